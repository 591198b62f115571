"""Scores of stances against codings, checked by hand."""

from __future__ import annotations

import pytest

from discourse.codings.polarities import Compared, line_of, score_polarities

#: Coded and found: three of four "+" found, one taken for "0"; both "0" found; one "-" of two.
PAIRS = ["++", "++", "++", "+0", "00", "00", "--", "-+"]


def cases(pairs: list[str]) -> list[Compared]:
    return [Compared(coded, found, number) for number, (coded, found) in enumerate(pairs)]


def test_scores_are_those_counted_by_hand() -> None:
    found = {measure.name: measure.value for measure in score_polarities(cases(PAIRS * 3))}
    assert found["recall of +"] == pytest.approx(3 / 4)
    assert found["precision of +"] == pytest.approx(3 / 4)
    assert found["f1 of 0"] == pytest.approx(2 * 2 / (2 * 2 + 1))
    assert found["f1 of -"] == pytest.approx(2 / 3)
    assert found["macro-F1 of -, 0, +"] == pytest.approx((3 / 4 + 4 / 5 + 2 / 3) / 3)


def test_a_score_is_printed_with_interval_and_base() -> None:
    first, *_ = score_polarities(cases(PAIRS * 3))
    assert first.interval is not None
    assert line_of(first).startswith("macro-F1 of -, 0, + 0.739 [")
    assert line_of(first).endswith("] of 24")


def test_what_was_never_coded_has_a_reason_instead() -> None:
    lines = [line_of(measure) for measure in score_polarities(cases(["++", "00"]))]
    assert "recall of -: the label was never given" in lines


def test_no_case_is_refused() -> None:
    with pytest.raises(ValueError, match="no stance was coded"):
        list(score_polarities([]))
