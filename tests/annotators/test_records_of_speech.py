"""Speakers under one name, who asks, and what officers of a record write: composed transcripts."""

from __future__ import annotations

import pytest

from tests.annotators.test_structure import BODY, kinds_of, units_of, values_of

BRIEFING = (
    "Lina Toral: We deplore this step. It helps nobody.",
    "Q: Will you answer it?",
    "A: We shall see.",
    "Harbour Wire: Two questions. Will the minister travel? Will she stay?",
    "Lina Toral: You will be told in time.",
    "The office was asked after the briefing: It was said that Norvania left. Any comment?",
    "A: That is false.",
)


def test_answers_belong_to_the_one_who_answers() -> None:
    speakers = [name for name in values_of("speaker", *BRIEFING) if name]
    assert speakers == [
        "Lina Toral", "Lina Toral", "Q", "Lina Toral", "Harbour Wire", "Harbour Wire",
        "Harbour Wire", "Lina Toral", "Question", "Question", "Lina Toral",
    ]  # fmt: skip


def test_who_only_asks_among_askers_is_of_the_press() -> None:
    voices = [voice for voice in values_of("voice", *BRIEFING) if voice]
    assert [at for at, voice in enumerate(voices) if voice == "reported_other"] == [
        2,
        4,
        5,
        6,
        8,
        9,
    ]


def test_a_host_and_a_guest_keep_their_first_names() -> None:
    lines = (
        "NORA HALE, HOST: Good evening, minister.",
        "OREN HALLIK, FOREIGN MINISTER: Good evening.",
        "HALE: You lost the vote.",
        "HALLIK: We did not.",
        "HALE: Thank you.",
        "HALLIK: Good night.",
    )
    host, guest = "NORA HALE, HOST", "OREN HALLIK, FOREIGN MINISTER"
    assert [name for name in values_of("speaker", *lines) if name] == [host, guest] * 3
    voices = [voice for voice in values_of("voice", *lines) if voice]
    assert voices == ["reported_other", "own"] * 3


def test_an_office_with_a_name_in_brackets_speaks() -> None:
    lines = (
        "The Minister for Energy (Mr Dragan Voss): I will speak. The hon. Lady knows it.",
        "Ms Katia Brem (Orsk North): I thank him.",
        "Mr Voss: I thank her, too.",
    )
    assert [name for name in values_of("speaker", *lines) if name] == [
        "The Minister for Energy (Mr Dragan Voss)", "The Minister for Energy (Mr Dragan Voss)",
        "Ms Katia Brem (Orsk North)", "The Minister for Energy (Mr Dragan Voss)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mr. Vaar (Norvania)", "Mr. Vaar (Castrel)"),
        ("MR. VAAR", "MS. VAAR"),
        ("The President", "The Secretary"),
    ],
)
def test_two_people_are_not_one(first: str, second: str) -> None:
    names = values_of("speaker", f"{first}: We act.", f"{second}: We wait.", f"{first}: So be it.")
    assert {name for name in names if name} == {first, second}


def test_a_list_of_members_is_nobody_speaking() -> None:
    lines = ("President: Mrs. Adeyin (Norvania)", "Members: Castrel Mr. Stolk", BODY)
    assert not any(values_of("speaker", *lines))


@pytest.mark.parametrize(
    "line",
    [
        "3.42 pm",
        "1:14 P.M. EDT",
        "END 1:41 P.M. EDT",
        "Reporting by Mira Sol; editing by Teo Lunn",
        "Tuesday, 17 June 2031, 10 a.m.",
        "Port Sarel, 22–23 May 2030",
        "2031-09-03 17:42",
        "The meeting rose at 11.50 a.m.",
        "Sign up for our weekly letter here.",
        "Subject: Meeting of 26 and 27 June",
        "[on the report of the Third Committee (A/86/489)]",
    ],
)
def test_lines_about_the_text(line: str) -> None:
    assert kinds_of(BODY, line, BODY)[2] == "meta"


def test_rows_of_tables_are_no_sentences() -> None:
    rows = ("| Member | Paid in (€ million) |", "| Norvania | 420 |")
    assert kinds_of(BODY, *rows) == ["sentence", "sentence", "nonsentence", "nonsentence"]


def test_notes_at_the_end() -> None:
    text = ("The court found no ship near.1 Nobody was.", "One member left.", "1 A/86/310.")
    assert kinds_of(*text)[-1] == "meta"
    assert kinds_of(BODY, "¹ Norvania reserved its position.")[-1] == "meta"
    bracketed = ("Rivers are older than borders.[1] They cross them.", "[1] Data of 2029.")
    assert kinds_of(*bracketed)[-1] == "meta"
    assert kinds_of(BODY, "12 Ships were sent to the north.")[-1] == "sentence"


def test_the_title_of_a_speech_is_a_heading() -> None:
    title = "Address by H.E. Mrs. Ilena Dovar,"
    assert units_of("REPUBLIC OF NORVANIA", title, "Karsa, 14 March 2031", BODY)[1] == (
        "heading", title
    )  # fmt: skip
    assert kinds_of("Address to those in need is what we lack.", BODY)[0] == "sentence"


def test_clauses_may_carry_the_number_of_a_note() -> None:
    lines = (
        "The Council,",
        "Recalling its resolution,1",
        "Noting the report,",
        "1. Decides to act;",
        "2. Requests a report.",
        "1 A/86/310.",
    )
    assert kinds_of(*lines) == ["nonsentence", *["clause"] * 4, "meta"]


def test_an_address_with_a_clause_names_no_speaker() -> None:
    lines = ("Mr. President, the lessons are clear: we rose together.", BODY)
    assert not any(values_of("speaker", *lines))


def test_tags_are_no_sentences() -> None:
    assert units_of("Norvania sent two ships. #Peace #Sea") == [
        ("sentence", "Norvania sent two ships."), ("nonsentence", "#Peace #Sea"),
    ]  # fmt: skip


def test_lines_of_a_newspaper() -> None:
    said = "The goat that is tied eats only where the rope allows."
    lines = (
        "By Samira Kohl",
        "Samira Kohl is Minister of Trade of Norvania. The views are her own.",
        f"We were poor. {said}",
        f"“{said}”",
        "Nothing has changed since. Samira Kohl is not a name that you will know.",
    )
    assert kinds_of(*lines, speaker="Samira Kohl") == [
        "meta", "meta", "sentence", "sentence", "meta", "sentence", "sentence",
    ]  # fmt: skip


def test_a_bare_letter_asks_where_the_first_ends_with_a_question() -> None:
    lines = (
        "MS. TORAL: Good afternoon. I will take your questions.",
        "Q Thanks, Lina. On the talks: will you stay?",
        "MS. TORAL: We will.",
        "Q But he said --",
        "MR. ELD: For a year.",
    )
    assert [name for name in values_of("speaker", *lines) if name] == [
        "MS. TORAL", "MS. TORAL", "Q", "Q", "MS. TORAL", "Q", "MR. ELD",
    ]  # fmt: skip
    assert values_of("speaker", "Q Station is where we met. It was cold.", BODY) == [None] * 4
