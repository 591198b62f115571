"""A table beside the texts, with what is known of each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath

from discourse.document import Note
from discourse.errors import UnreadableInput, UsageError
from discourse.readers.reading import document_id
from discourse.readers.sources import Pairs
from discourse.readers.tables import as_text, open_table

#: What is known of a text, by its file as the table names it and by its id.
Facts = Mapping[str, Pairs]


def read_facts(path: Path) -> Facts:
    """The facts of a metadata table by the texts that they are about.

    Raises:
        UsageError: the table cannot be read, has no column ``doc_id``, ``file`` or ``id``, or has
            two rows for one text.
    """
    try:
        table = open_table(path, path.name)
    except UnreadableInput as error:
        raise UsageError(f"metadata table {error}") from None
    keys = {column.strip().lower(): column for column in reversed(table.columns)}
    key = keys.get("doc_id") or keys.get("file") or keys.get("id")
    if key is None:
        columns = ", ".join(table.columns)
        raise UsageError(
            f"metadata table {path.name}: it needs a column doc_id or file; it has {columns}"
        )
    by_file: dict[str, Pairs] = {}
    files_of: dict[str, list[str]] = {}
    for row in table.rows:
        if isinstance(row, UnreadableInput):
            raise UsageError(f"metadata table {row}")
        if key not in row:
            continue
        file = as_text(row[key]).strip().replace("\\", "/")
        doc_id = document_id(file)
        alike = files_of.setdefault(doc_id, [])
        if file in alike or (alike and doc_id in (file, *alike)):
            raise UsageError(f"metadata table {path.name}: two rows are about {doc_id!r}")
        alike.append(file)
        by_file[file] = tuple((name, as_text(cell)) for name, cell in row.items() if name != key)
    by_id = {id: by_file[files[0]] for id, files in files_of.items() if len(files) == 1}
    return {**by_id, **by_file}


def facts_of(
    facts: Facts | None, doc_id: str, file: str | None = None, *, is_alone: bool = True
) -> tuple[Pairs, tuple[Note, ...]]:
    """The facts of one text, and a note where there are none or the table says less than it should.

    Args:
        facts: of the metadata table, if there is one.
        doc_id: the id of the text.
        file: the name of its file.
        is_alone: whether no other text ends in the same name: then a row that gives the name
            without folders is about this text.
    """
    if facts is None:
        return (), ()
    names = [name for name in (file, doc_id) if name]
    for name in names:
        if name in facts:
            return facts[name], ()
    for name in (PurePath(name).name for name in names):
        if name in facts and is_alone:
            message = f"the metadata table names this text without its folder, as {name!r}"
            return facts[name], (Note("metadata", message),)
        if name in facts:
            message = f"the row {name!r} of the metadata table may be of several texts; not used"
            return (), (Note("metadata", message),)
    return (), (Note("metadata", "the metadata table has no row for this text"),)
