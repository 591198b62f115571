"""What cues match, and that nothing is missed by looking first for what they need."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.annotators.alphabet import Alphabet
from discourse.annotators.cues import CueIndex
from discourse.annotators.cut_text import CutText
from discourse.annotators.expressions import ExpressionWriter
from discourse.annotators.mentions import Mention
from discourse.annotators.needs import Needs
from discourse.annotators.tokens import TokenText
from discourse.codebook import load_codebook, phrases_of, read_pattern
from discourse.text import Span
from tests.builders import category, codebook, cue

LANGUAGE = load_codebook().languages[0]
SETS = {"DEED": ("bullying", "bloc politics"), "GIFT": ("bread", "salt and oil", "grain*")}


def mentions(text: str) -> tuple[str, list[Mention]]:
    """``text`` without its square brackets, which hold the names of states."""
    plain, found = "", []
    for number, piece in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            found.append(Mention(len(plain), len(plain) + len(piece), "state", "X"))
        plain += piece
    return plain, found


def found(text: str, sentence: str) -> str | None:
    """What the first match of a cue quotes; the square brackets of ``sentence`` hold names."""
    page = category("x", cue("c", text), sets=tuple(SETS.items()))
    index = CueIndex.of(replace(codebook(page), frames=()), "en")
    plain, names = mentions(sentence)
    hits = index.find(TokenText.of(CutText.of(plain, names), index.alphabet), [Span(0, len(plain))])
    return plain[hits.starts[0] : hits.ends[0]] if len(hits.starts) else None


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("peace", "a just peace.", "peace"),
        ("peace", "a peaceful day", None),
        ("peace", "a Peace-loving land", "Peace"),
        ("peace", "a world-peace day", None),  # within a word that a hyphen joins
        ("multilateral*", "true multilateralism", "multilateralism"),
        ("seventy-* session", "the seventy-third session", "seventy-third session"),
        ("(must|should) act", "we should act", "should act"),
        ("we will not? yield", "we will yield", "we will yield"),
        ("we will not? yield", "we will not yield", "we will not yield"),
        ("{uphold:past} law", "they upheld law", "upheld law"),
        ("{uphold:ing} law", "they upheld law", None),
        ("{stop:ing}", "they are stopping", "stopping"),
        ("reject <DEED>", "reject bloc politics", "reject bloc politics"),
        ("reject <DEED>", "reject bloc, politics", None),  # a phrase of a set has no comma
        ("we … peace", "we all want lasting peace", "we all want lasting peace"),
        ("we …2 peace", "we all want lasting peace", None),
        ("we … peace", "we act; they want peace", None),
        ("we …1 peace", "we well-meaning, peace", "we well-meaning, peace"),
        ("SELF support", "my government support", "my government support"),
        ("NUM percent", "some 1,400.5 percent", "1,400.5 percent"),
        ("NUM percent", "ten percent", "ten percent"),
        ("of NUM", "growth of $ 3", "of $ 3"),
        ("of NUM", "growth of -3.5 now", "of -3.5"),
        ("ORD time", "the 3rd time", "3rd time"),
        ("QUOTE", 'the "zone of peace" here', '"zone of peace"'),
        ("QUOTE", "the “zone of peace” here", "“zone of peace”"),
        ("NUM %", "rose 14% to", "14%"),
        ("NUM %", "rose 14 % to", "14 %"),
        ("NUM -day", "a 90-day waiver", "90-day"),
        ("NUM - (day|hour)", "a ten-hour wait", "ten-hour"),
        ("in YEAR", "in 2014, we", "in 2014"),
        ("in YEAR", "in 2,014 cases", None),
        ("deny that", "he denies, that", None),
        ("{deny} that", "he denies, that", "denies, that"),
        (", but we", "all agree, but we do not", ", but we"),
        ("^ recalling", "Recalling this,", "Recalling"),
        ("^ recalling", "And recalling this,", None),
        ("^ NAMED", "[Velmar] agrees", "Velmar"),
        ("for peace $", "they stand for peace.", "for peace."),
        ("for peace $", "for peace they stand.", None),
        ("bread bread", "bread bread bread", "bread bread"),
        ("neighbour's bread", "a neighbour's bread", "neighbour's bread"),
        ("neighbour's bread", "a neighbour’s bread", "neighbour’s bread"),
    ],
)
def test_what_a_cue_matches(cue: str, text: str, expected: str | None) -> None:
    assert found(cue, text) == expected


def test_a_slot_is_filled_by_a_mention_whatever_the_name() -> None:
    for name in ("Norvania", "the Federated Isles of the Far Strait"):
        assert found("NAMED …1 support", f"[{name}] fully support it") is not None
    assert found("NAMED support", "Norvania support it") is None  # not marked: no known actor


def test_a_possessive_joins_the_mention() -> None:
    assert found("NAMED 's aggression", "[Norvania]'s aggression") == "Norvania's aggression"


@pytest.mark.parametrize(
    "name", ["[Velmar]", "[Isle of Long Names]", "the [Isle of Names]", "the [Isle of Names]'s"]
)
def test_a_mention_with_its_article_counts_as_one_word_in_a_gap(name: str) -> None:
    assert found("we …1 reject", f"we {name} reject it") is not None


def test_a_word_of_the_name_of_a_state_is_no_part_of_a_cue() -> None:
    assert found("states should", "the [United States] should act") is None
    assert found("states should", "all states should act") == "states should"
    assert found("is the", "this is the [United States]") is None  # nor is its article


def test_the_longer_name_does_not_make_the_longer_hit() -> None:
    page = category("x", cue("by", "by NAMED", weight=0.5), cue("act", "acts of war by"))
    index = CueIndex.of(replace(codebook(page), frames=()), "en")
    for name in ("[Oa]", "[the Federated Isles of the Far Strait]"):
        text, names = mentions(f"acts of war by {name}")
        tokens = TokenText.of(CutText.of(text, names), index.alphabet)
        hits = index.find(tokens, [Span(0, len(text))])
        assert [hits.entries.every[number].source for number in hits.numbers] == ["x/act"]


@pytest.mark.parametrize(
    ("cue", "sentence"),
    [
        ("(has|have) been …2 kept", "Peace has been so well kept, and words have been kept."),
        ("(has|have) been", "What it has, been or not, was theirs."),
        ("the? bread", "the bread and bread"),
        ("NUM (ships|tonnes)", "Some $5 tonnes, 1,200 ships and two ships."),
        ("NUM %", "From 5 % to 12.5% and 7 per cent."),
        ("multi* work", "multilateral work, multi-year work"),
        ("(with <GIFT>|by the? … way)", "with salt and oil, by the old way"),
        ("in turn", "In turn, not in turning."),
        ("by NAMED", "by the [Isles], by [Velmar] and by [the Far Isles]"),
        ("^ NUM ships", "$5 ships"),
    ],
)
def test_a_sentence_that_matches_has_all_that_the_cue_needs(cue: str, sentence: str) -> None:
    pattern = read_pattern(cue, LANGUAGE, SETS)
    alphabet = Alphabet(phrases_of(pattern.elements))
    needs = Needs(alphabet)
    bits = needs.add(pattern)
    plain, names = mentions(sentence)
    tokens = TokenText.of(CutText.of(plain, names), alphabet).tokens
    assert ExpressionWriter(alphabet).compile(pattern).search(tokens)
    assert bits
    assert needs.scanner().find(tokens.replace(" ", "")) & bits == bits


WORDS = st.sampled_from(
    ["we", "the", "[Velmar]", "bread", "salt", "and", "oil", "grains", "not", ",", "-", "5", '"']
)
CUES = (
    "we …2 bread", "the? <GIFT>", "NAMED and? NAMED", "(we|NAMED) not? <GIFT>", "QUOTE",
    "NUM bread", "^ …1 (the NAMED|we)", "bread - <GIFT>", "(salt|the …1 oil) and", "not , we",
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from(CUES))
def test_needs_never_rule_out_a_match(words: list[str], cue: str) -> None:
    pattern = read_pattern(cue, LANGUAGE, SETS)
    alphabet = Alphabet(phrases_of(pattern.elements))
    needs = Needs(alphabet)
    bits = needs.add(pattern)
    plain, names = mentions(" ".join(words).replace(" ,", ",").replace(" - ", "-"))
    tokens = TokenText.of(CutText.of(plain, names), alphabet).tokens
    regex = ExpressionWriter(alphabet).compile(pattern)
    if regex.match(tokens) if pattern.at_start else regex.search(tokens):
        assert needs.scanner().find(tokens.replace(" ", "")) & bits == bits
