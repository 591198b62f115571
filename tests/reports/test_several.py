"""The report on several texts: what its pages say, of composed texts with known labels."""

from __future__ import annotations

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.measures.comparison import compare
from discourse.reports.blocks import Block, Finding, Heading, Run, Table
from discourse.reports.markdown import render_markdown
from discourse.reports.overview import spread_words
from discourse.reports.pdf import render_pdf
from discourse.reports.several import build_comparison_report
from discourse.reports.texts import Texts
from tests.builders import analysis

CRITICAL = "Some powers stir trouble."
PLEDGE = "We will open 20 ports by 2031."


def text(country: str, year: int, *sentences: str, **given: str) -> Analysis:
    return analysis("\n\n".join(sentences), country=country, date=str(year), **given)


PAIR = (
    text("XNV", 2030, CRITICAL, "All is well.", PLEDGE),
    text("XTM", 2030, "All is well.", "All is quiet."),
)


def blocks_of(*texts: Analysis, printed: bool | None = None) -> tuple[Block, ...]:
    return build_comparison_report(compare(texts), text=printed).blocks


def table(blocks: tuple[Block, ...], caption: str) -> Table:
    return next(b for b in blocks if isinstance(b, Table) and b.caption.startswith(caption))


def shown(row: tuple[tuple[Run, ...], ...]) -> list[str]:
    return ["".join(run.text for run in cell) for cell in row]


def test_findings_lead_with_what_each_says_and_hold_no_test() -> None:
    blocks = blocks_of(*PAIR)
    findings = [block for block in blocks if isinstance(block, Finding)]
    assert (
        findings[0].headline
        == "Criticism: 1 of 3 sentences in XNV 2030, 0 of 2 sentences in XTM 2030."
    )
    assert "none found (2 of 2 sentences got no label)" in "".join(
        r.text for r in findings[0].support
    )
    quotation = "".join(run.text for run in findings[0].quotation)
    assert quotation == f"XNV 2030, s1: “{CRITICAL}”"
    everything = render_markdown(build_comparison_report(compare(PAIR)))
    first_page = everything.split("Whom each criticises")[0]
    assert " p " not in first_page
    assert " q " not in first_page


def test_page_one_says_which_texts_are_the_same() -> None:
    told = "are the same text, to the letter."
    twice = render_markdown(build_comparison_report(compare((PAIR[0], PAIR[0], PAIR[1]))))
    assert f"XNV 2030 (1) and XNV 2030 (2) {told}" in twice
    assert told not in render_markdown(build_comparison_report(compare(PAIR)))


def test_openness_leads_to_its_sentences_and_stands_beside_what_has_no_label() -> None:
    rows = table(blocks_of(*PAIR), "Who is criticised").rows
    assert shown(rows[0]) == ["XNV 2030", "0", "1", "0", "1", "1 of 3"]
    assert rows[0][2][0].target == "t1-list-contrast-unnamed_actor"
    assert shown(rows[1])[-1] == "2 of 2"


def test_only_properties_that_are_not_alike_stand_in_the_box() -> None:
    names = [shown(row)[0] for row in table(blocks_of(*PAIR), "What may be compared").rows]
    assert "language" not in names
    assert "measured recall of the labels" in names


def test_another_genre_is_not_compared_and_says_so() -> None:
    texts = (text("XNV", 2030, CRITICAL, genre="toast"), text("XTM", 2030, PLEDGE, genre="address"))
    everything = render_markdown(build_comparison_report(compare(texts)))
    assert "not compared: what is usual differs between genres" in everything
    assert "No test was made" in everything


def test_promises_stand_side_by_side_with_their_time() -> None:
    commitments = table(blocks_of(*PAIR), "Commitments")
    assert [column.title for column in commitments.columns] == ["XNV 2030: 1", "XTM 2030: 0"]
    (row,) = commitments.rows
    assert "time: by 2031" in shown(row)[0]
    assert shown(row)[1] == "none found"


