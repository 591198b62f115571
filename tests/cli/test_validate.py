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
    assert (
        "no coded unit lies in the texts at hand: ada.tsv is of other; at hand: good." in ended.err
    )
    Path("ada.tsv").write_text(HEAD + ROWS.replace("68\t84", "168\t184"), "utf-8")
    assert "ada.tsv, row 4: unit 'U3' (168 to 184)" in run("validate", "ada.tsv", good, "-q").err


def test_units_without_a_text_are_counted(run, good: str) -> None:
    Path("ada.tsv").write_text(HEAD + ROWS + "U4\tother\t0\t9\tnone\n", "utf-8")
    ended = run("validate", "ada.tsv", good, "-q", "-o", "scores.json")
    assert "3 of 4 coded units used; no text for: other\n" in ended.out
    written = json.loads(Path("scores.json").read_text("utf-8"))
    assert (written["coded"], written["missing"], written["units"]) == (4, {"other": 1}, 3)
    Path("ada.tsv").write_text(HEAD + ROWS, "utf-8")
    assert "coded units used" not in run("validate", "ada.tsv", good, "-q").out


def test_where_no_text_is_left_those_at_hand_are_named(run, good: str) -> None:
    Path("texts").mkdir()
    Path(good).rename("texts/good.txt")
    Path("ada.tsv").write_text(HEAD + ROWS.replace("good", "other"), "utf-8")
    ended = run("validate", "ada.tsv", "texts", "-q")
    assert (ended.code, "ada.tsv is of other; at hand: good." in ended.err) == (2, True)
    Path("ada.tsv").write_text("unit\tfunctions\nU1\tnone\n", "utf-8")
    assert "ada.tsv names no texts: fill the column" in run("validate", "ada.tsv", "texts").err


def test_a_missing_file_is_said_to_be_missing(run, good: str) -> None:
    Path("ada.tsv").write_text(HEAD + ROWS, "utf-8")
    ended = run("validate", "ada.tsv", "nothere.txt", "-q")
    assert (ended.code, ended.out) == (1, "")
    assert "at hand: none." in ended.err
    assert "nothere.txt: there is no such file" in ended.err
    ended = run("validate", "nothere", good, "-q")
    assert (ended.code, "nothere: there is no such file" in ended.err) == (1, True)


def test_a_text_that_fails_is_named_after_the_scores_of_the_others(run, good: str) -> None:
    Path("ada.tsv").write_text(HEAD + ROWS, "utf-8")
    ended = run("validate", "ada.tsv", good, "nothere.txt", "-q")
    assert ended.code == 1
    assert "3 coded units of 1 texts" in ended.out
    assert ended.err.startswith("discourse: nothere.txt: there is no such file")
    assert ended.err.count("\n") == 1
    drawn = run("validate", "--sample", "3", good, "nothere.txt", "-o", "s.tsv", "-q")
    assert (drawn.code, drawn.err.count("\n")) == (1, 1)


def test_one_name_in_two_folders_is_refused(run, good: str) -> None:
    Path("texts/sub").mkdir(parents=True)
    for place in ("texts/good.txt", "texts/sub/good.txt"):
        Path(place).write_bytes(Path(good).read_bytes())
    Path("ada.tsv").write_text(HEAD + ROWS, "utf-8")
    ended = run("validate", "ada.tsv", "texts", "-q")
    assert (ended.code, ended.out) == (2, "")
    assert "good and sub/good may both be the text 'good' of ada.tsv" in ended.err


def test_only_labels_that_there_are_columns_for_are_scored(run, good: str) -> None:
    rows = "U1,good,0,29,0\nU2,good,31,67,1\nU3,good,68,84,0\n"
    Path("ada.csv").write_text(f"unit,text,start,end,commitment\n{rows}", "utf-8")
    ended = run("validate", "ada.csv", good, "-q", "-o", "scores.json")
    assert "only the labels that ada.csv has columns for: commitment\n" in ended.out
    assert not any(line.startswith("claim") for line in ended.out.splitlines())
    written = json.loads(Path("scores.json").read_text("utf-8"))
    assert [one["label"] for one in written["labels"]] == ["commitment"]


def test_an_output_that_cannot_be_written_is_refused_first(run, good: str) -> None:
    Path("ada.tsv").write_text(HEAD + ROWS, "utf-8")
    ended = run("validate", "ada.tsv", good, "-o", "nodir/x.json")
    assert (ended.code, ended.out) == (2, "")
    assert "there is no folder nodir; make it first" in ended.err


def test_help_names_the_columns(run) -> None:
    said = {c: " ".join(run(c, "--help").out.split()) for c in ("validate", "agreement")}
    for text in said.values():
        assert "unit (its name) and functions (its labels, with commas between; none where" in text
        assert "quote (digest of the words)" in text
        assert "(characters of the file, counted from 0" in text
    assert "text (the id of the text: its file name without suffix)" in said["validate"]
    assert "the same sentences every time" in said["validate"]
    assert "with --sample (needed there) the sheet" in said["validate"]
    assert "Units are matched by name" in said["agreement"]
