"""How a text speaks of a party, in composed sentences about invented states."""

from __future__ import annotations

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.measures.parties import find_treatments, why_not_read
from tests.builders import composed_codebook


def analysis(*sentences: str, language: str = "en") -> Analysis:
    metadata = Metadata(language=language, country="XTM")
    return analyze(Document("t", "\n\n".join(sentences), metadata), composed_codebook())


def numbers(text: Analysis, party: str, use: str) -> list[int | None]:
    return [unit.sentence_no for unit in find_treatments(text)[party].of(use)]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Norvania has also opened two harbours.", True),
        ("Norvania will build a harbour.", True),
        ("Norvania is a coastal state.", False),
        ("The harbours of Norvania opened in spring.", False),
        ("We helped Norvania build a harbour.", False),
    ],
)
def test_a_doer_stands_before_a_verb_of_doing(sentence: str, acts: bool) -> None:
    assert numbers(analysis(sentence), "XNV", "acts") == ([1] if acts else [])


@pytest.mark.parametrize(
    ("sentence", "receives"),
    [
        ("We granted twenty boats to Norvania.", True),
        ("We assist Norvania.", True),
        ("We sailed to Norvania.", False),
    ],
)
def test_a_receiver_follows_a_verb_of_giving(sentence: str, receives: bool) -> None:
    assert numbers(analysis(sentence), "XNV", "receives") == ([1] if receives else [])


def test_praise_and_blame_go_to_the_party_that_the_evidence_names() -> None:
    text = analysis(
        "Ardesh knows that Norvania has violated the convention.",
        "We commend Ardesh for its patience.",
    )
    assert numbers(text, "XNV", "criticised") == [1]
    assert numbers(text, "XAR", "criticised") == []
    assert numbers(text, "XAR", "praised") == [2]


def test_praise_is_of_whom_the_words_name_and_not_of_who_speaks() -> None:
    text = analysis("We welcome the courageous efforts of Norvania.")
    assert numbers(text, "XNV", "praised") == [1]
    assert numbers(text, "XTM", "praised") == []


def test_who_must_be_helped_is_asked_nothing() -> None:
    assert numbers(analysis("We must help Norvania."), "XNV", "asked") == []
    assert numbers(analysis("Norvania must help us."), "XNV", "asked") == [1]


def test_whom_a_request_names_is_asked() -> None:
    text = analysis("We call on Norvania to withdraw its warships from the strait.")
    assert numbers(text, "XNV", "asked") == [1]
    assert numbers(text, "XTM", "asked") == []


def test_a_name_within_the_words_for_another_is_not_asked() -> None:
    led = analysis("We call on the Norvania-led coalition to leave the strait.")
    assert numbers(led, "XNV", "mentioned") == [1]
    assert numbers(led, "XNV", "asked") == []
    theirs = analysis("We call on Norvania’s neighbours to leave the strait.")
    assert numbers(theirs, "XNV", "mentioned") == [1]
    assert numbers(theirs, "XNV", "asked") == []


def test_its_own_side_is_told_apart() -> None:
    assert find_treatments(analysis("Talmere has planted trees."))["XTM"].own


def test_a_language_without_verbs_is_not_measured() -> None:
    text = analysis("Norvania abrió dos puertos.", language="es")
    assert why_not_read(text)
    with pytest.raises(ValueError, match="cannot be read"):
        find_treatments(text)
