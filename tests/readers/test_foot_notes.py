"""Notes at the foot of pages, heads of short files, notes of records: composed pages."""

from __future__ import annotations

import pytest

from discourse.readers import clean

PAGE = "The court found that no ship was near.1 To repeat a falsehood in this\n"
NOTE = "1See Norvania v. Castrel, Judgment of 4 October 2023.\n\f\n"
NEXT = "Chamber does not make it true. We said so before, and we say so again today."


def test_a_note_inside_a_sentence_goes_with_its_number() -> None:
    text, source_map, notes = clean(PAGE + NOTE + NEXT)
    assert text.startswith(
        "The court found that no ship was near. To repeat a falsehood in this Cha"
    )
    assert ("footnotes", 2) in {(note.kind, note.count) for note in notes}
    assert source_map is not None


@pytest.mark.parametrize(
    "foot",
    [
        "2See Norvania v. Castrel.\n\f\n",  # no number 2 above
        "12 Ships were sent.\n\f\n",
    ],
)
def test_a_number_that_nothing_refers_to_stays(foot: str) -> None:
    assert foot.strip() in clean(PAGE + foot + NEXT)[0].replace("\n", " ")


def test_heads_of_two_pages_that_count_them() -> None:
    pages = ["We act at once.\nNCO 9/31 1 EN", "We wait no longer.\nNCO 9/31 2 EN"]
    assert clean("\n\f\n".join(pages))[0].split() == [
        "We",
        "act",
        "at",
        "once.",
        "We",
        "wait",
        "no",
        "longer.",
    ]
    alike = ["We act at once.\nPort Alda 7", "We wait no longer.\nPort Alda 7"]
    assert "Port Alda 7" in clean("\n\f\n".join(alike))[0]


def test_the_head_of_a_record_with_its_subject() -> None:
    pages = ["We spoke of this\nat length.", "SSC/PV.412 Peace at sea 17/06/2031\nWe say no more."]
    assert "SSC/PV" not in clean("\n\f\n".join(pages))[0]


def test_the_note_of_a_record_over_several_lines() -> None:
    note = (
        "This record contains the text of speeches delivered in English and of the\n"
        "translation of others. Corrections should be sent to the Chief of the Verbatim\n"
        "Reporting Service, room U-0506 (records@example.org). Corrected records will be\n"
        "reissued on the Document System (http://example.org).\n"
    )
    assert clean(f"Peace at sea\n{note}We act.")[0] == "Peace at sea\n\nWe act."


def test_a_list_item_set_in_goes_on() -> None:
    lines = (
        "My government will do three things in the year that begins today, and it",
        "will do them without delay, since the people of the coast have waited for",
        "so long that few believe in promises:",
        "",
        "   1) suspend the import duty on maize and on cooking oil until 31",
        "      December 2031;",
        "",
        "   2) raise the pension of those who have worked for thirty years by the",
        "      half of it.",
    )
    text = clean("\n".join(lines))[0]
    assert "until 31 December 2031;" in text
    assert "by the half of it." in text


def test_a_place_and_date_stand_alone() -> None:
    head = "Toast by the King of Norvania at a dinner for the President of Castrel " * 3
    lines = (head.strip(), "Alda Palace, 2 May 2031", "Mr. President, it gives me pleasure.")
    assert clean("\n".join(lines))[0].split("\n") == list(lines)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It sank. [Interruption.] We saw it.", "It sank. We saw it."),
        ("(LAUGHS) We were there.", "We were there."),
        ('We did it—[HON. MEMBERS: "Shame!"]—and will end it.', "We did it—and will end it."),
        ("We act.\n\nSeveral hon. Members rose—\n\nWe wait.", "We act.\n\nWe wait."),
        ("We act.\n\n(CROSSTALK)\n\nWe wait.", "We act.\n\nWe wait."),
        ("2/6 64 attacks in five months.", "64 attacks in five months."),
        ("We remain open to talks. (2/2)", "We remain open to talks."),
        ("1/6 of the people have no work.", "1/6 of the people have no work."),
        ("6/2 is the day of our union.", "6/2 is the day of our union."),
        ("The price (laughs aside) rose—and fell.", "The price (laughs aside) rose—and fell."),
    ],
)  # fmt: skip
def test_what_nobody_said_goes(source: str, text: str) -> None:
    assert clean(source)[0].split() == text.split()


COLUMNS = (
    "The court found that no ship was near.1 To repeat a falsehood in this\n"
    "Chamber,2 as some have\n1See Norvania v. Castrel.\n2Ibid., para. 4.\n"
    "done, does not make it true.3 We said so before, and we say so today.\n"
    "3See the report of the Commission.\n\f\nWe say so again."
)


def test_notes_under_the_first_of_two_columns_go_and_the_sentence_goes_on() -> None:
    text = clean(COLUMNS)[0]
    assert "Chamber, as some have done, does not make it true. We said" in " ".join(text.split())
    assert "Norvania" not in text
    assert "report" not in text


def test_a_numbered_line_that_nothing_refers_to_stays_between_columns() -> None:
    text = clean("No ship was near the\n1Vaar line of buoys.\nand none came.\n\f\nWe wait.")[0]
    assert "1Vaar line of buoys." in text
