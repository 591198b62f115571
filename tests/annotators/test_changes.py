"""Values that rose or fell "from … to …", and rates: composed sentences, records set by hand."""

from __future__ import annotations

import pytest

from discourse.annotators.quantities import find_quantities
from discourse.annotators.statistics import find_statistics


def told(sentence: str) -> list[tuple[float, str, str, str | None, str | None, str | None]]:
    """Value, unit, kind, what is measured, comparison and its words of each figure."""
    return [
        (r.value, r.unit, r.kind, r.measured, r.comparison, r.compared_with)
        for r in find_statistics(sentence)
    ]


def test_a_change_has_two_figures_of_one_unit_and_one_thing() -> None:
    assert told("Unemployment rose from 4 to 6 per cent.") == [
        (4.0, "percent", "share", "Unemployment", "start", "to 6 per cent"),
        (6.0, "percent", "share", "Unemployment", "change", "from 4"),
    ]
    assert told("Exports of grain fell from 2.9 million to 2.4 million tonnes.") == [
        (2.9e6, "tonne", "count", "Exports of grain", "start", "to 2.4 million tonnes"),
        (2.4e6, "tonne", "count", "Exports of grain", "change", "from 2.9 million"),
    ]


def test_what_was_changed_by_somebody_is_what_is_measured() -> None:
    first, second = told("Velmar cut the tariff on seed from 12 per cent to just 3 per cent.")
    assert first[3] == second[3] == "the tariff on seed"
    assert second[4:] == ("change", "from 12 per cent")


def test_the_end_of_a_change_takes_the_unit_of_its_start() -> None:
    first, second = told("We raised the number of clinics from 20 clinics to 35.")
    assert (first[0], second[0]) == (20.0, 35.0)
    assert first[1] == second[1] == "clinics"


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Trade has risen from $2 to $3.5 billion.", [2e9, 3.5e9]),
        ("Trade has fallen from $900 million to $2.5 million.", [9e8, 2.5e6]),
        ("The corps grew from 900 to 1,200 people.", [900.0, 1200.0]),
        ("Its share went from one fifth to one half.", [0.2, 0.5]),
    ],
)
def test_the_magnitude_of_the_end_holds_for_a_start_that_has_none(
    sentence: str, values: list[float]
) -> None:
    assert [row[0] for row in told(sentence)] == values
    assert [row[4] for row in told(sentence)] == ["start", "change"]


def test_each_end_of_a_change_has_its_own_time() -> None:
    first, second = find_statistics("Enrolment went from 43 per cent in 2010 to 91 per cent today.")
    assert (first.time, second.time) == ("in 2010", "today")
    first, second = find_statistics("Our fleet will grow from 12 ships to 30 ships by 2035.")
    assert (first.time, second.time) == (None, "by 2035")


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks take from 20 to 30 days.",  # a range, no change
        "Boats carry from 20 to 30 tonnes.",
    ],
)
def test_without_a_word_of_change_it_is_a_range(sentence: str) -> None:
    (found,) = find_quantities(sentence)
    assert (found.value, found.value_max) == (20.0, 30.0)


@pytest.mark.parametrize(
    "sentence",
    [
        "The forum moved from 3 to 7 September 2029.",
        "Talks lasted between 5 and 7 May.",
        "Our people went from village to village.",
    ],
)
def test_days_are_no_change(sentence: str) -> None:
    assert find_quantities(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "per"),
    [
        ("Each child gets two meals a day.", 2.0, "meals", "a day"),
        ("Deaths stand at 210 per 100,000 live births.", 210.0, "", "per 100,000 live births"),
        ("They live on less than 2 dollars per day.", 2.0, "dollar", "per day"),
        ("The economy grows by 4 per cent a year.", 4.0, "percent", "a year"),
        ("Income is $900 per capita.", 900.0, "USD", "per capita"),
    ],
)
def test_a_rate_says_per_what(sentence: str, value: float, unit: str, per: str) -> None:
    (found,) = find_quantities(sentence)
    assert (found.value, found.unit, found.kind, found.per) == (value, unit, "rate", per)
    assert sentence[found.start : found.end].endswith(per)


def test_a_rate_changes_too() -> None:
    first, second = find_statistics("Deaths fell from 900 to 210 per 100,000 live births.")
    assert first.per == second.per == "per 100,000 live births"
    assert (first.value, second.value, second.comparison) == (900.0, 210.0, "change")
    assert first.measured == second.measured == "Deaths"


def test_per_cent_is_no_rate() -> None:
    (found,) = find_quantities("It rose by 4 per cent.")
    assert (found.kind, found.per) == ("share", "")
