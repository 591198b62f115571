"""Many inputs to many documents; one that cannot be read never stops the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from discourse.document import Document, Note
from discourse.errors import UnreadableInput
from discourse.readers.facts import Facts, facts_of, read_facts
from discourse.readers.inputs import Input, find_inputs
from discourse.readers.metadata import compile_name_pattern, fields_from_name
from discourse.readers.reading import (
    MAX_LINE_BYTES,
    document_from,
    document_id,
    read_source,
    read_standard_input,
    refuse_long_line,
)
from discourse.readers.rows import read_rows
from discourse.readers.sources import Pairs


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How :func:`read_many` reads.

    Attributes:
        text_field: the column of a table that holds the texts; ``text`` if there is one.
        id_field: the column that holds their ids; ``doc_id`` if there is one, else the name of
            the table with the number of the row.
        name_pattern: what the names of files say, as a template (``{country}_{year}``) or a
            regular expression with named groups; it must fit the name without suffix, or the
            path below the root if it holds a ``/``.
        metadata: names and values for all texts, over everything else.
        metadata_table: a table with a column ``doc_id`` or ``file`` and facts of each text.
        max_line_bytes: a text with a longer line is refused.
        language: the language of all texts (ISO 639-1); detected if not given.
    """

    text_field: str | None = None
    id_field: str | None = None
    name_pattern: str | None = None
    metadata: Pairs = ()
    metadata_table: str | None = None
    max_line_bytes: int = MAX_LINE_BYTES
    language: str | None = None

    @property
    def given(self) -> Pairs:
        """What the user says of every text."""
        return (*self.metadata, *((("language", self.language),) if self.language else ()))


Found = Document | UnreadableInput


def read_many(sources: Sequence[str], options: ReadOptions | None = None) -> Iterator[Found]:
    """The documents of files, folders, patterns, tables and standard input (``-``), in order.

    What cannot be read comes as the error itself, in its place; so does a second text with an id
    that was given out before.

    Raises:
        UsageError: the name pattern or the metadata table cannot be used.
    """
    options = options or ReadOptions()
    pattern = compile_name_pattern(options.name_pattern) if options.name_pattern else None
    facts = read_facts(Path(options.metadata_table)) if options.metadata_table else None
    return _without_duplicates(
        found for source in sources for found in _read_each(source, options, pattern, facts)
    )


def _without_duplicates(documents: Iterator[Found]) -> Iterator[Found]:
    seen: set[str] = set()
    for found in documents:
        if isinstance(found, UnreadableInput):
            yield found
        elif found.id in seen:
            name = found.metadata.file or found.id
            came = f"an earlier text has the same id, {found.id!r}"
            advice = "Read the folder that holds both, or name a column of different ids."
            yield UnreadableInput(name, came, advice)
        else:
            seen.add(found.id)
            yield found


def _read_each(
    source: str, options: ReadOptions, pattern: re.Pattern[str] | None, facts: Facts | None
) -> Iterator[Found]:
    """The documents of one thing that the user named."""
    if source == "-":
        try:
            yield read_standard_input(options.given, options.max_line_bytes)
        except UnreadableInput as error:
            yield error
        return
    for found in find_inputs(source, tables=options.text_field is not None):
        if isinstance(found, UnreadableInput):
            yield found
        elif (
            options.metadata_table
            and found.path.resolve() == Path(options.metadata_table).resolve()
        ):
            continue
        elif found.is_table:
            yield from _read_table(found, options, facts)
        else:
            try:
                yield _read_file(found, options, pattern, facts)
            except UnreadableInput as error:
                yield error


def _read_file(
    found: Input, options: ReadOptions, pattern: re.Pattern[str] | None, facts: Facts | None
) -> Document:
    source = read_source(found.path, found.name)
    refuse_long_line(source.text, found.name, options.max_line_bytes)
    named, name_note = _fields_from_name(found, pattern)
    known, facts_note = _known(facts, document_id(found.name))
    document = document_from(source, found.name, named, (*known, *options.given))
    return document.with_notes(*name_note, *facts_note)


def _read_table(found: Input, options: ReadOptions, facts: Facts | None) -> Iterator[Found]:
    """The texts of a table, each with the other cells of its row as metadata."""
    try:
        for row in read_rows(found, options.text_field, options.id_field):
            if isinstance(row, UnreadableInput):
                yield row
                continue
            try:
                refuse_long_line(row.source.text, row.name, options.max_line_bytes)
                known, note = _known(facts, row.doc_id)
                document = document_from(row.source, row.name, (), (*known, *options.given))
            except UnreadableInput as error:
                yield error
                continue
            metadata = replace(document.metadata, file=found.name)
            yield replace(document, id=row.doc_id, metadata=metadata).with_notes(*note)
    except UnreadableInput as error:
        yield error


def _fields_from_name(
    found: Input, pattern: re.Pattern[str] | None
) -> tuple[Pairs, tuple[Note, ...]]:
    """What the name of a file says, and a note if it does not fit the pattern given."""
    if pattern is None:
        return fields_from_name(found.path.stem), ()
    stem = document_id(found.name) if "/" in pattern.pattern else found.path.stem
    match = pattern.fullmatch(stem)
    if match is None:
        return (), (Note("metadata", f"the name {stem!r} does not fit the pattern given"),)
    return tuple((name, value) for name, value in match.groupdict().items() if value), ()


def _known(facts: Facts | None, doc_id: str) -> tuple[Pairs, tuple[Note, ...]]:
    """What the metadata table says of a text, and a note if it says nothing."""
    if facts is None:
        return (), ()
    known = facts_of(facts, doc_id)
    if known is None:
        return (), (Note("metadata", "the metadata table has no row for this text"),)
    return known, ()
