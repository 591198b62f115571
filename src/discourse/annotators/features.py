"""What the trained tagger sees of a sentence: its cues, its words, its form, its neighbours.

Words of states and persons are one mark each, so that exchanging two countries changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from discourse.annotators.actors import Mention
from discourse.annotators.cues import Hit, combine
from discourse.codebook import Codebook
from discourse.text import WORD, Span, fold

_MARKS = {"self": "@own", "self_demonym": "@own"} | dict.fromkeys(
    ("state", "territory", "demonym", "person"), "@other"
)
_NUMBER = "#"
_PERSONS = {
    "we": frozenset(("we", "our", "us", "ours")),
    "i": frozenset(("i", "my", "me")),
    "you": frozenset(("you", "your")),
    "they": frozenset(("they", "their", "them")),
}
_SIGNS = {"quotation": '“”"', "question": "?", "exclamation": "!"}
_LONG = 50  # words
#: An article before these belongs to the name, as it does for cues; an ending after it too.
_WITH_ARTICLE = frozenset(("self", "state", "territory"))
_ENDINGS = ("'s", "’s", "'", "’")
_OPENING, _CLOSING = 8, 6  # units


class Gram(NamedTuple):
    """A word or two that follow each other, and where they stand."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with what was found in it: ``words`` in order, ``hits`` of functions and frames."""

    text: str
    words: tuple[Gram, ...]
    hits: Sequence[Hit]

    @property
    def grams(self) -> list[Gram]:
        """The words, then the pairs of words."""
        pairs = zip(self.words, self.words[1:], strict=False)
        return [
            *self.words,
            *(Gram(f"{one.name} {two.name}", one.start, two.end) for one, two in pairs),
        ]


@cache
def demonym_marks(codebook: Codebook, country: str | None) -> dict[str, str]:
    """The mark of each word for the people of a state, also where it is no mention ("American").

    ``country`` is the id of the state whose text it is.
    """
    return {
        fold(word): _MARKS["self_demonym" if actor.id == country else "demonym"]
        for actor in codebook.actors
        for word in actor.demonyms
        if " " not in word
    }


def view_units(
    text: str,
    units: Sequence[Span],
    mentions: Sequence[Mention],
    hits: Sequence[Sequence[Hit]],
    demonyms: Mapping[str, str],
) -> list[UnitView]:
    """The views of ``units`` (in text order) of ``text``, with their ``hits``."""
    folded = fold(text)
    marked = [mention for mention in mentions if mention.kind in _MARKS]
    starts = [mention.start for mention in marked]
    views = []
    for unit, found in zip(units, hits, strict=True):
        own = marked[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
        words = tuple(
            gram._replace(name=demonyms.get(gram.name, gram.name))
            for gram in _words(folded, unit, own)
        )
        views.append(UnitView(text[unit.start : unit.end], words, found))
    return views


def _words(folded: str, unit: Span, mentions: Sequence[Mention]) -> Iterator[Gram]:
    start = unit.start
    for mention in mentions:
        if mention.start < start:
            continue  # a name within a name
        before = list(_plain_words(folded, start, mention.start))
        if mention.kind in _WITH_ARTICLE and before and before[-1].name == "the":
            before.pop()
        yield from before
        yield Gram(_MARKS[mention.kind], mention.start, mention.end)
        start = mention.end
        start += next((len(end) for end in _ENDINGS if folded.startswith(end, start)), 0)
    yield from _plain_words(folded, start, unit.end)


def _plain_words(folded: str, start: int, end: int) -> Iterator[Gram]:
    for match in WORD.finditer(folded, start, end):
        word = match[0]
        yield Gram(_NUMBER if word[0].isdigit() else word, match.start(), match.end())


def features_of(views: Sequence[UnitView], number: int) -> dict[str, float]:
    """All features but the words of the unit ``number``, by name, each about 0 to 2."""
    view = views[number]
    features = {f"cue:{hit.source}": 1.0 for hit in view.hits if hit.category.kind == "function"}
    features |= {name: 2 * score for name, score in _scores(view.hits)}
    for place, other in (("before", number - 1), ("after", number + 1)):
        if 0 <= other < len(views):
            found = _scores(views[other].hits)
            features |= {f"{place}:{n}": s for n, s in found if n.startswith("function")}
    words = {gram.name for gram in view.words}
    features |= {f"person:{name}": 1.0 for name, forms in _PERSONS.items() if words & forms}
    features |= {
        f"sign:{name}": 1.0 for name, signs in _SIGNS.items() if any(s in view.text for s in signs)
    }
    features["form:length"] = min(len(view.words) / _LONG, 2)
    features["form:place"] = number / len(views)
    if _NUMBER in words:
        features["form:number"] = 1.0
    if number < _OPENING:
        features["form:opening"] = 1.0
    if len(views) - number <= _CLOSING:
        features["form:closing"] = 1.0
    return features


def _scores(hits: Sequence[Hit]) -> list[tuple[str, float]]:
    """The score of each function and frame that has a cue, ``function:claim``."""
    weights: dict[str, list[float]] = {}
    for hit in hits:
        weights.setdefault(f"{hit.category.kind}:{hit.category.id}", []).append(hit.cue.weight)
    return [(name, combine(found)) for name, found in weights.items()]
