"""Phrases that the tagger hears by likeness: filters over the vectors of words in a row.

A convolution of which each filter's highest response in the sentence counts (Kim 2014,
"Convolutional neural networks for sentence classification", EMNLP). ``corpus/student.py`` learns
the vectors and the filters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Numbers = NDArray[np.int64]
#: Rows of the vectors before those of the words: zero between sentences, and unknown words.
PADDING, UNKNOWN, FIRST_WORD = range(3)


@dataclass(frozen=True, eq=False)
class Phrases:
    """What the filters hear in sentences, and what that says for each label.

    ``words`` numbers the rows of ``vectors`` [rows × size]; ``filters`` [width × size × filters]
    respond to words in a row, above ``bias`` [filters]; ``readout`` is [filters × labels].
    """

    words: Mapping[str, int]
    vectors: Array
    filters: Array
    bias: Array
    readout: Array

    def sums(self, units: Sequence[Sequence[str]]) -> Array:
        """What the phrases of units say, [units × labels]."""
        responses, counts = self._responses(units)
        heard = np.zeros((len(units), len(self.bias)), dtype=np.float32)
        filled = counts > 0
        if filled.any():
            starts = (np.cumsum(counts) - counts)[filled]
            highest = np.maximum.reduceat(responses, starts, axis=0)
            heard[filled] = np.maximum(highest + self.bias, 0)
        # Not by BLAS: for so little it starts threads that take more time than they save.
        return np.asarray(np.einsum("uf,fl->ul", heard, self.readout))

    def shares(self, unit: Sequence[str], label: int) -> list[tuple[int, int, float]]:
        """The phrases of a unit that speak for a label: first and last word, share of the sum.

        ``label`` is its column of the readout.
        """
        responses, _ = self._responses([unit])
        if not len(responses):
            return []
        at = responses.argmax(axis=0)
        heard = np.maximum(responses[at, np.arange(len(at))] + self.bias, 0)
        said = np.bincount(at, heard * self.readout[:, label], len(unit)).tolist()
        margin, last = len(self.filters) // 2, len(unit) - 1
        return [
            (max(0, place - margin), min(last, place + margin), share)
            for place, share in enumerate(said)
            if share > 0
        ]

    @cached_property
    def _heard(self) -> Array:
        """What each filter hears of each word in each of its places, [width × rows × filters]."""
        return np.asarray(self.vectors @ self.filters)

    def _responses(self, units: Sequence[Sequence[str]]) -> tuple[Array, Numbers]:
        """How strongly the filters respond around each word of all units; the units' lengths."""
        width = len(self.filters)
        gap, get = [PADDING] * (width // 2), self.words.get
        known = ([*[get(word, UNKNOWN) for word in unit], *gap] for unit in units)
        rows = np.array([*gap, *chain.from_iterable(known)])
        middles = np.flatnonzero(rows != PADDING) - len(gap)
        responses = self._heard[0][rows[middles]]
        for at in range(1, width):
            responses += self._heard[at][rows[middles + at]]
        return responses, np.array([len(unit) for unit in units])
