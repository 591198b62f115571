import numpy as np
import pytest

from discourse.measures.sequence import (
    Run,
    find_runs,
    measure_positions,
    measure_transitions,
    shuffled_runs,
    transition_p_values,
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


def test_paragraphs_of_one_label_each_are_no_order():
    # Whatever the order, every sentence but the last of its paragraph is followed by its like;
    # the residuals of the diagonal are large all the same.
    sequence = ["claim"] * 12 + ["warning"] * 12
    labels = ("claim", "warning")
    p_values = transition_p_values(sequence, [n // 12 for n in range(24)], labels)
    found = measure_transitions([sequence], labels)
    assert found.contingency.adjusted[0, 0] > 2
    assert p_values[0, 0] == p_values[1, 1] == 1
    # Either of the two orders: one transition from claim to warning, or none.
    assert (p_values > 0.9).all()


def test_a_strict_alternation_is_order():
    # Of 20 sentences in one paragraph, C(20,10) = 184,756 orders, 2 alternate without a break.
    p_values = transition_p_values(["claim", "warning"] * 10, [0] * 20, ("claim", "warning"))
    assert p_values[0, 0] == pytest.approx(2 / 1000)
    assert p_values[0, 1] == pytest.approx(2 / 1000)


def test_units_without_a_label_are_no_transition():
    p_values = transition_p_values([None, "claim", None], [0, 0, 1], ("claim", "warning"))
    assert (p_values == 1).all()
    assert transition_p_values([], [], ("claim",)).tolist() == [[1.0]]


def test_runs_of_paragraphs_in_random_order() -> None:
    # Paragraphs "a a", "a", "b b c": "aaa bb" and "bb" behind or before, or "aa bb a" and the like.
    codes, paragraphs = np.array([0, 0, 0, 1, 1, 2]), np.array([4, 4, 5, 9, 9, 9])
    labels, lengths = shuffled_runs(codes, paragraphs, 2, np.random.default_rng(1))
    found = {
        tuple((label, length) for label, length in zip(*order, strict=True) if length)
        for order in zip(labels.tolist(), lengths.tolist(), strict=True)
    }
    assert found == {
        ((0, 3), (1, 2)),  # both of a, then the others, in either order
        ((1, 2), (0, 3)),
        ((0, 2), (1, 2)),
        ((1, 2), (0, 2)),
    }


def test_units_without_a_label_make_no_run() -> None:
    labels, lengths = shuffled_runs(
        np.array([-1, -1, -1]), np.array([1, 1, 2]), 1, np.random.default_rng(1)
    )
    assert (labels == -1).all()
    assert (lengths == 0).all()
