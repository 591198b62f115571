"""The neural tagger: sums and evidence by hand, and a clear word where its package is missing."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest

from discourse.annotators.forms import Forms
from discourse.annotators.neural import Encoder, NeuralTagger
from discourse.annotators.word_pieces import WordPieces
from discourse.errors import MissingExtraError
from tests.builders import views

PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "dry", "well", "##s"])
#: What each piece says for the two labels.
SAYS = np.array([[9, 9], [0, 0], [0, 0], [0, 0], [10, -5], [1, 0], [4, 0]], dtype=np.float32)


class Session:
    """Stands for onnxruntime: each piece says the same everywhere."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def run(self, _: None, given: dict[str, Any]) -> list[Any]:
        self.lengths.append(given["pieces"].shape[1])
        assert ((given["pieces"] != 0) == given["mask"]).all()
        return [SAYS[given["pieces"]]]


def tagger(session: Any) -> NeuralTagger:
    forms = Forms({"form:length": 0}, np.array([[50, 0]], dtype=np.float32))
    slopes, offsets = np.array([1, 2], dtype=np.float32), np.array([-1, 0.5], dtype=np.float32)
    encoder = Encoder(session, PIECES)
    return NeuralTagger(("claim", "contrast"), {"claim": 0.5}, "0", encoder, forms, slopes, offsets)


def test_scores_by_hand() -> None:
    # dry wells: two ends, dry, well, ##s: means 15/5, -5/5; length 2/50 of 50. A sign: 0.
    scores = tagger(Session()).read(views("dry wells", "!")).scores
    expected = 1 / (1 + np.exp(-np.array([[3 + 2 - 1, 2 * -1 + 0.5], [-1, 0.5]])))
    np.testing.assert_allclose(scores, expected, rtol=1e-6)
    assert tagger(Session()).read(views()).scores.shape == (0, 2)


def test_padding_changes_nothing_and_units_of_like_length_go_together() -> None:
    session = Session()
    scores = (
        tagger(session).read(views(*["dry " * (1 + number % 40) for number in range(80)])).scores
    )
    np.testing.assert_array_equal(scores[:40], scores[40:])
    assert session.lengths == sorted(session.lengths)
    assert len(session.lengths) == 3


def test_evidence_is_the_words_that_say_most() -> None:
    # Of the six pieces dry says 10/6 and wells 1/6 + 4/6 of the sum; the comma is no word.
    reading = tagger(Session()).read(views("dry, wells"))
    assert reading.carriers([(0, "claim")]) == [
        [(0, 3, "dry", 0.9933), (5, 10, "wells", 0.9179)],
    ]
    assert reading.carriers([]) == []


def test_words_that_stand_side_by_side_are_one() -> None:
    # Of the five pieces dry says 10/5, wells 1: together 1 - exp(-9).
    reading = tagger(Session()).read(views("dry wells"))
    assert reading.carriers([(0, "claim")]) == [[(0, 9, "dry wells", 0.9999)]]


def test_where_all_words_speak_against_a_label_the_least_of_them_are_shown() -> None:
    # Of the four pieces dry says -5/4 against contrast, well nothing.
    reading = tagger(Session()).read(views("dry well"))
    assert [found.words for found in reading.carriers([(0, "contrast")])[0]] == ["well"]


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'discourse\[neural\]'"):
        Encoder.of(b"", PIECES)