def test_third_parties_and_counterparts_are_always_spoken_of() -> None:
    headings = [block.text for block in blocks_of(*PAIR) if isinstance(block, Heading)]
    assert "How each speaks of the same third parties" in headings
    assert "The same matter in two wordings" in headings
    assert "No party was found that two of them name" in render_markdown(
        build_comparison_report(compare(PAIR))
    )


def test_a_party_has_a_row_for_each_text() -> None:
    texts = (
        text("XNV", 2030, "Kenya has opened a port.", "Kenya is far."),
        text("XTM", 2030, "We wrote to Kenya."),
    )
    rows = [shown(row) for row in table(blocks_of(*texts), "Sentences in which a party").rows]
    assert rows[0][:4] == ["Kenya", "XNV 2030", "2: s1, s2", "1: s1"]
    assert rows[1][:4] == ["", "XTM 2030", "1: s1", "–"]


MANY = tuple(text(who, 2020 + n, CRITICAL, PLEDGE) for who in ("XNV", "XTM") for n in range(6))


def test_of_more_than_ten_texts_the_texts_are_left_out_unless_asked_for() -> None:
    left_out = render_markdown(build_comparison_report(compare(MANY)))
    assert "The text with its labels" not in left_out
    assert "--text prints them" in left_out
    assert "The text with its labels" in render_markdown(
        build_comparison_report(compare(MANY), text=True)
    )


def test_many_texts_are_told_by_speaker_with_one_line_of_contents_each() -> None:
    blocks = blocks_of(*MANY)
    contents = [b.text for b in blocks if isinstance(b, Heading) and b.level == 1]
    assert [title for title in contents if "by label" in title] == [
        "Sentences by label: XNV",
        "Sentences by label: XTM",
    ]
    criticism = next(block for block in blocks if isinstance(block, Finding))
    assert criticism.headline.endswith("XNV 1 (1–1); XTM 1 (1–1).")
    assert render_pdf(build_comparison_report(compare(MANY))).startswith(b"%PDF-")


def test_percentages_need_thirty_sentences() -> None:
    assert spread_words([3, 6, 9], [30, 60, 30]) == "10 % (10–30)"
    assert spread_words([3, 6, 9], [30, 29, 30]) == "6 (3–9)"
    assert spread_words([3], [30]) == "10 %"


def test_what_was_not_measured_is_not_said_to_be_absent() -> None:
    foreign = text("XTM", 2030, "Hablemos ahora.", language="es")
    everything = render_markdown(build_comparison_report(compare((PAIR[0], foreign))))
    assert "Functions were not measured in all texts." in everything
    assert "0 of 1" not in everything
    assert "Criticism" not in everything


def test_texts_that_are_too_short_are_not_tested_and_the_page_says_so() -> None:
    everything = render_markdown(build_comparison_report(compare(PAIR)))
    reason = "too short to tell: 2 paragraphs in a text, fewer than 4"
    assert f"**No test was made:** {reason}." in everything
    assert f"Not tested: {reason}." in everything
    assert "Counts and tests" not in everything


def test_a_text_is_held_against_the_other_texts_of_its_side() -> None:
    texts = (text("XNV", 2030, CRITICAL), text("XNV", 2031, PLEDGE), text("XTM", 2030, PLEDGE))
    row = next(
        shown(row)
        for row in table(blocks_of(*texts), "Counts, not compared").rows
        if shown(row)[0] == "contrast"
    )
    assert row[4] == "XNV 2030: 0; XNV 2031: 1"


def test_a_text_in_which_nothing_was_looked_for_has_no_unlabelled_sentences() -> None:
    german = analyze(Document("de", "Wir verurteilen das.", Metadata(language="de")))
    english = analyze(Document("en", "We will act. The sky it is.", Metadata(language="en")))
    assert Texts.of((english, german)).unlabelled((0, 1)) == Texts.of((english,)).unlabelled((0,))
    assert Texts.of((german,)).unlabelled((0,)) == "0 of 0"
