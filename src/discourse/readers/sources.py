"""What a reader of one format hands on: a source as decoded, and what its file says of it."""

from __future__ import annotations

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
    """

    text: str
    encoding: str | None = None
    fields: Pairs = ()
    notes: tuple[Note, ...] = ()
    skip: int = 0
    layout: Literal["lines", "paragraphs", "markdown"] = "lines"


#: A reader takes the bytes of a file and its name for messages.
Reader = Callable[[bytes, str], Source]
