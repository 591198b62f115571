"""Agreement between coders: percent, Cohen's kappa, Gwet's AC1, Krippendorff's alpha, F1.

Every coefficient is a function of sums over units, so one set of sums per paragraph gives the
value and, weighted by draws of paragraphs, its interval: no library of coefficients resamples
paragraphs, which is why they are written here. Sources: Krippendorff (2019), Content Analysis,
ch. 12; Gwet (2014), Handbook of Inter-Rater Reliability; Cohen (1960). The tests reproduce the
values that Krippendorff and the R package irrCAC print.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.measure import Interval
from discourse.measures.resampling import DRAWS, SEED, FloatArray, IntArray

LEVEL = 0.95
METHOD = "percentile bootstrap over paragraphs"
NO_WIDTH = "the paragraphs are all alike: draws of them say nothing of other paragraphs"
_NO_WIDTH = 1e-9  # sums of the same numbers in another order differ by less


@dataclass(frozen=True, eq=False)
class Ratings:
    """What coders gave to units.

    ``values`` is [coders × units]: the number of a level, counted from 0, or -1 where a coder did
    not rate the unit. ``paragraphs`` [units] numbers the paragraph of each unit from 0. ``levels``
    are the values that the numbers stand for, in their order where they have one.

    Raises:
        ValueError: shapes differ, or a number stands for no level.
    """

    values: IntArray
    paragraphs: IntArray
    levels: tuple[float, ...] = (0.0, 1.0)

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or self.values.shape[1:] != self.paragraphs.shape:
            raise ValueError(
                f"ratings need values of [coders × units] and a paragraph for each unit, got "
                f"{self.values.shape} and {self.paragraphs.shape}"
            )
        if self.values.size and not -1 <= self.values.min() <= self.values.max() < len(self.levels):
            raise ValueError(f"ratings are numbers of the {len(self.levels)} levels, or -1")


@dataclass(frozen=True, eq=False)
class Sums:
    """Sums over units that the coefficients are made of; leading axes are paragraphs or draws.

    ``coincidences`` [… × levels × levels] are Krippendorff's; ``agreeing`` sums the share of
    agreeing pairs of coders over the ``pairable`` units, ``shares`` [… × levels] the share of
    coders that gave a level over the ``rated`` units; ``table`` crosses the first two coders.
    """

    coincidences: FloatArray
    agreeing: FloatArray
    pairable: FloatArray
    shares: FloatArray
    rated: FloatArray
    table: FloatArray

    def weighted(self, weights: FloatArray) -> Sums:
        """The sums of paragraphs, each counted ``weights`` [… × paragraphs] times."""
        fields = (getattr(self, name) for name in self.__dataclass_fields__)
        return Sums(*(np.tensordot(weights, field, axes=1) for field in fields))


def sum_up(ratings: Ratings) -> Sums:
    """The sums of each paragraph."""
    values, size = ratings.values, len(ratings.levels)
    counts = np.stack([(values == level).sum(axis=0) for level in range(size)], axis=1)
    counts = counts.astype(np.float64)
    coders = counts.sum(axis=1)
    several, any_coder = coders > 1, coders > 0
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(size)
    pairs *= (several / np.maximum(coders - 1, 1))[:, None, None]
    agreeing = np.trace(pairs, axis1=1, axis2=2) / np.maximum(coders, 1)
    shares = counts / np.maximum(coders, 1)[:, None]
    table = np.zeros((len(coders), size, size))
    if len(values) > 1:
        both = np.flatnonzero((values[0] >= 0) & (values[1] >= 0))
        table[both, values[0, both], values[1, both]] = 1
    fields = (pairs, agreeing, several, shares, any_coder, table)
    return Sums(
        *(sum_by_paragraph(field.astype(np.float64), ratings.paragraphs) for field in fields)
    )


def sum_by_paragraph(field: FloatArray, paragraphs: IntArray) -> FloatArray:
    """Sums of what units have [units × …] over the paragraphs that ``paragraphs`` numbers."""
    number = int(paragraphs.max()) + 1 if paragraphs.size else 0
    sums = np.zeros((number, *field.shape[1:]))
    np.add.at(sums, paragraphs, field)
    return sums


Coefficient = Callable[[Sums], FloatArray]


def percent_agreement(sums: Sums) -> FloatArray:
    """The share of pairs of coders that agree, averaged over units."""
    return _ratio(sums.agreeing, sums.pairable)


def cohen_kappa(sums: Sums) -> FloatArray:
    """Cohen's kappa of the first two coders."""
    total = sums.table.sum(axis=(-2, -1))
    observed = _ratio(np.trace(sums.table, axis1=-2, axis2=-1), total)
    rows, columns = sums.table.sum(axis=-1), sums.table.sum(axis=-2)
    return _beyond_chance(observed, _ratio((rows * columns).sum(axis=-1), total**2))


