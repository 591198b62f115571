"""Distinctive words, phrases and parties of composed texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.measures.function_words import load_function_words
from discourse.measures.keywords import ALIKE, find_keywords, find_side_keywords
from discourse.measures.phrases import count_parties, count_phrases
from discourse.measures.vocabulary import count_words
from tests.builders import composed_codebook

LAYERS = ("units", "mentions")
PEACE = "We want a lasting peace, and the ports of Talmere stay open in the end."
GRAIN = "We sell the grain of the north, and open markets feed us in the end."


def text(id: str, *paragraphs: str) -> Analysis:
    document = Document(id, "\n\n".join(paragraphs), Metadata(language="en"))
    return analyze(document, composed_codebook(), LAYERS)


@pytest.fixture(scope="module")
def pair() -> list[Analysis]:
    return [text("peace", *[PEACE] * 30), text("grain", *[GRAIN] * 30)]


def test_words_of_one_side(pair):
    first, second = find_keywords(count_words(pair))
    assert {"peace", "lasting", "ports"} <= {k.word for k in first.more}
    assert {"grain", "north", "markets"} <= {k.word for k in second.more}
    grain = next(k for k in second.more if k.word == "grain")
    assert (grain.count, grain.other_count, grain.paragraphs, grain.dp) == (30, 0, 30, 0.0)
    assert grain.smoothed
    assert grain.high is None  # no end: the other side never uses it
    assert 0 < grain.conservative < grain.low < grain.log_ratio
    assert not {k.word for k in first.more} & {"talmere"}


def test_what_is_used_alike(pair):
    first, second = find_keywords(count_words(pair))
    assert {k.word for k in first.alike} >= {"we", "end", "open"}
    for keyword in first.alike:
        assert -ALIKE < keyword.low <= keyword.high < ALIKE
    assert [k.word for k in first.alike] == [k.word for k in second.alike]


def test_swapping_gives_the_mirror_image(pair):
    there, back = find_keywords(count_words(pair)), find_keywords(count_words(pair[::-1]))
    assert there[0].more == back[1].more
    assert there[0].less == back[1].less
    mirrored = {k.word: k for k in there[0].more}
    for k in there[1].less:
        twin = mirrored[k.word]
        assert (k.log_ratio, k.z, k.g2) == (-twin.log_ratio, -twin.z, -twin.g2)
        assert (k.low, k.high) == (
            None if twin.high is None else -twin.high,
            None if twin.low is None else -twin.low,
        )
        assert k.q_value == twin.q_value


def test_a_word_of_one_paragraph_is_no_keyword(pair):
    topic = text("topic", *[PEACE] * 29, "Dams, dams, dams, dams, dams, dams, dams, and more dams.")
    (first, _) = find_keywords(count_words([topic, pair[1]]))
    assert "dams" not in {k.word for k in first.more}


def test_identical_texts_differ_in_nothing(pair):
    for keywords in find_keywords(count_words([pair[0], replace(pair[0])])):
        assert keywords.more == keywords.less == ()


def test_short_texts_are_not_tested():
    short = [text("a", *[PEACE] * 4), text("b", *[GRAIN] * 30)]
    (first, _) = find_keywords(count_words(short))
    assert (first.screened, first.more, first.alike) == (0, (), ())
    assert "fewer than five paragraphs" in first.reason


def test_phrases_have_no_grammar_at_their_ends_and_are_whole(pair):
    counts = count_phrases(pair)
    found = set(counts.counts.words)
    assert {"want a lasting peace", "grain of the north", "open markets feed"} <= found
    # A piece of a longer phrase that never stands alone is left to it.
    assert not {"lasting peace", "open markets", "markets feed"} & found
    grammar = load_function_words()
    assert not [p for p in found if {p.split()[0], p.split()[-1]} & grammar]
    first, second = find_keywords(counts.counts, counts.sizes, counts.prior)
    assert "want a lasting peace" in {k.word for k in first.more}
    north = next(k for k in second.more if k.word == "grain of the north")
    assert (north.count, north.other_count, north.paragraphs) == (30, 0, 30)


def test_phrases_end_at_marks_and_sentences():
    marked = text("a", *["Ships, harbours. Harbours ships; ships"] * 10)
    assert count_phrases([marked, marked]).counts.words == ()


def test_parties_apart(pair):
    words = count_words(pair)
    parties = count_parties(pair, words.sizes)
    assert len(parties.counts.words) == 1  # Talmere, by its id
    first, _ = find_keywords(parties.counts, parties.sizes, parties.prior)
    assert [(k.count, k.other_count) for k in first.more] == [(30, 0)]
    assert first.total == words.totals[0].sum()


def test_speakers_with_several_texts_are_compared_by_texts():
    analyses = [
        *(text(f"p{n}", *[PEACE] * 3, *["The talks were long, and the talks go on."] * n)
          for n in range(6)),
        *(text(f"g{n}", *[GRAIN] * 3) for n in range(6)),
    ]  # fmt: skip
    words = count_words(analyses)
    sides = (tuple(range(6)), tuple(range(6, 12)))
    first, second = find_side_keywords(words, words.sizes, sides)
    assert (first.parts, second.parts) == ("texts", "texts")
    peace = next(k for k in first.more if k.word == "peace")
    # Three times in each of six texts.
    assert (peace.count, peace.other_count, peace.paragraphs) == (18, 0, 6)
    back = find_side_keywords(words, words.sizes, sides[::-1])
    assert back[1].more == first.more


def test_speakers_with_few_texts_are_compared_by_paragraphs(pair):
    words = count_words([*pair, text("more", *[PEACE] * 4)])
    first, _ = find_side_keywords(words, words.sizes, ((0, 2), (1,)))
    assert first.parts == "paragraphs"
    assert next(k.count for k in first.more if k.word == "peace") == 34
