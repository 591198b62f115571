"""What ledgers share: one cut of a text, and expressions tried where a word opens them."""

from __future__ import annotations

import gc
import re

import pytest

from discourse import Document
from discourse.annotators import annotate
from discourse.annotators.openings import Opened, openings, runs_of
from discourse.annotators.remembered import remembered
from discourse.annotators.stance_pieces import NAME, CutWords, cut_words, join_capitals
from discourse.annotators.units import coded_units, mentions_of
from discourse.document import Layer, MadeBy

TEXT = "We thank the Sarkian pro-Norvanian league. Norvania's ships can't sail."


def cut_by_itself(text: str, names: list[tuple[int, int]]) -> list[str]:
    """The pieces where each stretch between names is a text of its own."""
    words, at = list[str](), 0
    for start, end in (*names, (len(text), len(text))):
        words += CutWords.of(text[at:start]).pieces.words
        words += [NAME] if start < end else []
        at = end
    return words


@pytest.mark.parametrize("name", ["Sarkian", "Norvanian league", "Norvania", "sail", "league."])
def test_a_name_is_one_piece_wherever_it_begins(name: str) -> None:
    start = TEXT.index(name)
    place = (start, start + len(name))
    found = CutWords.of(TEXT).within(0, len(TEXT), [place])
    assert found.words == cut_by_itself(TEXT, [place])
    at = found.words.index(NAME)
    assert (found.starts[at], found.ends[at]) == place


def test_a_stretch_is_cut_as_a_text_of_its_own() -> None:
    start = TEXT.index("Norvania's")
    found = CutWords.of(TEXT).within(start, len(TEXT))
    assert found.words == ["norvania", "'s", "ships", "ca", "n't", "sail", "."]
    assert [TEXT[a:b].lower() for a, b in zip(found.starts, found.ends, strict=True)] == found.words


def test_a_stretch_may_begin_within_a_word() -> None:
    assert CutWords.of("unfair").within(2, 6).words == ["fair"]


def test_of_names_that_overlap_the_first_counts() -> None:
    found = CutWords.of(TEXT).within(0, 8, [(0, 8), (3, 8)])
    assert found.words == [NAME]


def test_capitals_in_a_row_are_one_name() -> None:
    text = "We met Ona Var and Kel-Tor in the Low Hills."
    pieces = CutWords.of(text).within(0, len(text))
    join_capitals(pieces, text)
    names = [n for n, word in enumerate(pieces.words) if word == NAME]
    places = [text[pieces.starts[n] : pieces.ends[n]] for n in names]
    assert places == ["Ona Var", "Kel-Tor", "Low Hills"]


def test_what_was_made_of_a_document_is_made_once_and_dropped_with_it() -> None:
    made: list[str] = []

    @remembered("words")
    def make(document: Document) -> list[str]:
        made.append(document.id)
        return [document.text]

    by = MadeBy("test", "1")
    one = Document("one", "a").with_layer(Layer("words", (0,), (1,), (), by))
    other = Document("other", "b").with_layer(Layer("words", (0,), (1,), (), by))
    assert make(one) is make(one.with_layer(Layer("more", (), (), (), by)))
    assert (make(other), make(one)) == (["b"], ["a"])  # layers that are equal are not the same
    assert made == ["one", "other", "one"]
    del one
    gc.collect()
    assert make(other) == ["b"]


def test_annotators_share_what_they_make_of_a_text() -> None:
    document = annotate(Document("one", TEXT), None, ("units", "mentions"))
    later = annotate(document, None, ("actors",))
    assert cut_words(document) is cut_words(later)
    assert mentions_of(document) is mentions_of(later)
    assert coded_units(document) is coded_units(later)


OPENED = Opened(
    re.compile(r"(?<![\w'-])(?:by|in) (?P<year>\d+)|(?<![\w'-])next year"),
    openings(("by", "in", "next year")),
)


@pytest.mark.parametrize(
    "text", ["by 2030, or in 31", "standby 2030", "next year", "co-in 20 in 5", "", "in", "by in 7"]
)
def test_what_opens_is_found_as_a_search_finds_it(text: str) -> None:
    plain = [match.span() for match in OPENED.pattern.finditer(text)]
    assert [match.span() for match in OPENED.finditer(text, runs_of(text))] == plain
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            found = OPENED.search(text, start, end, runs_of(text))
            searched = OPENED.pattern.search(text, start, end)
            assert (found and found.span()) == (searched and searched.span())


def test_words_that_a_hyphen_joins_are_told_apart_too() -> None:
    assert ("velmar", 9) in CutWords.of("The anti-Velmar league").runs()
