"""Whole reports: what they say of a small text, checked by hand, and of a text without labels."""

from __future__ import annotations

from pathlib import Path

from discourse.annotators import analyze
from discourse.document import Document, Metadata, Note
from discourse.reports import report
from discourse.reports.blocks import Heading, Paragraph, Run, Table
from discourse.reports.identity import extent
from discourse.reports.markdown import render_markdown
from discourse.reports.pdf import render_pdf
from discourse.reports.single import build_single_report
from tests.reports.test_findings import passages

LONG = (
    "We have built 20 schools.",
    *["All is well."] * 15,
    *["Certain powers threaten the strait.", "Bullying fails."] * 3,
    *["Let us act together."] * 8,
    "We will open two harbours.",
)
SHORT = """\
# Four sentences: one commitment, one call, one critical sentence, one sentence with a figure.

XZZ. Text text. English text; whether it is a translation was not stated. Not stated: speaker, \
rank, genre, venue, date, original language.

Four sentences, three paragraphs.

**Sentence by sentence**

| No. | Functions | Sentence |
| :-- | :-- | :-- |
| s1 | achievement 0.60; statistic 0.60 | We **have built** **20 schools**. |
| s2 | contrast 0.60 | **Certain powers** threaten the strait. |
| s3 | exhortation 0.60 | **Let us** act together. |
| s4 | commitment 0.60 | **We will** open two harbours. |
"""


def test_a_short_text_is_listed_sentence_by_sentence() -> None:
    small = passages(
        "We have built 20 schools.",
        "Certain powers threaten the strait. Let us act together.",
        "We will open two harbours.",
        country="XZZ",
    )
    built = build_single_report(small.analysis)
    assert render_markdown(built).startswith(SHORT)
    assert built.data_files == ()
    assert "harbours" not in render_markdown(build_single_report(small.analysis, text=False))


def test_a_promise_of_a_name_is_left_open_where_the_speaker_is_not_known() -> None:
    small = passages("All is well.", "Velmar will send aid.", country=None)
    shown = render_markdown(build_single_report(small.analysis))
    assert "whose text it is was not stated (--country): s2." in shown


def test_a_long_text_begins_with_findings_about_its_thirds() -> None:
    shown = render_markdown(build_single_report(passages(*LONG).analysis))
    assert "**1. It reports results in one sentence; the one commitment has no figure.**" in shown
    assert (
        "**3. It asks eight times; all eight stand in the last third (s22–s31); no demand on"
        in shown
    )
    assert "**Criticism from s17, calls from s23**" in shown


def test_every_number_of_the_tables_leads_to_a_list_that_leads_back() -> None:
    built = build_single_report(passages(*LONG).analysis)
    tables = [block for block in built.blocks if isinstance(block, Table)]
    runs = [run for table in tables for row in table.rows for cell in row for run in cell]
    runs += [r for block in built.blocks if isinstance(block, Paragraph) for r in block.runs]
    anchors = {run.anchor for run in runs} | {
        block.anchor for block in built.blocks if isinstance(block, Heading)
    }
    numbers = [run for run in runs if run.style == "strong" and run.text.isdigit()]
    assert numbers
    assert all(run.target in anchors for run in numbers)
    lists = [run for run in runs if run.anchor == "list-contrast"]
    assert [run.target for run in lists] == ["section-contrast"]
    assert Run(" (6)", "small", "row-contrast") in runs
    assert "row-contrast" in anchors


def test_a_checklist_prints_what_was_searched(tmp_path: Path) -> None:
    topics = tmp_path / "topics.toml"
    topics.write_text('[[topics]]\nname = "Debt"\nwords = ["debt*"]\n', "utf-8")
    path = report(passages(*LONG).analysis, tmp_path / "one.md", checklist=topics)
    assert "| Debt | debt\\* | **0** | – |" in path.read_text("utf-8")
    assert "neither is listed" not in path.read_text("utf-8")


def test_a_text_without_cues_in_its_language_is_not_said_to_lack_anything() -> None:
    document = Document("uno", "Hablemos ahora. Todo va bien.", Metadata(language="es"))
    built = build_single_report(analyze(document))
    shown = render_markdown(built)
    assert built.title == "Functions were not measured."
    assert "a language without a page in the codebook" in shown
    assert "No criticism" not in shown
    assert "commitment" not in shown.split("Method and limits")[0]
    assert render_pdf(built).startswith(b"%PDF-")


def test_the_first_page_says_that_words_of_askers_are_not_counted() -> None:
    talk = analyze(Document("talk", "Q: Will you act?\n\nA: We will send two ships. Yes."))
    assert extent(talk) == (
        "Two sentences, one paragraph, 6 words; left out: two headings, editors’ lines and "
        "salutations; one sentence of askers, of another side or quoted."
    )


def test_a_text_without_a_title_is_known_by_its_file() -> None:
    base = analyze(Document("talks/a", "We act.", Metadata(language="en", file="talks/a.txt")))
    assert build_single_report(base).subject.startswith("File a.txt.")
    row = analyze(Document("7", "We act.", Metadata(language="en", file="texts.csv")))
    assert build_single_report(row).subject.startswith("Text 7.")
    titled = Metadata(language="en", file="a.txt", title="A Sea for All")
    assert "File" not in build_single_report(analyze(Document("a", "We act.", titled))).subject


def test_a_text_without_labels_has_no_pages_about_labels() -> None:
    document = Document("uno", "Hablemos ahora. Todo va bien.", Metadata(language="es"))
    shown = render_markdown(build_single_report(analyze(document)))
    assert "How the text was read" in shown
    assert "What the labels mean" not in shown
    assert "How often labels are right" not in shown


def test_a_short_text_of_several_speakers_says_who_speaks() -> None:
    text = "Mr. Lund: We act now.\nMs. Vaar: We wait.\nWe are patient.\nMr. Lund: So be it.\n"
    shown = render_markdown(
        build_single_report(analyze(Document("talk", text, Metadata(language="en"))))
    )
    assert "**Several speak:**" in shown
    assert shown.count("**Mr. Lund:**") == 2
    assert shown.count("**Ms. Vaar:**") == 1


def test_paragraphs_in_another_language_are_told_on_the_first_page() -> None:
    told = Note("languages", "languages: 1 of 3 long paragraphs is not in English")
    document = Document("a", "We act.", Metadata(language="en"), notes=(told,))
    shown = render_markdown(build_single_report(analyze(document)))
    first, _, _ = shown.partition("Method and limits")
    assert "1 of 3 long paragraphs is not in English." in first
