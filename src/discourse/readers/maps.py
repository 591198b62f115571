"""Edits carried out one stage after another, with one map from the last text to the first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from discourse.text import Edit, SourceMap, apply_edits


def carry_out(text: str, edits: Iterable[Edit]) -> tuple[str, SourceMap, Counter[str]]:
    """The text after ``edits``, its map, and how many edits of each kind were carried out.

    Of two edits that overlap, the one that starts earlier (then the longer) is carried out.
    """
    kept: list[Edit] = []
    counts: Counter[str] = Counter()
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= done:
            kept.append(edit)
            counts[edit.kind] += 1
            done = edit.end
    if not kept:
        return text, SourceMap.identity(len(text)), counts
    edited, source_map = apply_edits(text, kept)
    return edited, source_map, counts


def compose(first: SourceMap, second: SourceMap) -> SourceMap:
    """The map of a text made in two steps: source → ``first`` → ``second``.

    What ``second`` copied keeps the pieces of ``first``; what it replaced stands for the hull of
    what ``first`` says of the range replaced.
    """
    if _is_identity(first):
        return second
    if _is_identity(second):
        return first
    pieces: list[tuple[int, int, int, int]] = []
    for start, end, middle_start, middle_end in zip(
        second.starts, second.ends, second.source_starts, second.source_ends, strict=True
    ):
        if end - start == middle_end - middle_start:
            pieces.extend(_sliced(first, middle_start, middle_end, start - middle_start))
        else:
            pieces.append((start, end, *_hull(first, middle_start, middle_end)))
    starts, ends, source_starts, source_ends = zip(*pieces, strict=True) if pieces else ((),) * 4
    return SourceMap(starts, ends, source_starts, source_ends)


def shift(source_map: SourceMap, by: int) -> SourceMap:
    """``source_map`` for a source that has ``by`` more code points in front."""
    return SourceMap(
        source_map.starts,
        source_map.ends,
        tuple(start + by for start in source_map.source_starts),
        tuple(end + by for end in source_map.source_ends),
    )


def _is_identity(source_map: SourceMap) -> bool:
    return source_map == SourceMap.identity(source_map.ends[-1])


def _sliced(
    source_map: SourceMap, start: int, end: int, moved: int
) -> Iterable[tuple[int, int, int, int]]:
    """The pieces of ``source_map`` between ``start`` and ``end``, moved by ``moved``."""
    at = max(bisect_right(source_map.starts, start) - 1, 0)
    while at < len(source_map.starts) and source_map.starts[at] < end:
        first, last = source_map.starts[at], source_map.ends[at]
        source_first, source_last = source_map.source_starts[at], source_map.source_ends[at]
        cut_first, cut_last = max(first, start), min(last, end)
        if last - first == source_last - source_first:
            source_last = source_first + cut_last - first
            source_first += cut_first - first
        if cut_first < cut_last:
            yield cut_first + moved, cut_last + moved, source_first, source_last
        at += 1


def _hull(source_map: SourceMap, start: int, end: int) -> tuple[int, int]:
    """What ``start:end`` stands for in the source; an empty range stands at one position."""
    pieces = list(_sliced(source_map, start, max(end, start + 1), 0))
    if not pieces:
        last = source_map.source_ends[-1]
        return last, last
    return pieces[0][2], pieces[-1][3] if end > start else pieces[0][2]
