"""The rows of a table as texts with ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discourse.errors import UnreadableInput
from discourse.readers.inputs import Input
from discourse.readers.reading import document_id
from discourse.readers.sources import Source
from discourse.readers.tables import TextTable, open_table

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
        UnreadableInput: the table cannot be read, or lacks a column; the message lists those
            there are.
    """
    table = open_table(found.path, found.name)
    text_field = _column(table, found.name, text_field, "text")
    if text_field is None:
        raise _no_column(table, found.name, "text")
    id_field = _column(table, found.name, id_field, "doc_id")
    for number, row in enumerate(table.rows, 1):
        name = f"{found.name}, row {number}"
        if isinstance(row, UnreadableInput):
            yield row
        elif not row.get(text_field, "").strip():
            advice = "Fill the cell, or take the row out."
            yield UnreadableInput(name, f"the cell {text_field!r} is empty", advice)
        else:
            text = row[text_field].replace("\r\n", "\n").replace("\r", "\n")
            skip = {text_field, id_field}
            fields = tuple(cell for cell in row.items() if cell[0] not in skip)
            given = safe_id(row.get(id_field, "")) if id_field else ""
            doc_id = given or f"{document_id(found.name)}/{number}"
            yield TextRow(doc_id, name, Source(text, table.encoding, fields))


def safe_id(value: str) -> str:
    """An id that a table gives, as a relative path without ways up: what a file may be named."""
    parts = re.split(r"[/\\]+", _NOT_IN_ID.sub(" ", value).strip())
    return "/".join(part.strip() for part in parts if part.strip(" .:"))[:_LONGEST_ID]


def _column(table: TextTable, name: str, given: str | None, usual: str) -> str | None:
    """The column that the user gave, or else the one of the usual name, or ``None``."""
    if given is None:
        return next((found for found in table.columns if found.strip().lower() == usual), None)
    if given not in table.columns:
        raise _no_column(table, name, given)
    return given


def _no_column(table: TextTable, name: str, wanted: str) -> UnreadableInput:
    columns = ", ".join(table.columns) or "none"
    came = f"it has no column {wanted!r}; its columns are {columns}"
    return UnreadableInput(name, came, "Name the right column (text_field, id_field).")
