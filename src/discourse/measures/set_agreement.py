"""Agreement on whole sets of labels: Krippendorff's alpha with the MASI distance.

A sentence may have several labels; that one coder gives two of the three that another gives is
closer to agreement than three others. Source: Passonneau (2006), "Measuring agreement on
set-valued items (MASI)". NLTK has the distance with .67 and .33 for two and one third and fails
on two empty sets, which here are two coders who both gave no label.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from discourse.measures.agreement import Draws, Sums
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
    return measure_agreement(name, sums, lambda total: _alpha(total, distance), draws)


def _sum_up(values: IntArray, paragraphs: IntArray, distance: FloatArray) -> Sums:
    """Sums by paragraph: the sets that occur, and in ``agreeing`` units less the distances in them.

    There may be hundreds of sets, so their coincidences are not kept pair by pair.
    """
    number, kinds = int(paragraphs.max()) + 1, len(distance)
    totals, disagreement = np.zeros((number, kinds)), np.zeros(number)
    pairable = np.zeros(number)
    for unit, paragraph in enumerate(paragraphs):
        given = values[values[:, unit] >= 0, unit]
        if len(given) > 1:
            pairable[paragraph] += 1
            np.add.at(totals[paragraph], given, 1)
            pairs = distance[np.ix_(given, given)].sum()
            disagreement[paragraph] += pairs / (len(given) - 1)
    nothing = np.zeros((number, 0, 0))
    return Sums(nothing, pairable - disagreement, pairable, totals, pairable, nothing)


def _alpha(sums: Sums, distance: FloatArray) -> FloatArray:
    totals = sums.shares
    number = totals.sum(axis=-1)
    expected = ((totals @ distance) * totals).sum(axis=-1)
    none = expected < 1e-12
    observed = (number - 1) * (sums.pairable - sums.agreeing)
    alpha: FloatArray = np.where(none, np.nan, 1 - observed / np.where(none, 1, expected))
    return alpha
