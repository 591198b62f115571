"""Agreement on spans, counted by hand."""

from __future__ import annotations

from numpy.testing import assert_allclose

from discourse.measures.unitizing import compare_spans


def test_equal_spans_agree_fully() -> None:
    found = compare_spans([[(2, 5)], [(0, 3)]], [[(2, 5)], [(0, 3)]], [10, 8])
    assert (found.exact, found.overlapping, found.alpha, found.spans) == (1, 1, 1, (2, 2))


def test_overlapping_spans() -> None:
    # 0-6 and 2-8 share 4 of 6 characters; 20-24 has no counterpart.
    found = compare_spans([[(0, 6), (20, 24)]], [[(2, 8)]], [40])
    assert found.exact == 0
    assert_allclose(found.overlapping, 2 / 3)
    # Characters: 4 both, 2 + 4 the first alone, 2 the second alone, 28 neither.
    observed = 8 / 40
    inside = (4 * 2 + 6 + 2) / 80
    expected = 2 * inside * (1 - inside) * 80 / 79
    assert_allclose(found.alpha, 1 - observed / expected)


def test_spans_that_share_less_than_half_do_not_match() -> None:
    assert compare_spans([[(0, 10)]], [[(6, 16)]], [20]).overlapping == 0


def test_nothing_marked_is_not_measured() -> None:
    found = compare_spans([[]], [[]], [20])
    assert (found.exact, found.overlapping, found.alpha) == (None, None, None)
