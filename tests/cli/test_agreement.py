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
