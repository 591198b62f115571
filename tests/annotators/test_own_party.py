"""Whose text it is."""

from __future__ import annotations

import pytest

from discourse.annotators import analyze
from discourse.annotators.own_party import find_own_country, with_own_country
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata
from tests.builders import composed_codebook

BOOK = composed_codebook()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("I come from the sea; my country, Norvania, lives by it.", "XNV"),
        ("On behalf of the Government and people of Velmar, I greet you.", "XVM"),
        ("Ana Lind, Foreign Minister of Norvania\nThe strait is open.", "XNV"),
        ("A signed article by Velmari Prime Minister Sanu Orvell appeared today.", "XVM"),
        # Three signs and none for another: what a state does where it speaks.
        ("Velmar welcomes it. Velmar stands ready. Velmar is committed to it.", "XVM"),
    ],
)
def test_a_text_says_whose_it_is(text: str, country: str) -> None:
    found = find_own_country(text, BOOK)
    assert found is not None
    assert found[0] == country


@pytest.mark.parametrize(
    "text",
    [
        "Norvania, Norvania and Norvania again are named here.",  # named is not speaking
        "Velmar welcomes it and Velmar supports it.",  # two signs are not enough
        "I congratulate the Foreign Minister of Norvania, who presides over our work here.",
        "My country, Norvania, and my country, Velmar, agree.",  # as often the one as the other
        "",
    ],
)
def test_without_plain_signs_nothing_is_taken_for_the_own_country(text: str) -> None:
    assert find_own_country(text, BOOK) is None


def test_what_is_inferred_is_said_with_its_words() -> None:
    document = Document("x", "My country, Norvania, will build a port.", Metadata(language="en"))
    analysis = analyze(document, BOOK)
    assert analysis.document.metadata.country == "XNV"
    note = next(note for note in analysis.document.notes if note.kind == "inferred")
    assert "My country, Norvania" in note.message


@pytest.mark.parametrize("given", ["XNV", "Norvania", "norvanian"])
def test_a_country_can_be_given_by_code_name_or_demonym(given: str) -> None:
    document = Document("x", "Norvania will build a port.", Metadata(language="en", country=given))
    found = with_own_country(document, BOOK)
    assert found.metadata.country == "XNV"
    assert not found.notes


def test_a_party_that_the_codebook_does_not_know_is_heard_by_its_name() -> None:
    metadata = Metadata(language="en", country="Isle of Oa")
    analysis = analyze(Document("x", "The Isle of Oa will build a port.", metadata), BOOK)
    functions = analysis.sentences[0].functions
    assert functions is not None
    assert [label.label for label in functions] == ["commitment"]


def test_a_code_is_its_own_partys_whoever_has_it_for_a_name() -> None:
    """ "NAM" is Namibia's code, and short for the Non-Aligned Movement."""
    given = Document("test", "We build wells.", Metadata(language="en", country="NAM"))
    assert with_own_country(given, load_codebook()).metadata.country == "NAM"
