"""The rows of a table as texts with ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from discourse.document import Note
from discourse.errors import UnreadableInput
from discourse.readers.inputs import Input
from discourse.readers.sources import Source
from discourse.readers.tables import TextTable, as_text, count_halves, no_rows, open_table

_LONGEST_ID = 200
_NOT_IN_ID = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text of a table; ``name`` is for messages."""

    doc_id: str
    name: str
    source: Source


def read_rows(
    found: Input, text_field: str | None, id_field: str | None
) -> Iterator[TextRow | UnreadableInput]:
    """The texts of a table, in order. Columns but those of text and id become fields.

    Raises:
        UnreadableInput: the table cannot be read, holds no rows, or lacks a column; the message
            lists those there are.
    """
    table = open_table(found.path, found.name)
    text_field = _column(table, found.name, text_field, ("text",))
    if text_field is None:
        raise _no_column(table, found.name, "text")
    if text_field in table.no_texts:
        came = f"its column {text_field!r} holds lists or bytes, not texts"
        raise UnreadableInput(found.name, came, "Name another column with --text-field.")
    id_field = _column(table, found.name, id_field, ("doc_id", "id"))
    is_empty = True
    for number, row in enumerate(table.rows, 1):
        is_empty = False
        name = f"{found.name}, row {number}"
        if isinstance(row, UnreadableInput):
            yield row
        elif wrong := _why_no_text(row.get(text_field, ""), text_field):
            yield UnreadableInput(name, wrong, "Fill the cell with a text, or take the row out.")
        else:
            given = safe_id(as_text(row.get(id_field, ""))) if id_field else ""
            fields = tuple(
                (column, as_text(cell))
                for column, cell in row.items()
                if column not in (text_field, id_field)
            )
            text = as_text(row[text_field]).replace("\r\n", "\n").replace("\r", "\n")
            source = Source(text, table.encoding, fields, _notes(row))
            yield TextRow(given or f"{found.doc_id}/{number}", name, source)
    if is_empty:
        raise no_rows(found.name)


def _why_no_text(cell: object, column: str) -> str | None:
    if isinstance(cell, list | dict):
        kind = "a list" if isinstance(cell, list) else "an object"
        return f"the cell {column!r} holds {kind}, not a text"
    return None if as_text(cell).strip() else f"the cell {column!r} is empty"


def _notes(row: Mapping[str, object]) -> tuple[Note, ...]:
    halves = sum(map(count_halves, row.values()))
    message = "halves of characters, which stand for nothing, became question marks"
    return (Note("characters", message, halves),) if halves else ()


def safe_id(value: str) -> str:
    """An id that a table gives, as a relative path without ways up: what a file may be named."""
    parts = re.split(r"[/\\]+", _NOT_IN_ID.sub(" ", value).strip())
    return "/".join(part.strip() for part in parts if part.strip(" .:"))[:_LONGEST_ID]


def _column(table: TextTable, name: str, given: str | None, usual: tuple[str, ...]) -> str | None:
    """The column that the user gave, or else the first of the usual names, or ``None``."""
    if given is None:
        columns = {column.strip().lower(): column for column in reversed(table.columns)}
        return next((columns[name] for name in usual if name in columns), None)
    if given not in table.columns:
        raise _no_column(table, name, given)
    return given


def _no_column(table: TextTable, name: str, wanted: str) -> UnreadableInput:
    columns = ", ".join(table.columns) or "none"
    came = f"it has no column {wanted!r}; its columns are {columns}"
    return UnreadableInput(name, came, "Name the right one with --text-field or --id-field.")
