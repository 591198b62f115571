"""Shares corrected by hand-coded sentences drawn at random from the same texts.

The labels err, and not alike for all texts. A person codes a random sample of the very sentences
that are compared; what was found is then corrected by how far it was off on the sample (Egami,
Hinck, Stewart & Wei 2023, design-based supervised learning; for shares it is the difference
estimator of survey sampling). Nothing is assumed of the tagger: a bad one costs width, not truth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.intervals import LEVEL
from discourse.measures.measure import Interval
from discourse.measures.resampling import FloatArray

#: Of fewer hand-coded sentences of a side, how far the labels are off is not estimated.
FEWEST_CODED = 10
METHOD = "clustered by paragraph, with the draw of the hand-coded sentences"


@dataclass(frozen=True, slots=True)
class HandCoded:
    """What a person gave to a random sample: text id → sentence number → labels.

    It holds every sentence that was drawn, and within a side all had the same chance. ``file`` is
    where it was read, for messages.
    """

    file: str
    labels: Mapping[str, Mapping[int, frozenset[str]]]


@dataclass(frozen=True, eq=False)
class CodedSide:
    """The sentences of one side, some of them coded by hand.

    ``found`` is [sentences × labels]; ``coded`` are the positions of the sentences drawn and
    ``given`` their labels by hand, [coded × labels]; ``paragraphs`` numbers each sentence's
    paragraph from 0.

    Raises:
        ValueError: the shapes do not belong together, or a position occurs twice.
    """

    found: NDArray[np.bool_]
    paragraphs: NDArray[np.int64]
    coded: NDArray[np.int64]
    given: NDArray[np.bool_]

    def __post_init__(self) -> None:
        sentences, labels = self.found.shape
        right = self.given.shape == (len(self.coded), labels)
        if not right or self.paragraphs.shape != (sentences,):
            raise ValueError(f"found {self.found.shape}, given {self.given.shape} do not match")
        if len(np.unique(self.coded)) < len(self.coded):
            raise ValueError("a sentence is coded twice")

    @property
    def errors(self) -> FloatArray:
        """Given less found, -1 to 1, [coded × labels]."""
        return self.given.astype(np.float64) - self.found[self.coded]


@dataclass(frozen=True, eq=False)
class Estimate:
    """Corrected shares of one side by label, their variances, and their degrees of freedom."""

    shares: FloatArray
    variances: FloatArray
    freedom: FloatArray

    def __sub__(self, other: Estimate) -> Estimate:
        """Differences of independent sides; degrees of freedom by Welch (1947)."""
        variances = self.variances + other.variances
        parts = self.variances**2 / self.freedom + other.variances**2 / other.freedom
        freedom = np.divide(
            variances**2, parts, out=np.minimum(self.freedom, other.freedom), where=parts > 0
        )
        return Estimate(self.shares - other.shares, variances, freedom)

    def intervals(self, lowest: float) -> tuple[Interval, ...]:
        """Limits by Student's t, kept between ``lowest`` and 1."""
        from scipy.special import stdtrit

        half = stdtrit(self.freedom, (1 + LEVEL) / 2) * np.sqrt(self.variances)
        lows = np.clip(self.shares - half, lowest, 1).tolist()
        highs = np.clip(self.shares + half, lowest, 1).tolist()
        return tuple(
            Interval(low, high, LEVEL, METHOD) for low, high in zip(lows, highs, strict=True)
        )


def pseudo_outcomes(side: CodedSide) -> FloatArray:
    """Outcomes f + R/π·(y - f) of each sentence and label, [sentences × labels].

    f is what was found, y what was given, R whether the sentence is hand-coded, and π = coded /
    sentences the chance that it was. Their mean is the corrected share.
    """
    outcomes = side.found.astype(np.float64)
    outcomes[side.coded] += side.errors * len(outcomes) / len(side.coded)
    return outcomes


def estimate_shares(side: CodedSide) -> Estimate:
    """The corrected share of each label, and how sure it is.

    The variance is the sandwich over paragraphs, m/(m-1)·Σ(Σ_p e)²/N², of e = f + R/π·(y - f - d)
    + d - share with the mean error d (the draw has a fixed size). It is preferred to the bootstrap
    of the raw shares since that would draw few coded sentences in one resample and many in the
    next. Where hardly an error is among few coded sentences it would be far too small; the part
    that the draw adds is therefore at least that with half an error added in each direction and
    one sentence that is right (Agresti & Min 2005, for matched pairs).

    Raises:
        ValueError: no sentence, or none coded.
    """
    sentences, coded = len(side.found), len(side.coded)
    if not coded:
        raise ValueError("a corrected share needs hand-coded sentences")
    shares = pseudo_outcomes(side).mean(axis=0)
    mean_error = side.errors.mean(axis=0)
    chance = coded / sentences
    residuals = side.found + mean_error - shares
    residuals[side.coded] += (side.errors - mean_error) / chance
    number = int(side.paragraphs.max()) + 1
    sums = np.zeros((number, side.found.shape[1]))
    np.add.at(sums, side.paragraphs, residuals)
    sandwich = number / max(number - 1, 1) * (sums**2).sum(axis=0) / sentences**2
    drawn = (side.errors**2).mean(axis=0) - mean_error**2
    more = coded + 2
    padded = ((side.errors**2).sum(axis=0) + 1) / more - (side.errors.sum(axis=0) / more) ** 2
    added = (1 - chance) * np.maximum(padded / more - drawn / coded, 0)
    # Where nearly all is coded, the paragraphs are what varies, and there may be few.
    freedom = np.full(len(shares), max(min(coded, number) - 1.0, 1.0))
    return Estimate(shares, sandwich + added, freedom)
