"""Scores of labels found against labels given, counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from discourse.measures.agreement import METHOD, NO_WIDTH, Draws
from discourse.measures.intervals import EXACT
from discourse.measures.scores import (
    Outcomes,
    average_precision,
    calibration_curve,
    calibration_error,
    f1,
    macro_f1,
    measure_scores,
    micro_f1,
    precision,
    recall,
)

# Five units, three labels; the third is never given nor found.
TRUTH = np.array([[1, 0, 0], [1, 1, 0], [1, 0, 0], [0, 0, 0], [0, 1, 0]], dtype=bool)
FOUND = np.array([[1, 0, 0], [1, 0, 0], [0, 0, 0], [1, 0, 0], [0, 1, 0]], dtype=bool)


def outcomes() -> Outcomes:
    return Outcomes.of(TRUTH, FOUND, np.arange(5))


def test_scores_by_label() -> None:
    total = outcomes().total
    assert_allclose(precision(total), [2 / 3, 1, np.nan])
    assert_allclose(recall(total), [2 / 3, 1 / 2, np.nan])
    assert_allclose(f1(total), [2 / 3, 2 / 3, np.nan])


def test_scores_over_labels() -> None:
    assert_allclose(macro_f1(outcomes().total), [2 / 3])
    # 3 hits, 1 false alarm, 2 misses.
    assert_allclose(micro_f1(outcomes().total), [6 / 9])


def test_measures_carry_their_base_and_reason() -> None:
    measured = measure_scores(outcomes(), "precision", precision, Draws.of(5))
    assert [measure.base for measure in measured] == [3, 1, None]
    assert measured[2].reason == "the label was never found"
    assert measured[0].interval is None
    assert measured[0].reason == "too few paragraphs for an interval"
    recalled = measure_scores(outcomes(), "recall", recall, Draws.of(5))
    assert [measure.base for measure in recalled] == [3, 2, None]
    assert measure_scores(outcomes(), "micro", micro_f1, Draws.of(5))[0].base == 5


def test_intervals_are_over_paragraphs() -> None:
    truth = np.tile([[True], [False]], (30, 1))
    found = truth.copy()
    found[:10] = ~found[:10]
    many = Outcomes.of(truth, found, np.arange(60))
    together = Outcomes.of(truth, found, np.arange(60) // 2)
    for grouped, paragraphs in ((many, 60), (together, 30)):
        measure = measure_scores(grouped, "F1", f1, Draws.of(paragraphs))[0]
        assert measure.value == pytest.approx(50 / 60)
        assert measure.interval is not None
        assert measure.interval.low < measure.value < measure.interval.high


def test_average_precision_of_a_ranking() -> None:
    truth = np.array([True, False, True, False])
    # Right at ranks 1 and 3: (1 + 2/3) / 2.
    found = average_precision(truth, np.array([0.9, 0.8, 0.7, 0.1]))
    assert found == pytest.approx(5 / 6)
    assert average_precision(~truth & truth, np.ones(4)) is None


def test_calibration_error_by_hand() -> None:
    # Two at .2 of which one is right, two at .9 of which both are: (2 * .3 + 2 * .1) / 4.
    scores = np.array([0.2, 0.2, 0.9, 0.9])
    curve = calibration_curve(np.array([True, False, True, True]), scores)
    assert [(one.count, one.share) for one in curve] == [(2, 0.5), (2, 1.0)]
    assert calibration_error(curve) == pytest.approx(0.2)


def test_labels_of_other_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        Outcomes.of(TRUTH, FOUND[:4], np.arange(5))


def test_where_all_are_right_shares_and_f1_have_an_exact_interval() -> None:
    # Ten paragraphs of one unit each; the label is given and found in the first five.
    truth = np.arange(10)[:, None] < 5
    right = Outcomes.of(truth, truth, np.arange(10))
    draws = Draws.of(10)
    for name, score in (("precision", precision), ("recall", recall)):
        measure = measure_scores(right, name, score, draws)[0]
        assert (measure.value, measure.base) == (1, 5)
        # Clopper and Pearson (1934): 5 of 5 has the lower limit .025 to the power 1/5, .478.
        assert measure.interval is not None
        assert measure.interval.low == pytest.approx(0.025 ** (1 / 5))
        assert measure.interval.high == 1
    for score in (f1, micro_f1):
        measure = measure_scores(right, "F1", score, draws)[0]
        # F1 = 2s/(1 + s), s the same share.
        assert measure.interval is not None
        assert measure.interval.low == pytest.approx(2 * 0.025 ** (1 / 5) / (1 + 0.025 ** (1 / 5)))
        assert (measure.value, measure.interval.high) == (1, 1)
    (measure,) = measure_scores(right, "F1", macro_f1, draws)
    assert (measure.value, measure.interval) == (1, None)
    assert measure.reason == NO_WIDTH


def test_macro_f1_has_an_interval_by_leaving_paragraphs_out() -> None:
    # Ten paragraphs of one unit, two labels given in five each; one of the first is missed.
    truth = np.arange(10)[:, None] % 2 == np.array([0, 1])
    found = truth.copy()
    found[0, 0] = False
    outcomes = Outcomes.of(truth, found, np.arange(10))
    (measure,) = measure_scores(outcomes, "F1", macro_f1, Draws.of(10))
    # F1 of the first 8/9; 1 without the miss, 6/7 without one of the four hits.
    assert measure.value == pytest.approx((8 / 9 + 1) / 2)
    squares = ((1 - 8 / 9) / 2) ** 2 + 4 * ((8 / 9 - 6 / 7) / 2) ** 2
    assert measure.interval is not None
    # 2.262 is the quantile of Student's t at nine degrees of freedom.
    low = measure.value - 2.262 * np.sqrt(9 / 10 * squares)
    assert measure.interval.low == pytest.approx(low, abs=1e-4)
    assert measure.interval.high == 1


def test_macro_f1_of_a_label_in_few_paragraphs_has_no_interval() -> None:
    truth = np.arange(20)[:, None] < np.array([10, 3])  # the second occurs in four
    outcomes = Outcomes.of(truth, np.roll(truth, -1, axis=0), np.arange(20))
    (measure,) = measure_scores(outcomes, "F1", macro_f1, Draws.of(20))
    assert measure.interval is None
    assert measure.reason == "a label in fewer than 5 paragraphs: no interval"


def test_few_hits_have_an_exact_interval_and_many_the_bootstrap() -> None:
    # The label is given in 25 of 60 paragraphs of one unit; found in 20, and in as many others.
    given = np.arange(60)[:, None] < 25
    found = np.abs(np.arange(60)[:, None] - 24.5) < 20  # units 5 to 44
    outcomes = Outcomes.of(given, found, np.arange(60))
    methods = {}
    for name, score in (("precision", precision), ("recall", recall), ("F1", f1)):
        (measure,) = measure_scores(outcomes, name, score, Draws.of(60))
        assert measure.interval is not None
        methods[name] = measure.interval.method
    # 20 hits and 20 false alarms; but only 5 misses.
    assert methods["precision"] == methods["F1"] == METHOD
    assert methods["recall"] == EXACT
    # Clopper-Pearson of 20 in 25: .593 to .932.
    interval = measure_scores(outcomes, "recall", recall, Draws.of(60))[0].interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((0.593, 0.932), abs=5e-4)


def test_where_none_is_found_recall_has_an_exact_interval() -> None:
    truth = np.arange(10)[:, None] < 2
    missed = Outcomes.of(truth, truth & False, np.arange(10))
    measure = measure_scores(missed, "recall", recall, Draws.of(10))[0]
    # 0 of 2: the upper limit is 1 less the root of .025, .842.
    assert measure.value == 0
    assert measure.interval is not None
    assert (measure.interval.low, measure.interval.high) == (0, pytest.approx(1 - 0.025**0.5))


def test_units_of_one_paragraph_have_no_exact_interval() -> None:
    truth = np.arange(12)[:, None] < 3
    right = Outcomes.of(truth, truth, np.maximum(np.arange(12) - 2, 0))  # the first three together
    measure = measure_scores(right, "recall", recall, Draws.of(10))[0]
    assert (measure.value, measure.base, measure.interval) == (1, 3, None)
