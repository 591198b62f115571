"""Spans, edits with their way back, and folding that keeps positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.text import WORD, Edit, SourceMap, Span, apply_edits, fold


def test_span_is_never_empty() -> None:
    for start, end in ((3, 3), (4, 3), (-1, 2)):
        with pytest.raises(ValueError, match="0 <= start < end"):
            Span(start, end)


def test_span_contains_and_overlaps_are_half_open() -> None:
    assert Span(2, 8).contains(Span(2, 8))
    assert not Span(2, 8).contains(Span(1, 3))
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))


def test_edits_are_carried_out_and_lead_back() -> None:
    text, source_map = apply_edits(
        "a\r\nbc  d", [Edit(1, 3, "\n", "line end"), Edit(5, 7, " ", "x")]
    )
    assert text == "a\nbc d"
    assert source_map.to_source(Span(0, 1)) == Span(0, 1)
    assert source_map.to_source(Span(1, 2)) == Span(1, 3)  # the line end was two characters
    assert source_map.to_source(Span(2, 4)) == Span(3, 5)
    assert source_map.to_source(Span(0, 6)) == Span(0, 8)  # the hull


def test_places_of_the_source_are_found_in_the_text() -> None:
    # "a\r\nbc  d" became "a\nbc d"; the last sign was cut away.
    edits = [Edit(1, 3, "\n", "line end"), Edit(5, 7, " ", "x"), Edit(8, 9, "", "y")]
    text, source_map = apply_edits("a\r\nbc  d!", edits)
    assert text == "a\nbc d"
    assert source_map.to_text(Span(0, 1)) == Span(0, 1)
    assert source_map.to_text(Span(2, 3)) == Span(1, 2)  # half of a line end is the whole
    assert source_map.to_text(Span(4, 8)) == Span(3, 6)
    assert source_map.to_text(Span(0, 40)) == Span(0, 6)
    assert source_map.to_text(Span(8, 9)) is None


def test_of_overlapping_edits_the_earlier_is_carried_out() -> None:
    text, _ = apply_edits("abcdef", [Edit(2, 5, "", "late"), Edit(1, 3, "-", "early")])
    assert text == "a-def"


def test_identity_map() -> None:
    assert SourceMap.identity(9).to_source(Span(4, 9)) == Span(4, 9)


@given(st.text(alphabet="ab \n", max_size=30), st.data())
def test_words_that_no_edit_touched_map_to_themselves(source: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(source)))
    until = data.draw(st.integers(at, len(source)))
    text, source_map = apply_edits(source, [Edit(at, until, "#", "x")])
    for match in WORD.finditer(text):
        span = source_map.to_source(Span(*match.span()))
        assert source[span.start : span.end] == match.group()


@given(st.text(max_size=60))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_unifies_case_quotes_and_dashes() -> None:
    assert fold("The State’s “Co–op”") == 'the state\'s "co-op"'
    assert fold("İSTANBUL") == "İstanbul"  # lower casing İ would add a code point: it stays


def test_words_keep_apostrophes_and_hyphens_inside() -> None:
    found = WORD.findall("Co-operation isn’t zero-sum: 14.5 per cent, O’Neill’s “word”.")
    assert found == [
        "Co-operation",
        "isn’t",
        "zero-sum",
        "14",
        "5",
        "per",
        "cent",
        "O’Neill’s",
        "word",
    ]
