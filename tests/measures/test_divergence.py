import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.measures.divergence import compare_distributions, jensen_shannon
from discourse.measures.resampling import Sample

shares = st.lists(st.integers(0, 20), min_size=3, max_size=3).filter(any)


def text(seed, weights, paragraphs=30):
    generator = np.random.default_rng(seed)
    table = generator.multinomial(3, weights, size=paragraphs)
    return Sample(table, np.full(paragraphs, 3))


def test_distance_by_hand():
    assert jensen_shannon([1, 0], [0, 1]) == pytest.approx(1)
    # ½(½·log₂⅔ + ½·log₂2) + ½·log₂(4/3) = 0.311278
    assert jensen_shannon([1, 1], [2, 0]) == pytest.approx(0.311278**0.5, abs=1e-6)
    assert np.isnan(jensen_shannon([0, 0], [1, 0]))


@given(shares, shares)
def test_the_distance_is_symmetric_and_bounded(first, second):
    distance = float(jensen_shannon(first, second))
    assert 0 <= distance <= 1 + 1e-9
    assert distance == float(jensen_shannon(second, first))
    assert float(jensen_shannon(first, np.array(first) * 3)) == pytest.approx(0, abs=1e-7)


def test_identical_texts():
    first = text(1, [0.5, 0.3, 0.2])
    divergence = compare_distributions(first, first, 199)
    assert (divergence.distance, divergence.p_value) == (0, 1)
    assert divergence.excess == -divergence.by_chance < 0
    assert divergence.contributions == (0, 0, 0)


def test_swapping_changes_nothing():
    first, second = text(1, [0.5, 0.3, 0.2]), text(2, [0.2, 0.3, 0.5], 25)
    there, back = compare_distributions(first, second), compare_distributions(second, first)
    assert there == back
    assert there.p_value < 0.01
    assert there.excess == pytest.approx(there.distance - there.by_chance)


def test_same_kind_of_text_is_as_far_as_chance():
    divergence = compare_distributions(text(3, [0.5, 0.3, 0.2]), text(4, [0.5, 0.3, 0.2]), 999)
    assert divergence.distance > 0
    assert divergence.p_value > 0.05
    assert abs(divergence.excess) < divergence.distance


def test_contributions_sum_to_one_and_name_the_label():
    first = Sample(np.array([[1, 1, 0]] * 12), np.full(12, 2))
    second = Sample(np.array([[1, 0, 1]] * 12), np.full(12, 2))
    divergence = compare_distributions(first, second, 99)
    assert divergence.contributions == pytest.approx((0, 0.5, 0.5))


def test_what_cannot_be_said_has_a_reason():
    empty = Sample(np.zeros((12, 2), dtype=int), np.ones(12))
    short = Sample(np.array([[1, 0]] * 3), np.ones(3))
    assert compare_distributions(empty, short).reason == "a text has no such label"
    divergence = compare_distributions(short, short)
    assert (divergence.distance, divergence.p_value) == (0, None)
    assert "fewer than 10" in divergence.reason
