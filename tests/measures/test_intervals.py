import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.measures.intervals import (
    BOOTSTRAP,
    EXACT,
    bootstrap_rates,
    design_effects,
    exact_rates,
    measure_rates,
    wilson,
)
from discourse.measures.resampling import Sample


def single_sentences(count, base):
    """A text of one-sentence paragraphs, the first ``count`` of which have the label."""
    return Sample(np.array([[number < count] for number in range(base)]), np.ones(base))


def test_wilson_by_hand():
    interval = wilson(5, 10)
    assert (interval.low, interval.high) == pytest.approx((0.2366, 0.7634), abs=5e-5)
    # 0 of n: z²/(n + z²) = 3.84146 / 13.84146
    assert (wilson(0, 10).low, wilson(0, 10).high) == (0.0, pytest.approx(0.277533, abs=1e-6))
    assert wilson(10, 10).low == pytest.approx(1 - wilson(0, 10).high)
    assert wilson(0, 0) is None
    with pytest.raises(ValueError, match="between 0 and its base"):
        wilson(3, 2)


def test_without_clustering_the_exact_interval_is_clopper_pearson():
    (none,) = exact_rates(single_sentences(0, 10))
    assert (none.low, none.high) == (0.0, pytest.approx(1 - 0.025**0.1))
    (one,) = exact_rates(single_sentences(1, 10))
    assert (one.low, one.high) == pytest.approx((0.0025, 0.4450), abs=5e-5)
    (every,) = exact_rates(single_sentences(10, 10))
    assert (every.low, every.high) == (pytest.approx(0.025**0.1), 1.0)


def test_design_effect_by_hand():
    # 20 paragraphs of 2 sentences, 4 with both: (20/19 · 12.8 / 40²) / (0.16 / 39) = 39/19
    sample = Sample(np.array([[2]] * 4 + [[0]] * 16), np.full(20, 2))
    assert design_effects(sample) == pytest.approx([39 / 19])
    # Evenly spread is not taken for better than random.
    assert design_effects(Sample(np.ones((20, 1)), np.full(20, 2))) == [1.0]


def test_clustering_widens_the_exact_interval():
    gathered = Sample(np.array([[2]] * 4 + [[0]] * 16), np.full(20, 2))
    spread = Sample(np.array([[1]] * 8 + [[0]] * 12), np.full(20, 2))
    (wide,), (narrow,) = exact_rates(gathered), exact_rates(spread)
    assert wide.low < narrow.low < 0.2 < narrow.high < wide.high


def test_the_bootstrap_needs_twenty_paragraphs_with_and_without():
    bases = np.full(40, 2)
    counts = np.zeros((40, 3), dtype=int)
    counts[:19, 0] = 1
    counts[:20, 1] = 1
    counts[:, 2] = 2
    methods = [interval.method for interval in bootstrap_rates(counts, bases)]
    assert methods == [EXACT, BOOTSTRAP, EXACT]


def test_a_constant_paragraph_has_no_variability_under_the_bootstrap():
    (interval,) = bootstrap_rates(np.ones((25, 1), dtype=int), np.full(25, 2))
    assert (interval.low, interval.high, interval.method) == (0.5, 0.5, BOOTSTRAP)


def test_few_paragraphs_have_a_reason_and_no_interval():
    measures = measure_rates(("claim",), np.ones((9, 1), dtype=int), np.full(9, 4))
    assert measures[0].value == 0.25
    assert (measures[0].count, measures[0].base) == (9, 36)
    assert measures[0].interval is None
    assert measures[0].reason.startswith("9 paragraphs, fewer than 10")


def test_no_sentences_is_not_measured():
    (measure,) = measure_rates(("claim",), np.zeros((2, 1), dtype=int), np.zeros(2, dtype=int))
    assert (measure.value, measure.reason) == (None, "the text has no units")


def test_empty_paragraphs_do_not_count():
    counts, bases = np.ones((12, 1), dtype=int), np.full(12, 2)
    padded = np.vstack([counts, np.zeros((30, 1), dtype=int)]), np.append(bases, np.zeros(30))
    assert bootstrap_rates(*padded) == bootstrap_rates(counts, bases)


@pytest.mark.parametrize(
    ("counts", "bases"), [([[3]], [2]), ([[-1]], [2]), ([[1], [1]], [2])], ids=str
)
def test_impossible_counts_are_refused(counts, bases):
    with pytest.raises(ValueError, match="base"):
        bootstrap_rates(np.array(counts), np.array(bases))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 6)), min_size=10, max_size=60))
def test_intervals_stay_in_bounds_and_hold_the_share(paragraphs):
    counts = np.array([[min(count, base)] for count, base in paragraphs])
    bases = np.array([base for _, base in paragraphs])
    share = counts.sum() / bases.sum()
    (exact,) = exact_rates(Sample(counts, bases))
    assert 0 <= exact.low <= share + 1e-12
    assert share - 1e-12 <= exact.high <= 1
    (interval,) = bootstrap_rates(counts, bases, draws=200)
    assert 0 <= interval.low <= interval.high <= 1


def test_coverage_at_three_percent_and_thirty_paragraphs():
    generator = np.random.default_rng(30)
    held = {"rule": [], "exact": []}
    for _ in range(20):
        bases = 1 + generator.poisson(2, size=30)
        # An intra-paragraph correlation of 0.3: chances from Beta(0.03·7/3, 0.97·7/3).
        chances = generator.beta(0.07, 0.97 * 7 / 3, size=(30, 100))
        sample = Sample(generator.binomial(bases[:, None], chances), bases)
        held["rule"] += [i.contains(0.03) for i in bootstrap_rates(sample.table, bases)]
        held["exact"] += [i.contains(0.03) for i in exact_rates(sample)]
    assert np.mean(held["rule"]) >= 0.93
    assert np.mean(held["exact"]) >= 0.93


def test_one_text_needs_no_scipy_at_import():
    code = (
        "import sys, discourse.measures.intervals, discourse.measures.background;"
        "sys.exit('scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
