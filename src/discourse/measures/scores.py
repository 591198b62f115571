"""How well labels found match labels given: precision, recall, F1, average precision, calibration.

Counts are kept by paragraph, so that every score has a bootstrap interval over paragraphs. The
F1 over labels: *macro* averages the labels that occur, *micro* counts all decisions together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.agreement import LEVEL, NO_WIDTH, Draws, interval_of_draws
from discourse.measures.intervals import exact_rates
from discourse.measures.measure import Interval, Measure
from discourse.measures.resampling import FEWEST_PARAGRAPHS, FloatArray, IntArray, Sample

BINS = 10
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
    labels given. Where the draws do not vary, as where all or none are right, precision and
    recall have the exact interval of a share, and other scores none.
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
        interval = None if drawn is None else interval_of_draws(drawn[:, number])
        if interval is None and not few:
            interval = _exact(outcomes, number, score)
        reason = None if interval else "too few paragraphs for an interval" if few else NO_WIDTH
        base = int(bases[number])
        measures.append(Measure(name, float(value), None, base, "share", interval, reason))
    return tuple(measures)


def _why(score: Score) -> str:
    return "the label was never found" if score is precision else "the label was never given"


def _exact(outcomes: Outcomes, number: int, score: Score) -> Interval | None:
    """The exact interval of a label's precision or recall.

    ``None`` for what is no share, and for units of one paragraph: how alike they are is unknown.
    """
    if score not in (precision, recall):
        return None
    hits = outcomes.hits[:, number]
    others = outcomes.alarms if score is precision else outcomes.misses
    bases = hits + others[:, number]
    sample = Sample(hits[:, None].astype(int), bases.astype(int))
    return None if sample.paragraphs < 2 <= sample.base else exact_rates(sample, LEVEL)[0]


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
