import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_matrix, csr_matrix

from discourse.measures.dispersion import measure_dispersion


def test_reference_value():
    dispersion = measure_dispersion(np.array([[2], [1], [0]]), [10, 10, 10])
    assert dispersion.dp == pytest.approx([1 / 3])
    assert dispersion.dp_norm == pytest.approx([0.5])
    # Frequencies .2, .1, 0: V = √(.02/3)/.1 = .816497, D = 1 - V/√2
    assert dispersion.juilland_d == pytest.approx([1 - 0.816497 / 2**0.5], abs=1e-6)
    assert (dispersion.counts, dispersion.parts) == ([3], [2])


def test_even_and_gathered_words():
    # Parts of 10 and 30 words: even (1 and 3), all in the small part, all in the large part.
    dispersion = measure_dispersion(np.array([[1, 4, 0], [3, 0, 4]]), [10, 30])
    assert dispersion.dp == pytest.approx([0, 0.75, 0.25])
    assert dispersion.dp_norm == pytest.approx([0, 1, 1 / 3])
    assert dispersion.juilland_d == pytest.approx([1, 0, 0])
    assert dispersion.parts.tolist() == [2, 1, 1]


def test_a_word_that_never_occurs_is_not_measured():
    dispersion = measure_dispersion(np.array([[1, 0], [1, 0]]), [5, 5])
    assert np.isnan([dispersion.dp[1], dispersion.juilland_d[1]]).all()
    assert dispersion.parts[1] == 0


def test_one_part_cannot_be_uneven():
    dispersion = measure_dispersion(np.array([[3]]), [10])
    assert dispersion.dp == [0]
    assert np.isnan([dispersion.dp_norm[0], dispersion.juilland_d[0]]).all()


def test_sparse_and_dense_agree():
    dense = np.array([[1, 4, 0], [3, 0, 0], [0, 2, 0]])
    twice = coo_matrix(([1, 1, 2], ([0, 0, 1], [0, 0, 1])), shape=(2, 2))
    for table, other in ((dense, csr_matrix(dense)), (twice.toarray(), twice)):
        sizes = np.arange(1, table.shape[0] + 1) * 10
        one, two = measure_dispersion(table, sizes), measure_dispersion(other, sizes)
        for name in ("counts", "parts", "dp", "dp_norm", "juilland_d"):
            assert getattr(one, name) == pytest.approx(getattr(two, name), nan_ok=True)


def test_sizes_are_needed():
    with pytest.raises(ValueError, match="2 parts"):
        measure_dispersion(np.ones((2, 1)), [10])
    with pytest.raises(ValueError, match="above 0"):
        measure_dispersion(np.ones((2, 1)), [10, 0])


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5))
def test_bounds(counts):
    dispersion = measure_dispersion(np.array(counts)[:, None], [20, 10, 30, 10, 15])
    if any(counts):
        assert 0 <= dispersion.dp[0] <= 1
        assert 0 <= dispersion.dp_norm[0] <= 1 + 1e-9
        assert 0 <= dispersion.juilland_d[0] <= 1
    else:
        assert np.isnan(dispersion.dp[0])
