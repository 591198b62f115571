"""What the trained tagger sees of a sentence: its cues, its words, its form, its neighbours.

Words of states and persons are one mark each, so that exchanging two countries changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.cut_text import CutText
from discourse.annotators.hits import Hits, WeighedHits
from discourse.annotators.marked_words import NUMBER, MarkedWords
from discourse.codebook import Codebook
from discourse.text import Span

Array = NDArray[np.float32]
CUE = "cue:"  # before the names of features that are cues
CUE_SCALE = 2.0  # so that the score of cues weighs as much as a cue or two
_WORDS = {
    "person:we": frozenset(("we", "our", "us", "ours")),
    "person:i": frozenset(("i", "my", "me")),
    "person:you": frozenset(("you", "your")),
    "person:they": frozenset(("they", "their", "them")),
    "form:number": frozenset((NUMBER,)),
}
_BITS = {word: 1 << place for place, forms in enumerate(_WORDS.values()) for word in forms}
_SIGNS = {"sign:quotation": '"', "sign:question": "?", "sign:exclamation": "!"}
_PLACES = ("form:length", "form:place", "form:opening", "form:closing")
_LONG = 50  # words
_OPENING, _CLOSING = 8, 6  # units


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """The units of a text as the tagger sees them.

    ``words`` has those of each unit, states and persons as marks; ``cues`` the names of the cues of
    functions that fired in each. What else is seen of a unit, each about 0 to 2, stands in
    ``form`` [units × names].
    """

    text: MarkedWords
    units: Sequence[Span]
    words: Sequence[Sequence[str]]
    cues: Sequence[Sequence[str]]
    names: tuple[str, ...]
    form: Array

    @classmethod
    def of(
        cls,
        cut: CutText,
        units: Sequence[Span],
        weighed: WeighedHits,
        codebook: Codebook,
        country: str | None = None,
    ) -> Views:
        """The ``units`` of a text with the hits in each; ``country`` is whose text it is."""
        text = MarkedWords.of(cut, codebook, country)
        words = text.words(units)
        cues = _cues(weighed.hits, len(units))
        signs = [
            [sign in cut.folded[unit.start : unit.end] for sign in _SIGNS.values()]
            for unit in units
        ]
        table = np.hstack(
            [
                CUE_SCALE * weighed.functions,
                CUE_SCALE * weighed.frames,
                _shifted(weighed.functions, 1),
                _shifted(weighed.functions, -1),
                _kinds(words),
                np.array(signs).reshape(-1, len(_SIGNS)),
                _places([*map(len, words)]),
            ]
        )
        return cls(text, units, words, cues, _names(codebook), table.astype(np.float32))

    def masked(self, number: int) -> str:
        """The unit ``number`` with a character for each mark."""
        return self.text.masked(self.units[number])


def _cues(hits: Hits, units: int) -> list[list[str]]:
    """The names of the cues of functions in each unit, in text order."""
    found: list[list[str]] = [[] for _ in range(units)]
    for unit, number in zip(hits.units.tolist(), hits.numbers.tolist(), strict=True):
        source, category, _ = hits.entries.every[number]
        if category.kind == "function":
            found[unit].append(f"{CUE}{source}")
    return found


def _shifted(table: NDArray[np.float64], lines: int) -> NDArray[np.float64]:
    """Each line where that of a neighbour stood; nothing where there is none."""
    shifted = np.roll(table, lines, axis=0)
    shifted[: max(lines, 0)] = 0
    shifted[len(table) + min(lines, 0) :] = 0
    return shifted


def _kinds(units: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Whether units have words of the kinds that count, [units × kinds]."""
    bits = np.zeros(len(units), dtype=np.int64)
    for number, words in enumerate(units):
        for word in _BITS.keys() & words:
            bits[number] |= _BITS[word]
    return (bits[:, None] >> np.arange(len(_WORDS)) & 1).astype(np.float64)


def _places(lengths: Sequence[int]) -> NDArray[np.float64]:
    """How long units are, and where in their text they stand, [units × 4]."""
    total = len(lengths)
    numbers = np.arange(total)
    long = np.minimum(np.array(lengths, dtype=np.float64) / _LONG, 2)
    opening, closing = numbers < _OPENING, total - numbers <= _CLOSING
    return np.stack([long, numbers / max(total, 1), opening, closing], axis=1)


@cache
def _names(codebook: Codebook) -> tuple[str, ...]:
    """The names of the columns of ``form``."""
    pages = [f"{page.kind}:{page.id}" for page in (*codebook.functions, *codebook.frames)]
    functions = pages[: len(codebook.functions)]
    around = [f"{place}:{name}" for place in ("before", "after") for name in functions]
    return (*pages, *around, *_WORDS, *_SIGNS, *_PLACES)
