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


def test_a_bound_of_the_end_is_no_part_of_where_it_came_from() -> None:
    _, second = told("Output rose from 4 per cent to close to 6 per cent.")
    assert second[4:] == ("change", "from 4 per cent")


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
        ("Our index of health rose from 0.532 to 0.611.", [0.532, 0.611]),
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
    ("sentence", "kind", "value", "unit", "per"),
    [
        ("Each child gets two meals a day.", "rate", 2.0, "meals", "a day"),
        ("Seas rise by 3.6 millimetres each year.", "rate", 3.6, "millimetre", "each year"),
        ("The economy grows by 4 per cent a year.", "rate", 4.0, "percent", "a year"),
        ("They live on less than 2 dollars per day.", "money", 2.0, "dollar", "per day"),
        ("Income is $900 per capita.", "money", 900.0, "USD", "per capita"),
    ],
)
def test_rates_and_money_say_per_what(
    sentence: str, kind: str, value: float, unit: str, per: str
) -> None:
    (found,) = find_quantities(sentence)
    assert (found.kind, found.value, found.unit, found.per) == (kind, value, unit, per)
    assert sentence[found.start : found.end].endswith(per)


def test_a_rate_changes_too() -> None:
    first, second = find_statistics("Deaths fell from 900 to 210 per 100,000 live births.")
    assert first.per == second.per == "per 100,000 live births"
    assert (first.value, second.value, second.comparison) == (900.0, 210.0, "change")
    assert first.measured == second.measured == "Deaths"


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("The bank lent $1.1bn.", 1.1e9, "USD"),
        ("We host a quarter of a million refugees.", 250_000.0, "refugees"),
        ("Two Castrelian transport aircraft landed.", 2.0, "aircraft"),
        ("They held forty-one Talmeri fishermen.", 41.0, "fishermen"),
        ("The journey is shorter by 11 hours.", 11.0, "hour"),
        ("Of the 17 Goals we may meet four.", 17.0, "goals"),
        ("The mission, 15,000 strong, stays.", 15_000.0, ""),
        ("We ask for two large ships.", 2.0, "ships"),
        ("They destroyed more than two dozen guns.", 24.0, "guns"),
        ("The shell fell on a town of 9,000.", 9_000.0, "people"),
    ],
)
def test_what_is_counted_ends_with_a_plural(sentence: str, value: float, unit: str) -> None:
    (found,) = find_quantities(sentence)
    assert (found.value, found.unit) == (value, unit)


def test_a_verb_is_not_what_is_counted() -> None:
    first, second = find_quantities(
        "Over 3,500 of our soldiers served there; 122 gave their lives."
    )
    assert first.unit == second.unit == "soldiers"
    first, second = find_quantities(
        "In May 26,000 families returned, after 11,000 the year before."
    )
    assert first.unit == second.unit == "families"


def test_what_two_numbers_count_stands_once() -> None:
    large, small = find_quantities("We ask for two large and six small ships.")
    assert (large.value, large.unit) == (2.0, "ships")
    assert (small.value, small.unit) == (6.0, "ships")


def test_a_crowd_is_not_of_what_was_counted_before() -> None:
    shells, crowd = find_quantities("They fired 1,000 shells at a crowd of 9,000.")
    assert (shells.unit, crowd.unit) == ("shells", "")


def test_a_decade_ago_is_no_rate() -> None:
    now, then = find_quantities("It is 46 per cent, after 21 per cent a decade ago.")
    assert now.kind == then.kind == "share"


def test_a_rank_of_so_many_is_one_figure() -> None:
    (found,) = find_quantities("Her country ranks 9th of 146 in the index.")
    assert (found.kind, found.value) == ("rank", 9.0)


def test_ages_are_no_figures() -> None:
    assert find_quantities("Every two seconds a person under 70 dies of it.") == []


def test_per_cent_is_no_rate() -> None:
    (found,) = find_quantities("It rose by 4 per cent.")
    assert (found.kind, found.per) == ("share", "")
