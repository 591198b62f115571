"""``discourse agreement``, as a scholar runs it."""

from __future__ import annotations

import json
from pathlib import Path

ADA = "unit\tfunctions\taddressee\nU1\tclaim:causal\t\nU2\texhortation\tALL\nU3\tnone\t\n"
BEN = "unit\tfunctions\taddressee\nU1\tclaim\t\nU2\texhortation\tJOINT\nU3\tclaim\t\n"


def test_a_table_notes_and_disagreements(run) -> None:
    Path("ada.tsv").write_text(ADA, "utf-8")
    Path("ben.tsv").write_text(BEN, "utf-8")
    ended = run("agreement", "ada.tsv", "ben.tsv", "--nominal", "addressee", "-o", "out.json")
    assert ended.code == 0
    assert "3 units coded by two coders or more: ada.tsv, ben.tsv" in ended.out
    claim = next(line for line in ended.out.splitlines() if line.startswith("claim"))
    assert claim.split() == ["claim", "1/2", "0.67", "0.44", "0.40", "0.33", "0.67"]
    assert "Given by nobody, so not measured: statistic, proverb" in ended.out
    without = (
        "No interval for the alpha of claim, exhortation, addressee (nominal), label sets: too"
    )
    assert without in ended.out
    assert "Units on which they differ: 2" in ended.out
    assert "none  |  claim" in ended.out
    written = json.loads(Path("out.json").read_text("utf-8"))
    assert written["coders"] == ["ada.tsv", "ben.tsv"]
    assert written["labels"][0]["measures"]["percent"]["base"] == 3


def test_mistakes_are_named(run) -> None:
    Path("ada.tsv").write_text(ADA, "utf-8")
    Path("ben.tsv").write_text(BEN.replace("exhortation", "call"), "utf-8")
    ended = run("agreement", "ada.tsv", "ben.tsv")
    assert ended.code == 2
    assert "ben.tsv, row 3: unknown label 'call'" in ended.err
    assert run("agreement", "ada.tsv").code == 2
    assert "out.txt: the output ends in .json" in run("agreement", "ada.tsv", "-o", "out.txt").err


def test_units_that_were_not_matched_are_counted(run) -> None:
    Path("p1.tsv").write_text("unit\tfunctions\n1\tclaim\n2\tnone\n3\tclaim\n", "utf-8")
    Path("p2.tsv").write_text("unit\tfunctions\n01\tclaim\n02\tnone\n3\tnone\n", "utf-8")
    ended = run("agreement", "p1.tsv", "p2.tsv")
    assert "1 of 3 and 3 units; only in p1.tsv: 1, 2; only in p2.tsv: 01, 02\n" in ended.out
    many = "".join(f"x{number}\tnone\n" for number in range(8))
    Path("p1.tsv").write_text(f"unit\tfunctions\n3\tclaim\n{many}", "utf-8")
    ended = run("agreement", "p1.tsv", "p2.tsv")
    assert "only in p1.tsv: x0, x1, x2, x3, x4 and 3 more;" in ended.out


def test_all_units_matched_need_no_word(run) -> None:
    Path("ada.tsv").write_text(ADA, "utf-8")
    Path("ben.tsv").write_text(BEN, "utf-8")
    assert "only in" not in run("agreement", "ada.tsv", "ben.tsv").out


def test_signs_that_steer_a_terminal_are_not_printed(run) -> None:
    Path("ada.tsv").write_text("unit\tfunctions\n\x1b[2JU1\tclaim\nU2\tnone\n", "utf-8")
    Path("ben.tsv").write_text("unit\tfunctions\n\x1b[2JU1\tnone\nU2\tnone\n", "utf-8")
    ended = run("agreement", "ada.tsv", "ben.tsv")
    assert "\x1b" not in ended.out
    assert "?[2JU1" in ended.out


def test_a_coder_of_some_labels_is_not_scored_on_others(run) -> None:
    Path("ada.csv").write_text("unit,claim\nU1,1\nU2,0\nU3,0\n", "utf-8")
    Path("ben.tsv").write_text(BEN, "utf-8")
    ended = run("agreement", "ada.csv", "ben.tsv")
    assert "ada.csv has no column for these, so is not scored on them: statistic," in ended.out
    row = next(line for line in ended.out.splitlines() if line.startswith("exhortation"))
    assert row.split() == ["exhortation", "–/1", "–", "–", "–", "–", "–"]


def test_what_cannot_be_done_is_said_before_any_work(run) -> None:
    Path("ada.tsv").write_text(ADA, "utf-8")
    Path("ben.tsv").write_text(BEN, "utf-8")
    ended = run("agreement", "ada.tsv", "ben.tsv", "-o", "nodir/x.json")
    assert (ended.code, ended.out) == (2, "")
    assert "there is no folder nodir; make it first" in ended.err
    ended = run("agreement", "ada.tsv", "ben.tsv", "--nominal", "nosuch")
    assert (ended.code, ended.out) == (2, "")
    assert "no such column in any coding: 'nosuch'; filled are addressee" in ended.err
    ended = run("agreement", "ada.tsv", "nothere")
    assert (ended.code, ended.out) == (1, "")
    assert "nothere: there is no such file" in ended.err
