"""How well labels found match labels given: precision, recall, F1, average precision, calibration.

Counts are kept by paragraph, so that every score has an interval over paragraphs. As with shares it
is the bootstrap where 20 paragraphs and more have a hit and as many an error; else the exact one,
since the bootstrap of rare labels holds the truth in as few as .17 of cases
(``benchmarks/sim_scores.py``). The F1 over labels: *macro* averages the labels that occur, *micro*
counts all decisions together. Macro-F1 has the interval of the jackknife, where each label occurs
in five paragraphs and more: draws of the bootstrap lose rare labels, and held as few as .74.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from discourse.measures.agreement import LEVEL, NO_WIDTH, Draws, interval_of_draws
from discourse.measures.intervals import exact_rates, is_rare
from discourse.measures.measure import Interval, Measure
from discourse.measures.resampling import FEWEST_PARAGRAPHS, FloatArray, IntArray, Sample

BINS = 10
JACKKNIFE = "Student's t, jackknife over paragraphs"
#: Where a label occurs in fewer paragraphs, macro-F1 has no interval.
FEWEST_OF_LABEL = 5
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Outcomes:
    """Decisions against the truth by paragraph: hits, false alarms, misses [… × labels]."""

    hits: FloatArray
    alarms: FloatArray
    misses: FloatArray

    @classmethod
    def of(cls, truth: Mask, found: Mask, paragraphs: IntArray) -> Outcomes:
        """Of labels given and found, both [units × labels]; ``paragraphs`` [units] from 0.

        Raises:
            ValueError: the shapes differ.
        """
        if truth.shape != found.shape or paragraphs.shape != truth.shape[:1]:
            raise ValueError(f"labels of {truth.shape} and {found.shape} cannot be compared")
        number = int(paragraphs.max()) + 1 if paragraphs.size else 0
        sums = []
        for cells in (truth & found, ~truth & found, truth & ~found):
            table = np.zeros((number, truth.shape[1]))
            np.add.at(table, paragraphs, cells.astype(np.float64))
            sums.append(table)
        return cls(*sums)

    def weighted(self, weights: FloatArray) -> Outcomes:
        """The sums of paragraphs, each counted ``weights`` [… × paragraphs] times."""
        return Outcomes(weights @ self.hits, weights @ self.alarms, weights @ self.misses)

    def of_labels(self, numbers: Sequence[int]) -> Outcomes:
        """Those of some labels."""
        own = list(numbers)
        return Outcomes(self.hits[..., own], self.alarms[..., own], self.misses[..., own])

    @property
    def total(self) -> Outcomes:
        """The sums over all paragraphs."""
        return self.weighted(np.ones(len(self.hits)))


Score = Callable[[Outcomes], FloatArray]


def precision(outcomes: Outcomes) -> FloatArray:
    """The share of the labels found that are right [… × labels]."""
    return _ratio(outcomes.hits, outcomes.hits + outcomes.alarms)


def recall(outcomes: Outcomes) -> FloatArray:
    """The share of the labels given that are found [… × labels]."""
    return _ratio(outcomes.hits, outcomes.hits + outcomes.misses)


def f1(outcomes: Outcomes) -> FloatArray:
    """The harmonic mean of precision and recall [… × labels]."""
    return _ratio(2 * outcomes.hits, 2 * outcomes.hits + outcomes.alarms + outcomes.misses)


def macro_f1(outcomes: Outcomes) -> FloatArray:
    """The mean F1 of the labels that were given or found [… × 1]."""
    scores = f1(outcomes)
    occur = ~np.isnan(scores)
    total = np.where(occur, scores, 0).sum(axis=-1, keepdims=True)
    return _ratio(total, occur.sum(axis=-1, keepdims=True))


def micro_f1(outcomes: Outcomes) -> FloatArray:
    """F1 of all decisions together [… × 1]."""
    fields = (outcomes.hits, outcomes.alarms, outcomes.misses)
    return f1(Outcomes(*(field.sum(axis=-1, keepdims=True) for field in fields)))


def measure_scores(
    outcomes: Outcomes, name: str, score: Score, draws: Draws
) -> tuple[Measure, ...]:
    """The values of a score, one for each label (or one), with intervals.

    The base of a measure is what the score is a share of: labels found for precision, else
    labels given. Where few paragraphs have a hit or an error, or the draws do not vary, the
    interval is exact; macro-F1, which is no share, has that of the jackknife.
    """
    total = outcomes.total
    values = np.atleast_1d(score(total))
    given, found = total.hits + total.misses, total.hits + total.alarms
    bases = found if score is precision else given
    bases = bases if len(bases) == len(values) else bases.sum(keepdims=True)
    few = len(outcomes.hits) < FEWEST_PARAGRAPHS
    drawn = None if few else score(outcomes.weighted(draws.weights))
    measures = []
    for number, value in enumerate(values):
        if np.isnan(value):
            measures.append(Measure.missing(name, "share", _why(score)))
            continue
        interval, why = None, "too few paragraphs for an interval"
        if score is macro_f1 and not few:
            interval, why = _macro_interval(outcomes, float(value))
        elif drawn is not None:
            interval, why = _interval(outcomes, number, score, drawn[:, number]), NO_WIDTH
        reason = None if interval else why
        base = int(bases[number])
        measures.append(Measure(name, float(value), None, base, "share", interval, reason))
    return tuple(measures)


def _why(score: Score) -> str:
    return "the label was never found" if score is precision else "the label was never given"


def _interval(outcomes: Outcomes, number: int, score: Score, drawn: FloatArray) -> Interval | None:
    """The interval of one value of a score, given its draws.

    ``None`` for decisions of one paragraph: how alike they are is unknown.
    """
    sample = _as_share(outcomes, number, score)
    if sample.paragraphs < 2 <= sample.base:
        return None
    if not is_rare(sample)[0] and (interval := interval_of_draws(drawn)):
        return interval
    (exact,) = exact_rates(sample, LEVEL)
    if score in (precision, recall):
        return exact
    # F1 = 2s/(1 + s) with s the share of hits in all decisions but the true negatives.
    low, high = (2 * end / (1 + end) for end in (exact.low, exact.high))
    return Interval(low, high, exact.level, exact.method)


def _macro_interval(outcomes: Outcomes, value: float) -> tuple[Interval | None, str]:
    """The jackknife interval of macro-F1 over paragraphs, or ``None`` and why there is none."""
    from scipy.special import stdtrit

    total, number = outcomes.total, len(outcomes.hits)
    occurs = (outcomes.hits + outcomes.alarms + outcomes.misses > 0).sum(axis=0)
    if occurs[occurs > 0].min() < FEWEST_OF_LABEL:
        return None, f"a label in fewer than {FEWEST_OF_LABEL} paragraphs: no interval"
    without = Outcomes(
        total.hits - outcomes.hits, total.alarms - outcomes.alarms, total.misses - outcomes.misses
    )
    squares = float(((macro_f1(without)[:, 0] - value) ** 2).sum())
    half = -float(stdtrit(number - 1, (1 - LEVEL) / 2)) * sqrt((number - 1) / number * squares)
    if not half > 0:
        return None, NO_WIDTH
    return Interval(max(value - half, 0.0), min(value + half, 1.0), LEVEL, JACKKNIFE), ""


def _as_share(outcomes: Outcomes, number: int, score: Score) -> Sample:
    """Hits, and what a score or its :func:`_interval` is a share of."""
    errors: dict[Score, FloatArray] = {
        precision: outcomes.alarms,
        recall: outcomes.misses,
        f1: outcomes.alarms + outcomes.misses,
        micro_f1: (outcomes.alarms + outcomes.misses).sum(axis=1, keepdims=True),
    }
    hits = outcomes.hits.sum(axis=1, keepdims=True) if score is micro_f1 else outcomes.hits
    counted = hits[:, number].astype(int)
    return Sample(counted[:, None], counted + errors[score][:, number].astype(int))


def average_precision(truth: Mask, scores: FloatArray) -> float | None:
    """The area under the precision-recall steps of one label; ``None`` if it was never given."""
    if not truth.any():
        return None
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(truth, scores))


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Decisions whose score lies in one tenth: how many, mean score, share that were right."""

    count: int
    score: float
    share: float


def calibration_curve(truth: Mask, scores: FloatArray) -> tuple[CalibrationBin, ...]:
    """Scores of any shape against the truth, in tenths; those without a decision are left out."""
    truth, scores = truth.ravel(), scores.ravel()
    tenths = np.minimum((scores * BINS).astype(int), BINS - 1)
    bins = (tenths == number for number in range(BINS))
    return tuple(
        CalibrationBin(int(own.sum()), float(scores[own].mean()), float(truth[own].mean()))
        for own in bins
        if own.any()
    )


def calibration_error(curve: tuple[CalibrationBin, ...]) -> float:
    """Expected calibration error (Naeini et al. 2015): the mean gap of score and share."""
    total = sum(one.count for one in curve)
    return sum(one.count * abs(one.score - one.share) for one in curve) / total


def _ratio(above: FloatArray, below: FloatArray) -> FloatArray:
    quotient: FloatArray = np.where(below > 0, above / np.where(below > 0, below, 1), np.nan)
    return quotient
