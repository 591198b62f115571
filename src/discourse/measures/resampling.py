"""Random draws over paragraphs, shared by intervals and tests.

Sentences of one paragraph depend on each other, so whole paragraphs are drawn. Every draw comes
from a seed and from the counts themselves, never from the order in which texts are given:
swapping two texts gives the same draws, and so the mirror image of the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

DRAWS = 2000
PERMUTATIONS = 9999
SEED = 20250513
#: With fewer paragraphs than this, resampling them says little about their variability.
FEWEST_PARAGRAPHS = 10
# Draws are made in blocks of at most this many cells, so that long texts need no more memory.
_CELLS = 4_000_000
# Of more texts than this, shuffled rows are sorted and summed instead of multiplied.
_MANY = 12


@dataclass(frozen=True, eq=False)
class Sample:
    """The paragraphs of one text.

    ``table[p, k]`` counts the units (sentences, say) of paragraph ``p`` that have label ``k``;
    ``bases[p]`` counts all its units. Paragraphs without units are left out.

    Raises:
        ValueError: the shapes differ, or a count is negative or above its base.
    """

    table: IntArray
    bases: IntArray

    def __post_init__(self) -> None:
        table = np.atleast_2d(np.asarray(self.table, dtype=np.int64))
        bases = np.asarray(self.bases, dtype=np.int64)
        if bases.ndim != 1 or table.shape[0] != bases.shape[0]:
            raise ValueError(
                f"a sample needs one base per paragraph, got {table.shape[0]} rows of counts "
                f"and bases of shape {bases.shape}"
            )
        if (table < 0).any() or (table > bases[:, None]).any():
            raise ValueError("every count must lie between 0 and the base of its paragraph")
        kept = bases > 0
        object.__setattr__(self, "table", np.ascontiguousarray(table[kept]))
        object.__setattr__(self, "bases", np.ascontiguousarray(bases[kept]))

    @property
    def paragraphs(self) -> int:
        """The number of paragraphs that have units."""
        return int(self.bases.size)

    @property
    def base(self) -> int:
        """The number of units."""
        return int(self.bases.sum())

    @property
    def totals(self) -> IntArray:
        """The number of units with each label."""
        return np.asarray(self.table.sum(axis=0))

    @property
    def key(self) -> bytes:
        """A digest of the counts: it orders texts and seeds their draws."""
        shape = np.array(self.table.shape, dtype="<i8").tobytes()
        cells = np.column_stack((self.bases, self.table)).astype("<i8").tobytes()
        return sha256(shape + cells).digest()


def bootstrap_rates_of(sample: Sample, draws: int, seed: int, twin: int = 0) -> FloatArray:
    """Rates of each label in ``draws`` resamples of the paragraphs, [draws × labels].

    Paragraphs are drawn with replacement, as multinomial weights (Efron & Tibshirani 1993,
    ch. 6). ``twin`` tells apart samples of equal counts, whose draws must not be the same.
    """
    entropy = [seed, int.from_bytes(sample.key[:8], "little"), twin]
    generator = np.random.default_rng(entropy)
    number = sample.paragraphs
    rates = np.empty((draws, sample.table.shape[1]))
    table, bases = sample.table.astype(np.float64), sample.bases.astype(np.float64)
    for first, last in _blocks(draws, number):
        weights = generator.multinomial(number, np.full(number, 1 / number), size=last - first)
        weights = weights.astype(np.float64)
        rates[first:last] = (weights @ table) / (weights @ bases)[:, None]
    return rates


def permuted_totals(
    samples: Sequence[Sample], draws: int, seed: int
) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Totals after shuffling paragraphs across texts: blocks of (hits, bases).

    ``hits`` is [draws × texts × labels] and ``bases`` [draws × texts]; each text keeps its number
    of paragraphs. ``samples`` must be in :func:`canonical_order`.
    """
    cells = [np.column_stack((sample.table, sample.bases)) for sample in samples]
    for sums in permuted_sums(cells, draws, seed):
        yield sums[..., :-1], sums[..., -1]


def permuted_sums(tables: Sequence[NDArray[Any]], draws: int, seed: int) -> Iterator[FloatArray]:
    """Sums of each column after shuffling rows across tables, [draws × tables × columns].

    Each table keeps its number of rows; tables must come in an order of their own, not in that
    in which texts are given.
    """
    generator = np.random.default_rng(seed)
    sizes = [table.shape[0] for table in tables]
    groups = np.repeat(np.arange(len(tables)), sizes)
    cells = np.vstack(tables).astype(np.float64)
    for first, last in _blocks(draws, groups.size):
        shuffled = generator.permuted(np.tile(groups, (last - first, 1)), axis=1)
        if len(tables) > _MANY:
            yield _sums_of_many(shuffled, cells, sizes)
            continue
        sums = np.empty((last - first, len(tables), cells.shape[1]))
        for number in range(len(tables)):
            sums[:, number] = (shuffled == number).astype(np.float64) @ cells
        yield sums


def _sums_of_many(shuffled: IntArray, cells: FloatArray, sizes: Sequence[int]) -> FloatArray:
    """The same sums where tables are many: rows in the order of their texts, summed in runs.

    Its cost does not grow with the number of texts, as that of a product for each text does.
    """
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    sums = np.empty((shuffled.shape[0], len(sizes), cells.shape[1]))
    for first, last in _blocks(shuffled.shape[0], cells.size):
        order = np.argsort(shuffled[first:last], axis=1, kind="stable")
        sums[first:last] = np.add.reduceat(cells[order], starts, axis=1)
    return sums


def canonical_order(samples: Sequence[Sample]) -> list[int]:
    """The positions of ``samples`` in an order that depends on their counts alone."""
    return sorted(range(len(samples)), key=lambda number: samples[number].key)


def _blocks(draws: int, width: int) -> Iterator[tuple[int, int]]:
    step = max(1, _CELLS // max(width, 1))
    for first in range(0, draws, step):
        yield first, min(first + step, draws)
