"""The program as a process: pipes that close, disks that are full, requests to end."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import ROOT

PIPE = subprocess.PIPE


@pytest.fixture
def start(tmp_path: Path):
    """Start ``discourse`` with arguments in an empty folder; other arguments are of Popen."""

    def start(*arguments: str, **given) -> subprocess.Popen[bytes]:
        environment = {"PYTHONPATH": str(ROOT / "src"), "HOME": str(tmp_path)}
        program = (sys.executable, "-c", "from discourse.cli import main; main()")
        streams = {"stdin": PIPE, "stdout": PIPE, "stderr": PIPE, **given}
        return subprocess.Popen([*program, *arguments], cwd=tmp_path, env=environment, **streams)

    return start


def test_a_reader_that_goes_away_is_no_error(start, tmp_path) -> None:
    (tmp_path / "long.txt").write_text("We will act, and act again. " * 5000, "utf-8")
    with start("analyze", "long.txt", "-f", "jsonl", "--no-sentiment") as process:
        assert process.stdout.read(10) == b'{"schema":'
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_nobody_reads_the_scores(start, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("We will act. It rained.", "utf-8")
    rows = "unit\ttext\tstart\tend\tfunctions\nU1\ta\t0\t12\tcommitment\n"
    (tmp_path / "ada.tsv").write_text(rows, "utf-8")
    with start("validate", "ada.tsv", "a.txt", "-q") as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_nobody_reads_a_list(start, tmp_path) -> None:
    with start("codebook", "list") as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said(start) -> None:
    with Path("/dev/full").open("wb") as full, start("codebook", "list", stdout=full) as process:
        said = process.stderr.read()
    assert process.returncode == 2
    assert said == (b"discourse: standard output cannot be written to (No space left on device)\n")


def test_a_program_that_is_asked_to_end_leaves_nothing_half_written(start, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("We will act.", "utf-8")
    with start("analyze", "a.txt", "-", "-f", "jsonl", "-o", "out.jsonl") as process:
        for _ in range(600):
            if list(tmp_path.glob(".writing-*")):
                break
            time.sleep(0.05)
        assert list(tmp_path.glob(".writing-*"))
        process.terminate()  # it waits for standard input
        process.wait(10)
    assert process.returncode == 143
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_the_traceback_of_an_input_that_cannot_be_read_is_shown_if_wanted(start, tmp_path) -> None:
    (tmp_path / "fake.parquet").write_bytes(b"PAR1....PAR1")
    for options, is_shown in (((), False), (("--debug",), True)):
        with start("analyze", "fake.parquet", *options) as process:
            said = process.stderr.read().decode()
        assert process.returncode == 1
        assert said.splitlines()[-1].startswith("discourse: fake.parquet: this is not a sound")
        assert ("discourse: Traceback" in said) == is_shown
        assert ("polars.exceptions" in said) == is_shown
