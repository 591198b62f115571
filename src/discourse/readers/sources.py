"""What a reader of one format hands on: a source as decoded, and what its file says of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from discourse.document import Note

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A text as decoded, line ends as line feeds, before it is cleaned.

    ``skip`` code points at its head are not text (front matter). ``fields`` are what the file
    says of its text, by the names of :class:`~discourse.document.Metadata` or any other.
    ``layout`` says what its lines are: ``lines`` may be joined, ``paragraphs`` are not, and those
    of ``markdown`` have marks that other texts mean as they stand.
    ``headings`` are the starts and ends of lines that the file marks as headings.
    """

    text: str
    encoding: str | None = None
    fields: Pairs = ()
    notes: tuple[Note, ...] = ()
    skip: int = 0
    layout: Literal["lines", "paragraphs", "markdown"] = "lines"
    headings: tuple[tuple[int, int], ...] = ()


#: Names that programs give: of files, of nobody, of the program itself.
_NO_NAME = re.compile(
    r"\W*|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|pptx?|txt)|microsoft (?:office )?(?:word\b.*|user)"
    r"|(?:untitled|document|dokument|title|user|admin(?:istrator)?|owner|author|unknown)\W*\d*"
    r"|python-docx|(?:slide|page) \d+|\d+",
    re.IGNORECASE | re.DOTALL,
)


def fields_of_properties(title: str | None, author: str | None) -> Pairs:
    """Title and author from the properties of a file, where they are more than a program's."""
    found = (("title", _printed(title)), ("author", _printed(author)))
    return tuple(pair for pair in found if not _NO_NAME.fullmatch(pair[1]))


def _printed(value: str | None) -> str:
    return "".join(filter(str.isprintable, " ".join((value or "").split())))


#: A reader takes the bytes of a file and its name for messages.
Reader = Callable[[bytes, str], Source]
