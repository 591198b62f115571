"""Sections, paragraphs and units: composed texts of each genre, and the reference article."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.annotators import annotate
from discourse.annotators.segmentation_data import parse_segmentation_page
from discourse.annotators.structure import annotate_structure
from discourse.codebook import Actor, Codebook, UnnamedForms
from discourse.document import Annotation, Document, Layer, MadeBy, Metadata
from discourse.errors import CodebookError

MADE_BY = MadeBy("structure", "1")
NORVANIA = Actor("NRV", "state", "Norvania", ("Norvania",), ("Norvanian", "Norvanians"))
CODEBOOK = Codebook((), (), (), (NORVANIA,), UnnamedForms((), (), (), ()), "test")
SHARED = Path(__file__).resolve().parents[2] / "../shared"


def cut(*lines: str, **metadata: str) -> tuple[Document, Layer, Layer, Layer]:
    document = Document("test", "\n".join(lines) + "\n", Metadata(**metadata))  # type: ignore[arg-type]
    return (document, *annotate_structure(document, CODEBOOK, MADE_BY)[:3])


def units_of(*lines: str, **metadata: str) -> list[tuple[str, str]]:
    document, _, _, units = cut(*lines, **metadata)
    return [(unit.label, document.quote(unit.span)) for unit in units]


def kinds_of(*lines: str, **metadata: str) -> list[str]:
    return [kind for kind, _ in units_of(*lines, **metadata)]


def values_of(name: str, *lines: str, **metadata: str) -> list[str | None]:
    return [unit.get(name) for unit in cut(*lines, **metadata)[3]]


BODY = "The two coasts share one sea. They should share its fish."


def test_title_headings_and_paragraphs() -> None:
    document, sections, paragraphs, units = cut(
        "A Bridge over the Strait",
        "The bridge is open. It will stand.",
        "Roads and ports",
        "Nine ports were built.",
        "",
        "Two roads follow.",
    )
    assert [unit.label for unit in units] == [
        "heading", "sentence", "sentence", "heading", "sentence", "sentence",
    ]  # fmt: skip
    assert [unit.get("unit_no") for unit in units] == ["1", "2", "3", "4", "5", "6"]
    assert [unit.get("sentence_no") for unit in units] == [None, "1", "2", None, "3", "4"]
    assert [unit.get("paragraph_no") for unit in units] == ["1", "2", "2", "3", "4", "5"]
    assert [section.label for section in sections] == [
        "A Bridge over the Strait",
        "Roads and ports",
    ]
    assert document.quote(sections[0].span).endswith("It will stand.")
    assert [document.quote(paragraph.span) for paragraph in paragraphs] == [
        "The bridge is open. It will stand.",
        "Nine ports were built.",
        "Two roads follow.",
    ]
    assert units[4].get("section") == "Roads and ports"


def test_text_before_the_first_heading_has_a_section_without_name() -> None:
    _, sections, _, units = cut("We meet again.", "Our Common Sea", BODY)
    assert [section.label for section in sections] == ["", "Our Common Sea"]
    assert units[0].get("section") is None


@pytest.mark.parametrize(
    "heading",
    [
        "Peace and Security",
        "The way forward",
        "OUR COMMON HOUSE IS OPEN",
        "I. Peace and security",
        "3. Trade and Fisheries",
        "IV\tRecovery after the storm",
        "Why peace matters",
        "What is at stake",
        "Background:",
        "Part II: A New Coast",
    ],
)
def test_heading(heading: str) -> None:
    assert units_of("We begin here.", heading, BODY)[1] == ("heading", heading)


def test_lines_that_the_file_marks_are_headings_but_no_speakers() -> None:
    lines = ("We must act.", BODY, "Mr. Osei: We agree.")
    text = "\n".join(lines)
    marked = Layer("marked_headings", (0, text.index("Mr.")), (12, len(text)), (), MADE_BY)
    document = Document("test", text).with_layer(marked)
    units = annotate_structure(document, CODEBOOK, MADE_BY)[2]
    assert [unit.label for unit in units] == [
        "heading", "sentence", "sentence", "meta", "sentence",
    ]  # fmt: skip
    assert units[1].get("section") == "We must act."


@pytest.mark.parametrize(
    "line",
    [
        "We must uphold peace and security.",
        "Our position has four parts:",
        "We are many and we are patient",
        "Will the sea wait for us?",
        "I am glad to say that the ship sails on our feast, Sailors Day, 16 December.",
        "In the name of God, the Merciful",
    ],
)
def test_line_that_is_a_sentence_and_no_heading(line: str) -> None:
    assert units_of("We begin here.", line, BODY)[1] == ("sentence", line)


def test_last_line_without_stop_is_no_heading() -> None:
    assert kinds_of(BODY, "Thank you") == ["sentence", "sentence", "sentence"]
    assert kinds_of(BODY, "Long live the union of the Cays") == ["sentence"] * 3


def test_lines_cut_in_mid_sentence_are_no_headings() -> None:
    kinds = kinds_of(
        "The ministers of the nine Cays agreed on Monday in Port Alda that the",
        "Union of the Cays",
        "should open its ports.",
    )
    assert "heading" not in kinds


def test_items_after_a_colon_are_no_headings() -> None:
    assert (
        kinds_of("We ask for three things:", "Open ports", "Fair prices", "We ask no more.")
        == ["sentence"] * 4
    )


@pytest.mark.parametrize(
    "line",
    [
        "Mr. President,",
        "Excellencies, Ladies and Gentlemen,",
        "Distinguished delegates:",
        "Your Excellency Mr. Tomas Varga, President of the General Assembly,",
        "MADAM PRESIDENT,",
        "My dear fellow citizens!",
        "Mr. President",
        "12",
        "(iv)",
        "* * *",
        "(Applause.)",
        "[Laughter]",
        "(spoke in French)",
    ],
)
def test_nonsentence(line: str) -> None:
    assert units_of(line, BODY)[0] == ("nonsentence", line)


def test_line_of_names_beside_a_salutation_is_one_too() -> None:
    assert kinds_of("Mr. President,", "Heads of State and Government", BODY) == [
        "nonsentence", "nonsentence", "sentence", "sentence",
    ]  # fmt: skip


def test_salutation_within_a_sentence_stays_there() -> None:
    assert kinds_of("Mr. President, the Cays are sinking.") == ["sentence"]


def test_salutation_and_stage_direction_at_the_edge_of_a_paragraph() -> None:
    assert units_of("Excellencies! The Cays are sinking. (Applause.)") == [
        ("nonsentence", "Excellencies!"),
        ("sentence", "The Cays are sinking."),
        ("nonsentence", "(Applause.)"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Editor: Ana Lund",
        "Source: Norvanian News Service",
        "Port Alda, 13 May 2031",
        "May 13, 2031",
        "A/77/PV.5 24/09/2031",
        "15-20031 7/54",
        "Check against delivery",
        "By Ana Lund, Foreign Minister of Norvania",
        "Adopted by the Council at its 9999th meeting, on 3 May 2031",
        "https://norvania.example/speech",
        "7\tLund, Letters from the Cays, 12, 14",
    ],
)
def test_meta(line: str) -> None:
    assert units_of(line, BODY)[0] == ("meta", line)


def test_dateline_is_cut_off() -> None:
    assert units_of("PORT ALDA, May 13 (Cay News) — The pact was signed. It has nine parts.") == [
        ("meta", "PORT ALDA, May 13 (Cay News)"),
        ("sentence", "The pact was signed."),
        ("sentence", "It has nine parts."),
    ]


def test_editors_lead_before_the_author_is_meta() -> None:
    lines = (
        "A New Coast",
        "The newspaper Cay Times published this article by Ana Lund today. It is translated here.",
        "Ana Lund:",
        BODY,
        "Editor: Paul Maris",
    )
    assert kinds_of(*lines) == ["heading", *["meta"] * 3, "sentence", "sentence", "meta"]
    assert values_of("speaker", *lines) == [None] * 4 + ["Ana Lund"] * 2 + [None]


@pytest.mark.parametrize(
    "line",
    [
        "Tel.: +12 345 6789 | press@mfa.example | www.mfa.example",
        "Read more: https://mfa.example/news?id=7",
        "#Norvania #Peace @MFA_Norvania",
    ],
)
def test_lines_of_contacts_and_tags_are_meta_and_no_section(line: str) -> None:
    assert kinds_of(line, BODY)[0] == "meta"
    assert set(values_of("section", line, BODY)) == {None}


def test_a_sentence_with_an_address_in_it_is_one() -> None:
    assert kinds_of("All that we promised stands at https://mfa.example/aid today.") == ["sentence"]


def test_text_before_a_late_speaker_is_not_the_editors() -> None:
    assert kinds_of(*[BODY] * 7, "Mr. Osei: We agree.")[:14] == ["sentence"] * 14


def test_questions_and_answers() -> None:
    lines = ("Q: Will the ports open?", "A: They will. Next week.", "We hope so, too.")
    assert units_of(*lines) == [
        ("meta", "Q:"),
        ("sentence", "Will the ports open?"),
        ("meta", "A:"),
        ("sentence", "They will."),
        ("sentence", "Next week."),
        ("sentence", "We hope so, too."),
    ]
    assert values_of("speaker", *lines) == [None, "Q", None, "A", "A", "A"]


def test_letters_with_a_stop_are_questions_and_answers_but_not_of_a_list() -> None:
    assert values_of("speaker", "Q. Will the ports open?", "A. They will.")[1::2] == ["Q", "A"]
    assert set(values_of("speaker", "A. Will the ports open?", "B. They will.")) == {None}


BRIEFING = (
    "We welcome the pact and our statement on the following text.",
    "AFP: Can the Ministry confirm the statement?",
    "Ana Lind: We will release figures.",
    "Cay News Agency: What of the news from the ports?",
    "Ana Lind: They are open.",
    "The Paper: One more question on the paper of the Cays.",
    "Tom Maris: We have answered that.",
)


def test_press_agencies_ask_and_are_nobodys_own_voice() -> None:
    assert values_of("speaker", *BRIEFING) == [
        None, None, "AFP", None, "Ana Lind", None, "Cay News Agency", None, "Ana Lind",
        None, "The Paper", None, "Tom Maris",
    ]  # fmt: skip
    voices = values_of("voice", *BRIEFING)
    assert voices[2::2] == ["reported_other", "own"] * 3
    assert units_of(*BRIEFING)[0] == ("sentence", BRIEFING[0])


def test_names_that_open_one_line_are_no_speakers_without_a_dialogue() -> None:
    assert kinds_of("Cape Alda: A land of lakes.", BODY) == ["sentence"] * 3
    assert kinds_of("Reuters: Prices rose.", BODY) == ["sentence"] * 3


def test_lines_of_an_editors_lead_are_counted_in_a_note() -> None:
    lead = "The newspaper Cay Times published this article by Ana Lund."
    text = f"{lead}\nThe ports are open.\nAna Lund:\nWe agree.\nAna Lund:\nWe do.\n"
    found = annotate(Document("test", text), CODEBOOK, ("units",))
    assert [found.quote(unit.span) for unit in found.layer("units") if unit.label == "meta"] == [
        lead, "Ana Lund:", "Ana Lund:",
    ]  # fmt: skip
    assert [(note.kind, note.count) for note in found.notes] == [("editor's lead", 1)]


def test_speakers_of_a_debate() -> None:
    lines = (
        "The President: I call on the delegate of Norvania.",
        "Mr. Osei (Norvania): We thank the President.",
        "Ana Lund: I agree.",
        "Ana Lund: I have nothing to add.",
    )
    assert values_of("speaker", *lines)[1::2] == [
        "The President", "Mr. Osei (Norvania)", "Ana Lund", "Ana Lund",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["Our answer is clear: We stay.", "First: We stay.", "Norvania: A land of lakes."],
)
def test_colon_that_makes_no_speaker(line: str) -> None:
    assert units_of(line, BODY)[0] == ("sentence", line)


def test_resolution() -> None:
    lines = (
        "The General Assembly,",
        "Recalling its resolution 12/4 of 3 May 2031,",
        "Deeply concerned by the drought in the Cays,",
        "1. Calls upon all States to send grain;",
        "2. Requests the Secretary-General:",
        "(a) To name an envoy;",
        "(b) To report within a year;",
        "3. Decides to remain seized of the matter.",
    )
    assert units_of(*lines) == [
        ("nonsentence", "The General Assembly,"),
        ("clause", "Recalling its resolution 12/4 of 3 May 2031,"),
        ("clause", "Deeply concerned by the drought in the Cays,"),
        ("clause", "Calls upon all States to send grain;"),
        ("clause", "Requests the Secretary-General:"),
        ("clause", "To name an envoy;"),
        ("clause", "To report within a year;"),
        ("clause", "Decides to remain seized of the matter."),
    ]
    assert values_of("clause", *lines) == [None, *["preambular"] * 2, *["operative"] * 5]


def test_communique_with_clauses_and_with_sentences() -> None:
    lines = (
        "Joint Communiqué of Norvania and Port Alda",
        "The two sides met on Monday. They:",
        "1. Reaffirmed their friendship;",
        "2. Agreed to open nine ports.",
        "3. The two sides will meet again. They will do so in May.",
    )
    metadata = {"genre": "joint communique"}
    assert units_of(*lines, **metadata)[1:] == [
        ("sentence", "The two sides met on Monday."),
        ("sentence", "They:"),
        ("clause", "Reaffirmed their friendship;"),
        ("clause", "Agreed to open nine ports."),
        ("sentence", "The two sides will meet again."),
        ("sentence", "They will do so in May."),
    ]
    assert values_of("clause", *lines, **metadata)[3:5] == ["numbered", "numbered"]
    assert set(values_of("voice", *lines, **metadata)[1:]) == {"joint"}


def test_numbered_paragraph_with_and_without_its_number() -> None:
    assert units_of("14. At the last session we agreed. Nothing followed.") == [
        ("sentence", "At the last session we agreed."),
        ("sentence", "Nothing followed."),
    ]
    assert kinds_of("At the last session we agreed. Nothing followed.") == ["sentence"] * 2


def test_speech_that_quotes_somebody_keeps_its_own_voice() -> None:
    lines = ("President Osei said that peace is near.", "I agree with him. We all do.")
    assert values_of("voice", *lines) == ["own"] * 3


def test_readout_tells_the_sides_apart() -> None:
    lines = (
        "Minister Lund met President Osei in Port Alda.",
        "Lund said that Norvania will open its ports. She added that the grain is ready.",
        "President Osei thanked Norvania for its help.",
        "Both sides agreed to meet again.",
    )
    assert values_of("voice", *lines, genre="readout", speaker="Ana Lund") == [
        "own", "reported_own", "reported_own", "reported_other", "joint",
    ]  # fmt: skip


def test_report_is_recognised_without_a_genre() -> None:
    lines = (
        "President Osei said that the ports are open.",
        "Minister Lund stressed that the grain is ready.",
        "She added that nine ships had sailed.",
    )
    assert values_of("voice", *lines) == ["reported_other"] * 3


def test_reservation_in_a_joint_text() -> None:
    lines = (
        "Joint Statement of Norvania and Port Alda",
        "The two sides welcomed the truce.",
        "The Norvanian side expressed its regret.",
    )
    # Whose text it is, its title tells; of a country that is given, the other party is another.
    assert values_of("voice", *lines) == [None, "joint", "reported_own"]
    assert values_of("voice", *lines, country="NRV") == [None, "joint", "reported_own"]
    assert values_of("voice", *lines, country="PAL") == [None, "joint", "reported_other"]


def test_rank_of_the_speaker_is_no_name() -> None:
    lines = ("Minister Maris thanked the Cays.", "Foreign Minister Lund thanked them, too.")
    voices = values_of("voice", *lines, genre="readout", speaker="Foreign Minister Ana Lund")
    assert voices == ["reported_other", "reported_own"]


def test_no_units_without_words() -> None:
    assert all(len(layer) == 0 for layer in cut("", "  ")[1:])


def test_page_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(CodebookError, match="colours"):
        parse_segmentation_page("test", 'code = "en"\n[colours]\nwords = ["red"]\n')


def test_a_long_line_of_signs_is_read_in_time() -> None:
    started = time.process_time()
    assert kinds_of('"' * 40_000 + " We agree.")[-1] == "sentence"
    assert time.process_time() - started < 2


def covers(units: Layer, text: str) -> bool:
    """Whether only numbers, bullets and white space stand between the units."""
    at = 0
    for unit in units:
        if any(char.isalpha() for char in text[at : unit.span.start]):
            return False
        at = unit.span.end
    return not any(char.isalpha() for char in text[at:])


def test_no_word_is_left_out() -> None:
    document, _, _, units = cut(
        "PORT ALDA — We met.", "Mr. President,", "• One", "2. Two. Three", "Mr. Osei: Yes."
    )
    assert covers(units, document.text)


PIECES = [
    *("Mr. President,", "PORT ALDA — ", "Q: ", "1. ", "• ", "Recalling x,", "We agree.", "\n", " "),
    *(
        "(a) ",
        "Calls for y;",
        "THE SEA",
        "Why now",
        "Mr. Osei: ",
        "\t",
        "7",
        "…",
        "“",
        "The Council,",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text_is_cut_in_order_and_without_edges(text: str) -> None:
    document = Document("any", text)
    sections, paragraphs, units = annotate_structure(document, CODEBOOK, MADE_BY)[:3]
    at = 0
    for unit in units:
        quote = document.quote(unit.span)
        assert quote == quote.strip()
        assert at <= unit.span.start
        at = unit.span.end
        if unit.label in ("sentence", "clause"):
            assert len(paragraphs.around(unit.span)) == 1
        if unit.label != "meta":
            assert len(sections.around(unit.span)) == 1


def reference() -> tuple[str, list[dict[str, str]]]:
    article = SHARED / "corpus" / "wang-yi-celac-2025.txt"
    gold = SHARED / "gold" / "wang-yi-celac-2025.tsv"
    if not article.exists() or not gold.exists():
        pytest.skip("needs ../shared")
    with gold.open(encoding="utf-8", newline="") as rows:
        coded = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    return article.read_text("utf-8"), coded


def test_reference_article_is_cut_as_coded() -> None:
    text, rows = reference()
    units = annotate_structure(Document("reference", text), CODEBOOK, MADE_BY)[2]

    def described(unit: Annotation) -> tuple[int, int, str, str | None, str | None, str]:
        numbers = unit.get("unit_no"), unit.get("paragraph_no"), unit.get("sentence_no") or ""
        return (unit.span.start, unit.span.end, unit.label, *numbers)

    expected = [
        (
            int(row["char_start"]),
            int(row["char_end"]),
            row["kind"],
            row["unit_no"],
            row["para_no"],
            row["sentence_no"],
        )
        for row in rows
    ]
    assert len(expected) == 97
    assert [described(unit) for unit in units] == expected
