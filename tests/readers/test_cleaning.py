"""Characters, notes, and the way back: every word of a cleaned text is found in its source."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.readers import clean
from discourse.text import WORD, Span

SHARED = Path(__file__).resolve().parents[2] / "../shared"


def quotes(source: str) -> list[tuple[str, str]]:
    """Each word of the cleaned text beside what its source span quotes."""
    text, source_map, _ = clean(source)
    return [
        (word[0], source_map.to_source(Span(*word.span())).quote(source))
        for word in WORD.finditer(text)
    ]


@pytest.mark.parametrize(
    ("source", "expected", "kind"),
    [
        ("\ufeffWe act.", "We act.", "byte order mark"),
        ("We act.\r\nThey wait.\r", "We act.\nThey wait.\n", "line ends"),
        ("We act.\u2028They wait.", "We act.\nThey wait.", "line ends"),
        ("We act.\vThey wait.", "We act.\nThey wait.", "line ends"),
        ("We\x07 act.", "We act.", "control characters"),
        ("We co\u00adoperate.", "We cooperate.", "soft hyphens"),
        ("We co\u00ad\noperate.", "We cooperate.", "soft hyphens"),
        ("We\u200b a\u2060ct.", "We act.", "invisible characters"),
        ("The \ufb02ag \ufb01ts.", "The flag fits.", "ligatures"),
        ("Cafe\u0301 Norva\u0308nia.", "Café Norvänia.", "composed letters"),
        ("We  \t act.", "We act.", "white space"),
        ("  We act. \nThey wait. ", "We act.\nThey wait.", "white space"),
    ],
)
def test_characters(source, expected, kind):
    text, _, notes = clean(source)
    assert text == expected
    assert kind in [note.kind for note in notes]


@pytest.mark.parametrize(
    "source",
    [
        "A single\u00a0space that does not break.",
        "An em dash — and an en dash: 1990–2000.",
        "İstanbul’da görüştük.",
        "👩\u200d👩\u200d👧 and می\u200cخواهم stay whole.",
    ],
)
def test_what_is_sound_stays(source):
    text, source_map, notes = clean(source)
    assert (text, notes) == (source, ())
    assert source_map.to_source(Span(0, 3)) == Span(0, 3)


def test_a_letter_split_by_an_invisible_sign_is_composed():
    assert clean("Cafe\u200b\u0301.")[0] == "Café."
    assert clean("_Cafe_\u0301.")[0] == "Café."


def test_positions_behind_edits_lead_back():
    source = "\ufeffWe  thank\r\nCafe\u0301 İ 🙂 owners – all."
    assert quotes(source) == [
        ("We", "We"),
        ("thank", "thank"),
        ("Café", "Cafe\u0301"),
        ("İ", "İ"),
        ("owners", "owners"),
        ("all", "all"),
    ]


def test_notes_count_each_kind_of_change():
    _, _, notes = clean("One  two.\r\nThree  four.\r\nFive.")
    assert {note.kind: note.count for note in notes} == {"white space": 2, "line ends": 2}


def test_characters_without_a_meaning_are_noted_and_kept():
    text, _, notes = clean("We \ufffdact\ue001 now.")
    assert text == "We \ufffdact\ue001 now."
    assert [(note.kind, note.count) for note in notes] == [("unreadable characters", 2)]


def test_words_without_their_ligatures_are_noted_and_kept():
    text, _, notes = clean("Our eorts bring congratulaons to all.")
    assert text == "Our eorts bring congratulaons to all."
    assert [(note.kind, note.count) for note in notes] == [("lost letters", 2)]


@pytest.mark.parametrize("source", ["", " ", "\n", "\f", "\ufeff", "---\n", "# "])
def test_a_source_without_words_gives_a_text_without_words(source):
    assert not WORD.search(clean(source)[0])


WORDS = st.sampled_from(
    ("peace", "État", "Norvänia", "sea", "treaty", "naïve", "İzmir", "co-operation", "2030", "the")
)
SENTENCES = st.lists(WORDS, min_size=6, max_size=25).map(
    lambda words: "We " + " ".join(words) + "."
)
PARAGRAPHS = st.lists(
    st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=6
)
NOISE = st.sampled_from(
    ["\r\n", "  ", "\t", " \u200b", " \n", " (Applause.) ", "\n\f\n", "\n### Page 3:\n", "\n---\n"]
)


@given(PARAGRAPHS, st.data())
def test_every_word_of_an_edited_text_is_quoted_by_its_source_span(paragraphs, data):
    composed = "\n\n".join(paragraphs)
    spaces = [match.start() for match in re.finditer(" ", composed)]
    chosen = data.draw(st.sets(st.sampled_from(spaces), max_size=8))
    parts = [
        data.draw(NOISE) if at in chosen and "." not in composed[at - 1] else char
        for at, char in enumerate(composed)
    ]
    source = data.draw(st.sampled_from(["", "\ufeff"])) + "".join(parts)
    if data.draw(st.booleans()):
        source = unicodedata.normalize("NFD", source)
    found = quotes(source)
    assert [word for word, _ in found] == WORD.findall(composed)
    assert all(unicodedata.normalize("NFC", quoted) == word for word, quoted in found)


@given(st.text(alphabet="aé\u0301\u00ad\u200b\ufeff\r\n\f\t -.*_#()1[]İﬁ•—", max_size=60))
def test_cleaning_any_signs_gives_composed_text_with_a_map_inside_the_source(source):
    text, source_map, _ = clean(source)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "\f" not in text
    for at in range(len(text)):
        span = source_map.to_source(Span(at, at + 1))
        assert 0 <= span.start < span.end <= len(source)


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_reference_article_comes_out_unchanged():
    source = (SHARED / "corpus/wang-yi-celac-2025.txt").read_text(encoding="utf-8")
    text, source_map, notes = clean(source)
    assert text == source
    assert source_map.source_starts == (0,)
    assert notes == ()


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_every_tenth_general_debate_file_has_paragraphs_and_loses_no_word():
    paths = sorted((SHARED / "corpus/ungdc").glob("Session */*.txt"))[::10]
    paragraphs = []
    for path in paths:
        source = path.read_text(encoding="utf-8")
        text, _, _ = clean(source)
        paragraphs.append(sum(bool(line.strip()) for line in text.split("\n")))
        lost = len(WORD.findall(source)) - len(WORD.findall(text))
        assert lost <= len(WORD.findall(source)) * 0.06, path.name
    assert sum(count >= 10 for count in paragraphs) >= len(paragraphs) * 0.97
