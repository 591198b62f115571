"""Several texts of each speaker: ranges, and the test over documents."""

from __future__ import annotations

from discourse.measures.comparison import compare
from discourse.measures.groups import GroupComparison
from tests.measures.test_comparison import CALLS, RECORDS, analysis, measures_of


def call_of(texts: list[tuple[str, int]]) -> GroupComparison:
    analyses = [
        analysis(
            f"{who}{n}", CALLS[:calls] + RECORDS[: 14 - calls], country=who, date=str(2020 + n)
        )
        for n, (who, calls) in enumerate(texts)
    ]
    measures = measures_of(compare(analyses))
    return next(group for group in measures.groups if group.label == "call")


def test_a_range_is_over_the_texts_of_one_speaker() -> None:
    found = call_of([("XNV", 2), ("XNV", 6), ("XNV", 4), ("XTM", 9)])
    assert [group.counts for group in found.groups] == [(2, 6, 4), (9,)]
    assert found.groups[0].median == 4 / 28
    assert found.p_value is None  # one text of Talmere has no variation of its own


def test_whole_texts_are_dealt_out() -> None:
    apart = call_of([("XNV", 1)] * 6 + [("XTM", 12)] * 6)
    mixed = call_of([("XNV", 1), ("XTM", 1), ("XNV", 12), ("XTM", 12)] * 3)
    assert apart.p_value is not None
    assert mixed.p_value is not None
    # Two of the 924 ways to halve twelve texts are as extreme.
    assert apart.p_value < 0.01
    assert mixed.p_value == 1.0


def test_one_text_of_each_gives_no_groups() -> None:
    measures = measures_of(
        compare([analysis("a", CALLS, country="XNV"), analysis("b", CALLS, country="XTM")])
    )
    assert measures.groups == ()
