"""Words and pairs of words that follow each other, as columns of a model: many units at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_UNKNOWN = -1
_JOIN = " ".join


@dataclass(frozen=True, eq=False)
class Grams:
    """The ``columns`` of words and of pairs of them ("two words"), also by number.

    ``words`` numbers all words. The column of a word by its number, or -1, is in ``singles``
    (whose last entry is for unknown ones); that of a pair is in ``pairs``, where ``keys``, which
    ascend, have first × count + second.
    """

    columns: Mapping[str, int]
    words: Mapping[str, int]
    singles: Numbers
    keys: Numbers
    pairs: Numbers

    @classmethod
    def of(cls, columns: Mapping[str, int]) -> Grams:
        """Make them ready to be found."""
        names = {gram: tuple(gram.split(" ")) for gram in columns}
        words = {word: number for number, word in enumerate(sorted(set(chain(*names.values()))))}
        singles = np.full(len(words) + 1, _UNKNOWN)
        for word, number in words.items():
            singles[number] = columns.get(word, _UNKNOWN)
        keyed = sorted(
            (words[name[0]] * len(words) + words[name[1]], columns[gram])
            for gram, name in names.items()
            if len(name) > 1
        )
        return cls(
            columns, _Words(words), singles, *np.array(keyed, dtype=np.int64).reshape(-1, 2).T
        )

    def find(self, units: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
        """The units and the columns that they have, each once, in order of both."""
        counts = [len(unit) for unit in units]
        rows = np.repeat(np.arange(len(units)), counts)
        flat = map(self.words.__getitem__, chain.from_iterable(units))
        numbers = np.fromiter(flat, dtype=np.int64, count=len(rows))
        pairs = self._pairs(numbers[:-1], numbers[1:])
        pairs[rows[:-1] != rows[1:]] = _UNKNOWN
        found = np.concatenate([self.singles[numbers], pairs])
        where = np.concatenate([rows, rows[:-1]])[found >= 0]
        most = 1 + max(self.columns.values(), default=0)
        unique = np.unique(where * most + found[found >= 0])
        return np.divmod(unique, most)

    def _pairs(self, first: Numbers, second: Numbers) -> Numbers:
        """The columns of pairs of words, or -1."""
        wanted = first * (len(self.singles) - 1) + second
        wanted[(first < 0) | (second < 0)] = _UNKNOWN
        if not len(self.keys):
            return np.full(len(wanted), _UNKNOWN)
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[places] == wanted, self.pairs[places], _UNKNOWN)

    def places(self, unit: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """The known words and pairs of a unit: places of their first and last words, columns."""
        get, size = self.columns.get, len(unit)
        columns = [*map(get, unit), *map(get, map(_JOIN, pairwise(unit)))]
        firsts = [*range(size), *range(size - 1)]
        lasts = [*range(size), *range(1, size)]
        known = [column is not None for column in columns]
        return (
            list(compress(firsts, known)),
            list(compress(lasts, known)),
            [column for column in columns if column is not None],
        )


class _Words(dict[str, int]):
    """Words that no gram has are unknown."""

    def __missing__(self, word: str) -> int:
        return _UNKNOWN
