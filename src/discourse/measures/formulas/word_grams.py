"""Word sequences of one length that stand twice or more, numbered by doubling.

A sequence of two words is a pair of word numbers, one of four a pair of those, and so on, so that
each step sorts numbers and never compares words. No sequence reaches over the end of a run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.formulas.stream import WordStream

Longs = NDArray[np.int64]
#: What this many holders have belongs to all: forms of address, titles, resolutions.
COMMON_HOLDERS = 5


@dataclass(frozen=True, eq=False)
class Grams:
    """All sequences of one length that recur: where each begins, in order, and its class."""

    places: Longs
    classes: Longs

    def holders(self, holder: Longs) -> Longs:
        """How many holders have each class; ``holder`` is that of each place."""
        every = int(holder.max(initial=0)) + 1
        return np.bincount(np.unique(self.classes * every + holder) // every).astype(np.int64)


def find_grams(stream: WordStream, length: int) -> Grams:
    """Classes of all sequences of ``length`` words that stand twice or more."""
    classes, size = stream.words.astype(np.int64), 1
    while size < length:
        step = min(size, length - size)
        size += step
        whole = np.arange(max(classes.size - step, 0))
        keep = stream.run_of[whole] == stream.run_of[whole + step]
        keep &= (classes[whole] >= 0) & (classes[whole + step] >= 0)
        keys = np.full(classes.size, -1, dtype=np.int64)
        at = whole[keep]
        keys[at] = classes[at] * (classes.max(initial=0) + 1) + classes[at + step]
        classes = _numbered(keys)
    places = np.flatnonzero(classes >= 0)
    return Grams(places, classes[places])


def _numbered(keys: Longs) -> Longs:
    """Equal keys by small equal numbers; -1 for none, and for those that stand once."""
    at = np.flatnonzero(keys >= 0)
    _, inverse, counts = np.unique(keys[at], return_inverse=True, return_counts=True)
    classes = np.full(keys.size, -1, dtype=np.int64)
    classes[at] = np.where(counts[inverse] > 1, inverse, -1)
    return classes
