"""The cue language: what each element is read as, and what is refused."""

from __future__ import annotations

import pytest

from discourse.codebook.patterns import (
    MARKS,
    Choice,
    Element,
    Gap,
    Maybe,
    Mention,
    Number,
    OneOf,
    PatternError,
    Quotation,
    Word,
    phrases_of,
    read_pattern,
)
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
    sets=(
        ("CONDUCT", ("bullying", "bloc politics")),
        ("BACK", ("support", "uphold")),
        ("SIDES", ("sides", "heads of state")),
    ),
    slots=(
        ("SELF", ("we", "my government")),
        ("OTHER", ("others",)),
        ("NUM", ("two", "ten")),
        ("ORD", ("first",)),
        ("JOINT", ("(both|all three) <SIDES>", "we all")),
    ),
)


@pytest.mark.parametrize(
    ("cue", "elements"),
    [
        ("we act", (Word("we"), Word("act"))),
        ("not? yield", (Maybe(Word("not")), Word("yield"))),
        ("(a|b c)", (Choice(((Word("a"),), (Word("b"), Word("c")))),)),
        ("we … act", (Word("we"), Gap(6), Word("act"))),
        ("we …2 act", (Word("we"), Gap(2), Word("act"))),
        ("{uphold:ing}", (OneOf(("upholding",)),)),
        ("{BACK:past}", (OneOf(("supported", "upheld")),)),
        ("{stop:finite}", (OneOf(("stop", "stops", "stopped")),)),
        ("<CONDUCT>", (OneOf(("bullying", "bloc politics")),)),
        ("UNNAMED", (Mention(MARKS["unnamed_actor"]),)),
        ("SELF", (Choice(((Mention(MARKS["self"]),), (OneOf(("we", "my government")),))),)),
        ("NUM", (Choice(((Number("number"),), (OneOf(("two", "ten")),))),)),
        ("YEAR QUOTE", (Number("year"), Quotation())),
    ],
)
def test_what_an_element_is_read_as(cue: str, elements: tuple[Element, ...]) -> None:
    assert read_pattern(cue, LANGUAGE, {}).elements == elements


def test_a_slot_may_hold_rows_of_alternatives() -> None:
    both = Choice(((Word("both"),), (Word("all"), Word("three"))))
    row = Choice(((both, OneOf(("sides", "heads of state"))),))
    assert read_pattern("JOINT", LANGUAGE, {}).elements == (
        Choice(((OneOf(("we all",)),), (row,))),
    )
    assert LANGUAGE.slot_forms("JOINT") == (
        "both sides", "both heads of state", "all three sides", "all three heads of state",
        "we all",
    )  # fmt: skip
    assert LANGUAGE.slot_forms("NOWHERE") == ()


def test_start_and_end_of_the_sentence() -> None:
    pattern = read_pattern("^ recalling", LANGUAGE, {})
    assert (pattern.at_start, pattern.at_end) == (True, False)
    pattern = read_pattern("for peace $", LANGUAGE, {})
    assert (pattern.at_start, pattern.at_end) == (False, True)


def test_sets_of_the_page_win_over_those_of_the_language() -> None:
    pattern = read_pattern("<CONDUCT>", LANGUAGE, {"CONDUCT": ("siege",)})
    assert pattern.elements == (OneOf(("siege",)),)


def test_all_phrases_of_a_cue() -> None:
    pattern = read_pattern("SELF not? (reject|{uphold:past} law) … <CONDUCT>", LANGUAGE, {})
    assert list(phrases_of(pattern.elements)) == [
        "we", "my government", "not", "reject", "upheld", "law", "bullying", "bloc politics",
    ]  # fmt: skip


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
        ("we act …2", "ends with a gap"),
    ],
)
def test_what_is_refused(cue: str, says: str) -> None:
    with pytest.raises(PatternError, match=says):
        read_pattern(cue, LANGUAGE, {})


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
