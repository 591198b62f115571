"""Intervals of agreement: exact for two coders and a label, none where too little differs."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.measures.agreement import (
    Coefficient,
    Draws,
    Ratings,
    cohen_kappa,
    gwet_ac1,
    nominal_alpha,
    ordinal_alpha,
    percent_agreement,
    positive_agreement,
    sum_up,
)
from discourse.measures.agreement_intervals import NEVER_DIFFER, ONE_PARAGRAPH, measure_agreement
from discourse.measures.intervals import BOOTSTRAP, EXACT, VARIANCE
from discourse.measures.measure import Interval


def interval_of(
    values: np.ndarray, coefficient: Coefficient, levels: tuple[float, ...] = (0.0, 1.0)
) -> Interval | None:
    """The interval where each unit is a paragraph."""
    units = np.arange(values.shape[1])
    ratings = Ratings(values, units, levels)
    return measure_agreement("", sum_up(ratings), coefficient, Draws.of(len(units))).interval


def test_a_coefficient_of_one_value_only_is_not_measured() -> None:
    sums = sum_up(Ratings(np.zeros((2, 4), dtype=int), np.arange(4)))
    measure = measure_agreement("alpha", sums, nominal_alpha, None)
    assert measure.value is None
    assert measure.reason == "the coders gave one value only"


def test_ratings_of_one_coder_are_not_measured() -> None:
    sums = sum_up(Ratings(np.array([[0, 1], [-1, -1]]), np.arange(2)))
    measure = measure_agreement("alpha", sums, nominal_alpha, None)
    assert measure.value is None
    assert measure.reason == "no unit was rated by two coders"


def test_the_interval_holds_the_value_and_narrows_with_more_paragraphs() -> None:
    generator = np.random.default_rng(5)
    widths = []
    for units in (40, 400):
        first = generator.integers(0, 2, units)
        second = np.where(generator.random(units) < 0.9, first, 1 - first)
        sums = sum_up(Ratings(np.stack([first, second]), np.arange(units)))
        measure = measure_agreement("alpha", sums, nominal_alpha, Draws.of(units))
        assert measure.value is not None
        assert measure.interval is not None
        assert measure.interval.contains(measure.value)
        widths.append(measure.interval.high - measure.interval.low)
    assert widths[1] < widths[0] / 2


def test_full_agreement_on_a_label_has_the_exact_interval_of_its_share() -> None:
    # Twelve of 100 units have the label for both coders. Of 12 in 12 Clopper and Pearson's lower
    # limit is .025 ** (1/12) = .7354, so F1 is 2 · .7354 / 1.7354 = .8475 at least. Alpha is
    # 1 - (1 - F1) / .88 = .8267 where 88 of 100 units have no label, and so is kappa.
    both = np.array([1] * 12 + [0] * 88)
    found = {
        how: interval_of(np.stack([both, both]), how)
        for how in (positive_agreement, nominal_alpha, cohen_kappa)
    }
    for how, low in ((positive_agreement, 0.8475), (nominal_alpha, 0.8267), (cohen_kappa, 0.8267)):
        interval = found[how]
        assert interval is not None
        assert interval.method == EXACT
        assert interval.low == pytest.approx(low, abs=1e-4)
        assert interval.high == 1


def test_agreement_on_units_has_the_exact_interval_of_their_share() -> None:
    # 97 of 100 agree: Clopper and Pearson give .9148 to .9938. Given is 17 of 200 times, so AC1
    # is 1 - (1 - share) / (1 - 2 · .085 · .915) = 1 - (1 - share) / .84445.
    first = np.array([1] * 10 + [0] * 90)
    second = np.array([1] * 7 + [0] * 93)
    values = np.stack([first, second])
    for how, ends in ((percent_agreement, (0.9148, 0.9938)), (gwet_ac1, (0.8991, 0.9926))):
        interval = interval_of(values, how)
        assert interval is not None
        assert (interval.low, interval.high) == pytest.approx(ends, abs=1e-4)


def test_of_two_values_the_rarer_one_counts() -> None:
    first, second = np.array([1] * 10 + [0] * 90), np.array([1] * 7 + [0] * 93)
    one = interval_of(np.stack([first, second]), nominal_alpha)
    other = interval_of(np.stack([1 - first, 1 - second]), nominal_alpha)
    assert one is not None
    assert other is not None
    assert (one.low, one.high) == pytest.approx((other.low, other.high))


def test_where_enough_paragraphs_agree_and_differ_paragraphs_are_drawn() -> None:
    first = np.array([1] * 60 + [0] * 60)
    second = np.array([1] * 40 + [0] * 60 + [1] * 20)
    interval = interval_of(np.stack([first, second]), nominal_alpha)
    assert interval is not None
    assert interval.method == BOOTSTRAP


def test_of_more_values_alpha_has_the_interval_of_the_mean_distance() -> None:
    # 6 of 120 units differ: Clopper and Pearson give .0186 to .1057. Each value is given in a third
    # of the cases, so two drawn at random differ in 2 of 3, with 239 instead of 240 of them:
    # 1 - alpha = share · 239 / 240 / (2/3) = 1.49375 · share.
    first = np.array([0, 1, 2] * 40)
    second = first.copy()
    second[:6] = (second[:6] + 1) % 3
    interval = interval_of(np.stack([first, second]), nominal_alpha, (0.0, 1.0, 2.0))
    assert interval is not None
    assert interval.method == EXACT
    assert (interval.low, interval.high) == pytest.approx((0.8421, 0.9722), abs=1e-4)


def test_of_three_coders_too_alpha_has_the_interval_of_the_mean_distance() -> None:
    # In 6 of 60 units the third coder differs, so two of three pairs do: a mean distance of 4/60.
    first = np.array([0, 1] * 30)
    third = first.copy()
    third[:6] = 1 - third[:6]
    values = np.stack([first, first, third])
    interval = interval_of(values, nominal_alpha)
    value = 1 - (179 * 4 / 60) / (180 * 0.5)
    assert interval is not None
    assert interval.low < value < interval.high
    assert interval_of(values, percent_agreement) is not None


def test_coders_of_many_values_who_never_differ_have_no_interval() -> None:
    first = np.array([0, 1, 2] * 10)
    ratings = Ratings(np.stack([first, first]), np.arange(30), (0.0, 1.0, 2.0))
    measure = measure_agreement("", sum_up(ratings), ordinal_alpha, Draws.of(30))
    assert (measure.value, measure.interval, measure.reason) == (1, None, NEVER_DIFFER)


def test_a_label_of_one_paragraph_has_no_interval() -> None:
    values = np.array([[1, 1, 1] + [0] * 20, [1, 1, 0] + [0] * 20])
    paragraphs = np.array([0, 0, 0, *range(1, 21)])
    measure = measure_agreement(
        "alpha", sum_up(Ratings(values, paragraphs)), nominal_alpha, Draws.of(21)
    )
    assert (measure.interval, measure.reason) == (None, ONE_PARAGRAPH)


def ordered(differing: int) -> Interval | None:
    """Of ordinal alpha where so many of 100 units differ by one step of five."""
    first = np.array([0, 1, 2, 3, 4] * 20)
    second = first.copy()
    second[:differing] = np.where(first[:differing] < 4, first[:differing] + 1, 3)
    return interval_of(np.stack([first, second]), ordinal_alpha, (0.0, 1.0, 2.0, 3.0, 4.0))


def test_where_enough_paragraphs_differ_ordered_values_have_the_interval_of_their_variance() -> (
    None
):
    few, many = ordered(9), ordered(10)
    assert few is not None
    assert many is not None
    assert (few.method, many.method) == (EXACT, VARIANCE)
    assert many.high - many.low < (few.high - few.low) / 2


def test_values_without_order_keep_the_exact_interval() -> None:
    first = np.array([0, 1, 2] * 40)
    second = np.where(np.arange(120) < 30, (first + 1) % 3, first)
    interval = interval_of(np.stack([first, second]), nominal_alpha, (0.0, 1.0, 2.0))
    assert interval is not None
    assert interval.method == EXACT


def test_ordered_values_of_paragraphs_all_alike_keep_the_exact_interval() -> None:
    first = np.tile([0, 1, 2, 3, 4], 20)
    second = np.tile([0, 1, 2, 4, 4], 20)
    ratings = Ratings(np.stack([first, second]), np.repeat(np.arange(20), 5), (0.0, 1, 2, 3, 4))
    measure = measure_agreement("", sum_up(ratings), ordinal_alpha, Draws.of(20))
    assert measure.interval is not None
    assert measure.interval.method == EXACT
