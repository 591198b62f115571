"""Who speaks, where several do: composed records of meetings."""

from __future__ import annotations

import pytest

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.reports.markdown import render_markdown
from discourse.reports.single import build_single_report

RECORD = """Mr. Vaar (Norvania): We will send two ships in May. We call on all states to do so.

Ms. Adeyin (Castrel): That is false. We reject it. Castrel will give 12 million dollars to the fund.

Mr. Stolk (Ithmar): One mother wrote to me: “I do not ask for gold. I ask you for a telephone.”

Mr. Vaar: We thank the speakers. We shall return to this. The fund must grow to 50 million dollars.
""" + "".join(
    f"\nMs. Adeyin: Point {number} of the plan is good for the coast.\n" for number in range(30)
)


def report_of(text: str) -> str:
    document = Document("record", text, Metadata(language="en"))
    return render_markdown(build_single_report(analyze(document)))


@pytest.fixture(scope="module")
def record() -> str:
    return report_of(RECORD)


def test_the_first_page_names_who_speaks(record: str) -> None:
    line = next(line for line in record.split("\n") if line.startswith("**Several speak:**"))
    assert "**Ms. Adeyin (Castrel)** 33 sentences (from s3)" in line
    assert "**Mr. Stolk (Ithmar)** 2 sentences (from s6)" in line


def test_a_row_for_each_speaker(record: str) -> None:
    table = record.partition("## Who speaks")[2].partition("##")[0]
    rows = [line.split("|")[1:4] for line in table.split("\n") if line.startswith("| **")]
    assert [[cell.strip(" *") for cell in row] for row in rows] == [
        ["Mr. Vaar (Norvania)", "5", "s1–s10"],
        ["Ms. Adeyin (Castrel)", "33", "s3–s40"],
        ["Mr. Stolk (Ithmar)", "2", "s6–s7"],
    ]


def test_quotations_say_who_spoke(record: str) -> None:
    quoted = [line for line in record.split("\n") if line.startswith("> “")]
    assert quoted
    assert all(any(name in line for name in ("Vaar", "Adeyin", "Stolk")) for line in quoted)
    assert "””" not in "".join(quoted)


def test_one_speaker_needs_no_table() -> None:
    text = RECORD.replace("Ms. Adeyin (Castrel):", "").replace("Ms. Adeyin:", "")
    report = report_of(text.replace("Mr. Stolk (Ithmar):", ""))
    assert "Several speak" not in report
    assert "Who speaks" not in report


def test_who_answers_is_the_speaker_of_a_briefing() -> None:
    text = (
        "The minister will visit Castrel in May.\n\n"
        "Lina Toral: We will send two ships. We call on all states to help.\n\n"
        "Harbour News: Will you send more?\n\n"
        "Lina Toral: We shall see. It depends on the weather.\n"
    )
    report = build_single_report(analyze(Document("talk", text, Metadata(language="en"))))
    assert report.subject.startswith("Lina Toral.")
