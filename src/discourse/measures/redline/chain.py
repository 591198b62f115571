"""Passages through a chain of versions: when each came, when it went, whether it came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discourse.measures.redline.alignment import LEAST_CLOSE_MOVED
from discourse.measures.redline.closeness import measure_shared, weigh_words
from discourse.measures.redline.records import Redline, Side

FEWEST_WORDS = 5  # of a passage that may be said to have come back


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence through the versions: its place in each, ``None`` where the version lacks it.

    ``places`` are positions among the pieces of each version; ``reworded`` says of each whether
    it has other words than the version before that had it. Of what was split the first sentence
    counts, of what was merged all lead to the one.
    """

    places: tuple[int | None, ...]
    reworded: tuple[bool, ...]

    @property
    def is_constant(self) -> bool:
        """Whether every version has it."""
        return None not in self.places

    @property
    def came_back(self) -> bool:
        """Whether a version has it again that lacked it in between."""
        there = [place is not None for place in self.places]
        first, last = there.index(True), len(there) - there[::-1].index(True)
        return not all(there[first:last])


def versions_of(chain: Sequence[Redline]) -> tuple[Side, ...]:
    """The texts of a chain, in order."""
    return (chain[0].old, *(redline.new for redline in chain))


def find_passages(chain: Sequence[Redline]) -> tuple[Passage, ...]:
    """The sentences of all versions, each once, in the order in which they first appear."""
    count = len(chain) + 1
    threads: list[list[int | None]] = []
    changed: list[list[bool]] = []
    at: dict[int, list[int]] = {}  # the threads that lead to a place: several where it was merged

    def begin(version: int, place: int) -> int:
        threads.append([None] * count)
        changed.append([False] * count)
        threads[-1][version] = place
        return len(threads) - 1

    for place in _coded(chain[0].old):
        at[place] = [begin(0, place)]
    for version, redline in enumerate(chain, start=1):
        following: dict[int, list[int]] = {}
        for link in redline.links:
            if not link.old or not link.new or not redline.is_coded(link):
                continue
            for thread in (thread for place in link.old for thread in at.get(place, ())):
                threads[thread][version] = link.new[0]
                changed[thread][version] = link.kind != "kept"
                following.setdefault(link.new[0], []).append(thread)
        split = {place for link in redline.links if link.old for place in link.new[1:]}
        for place in _coded(redline.new):
            if place not in following and place not in split:
                following[place] = [begin(version, place)]
        at = following
    _join_returned(threads, changed, versions_of(chain))
    kept = [n for n, places in enumerate(threads) if any(p is not None for p in places)]
    return tuple(Passage(tuple(threads[n]), tuple(changed[n])) for n in kept)


def _coded(side: Side) -> list[int]:
    return [number for number, piece in enumerate(side.pieces) if piece.is_coded]


def _join_returned(
    threads: list[list[int | None]], changed: list[list[bool]], versions: Sequence[Side]
) -> None:
    """Join a passage that begins late to a close one that ended before."""
    ended = [
        (n, last) for n, places in enumerate(threads) if (last := _last(places)) < len(places) - 2
    ]
    begun = [(n, first) for n, places in enumerate(threads) if (first := _first(places)) > 1]
    if not ended or not begun:
        return
    keys = [
        [list(versions[version].pieces[threads[n][version] or 0].keys) for n, version in rows]
        for rows in (ended, begun)
    ]
    close = measure_shared(
        keys[0], keys[1], weigh_words([side.pieces for side in versions])
    ).closeness
    pairs = sorted(
        (-close[i, j], i, j)
        for i, (_, last) in enumerate(ended)
        for j, (_, first) in enumerate(begun)
        if close[i, j] >= LEAST_CLOSE_MOVED
        and last < first - 1
        and min(len(keys[0][i]), len(keys[1][j])) >= FEWEST_WORDS
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in pairs:
        if i in taken[0] or j in taken[1]:
            continue
        taken[0].add(i)
        taken[1].add(j)
        (one, _), (other, first) = ended[i], begun[j]
        threads[one][first:] = threads[other][first:]
        changed[one][first:] = changed[other][first:]
        changed[one][first] = keys[0][i] != keys[1][j]
        threads[other][:] = [None] * len(threads[other])


def _first(places: Sequence[int | None]) -> int:
    return next(n for n, place in enumerate(places) if place is not None)


def _last(places: Sequence[int | None]) -> int:
    return max(n for n, place in enumerate(places) if place is not None)
