"""What a sentence must hold before a cue can fire in it."""

from __future__ import annotations

import re

import pytest

from discourse.annotators.cues import CueIndex, MarkedText
from discourse.annotators.needs import NeedsReader, spaced
from discourse.codebook import load_codebook
from discourse.text import Span
from tests.builders import category, codebook, cue

LANGUAGE = load_codebook().languages[0]
READER = NeedsReader(LANGUAGE, {"GIFT": ("bread", "salt and oil", "grain*")})


def test_spaced_text_has_a_space_for_every_sign() -> None:
    assert spaced('say "no", it\'s 5%') == " say  no   it s 5  "


@pytest.mark.parametrize(
    ("text", "all_of"),
    [
        ("bread … salt", [{" bread "}, {" salt "}]),
        ("bread salt", [{" bread salt ", " bread  salt "}]),  # side by side, a comma between
        ("(bread|salt) oil?", [{" bread ", " salt "}]),  # what may be absent is not needed
        ("multi*", [{" multi"}]),
        ("<GIFT>", [{" bread ", " salt ", " grain"}]),
        ("bread ; …2 salt", [{" bread "}, {";"}, {" salt "}]),
        ("^ bread", [{" bread "}, {"^ bread "}]),
    ],
)
def test_needs_are_read_off_the_elements(text: str, all_of: list[set[str]]) -> None:
    assert set(READER.needs(text).all_of) == set(map(frozenset, all_of))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bread? salt", {" bread ", " salt "}),
        ("(bread and|salt) … oil", {" bread and ", " bread  and ", " salt "}),
        ("<GIFT> … salt", {" bread ", " salt ", " grain"}),
        ("…2 bread", None),  # a gap may begin with any word
        ("; bread", None),
    ],
)
def test_the_words_that_matches_begin_with(text: str, first: set[str] | None) -> None:
    assert READER.needs(text).first == (None if first is None else frozenset(first))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("(has|have) been …2 kept", "Peace has been so well kept, and words have been kept."),
        ("(has|have) been", "What it has, been or not, was theirs."),
        ("the? bread", "the bread and bread"),
        ("bread bread", "bread bread bread"),
        ("NUM (ships|tonnes)", "Some $5 tonnes, 1,200 ships and two ships."),
        ("NUM %", "From 5 % to 12.5% and 7 per cent."),
        ("QUOTE", 'They say "so be it", and "no".'),
        ("neighbour's bread", "A neighbour's bread"),
        ("multi* work", "multilateral work, multi-year work"),
        ("^ (it|this) is", "It is so, and this is that."),
        ("^ NUM ships", "$5 ships"),
        ("in turn", "In turn, not in turning."),
    ],
)
def test_nothing_is_missed_that_the_expression_alone_would_find(text: str, sentence: str) -> None:
    book = codebook(category("x", cue("c", text)))
    marked, whole = MarkedText.of(sentence, []), Span(0, len(sentence))
    found = list(re.finditer(READER.pattern(text).regex, marked.marked))
    if text.startswith("^"):
        found = [match for match in found if match.start() == 0]
    hits = CueIndex.of(book.functions, book, "en").find(marked, [whole], [])
    assert found
    assert [hit.span for hit in hits] == [Span(*match.span()) for match in found]
