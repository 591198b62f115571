"""What ``discourse ledger`` writes, and where to."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

TEXT = "We will send 40 ships by March 2031. We call on the Security Council to act.\n"
GERMAN = "Wir verurteilen den Angriff und fordern die Freilassung der Gefangenen."


@pytest.fixture
def pledges() -> str:
    Path("pledges.txt").write_text(TEXT, "utf-8")
    return "pledges.txt"


def test_the_terminal_shows_each_record_with_the_fields_that_are_told(run, pledges) -> None:
    ended = run("ledger", "commitments", pledges)
    assert (ended.code, ended.err) == (0, "")
    told = " ".join(ended.out.split())
    assert told.startswith("pledges: 1 record of commitments in 1 of 2 sentences s1 We will send")
    assert "deadline: by March 2031" in told
    assert "condition" not in told  # nothing is told of one
    assert max(map(len, ended.out.splitlines())) <= 80


def test_csv_has_a_row_a_record_with_its_sentence(run, pledges) -> None:
    (row,) = csv.DictReader(io.StringIO(run("ledger", "requests", pledges, "-f", "csv").out))
    assert (row["sentence_no"], row["asked_of"], row["strength"]) == (
        "2",
        "the Security Council",
        "call",
    )
    assert row["sentence"] == "We call on the Security Council to act."
    assert TEXT[int(row["source_start"]) : int(row["source_end"])] == row["text"]


def test_a_workbook_of_all_ledgers_has_a_sheet_for_each(run, pledges) -> None:
    assert run("ledger", "all", pledges, "-f", "xlsx", "-o", "all.xlsx").code == 0
    with zipfile.ZipFile("all.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        names = book.read("xl/workbook.xml").decode()
    assert len(sheets) == 9
    assert 'name="commitments"' in names


def test_what_cannot_be_written_is_told_with_what_to_do(run, pledges) -> None:
    unknown = run("ledger", "promises", pledges)
    assert unknown.code == 2
    assert "no ledger 'promises'; there are statistics, quotations" in unknown.err
    several = run("ledger", "all", pledges, "-f", "csv")
    assert several.code == 2
    assert "--format xlsx" in several.err


def test_a_text_that_was_not_measured_is_named_and_not_taken_for_empty(run, pledges) -> None:
    Path("de.txt").write_text(GERMAN, "utf-8")
    ended = run("ledger", "requests", pledges, "de.txt", "-f", "csv")
    assert ended.code == 0
    assert "de: not measured, so without rows: requests: the text is in 'de'" in ended.err
    assert "de: requests not measured" in run("ledger", "requests", "de.txt").out
