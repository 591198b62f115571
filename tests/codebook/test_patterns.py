"""The cue language: what each element matches, and what is refused."""

from __future__ import annotations

import re

import pytest

from discourse.codebook.patterns import MARK_END, MARKS, PatternError, compile_pattern
from discourse.codebook.records import Language
from discourse.codebook.verbs import verb_forms

LANGUAGE = Language(
    code="en",
    name="English",
    verbs=tuple(
        verb_forms(
            {
                "regular": ["support", "deny", "agree"],
                "doubling": ["stop"],
                "irregular": ["uphold upheld upheld", "cut cuts cut cut cutting"],
            }
        ).items()
    ),
    sets=(("CONDUCT", ("bullying", "bloc politics")), ("BACK", ("support", "uphold"))),
    slots=(
        ("SELF", ("we", "my government")),
        ("OTHER", ("others",)),
        ("NUM", ("two", "ten")),
        ("ORD", ("first",)),
    ),
)


def state(name: str) -> str:
    return MARKS["state"] + name + MARK_END


def found(cue: str, text: str) -> str | None:
    pattern = compile_pattern(cue, LANGUAGE, {})
    match = re.search(pattern.regex, text)
    return match.group() if match else None


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("peace", "a just peace.", "peace"),
        ("peace", "a peaceful day", None),
        ("multilateral*", "true multilateralism", "multilateralism"),
        ("(must|should) act", "we should act", "should act"),
        ("we will not? yield", "we will yield", "we will yield"),
        ("we will not? yield", "we will not yield", "we will not yield"),
        ("{uphold:past} law", "they upheld law", "upheld law"),
        ("{uphold:ing} law", "they upheld law", None),
        ("{BACK} it", "she supports it", "supports it"),
        ("{stop:ing}", "they are stopping", "stopping"),
        ("reject <CONDUCT>", "reject bloc politics", "reject bloc politics"),
        ("we … peace", "we all want lasting peace", "we all want lasting peace"),
        ("we …2 peace", "we all want lasting peace", None),
        ("we … peace", "we act; they want peace", None),
        ("SELF support", "my government support", "my government support"),
        ("NUM percent", "some 1,400.5 percent", "1,400.5 percent"),
        ("NUM percent", "ten percent", "ten percent"),
        ("ORD time", "the 3rd time", "3rd time"),
        ("QUOTE", 'the "zone of peace" here', '"zone of peace"'),
        ("NUM %", "rose 14% to", "14%"),
        ("NUM %", "rose 14 % to", "14 %"),
        ("NUM -day", "a 90-day waiver", "90-day"),
        ("NUM - (day|hour)", "a ten-hour wait", "ten-hour"),
        ("in YEAR", "in 2014, we", "in 2014"),
        ("in YEAR", "in 2,014 cases", None),
        ("deny that", "he denies, that", None),
    ],
)
def test_what_a_cue_matches(cue: str, text: str, expected: str | None) -> None:
    assert found(cue, text) == expected


def test_a_slot_is_filled_by_a_marked_mention_whatever_the_name() -> None:
    for name in ("norvania", "the federated isles of the far strait"):
        assert found("NAMED …1 support", f"{state(name)} fully support") is not None
    assert found("NAMED support", "norvania support") is None  # not marked: not a known actor


def test_a_possessive_joins_the_mention() -> None:
    assert found("NAMED 's aggression", f"{state('norvania')}'s aggression") is not None


def test_a_mention_counts_as_one_word_in_a_gap() -> None:
    cue = "we …1 reject"
    assert found(cue, f"we {state('isle of long names')} reject") is not None


def test_start_and_end_of_the_sentence() -> None:
    assert compile_pattern("^ recalling", LANGUAGE, {}).at_start
    assert found("for peace $", "they stand for peace.") == "for peace."
    assert found("for peace $", "for peace they stand.") is None


def test_sets_of_the_page_win_over_those_of_the_language() -> None:
    pattern = compile_pattern("<CONDUCT>", LANGUAGE, {"CONDUCT": ("siege",)})
    assert re.search(pattern.regex, "bullying") is None
    assert re.search(pattern.regex, "a siege") is not None


def test_anchors_are_what_every_match_contains() -> None:
    pattern = compile_pattern("SELF (will|shall) …2 {BACK:base}", LANGUAGE, {})
    assert set(pattern.anchors) == {"support", "uphold"}


@pytest.mark.parametrize(
    ("cue", "says"),
    [
        ("(a|b", "not closed"),
        ("{frobnicate}", "no verb of the language page"),
        ("{uphold:future}", "no verb form"),
        ("<NOWHERE>", "no set"),
        ("Norvania must", "literals are lower case"),
        ("… …", "no word"),
        ("we …12 act", "nine words|9 words"),
        ("", "empty"),
        ("not?", "no word"),
    ],
)
def test_what_is_refused(cue: str, says: str) -> None:
    with pytest.raises(PatternError, match=says):
        compile_pattern(cue, LANGUAGE, {})


@pytest.mark.parametrize(
    ("kind", "line", "expected"),
    [
        ("regular", "carry", "carry carries carried carried carrying"),
        ("regular", "obey", "obey obeys obeyed obeyed obeying"),
        ("regular", "agree", "agree agrees agreed agreed agreeing"),
        ("regular", "pass", "pass passes passed passed passing"),
        ("regular", "erode", "erode erodes eroded eroded eroding"),
        ("doubling", "commit", "commit commits committed committed committing"),
        ("irregular", "seek sought sought", "seek seeks sought sought seeking"),
    ],
)
def test_verb_forms(kind: str, line: str, expected: str) -> None:
    base = line.split()[0]
    assert verb_forms({kind: [line]})[base] == tuple(expected.split())
