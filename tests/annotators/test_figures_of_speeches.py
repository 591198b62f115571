"""Figures as speeches and communiqués give them, in composed sentences; expectations by hand."""

from __future__ import annotations

import pytest

from discourse.annotators.quantities import find_quantities
from discourse.annotators.statistics import find_statistics
from discourse.ledger import Statistic


def figures(text: str) -> list[tuple[float, str, str]]:
    return [(round(one.value, 3), one.unit, one.bound) for one in find_statistics(text)]


def first(text: str) -> Statistic:
    return find_statistics(text)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of every ten crowns that we raise, almost four leave the islands.",
            [(0.4, "share", "nearly")],
        ),
        ("Out of every 100 trees that we plant, 30 die.", [(0.3, "share", "exact")]),
        ("Of every ten crowns we spend four.", [(0.4, "share", "exact")]),
        (
            "At least 52 people were killed, among them five children, and well over a hundred"
            " were hurt.",
            [(52, "people", "over"), (5, "children", "exact"), (100, "people", "over")],
        ),
        (
            "We will freeze the assets of 38 men and 14 firms, which brings the total to 412.",
            [(38, "men", "exact"), (14, "firms", "exact"), (412, "", "exact")],
        ),
        ("The levy would cost us $5-6bn per year.", [(5e9, "USD", "exact")]),
        (
            "We set aside 240 billion tam (about US$ 150 million) for wells.",
            [(240e9, "tam", "exact"), (150e6, "USD", "about")],
        ),
        ("Their exports fell by almost a third last year.", [(0.333, "share", "nearly")]),
        (
            "The plan lacks 640 million euros, of which barely a fifth has been paid.",
            [(640e6, "EUR", "exact"), (0.2, "share", "exact")],
        ),
        ("The valley warms one and a half times faster.", [(1.5, "times", "exact")]),
    ],
)
def test_values_and_units(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The largest emitters go on building furnaces.",
        "They were led by a third party.",
        "A third way is open to us.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Some 22 towns are in debt, up from 13 in 2015.", None),
        ("By 2030 we will open the port, and the fund has set aside 9,000 crowns.", None),
        ("The bank documented 1,900 cases between January and June.", "between January and June"),
        ("Prices rose by 12 per cent in the twelve months to August.",
         "in the twelve months to August"),
        ("We must raise $120 billion annually by 2030.", "by 2030"),
        ("We will plant 9,000 trees by the end of the decade.", "by the end of the decade"),
        ("We must send 40 ships by February next year.", "by February next year"),
    ],
)  # fmt: skip
def test_the_time_is_that_of_the_value(text: str, time: str | None) -> None:
    assert first(text).time == time


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to OCTA some 25 million people need food.", "OCTA"),
        ("According to the Lumaru Report 9,000 wells are dry.", "the Lumaru Report"),
        ("The Delta Panel has warned that seas could rise by 2 metres.", "The Delta Panel"),
        ("The loss was put at 61 per cent of our output by the Lumaru Bank.", "the Lumaru Bank"),
    ],
)
def test_who_says_it(text: str, source: str) -> None:
    assert first(text).source == source


def test_what_is_measured_has_no_verb_and_no_author() -> None:
    loss = first("The loss was put at 61 per cent of our output by the Lumaru Bank.")
    assert (loss.measured, loss.compared_with) == ("our output", "our output")
    assert first("Yet trade with Castrel still stands at some €600m.").measured == (
        "trade with Castrel"
    )
    assert first("At Velm they promised $100bn a year.").measured is None
    assert first("The bank puts the loss at nearly $2bn.").measured == "the loss"


def test_them_is_cut_only_as_a_word() -> None:
    half = find_statistics("Some 900 people, half of them children, need food.")[1]
    assert (half.measured, half.compared_with) == ("children", "them")
    assert first("We built 68 Lucius Institutes.").measured == "Lucius Institutes"


def test_what_is_measured_keeps_its_words() -> None:
    assert first("They won 55 per cent of the votes cast by the Velmari people.").measured == (
        "the votes cast by the Velmari people"
    )
    assert first("It is three-quarters of all the oil we now import from Castrel.").measured == (
        "all the oil we now import from Castrel"
    )


def test_a_part_of_those_counted_before() -> None:
    whole, part = find_statistics("The floods took 214 lives, 37 of them in one school.")
    assert (whole.part_of, part.value, part.part_of) == (None, 37, 1)


def test_a_value_set_against_another() -> None:
    growth = first("Growth is put at 4.6 per cent in 2026, against 3.9 per cent in 2025.")
    assert (growth.comparison, growth.time) == ("baseline", "in 2026")
    assert growth.compared_with == "against 3.9 per cent in 2025"
