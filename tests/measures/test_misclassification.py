"""Corrections by hand: a coded sample, measured rates; what is too little to correct by."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.measures.misclassification import (
    CodedSentences,
    correct_by_rates,
    correct_by_sample,
    draw_shares,
    why_not_by_rates,
)
from discourse.measures.resampling import Sample
from discourse.measures.score_card import Tally


def sentences(found: list[int], truth: dict[int, int]) -> CodedSentences:
    """Sentences of a paragraph each; ``truth`` of those that are coded."""
    size = len(found)
    given = np.array([[float(truth.get(number, 0))] for number in range(size)])
    coded = np.array([number in truth for number in range(size)])
    return CodedSentences(np.array(found, dtype=float)[:, None], given, coded, np.arange(size))


def test_a_share_is_what_was_found_and_the_mean_error_of_the_sample() -> None:
    # Found in 2 of 8. Of four coded sentences one was missed and none falsely found:
    # 2/8 + 1/4 = .5.
    values, _ = correct_by_sample(sentences([1, 1, 0, 0, 0, 0, 0, 0], {0: 1, 2: 1, 3: 0, 4: 0}))
    assert values == pytest.approx([0.5])


def test_when_all_is_coded_the_share_is_the_truth_and_labels_do_not_matter() -> None:
    truth = dict(enumerate([1, 0, 0, 1] * 10))
    for found in ([0] * 40, [1] * 40):
        values, draws = correct_by_sample(sentences(found, truth))
        assert values == pytest.approx([0.5])
        # The standard error of a mean of 40 ones and zeros: sqrt(40/39 * 10 / 1600) = .0801.
        assert draws.std() == pytest.approx(0.0801, rel=0.06)


def test_a_sample_without_an_error_is_no_proof() -> None:
    _, draws = correct_by_sample(sentences([0] * 100, dict.fromkeys(range(30), 0)))
    # (1 - 30/100) * 2 / (30 * 32) is all the variance there is: a standard error of .038.
    assert draws.std() == pytest.approx(0.038, rel=0.08)


def test_rates_by_hand() -> None:
    # Recall .8, false alarms .1: (.31 - .1) / (.8 - .1) = .3.
    value, draws = correct_by_rates(0.31, np.full(4000, 0.31), Tally(80, 100, 100), 300)
    assert value == pytest.approx(0.3)
    assert np.median(draws) == pytest.approx(0.3, abs=0.01)
    assert draws.std() > 0.02


def test_shares_stay_within_their_range() -> None:
    value, draws = correct_by_rates(0.01, np.full(100, 0.01), Tally(80, 100, 100), 300)
    assert (value, draws.min()) == (0, 0)
    value, draws = correct_by_rates(0.99, np.full(100, 0.99), Tally(80, 100, 100), 300)
    assert (value, draws.max()) == (1, 1)


def test_the_same_rates_are_one_source_of_error() -> None:
    observed, tally = np.full(500, 0.3), Tally(16, 20, 25)
    _, one = correct_by_rates(0.3, observed, tally, 100)
    _, other = correct_by_rates(0.3, observed, tally, 100)
    assert (one == other).all()


@pytest.mark.parametrize(
    ("tally", "sentences", "why"),
    [
        (Tally(8, 9, 20), 200, "too few"),
        (Tally(80, 100, 90), 105, "too few"),
        (Tally(6, 20, 30), 200, "tells too little"),
        (Tally(8, 20, 20), 200, None),
    ],
)
def test_when_rates_are_not_enough(tally: Tally, sentences: int, why: str | None) -> None:
    found = why_not_by_rates(tally, sentences)
    assert why in (found or "") if why else found is None


def test_draws_of_a_share_know_that_none_found_is_not_none() -> None:
    sample = Sample(np.zeros((40, 1), dtype=np.int64), np.full(40, 2))
    draws = draw_shares(sample)
    # Jeffreys' interval of 0 of 80: its upper end is .031.
    assert np.quantile(draws, 0.975) == pytest.approx(0.031, abs=0.004)
