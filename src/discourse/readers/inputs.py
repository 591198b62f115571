"""What the user names — files, folders, patterns, standard input — as a list of files."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from discourse.errors import UnreadableInput
from discourse.readers.reading import SUFFIXES, TABLE_SUFFIXES

_MAGIC = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Input:
    """One file, and its name below the root that the user gave (never absolute)."""

    path: Path
    name: str

    @property
    def is_table(self) -> bool:
        """Whether it is a table of texts."""
        return self.path.suffix.lower() in TABLE_SUFFIXES


def find_inputs(source: str, tables: bool = False) -> Iterator[Input | UnreadableInput]:
    """The files that ``source`` stands for, sorted by name.

    Args:
        source: a file, a folder (read with those in it) or a pattern (``*``, ``?``, ``**``).
        tables: whether tables in folders are wanted too.
    """
    path = Path(source)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError):
        is_folder = exists = False
    if is_folder:
        yield from _files_in(path, source, tables)
    elif not exists and _MAGIC.search(source):
        yield from _files_like(source)
    else:
        yield Input(path, path.name or source)


def _files_in(folder: Path, source: str, tables: bool) -> Iterator[Input | UnreadableInput]:
    """Files of known formats in a folder; hidden ones and links to folders are passed over."""
    suffixes = (*SUFFIXES, *TABLE_SUFFIXES) if tables else SUFFIXES
    found: list[Input] = []
    errors: list[UnreadableInput] = []

    def refuse(error: OSError) -> None:
        name = Path(error.filename).name if error.filename else source
        errors.append(
            UnreadableInput(name, f"cannot open it: {error.strerror}", "Check its rights.")
        )

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if path.suffix.lower() in suffixes and not name.startswith((".", "~$")):
                found.append(Input(path, path.relative_to(folder).as_posix()))
    yield from errors
    if not found and not errors:
        came = "the folder holds no texts"
        advice = f"Texts end in {', '.join(suffixes)}."
        yield UnreadableInput(folder.name or source, came, advice)
    yield from sorted(found, key=lambda found: found.name)


def _files_like(pattern: str) -> Iterator[Input | UnreadableInput]:
    """Files that fit a pattern, named below its part before the first sign of a pattern."""
    head = pattern[: _MAGIC.search(pattern).start()]  # type: ignore[union-attr]
    root = Path(head if head.endswith(("/", os.sep)) else Path(head).parent)
    paths = [Path(found) for found in glob.glob(pattern, recursive=True)]  # noqa: PTH207
    found = [
        Input(path, path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name)
        for path in paths
        if path.is_file()
    ]
    if not found:
        advice = "Check the pattern; ** stands for any folders."
        yield UnreadableInput(pattern, "no file fits this pattern", advice)
    yield from sorted(found, key=lambda found: found.name)
