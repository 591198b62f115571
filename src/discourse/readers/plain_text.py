"""Plain text and Markdown files."""

from __future__ import annotations

import re
from dataclasses import replace

from discourse.document import Note
from discourse.readers.decoding import decode
from discourse.readers.front_matter import read_front_matter
from discourse.readers.sources import Source

_HEADING = re.compile(r"^#{1,6}[ \t]+\S.*", re.MULTILINE)
_PAGE = re.compile(r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read_plain_text(data: bytes, name: str) -> Source:
    """A text file in UTF-8, UTF-16 or an older encoding, with front matter if it has any.

    A web page that came under the name of a text, or on standard input, is read as one.

    Raises:
        UnreadableInput: see :func:`~discourse.readers.decoding.decode`.
    """
    text, encoding, changes = decode(data, name)
    if _PAGE.match(text):
        from discourse.readers.html_pages import read_html  # slow to import, and seldom needed

        page = read_html(data, name)
        note = Note("web page", "this is a web page, and was read as one whatever its name says")
        return replace(page, notes=(*page.notes, note))
    skip, fields, notes = read_front_matter(text)
    notes += changes
    if encoding != "utf-8":
        notes += (Note("encoding", f"encoding: read as {encoding}"),)
    return Source(text, encoding, fields, notes, skip)


def read_markdown(data: bytes, name: str) -> Source:
    """A Markdown file, read as any text; its tables, code and tags are cleaned away.

    Raises:
        UnreadableInput: see :func:`~discourse.readers.decoding.decode`.
    """
    source = read_plain_text(data, name)
    if source.layout == "paragraphs":
        return source
    headings = tuple(found.span() for found in _HEADING.finditer(source.text, source.skip))
    return replace(source, layout="markdown", headings=headings)
