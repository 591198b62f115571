"""Where a series of shares moves from one level to another: the likeliest split, and its test."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from discourse.measures.resampling import SEED, FloatArray

LEAST_SEGMENT = 3  # points on either side of a split
SHUFFLES = 1999


@dataclass(frozen=True, slots=True)
class Split:
    """The first point of the new level, the shares before and after, and the p of the split."""

    at: int
    before: float
    after: float
    p_value: float


def find_split(counts: FloatArray, bases: FloatArray, seed: int = SEED) -> Split | None:
    """The split of a series into two levels that explains most, against shuffled points.

    The statistic is the largest Σ n·(r - r̄)² of the two parts, each of three points or more; the
    test takes points as exchangeable, so a slow drift is found as a split, too. ``None`` where
    nothing is counted.

    Raises:
        ValueError: fewer than six points, or a point with a base of 0.
    """
    if counts.size < 2 * LEAST_SEGMENT or (bases <= 0).any():
        raise ValueError(f"a split needs {2 * LEAST_SEGMENT} points with a base, got {bases}")
    if not counts.any():
        return None
    generator = np.random.default_rng([seed, counts.size])
    order = generator.permuted(np.tile(np.arange(counts.size), (SHUFFLES, 1)), axis=1)
    observed = _split_gains(counts[None], bases[None])[0]
    drawn = _split_gains(counts[order], bases[order]).max(axis=1)
    at = int(observed.argmax()) + LEAST_SEGMENT
    exceeding = int((drawn >= observed.max() * (1 - 1e-9)).sum())
    before, after = (
        float(counts[part].sum() / bases[part].sum()) for part in (slice(at), slice(at, None))
    )
    return Split(at, before, after, (exceeding + 1) / (SHUFFLES + 1))


def _split_gains(counts: FloatArray, bases: FloatArray) -> FloatArray:
    """What each split explains, [series × splits], from the third point on."""
    hits, units = counts.cumsum(axis=1), bases.cumsum(axis=1)
    cut = slice(LEAST_SEGMENT - 1, counts.shape[1] - LEAST_SEGMENT)
    first, size = hits[:, cut], units[:, cut]
    total, all_units = hits[:, -1:], units[:, -1:]
    mean = total / all_units
    rest, left = total - first, all_units - size
    return np.asarray(size * (first / size - mean) ** 2 + left * (rest / left - mean) ** 2)
