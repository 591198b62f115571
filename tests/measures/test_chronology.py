"""Change over years: gaps, first and last mentions, shifts only where there are years enough."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.codebook import load_codebook
from discourse.measures.chronology import (
    FEWEST_FOR_SHIFT,
    find_blamed,
    find_lines,
    find_mentions,
    find_shifts,
)
from discourse.measures.grouped import compare_by
from discourse.measures.shifts import find_split
from tests.builders import analysis as small_analysis
from tests.measures.test_comparison import CALLS, RECORDS, analysis


def years_of(calls: dict[int, int], country: str = "XNV"):
    return [
        analysis(f"{country}{year}", CALLS[:n] + RECORDS[: 14 - n], country=country, date=str(year))
        for year, n in calls.items()
    ]


def test_a_year_without_a_text_is_a_gap() -> None:
    compared = compare_by(years_of({2030: 3, 2031: 4, 2034: 5}), ("year",))
    (line,) = find_lines(compared)
    assert [point.year for point in line.points] == [2030, 2031, 2034]
    assert line.gaps == (2032, 2033)
    at = [row.column.name for row in compared.rows].index("functions.call")
    assert [point.shares[at].count for point in line.points] == [3, 4, 5]


def test_several_sides_have_a_line_each() -> None:
    texts = [*years_of({2030: 3, 2031: 4}), *years_of({2031: 9, 2033: 2}, "XTM")]
    lines = find_lines(compare_by(texts, ("country", "year")))
    assert [[point.year for point in line.points] for line in lines] == [[2030, 2031], [2031, 2033]]
    assert [line.side for line in lines] == [0, 1]
    assert find_lines(compare_by(texts, ("country",))) == ()


def test_shifts_are_sought_in_fifteen_years_and_more_only() -> None:
    levels = [2] * 8 + [11] * (FEWEST_FOR_SHIFT - 8)
    enough = years_of({2000 + n: calls for n, calls in enumerate(levels)})
    compared = compare_by(enough, ("year",))
    shifts = {s.column.name: s for s in find_shifts(compared, find_lines(compared))}
    shift = shifts["functions.call"]
    assert shift.year == 2008
    assert (shift.before, shift.after) == pytest.approx((2 / 28, 11 / 28))
    assert shift.q_value is not None
    assert shift.q_value < 0.05
    fewer = compare_by(enough[:-1], ("year",))
    assert find_shifts(fewer, find_lines(fewer)) == ()


def test_a_level_series_has_no_shift() -> None:
    counts = np.array([4.0, 6, 5, 7, 3, 5, 6, 4, 5, 6, 4, 7, 5, 4, 6])
    split = find_split(counts, np.full(15, 100.0))
    assert split is not None
    assert split.p_value > 0.2


def test_a_series_with_an_empty_point_is_refused() -> None:
    with pytest.raises(ValueError, match="points with a base"):
        find_split(np.ones(8), np.array([10.0] * 7 + [0]))


def test_a_party_is_first_and_last_named_in_years_with_its_sentences() -> None:
    texts = [
        small_analysis(text, country="BRA", date=str(year))
        for year, text in (
            (2030, "We wrote to Kenya. Kenya is far. All is well."),
            (2031, "All is well. Brazil is well."),
            (2032, "All is well. We met Kenya."),
        )
    ]
    compared = compare_by(texts, ("year",))
    (mention,) = find_mentions(compared, find_lines(compared)[0])
    assert mention.actor == "KEN"  # the own side is no party named
    assert (mention.count, mention.years) == (3, (2030, 2032))
    numbers = [[unit.sentence_no for _, unit in units] for _, units in mention.sentences]
    assert numbers == [[1, 2], [], [2]]


def test_a_party_criticised_by_name_is_told_apart_from_one_named() -> None:
    texts = [
        small_analysis(text, load_codebook(), country="BRA", date=str(year))
        for year, text in (
            (2030, "We met Kenya. Kenya is our friend."),
            (2031, "We condemn the illegal occupation of the islands by Kenya."),
        )
    ]
    compared = compare_by(texts, ("year",))
    (blamed,) = find_blamed(compared, find_lines(compared)[0])
    assert (blamed.actor, blamed.years) == ("KEN", (2031,))
    assert [unit.sentence_no for _, unit in blamed.sentences[1][1]] == [1]
