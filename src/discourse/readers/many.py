"""Many inputs to many documents; one that cannot be read never stops the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath

from discourse.document import Document, Note
from discourse.errors import UnreadableInput
from discourse.readers.facts import Facts, facts_of, read_facts
from discourse.readers.inputs import STANDARD_INPUT, Input, find_inputs
from discourse.readers.metadata import check_facts, compile_name_pattern, fields_from_name
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
        id_field: the column that holds their ids; ``doc_id`` or ``id`` if there is one, else the
            name of the table with the number of the row.
        name_pattern: what the names of files say, as a template (``{country}_{year}``) or a
            regular expression with named groups; it must fit the name without suffix, or the
            path below the root if it holds a ``/``.
        metadata: names and values for all texts, over everything else.
        metadata_table: a table with facts of each text, and a column ``doc_id``, ``file`` or
            ``id`` that says of which.
        max_line_bytes: a text with a longer line is refused.
        language: the language of all texts (ISO 639-1); detected if not given.

    Raises:
        UsageError: a date, language or kind of translation given is none.
    """

    text_field: str | None = None
    id_field: str | None = None
    name_pattern: str | None = None
    metadata: Pairs = ()
    metadata_table: str | None = None
    max_line_bytes: int = MAX_LINE_BYTES
    language: str | None = None

    def __post_init__(self) -> None:
        check_facts(self.given)

    @property
    def given(self) -> Pairs:
        """What the user says of every text."""
        return (*self.metadata, *((("language", self.language),) if self.language else ()))


Found = Document | UnreadableInput
#: A document with the place that messages about it name.
_Placed = tuple[str, Found]


@dataclass(frozen=True, slots=True)
class _How:
    """How the inputs of one run are read. ``alike`` are names that several files end in."""

    options: ReadOptions
    pattern: re.Pattern[str] | None
    facts: Facts | None
    alike: frozenset[str] = frozenset()


def read_many(sources: Sequence[str], options: ReadOptions | None = None) -> Iterator[Found]:
    """The documents of files, folders, patterns, tables and standard input (``-``), in order.

    What cannot be read comes as the error itself, in its place; so does a second text with an id
    that was given out before. Different files of one name get ids that tell them apart.

    Raises:
        UsageError: the name pattern or the metadata table cannot be used.
    """
    options = options or ReadOptions()
    pattern = compile_name_pattern(options.name_pattern) if options.name_pattern else None
    facts = read_facts(Path(options.metadata_table)) if options.metadata_table else None
    return _read_all(sources, _How(options, pattern, facts))


def _read_all(sources: Sequence[str], how: _How) -> Iterator[Found]:
    inputs = find_inputs(sources, tables=how.options.text_field is not None)
    ends = Counter(PurePath(found.doc_id).name for found in inputs if isinstance(found, Input))
    how = replace(how, alike=frozenset(end for end, count in ends.items() if count > 1))
    seen: set[str] = set()
    for found in inputs:
        placed = ((found.name, found),) if isinstance(found, UnreadableInput) else _read(found, how)
        for place, document in placed:
            yield refuse_second(document, seen, place)


def refuse_second(found: Found, seen: set[str], place: str | None = None) -> Found:
    """What was found, or an error if a document of its id is among ``seen``; its id is added.

    ``place`` is what the error names; the file of the document if not given.
    """
    if isinstance(found, UnreadableInput):
        return found
    if found.id not in seen:
        seen.add(found.id)
        return found
    came = f"an earlier text has the same id, {found.id!r}"
    advice = "Name each text once; of a table, name a column of different ids with --id-field."
    return UnreadableInput(place or found.metadata.file or found.id, came, advice)


def _read(found: Input, how: _How) -> Iterator[_Placed]:
    """The documents of one input."""
    table = how.options.metadata_table
    if found is STANDARD_INPUT:
        read = partial(read_standard_input, how.options.given, how.options.max_line_bytes)
    elif table and found.path.resolve() == Path(table).resolve():
        return
    elif found.is_table:
        yield from _read_table(found, how)
        return
    else:
        read = partial(_read_file, found, how)
    try:
        yield found.name, read()
    except UnreadableInput as error:
        yield found.name, error


def _read_file(found: Input, how: _How) -> Document:
    source = read_source(found.path, found.name)
    refuse_long_line(source.text, found.name, how.options.max_line_bytes)
    named, name_notes = _fields_from_name(found, how.pattern)
    is_alone = PurePath(found.doc_id).name not in how.alike
    known, facts_notes = facts_of(how.facts, found.doc_id, found.name, is_alone=is_alone)
    document = document_from(source, found.name, named, (*known, *how.options.given))
    return replace(document, id=found.doc_id).with_notes(*name_notes, *facts_notes)


def _read_table(found: Input, how: _How) -> Iterator[_Placed]:
    """The texts of a table, each with the other cells of its row as metadata."""
    options = how.options
    try:
        for row in read_rows(found, options.text_field, options.id_field):
            if isinstance(row, UnreadableInput):
                yield row.name, row
                continue
            try:
                refuse_long_line(row.source.text, row.name, options.max_line_bytes)
                known, notes = facts_of(how.facts, row.doc_id, is_alone=False)
                document = document_from(row.source, row.name, (), (*known, *options.given))
            except UnreadableInput as error:
                yield row.name, error
                continue
            metadata = replace(document.metadata, file=found.name)
            document = replace(document, id=row.doc_id, metadata=metadata)
            yield row.name, document.with_notes(*notes)
    except UnreadableInput as error:
        yield found.name, error


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
