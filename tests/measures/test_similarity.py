from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.measures.similarity import compare_vocabularies, tf_idf

vectors = st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any)


def test_weights_by_hand():
    weights = tf_idf([2, 1, 5, 0], [1, 0, 3, 1], 3)
    assert weights == pytest.approx([(1 + log(2)) * log(2), log(4), 0, 0])


def test_frequencies_are_of_the_background():
    with pytest.raises(ValueError, match="between 0 and 3"):
        tf_idf([1], [4], 3)


def test_cosine_and_top_words():
    similarity = compare_vocabularies(np.array([1.0, 1, 0, 2]), np.array([3.0, 0, 1, 4]), top=5)
    # 3 and 8 of 11; lengths √6 and √26
    assert similarity.cosine == pytest.approx(11 / sqrt(6 * 26))
    assert similarity.top == (3, 0)
    assert similarity.shares == pytest.approx((8 / 11, 3 / 11))


def test_nothing_shared_and_nothing_there():
    assert compare_vocabularies(np.array([1.0, 0]), np.array([0.0, 1])).cosine == 0
    assert compare_vocabularies(np.array([1.0, 0]), np.array([0.0, 1])).top == ()
    assert compare_vocabularies(np.zeros(2), np.ones(2)).cosine is None


@given(vectors, vectors)
def test_the_cosine_is_symmetric_and_bounded(first, second):
    one, two = np.array(first, dtype=float), np.array(second, dtype=float)
    cosine = compare_vocabularies(one, two).cosine
    assert cosine == compare_vocabularies(two, one).cosine
    assert 0 <= cosine <= 1
    assert compare_vocabularies(one, one * 2).cosine == pytest.approx(1)
