from __future__ import annotations

from functools import cache

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata
from discourse.errors import UsageError
from discourse.measures.reader import ReaderView, find_reader, groups_of, read_for

CODEBOOK = load_codebook()
TEXT = (
    "We thank Brazil for its work. The African Union must act. We call on all States to ratify the "
    "treaty. The talks go on. Brazil and all States must ratify it."
)


@cache
def analysed(country: str | None = None) -> Analysis:
    document = Document("test", TEXT, Metadata(language="en", country=country))
    return analyze(document, layers=("functions",))


def view(name: str, country: str | None = None) -> ReaderView:
    return read_for(analysed(country), find_reader(CODEBOOK, name))


def numbers(units) -> list[int]:  # type: ignore[no-untyped-def]
    return [unit.sentence_no for unit in units]


@pytest.mark.parametrize("name", ["BRA", "bra", "Brazil", " brazil "])
def test_a_reader_is_found_by_code_or_name(name: str) -> None:
    assert find_reader(CODEBOOK, name).id == "BRA"


def test_an_unknown_reader_is_refused_with_what_was_expected() -> None:
    with pytest.raises(UsageError, match=r"'Velmar' is no state.*such as BRA"):
        find_reader(CODEBOOK, "Velmar")


def test_sentences_that_name_the_reader_come_first_and_once() -> None:
    found = view("Brazil")
    assert numbers(found.named) == [1, 5]
    assert numbers(found.asked) == [3]
    assert not found.included
    assert not found.is_author


def test_membership_includes() -> None:
    found = view("Kenya")
    assert numbers(found.named) == []
    assert {name: numbers(units) for name, units in found.included.items()} == {
        "African Union": [2]
    }


def test_the_author_reads_its_own_text() -> None:
    assert view("Brazil", "BRA").is_author


def test_members_of_members_are_members() -> None:
    found = groups_of(find_reader(CODEBOOK, "Jamaica"), CODEBOOK)
    assert {"aosis", "small-island-developing-states", "caricom", "caribbean"} <= found.keys()


def test_a_part_of_a_continent_has_its_own_members() -> None:
    kenya, ghana = (groups_of(find_reader(CODEBOOK, name), CODEBOOK) for name in ("KEN", "GHA"))
    assert {"africa", "group-of-77", "non-aligned-movement"} <= kenya.keys() & ghana.keys()
    assert "west-africa" in ghana
    assert "west-africa" not in kenya
