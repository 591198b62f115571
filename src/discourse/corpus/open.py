"""From what a user names — files, ids of a corpus, ``sotu:YEAR`` — to documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from discourse.corpus.registry import Registry
from discourse.corpus.state_of_the_union import PREFIX, open_message
from discourse.document import Document
from discourse.errors import UnreadableInput
from discourse.readers import ReadOptions, read, read_many

Found = Document | UnreadableInput


def open_text(name: str, **metadata: str) -> Document:
    """One text by file name, corpus id or ``sotu:`` name.

    Raises:
        UnreadableInput: it cannot be read, or is not at hand.
    """
    document = _by_id(name) if not Path(name).exists() else None
    if document is None:
        return read(name, **metadata)
    return replace(document, metadata=replace(document.metadata, **metadata))


def open_texts(names: Sequence[str], options: ReadOptions | None = None) -> Iterator[Found]:
    """The documents of many names, in order; what cannot be read comes as its error.

    Files, folders, patterns and tables go to the readers together, so that two of them with one
    id are noticed; ids of corpora are looked up one by one.
    """
    options = options or ReadOptions()
    for is_id, group in groupby(names, key=_is_id):
        if not is_id:
            yield from read_many(list(group), options)
            continue
        for name in group:
            try:
                document = _by_id(name)
                assert document is not None
                yield document
            except UnreadableInput as error:
                yield error


def _is_id(name: str) -> bool:
    if name.startswith(PREFIX):
        return True
    if name == "-" or Path(name).exists():
        return False
    return Registry.of_user().find(name) is not None


def _by_id(name: str) -> Document | None:
    """The document of a corpus id; ``None`` where no corpus knows the name."""
    if name.startswith(PREFIX):
        return open_message(name)
    shelved = Registry.of_user().find(name)
    if shelved is None:
        return None
    if shelved.path is None:
        advice = "Register your copy with: discourse corpus add FILE"
        raise UnreadableInput(name, "this text is known but not at hand", advice)
    document = read(shelved.path, **shelved.entry.metadata)
    return replace(document, id=name)
