from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.annotators.quantities import Quantity, find_quantities
from discourse.annotators.quantity_words import load_quantity_words

WORDS = load_quantity_words()
with Path(__file__).with_name("quantities.tsv").open(encoding="utf-8") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t"))


def told(sentence: str) -> list[tuple[str, float, str, str, str]]:
    """The words, value, unit, kind and bound of each quantity."""
    return [
        (sentence[q.start : q.end], q.value, q.unit, q.kind, q.bound)
        for q in find_quantities(sentence)
    ]


def only(sentence: str) -> Quantity:
    (found,) = find_quantities(sentence)
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_one_quantity(row: dict[str, str]) -> None:
    ((words, value, *facts),) = told(row["sentence"])
    assert words == row["words"]
    assert value == pytest.approx(float(row["value"]))
    assert facts == [row["unit"], row["kind"], row["bound"]]


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("Between 20 and 30 ships wait.", 20, 30),
        ("It grows by 5 to 10 per cent.", 5, 10),
        ("It takes 12-15 days.", 12, 15),
        ("We need 5 to 10 million tonnes.", 5e6, 10e6),
        ("They came three or four times.", 3, 4),
    ],
)
def test_a_range_has_two_ends(sentence: str, low: float, high: float) -> None:
    found = only(sentence)
    assert (found.value, found.value_max) == (low, high)


@pytest.mark.parametrize(
    "sentence",
    [
        "We met on 15 May 2030 in Osk.",
        "Since 1998 we have asked, and in the 1990s we asked too.",
        "Article 51 and resolution 2199 are clear, and so is Goal 7.",
        "The Group of 77 backs the five-point plan and the 12-point proposal.",
        "COVID-19 closed our ports, and 9/11 our airports.",
        "For the past 20 years we have waited, and in 15 years we shall still wait.",
        "These three states and the two sides agree as one.",
        "The war ended 80 years ago, when he was 30 years old.",
        "A few hundred people and several thousand others came.",
        "This year we celebrate 200 years of independence.",
        "They keep double standards.",
        "A third country signed.",
        "This is the biggest challenge of all.",
    ],
)
def test_no_quantity(sentence: str) -> None:
    assert told(sentence) == []


def test_several_in_a_sentence_stand_in_order() -> None:
    sentence = "Of 40 ships 9 were tankers, and three of them sank with 2 million barrels."
    assert [(value, unit) for _, value, unit, _, _ in told(sentence)] == [
        (40, "ships"), (3, "ships"), (2e6, "barrel"),
    ]  # fmt: skip


def test_a_name_before_what_is_counted_is_not_what_is_counted() -> None:
    assert only("Velmar trained over 100 Lumaru Islands medical students.").unit == "students"
    assert only("All 193 Member States adopted it.").unit == "states"


def test_digits_without_anything_counted_are_left_out() -> None:
    assert told("Turn to 14 and read.") == []


@given(st.text(alphabet="0123456789 ,.-$%abcmillionthousandofin", max_size=40))
def test_every_quantity_stands_in_the_sentence(sentence: str) -> None:
    found = find_quantities(sentence)
    assert all(0 <= q.start < q.end <= len(sentence) for q in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_no_list_of_the_page_has_a_word_twice() -> None:
    for name, words in WORDS.lists.items():
        assert len(set(words)) == len(words), name


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("Norvania sent 4 900 cooperation workers.", 4900, "workers"),
        ("It bought 1\u202f234\u202f567 tonnes of wheat.", 1234567, "tonne"),
        ("It paid 1’000’000 francs.", 1e6, "franc"),
        ("It cost 1.234.567 euros.", 1234567, "EUR"),
        ("They lost 5.500 ships.", 5500, "ships"),
        ("Trade grew by 12,5 per cent.", 12.5, "percent"),
        ("It cost 2,3 billion euros.", 2.3e9, "EUR"),
        ("It cost 3¾ million euros.", 3.75e6, "EUR"),
        # A point is a decimal one in a share, beside a magnitude, and after a zero.
        ("It fell by 1.125 per cent.", 1.125, "percent"),
        ("It cost 1.739 trillion euros.", 1.739e12, "EUR"),
        ("It ran 0.125 kilometres.", 0.125, "kilometre"),
        # A year does not join with what is counted after it.
        ("As of 2017 45 per cent agreed.", 45, "percent"),
    ],
)
def test_marks_between_digits_are_read_as_they_are_meant(
    sentence: str, value: float, unit: str
) -> None:
    found = only(sentence)
    assert (found.value, found.value_max, found.unit) == (pytest.approx(value), None, unit)


def test_a_range_up_to_millions_has_no_thousands_before() -> None:
    found = only("It grew between 9.574 and 40.885 billion euros.")
    assert (found.value, found.value_max) == (pytest.approx(9.574e9), pytest.approx(40.885e9))


def test_an_exponent_is_no_quantity() -> None:
    assert find_quantities("It has 10^6 units.") == []
