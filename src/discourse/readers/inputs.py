"""What the user names — files, folders, patterns, standard input — as a list of files."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from discourse.errors import UnreadableInput
from discourse.readers.reading import SUFFIXES, TABLE_SUFFIXES, document_id, safe_name

_MAGIC = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Input:
    """One file, its name below the root that the user gave (never absolute), and its id.

    The id is the name without suffix, unless another file has the same. Rows of a table have ids
    that begin with it.
    """

    path: Path
    name: str
    doc_id: str

    @classmethod
    def of(cls, path: Path, name: str) -> Input:
        """The input with the usual id."""
        return cls(path, name, document_id(name))

    @property
    def is_table(self) -> bool:
        """Whether it is a table of texts."""
        return self.path.suffix.lower() in TABLE_SUFFIXES


#: What ``-`` stands for.
STANDARD_INPUT = Input(Path("-"), "standard input", "stdin")


def find_inputs(sources: Sequence[str], tables: bool = False) -> list[Input | UnreadableInput]:
    """The files that ``sources`` stand for, in order, each with an id of its own where it can be.

    Files whose ids would be the same keep as much of their paths as tells them apart, then their
    suffixes.

    Args:
        sources: files, folders (read with those in them, sorted), patterns (``*``, ``?``,
            ``**``), and ``-`` for standard input.
        tables: whether tables in folders are wanted too.
    """
    found: list[Input | UnreadableInput] = []
    for source in sources:
        if source != "-":
            found += _find(source, tables)
        elif STANDARD_INPUT in found:
            advice = "It can be read only once: give - once."
            found.append(UnreadableInput(STANDARD_INPUT.name, "it was named twice", advice))
        else:
            found.append(STANDARD_INPUT)
    for tell_apart in (_by_folder, _by_suffix):
        found = _told_apart(found, tell_apart)
    return found


def _told_apart(
    found: list[Input | UnreadableInput], tell_apart: Callable[[list[Input]], list[Input]]
) -> list[Input | UnreadableInput]:
    """What was found, with ``tell_apart`` applied to those of one id that are different files."""
    alike: dict[tuple[bool, str], list[Input]] = defaultdict(list)
    for item in found:
        if isinstance(item, Input):
            alike[item.is_table, item.doc_id].append(item)
    told = {
        id(old): new
        for group in alike.values()
        if len({os.path.abspath(item.path) for item in group}) > 1  # noqa: PTH100
        for old, new in zip(group, tell_apart(group), strict=True)
    }
    return [told.get(id(item), item) if isinstance(item, Input) else item for item in found]


def _by_folder(group: list[Input]) -> list[Input]:
    """The inputs named below the folder that holds them all."""
    # Not resolved: a link is known by its own name.
    paths = [os.path.abspath(item.path) for item in group]  # noqa: PTH100
    try:
        root = os.path.commonpath([os.path.dirname(path) for path in paths])  # noqa: PTH120
    except ValueError:  # on different drives
        return group
    return [
        Input.of(item.path, Path(path).relative_to(root).as_posix())
        for item, path in zip(group, paths, strict=True)
    ]


def _by_suffix(group: list[Input]) -> list[Input]:
    return [replace(item, doc_id=safe_name(item.name)) for item in group]


def _find(source: str, tables: bool) -> Iterator[Input | UnreadableInput]:
    """The files that one name stands for, sorted."""
    if not source.strip():
        advice = "Write a dot for the folder that you are in."
        yield UnreadableInput(repr(source), "this names no file", advice)
        return
    path = Path(source)
    if is_folder(source):
        yield from _files_in(path, source, tables)
    elif is_pattern(source):
        yield from _files_like(source)
    else:
        yield Input.of(path, path.name or source)


def is_folder(source: str) -> bool:
    """Whether a name stands for the files in a folder."""
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):
        return False


def is_pattern(source: str) -> bool:
    """Whether a name stands for the files whose names fit it, and is itself no file's."""
    try:
        exists = Path(source).exists()
    except (OSError, ValueError):
        exists = False
    return not exists and _MAGIC.search(source) is not None


def _files_in(folder: Path, source: str, tables: bool) -> Iterator[Input | UnreadableInput]:
    """Files of known formats in a folder; hidden ones, links to folders, pipes are passed over."""
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
            is_wanted = path.suffix.lower() in suffixes and not name.startswith((".", "~$"))
            if is_wanted and not _is_special(path):
                found.append(Input.of(path, path.relative_to(folder).as_posix()))
    yield from errors
    if not found and not errors:
        came = "the folder holds no texts"
        advice = f"Texts end in {', '.join(suffixes)}."
        yield UnreadableInput(folder.name or source, came, advice)
    yield from sorted(found, key=lambda found: found.name)


def _is_special(path: Path) -> bool:
    """Whether it is a pipe or the like, which might have no end."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:  # a broken link, a file without rights: reading it will say so
        return False


def _files_like(pattern: str) -> Iterator[Input | UnreadableInput]:
    """Files that fit a pattern, named below its part before the first sign of a pattern."""
    head = pattern[: _MAGIC.search(pattern).start()]  # type: ignore[union-attr]
    root = Path(head if head.endswith(("/", os.sep)) else Path(head).parent)
    paths = [Path(found) for found in glob.glob(pattern, recursive=True)]  # noqa: PTH207
    found = [
        Input.of(
            path, path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        )
        for path in paths
        if path.is_file()
    ]
    if not found:
        advice = "Check the pattern; ** stands for any folders."
        yield UnreadableInput(pattern, "no file fits this pattern", advice)
    yield from sorted(found, key=lambda found: found.name)
