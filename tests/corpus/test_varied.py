"""Varied copies of sentences, from which the student learns."""

import numpy as np
import pytest
from sentences import LABELS, Sentences, view_document
from varied import Varier, varied

from discourse.document import Document, Metadata

TEXTS = (
    "We will open the port of Osk in spring, and we will lower the fees of the strait.",
    "They will close the port of Osk in winter, because the tribunal of the strait ruled so.",
    "Norvania will repair the port of Carrow in spring, if the council agrees.",
    "Peace is the harvest of patience.",
)


def words(text: str) -> list[str]:
    return text.lower().replace(",", "").replace(".", "").split()


@pytest.fixture
def copies() -> list[str]:
    varier = Varier(TEXTS, 1)
    return [varier.vary(text) for text in TEXTS * 50]


def test_no_word_comes_from_elsewhere(copies: list[str]) -> None:
    known = {word for text in TEXTS for word in words(text)}
    assert {word for copy in copies for word in words(copy)} <= known


def test_an_exchanged_word_stands_between_neighbours_that_have_it_elsewhere() -> None:
    varier = Varier(("we open all ports", "we close all ports", "they sell old doors"), 1)
    found = {varier._exchanged("we open all ports") for _ in range(100)}
    assert found == {"we open all ports", "we close all ports"}


def test_a_cropped_sentence_is_some_parts_in_a_row(copies: list[str]) -> None:
    varier = Varier(TEXTS, 2)
    found = {varier._cropped(TEXTS[0]) for _ in range(200)}
    assert "We will open the port of Osk in spring." in found
    assert "And we will lower the fees of the strait." in found


def test_a_joined_sentence_begins_as_one_and_ends_as_the_other() -> None:
    found = {Varier(TEXTS, seed)._joined(TEXTS[0], TEXTS[2]) for seed in range(20)}
    assert found == {"We will open the port of Osk in spring, if the council agrees."}


def test_copies_differ_mostly_and_are_the_same_each_time(copies: list[str]) -> None:
    again = Varier(TEXTS, 1)
    assert copies == [again.vary(text) for text in TEXTS * 50]
    assert sum(copy != text for copy, text in zip(copies, TEXTS * 50, strict=True)) > 100


def test_copies_are_scored_as_sentences_of_their_texts() -> None:
    pytest.importorskip("onnxruntime", reason="the neural tagger needs the extra 'neural'")
    views = [view_document(Document("t", t, Metadata(language="en")))[1][0] for t in TEXTS]
    places = [(name, "0", "0") for name in ("one", "one", "two", "two")]
    uncoded = Sentences(["XNV"] * 4, views, np.zeros((4, len(LABELS))), places)
    first, again, other = varied(uncoded, 0), varied(uncoded, 0), varied(uncoded, 1)
    assert first.texts == again.texts
    assert np.array_equal(first.labels, again.labels)
    assert first.labels.shape == (4, len(LABELS))
    assert ((first.labels >= 0) & (first.labels <= 1)).all()
    assert other.texts != first.texts
