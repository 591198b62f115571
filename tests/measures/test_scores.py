"""Scores of labels found against labels given, counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from discourse.measures.agreement import NO_WIDTH, Draws
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


def test_where_all_are_right_a_share_has_an_exact_interval_and_f1_none() -> None:
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
    for score in (f1, micro_f1, macro_f1):
        measure = measure_scores(right, "F1", score, draws)[0]
        assert (measure.value, measure.interval) == (1, None)
        assert measure.reason == NO_WIDTH


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
