"""``discourse formulas`` and ``discourse track`` as a shell runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from discourse.cli.track import split_arguments
from discourse.errors import UsageError
from tests.cli.conftest import Run
from tests.measures.formula_texts import SPEECHES

PHRASE = "open water for all peoples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small corpus as files with a table of dates; one text has none."""
    place = tmp_path / "speeches"
    place.mkdir()
    rows = [("file", "date", "country")]
    for document in SPEECHES:
        (place / f"{document.id}.txt").write_text(document.text, "utf-8")
        country = "NOR" if document.metadata.country == "NVA" else "DNK"
        rows.append((f"{document.id}.txt", document.metadata.date or "", country))
    (place / "undated.txt").write_text("We rest here. Nobody knows when.", "utf-8")
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    (tmp_path / "dates.csv").write_text(table.getvalue(), "utf-8")
    return place


def test_formulas_are_printed_with_years_and_what_was_left_out(run: Run, folder: Path):
    ended = run("formulas", folder, "--metadata-table", "dates.csv")
    assert ended.code == 0
    assert f"    4     4   2031  2034  {PHRASE} (1 2 . 1 0)" in ended.out
    assert "1 text has no date and stayed out: undated" in ended.err


def test_for_one_country(run: Run, folder: Path):
    ended = run("formulas", folder, "--metadata-table", "dates.csv", "--for", "NOR")
    assert f"    3     3   2031  2034  {PHRASE} (1 1 . 1 0)" in ended.out
    by_name = run("formulas", folder, "--metadata-table", "dates.csv", "--for", "Norway")
    assert by_name.out == ended.out
    ended = run("formulas", folder, "--metadata-table", "dates.csv", "--for", "Atlantis")
    assert (ended.code, "is no state or group" in ended.err) == (2, True)
    ended = run("formulas", folder, "--metadata-table", "dates.csv", "--for", "XXX")
    assert ended.code == 2
    assert "no dated text is of 'XXX'; there are texts of DNK, NOR" in ended.err


@pytest.mark.parametrize("suffix", ["pdf", "md", "csv", "jsonl"])
def test_each_form_of_output_is_written(run: Run, folder: Path, tmp_path: Path, suffix: str):
    output = tmp_path / f"out.{suffix}"
    ended = run("formulas", folder, "--metadata-table", "dates.csv", "-o", output)
    assert ended.code == 0
    content = output.read_bytes()
    assert content.startswith(b"%PDF-") if suffix == "pdf" else PHRASE.encode() in content
    if suffix == "jsonl":
        (record,) = map(json.loads, content.decode().splitlines())
        assert (record["texts"], record["first"]["year"]) == (4, 2031)
    if suffix in ("pdf", "md"):
        assert (tmp_path / "out-attestations.csv").exists()


def test_phrases_are_followed(run: Run, folder: Path):
    ended = run("track", PHRASE, "lambs thrive", folder, "--metadata-table", "dates.csv")
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert f"    4     4   2031  2034  {PHRASE} (1 2 . 1 0)" in lines
    assert "    1     1   2035  2035  lambs thrive (0 0 . 0 1)" in lines


def test_a_phrase_that_no_text_has_is_an_answer(run: Run, folder: Path, tmp_path: Path):
    ended = run("track", "deep snow", folder, "--metadata-table", "dates.csv")
    assert "    0     0      –     –  deep snow (0 0 . 0 0)" in ended.out
    ended = run("track", "deep snow", folder, "--metadata-table", "dates.csv", "-o", "snow.md")
    assert ended.code == 0
    assert "deep snow**: in none of six texts" in (tmp_path / "snow.md").read_text("utf-8")


def test_texts_without_dates_are_an_error_that_says_what_to_do(run: Run, folder: Path):
    for command in (("formulas",), ("track", PHRASE)):
        ended = run(*command, folder)
        assert ended.code == 2
        assert "no date is known of any of 7 texts" in ended.err
        assert "--metadata-table" in ended.err


def test_what_cannot_be_written_is_refused_before_any_work(run: Run, folder: Path):
    ended = run("formulas", folder, "-o", "out.docx")
    assert (ended.code, "ends in .pdf, .html, .md, .csv, .jsonl" in ended.err) == (2, True)
    ended = run("track", PHRASE, folder / "n1.txt", "-o", folder / "n1.txt")
    assert ended.code == 2


def test_phrases_come_before_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path("water").mkdir()
    assert split_arguments(["water", "salt", "water"]) == (["water", "salt"], ["water"])
    assert split_arguments(["salt", "a/*.txt", "b.txt"]) == (["salt"], ["a/*.txt", "b.txt"])
    assert split_arguments(["salt", "-"]) == (["salt"], ["-"])
    with pytest.raises(UsageError, match="no text is named after the phrase 'salt'"):
        split_arguments(["salt", "pepper"])


def test_an_observer_has_its_name(run: Run):
    for name in ("EU_86_2031", "BRA_86_2031", "EU_87_2032", "BRA_87_2032"):
        Path(f"{name}.txt").write_text(f"We want {PHRASE}. The talks of {name} go on.", "utf-8")
    assert run("track", PHRASE, ".", "-o", "track.md").code == 0
    page = Path("track.md").read_text("utf-8")
    assert "European Union (2 of 2)" in page
    assert "not stated" not in page
    for who in ("EU", "European Union"):
        ended = run("formulas", ".", "--for", who, "--min-texts", "2")
        # Two of the four texts that have it are the observer's.
        line = f"    2     2   2031  2032  want {PHRASE} (1 1)"
        assert (ended.code, line in ended.out) == (0, True)
