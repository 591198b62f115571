import numpy as np
import pytest

from discourse.measures.sequence import (
    Run,
    find_runs,
    measure_positions,
    measure_transitions,
)


def test_positions_by_hand():
    flags = np.zeros((20, 3), dtype=bool)
    flags[[0, 1], 0] = True
    flags[:, 1] = True
    positions = measure_positions(flags)
    assert positions.tenths[0].tolist() == [2, 2, 0]
    assert positions.tenths[:, 1].tolist() == [2] * 10
    assert positions.bases.tolist() == [2] * 10
    # Sentences 1 and 2 of 20 stand at .025 and .075.
    assert positions.means[:2] == pytest.approx([0.05, 0.5])
    assert np.isnan(positions.means[2])


def test_a_text_shorter_than_ten_sentences():
    positions = measure_positions(np.ones((3, 1), dtype=bool))
    assert positions.bases.sum() == 3
    assert positions.means == pytest.approx([0.5])
    assert measure_positions(np.zeros((0, 1), dtype=bool)).bases.sum() == 0


def test_runs():
    runs = find_runs(["claim", "claim", None, "claim", "warning"])
    assert runs == (Run("claim", 0, 2), Run("claim", 3, 4), Run("warning", 4, 5))
    assert find_runs([]) == ()


def test_transitions_do_not_cross_gaps_or_texts():
    transitions = measure_transitions(
        [["claim", "warning", None, "warning"], ["warning", "claim"]], ("claim", "warning")
    )
    assert transitions.counts.tolist() == [[0, 1], [1, 0]]


def test_alternation_shows_in_the_residuals():
    transitions = measure_transitions([["claim", "warning"] * 10], ("claim", "warning"))
    assert transitions.counts.tolist() == [[0, 10], [9, 0]]
    # A 2 × 2 table of 0, 10, 9, 0: χ² = n = 19, and every adjusted residual is ±√19.
    assert transitions.contingency.chi_squared == pytest.approx(19)
    assert np.abs(transitions.contingency.adjusted) == pytest.approx(np.full((2, 2), 19**0.5))
    assert transitions.contingency.adjusted[0, 0] < 0


def test_too_short_for_transitions():
    assert measure_transitions([["claim"]], ("claim", "warning")).contingency is None


def test_unknown_labels_are_refused():
    with pytest.raises(KeyError, match="history"):
        measure_transitions([["claim", "history"]], ("claim",))
