"""Plain text and Markdown files."""

from __future__ import annotations

from discourse.document import Note
from discourse.readers.decoding import decode
from discourse.readers.front_matter import read_front_matter
from discourse.readers.sources import Source


def read_plain_text(data: bytes, name: str) -> Source:
    """A text file in UTF-8, UTF-16 or an older encoding, with front matter if it has any.

    Raises:
        UnreadableInput: see :func:`~discourse.readers.decoding.decode`.
    """
    text, encoding, changes = decode(data, name)
    skip, fields, notes = read_front_matter(text)
    notes += changes
    if encoding != "utf-8":
        notes += (Note("encoding", f"encoding: read as {encoding}"),)
    return Source(text, encoding, fields, notes, skip)
