"""Sentence boundaries: composed traps, and what must hold for any text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.annotators.sentences import find_sentences
from discourse.text import Span

CASES = tomllib.loads((Path(__file__).parent / "tricky_sentences.toml").read_text("utf-8"))["cases"]


def sentences_of(text: str) -> list[str]:
    return [span.quote(text) for span in find_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["pattern"])
def test_tricky_paragraph(case: dict[str, object]) -> None:
    assert sentences_of(str(case["text"])) == case["sentences"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("诺瓦尼亚欢迎这一协议。", "“谁能反对？”", "我们感谢各国！", "好。"),
        ("ノルヴァニアは歓迎する。", "「はい。」"),
        ("هل توافقون؟ ", "نعم نوافق."),
        ("नॉरवानिया सहमत है। ", "हम आभारी हैं।"),
    ],
)
def test_stops_of_other_scripts_end_sentences(sentences: tuple[str, ...]) -> None:
    assert sentences_of("".join(sentences)) == [sentence.strip() for sentence in sentences]


@pytest.mark.parametrize("text", ["See sect. 2 of it.", "Approx. 5 km of road were lost."])
def test_abbreviation_before_a_number(text: str) -> None:
    assert sentences_of(text) == [text]


def test_edge_white_space_is_left_out() -> None:
    text = "A line before.\n  The port is open. \nA line after."
    spans = find_sentences(text, Span(15, 36))
    assert [span.quote(text) for span in spans] == ["The port is open."]
    assert (spans[0].start, spans[0].end) == (17, 34)


def test_paragraph_without_words_is_one_span() -> None:
    assert sentences_of(" * * * ") == ["* * *"]
    assert sentences_of("...") == ["..."]


def test_blank_paragraph_has_no_sentence() -> None:
    assert sentences_of(" \u00a0 ") == []


PIECES = [
    "Mr.",
    "U.S.",
    "We",
    "agree",
    ".",
    "?”",
    "…",
    " ",
    "\u00a0",
    "(p. 4)",
    "5",
    "“",
    "İ",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join))
def test_sentences_hold_every_character_but_white_space(text: str) -> None:
    spans = find_sentences(text, Span(0, len(text)))
    assert "".join("".join(span.quote(text) for span in spans).split()) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.quote(text) == span.quote(text).strip() for span in spans)
