"""Words as numbers: those that the tagger knows, and the words of many units in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
#: Numbers before those of the words: no word, between units; and unknown words.
PADDING, UNKNOWN, FIRST_WORD = range(3)


@dataclass(frozen=True, eq=False)
class Numbered:
    """The words of units by number, all in a row, and how many each unit has."""

    words: Numbers
    counts: Numbers

    @cached_property
    def units(self) -> Numbers:
        """The unit of each word."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    @cached_property
    def starts(self) -> Numbers:
        """The place of the first word of each unit."""
        return np.asarray(np.cumsum(self.counts) - self.counts)

    def chosen(self, units: Numbers) -> Numbered:
        """Some of the units, in the order given."""
        counts = self.counts[units]
        return Numbered(self.words[ranges(self.starts[units], counts)], counts)


class Lexicon(dict[str, int]):
    """The words of a model and their numbers; others are unknown."""

    @classmethod
    def of(cls, grams: Iterable[str]) -> Lexicon:
        """The words of ``grams``: single ones in their order, then those of pairs alone."""
        all_grams = list(grams)
        singles = [gram for gram in all_grams if " " not in gram]
        words = dict.fromkeys((*singles, *chain.from_iterable(map(str.split, all_grams))))
        return cls({word: number for number, word in enumerate(words, start=FIRST_WORD)})

    def __missing__(self, word: str) -> int:
        return UNKNOWN

    def read(self, units: Sequence[Sequence[str]]) -> Numbered:
        """The words of units by number."""
        counts = np.array(list(map(len, units)), dtype=np.int64)
        flat = map(self.__getitem__, chain.from_iterable(units))
        return Numbered(np.fromiter(flat, dtype=np.int64, count=int(counts.sum())), counts)


def ranges(starts: Numbers, counts: Numbers) -> Numbers:
    """The numbers from each start on, as many as each count says, all in a row."""
    before = np.cumsum(counts) - counts
    return np.asarray(np.arange(int(counts.sum())) + np.repeat(starts - before, counts))
