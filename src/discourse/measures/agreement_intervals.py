"""Agreement between coders with intervals that hold (``benchmarks/sim_agreement.py``).

The bootstrap over paragraphs holds the truth in as few as .55 of cases where coders seldom give a
label or seldom differ. So, of two coders and a label, the coefficients have the exact interval of
the share that they are in other words: percent agreement and AC1 of units on which coders agree;
F1, alpha and kappa of units with the label (of two values, the rarer one) on which they agree; and
the bootstrap only where enough paragraphs agree and differ. Of more coders or values a coefficient
is 1 less a mean distance in units times a factor, and has the exact interval of that mean. Where
values have an order, most distances are far shorter than the longest; where ten paragraphs differ,
the effective number of units is then that of the variance that they show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from discourse.measures.agreement import (
    Alpha,
    Coefficient,
    Draws,
    Sums,
    cohen_kappa,
    gwet_ac1,
    interval_of_draws,
    nominal_alpha,
    percent_agreement,
    positive_agreement,
)
from discourse.measures.intervals import (
    LEVEL,
    exact_mean,
    exact_rates,
    is_rare,
    mean_of_variance,
)
from discourse.measures.measure import Interval, Measure
from discourse.measures.resampling import FEWEST_PARAGRAPHS, FloatArray, Sample

#: Coefficients of which so many units with the label are agreed on, and those of all units.
_OF_LABEL = frozenset((positive_agreement, nominal_alpha, cohen_kappa))
_OF_UNITS = frozenset((percent_agreement, gwet_ac1))
#: Paragraphs in which coders differ, below which their variance is not relied on.
FEWEST_DIFFERING = 10
ONE_PARAGRAPH = "the label stands in one paragraph only: how alike its sentences are is unknown"
NEVER_DIFFER = "the coders never differ, which does not tell how far they would elsewhere"


def measure_agreement(
    name: str, sums: Sums, coefficient: Coefficient, draws: Draws | None
) -> Measure:
    """The value of a coefficient with its interval; the base is the units that two coders rated."""
    total = _total(sums)
    value, base = float(coefficient(total)), int(total.pairable)
    if np.isnan(value):
        why = "no unit was rated by two coders" if not base else "the coders gave one value only"
        return Measure.missing(name, "coefficient", why)
    interval, reason = None, None
    if len(sums.pairable) < FEWEST_PARAGRAPHS:
        reason = "too few paragraphs for an interval"
    elif draws is None:
        reason = "no interval was asked for"
    elif share := _Share.of(sums, coefficient):
        interval = share.interval(value, lambda: coefficient(sums.weighted(draws.weights)))
        reason = None if interval else ONE_PARAGRAPH
    else:
        interval = _of_distances(sums, coefficient, value)
        reason = None if interval else NEVER_DIFFER
    return Measure(name, value, None, base, "coefficient", interval, reason)


def _total(sums: Sums) -> Sums:
    return sums.weighted(np.ones(len(sums.pairable)))


@dataclass(frozen=True, eq=False)
class _Share:
    """The share of units agreed on that a coefficient of two coders is in other words.

    The coefficient is 1 less a factor times (1 - its plain form): percent agreement if it is of all
    units, else F1 between coders. ``factor`` is that of coders who never differ.
    """

    sample: Sample
    is_f1: bool
    factor: float

    @classmethod
    def of(cls, sums: Sums, coefficient: Coefficient) -> _Share | None:
        """``None`` for more than two coders or two values, and other coefficients."""
        pairs = sums.coincidences
        of_two = pairs.shape[-1] == 2 and np.allclose(pairs.sum(axis=(1, 2)), 2 * sums.pairable)
        if not of_two or coefficient not in _OF_LABEL | _OF_UNITS:
            return None
        given = pairs.sum(axis=(0, 2)) / pairs.sum()
        if coefficient in _OF_UNITS:
            factor = 1 if coefficient is percent_agreement else 1 / (1 - 2 * given.prod())
            return cls(_sample(sums.agreeing, sums.pairable), False, float(factor))
        is_plain = coefficient is positive_agreement
        rarer = 1 if is_plain else int(given.argmin())
        both, one = pairs[:, rarer, rarer] / 2, pairs[:, rarer, 1 - rarer]
        return cls(_sample(both, both + one), True, 1.0 if is_plain else 1 / given[1 - rarer])

    def interval(self, value: float, draw: Callable[[], FloatArray]) -> Interval | None:
        """That of the coefficient; ``None`` where one paragraph has the label."""
        if self.sample.paragraphs < 2:
            return None
        if not is_rare(self.sample)[0] and (interval := interval_of_draws(draw())):
            return interval
        (exact,) = exact_rates(self.sample, LEVEL)
        plain = self._plain(float(self.sample.totals[0] / self.sample.base))
        factor = (1 - value) / (1 - plain) if plain < 1 else self.factor
        low, high = (1 - factor * (1 - self._plain(end)) for end in (exact.low, exact.high))
        return Interval(low, high, exact.level, exact.method)

    def _plain(self, share: float) -> float:
        return 2 * share / (1 + share) if self.is_f1 else share


def _sample(agreed: FloatArray, counted: FloatArray) -> Sample:
    return Sample(np.rint(agreed).astype(int)[:, None], np.rint(counted).astype(int))


def _of_distances(sums: Sums, coefficient: Coefficient, value: float) -> Interval | None:
    """The interval by the mean distance in a unit; ``None`` where there is none."""
    distances, units = sums.pairable - sums.agreeing, sums.pairable
    graded = False
    if isinstance(coefficient, Alpha):
        found = coefficient.measure_distances(sums, _total(sums))
        distances, units, graded = found.sums, found.units, found.have_order
    mean = float(distances.sum() / units.sum())
    if mean < 1e-9:
        return None
    factor = (1 - value) / mean
    interval = exact_mean(np.clip(distances, 0, units), units)
    if graded:
        linear, left_out = _variance_of_mean(distances, units), _variance(sums, coefficient)
        variance = max(linear, left_out / factor**2)
        # Paragraphs that are all alike say nothing of how others vary.
        varies = linear > 1e-12 and np.isfinite(variance)
        if varies and (distances > 1e-9).sum() >= FEWEST_DIFFERING:
            interval = mean_of_variance(mean, variance, units)
    ends = (1 - factor * interval.high, 1 - factor * interval.low)
    return Interval(*ends, interval.level, interval.method)


def _variance_of_mean(distances: FloatArray, units: FloatArray) -> float:
    """That of the mean distance over paragraphs (linearised, Kish 1965)."""
    number, total = len(units), units.sum()
    residuals = distances - distances.sum() / total * units
    return float(number / (number - 1) * (residuals**2).sum() / total**2)


def _variance(sums: Sums, coefficient: Coefficient) -> float:
    """That of the coefficient when each paragraph in turn is left out (jackknife)."""
    total, number = _total(sums), len(sums.pairable)
    fields = ((getattr(total, name), getattr(sums, name)) for name in sums.__dataclass_fields__)
    left = coefficient(Sums(*(whole - own for whole, own in fields)))
    return float((number - 1) / number * ((left - coefficient(total)) ** 2).sum())
