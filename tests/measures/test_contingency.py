import numpy as np
import pytest

from discourse.measures.contingency import measure_contingency

TREATMENTS = np.array([[100, 23], [44, 65], [119, 158]])


def test_reference_values():
    contingency = measure_contingency(TREATMENTS)
    assert contingency.chi_squared == pytest.approx(57.236, abs=5e-4)
    assert contingency.degrees == 2
    assert contingency.p_value == pytest.approx(3.727e-13, rel=5e-4)
    assert contingency.adjusted[:, 0] == pytest.approx([7.551524, -2.663833, -4.296630], abs=5e-7)
    assert contingency.residuals[:, 0] == pytest.approx([4.571703, -1.641673, -2.016609], abs=5e-7)
    assert contingency.cramers_v == pytest.approx(0.335333, abs=5e-7)


def test_corrected_v_by_hand():
    # φ² - 2·1/508 = 0.112448 - 0.003937; rows 3 - 4/508, columns 2 - 1/508
    contingency = measure_contingency(TREATMENTS)
    assert contingency.cramers_v_corrected == pytest.approx(
        ((57.236 / 509 - 2 / 508) / (1 - 1 / 508)) ** 0.5, abs=1e-5
    )


def test_independence():
    contingency = measure_contingency(np.array([[2, 4], [3, 6]]))
    assert contingency.chi_squared == pytest.approx(0)
    assert contingency.cramers_v_corrected == 0
    assert contingency.adjusted == pytest.approx(np.zeros((2, 2)), abs=1e-12)
    # 2, 4, 3 are under 5, 6 is not.
    assert contingency.small_cells == 0.75


def test_empty_rows_keep_their_place():
    contingency = measure_contingency(np.array([[10, 0], [0, 0], [0, 10]]))
    assert contingency.degrees == 1
    assert contingency.chi_squared == pytest.approx(20)
    assert contingency.adjusted[1].tolist() == [0, 0]


@pytest.mark.parametrize("table", [[[0, 0], [0, 0]], [[1, 2]], [[1, 2], [0, 0]]], ids=str)
def test_too_little_is_not_measured(table):
    assert measure_contingency(np.array(table)) is None
