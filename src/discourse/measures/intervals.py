"""Intervals of shares within one text: how much they vary from paragraph to paragraph.

A count of sentences is exact; these intervals answer another question: how far would the share
move if the text had been written with other paragraphs of the same kind? They are called
*within-text variability*, and say nothing of coding errors or of other texts.

Two methods share the work, as the simulation in ``benchmarks/sim_coverage.py`` decided. The
percentile bootstrap over paragraphs covers too seldom while few paragraphs carry the label (at a
prevalence of 3 % and 30 paragraphs, .86 to .93 of the time instead of .95); there a
cluster-adjusted exact interval takes over, which covers .95 and more throughout. scipy is
imported where it is needed, for a report on one text should start without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.measures.measure import Interval, Measure
from discourse.measures.resampling import (
    DRAWS,
    FEWEST_PARAGRAPHS,
    SEED,
    FloatArray,
    IntArray,
    Sample,
    bootstrap_rates_of,
)

LEVEL = 0.95
BOOTSTRAP = "percentile bootstrap over paragraphs"
EXACT = "exact, adjusted for clustering in paragraphs"
VARIANCE = "exact limits, by the variance over paragraphs"
WILSON = "Wilson score"
#: The bootstrap is used where this many paragraphs have the label and as many have a unit
#: without it; below, the exact interval.
FEWEST_FOR_BOOTSTRAP = 20


def bootstrap_rates(
    counts: NDArray[np.integer],
    bases: NDArray[np.integer],
    draws: int = DRAWS,
    seed: int = SEED,
    level: float = LEVEL,
) -> tuple[Interval | None, ...]:
    """The interval of each label's share of the units of one text.

    ``counts`` is [paragraphs × labels], ``bases`` the units of each paragraph. A label that
    fewer than 20 paragraphs have (or lack) gets :func:`exact_rates` instead of the bootstrap;
    ``method`` says which. Every entry is ``None`` under 10 paragraphs: see
    :func:`why_no_interval`.

    Raises:
        ValueError: shapes differ, or a count is negative or above its base.
    """
    sample = Sample(np.asarray(counts), np.asarray(bases))
    if why_no_interval(sample):
        return (None,) * int(sample.table.shape[1])
    rates = bootstrap_rates_of(sample, draws, seed)
    tail = (1 - level) / 2
    lows, highs = np.quantile(rates, (tail, 1 - tail), axis=0)
    exact = exact_rates(sample, level)
    return tuple(
        interval if rare else Interval(float(low), float(high), level, BOOTSTRAP)
        for rare, interval, low, high in zip(
            is_rare(sample).tolist(), exact, lows, highs, strict=True
        )
    )


def exact_rates(
    sample: Sample, level: float = LEVEL, caution: float | None = None
) -> tuple[Interval, ...]:
    """Clopper-Pearson intervals with the effective number of units (Korn & Graubard 1998).

    With n units, the effective number is n / deff · (t(n-1) / t(m-1))², where deff is the
    linearised variance of the share over the m paragraphs divided by that of simple random
    sampling, at least 1, and t are quantiles of Student's t at (1 - level)/2. A count of 0
    gives the range from 0 to its upper bound.

    With ``caution``, a design effect above 1 is taken at the upper limit that its estimate from m
    paragraphs leaves open, deff · (m-1) / χ²(m-1) at this quantile (.05, say): rates of rare and
    heaped things are estimated from few paragraphs that have them (``benchmarks/sim_formulas.py``).
    """
    effective = effective_units(sample, level, caution)
    return _limits(sample.totals / sample.base, effective, level)


def exact_mean(amounts: FloatArray, bases: FloatArray, level: float = LEVEL) -> Interval:
    """The same for a mean of amounts from 0 to 1 in each unit, such as distances between coders.

    ``amounts`` sums those of each paragraph, ``bases`` counts its units. Each is taken for a yes or
    a no, the widest that amounts with this mean can be.
    """
    kept = bases > 0
    table, units = amounts[kept][:, None], bases[kept]
    effective = _effective(table, units, level, None)
    (interval,) = _limits(table.sum(axis=0) / units.sum(), effective, level)
    return interval


def mean_of_variance(
    mean: float, variance: float, bases: FloatArray, level: float = LEVEL
) -> Interval:
    """The interval of a mean of amounts from 0 to 1 that has this variance over paragraphs.

    It is that of a share of as many yes-or-no units as would vary so much, which may be more than
    there are: amounts near 0 vary less than hits and misses with the same mean.
    """
    number = mean * (1 - mean) / variance + 1
    effective = number * _t_correction(float(bases.sum()), int((bases > 0).sum()), level)
    (interval,) = _limits(np.array([mean]), np.array([effective]), level)
    return Interval(interval.low, interval.high, level, VARIANCE)


def _t_correction(units: float, paragraphs: int, level: float) -> float:
    """What quantiles of Student's t over few paragraphs take off the effective number of units."""
    from scipy.special import stdtrit

    if units <= 1 or paragraphs <= 1:
        return 1.0
    tail = (1 - level) / 2
    return min(float(stdtrit(units - 1, tail) / stdtrit(paragraphs - 1, tail)) ** 2, 1.0)


