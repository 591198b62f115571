"""Positions in a text that never changes, and the way back to the text it was cleaned from.

Every position in this package counts Unicode code points from 0, and every range is
half-open: ``text[start:end]`` quotes it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: A word: letters and digits, with apostrophes and hyphens inside ("co-operation", "state’s").
#: Numbers with separators are one word each part; the one definition behind every denominator.
WORD = re.compile(r"[^\W_]+(?:['’\-–][^\W_]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A non-empty half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"a span needs 0 <= start < end, got start={self.start}, end={self.end}"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def quote(self, text: str) -> str:
        """The words of ``text`` at this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``source[start:end]`` by ``replacement``; ``kind`` names the reason for the notes."""

    start: int
    end: int
    replacement: str
    kind: str


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The way from a cleaned text back to its source, as parallel columns of pieces.

    Piece *i* says that the cleaned text from ``starts[i]`` up to the next piece stands for
    ``source_starts[i]:source_ends[i]``. A piece of equal length on both sides was copied and
    maps point by point; any other was replaced and maps as a whole.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """The map of a text that was not changed."""
        return cls((0,), (length,), (0,), (length,))

    def to_source(self, span: Span) -> Span:
        """The smallest source range that holds what ``span`` stands for (the hull)."""
        first = self._piece_at(span.start)
        last = self._piece_at(span.end - 1)
        start = self.source_starts[first]
        if self._is_copied(first):
            start += span.start - self.starts[first]
        end = self.source_ends[last]
        if self._is_copied(last):
            end -= self.ends[last] - span.end
        return Span(start, max(end, start + 1))

    def to_text(self, span: Span) -> Span | None:
        """The smallest range of the cleaned text that holds what stands for ``span`` of the source.

        ``None`` where nothing of it was kept.
        """
        ends = []
        for piece, source_start in enumerate(self.source_starts):
            first = max(span.start - source_start, 0)
            last = min(span.end, self.source_ends[piece]) - source_start
            if first >= last:
                continue
            start, end = self.starts[piece], self.ends[piece]
            ends += [start + first, start + last] if self._is_copied(piece) else [start, end]
        return Span(min(ends), max(ends)) if ends else None

    def _piece_at(self, position: int) -> int:
        return max(bisect_right(self.starts, position) - 1, 0)

    def _is_copied(self, piece: int) -> bool:
        return (
            self.ends[piece] - self.starts[piece]
            == self.source_ends[piece] - self.source_starts[piece]
        )


def apply_edits(source: str, edits: Iterable[Edit]) -> tuple[str, SourceMap]:
    """Carry out ``edits`` on ``source`` and return the new text with its map.

    Edits may come in any order; of two that overlap, the one that starts earlier (then the
    longer) is carried out and the other dropped.
    """
    pieces: list[str] = []
    columns: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])
    at = 0

    def add(words: str, source_start: int, source_end: int) -> None:
        nonlocal at
        if not words:
            return
        pieces.append(words)
        for column, value in zip(
            columns, (at, at + len(words), source_start, source_end), strict=True
        ):
            column.append(value)
        at += len(words)

    done = 0
    for edit in _without_overlaps(edits):
        add(source[done : edit.start], done, edit.start)
        add(edit.replacement, edit.start, edit.end)
        done = edit.end
    add(source[done:], done, len(source))
    text = "".join(pieces)
    if not columns[0]:
        return text, SourceMap.identity(0)
    starts, ends, source_starts, source_ends = (tuple(column) for column in columns)
    return text, SourceMap(starts, ends, source_starts, source_ends)


def _without_overlaps(edits: Iterable[Edit]) -> Iterator[Edit]:
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= done:
            yield edit
            done = max(edit.end, done)


_SAME_LENGTH_FORMS = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "‑": "-",
    "‐": "-",
    "−": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}


def fold(text: str) -> str:
    """``text`` in lower case, with one form of apostrophe, quote, hyphen and space.

    The result has the same length, so that positions in it are positions in ``text``. (Lower
    casing "İ" would give two code points; such letters are kept as they are.)
    """
    lowered = text.lower()
    if text.isascii():
        return lowered
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for form, plain in _SAME_LENGTH_FORMS.items():  # many times as fast as translate
        lowered = lowered.replace(form, plain)
    return lowered


def spaced(text: str) -> str:
    """``text`` between two spaces, with a space for all that is neither letter nor digit.

    A word stands in it between spaces; its position is one less in ``text``.
    """
    for character in set(text):
        if not character.isalnum():
            text = text.replace(character, " ")
    return f" {text} "
