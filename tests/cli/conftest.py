"""The command line, run in this process as a shell would."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from discourse.cli import main

TEXT = "Norvania thanks the Assembly.\n\nWe will send two ships to Port Alda. The talks go on.\n"


@dataclass(frozen=True)
class Ended:
    """How a run ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``discourse`` with arguments, in an empty folder with an empty shelf of texts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path / ".home"))
    monkeypatch.setenv("COLUMNS", "80")

    def run_discourse(*arguments: str | Path, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["discourse", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return Ended(int(ended.value.code or 0), written.out, written.err)

    return run_discourse


@pytest.fixture
def good() -> str:
    """A text that can be read."""
    Path("good.txt").write_text(TEXT, "utf-8")
    return "good.txt"
