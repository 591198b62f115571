"""Where in a text its functions stand, and what follows what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from discourse.measures.contingency import Contingency, measure_contingency
from discourse.measures.resampling import SEED, FloatArray, IntArray

TENTHS = 10
SHUFFLES = 999
# Orders are drawn in blocks of about this many units, so that long texts need no more memory.
_UNITS = 1_000_000


@dataclass(frozen=True, eq=False)
class Positions:
    """Where labels stand: ``tenths[d, k]`` units of tenth ``d`` have label ``k``.

    ``bases`` are the units of each tenth. ``means`` are mean positions, 0 (start) to 1 (end) of
    the text; 0.5 is what an even spread gives. ``nan`` for a label without units.
    """

    tenths: IntArray
    bases: IntArray
    means: FloatArray


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive units of one label: ``text units[start:end]``."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Transitions:
    """How often one label follows another: ``counts[i, j]`` units of ``i`` are followed by ``j``.

    ``contingency`` holds expected counts and adjusted residuals under independence (beyond ±2
    is notable); ``None`` where there is too little to say.
    """

    labels: tuple[str, ...]
    counts: IntArray
    contingency: Contingency | None


def measure_positions(flags: NDArray[np.bool_]) -> Positions:
    """Positions of labels through a text; ``flags[u, k]`` says whether unit u has label k.

    Unit u of n stands at (u + ½)/n.
    """
    units, width = flags.shape
    tenth = np.arange(units) * TENTHS // max(units, 1)
    tenths = np.zeros((TENTHS, width), dtype=np.int64)
    np.add.at(tenths, tenth, flags.astype(np.int64))
    places = (np.arange(units) + 0.5) / max(units, 1)
    counts = flags.sum(axis=0)
    sums = places @ flags.astype(np.float64)
    means = np.divide(sums, counts, out=np.full(width, np.nan), where=counts > 0)
    return Positions(tenths, np.bincount(tenth, minlength=TENTHS).astype(np.int64), means)


def find_runs(sequence: Sequence[str | None]) -> tuple[Run, ...]:
    """The runs of equal labels, in order; units without a label (``None``) end a run."""
    runs: list[Run] = []
    at = 0
    for label, group in groupby(sequence):
        length = sum(1 for _ in group)
        if label is not None:
            runs.append(Run(label, at, at + length))
        at += length
    return tuple(runs)


def measure_transitions(
    sequences: Sequence[Sequence[str | None]], labels: Sequence[str]
) -> Transitions:
    """Count which label follows which, within each sequence (a text, or a paragraph).

    Pairs that hold a unit without a label are left out. Long runs dominate the diagonal: give
    the labels of :func:`find_runs` to see moves instead of units.

    Raises:
        KeyError: a sequence has a label that is not among ``labels``.
    """
    columns = {label: number for number, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)), dtype=np.int64)
    for sequence in sequences:
        for label, following in pairwise(sequence):
            if label is not None and following is not None:
                counts[columns[label], columns[following]] += 1
    return Transitions(tuple(labels), counts, measure_contingency(counts))


def transition_p_values(
    sequence: Sequence[str | None],
    paragraphs: Sequence[int],
    labels: Sequence[str],
    seed: int = SEED,
) -> FloatArray:
    """How often paragraphs in random order give so many or so few transitions, [labels × labels].

    ``paragraphs`` numbers the paragraph of each unit. Paragraphs are put in random order, and the
    units of each as well: what remains to be seen is order, not that units of one paragraph are
    alike, which adjusted residuals take for order (beyond ±2 in .06 to .24 of cells off the
    diagonal and more on it, ``benchmarks/sim_compare.py``). p is two-sided, of each cell by itself.
    """
    width = len(labels)
    places = {label: number for number, label in enumerate(labels)}
    codes = np.array([width if one is None else places[one] for one in sequence], dtype=np.int64)
    _, numbers = np.unique(np.asarray(paragraphs, dtype=np.int64), return_inverse=True)
    generator = np.random.default_rng([seed, codes.size])
    observed = _count_pairs(codes[None], width)
    lower, higher = (np.zeros((width, width)) for _ in range(2))
    step = max(1, _UNITS // max(codes.size, 1))
    for first in range(0, SHUFFLES, step):
        draws = min(step, SHUFFLES - first)
        ranks = generator.random((draws, int(numbers.max(initial=0)) + 1)).argsort(axis=1)
        order = (ranks[:, numbers] + generator.random((draws, codes.size))).argsort(axis=1)
        counts = _count_pairs(codes[order], width)
        lower += (counts <= observed).sum(axis=0)
        higher += (counts >= observed).sum(axis=0)
    return np.asarray(np.minimum(2 * (np.minimum(lower, higher) + 1) / (SHUFFLES + 1), 1.0))


def shuffled_runs(
    codes: IntArray, paragraphs: IntArray, least: int, generator: np.random.Generator
) -> tuple[IntArray, IntArray]:
    """Labels and lengths of the runs that paragraphs in random order have, [orders × runs] each.

    ``codes`` are the labels of units as numbers, -1 for none, and ``paragraphs`` numbers their
    paragraphs; each keeps its own order of units. Runs of fewer than ``least`` units are left out.
    Behind the last run of an order stand labels of -1 and lengths of 0.
    """
    _, numbers = np.unique(paragraphs, return_inverse=True)
    ranks = generator.random((SHUFFLES, int(numbers.max()) + 1))[:, numbers]
    drawn = codes[np.argsort(ranks, axis=1, kind="stable")]
    begins = np.ones(drawn.shape, dtype=np.bool_)
    begins[:, 1:] = drawn[:, 1:] != drawn[:, :-1]
    places = begins.cumsum(axis=1) - 1 + np.arange(SHUFFLES)[:, None] * codes.size
    lengths = np.bincount(places.ravel(), minlength=drawn.size)
    labels = np.full(drawn.size, -1)
    labels[places.ravel()] = drawn.ravel()
    kept = ((lengths >= least) & (labels >= 0)).reshape(drawn.shape)
    order, column = np.nonzero(kept)
    at = kept.cumsum(axis=1)[order, column] - 1
    shape = (SHUFFLES, max(int(kept.sum(axis=1).max()), 1))
    found = np.full(shape, -1), np.zeros(shape, dtype=np.int64)
    found[0][order, at] = labels.reshape(drawn.shape)[order, column]
    found[1][order, at] = lengths.reshape(drawn.shape)[order, column]
    return found


def _count_pairs(codes: IntArray, width: int) -> IntArray:
    """Which code follows which in each row, [rows × width × width]; ``width`` stands for none."""
    pairs = codes[:, :-1] * (width + 1) + codes[:, 1:]
    cells = (width + 1) ** 2
    placed = pairs + cells * np.arange(codes.shape[0])[:, None]
    counts = np.bincount(placed.ravel(), minlength=cells * codes.shape[0])
    return counts.reshape(-1, width + 1, width + 1)[:, :width, :width].astype(np.int64)
