"""Keyness: which words one text uses more than another, by several measures at once.

For one word, ``a`` and ``b`` are its counts in the target and the reference, ``c`` and ``d``
their totals of words. All functions work on whole vocabularies. Signs are those of the target:
positive means more frequent there. Words cluster in topics, so every p-value here is too small;
a report ranks by effect among words that pass a floor of frequency and dispersion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, erfc, xlogy

from discourse.measures.adjustment import adjust_p_values
from discourse.measures.resampling import FloatArray

Correction = Literal["none", "default", "yates", "williams"]
#: What stands for a count of 0 in a ratio; to be printed beside every smoothed ratio.
SMOOTHING = 0.5
PRIOR_SIZE = 500.0
# The least prior count of a word: one that the background lacks must not have a prior of 0.
_LEAST_PRIOR = 0.01


@dataclass(frozen=True, eq=False)
class Counts:
    """Counts of the same words in two texts, and the number of all words of each.

    Raises:
        ValueError: lengths differ, a count is negative or above its total, or a total is 0.
    """

    target: FloatArray
    reference: FloatArray
    target_total: float
    reference_total: float

    def __post_init__(self) -> None:
        for name in ("target", "reference"):
            counts = np.atleast_1d(np.asarray(getattr(self, name), dtype=np.float64))
            total = getattr(self, f"{name}_total")
            if (counts < 0).any() or (counts > total).any() or total <= 0:
                raise ValueError(f"the {name}'s counts must lie between 0 and its total, {total}")
            object.__setattr__(self, name, counts)
        if self.target.shape != self.reference.shape:
            raise ValueError("target and reference need counts of the same words")

    @classmethod
    def of(cls, target: ArrayLike, reference: ArrayLike) -> Counts:
        """Counts of a whole vocabulary: the totals are the sums."""
        first, second = np.asarray(target, np.float64), np.asarray(reference, np.float64)
        return cls(first, second, float(first.sum()), float(second.sum()))

    @property
    def swapped(self) -> Counts:
        """The same with the two texts exchanged."""
        return Counts(self.reference, self.target, self.reference_total, self.target_total)


@dataclass(frozen=True, eq=False)
class Keyness:
    """Measures of every word, as parallel arrays.

    ``g2`` is Rayson's two-cell log-likelihood with sign, ``log_ratio`` the binary logarithm of
    the ratio of relative frequencies (``smoothed`` where 0.5 stood for a 0), ``conservative``
    the end of its interval nearer to 0 (0 where the interval holds 0), ``difference`` %DIFF,
    ``z`` the log-odds with an informative prior in standard errors; ``p_values`` belong to
    ``g2`` and ``q_values`` are theirs over all words given.
    """

    counts: Counts
    g2: FloatArray
    log_ratio: FloatArray
    smoothed: NDArray[np.bool_]
    conservative: FloatArray
    difference: FloatArray
    z: FloatArray
    p_values: FloatArray
    q_values: FloatArray


def measure_keyness(
    counts: Counts,
    prior: FloatArray,
    family: int | None = None,
    prior_total: float | None = None,
) -> Keyness:
    """Every measure of keyness at once.

    ``prior`` holds the prior count of each word (see :func:`scaled_prior`), ``prior_total`` that
    of all words where more have one than are given; ``family`` is the number of words screened,
    where more were screened than are given.
    """
    g2 = log_likelihood(counts)
    p_values = erfc(np.sqrt(np.abs(g2) / 2))  # χ² of one degree: a hundredth of the time of chdtrc
    return Keyness(
        counts,
        g2,
        log_ratio(counts),
        (counts.target == 0) | (counts.reference == 0),
        conservative_log_ratio(counts, family=family),
        percent_difference(counts),
        log_odds(counts, prior, prior_total)[1],
        p_values,
        np.array(adjust_p_values(p_values.tolist()), dtype=np.float64),
    )


def log_likelihood(counts: Counts, cells: Literal[2, 4] = 2, williams: bool = False) -> FloatArray:
    """G², signed: 2·Σ O·ln(O/E), with 0·ln 0 = 0.

    ``cells=2`` is Rayson & Garside's (2000) form over the word's two counts, the one that the
    UCREL calculator prints; ``cells=4`` adds the two counts of all other words (Dunning 1993)
    and is slightly larger. ``williams`` divides by Williams' (1976) factor (four cells only).

    Raises:
        ValueError: Williams' correction is asked of the two-cell form.
    """
    if williams and cells == 2:
        raise ValueError("Williams' correction is defined for the four-cell form: give cells=4")
    observed, expected = _tables(counts)
    used = slice(None) if cells == 4 else slice(2)
    ratios = np.divide(
        observed[used], expected[used], out=np.ones_like(observed[used]), where=expected[used] > 0
    )
    # A hair below 0 can come of rounding where the two frequencies are equal.
    statistic = np.maximum(2 * xlogy(observed[used], ratios).sum(axis=0), 0.0)
    if williams:
        statistic = statistic / _williams_factor(observed)
    return _signed(statistic, counts)


def chi_squared(counts: Counts, correction: Correction = "default") -> FloatArray:
    """Pearson's χ² of word × text, signed.

    ``default`` follows quanteda: Yates' correction only where an expected count is under 5 and
    |O₁₁O₂₂ - O₁₂O₂₁| is at least half the total. ``yates`` corrects everywhere (by no more
    than the difference itself), ``williams`` divides by Williams' factor.
    """
    observed, expected = _tables(counts)
    total = observed.sum(axis=0)
    gap = np.abs(observed[0] * observed[3] - observed[1] * observed[2])
    margins = (
        (observed[0] + observed[1])
        * (observed[2] + observed[3])
        * (observed[0] + observed[2])
        * (observed[1] + observed[3])
    )
    corrected = np.full(gap.shape, correction == "yates")
    if correction == "default":
        corrected = (expected < 5).any(axis=0) & (gap >= total / 2)
    gap = np.where(corrected, np.maximum(gap - total / 2, 0.0), gap)
    statistic = np.divide(total * gap**2, margins, out=np.zeros_like(gap), where=margins > 0)
    if correction == "williams":
        statistic = statistic / _williams_factor(observed)
    return _signed(statistic, counts)


def log_ratio(counts: Counts) -> FloatArray:
    """log₂((a/c)/(b/d)), Hardie (2014); a count of 0 stands as 0.5 (:data:`SMOOTHING`).

    ``nan`` for a word that neither text has.
    """
    target = np.where(counts.target == 0, SMOOTHING, counts.target)
    reference = np.where(counts.reference == 0, SMOOTHING, counts.reference)
    first = np.log2(target / counts.target_total)
    ratio = first - np.log2(reference / counts.reference_total)
    return np.where(counts.target + counts.reference > 0, ratio, np.nan)


def conservative_log_ratio(
    counts: Counts, level: float = 0.95, family: int | None = None
) -> FloatArray:
    """LRC: the end nearer to 0 of the exact interval of the log ratio (Evert 2022).

    The interval is that of :func:`interval_of_log_ratio` at 1 - (1-level)/family (Bonferroni over
    the words given, or over ``family``). The lower limit counts where the target is more
    frequent, the upper where the reference is; 0 where the interval holds 0. ``nan`` for a word
    that neither text has.
    """
    tail = (1 - level) / (family or max(counts.target.size, 1)) / 2
    return nearer_limit(counts, tail)


def nearer_limit(counts: Counts, tail: float) -> FloatArray:
    """The limit of :func:`interval_of_log_ratio` nearer to 0; 0 where the interval holds 0.

    ``nan`` for a word that neither text has.
    """
    a, b = counts.target, counts.reference
    c, d = counts.target_total, counts.reference_total
    more = a * d >= b * c
    # The lower limit where the target has more; else that of the reference, seen from there.
    larger, smaller = np.where(more, a, b), np.where(more, b, a)
    ratio = np.where(more, d / c, c / d)
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(larger > 0, betaincinv(larger, smaller + 1, tail), 0.0)
        limit = np.maximum(np.log2(ratio * low / (1 - low)), 0.0)
    return np.where(a + b > 0, np.where(more, limit, 0.0 - limit), np.nan)


def interval_of_log_ratio(counts: Counts, tail: float) -> tuple[FloatArray, FloatArray]:
    """The exact limits of the log ratio that leave ``tail`` on each side.

    Given a + b, the target's count is binomial with share τ; the Clopper-Pearson limits of τ
    become limits of the log ratio by log₂(d/c · τ/(1-τ)). Infinite on the side of a count of 0.
    Counts need not be whole: the limits are those of the beta function.
    """
    a, b = counts.target, counts.reference
    total_ratio = counts.reference_total / counts.target_total
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(a > 0, betaincinv(a, b + 1, tail), 0.0)
        # 1 - (upper limit), from the other tail: exact where τ is near 1.
        rest = np.where(b > 0, betaincinv(b, a + 1, tail), 0.0)
        lower = np.log2(total_ratio * low / (1 - low))
        upper = np.log2(total_ratio * (1 - rest) / rest)
    return lower, upper


def percent_difference(counts: Counts) -> FloatArray:
    """%DIFF: 100·(a/c - b/d)/(b/d) (Gabrielatos & Marchi 2011); ``nan`` where b is 0."""
    first = counts.target / counts.target_total
    second = counts.reference / counts.reference_total
    missing = np.full(first.shape, np.nan)
    return np.asarray(np.divide(100 * (first - second), second, out=missing, where=second > 0))


def log_odds(
    counts: Counts, prior: ArrayLike, prior_total: float | None = None
) -> tuple[FloatArray, FloatArray]:
    """Log-odds ratio δ with an informative Dirichlet prior, and z = δ/√var.

    Monroe, Colaresi & Quinn (2008), eq. 16 and 22: with prior counts α_w and α₀ their sum (or
    ``prior_total``, if not all words with a prior count are given),
    δ = ln[(a+α_w)/(c+α₀-a-α_w)] - ln[(b+α_w)/(d+α₀-b-α_w)], var ≈ 1/(a+α_w) + 1/(b+α_w).
    The variance is rough where a + α_w or b + α_w is far below 1: a word that one text never
    uses and the background hardly knows gets a small |z| whatever its count in the other, so
    look at :func:`conservative_log_ratio` beside it.

    Raises:
        ValueError: a prior count is not above 0, or there is not one for each word.
    """
    alpha = np.asarray(prior, dtype=np.float64)
    if alpha.shape != counts.target.shape or not (alpha > 0).all():
        raise ValueError("the prior needs one count above 0 for each word")
    first, second = counts.target + alpha, counts.reference + alpha
    total = alpha.sum() if prior_total is None else prior_total
    delta = np.log(first / (counts.target_total + total - first)) - np.log(
        second / (counts.reference_total + total - second)
    )
    return delta, delta / np.sqrt(1 / first + 1 / second)


def scaled_prior(background: ArrayLike, total: float, size: float = PRIOR_SIZE) -> FloatArray:
    """Prior counts from a background: each word's share of its ``total`` words, times ``size``.

    ``size`` is how many words of evidence the prior weighs (500 to 1,000 for a speech; try both).
    No word gets less than 0.01.
    """
    shares = np.asarray(background, dtype=np.float64) / total
    return np.asarray(np.maximum(size * shares, _LEAST_PRIOR))


def _tables(counts: Counts) -> tuple[FloatArray, FloatArray]:
    """Observed and expected counts, [4 × words]: word in target, in reference, others in each."""
    others = counts.target_total - counts.target, counts.reference_total - counts.reference
    observed = np.stack((counts.target, counts.reference, *others))
    totals = np.array([counts.target_total, counts.reference_total])[:, None]
    share = (counts.target + counts.reference) / totals.sum()
    return observed, np.vstack((totals * share, totals * (1 - share)))


def _williams_factor(observed: FloatArray) -> FloatArray:
    """Williams' (1976) divisor of a 2×2 statistic, q = 1 + (N/R₁+N/R₂-1)(N/C₁+N/C₂-1)/6N."""
    total = observed.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rows = total / (observed[0] + observed[1]) + total / (observed[2] + observed[3]) - 1
        columns = total / (observed[0] + observed[2]) + total / (observed[1] + observed[3]) - 1
        factor = 1 + rows * columns / (6 * total)
    return np.where(np.isfinite(factor), factor, 1.0)


def _signed(statistic: FloatArray, counts: Counts) -> FloatArray:
    more = counts.target * counts.reference_total - counts.reference * counts.target_total
    return statistic * np.sign(more)
