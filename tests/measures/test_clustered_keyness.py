"""The test of a word that comes in bursts: against independent sums, and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.sparse import csr_array
from scipy.stats import binom, binomtest

from discourse.measures.clustered_keyness import ParagraphSums, measure_clustered_keyness
from discourse.measures.keyness import Counts, conservative_log_ratio, interval_of_log_ratio


def sums(table: list[list[int]], sizes: list[int]) -> ParagraphSums:
    return ParagraphSums.of(csr_array(np.array(table)), np.array(sizes))


def test_sums_and_variance_by_hand():
    found = sums([[2], [0], [4]], [10, 10, 10])
    assert (found.counts[0], found.parts[0], found.total, found.paragraphs) == (6, 2, 30, 3)
    # Mean 2 a paragraph: (0 + 4 + 4) · 3/2 = 12.
    assert found.variances == pytest.approx([12])
    twice = found + found
    assert (twice.counts[0], twice.paragraphs) == (12, 6)
    assert (twice - found).variances == pytest.approx(found.variances)


def test_conservative_ratio_against_the_definition():
    """Limits of a binomial share found by root finding in its tails, not by the beta function."""
    a, b, c, d, family = 23, 6, 9_000, 15_000, 40
    tail = 0.025 / family
    lower = brentq(lambda share: binom.sf(a - 1, a + b, share) - tail, 1e-9, 1 - 1e-9)
    expected = np.log2(d / c * lower / (1 - lower))
    counts = Counts(np.array([a]), np.array([b]), c, d)
    assert conservative_log_ratio(counts, family=family) == pytest.approx([expected], abs=1e-6)
    upper = brentq(lambda share: binom.cdf(a, a + b, share) - 0.025, 1e-9, 1 - 1e-9)
    high = interval_of_log_ratio(counts, 0.025)[1]
    assert high == pytest.approx([np.log2(d / c * upper / (1 - upper))], abs=1e-6)


def even(count: int, paragraphs: int = 400) -> ParagraphSums:
    """A word spread over paragraphs of 25 words as evenly as can be: its design effect is 1."""
    table = [[1 if n < count else 0] for n in range(paragraphs)]
    return sums(table, [25] * paragraphs)


def test_words_that_do_not_cluster_have_the_exact_test():
    found = measure_clustered_keyness(even(30), even(12))
    assert found is not None
    # 798 degrees of freedom leave a factor of 1.006.
    assert found.design_effects == pytest.approx([1], abs=0.02)
    exact = 2 * binomtest(30, 42, 0.5, alternative="greater").pvalue
    assert found.p_values == pytest.approx([exact], rel=0.1)


def test_a_burst_weakens_the_evidence():
    spread = sums([[2]] * 10 + [[0]] * 10, [50] * 20)
    burst = sums([[20]] + [[0]] * 19, [50] * 20)
    other = sums([[1]] * 5 + [[0]] * 15, [50] * 20)
    even_p, burst_p = (
        measure_clustered_keyness(text, other).p_values[0] for text in (spread, burst)
    )
    assert even_p < 0.05 < burst_p


def test_swapping_gives_the_mirror_image():
    first = sums([[2, 0], [1, 3], [0, 2], [1, 1], [0, 0], [3, 1]], [20, 30, 25, 40, 10, 30])
    second = sums([[0, 5], [1, 0], [0, 1], [0, 0], [1, 1]], [30, 30, 30, 15, 20])
    there, back = (measure_clustered_keyness(*pair) for pair in ((first, second), (second, first)))
    assert back.low.tolist() == pytest.approx((-there.high).tolist())
    assert back.conservative.tolist() == pytest.approx((-there.conservative).tolist())
    assert back.p_values.tolist() == there.p_values.tolist()


def test_few_paragraphs_have_no_test():
    four = sums([[1]] * 4, [10] * 4)
    assert measure_clustered_keyness(four, even(5)) is None


@pytest.mark.parametrize("bursts", [False, True])
def test_level_and_coverage(bursts):
    """2,000 pairs of texts of one rate: at most 6 % rejected, at least 93 % covered."""
    generator = np.random.default_rng(11)

    def text() -> ParagraphSums:
        starts = generator.poisson(0.8, size=(26, 2000))
        return ParagraphSums.of(csr_array(starts * 2 if bursts else starts), np.full(26, 78))

    found = measure_clustered_keyness(text(), text())
    assert (found.p_values < 0.05).mean() <= 0.06
    assert ((found.low <= 0) & (found.high >= 0)).mean() >= 0.93
