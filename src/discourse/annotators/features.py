"""What the trained tagger sees of a sentence: its cues, its words, its form, its neighbours.

Words of states and persons are one mark each, so that exchanging two countries changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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
#: The mark of each character of a masked text that stands for a mention.
MARK_OF = {mask: mark for mark, mask in _MASKS.items()}
FILLER = "\ue003"  # the rest of the place of such a mention
_WORD_OR_MASK = re.compile(f"{WORD.pattern}|[{''.join(MARK_OF)}]{FILLER}*")
_FOREIGN = re.compile(f"[{''.join(MARK_OF)}{FILLER}]")
_NUMBER = "#"
CUE_SCALE = 2.0  # so that the score of cues weighs as much as a cue or two
_PERSONS = {
    "person:we": frozenset(("we", "our", "us", "ours")),
    "person:i": frozenset(("i", "my", "me")),
    "person:you": frozenset(("you", "your")),
    "person:they": frozenset(("they", "their", "them")),
}
_SIGNS = dict.fromkeys('“”"', "sign:quotation") | {"?": "sign:question", "!": "sign:exclamation"}
_LONG = 50  # words
#: An article before these belongs to the name, as it does for cues; an ending after it too.
_WITH_ARTICLE = frozenset(("self", "state", "territory"))
_ARTICLE = re.compile(r"(?<![\w'’\-–])the\W*\Z")
_ENDING = re.compile("['’]s?")
_OPENING, _CLOSING = 8, 6  # units


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with what was found in it.

    ``masked`` is its ``text`` with one character, filled up, for each mention of a state; the
    ``words`` in order, states and persons as marks; the ids of the ``cues`` of functions that
    fired, and the ``scores`` that cues give to functions and frames (``function:claim``).
    """

    text: str
    masked: str
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
        masked = self.masked[unit.start : unit.end]
        words = tuple(map(self.names.__getitem__, _WORD_OR_MASK.findall(masked)))
        return UnitView(text, masked, words, cues, _scores(hits))


def word_places(view: UnitView) -> list[tuple[int, int]]:
    """Where each word of a view stands in its unit; a mention with its article and ending."""
    return [match.span() for match in _WORD_OR_MASK.finditer(view.masked)]


def mask_words(view: UnitView) -> UnitView:
    """The view with words that are marks masked too where they are no mention ("American")."""
    masked = view.masked
    for (start, end), word in zip(word_places(view), view.words, strict=True):
        if (mask := _MASKS.get(word)) and masked[start] != mask:
            masked = masked[:start] + mask.ljust(end - start, FILLER) + masked[end:]
    return view if masked == view.masked else replace(view, masked=masked)


class _Names(dict[str, str]):
    """The words of a masked text and what they are in a view, made out when first met."""

    def __init__(self, demonyms: Mapping[str, str]) -> None:
        super().__init__(demonyms)

    def __missing__(self, word: str) -> str:
        plain = _NUMBER if word[0].isdigit() else word
        name = self[word] = MARK_OF.get(word[0], plain)
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
        parts += folded[done:start], mask.ljust(end - start, FILLER)
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
    features |= {name: 1.0 for sign, name in _SIGNS.items() if sign in view.text}
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
