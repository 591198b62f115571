"""What ``discourse statistics`` writes, and where to."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

TEXT = (
    "According to the Food Office, wheat prices rose by 61 per cent in 2030.\n\n"
    "We sent more than 40 ships, including 9 tugs. We thank the Assembly.\n"
)


@pytest.fixture
def figures() -> str:
    Path("figures.txt").write_text(TEXT, "utf-8")
    return "figures.txt"


def test_the_terminal_shows_each_figure_with_what_is_said_of_it(run, figures) -> None:
    ended = run("statistics", figures)
    assert (ended.code, ended.err) == (0, "")
    head, *rows = ended.out.splitlines()
    assert head == (
        "figures: 3 figures in 2 of 3 sentences; "
        "1 with a source named, none set against another value"
    )
    told = " ".join(" ".join(rows).split())
    assert "s1 61 per cent = 61 percent; of: wheat prices; when: in 2030; source:" in told
    assert "s2 40 ships = at least 40 ships" in told
    assert "s2 9 tugs = 9 tugs; of: tugs; part of figure 2" in told
    assert max(map(len, rows)) <= 80


def test_csv_has_a_row_per_figure(run, figures) -> None:
    rows = list(csv.DictReader(io.StringIO(run("statistics", figures, "-f", "csv").out)))
    assert [(row["sentence_no"], row["value"], row["unit"]) for row in rows] == [
        ("1", "61.0", "percent"), ("2", "40.0", "ships"), ("2", "9.0", "tugs"),
    ]  # fmt: skip
    assert [row["bound"] for row in rows] == ["exact", "over", "exact"]
    assert [row["part_of"] for row in rows] == ["", "", "2"]
    assert rows[0]["flags"] == "no baseline"
    assert rows[1]["sentence"] == "We sent more than 40 ships, including 9 tugs."
    for row in rows:
        assert TEXT[int(row["source_start"]) : int(row["source_end"])] == row["text"]


def test_a_workbook_holds_numbers_as_numbers_and_words_as_words(run) -> None:
    Path("risky.txt").write_text("=SUM says that 40 ships came. We sent 40 ships.", "utf-8")
    ended = run("statistics", "risky.txt", "-f", "xlsx", "-o", "figures.xlsx")
    assert (ended.code, ended.out) == (0, "figures.xlsx\n")
    with zipfile.ZipFile("figures.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>40</v>" in sheet
    assert "<f>" not in sheet  # no formula
    first = Path("figures.xlsx").read_bytes()
    run("statistics", "risky.txt", "-f", "xlsx", "-o", "figures.xlsx")
    assert Path("figures.xlsx").read_bytes() == first


def test_a_workbook_needs_a_name(run, figures) -> None:
    ended = run("statistics", figures, "-f", "xlsx")
    assert ended.code == 2
    assert "name it with -o" in ended.err


def test_an_input_is_not_written_over(run, figures) -> None:
    ended = run("statistics", figures, "-f", "csv", "-o", figures)
    assert ended.code == 2
    assert Path(figures).read_text("utf-8") == TEXT


def test_a_text_that_fails_does_not_lose_the_others(run, figures) -> None:
    ended = run("statistics", figures, "gone.txt")
    assert ended.code == 1
    assert "gone.txt" in ended.err
    assert "61 percent" in ended.out


def test_a_language_without_cues_is_said_to_be_unmeasured(run) -> None:
    Path("de.txt").write_text("Wir haben 40 Schiffe geschickt und danken allen.", "utf-8")
    ended = run("statistics", "de.txt", "--language", "de")
    assert ended.code == 0
    assert "not measured" in ended.out
