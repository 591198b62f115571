"""``discourse validate``, as a scholar runs it."""

from __future__ import annotations

import json
from pathlib import Path

HEAD = "unit\ttext\tstart\tend\tfunctions\n"
ROWS = "U1\tgood\t0\t29\tceremonial\nU2\tgood\t31\t67\tcommitment\nU3\tgood\t68\t84\tclaim\n"


def test_a_table_of_scores(run, good: str) -> None:
    Path("ada.tsv").write_text(HEAD + ROWS, "utf-8")
    ended = run("validate", "ada.tsv", good, "-q", "-o", "scores.json")
    assert ended.code == 0
    assert "3 coded units of 1 texts" in ended.out
    row = next(line for line in ended.out.splitlines() if line.startswith("commitment"))
    label, given, _, _, recall = row.split()[:5]
    assert (label, given, recall) == ("commitment", "1", "1.00")
    assert "expected calibration error" in ended.out
    assert json.loads(Path("scores.json").read_text("utf-8"))["units"] == 3


def test_of_a_folder_only_coded_texts_are_read(run, good: str) -> None:
    folder = Path("texts")
    folder.mkdir()
    Path(good).rename(folder / "good.txt")
    (folder / "bad.txt").write_bytes(bytes(range(256)))
    Path("ada.tsv").write_text(HEAD + ROWS, "utf-8")
    ended = run("validate", "ada.tsv", folder, "-q")
    assert (ended.code, ended.err) == (0, "")


def test_mistakes_are_named(run, good: str) -> None:
    Path("ada.tsv").write_text(HEAD + ROWS.replace("good", "other"), "utf-8")
    ended = run("validate", "ada.tsv", good, "-q")
    assert ended.code == 2
    assert "no coded unit lies in the texts" in ended.err
    Path("ada.tsv").write_text(HEAD + ROWS.replace("68\t84", "168\t184"), "utf-8")
    assert "ada.tsv, row 4: unit 'U3' (168 to 184)" in run("validate", "ada.tsv", good, "-q").err
