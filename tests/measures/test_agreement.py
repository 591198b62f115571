"""Agreement coefficients: the values that Krippendorff and the R package irrCAC print."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from discourse.measures.agreement import (
    Coefficient,
    Ratings,
    Sums,
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    interval_alpha,
    nominal_alpha,
    ordinal_alpha,
    percent_agreement,
    positive_agreement,
    sum_up,
)

# Krippendorff's fifteen units of three coders, and his twelve units of four; a point is missing.
FIFTEEN = ("..... 34121 133.3", "1.213 343.. .....", "..213 44.21 133.4")
TWELVE = ("1233 2141 2...", "1233 2241 25.3", ".333 2342 251.", "1233 2441 251.")


def rows(*coders: str) -> Sums:
    """The sums over all units of coders' strings of digits."""
    digits = [[int(char) - 1 if char != "." else -1 for char in c if char != " "] for c in coders]
    return total(np.array(digits), levels=max(map(max, digits)) + 1)


def table(cells: list[list[int]]) -> Sums:
    """The sums of two coders whose cross table is given."""
    pairs = [
        pair
        for one, row in enumerate(cells)
        for other, count in enumerate(row)
        for pair in [(one, other)] * count
    ]
    return total(np.array(pairs).T, levels=len(cells))


def total(values: np.ndarray, levels: int) -> Sums:
    units = values.shape[1]
    names = tuple(float(level) for level in range(1, levels + 1))
    sums = sum_up(Ratings(values, np.arange(units), names))
    return sums.weighted(np.ones(units))


@pytest.mark.parametrize(
    ("coders", "coefficient", "expected"),
    [
        (FIFTEEN, nominal_alpha, 0.691358),
        (FIFTEEN, interval_alpha((1, 2, 3, 4)), 0.810845),
        (TWELVE, nominal_alpha, 0.743421),
        (TWELVE, ordinal_alpha, 0.815388),
        (TWELVE, interval_alpha((1, 2, 3, 4, 5)), 0.849107),
        (TWELVE, gwet_ac1, 0.77544),
        (TWELVE, fleiss_kappa, 0.76117),
        (TWELVE, percent_agreement, 0.81818),
        (TWELVE, brennan_prediger, 0.77273),
    ],
)
def test_units_with_missing_ratings(
    coders: tuple[str, ...], coefficient: Coefficient, expected: float
) -> None:
    assert_allclose(coefficient(rows(*coders)), expected, atol=6e-6)


ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]


@pytest.mark.parametrize(
    ("coefficient", "expected"),
    [
        (percent_agreement, 0.89),
        (cohen_kappa, 0.7964094),
        (fleiss_kappa, 0.7962397),
        (gwet_ac1, 0.8493305),
        (brennan_prediger, 0.835),
        (nominal_alpha, 0.7972585),
    ],
)
def test_two_abstractors_and_three_diagnoses(coefficient: Coefficient, expected: float) -> None:
    assert_allclose(coefficient(table(ABSTRACTORS)), expected, atol=6e-8)


SIX_RATERS = """00060 03003 01401 00006 03030 20400 00402 20310
                20040 00006 10050 11040 03300 10050 02031"""


@pytest.mark.parametrize(
    ("coefficient", "expected"),
    [(fleiss_kappa, 0.4139265), (gwet_ac1, 0.4448007), (nominal_alpha, 0.4204384)],
)
def test_six_raters_and_five_categories(coefficient: Coefficient, expected: float) -> None:
    units = [
        [level for level, count in enumerate(map(int, row)) for _ in range(count)]
        for row in SIX_RATERS.split()
    ]
    assert_allclose(coefficient(total(np.array(units).T, levels=5)), expected, atol=6e-8)


def test_f1_between_coders_is_the_f1_of_one_against_the_other() -> None:
    # 3 units that both mark, 1 that the first alone does, 2 that the second alone does: 6 / 9.
    sums = table([[10, 2], [1, 3]])
    assert_allclose(positive_agreement(sums), 2 / 3)


def test_ratings_must_stand_for_levels() -> None:
    with pytest.raises(ValueError, match="numbers of the 2 levels"):
        Ratings(np.array([[0, 2]]), np.arange(2))
    with pytest.raises(ValueError, match="a paragraph for each unit"):
        Ratings(np.array([[0, 1]]), np.arange(3))
