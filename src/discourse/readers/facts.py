"""A table beside the texts, with what is known of each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath

from discourse.errors import UnreadableInput, UsageError
from discourse.readers.reading import document_id
from discourse.readers.sources import Pairs
from discourse.readers.tables import open_table

Facts = Mapping[str, Pairs]


def read_facts(path: Path) -> Facts:
    """The facts of a metadata table by the id of the text that they are about.

    Raises:
        UsageError: the table cannot be read, has neither column ``doc_id`` nor ``file``, or has
            two rows for one text.
    """
    try:
        table = open_table(path, path.name)
    except UnreadableInput as error:
        raise UsageError(f"metadata table {error}") from None
    keys = {column.strip().lower(): column for column in reversed(table.columns)}
    key = keys.get("doc_id") or keys.get("file")
    if key is None:
        columns = ", ".join(table.columns)
        raise UsageError(
            f"metadata table {path.name}: it needs a column doc_id or file; it has {columns}"
        )
    facts: dict[str, Pairs] = {}
    for row in table.rows:
        if isinstance(row, UnreadableInput):
            raise UsageError(f"metadata table {row}")
        if key not in row:
            continue
        doc_id = document_id(row[key].strip().replace("\\", "/"))
        if doc_id in facts:
            raise UsageError(f"metadata table {path.name}: two rows are about {doc_id!r}")
        facts[doc_id] = tuple(pair for pair in row.items() if pair[0] != key)
    return facts


def facts_of(facts: Facts, doc_id: str) -> Pairs | None:
    """The facts of one text: by its whole id, or by the last part of it; ``None`` without any."""
    return facts.get(doc_id, facts.get(PurePath(doc_id).name))
