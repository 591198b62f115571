"""What the trained tagger sees of a sentence: its cues, its words, its form, its neighbours.

Words of states and persons are one mark each, so that exchanging two countries changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from discourse.annotators.actors import Mention
from discourse.annotators.cues import Hit, combine
from discourse.codebook import Codebook
from discourse.text import WORD, Span, fold

_MARKS = {"self": "@own", "self_demonym": "@own"} | dict.fromkeys(
    ("state", "territory", "demonym", "person"), "@other"
)
_MARKS["place"] = "@place"
_NUMBER = "#"
CUE_SCALE = 2.0  # so that the score of cues weighs as much as a cue or two
_PERSONS = {
    "person:we": frozenset(("we", "our", "us", "ours")),
    "person:i": frozenset(("i", "my", "me")),
    "person:you": frozenset(("you", "your")),
    "person:they": frozenset(("they", "their", "them")),
}
_SIGNS = {"sign:quotation": '“”"', "sign:question": "?", "sign:exclamation": "!"}
_LONG = 50  # words
#: An article before these belongs to the name, as it does for cues; an ending after it too.
_WITH_ARTICLE = frozenset(("self", "state", "territory"))
_ARTICLE = re.compile(r"(?<![\w'’\-–])the\W*\Z")
_ENDING = re.compile("['’]s?")
_OPENING, _CLOSING = 8, 6  # units

Piece = tuple[int, int, str | None]


class Gram(NamedTuple):
    """A word or two that follow each other, and where they stand."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with what was found in it.

    ``words`` in order, states and persons as marks; the ids of the ``cues`` of functions that
    fired, and the ``scores`` that cues give to functions and frames (``function:claim``).
    """

    text: str
    words: tuple[str, ...]
    cues: tuple[str, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)

    @property
    def grams(self) -> list[str]:
        """The words, then the pairs of words."""
        return [*self.words, *[f"{one} {two}" for one, two in pairwise(self.words)]]


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


@dataclass(frozen=True, slots=True, eq=False)
class Viewer:
    """A text in which units are viewed: its ``mentions`` are marks, and so are ``demonyms``."""

    text: str
    folded: str
    mentions: Sequence[Mention]
    starts: Sequence[int]
    demonyms: Mapping[str, str]

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention], demonyms: Mapping[str, str]) -> Viewer:
        """The viewer of a text; of the ``mentions`` those of states, persons, places are marks."""
        marked = [mention for mention in mentions if mention.kind in _MARKS]
        return cls(text, fold(text), marked, [mention.start for mention in marked], demonyms)

    def view(self, unit: Span, hits: Sequence[Hit]) -> UnitView:
        """The view of a unit with its ``hits`` of functions and frames."""
        words: list[str] = []
        for start, end, mark in self._pieces(unit):
            if mark:
                words.append(mark)
            else:
                found = WORD.findall(self.folded, start, end)
                words += [self._name(word) for word in found]
        cues = tuple(f"cue:{hit.source}" for hit in hits if hit.category.kind == "function")
        return UnitView(self.text[unit.start : unit.end], tuple(words), cues, _scores(hits))

    def grams(self, unit: Span) -> list[Gram]:
        """The words and the pairs of words of a unit, with their places."""
        words: list[Gram] = []
        for start, end, mark in self._pieces(unit):
            if mark:
                words.append(Gram(mark, start, end))
            else:
                found = WORD.finditer(self.folded, start, end)
                words += [Gram(self._name(m[0]), m.start(), m.end()) for m in found]
        pairs = pairwise(words)
        return [*words, *[Gram(f"{a.name} {b.name}", a.start, b.end) for a, b in pairs]]

    def _pieces(self, unit: Span) -> Iterator[Piece]:
        """Stretches of plain words, and mentions with their marks."""
        start = unit.start
        first, last = bisect_left(self.starts, unit.start), bisect_left(self.starts, unit.end)
        for mention in self.mentions[first:last]:
            if mention.start < start:
                continue  # a name within a name
            end = mention.start
            if mention.kind in _WITH_ARTICLE and (the := _ARTICLE.search(self.folded, start, end)):
                end = the.start()
            yield start, end, None
            yield mention.start, mention.end, _MARKS[mention.kind]
            ending = _ENDING.match(self.folded, mention.end, unit.end)
            start = ending.end() if ending else mention.end
        yield start, unit.end, None

    def _name(self, word: str) -> str:
        return _NUMBER if word[0].isdigit() else self.demonyms.get(word, word)


def features_of(views: Sequence[UnitView], number: int) -> dict[str, float]:
    """All features but the words of the unit ``number``, by name, each about 0 to 2."""
    view = views[number]
    features = dict.fromkeys(view.cues, 1.0)
    features |= {name: CUE_SCALE * score for name, score in view.scores.items()}
    for place, other in (("before", number - 1), ("after", number + 1)):
        if 0 <= other < len(views):
            found = views[other].scores.items()
            features |= {f"{place}:{n}": s for n, s in found if n.startswith("function")}
    words = frozenset(view.words)
    features |= {name: 1.0 for name, forms in _PERSONS.items() if not words.isdisjoint(forms)}
    features |= {
        name: 1.0 for name, signs in _SIGNS.items() if any(sign in view.text for sign in signs)
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


def _scores(hits: Sequence[Hit]) -> dict[str, float]:
    """The score of each function and frame that has a cue, ``function:claim``."""
    weights: dict[str, list[float]] = {}
    for hit in hits:
        weights.setdefault(f"{hit.category.kind}:{hit.category.id}", []).append(hit.cue.weight)
    return {name: combine(found) for name, found in weights.items()}
