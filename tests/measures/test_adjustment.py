import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.measures.adjustment import adjust_p_values


def test_reference_values():
    assert adjust_p_values([0.008, 0.03, 0.123, 0.6, 0.2]) == pytest.approx(
        [0.04, 0.075, 0.205, 0.6, 0.25]
    )


def test_what_was_not_tested_is_not_in_the_family():
    assert adjust_p_values([0.02, None, 0.03]) == (pytest.approx(0.03), None, pytest.approx(0.03))
    assert adjust_p_values([None]) == (None,)
    assert adjust_p_values([]) == ()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusting_keeps_order_and_never_lowers(p_values):
    q_values = adjust_p_values(p_values)
    assert all(p <= q + 1e-12 and q <= 1 for p, q in zip(p_values, q_values, strict=True))
    ordered = [q for _, q in sorted(zip(p_values, q_values, strict=True))]
    assert ordered == sorted(ordered)
