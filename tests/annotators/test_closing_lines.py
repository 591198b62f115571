"""What stands under a text, over a post, over an interview; and who asks in one."""

from __future__ import annotations

import pytest

from discourse.annotators.closing_lines import find_closing_lines
from discourse.annotators.lines import split_lines
from discourse.annotators.structure import annotate_structure
from discourse.codebook import Codebook, UnnamedForms
from discourse.document import Annotation, Document, MadeBy, Metadata

CODEBOOK = Codebook((), (), (), (), UnnamedForms((), (), (), ()), "test")
BODY = "The two coasts share one sea. They should share its fish."
RELEASE = ("PRESS RELEASE", "Norvania opens a port", BODY, BODY)


def units_of(*lines: str) -> list[tuple[Annotation, str]]:
    document = Document("test", "\n".join(lines) + "\n", Metadata())
    units = annotate_structure(document, CODEBOOK, MadeBy("structure", "1"))[2]
    return [(unit, document.quote(unit.span)) for unit in units]


def closing(*lines: str) -> set[str]:
    split = split_lines("\n".join(lines))
    return {split[index].text for index in find_closing_lines(split)}


def test_a_signature_and_the_offices_under_it_are_no_sentences() -> None:
    signature = ("(Signed) Ilse Vaar", "Ambassador", "Permanent Representative")
    assert closing(BODY, *signature) == set(signature)
    assert closing(BODY, *signature, "Annex I", "A List of Ports", BODY) == set(signature)
    assert closing(BODY, "(Signed) Ilse Vaar", "The letter has an annex.") == {"(Signed) Ilse Vaar"}


@pytest.mark.parametrize(
    "head",
    [
        *("Media contact:", "Press contacts", "Contact", "For further information, please contact"),
        *("Media enquiries:", "For more information:", "Contact details"),
    ],
)
def test_contacts_under_a_text(head: str) -> None:
    contacts = (head, "Press Office, Ministry of Ports", "Tel.: +99 555 010 010")
    assert closing(BODY, *contacts) == set(contacts)
    assert closing(BODY, head, "We will call on every port to open.") == {head}


def test_contacts_within_a_sentence_are_text() -> None:
    assert not closing(BODY, "Contact between the two navies must resume")
    assert not closing("Contact", *[BODY] * 20)


def test_what_an_office_says_of_itself_under_a_press_release() -> None:
    about = ("About the Ministry of Ports", "The Ministry was founded in 1921. We are committed.")
    assert closing(*RELEASE, *about) == set(about)
    assert not closing("A port", BODY, *about)  # no press release
    assert not closing(*RELEASE, "About the Agreement", "It was signed in 2030.")
    assert closing(*RELEASE, *about, "The next port", BODY) == set(about)


def test_the_headline_of_an_interview_is_a_heading() -> None:
    units = units_of('"We will not yield": Minister Vaar on ships and steel', BODY)
    assert [unit.label for unit, _ in units] == ["heading", "sentence", "sentence"]
    units = units_of('"We will not yield": so she said.', BODY)
    assert units[0][0].label == "sentence"


def test_the_head_of_a_post_is_no_sentence() -> None:
    labels = [unit.label for unit, _ in units_of("@Vaar_N · 14 Mar 2031", BODY)]
    assert labels == ["meta", "sentence", "sentence"]
    assert units_of("Write to @Vaar_N by 14 March.")[0][0].label == "sentence"


INTERVIEW = (
    "Port Chronicle: Minister, will you sign?",
    "Ana Vaar: We will sign in May.",
    "PC: And if they wait?",
    "AV: Then we wait, too.",
    "PC: Some call that weak.",
    "AV: It is not weak.",
)


def test_initials_are_who_was_named_in_full() -> None:
    speakers = {unit.get("speaker") for unit, _ in units_of(*INTERVIEW) if unit.label != "meta"}
    assert speakers == {"Port Chronicle", "Ana Vaar"}


def test_initials_of_nobody_and_of_two_stay() -> None:
    lines = ("Ana Vaar: We sign.", "Alf Voss: We wait.", "AV: So be it.", "AV: It is late.")
    speakers = [unit.get("speaker") for unit, _ in units_of(*lines) if unit.label != "meta"]
    assert speakers == ["Ana Vaar", "Alf Voss", "AV", "AV"]


def test_an_interviewer_is_known_by_the_questions() -> None:
    lines = [line.replace("Port Chronicle", "Piet Carst") for line in INTERVIEW]
    asked = {
        words: unit.get("voice") for unit, words in units_of(*lines) if unit.label == "sentence"
    }
    assert asked["Some call that weak."] == "reported_other"
    assert asked["It is not weak."] is None or asked["It is not weak."] == "own"


def test_two_who_ask_each_other_are_both_heard() -> None:
    lines = ("Ana Vaar: Why now?", "Alf Voss: Why not?", "Ana Vaar: Who pays?", "Alf Voss: We do.")
    voices = {unit.get("voice") for unit, _ in units_of(*lines) if unit.label == "sentence"}
    assert "reported_other" not in voices


def test_the_number_of_a_question_is_no_sentence() -> None:
    lines = (
        "Q41. Ms Ina Holm (North Vale): To ask the Minister what he will do.",
        "Mr Lund: We act now.",
    )
    units = units_of(*lines)
    assert units[0][1].startswith("Q41. Ms Ina Holm")
    assert units[0][0].label == "meta"
    assert units[1][0].get("speaker") == "Ms Ina Holm (North Vale)"
