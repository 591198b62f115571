"""Every command names the file that it wrote: its path, on a line of standard output."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

HARBOUR = "The harbour takes in ten vessels, and the vessels bring fish. Our fishermen mend nets."
SCHOOL = "The school teaches ten children, and the children learn to read. Our teachers mend books."
CODED = "unit\ttext\tstart\tend\tfunctions\nU1\ttexts/t2030\t0\t61\tclaim\n"

COMMANDS = {
    "analyze texts -o out.txt": "out.txt",
    "analyze texts -f json -o out.json": "out.json",
    "analyze texts -f jsonl -o out.jsonl": "out.jsonl",
    "analyze texts -f csv -o out.csv": "out.csv",
    "analyze texts -f parquet -o out": "out",
    "report texts/t2030.txt -o out.md": "out.md",
    "compare texts -o out.md": "out.md",
    "redline texts/t2030.txt texts/t2031.txt -o out.jsonl": "out.jsonl",
    "nearest texts/t2030.txt texts -o out.txt": "out.txt",
    "nearest texts/t2030.txt texts -f csv -o out.csv": "out.csv",
    "position texts -f jsonl -o out.jsonl": "out.jsonl",
    "position texts -o out.md": "out.md",
    "formulas texts --name-pattern t{year} -o out.csv": "out.csv",
    "formulas texts --name-pattern t{year} -o out.md": "out.md",
    "track harbour texts --name-pattern t{year} -o out.jsonl": "out.jsonl",
    "statistics texts -f csv -o out.csv": "out.csv",
    "statistics texts -f xlsx -o out.xlsx": "out.xlsx",
    "agreement ada.tsv ben.tsv -o out.json": "out.json",
    "validate ada.tsv texts/t2030.txt -o out.json": "out.json",
    "validate --sample 4 texts -o out.tsv": "out.tsv",
}


@pytest.fixture(autouse=True)
def texts(run) -> None:
    """Eight texts of eight years, from all harbour to all school, and two codings of one unit."""
    Path("texts").mkdir()
    for number in range(8):
        parts = [HARBOUR] * (8 - number) * 2 + [SCHOOL] * (number + 1) * 2
        Path(f"texts/t{2030 + number}.txt").write_text("\n\n".join(parts), "utf-8")
    for coder in ("ada", "ben"):
        Path(f"{coder}.tsv").write_text(CODED.replace("texts/", ""), "utf-8")


@pytest.mark.parametrize(("command", "written"), COMMANDS.items())
def test_a_command_names_what_it_wrote(run, command: str, written: str) -> None:
    ended = run(*command.split())
    assert ended.code == 0, ended.err
    assert Path(written).exists()
    assert ended.out.splitlines().count(written) == 1


def test_a_pipe_gets_the_rows_alone(run) -> None:
    os.mkfifo("pipe")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(Path("pipe").read_text("utf-8")))
    reader.start()
    ended = run("statistics", "texts", "-f", "csv", "-o", "pipe")
    reader.join(timeout=60)
    assert (ended.code, ended.out) == (0, "")
    assert got[0].startswith("doc_id,")
