"""One file to one document."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePath

from discourse.document import Document, Metadata, Note
from discourse.errors import UnreadableInput
from discourse.readers import READERS, TABLE_READERS
from discourse.readers.bylines import find_author
from discourse.readers.cleaning import CLEANERS
from discourse.readers.datelines import find_date
from discourse.readers.headings import mark_headings
from discourse.readers.languages import detect_language, find_mixed_languages
from discourse.readers.maps import shift
from discourse.readers.metadata import fields_from_name, metadata_from
from discourse.readers.sources import Pairs, Reader, Source

SUFFIXES = tuple(suffix for suffixes, _ in READERS for suffix in suffixes)
#: Longest line read, in bytes. No paragraph is so long: such a file was put together by mistake.
MAX_LINE_BYTES = 20_000_000
#: Largest file read as one text, in bytes.
MAX_FILE_BYTES = 500_000_000
TABLE_SUFFIXES = tuple(suffix for suffixes, _ in TABLE_READERS for suffix in suffixes)


def read(source: str | Path, **metadata: str) -> Document:
    """The text of one file as a document, cleaned, with what is known about it.

    Args:
        source: a path, or ``-`` for a text on standard input.
        metadata: fields of :class:`~discourse.document.Metadata`, over what the file says; names
            unknown go to ``extra``.

    Raises:
        UnreadableInput: there is no such file, or no text can be read from it.
    """
    given = tuple(metadata.items())
    if str(source) == "-":
        return read_standard_input(given)
    path = Path(source)
    name = path.name or str(path)
    found = read_source(path, name)
    refuse_long_line(found.text, name)
    return document_from(found, name, fields_from_name(path.stem), given)


def read_standard_input(given: Pairs = (), max_line_bytes: int = MAX_LINE_BYTES) -> Document:
    """The plain text on standard input as the document ``stdin``.

    Raises:
        UnreadableInput: it is empty, or no plain text.
    """
    from discourse.readers.plain_text import read_plain_text

    source = read_plain_text(sys.stdin.buffer.read(), "standard input")
    refuse_long_line(source.text, "standard input", max_line_bytes)
    document = document_from(source, "stdin", (), given)
    return replace(document, metadata=replace(document.metadata, file=None))


def read_source(path: Path, name: str) -> Source:
    """What the reader for the suffix of ``path`` makes of its bytes; ``name`` is for messages.

    Raises:
        UnreadableInput: no such file, no such format, or nothing to read in it.
    """
    if _is_folder(path):
        advice = "Name a file in it, or read them all with discourse.read_many."
        raise UnreadableInput(name, "this is a folder", advice)
    suffix = path.suffix.lower()
    if suffix in TABLE_SUFFIXES:
        advice = (
            "Name it to discourse analyze with --text-field COLUMN, or read it with "
            "discourse.read_many and ReadOptions(text_field=COLUMN)."
        )
        raise UnreadableInput(name, "this is a table of texts", advice)
    data = read_data(path, name)
    return find_reader(suffix, name)(data, name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # too long a name, or none at all: reading it will say so
        return False


def read_data(path: Path, name: str) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableInput: it does not exist, or may not be read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe or device might have no end
            kind = "a folder" if stat.S_ISDIR(found.st_mode) else "a pipe or device"
            raise UnreadableInput(name, f"this is {kind}", "Give a file, or - to read from a pipe.")
        if found.st_size > MAX_FILE_BYTES:
            came = f"the file is larger than {MAX_FILE_BYTES / 1e6:g} MB"
            raise UnreadableInput(name, came, "Split it into smaller files.")
        return path.read_bytes()
    except FileNotFoundError:
        advice = "Check the spelling and the folder, and that the file was not moved meanwhile."
        raise UnreadableInput(name, "there is no such file", advice) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not a valid path"
        raise UnreadableInput(name, f"cannot open it: {reason}", "Check its rights.") from None


def find_reader(suffix: str, name: str) -> Reader:
    """The reader for a suffix, imported now.

    Raises:
        UnreadableInput: there is none; the message lists the formats there are.
    """
    for suffixes, home in READERS:
        if suffix in suffixes:
            module, _, function = home.partition(":")
            reader: Reader = getattr(import_module(module), function)
            return reader
    came = f"files ending in {suffix!r} are not read" if suffix else "the name has no suffix"
    known = ", ".join((*SUFFIXES, *TABLE_SUFFIXES))
    raise UnreadableInput(name, came, f"Convert it, or give it its suffix: {known}.")


def document_from(source: Source, name: str, found: Pairs = (), given: Pairs = ()) -> Document:
    """The document of a source, known by ``name`` below the root given (never absolute).

    Args:
        source: as its reader gave it.
        name: the relative path of its file; its id is the path without suffix.
        found: fields from the name of the file, under those in the file.
        given: fields given by the user, over those in the file.

    Raises:
        UnreadableInput: after cleaning no letter is left.
    """
    body = source.text[source.skip :]
    text, source_map, notes = CLEANERS[source.layout](body)
    if not any(map(str.isalpha, text)):
        advice = "Check that it is the right file, and that it was converted with its text."
        raise UnreadableInput(name, "it holds no word", advice)
    if source.skip:
        source_map = shift(source_map, source.skip)
    base = Metadata(file=name, encoding=source.encoding)
    metadata = metadata_from((*found, *source.fields, *given), base)
    metadata, read_notes = _complete(metadata, text)
    all_notes = merge_notes((*source.notes, *notes, *read_notes))
    document = Document(document_id(name), text, metadata, source_map, all_notes)
    return mark_headings(document, source.headings)


def _complete(metadata: Metadata, text: str) -> tuple[Metadata, tuple[Note, ...]]:
    """``metadata`` with language, date and speaker as ``text`` shows them, where none was given."""
    notes: tuple[Note, ...] = ()
    if metadata.language is None:
        language, note = detect_language(text)
        metadata = replace(metadata, language=language)
        notes = (note,) if note else ()
    if mixed := find_mixed_languages(text, metadata.language):
        notes = (*notes, mixed)
    if metadata.date is None and (dated := find_date(text, metadata.title)):
        metadata = replace(metadata, date=dated[0])
        notes = (*notes, dated[1])
    if metadata.speaker is None and (named := find_author(text)):
        metadata = replace(metadata, speaker=named[0])
        notes = (*notes, named[1])
    return metadata, notes


def refuse_long_line(text: str, name: str, max_line_bytes: int = MAX_LINE_BYTES) -> None:
    """Refuse a text with a line longer than ``max_line_bytes`` in UTF-8.

    Raises:
        UnreadableInput: there is one.
    """
    if len(text) * 4 <= max_line_bytes:
        return
    length = max(len(line.encode(errors="replace")) for line in text.split("\n"))
    if length > max_line_bytes:
        came = f"one line has {_size(length)}, more than {_size(max_line_bytes)}"
        advice = (
            "Split it into paragraphs, one text a file, or allow longer lines with "
            "--max-line-bytes (max_line_bytes)."
        )
        raise UnreadableInput(name, came, advice)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count:,} bytes"


def document_id(name: str) -> str:
    """The id of the text of a file: its relative path without suffix, parts joined by ``/``."""
    path = PurePath(name)
    known = path.suffix.lower() in (*SUFFIXES, *TABLE_SUFFIXES)
    return safe_name((path.with_suffix("") if known else path).as_posix())


def safe_name(name: str) -> str:
    """A name as an id: Unicode, which the name of a file need not be."""
    return name.encode("utf-8", "replace").decode()


def merge_notes(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """One note for each kind and message, with the counts added."""
    merged: dict[tuple[str, str], Note] = {}
    for note in notes:
        key = (note.kind, note.message)
        if key in merged and note.count is not None:
            note = replace(note, count=note.count + (merged[key].count or 0))
        merged[key] = note
    return tuple(merged.values())
