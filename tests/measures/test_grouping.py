"""Texts dealt to groups: who stands where, what hangs together, what is left out."""

from __future__ import annotations

import pytest

from discourse.errors import UsageError
from discourse.measures.comparison import compare
from discourse.measures.grouped import compare_by
from discourse.measures.grouping import LeftOut, find_groups, in_order
from tests.measures.test_comparison import CALLS, RECORDS, analysis


def text(id: str, calls: int = 3, **metadata):
    return analysis(id, CALLS[:calls] + RECORDS[: 14 - calls], **metadata)


def test_groups_stand_in_order_whatever_the_order_of_the_texts() -> None:
    texts = [
        text("b", country="XTM", date="2031"),
        text("a", country="XNV", date="2032"),
        text("c", country="XNV", date="2030"),
    ]
    found = find_groups(texts, ("country",))
    assert [side.name for side in found.sides] == ["XNV", "XTM"]
    assert [one.id for one in found.analyses] == ["c", "a", "b"]
    assert find_groups(texts[::-1], ("country",)) == found


def test_a_text_that_does_not_state_the_field_is_named_and_left_out() -> None:
    texts = [text("a", country="XNV"), text("b", country="XTM"), text("c")]
    assert find_groups(texts, ("country",)).left_out == (LeftOut("c", "country"),)


@pytest.mark.parametrize(
    ("by", "message"),
    [
        (("country",), "3 texts are of one country, XNV"),
        (("speaker",), "none of 3 texts states its speaker"),
        (("topic",), r"none of 3 texts states its topic \(what they state: country, date"),
        ((" ",), "named once each"),
        (("year", "year"), "named once each"),
    ],
)
def test_what_cannot_be_grouped_is_told(by: tuple[str, ...], message: str) -> None:
    texts = [text(str(n), country="XNV", date=str(2030 + n)) for n in range(3)]
    with pytest.raises(UsageError, match=message):
        find_groups(texts, by)


def test_texts_are_grouped_by_any_field_that_a_table_states() -> None:
    texts = [text("a", country="XNV", extra=(("Party", "left"),), date="2030")]
    texts += [text("b", country="XTM", extra=(("Party", "right"),), date="2030")]
    texts += [text("c", country="XNV", extra=(("Party", " "),), date="2031")]
    found = find_groups(texts, ("party",))
    assert [side.name for side in found.sides] == ["left", "right"]
    assert found.left_out == (LeftOut("c", "party"),)
    assert in_order(("year", "party", "country")) == ("country", "party", "year")


def test_texts_of_one_speaker_or_occasion_are_one_cluster() -> None:
    texts = [
        text("a", country="XNV", speaker="Ada Osei", date="2030-09-01", venue="Port Alda"),
        text("b", country="XNV", speaker="Ada Osei", date="2031-09-01", venue="Port Alda"),
        text("c", country="XNV", speaker="Ben Ruo", date="2031-09-01", venue="Port Alda"),
        text("d", country="XNV", speaker="Cyr Vale", date="2032-09-01", venue="Port Alda"),
        text("e", country="XTM", speaker="Dana Ek", date="2032-09-01", venue="Port Alda"),
    ]
    # a and b share a speaker, b and c an occasion; d's occasion is e's, of another group.
    assert find_groups(texts, ("country",)).clusters == (((0, 1, 2), (3,)), ((4,),))


def test_a_day_is_an_occasion_and_a_year_is_none() -> None:
    texts = [text(str(n), country="XNV", date="2030", venue="Port Alda") for n in range(2)]
    texts += [text(str(n), country="XTM", date="2030", venue="Port Alda") for n in (2, 3)]
    assert find_groups(texts, ("country",)).clusters == (((0,), (1,)), ((2,), (3,)))


def test_by_country_and_year_countries_are_compared_and_of_one_country_its_years() -> None:
    texts = [text(f"{c}{n}", country=c, date=str(2030 + n)) for c in ("XNV", "XTM") for n in (0, 1)]
    both = compare_by(texts, ("year", "country"))
    assert [side.name for side in both.grouping.sides] == ["XNV", "XTM"]
    assert both.by == ("country", "year")
    one = compare_by(texts[:2], ("country", "year"))
    assert [side.name for side in one.grouping.sides] == ["XNV 2030", "XNV 2031"]


def test_too_many_groups_of_one_text_are_refused() -> None:
    texts = [text(f"t{n}", speaker=f"Speaker {n}") for n in range(61)]
    with pytest.raises(UsageError, match="61 groups of one text each by speaker; 60 can be"):
        compare_by(texts, ("speaker",))


def test_a_thousand_texts_are_compared_by_groups_only() -> None:
    texts = [text("a", country="XNV")] * 1000
    with pytest.raises(UsageError, match=r"more than 100 texts .*--by country"):
        compare(texts)
