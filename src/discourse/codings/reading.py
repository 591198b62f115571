"""Read what a coder wrote, whatever the format."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from discourse.codings.brat import read_brat
from discourse.codings.records import Coding
from discourse.codings.tables import read_coding_table


def read_coding(path: Path, known: Collection[str]) -> Coding:
    """The coding in a file or, for brat, in a folder; ``known`` are the labels there are.

    Raises:
        CodingError: something in it is not right; says where and what to do.
        UnreadableInput: there is no such file, or it has no format known.
    """
    if path.is_dir() or path.suffix.lower() == ".ann":
        return read_brat(path, known)
    return read_coding_table(path, known)
