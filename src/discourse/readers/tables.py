"""Tables of texts: CSV, TSV, JSON Lines, Parquet. One row is one text, or facts of one."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from discourse.errors import UnreadableInput
from discourse.readers import TABLE_READERS
from discourse.readers.decoding import decode
from discourse.readers.reading import read_data

#: A row: its cells by column, empty ones left out; or why it cannot be read.
Row = Mapping[str, object] | UnreadableInput
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TextTable:
    """The columns of a table and its rows, to be gone through once.

    ``no_texts`` are columns whose type can hold no text; ``lines`` are the lines that the rows
    stand on, where blank ones stand between them.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]
    encoding: str | None = None
    no_texts: frozenset[str] = frozenset()
    lines: tuple[int, ...] = ()


def open_table(path: Path, name: str) -> TextTable:
    """The table at ``path``, by its suffix; ``name`` is for messages.

    Raises:
        UnreadableInput: it does not exist, is of no format known, or is damaged.
    """
    suffix = path.suffix.lower()
    for suffixes, home in TABLE_READERS:
        if suffix in suffixes:
            module, _, function = home.partition(":")
            reader: Callable[[bytes, str], TextTable] = getattr(import_module(module), function)
            return reader(read_data(path, name), name)
    known = ", ".join(suffix for suffixes, _ in TABLE_READERS for suffix in suffixes)
    raise UnreadableInput(name, "this is not a table", f"Tables end in {known}.")


def read_separated(data: bytes, name: str) -> TextTable:
    """A table in CSV or TSV with a first line of column names; every cell is text.

    The separator is the tab in TSV, and in CSV the comma or semicolon, whichever the first line
    has more of.

    Raises:
        UnreadableInput: the file is empty, or is not such a table.
    """
    import polars

    text, encoding, _ = decode(data, name)
    text = text.removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    separator = "\t" if name.lower().endswith(".tsv") else max(",;", key=head.count)
    try:
        frame = polars.read_csv(io.BytesIO(text.encode()), separator=separator, infer_schema=False)
    except polars.exceptions.PolarsError as error:
        came = f"it is not a table with {separator!r} between cells ({_first_line(error)})"
        raise UnreadableInput(name, came, "Put cells with separators in quotes.") from None
    return TextTable(tuple(frame.columns), _rows_of(frame), encoding)


def read_json_lines(data: bytes, name: str) -> TextTable:
    """A table of JSON objects, one a line; its columns are the keys of all of them.

    Raises:
        UnreadableInput: the file is empty, or its first line is not an object.
    """
    text, encoding, _ = decode(data, name)
    numbered = enumerate(text.removeprefix("\ufeff").split("\n"), 1)
    lines = {number: line for number, line in numbered if line.strip()}
    if not lines:
        raise no_rows(name)
    number, line = next(iter(lines.items()))
    first = _row_of(line, number, name)
    if isinstance(first, UnreadableInput):
        raise first
    keys = (as_text(key) for line in lines.values() for key in _object_of(line) or ())
    columns = tuple(dict.fromkeys(keys))
    rows = (_row_of(line, number, name) for number, line in lines.items())
    return TextTable(columns, rows, encoding, lines=tuple(lines))


def read_parquet(data: bytes, name: str) -> TextTable:
    """A Parquet file.

    Raises:
        UnreadableInput: the file is empty or damaged.
    """
    import polars

    try:
        frame = polars.read_parquet(io.BytesIO(data))
    except (polars.exceptions.PolarsError, polars.exceptions.PanicException, OSError) as error:
        came = f"this is not a sound Parquet file ({_first_line(error)})"
        raise UnreadableInput(name, came, "Write it again, or save it as CSV.") from None
    no_texts = frozenset(
        column
        for column, kind in frame.schema.items()
        if kind.is_nested() or kind in (polars.Binary, polars.Object)
    )
    return TextTable(tuple(frame.columns), _rows_of(frame), no_texts=no_texts)


def _rows_of(frame: object) -> Iterator[Row]:
    for row in frame.iter_rows(named=True):  # type: ignore[attr-defined]
        yield {name: value for name, value in row.items() if value not in (None, "")}


def _object_of(line: str) -> dict[str, object] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _row_of(line: str, number: int, name: str) -> Row:
    if (found := _object_of(line)) is None:
        came = f"line {number} is not a JSON object"
        return UnreadableInput(name, came, "Write one object a line.")
    return {as_text(key): value for key, value in found.items() if value not in (None, "")}


def no_rows(name: str) -> UnreadableInput:
    """The error for a table without texts."""
    return UnreadableInput(name, "it holds no rows", "Check that it was saved with its texts.")


def as_text(value: object) -> str:
    """A cell as text: nested values as JSON; halves of characters, which JSON allows, as ``?``."""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, list | dict | bool):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return _HALVES.sub("?", str(value))


def count_halves(value: object) -> int:
    """How many signs of a cell :func:`as_text` cannot keep."""
    return len(_HALVES.findall(value)) if isinstance(value, str) else 0


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0][:120]
