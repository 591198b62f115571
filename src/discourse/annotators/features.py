"""What the trained tagger sees of a sentence: its cues, its words, its form, its neighbours.

Words of states and persons are one mark each, so that exchanging two countries changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from discourse.annotators.actors import Mention
from discourse.annotators.cues import Hit, combine
from discourse.codebook import Codebook
from discourse.text import WORD, Span, fold

#: The mark of each kind of mention, and the character that stands for it in a masked text.
_MARKS = (
    {"self": "@own", "self_demonym": "@own"}
    | dict.fromkeys(("state", "territory", "demonym", "person"), "@other")
    | {"place": "@place"}
)
_MASKS = {"@own": "\ue000", "@other": "\ue001", "@place": "\ue002"}
_UNMASKED = {mask: mark for mark, mask in _MASKS.items()}
_FILLER = "\ue003"
_WORD_OR_MASK = re.compile(f"{WORD.pattern}|[{''.join(_UNMASKED)}]{_FILLER}*")
_FOREIGN = re.compile(f"[{''.join(_UNMASKED)}{_FILLER}]")
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
    """A text in which units are viewed: ``masked`` has one character for each mention of a state.

    The masked text is as long as the text; ``names`` says which word of a view a word of it is.
    """

    text: str
    masked: str
    names: dict[str, str]

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention], demonyms: Mapping[str, str]) -> Viewer:
        """The viewer of a text; of the ``mentions`` those of states, persons, places are marks."""
        return cls(text, _mask(fold(text), mentions), _Names(demonyms))

    def view(self, unit: Span, hits: Sequence[Hit]) -> UnitView:
        """The view of a unit with its ``hits`` of functions and frames."""
        cues = tuple([f"cue:{hit.source}" for hit in hits if hit.category.kind == "function"])
        text = self.text[unit.start : unit.end]
        return UnitView(text, self.words(unit), cues, _scores(hits))

    def words(self, unit: Span) -> tuple[str, ...]:
        """The words of a unit, states and persons as marks."""
        found = _WORD_OR_MASK.findall(self.masked, unit.start, unit.end)
        return tuple(map(self.names.__getitem__, found))

    def places(self, unit: Span) -> list[tuple[int, int]]:
        """Where each word of the view of a unit stands; a mention with its article and ending."""
        return [m.span() for m in _WORD_OR_MASK.finditer(self.masked, unit.start, unit.end)]


class _Names(dict[str, str]):
    """The words of a masked text and what they are in a view, made out when first met."""

    def __init__(self, demonyms: Mapping[str, str]) -> None:
        super().__init__(demonyms)

    def __missing__(self, word: str) -> str:
        plain = _NUMBER if word[0].isdigit() else word
        name = self[word] = _UNMASKED.get(word[0], plain)
        return name


def _mask(folded: str, mentions: Sequence[Mention]) -> str:
    """The text with a character for each mention, its article and its ending; the rest filled."""
    folded = _FOREIGN.sub(" ", folded)
    parts: list[str] = []
    done = 0
    for mention in mentions:
        if mention.kind not in _MARKS or mention.start < done:
            continue  # the latter is a name within a name
        start, end = mention.start, mention.end
        if mention.kind in _WITH_ARTICLE and (the := _ARTICLE.search(folded, done, start)):
            start = the.start()
        if ending := _ENDING.match(folded, end):
            end = ending.end()
        mask = _MASKS[_MARKS[mention.kind]]
        parts += folded[done:start], mask.ljust(end - start, _FILLER)
        done = end
    return "".join((*parts, folded[done:]))


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
