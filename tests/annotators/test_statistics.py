from __future__ import annotations

from functools import cache

import pytest

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.ledger import Statistic
from discourse.text import Span


@cache
def ledger(text: str, language: str = "en") -> tuple[Statistic, ...] | None:
    document = Document("test", text, Metadata(language=language))
    return analyze(document, layers=("functions", "statistics")).statistics


def only(text: str) -> Statistic:
    found = ledger(text)
    assert found is not None
    (record,) = found
    return record


def test_a_figure_with_all_that_is_said_about_it() -> None:
    text = "According to the World Food Office, wheat prices rose by 61 per cent in 2030."
    record = only(text)
    assert text[record.span.start : record.span.end] == "61 per cent"
    assert record == Statistic(
        span=Span(57, 68), kind="share", value=61.0, unit="percent",
        measured="wheat prices", time="in 2030", source="the World Food Office",
    )  # fmt: skip


def test_what_is_measured_stands_behind_or_before() -> None:
    assert (
        only("Our ports handle 18 per cent of the world's grain.").measured == "the world's grain"
    )
    assert only("Trade between us reached 11.8 billion dollars last year.").measured == (
        "Trade between us"
    )
    assert only("Velmar has trained 23,000 cotton farmers.").measured == "cotton farmers"
    assert only("We built 212 cisterns in the outer islands.").measured == (
        "cisterns in the outer islands"
    )


def test_how_a_value_is_set_against_others() -> None:
    def of(text: str) -> tuple[str | None, str | None]:
        return only(text).comparison, only(text).compared_with

    assert of("Exports rose by 12 per cent compared with the previous year.") == (
        "baseline", "compared with the previous year",
    )  # fmt: skip
    assert of("Our ports handle 18 per cent of the world's grain.") == (
        "share_of", "the world's grain",
    )  # fmt: skip
    assert of("Norvania is the second-largest donor to the fund.") == ("rank", None)


def test_parts_name_their_whole() -> None:
    found = ledger("We sent 40 ships, including 9 tugs.")
    assert found is not None
    ships, tugs = found
    assert (ships.part_of, tugs.part_of) == (None, 1)


def test_the_source_may_be_a_name_that_reports() -> None:
    assert only("The Ambral Institute estimates that 40 per cent of the wells are dry.").source == (
        "The Ambral Institute"
    )
    assert only("We say that 40 per cent of the wells are dry.").source is None


def test_sentences_without_figures_have_no_records() -> None:
    assert ledger("We thank the President of the Assembly.") == ()


def test_a_language_without_cues_is_not_measured() -> None:
    assert ledger("Wir haben 23 Brunnen gebaut.", "de") is None


def test_exchanging_two_countries_changes_only_names() -> None:
    text = "{} has trained more than 23,000 teachers in {}, and trade has doubled since 2020."
    one, other = (ledger(text.format(*pair)) for pair in (("France", "Chad"), ("Chad", "France")))
    assert one is not None
    assert other is not None
    assert [(r.kind, r.value, r.unit, r.bound, r.time) for r in one] == [
        (r.kind, r.value, r.unit, r.bound, r.time) for r in other
    ]
    assert [r.value for r in one] == [23000, 2]


def test_what_is_counted_before_its_number_keeps_its_words() -> None:
    text = "The number of sister cities has reached 63."
    assert only(text).measured == "The number of sister cities"


def test_parts_of_a_time_are_no_shares() -> None:
    text = "Imports of our steel fell by 17 per cent in the first half of this year."
    record = only(text)
    assert (record.value, record.time) == (17.0, "in the first half of this year")
    shares = only("We halted half of the ships in the last quarter of 2031.")
    assert shares.value == 0.5


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Inflation stood at 11 per cent in January.", "in January"),
        ("We will raise it by 15 per cent from 1 July 2031.", "from 1 July 2031"),
        ("We will give 85 million dollars to the fund in 2030–2032.", "in 2030–2032"),
        ("Between 2020 and 2030 exports grew by 12 per cent.", "Between 2020 and 2030"),
        ("Imports have gone up by more than 60 per cent in two years.", "in two years"),
        ("Two years ago a kilo of maize cost 40 dinar.", "Two years ago"),
        ("We balance the budget by 2034, and we take 60 dinar from nobody.", None),
    ],
)
def test_when_a_figure_holds(text: str, time: str | None) -> None:
    assert only(text).time == time


def test_a_baseline_goes_no_further_than_its_phrase() -> None:
    text = "Trade reached €3.4 billion – a rise of 18 per cent over 2028 – and grows since 2010."
    found = ledger(text)
    assert found is not None
    assert [one.compared_with for one in found] == [None, "over 2028"]


def test_a_multiple_is_of_its_subject() -> None:
    found = only("Prices are three times as high as in the north.")
    assert (found.measured, found.compared_with) == ("Prices", "as high as in the north")


def test_what_is_counted_ends_where_it_does_something() -> None:
    record = only("Approximately 18 million school-age children receive student assistance.")
    assert record.measured == "school-age children"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("We became one of the largest contributors to the fund in the world.", "about"),
        ("It is among the second-largest donors to the fund.", "about"),
        ("It is the second-largest donor to the fund.", "exact"),
        ("Lumaru is the largest contributor to the fund in the world.", "exact"),
    ],
)
def test_one_of_the_largest_is_not_the_largest(text: str, bound: str) -> None:
    assert only(text).bound == bound


def test_the_value_of_an_index_has_no_other_unit() -> None:
    found = ledger("The Gini index of incomes is down from 0.414 to just 0.384.")
    assert [(one.value, one.unit, one.comparison) for one in found or ()] == [
        (0.414, "index", "start"),
        (0.384, "index", "change"),
    ]
