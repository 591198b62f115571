"""Words and pairs of words that follow each other, as columns of a model: many units at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from discourse.annotators.lexicon import Lexicon, Numbered, Numbers

_NONE = -1


class Places(NamedTuple):
    """The known words and pairs of units: whose, from which word of it to which, and columns."""

    units: Numbers
    firsts: Numbers
    lasts: Numbers
    columns: Numbers

    def distinct(self) -> tuple[Numbers, Numbers]:
        """The units and the columns that they have, each once, in order of both."""
        most = 1 + int(self.columns.max(initial=0))
        keys = np.sort(self.units * most + self.columns)
        is_new = np.ones(len(keys), dtype=np.bool_)
        is_new[1:] = keys[1:] != keys[:-1]
        return np.divmod(keys[is_new], most)


@dataclass(frozen=True, eq=False)
class Grams:
    """The columns of words and of pairs of them ("two words"), by the numbers of the words.

    The column of a word, or -1, is in ``singles``; that of a pair is in ``pairs``, where ``keys``,
    which ascend, have first × count + second.
    """

    singles: Numbers
    keys: Numbers
    pairs: Numbers

    @classmethod
    def of(cls, columns: Mapping[str, int], lexicon: Lexicon) -> Grams:
        """Make the ``columns`` of words and pairs ready to be found."""
        size = 1 + max(lexicon.values(), default=0)
        singles = np.full(size, _NONE)
        keyed = []
        for gram, column in columns.items():
            first, *others = (lexicon[word] for word in gram.split(" "))
            if others:
                keyed.append((first * size + others[0], column))
            else:
                singles[first] = column
        return cls(singles, *np.array(sorted(keyed), dtype=np.int64).reshape(-1, 2).T)

    def places(self, units: Numbered) -> Places:
        """The known words of all units, then their known pairs."""
        within = np.arange(len(units.words)) - units.starts[units.units]
        singles = self.singles[units.words]
        pairs = self._pairs(units.words)
        pairs[units.units[:-1] != units.units[1:]] = _NONE
        known, paired = np.flatnonzero(singles >= 0), np.flatnonzero(pairs >= 0)
        return Places(
            units.units[np.concatenate([known, paired])],
            within[np.concatenate([known, paired])],
            within[np.concatenate([known, paired + 1])],
            np.concatenate([singles[known], pairs[paired]]),
        )

    def _pairs(self, words: Numbers) -> Numbers:
        """The columns of each word with the next, or -1."""
        wanted = words[:-1] * len(self.singles) + words[1:]
        if not len(self.keys):
            return np.full(len(wanted), _NONE)
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[places] == wanted, self.pairs[places], _NONE)
