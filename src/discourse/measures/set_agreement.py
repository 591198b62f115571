"""Agreement on whole sets of labels: Krippendorff's alpha with the MASI distance.

A sentence may have several labels; that one coder gives two of the three that another gives is
closer to agreement than three others. Source: Passonneau (2006), "Measuring agreement on
set-valued items (MASI)". NLTK has the distance with .67 and .33 for two and one third and fails
on two empty sets, which here are two coders who both gave no label.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np

from discourse.measures.agreement import (
    Alpha,
    Distances,
    Draws,
    Sums,
    sum_by_paragraph,
)
from discourse.measures.agreement_intervals import measure_agreement
from discourse.measures.measure import Measure
from discourse.measures.resampling import FloatArray, IntArray

LabelSet = frozenset[str]


def masi_distance(one: LabelSet, other: LabelSet) -> float:
    """1 less the Jaccard index times 1, 2/3, 1/3 or 0: equal, nested, overlapping, disjoint."""
    if one == other:
        return 0.0
    shared = len(one & other)
    nested = one <= other or other <= one
    monotonicity = 2 / 3 if nested else 1 / 3
    return 1 - shared / len(one | other) * monotonicity


def set_alpha(
    name: str,
    coders: Sequence[Sequence[LabelSet | None]],
    paragraphs: IntArray,
    draws: Draws | None,
) -> Measure:
    """Alpha of the sets that ``coders`` gave to units, ``None`` where one gave nothing.

    ``paragraphs`` [units] numbers the paragraph of each unit from 0.
    """
    sets = sorted({s for coder in coders for s in coder if s is not None}, key=sorted)
    distance = np.array([[masi_distance(one, other) for other in sets] for one in sets])
    place = {labels: number for number, labels in enumerate(sets)}
    values = np.array([[place[s] if s is not None else -1 for s in coder] for coder in coders])
    sums = _sum_up(values, paragraphs, distance)
    return measure_agreement(name, sums, _SetAlpha(lambda _: distance), draws)


def _sum_up(values: IntArray, paragraphs: IntArray, distance: FloatArray) -> Sums:
    """Sums by paragraph; ``shares`` are how often each set occurs in units of two coders and more.

    There may be hundreds of sets, so their coincidences are not kept pair by pair: the one cell of
    ``coincidences`` is their sum with each as far as its distance.
    """
    given = values >= 0
    coders = given.sum(axis=0)
    several = coders > 1
    # Where a coder gave nothing the last set stands by, and does not count.
    apart = sum(
        distance[one, other] * (has_one & has_other)
        for (one, has_one), (other, has_other) in permutations(zip(values, given, strict=True), 2)
    )
    apart = np.where(several, apart, 0) / np.maximum(coders - 1, 1)
    totals = np.zeros((int(paragraphs.max()) + 1, len(distance)))
    coder, unit = np.nonzero(given & several)
    np.add.at(totals, (paragraphs[unit], values[coder, unit]), 1)
    of_units = (apart, several - apart / np.maximum(coders, 1), several)
    sums, agreeing, pairable = (
        sum_by_paragraph(one.astype(np.float64), paragraphs) for one in of_units
    )
    nothing = np.zeros((len(totals), 0, 0))
    return Sums(sums[:, None, None], agreeing, pairable, totals, pairable, nothing)


class _SetAlpha(Alpha):
    """Alpha of sums that keep no coincidences pair by pair."""

    __slots__ = ()

    def __call__(self, sums: Sums) -> FloatArray:
        totals, distance = sums.shares, self.distance(sums)
        number = totals.sum(axis=-1)
        expected = ((totals @ distance) * totals).sum(axis=-1)
        none = expected < 1e-12
        observed = (number - 1) * sums.coincidences[..., 0, 0]
        alpha: FloatArray = np.where(none, np.nan, 1 - observed / np.where(none, 1, expected))
        return alpha

    def measure_distances(self, sums: Sums, total: Sums) -> Distances:
        """The distances of each paragraph; the longest is 1 already."""
        coders = total.shares.sum() / total.pairable
        apart = sums.coincidences[:, 0, 0] / coders
        return Distances(apart, sums.shares.sum(axis=-1) / coders, self.distance(total))
