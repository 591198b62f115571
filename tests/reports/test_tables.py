"""Columns of commitments and figures: only what the sentence writes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discourse.document import Evidence
from discourse.reports.checklist import Topic, read_topics
from discourse.reports.flow import order_told
from discourse.reports.pledges import deadline, means, undertaking
from discourse.reports.quantities import bound, figures, values
from discourse.text import Span
from tests.reports.test_findings import passages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("open two ports by 2031", "by 2031"),
        ("open two ports by the end of 2031", "by the end of 2031"),
        ("train doctors within three years", "within three years"),
        ("train doctors over the next five years", "over the next five years"),
        ("meet before June 2031", "before June 2031"),
        ("train doctors in the region", None),
    ],
)
def test_deadlines_are_read_off_the_words(text: str, said: str | None) -> None:
    assert deadline(text) == said


def test_means_end_with_the_phrase() -> None:
    assert means("build schools through a joint fund, and hospitals") == "through a joint fund"
    assert means("build schools") is None


def test_what_is_undertaken_are_the_words_after_the_verb() -> None:
    (unit,) = passages("As others will see, we will stay in Osk.").having("commitment")
    assert undertaking(unit) == "stay in Osk"


@pytest.mark.parametrize(
    ("before", "value", "said"),
    [
        ("More than ", "20 schools", "at least"),
        ("", "over 100", "at least"),
        ("up to ", "20 schools", "at most"),
        ("nearly ", "20 schools", "about"),
        ("We built ", "20 schools", "–"),
    ],
)
def test_bounds_are_what_the_words_make_of_a_value(before: str, value: str, said: str) -> None:
    assert bound(before + value, len(before), len(before + value)) == said


def test_numerals_beside_the_marked_words_are_listed_and_years_are_not() -> None:
    (unit,) = passages("On 1 May 2029 we opened 20 schools and 1,300 courses.").having("statistic")
    found = [(unit.text[span.start : span.end], marked) for span, marked in values(unit)]
    assert found == [("20 schools", True), ("1,300", False)]


def test_words_that_a_model_weighed_are_no_figures() -> None:
    (unit,) = passages("We opened 20 schools.").having("statistic")
    assert figures(unit) == ["20 schools"]
    found = unit.function("statistic")
    assert found is not None
    learned = replace(found, evidence=(Evidence(Span(0, 9), "model:we opened", 0.5),))
    weighed = replace(unit, functions=(learned,))
    assert figures(weighed) == ["20"]
    assert [marked for _, marked in values(weighed)] == [False]


def test_a_far_first_sentence_does_not_move_the_beginning() -> None:
    calm = ["All is well."] * 10
    text = passages("Bullying fails.", *calm, *["Bullying fails."] * 4)
    assert order_told(text) == "Criticism from s12 (once before, s1)"


def test_a_topic_is_found_by_whole_words_and_by_beginnings() -> None:
    unit = passages("Creditors met.").analysis.sentences[0]
    assert Topic("Debt", ("creditor*",)).is_in(unit)
    assert not Topic("Debt", ("creditor",)).is_in(unit)


@pytest.mark.parametrize("written", ["", "topics = 1", "[[topics]]\nname = 'Debt'", "[[topics"])
def test_a_checklist_that_is_not_one_is_refused(written: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from discourse.errors import UsageError

    path = tmp_path / "topics.toml"
    path.write_text(written, "utf-8")
    with pytest.raises(UsageError, match="expected"):
        read_topics(path)
