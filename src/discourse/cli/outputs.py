"""Where commands write: never over what is read, never over a file that nobody named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from discourse.cli import shared
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.readers import ReadOptions


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a command reads: the texts as the user named them, and how."""

    texts: Sequence[str]
    options: ReadOptions

    def files(self) -> Iterator[Path]:
        """The files behind the names, those in folders too, and the metadata table."""
        from discourse.readers.inputs import STANDARD_INPUT, find_inputs

        for found in find_inputs(self.texts, tables=self.options.text_field is not None):
            if not isinstance(found, UnreadableInput) and found is not STANDARD_INPUT:
                yield found.path
        if self.options.metadata_table:
            yield Path(self.options.metadata_table)


def write(content: str | bytes | Iterable[str], output: Path | None) -> None:
    """Write to the file and name it, or else to standard output."""
    from discourse.storage import write_atomically

    if output is not None:
        write_atomically(output, content)
        say_written(output)
        return
    for piece in (content,) if isinstance(content, str | bytes) else content:
        shared.put(piece)


def say_written(output: Path) -> None:
    """Name a file or folder that was written: a line on standard output, its path and no more.

    A terminal or a pipe is not named: the line could go where the content went.
    """
    if output.is_file() or output.is_dir():
        shared.put(f"{output}\n")


def check_file(output: Path, inputs: Inputs) -> None:
    """Refuse, before any work is done, a file that cannot be written or is one of the inputs.

    Raises:
        UsageError: it is.
    """
    _check_place(output, is_folder=False)
    _refuse_inputs((output,), inputs)


def check_json(output: Path, inputs: Inputs) -> None:
    """Refuse, before any work is done, what is no JSON file or cannot be written.

    Raises:
        UsageError: it is so.
    """
    if output.suffix != ".json":
        raise UsageError(f"{output.name}: the output ends in .json")
    check_file(output, inputs)


def check_folder(output: Path, parts: Sequence[Path], inputs: Inputs) -> None:
    """Refuse a folder that cannot be made, or in which one of ``parts`` is an input.

    Raises:
        UsageError: it is so.
    """
    _check_place(output, is_folder=True)
    _refuse_inputs(parts, inputs)


def check_report(output: Path, inputs: Inputs) -> None:
    """Refuse a report that cannot be written, or would replace an input with its figures' data.

    Raises:
        UsageError: it is so.
    """
    from discourse.reports import SUFFIXES, data_files

    if output.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{output.name}: the output ends in {' or '.join(SUFFIXES)}")
    _check_place(output, is_folder=False)
    _refuse_inputs((output, *data_files(output)), inputs)


def free_report_name(stem: str) -> Path:
    """``STEM.pdf`` here, or else ``STEM-report.pdf``, ``STEM-report-2.pdf``, …: the first free one.

    A name that the user did not choose never stands for a file that is there already.
    """
    from discourse.reports import data_files

    for number in count():
        end = ("", "-report")[number] if number < 2 else f"-report-{number}"
        path = Path(f"{stem}{end}.pdf")
        if not any(map(os.path.lexists, (path, *data_files(path)))):
            return path
    raise AssertionError  # counting has no end


def _check_place(output: Path, *, is_folder: bool) -> None:
    if not output.absolute().parent.is_dir():
        raise UsageError(f"{output}: there is no folder {output.parent}; make it first")
    if output.exists() and output.is_dir() != is_folder:
        kind = "a file, not a folder" if is_folder else "a folder, not a file"
        raise UsageError(f"{output}: this is {kind}")


def _refuse_inputs(outputs: Sequence[Path], inputs: Inputs) -> None:
    places = {place: output for output in outputs if (place := _place(output))}
    if not places:
        return
    for file in inputs.files():
        if (place := _place(file)) and (output := places.get(place)):
            raise UsageError(
                f"{output}: this is one of the texts or the table of their facts; it would be "
                "written over. Name another output with -o"
            )


def _place(path: Path) -> tuple[int, int] | None:
    """What a file is on the disk, whatever links lead to it; ``None`` where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