def _limits(shares: FloatArray, effective: FloatArray, level: float) -> tuple[Interval, ...]:
    """Clopper and Pearson's limits of shares of so many independent units."""
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    hits = effective * shares
    misses = effective - hits
    lows = np.where(hits > 0, betaincinv(np.maximum(hits, 1e-300), misses + 1, tail), 0.0)
    highs = np.where(misses > 0, betaincinv(hits + 1, np.maximum(misses, 1e-300), 1 - tail), 1.0)
    return tuple(
        Interval(float(low), float(high), level, EXACT)
        for low, high in zip(lows, highs, strict=True)
    )


def effective_units(
    sample: Sample, level: float = LEVEL, caution: float | None = None
) -> FloatArray:
    """How many independent units tell as much of each share as the clustered ones do.

    ``caution`` is that of :func:`exact_rates`.
    """
    return _effective(sample.table, sample.bases, level, caution)


def _effective(
    table: NDArray[Any], bases: NDArray[Any], level: float, caution: float | None
) -> FloatArray:
    from scipy.special import chdtri

    units, paragraphs = float(bases.sum()), len(bases)
    effects = _effects(table, bases)
    if caution is not None and paragraphs > 1:
        limit = (paragraphs - 1) / chdtri(paragraphs - 1, 1 - caution)
        effects = np.where(effects > 1, effects * limit, effects)
    return np.asarray(units / effects * _t_correction(units, paragraphs, level))


def design_effects(sample: Sample) -> FloatArray:
    """How much clustering widens the variance of each share; at least 1, and 1 where unknown.

    The variance of the share r is m/(m-1) · Σ(y_p - r·n_p)² / n² (linearised, Kish 1965),
    divided by r(1-r)/(n-1).
    """
    return _effects(sample.table, sample.bases)


def _effects(table: NDArray[Any], bases: NDArray[Any]) -> FloatArray:
    units, paragraphs = float(bases.sum()), len(bases)
    if units < 2 or paragraphs < 2:
        return np.ones(int(table.shape[1]))
    rates = table.sum(axis=0) / units
    residuals = table - np.outer(bases, rates)
    variance = paragraphs / (paragraphs - 1) * (residuals**2).sum(axis=0) / units**2
    simple = rates * (1 - rates) / (units - 1)
    effects = np.divide(variance, simple, out=np.ones_like(variance), where=simple > 0)
    return np.asarray(np.maximum(effects, 1.0))


def is_rare(sample: Sample) -> NDArray[np.bool_]:
    """Whether too few paragraphs have, or lack, each label for the bootstrap to cover."""
    having = (sample.table > 0).sum(axis=0)
    lacking = (sample.table < sample.bases[:, None]).sum(axis=0)
    return np.asarray(np.minimum(having, lacking) < FEWEST_FOR_BOOTSTRAP)


def why_no_interval(sample: Sample) -> str | None:
    """Why a text gets no intervals; ``None`` where it does."""
    if sample.paragraphs >= FEWEST_PARAGRAPHS:
        return None
    noun = "paragraph" if sample.paragraphs == 1 else "paragraphs"
    return f"{sample.paragraphs} {noun}, fewer than {FEWEST_PARAGRAPHS}: variability not estimated"


def measure_rates(
    labels: Sequence[str], counts: IntArray, bases: IntArray, unit: str = "share of sentences"
) -> tuple[Measure, ...]:
    """Each label's share of the units of one text, with count, base and interval or reason."""
    sample = Sample(np.asarray(counts), np.asarray(bases))
    base = sample.base
    if base == 0:
        return tuple(Measure.missing(label, unit, "the text has no units") for label in labels)
    reason = why_no_interval(sample)
    intervals = bootstrap_rates(counts, bases)
    return tuple(
        Measure(label, count / base, count, base, unit, interval, reason)
        for label, count, interval in zip(labels, sample.totals.tolist(), intervals, strict=True)
    )


def wilson(count: int, base: int, level: float = LEVEL) -> Interval | None:
    """The Wilson (1927) score interval of a share; ``None`` where the base is 0.

    It takes units as independent: where they cluster in paragraphs, the true uncertainty is
    larger.

    Raises:
        ValueError: the count is negative or above the base.
    """
    if not 0 <= count <= base:
        raise ValueError(f"a count lies between 0 and its base, got {count} of {base}")
    if base == 0:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = count / base
    centre = (share + z * z / (2 * base)) / (1 + z * z / base)
    half = z / (1 + z * z / base) * sqrt(share * (1 - share) / base + z * z / (4 * base * base))
    low = 0.0 if count == 0 else max(centre - half, 0.0)
    high = 1.0 if count == base else min(centre + half, 1.0)
    return Interval(low, high, level, WILSON)
