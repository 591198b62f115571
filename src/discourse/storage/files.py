"""Writing files whole or not at all, and cells that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from discourse.errors import UsageError

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_atomically(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Write a file so that a reader sees the old content or the new, never a part.

    Args:
        path: a link is followed; what is no file (a terminal, a pipe) is written to as it is.
        content: text is written in UTF-8, the pieces of an iterable as they come.

    Raises:
        UsageError: the folder is missing, or the file cannot be written.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        try:
            with path.open("wb") as device:
                device.writelines(_pieces(content))
        except OSError as error:
            raise UsageError(f"{path}: cannot be written ({error.strerror}).") from error
        return
    path = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror}). Name a folder that exists and that "
            "you may write to."
        ) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(_pieces(content))
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}).") from error
    finally:
        temporary.unlink(missing_ok=True)


def to_csv_rows(rows: Iterable[Sequence[object]], separator: str = ",") -> str:
    """Rows as CSV, or TSV by its ``separator``.

    Words that a spreadsheet would take for a formula get a ``'`` before.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue()


def _pieces(content: str | bytes | Iterable[str]) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    for piece in (content,) if isinstance(content, str) else content:
        yield piece.encode(errors="replace")  # a lone surrogate has no bytes


def _safe(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) and not _is_number(cell):
        return "'" + cell
    return cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
