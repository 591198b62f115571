"""How far apart are two texts over a whole group of labels? One number, beside its null.

The distance between two texts of the same kind is never 0, and grows as they get shorter. So the
distance expected by chance stands beside the distance found.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import xlogy

from discourse.measures.intervals import why_no_interval
from discourse.measures.resampling import (
    PERMUTATIONS,
    SEED,
    FloatArray,
    Sample,
    canonical_order,
    permuted_totals,
)


@dataclass(frozen=True, slots=True)
class Divergence:
    """The distance of two texts over one group of labels.

    ``distance`` is the Jensen-Shannon distance found, 0 (same shares) to 1 (no label in
    common); ``by_chance`` its mean when the paragraphs are dealt out at random, ``excess`` the
    difference of the two, which may be below 0. ``contributions`` are each label's share of the
    divergence; they sum to 1 (all 0 where the distance is 0). There is no bootstrap interval:
    resampling adds distance and would never come down to 0. ``reason`` says what is missing.
    """

    distance: float | None
    by_chance: float | None
    excess: float | None
    p_value: float | None
    contributions: tuple[float, ...]
    reason: str | None


def jensen_shannon(first: ArrayLike, second: ArrayLike) -> FloatArray:
    """Jensen-Shannon distance of counts or shares along the last axis, base 2, 0 to 1.

    √(½ΣP·log₂(P/M) + ½ΣQ·log₂(Q/M)), M = (P+Q)/2 (Lin 1991; a metric by Endres & Schindelin
    2003). ``nan`` where either side sums to 0.
    """
    terms = _terms(_shares(first), _shares(second))
    return np.asarray(np.sqrt(np.maximum(terms.sum(axis=-1), 0.0)))


def compare_distributions(
    first: Sample,
    second: Sample,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
    fewest: int | None = None,
) -> Divergence:
    """The distance between the label shares of two texts, with a permutation null.

    The columns of the tables are the labels of one group, such as the acts; shares are of all
    labels given in the group. The null deals paragraphs out to the texts at random. ``fewest`` is
    how many rows each side needs where they are whole texts; else the paragraphs of an interval.

    Raises:
        ValueError: the tables have not the same columns.
    """
    if first.table.shape[1] != second.table.shape[1]:
        raise ValueError("both tables need the same labels")
    width = first.table.shape[1]
    if not (first.totals.any() and second.totals.any()):
        return Divergence(None, None, None, None, (0.0,) * width, "a text has no such label")
    distance = float(jensen_shannon(first.totals, second.totals))
    terms = _terms(_shares(first.totals), _shares(second.totals))
    shares = terms / terms.sum() if distance > 0 else np.zeros(width)
    contributions = tuple(shares.tolist())
    reason = why_no_interval(first) or why_no_interval(second)
    if fewest is not None:
        few = min(first.paragraphs, second.paragraphs)
        reason = f"{few} texts, fewer than {fewest}: not dealt out" if few < fewest else None
    if reason:
        return Divergence(distance, None, None, None, contributions, reason)
    pair = (first, second)
    ordered = [pair[number] for number in canonical_order(pair)]
    drawn = np.concatenate(
        [
            jensen_shannon(totals[:, 0], totals[:, 1])
            for totals, _ in permuted_totals(ordered, permutations, seed)
        ]
    )
    # A shuffle that leaves one text without any label has no distance; it counts as exceeding.
    by_chance = float(np.nanmean(drawn))
    exceeding = int((~(drawn < distance - 1e-12)).sum())
    p_value = (exceeding + 1) / (permutations + 1)
    return Divergence(distance, by_chance, distance - by_chance, p_value, contributions, None)


def _shares(counts: ArrayLike) -> FloatArray:
    values = np.asarray(counts, dtype=np.float64)
    totals = values.sum(axis=-1, keepdims=True)
    out = np.full(values.shape, np.nan)
    return np.asarray(np.divide(values, totals, out=out, where=totals > 0))


def _terms(first: FloatArray, second: FloatArray) -> FloatArray:
    """Each label's part of the divergence in bits."""
    middle = (first + second) / 2
    safe = np.where(middle > 0, middle, 1.0)
    parts = xlogy(first, first / safe) + xlogy(second, second / safe)
    return np.asarray(parts / (2 * np.log(2)))
