"""Keyness when words come in bursts: the exact test and interval, adjusted for clustering.

A word that was used once in a paragraph is likely to be used there again, so that counts vary
more than if words were drawn one by one, and the usual tests reject too often: at the .05 level
G² rejects a true equality in .09 of cases where the variance is 1.3 times as large as it should
be, which is usual in speeches, and in .26 where it is three times. Here the variance over
paragraphs is measured, and counts are divided by it before the exact test is made
(``benchmarks/sim_keyness.py`` shows level and coverage).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.measures.adjustment import adjust_p_values
from discourse.measures.keyness import Counts, interval_of_log_ratio, nearer_limit
from discourse.measures.resampling import FloatArray, IntArray

LEVEL = 0.95
#: A text of fewer paragraphs shows too little of how its words cluster: no test, no interval.
FEWEST_PARAGRAPHS = 5


@dataclass(frozen=True, eq=False)
class ParagraphSums:
    """What the paragraphs of a text, or of several, say of each word: sums that can be added.

    With y the count of the word in a paragraph and n the paragraph's words: ``counts`` Σy,
    ``squares`` Σy², ``products`` Σyn, ``parts`` how many paragraphs have the word. ``total`` Σn,
    ``total_squares`` Σn² and ``paragraphs`` are of the text. Paragraphs without words do not
    count.
    """

    counts: FloatArray
    squares: FloatArray
    products: FloatArray
    parts: FloatArray
    total: float
    total_squares: float
    paragraphs: int

    @classmethod
    def of(cls, table: Any, sizes: IntArray) -> ParagraphSums:
        """The sums of a sparse table [paragraphs × words] with ``sizes`` words a paragraph."""
        n = np.asarray(sizes, dtype=np.float64)
        y = table.astype(np.float64)
        return cls(
            np.asarray(y.sum(axis=0)).ravel(),
            np.asarray(y.power(2).sum(axis=0)).ravel(),
            np.asarray(y.T @ n).ravel(),
            np.asarray((y > 0).sum(axis=0)).ravel().astype(np.float64),
            float(n.sum()),
            float((n**2).sum()),
            int((n > 0).sum()),
        )

    def __add__(self, other: ParagraphSums) -> ParagraphSums:
        return self._with(other, 1)

    def __sub__(self, other: ParagraphSums) -> ParagraphSums:
        return self._with(other, -1)

    def _with(self, other: ParagraphSums, sign: int) -> ParagraphSums:
        return ParagraphSums(
            self.counts + sign * other.counts,
            self.squares + sign * other.squares,
            self.products + sign * other.products,
            self.parts + sign * other.parts,
            self.total + sign * other.total,
            self.total_squares + sign * other.total_squares,
            self.paragraphs + sign * other.paragraphs,
        )

    def only(self, words: NDArray[np.intp]) -> ParagraphSums:
        """The sums of these words (columns), in their order."""
        per_word = (self.counts, self.squares, self.products, self.parts)
        counts, squares, products, parts = (values[words] for values in per_word)
        return ParagraphSums(
            counts, squares, products, parts, self.total, self.total_squares, self.paragraphs
        )

    @property
    def variances(self) -> FloatArray:
        """The variance of each count over the paragraphs: k/(k-1)·Σ(y - rn)², r = Σy/Σn."""
        rates = self.counts / self.total
        spread = self.squares - 2 * rates * self.products + rates**2 * self.total_squares
        return np.asarray(np.maximum(spread, 0.0) * self.paragraphs / (self.paragraphs - 1))


@dataclass(frozen=True, eq=False)
class ClusteredKeyness:
    """Test and interval of the log ratio of each word, adjusted for bursts.

    ``design_effects`` say how many times the variance is that of words drawn alone, at least 1.
    ``low`` and ``high`` are the ends of the 95 % interval of the log ratio of one word by itself
    (infinite where a count is 0); ``conservative`` the end nearer to 0 with the level shared out
    over the family (Bonferroni), 0 where it holds 0. ``q_values`` are p-values adjusted over the
    family of words given.
    """

    design_effects: FloatArray
    low: FloatArray
    high: FloatArray
    conservative: FloatArray
    p_values: FloatArray
    q_values: FloatArray


def measure_clustered_keyness(
    target: ParagraphSums, reference: ParagraphSums
) -> ClusteredKeyness | None:
    """The exact conditional test on counts divided by their design effect.

    The design effect is (V_a + V_b)/(a + b) with V the variances over paragraphs, times
    (t/z)², which allows for its being measured on k_a + k_b - 2 degrees of freedom (after Korn &
    Graubard 1998, who adjust the Clopper-Pearson interval so); test and interval are then those of
    Evert's (2022) LRC. Words that neither text has must not be among those given.

    Returns:
        ``None`` where a text has fewer than five paragraphs.
    """
    from scipy.special import ndtri, stdtrit

    if min(target.paragraphs, reference.paragraphs) < FEWEST_PARAGRAPHS:
        return None
    tail = (1 - LEVEL) / 2
    freedom = target.paragraphs + reference.paragraphs - 2
    uncertainty = float(stdtrit(freedom, tail) / ndtri(tail)) ** 2
    both = target.counts + reference.counts
    effects = np.maximum((target.variances + reference.variances) / both, 1.0) * uncertainty
    counts = Counts(
        target.counts / effects, reference.counts / effects, target.total, reference.total
    )
    # The totals are not divided: only their ratio matters.
    low, high = interval_of_log_ratio(counts, tail)
    p_values = _exact_p_values(counts)
    return ClusteredKeyness(
        effects,
        low,
        high,
        nearer_limit(counts, tail / max(both.size, 1)),
        p_values,
        np.array(adjust_p_values(p_values.tolist()), dtype=np.float64),
    )


def _exact_p_values(counts: Counts) -> FloatArray:
    """Twice the smaller tail of the binomial, by the beta function: counts need not be whole."""
    from scipy.special import betainc

    a, b = counts.target, counts.reference
    total = counts.target_total + counts.reference_total
    share, rest = counts.target_total / total, counts.reference_total / total
    with np.errstate(invalid="ignore"):
        at_least = np.where(a > 0, betainc(np.where(a > 0, a, 1.0), b + 1, share), 1.0)
        at_most = np.where(b > 0, betainc(np.where(b > 0, b, 1.0), a + 1, rest), 1.0)
    return np.asarray(np.minimum(2 * np.minimum(at_least, at_most), 1.0))
