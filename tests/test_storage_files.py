"""Files are written whole or not at all, and no cell of a table is a formula."""

from __future__ import annotations

import csv
import io
import os
import threading
from pathlib import Path

import pytest

from discourse.errors import UsageError
from discourse.storage import to_csv_rows, write_atomically


@pytest.mark.parametrize("cell", ["=1+1", "+1 day", "-x", "@sum", "\tx", "=HYPERLINK(1)"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert next(csv.reader(io.StringIO(to_csv_rows([[cell]])))) == ["'" + cell]


def test_numbers_and_other_words_stay_as_they_are() -> None:
    assert to_csv_rows([[-1, -0.5, "-1", "a=b", None, 'say "so"']]) == (
        '-1,-0.5,-1,a=b,,"say ""so"""\n'
    )


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    write_atomically(path, "old")

    def pieces():
        yield "new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_atomically(path, pieces())
    assert path.read_text() == "old"
    with path.open() as reader:
        write_atomically(path, iter(["n", "ew"]))
        assert reader.read() == "old"  # who reads meanwhile goes on in the old file
    assert path.read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_atomically(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_atomically(pipe, "new")
    reader.join()
    assert read == ["new"]
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_that_is_full_is_said() -> None:
    with pytest.raises(UsageError, match="/dev/full: cannot be written"):
        write_atomically(Path("/dev/full"), "new")


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_atomically(tmp_path / "missing" / "out.txt", "new")
    with pytest.raises(UsageError, match="cannot be written"):
        write_atomically(tmp_path, "new")
    assert list(tmp_path.iterdir()) == []
