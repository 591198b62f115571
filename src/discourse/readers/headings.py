"""What a file marks as its headings, handed on as a layer of the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from discourse.document import Document, Layer, MadeBy
from discourse.text import Span

Places = tuple[tuple[int, int], ...]


def mark_headings(document: Document, headings: Places) -> Document:
    """``document`` with the layer ``marked_headings``, where its source has ``headings``.

    Args:
        document: cleaned, with the map to its source.
        headings: starts and ends in the source, in order.
    """
    lines = _lines_from(document, headings) if headings else []
    if not lines:
        return document
    starts, ends = zip(*lines, strict=True)
    return document.with_layer(
        Layer("marked_headings", starts, ends, (), MadeBy("mark_headings", "1"))
    )


def _lines_from(document: Document, headings: Places) -> Sequence[tuple[int, int]]:
    """The lines of the cleaned text that come from ``headings``."""
    starts = [start for start, _ in headings]
    found: list[tuple[int, int]] = []
    end = 0
    for line in document.text.split("\n"):
        start, end = end, end + len(line)
        if line:
            source = document.source_span(Span(start, end))
            at = bisect_right(starts, source.end - 1) - 1
            if at >= 0 and source.start < headings[at][1]:
                found.append((start, end))
        end += 1
    return found