def fleiss_kappa(sums: Sums) -> FloatArray:
    """Fleiss' kappa, generalised to missing ratings; with two coders, Scott's pi."""
    shares = _ratio(sums.shares, sums.rated[..., None])
    return _beyond_chance(percent_agreement(sums), (shares**2).sum(axis=-1))


def gwet_ac1(sums: Sums) -> FloatArray:
    """Gwet's AC1, which stays meaningful where a label is rare."""
    shares = _ratio(sums.shares, sums.rated[..., None])
    chance = (shares * (1 - shares)).sum(axis=-1) / (shares.shape[-1] - 1)
    return _beyond_chance(percent_agreement(sums), chance)


def brennan_prediger(sums: Sums) -> FloatArray:
    """Agreement beyond that of coders who give every level equally often."""
    size = sums.shares.shape[-1]
    return _beyond_chance(percent_agreement(sums), np.full(sums.rated.shape, 1 / size))


def positive_agreement(sums: Sums) -> FloatArray:
    """F1 between coders on the second of two levels, over all pairs of coders."""
    both, one = sums.coincidences[..., 1, 1], sums.coincidences[..., 1, 0]
    return _ratio(both, both + one)


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha; ``distance`` of values [… × levels × levels] may hang on the sums."""

    distance: Callable[[Sums], FloatArray]

    def __call__(self, sums: Sums) -> FloatArray:
        return _alpha(sums, self.distance(sums))

    def measure_distances(self, sums: Sums, total: Sums) -> Distances:
        """The distances of each paragraph, as those of the whole, ``total``, are."""
        steps = self.distance(total)
        coders = total.coincidences.sum() / total.pairable
        given = (sums.coincidences * (steps / steps.max())).sum(axis=(1, 2))
        return Distances(given / coders, sums.coincidences.sum(axis=(1, 2)) / coders, steps)


@dataclass(frozen=True, slots=True)
class Distances:
    """How far coders are apart: ``sums`` over the ``units`` of each paragraph, the longest as 1.

    ``steps`` are the distances of values [levels × levels].
    """

    sums: FloatArray
    units: FloatArray
    steps: FloatArray

    @property
    def have_order(self) -> bool:
        """Whether some distances lie between none and the longest."""
        longest = self.steps.max()
        return bool(((self.steps > 0) & (self.steps < longest * (1 - 1e-9))).any())


def _ranks(sums: Sums) -> FloatArray:
    totals = sums.coincidences.sum(axis=-1)
    ranks = np.cumsum(totals, axis=-1) - totals / 2
    return np.asarray((ranks[..., :, None] - ranks[..., None, :]) ** 2)


#: Of values without order, and of ordered ones.
nominal_alpha = Alpha(lambda sums: 1 - np.eye(sums.shares.shape[-1]))
ordinal_alpha = Alpha(_ranks)


def interval_alpha(levels: tuple[float, ...]) -> Alpha:
    """Krippendorff's alpha of values whose differences count."""
    steps = np.subtract.outer(np.array(levels), np.array(levels)) ** 2
    return Alpha(lambda _: steps)


def _alpha(sums: Sums, distance: FloatArray) -> FloatArray:
    totals = sums.coincidences.sum(axis=-1)
    number = totals.sum(axis=-1)
    observed = (sums.coincidences * distance).sum(axis=(-2, -1))
    expected = (totals[..., :, None] * totals[..., None, :] * distance).sum(axis=(-2, -1))
    return 1 - _ratio((number - 1) * observed, expected)


def _beyond_chance(observed: FloatArray, chance: FloatArray) -> FloatArray:
    return _ratio(observed - chance, 1 - chance)


def _ratio(above: FloatArray, below: FloatArray) -> FloatArray:
    """A quotient that is not a number where nothing was to be divided by."""
    empty = np.abs(below) < 1e-12
    quotient: FloatArray = np.where(empty, np.nan, above / np.where(empty, 1, below))
    return quotient


@dataclass(frozen=True, eq=False)
class Draws:
    """Draws of paragraphs, made once and used for every label: weights [draws × paragraphs]."""

    weights: NDArray[np.float64]

    @classmethod
    def of(cls, paragraphs: int, draws: int = DRAWS, seed: int = SEED) -> Draws:
        """Multinomial weights of ``paragraphs`` paragraphs."""
        generator = np.random.default_rng(seed)
        chances = np.full(paragraphs, 1 / paragraphs)
        return cls(generator.multinomial(paragraphs, chances, size=draws).astype(np.float64))


def interval_of_draws(drawn: FloatArray) -> Interval | None:
    """The percentile limits of the values in draws of paragraphs, [draws].

    ``None`` where no draw has a value, or the limits are the same: paragraphs that are all alike
    show nothing of how far others would be off, and an interval without width would seem sure.
    """
    drawn = drawn[~np.isnan(drawn)]
    if not drawn.size:
        return None
    low, high = np.quantile(drawn, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return Interval(float(low), float(high), LEVEL, METHOD) if high - low > _NO_WIDTH else None
