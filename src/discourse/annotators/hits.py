"""Hits of cues: of those that overlap the longest counts; their weights make scores.

All hits in a text stand in columns: a text has hundreds, and one object for each would take more
time than to find it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.tokens import TokenText
from discourse.codebook import Category, Codebook, Cue

Attributes = tuple[tuple[str, str], ...]
Numbers = NDArray[np.int64]
#: Scores [units × labels].
Table = NDArray[np.float64]


class Entry(NamedTuple):
    """A cue and the page that has it; ``source`` names both, ``page/cue``."""

    source: str
    category: Category
    cue: Cue


class Match(NamedTuple):
    """Where an entry (by number) matches in a unit (by number): from which token to which."""

    unit: int
    entry: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """What is known of entries, by number.

    ``pages`` has the number of the page of each, ``ranks`` its place in the order of sources, and
    ``doubts`` how far a hit leaves its label in doubt.
    """

    every: Sequence[Entry]
    pages: Numbers
    ranks: Numbers
    doubts: Table

    @classmethod
    def of(cls, entries: Sequence[Entry], pages: Sequence[Category]) -> Entries:
        """Entries of ``pages``, those of one page in a row."""
        numbers = {id(page): number for number, page in enumerate(pages)}
        ranks = {source: rank for rank, source in enumerate(sorted({e.source for e in entries}))}
        return cls(
            entries,
            np.array([numbers[id(entry.category)] for entry in entries], dtype=np.int64),
            np.array([ranks[entry.source] for entry in entries], dtype=np.int64),
            np.array([1.0 - entry.cue.weight for entry in entries]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Cues that fired: in which unit, for which entry (both by number), on ``text[start:end]``.

    The columns are by unit and in text order. ``hidden`` has for the row of a hit the attributes of
    the cues that it hides, where there are any.
    """

    entries: Entries
    units: Numbers
    numbers: Numbers
    starts: Numbers
    ends: Numbers
    hidden: Mapping[int, Attributes]

    @classmethod
    def of(cls, matches: Sequence[Match], text: TokenText, entries: Entries) -> Hits:
        """The hits among ``matches``, which stand by unit and entry."""
        flat = np.fromiter(chain.from_iterable(matches), np.int64, 4 * len(matches))
        found = flat.reshape(-1, 4)
        hidden: dict[int, list[tuple[str, str]]] = {}
        kept = np.ones(len(found), dtype=np.bool_)
        for row, hider in _hidden(matches, found, text, entries):
            kept[row] = False
            hidden.setdefault(hider, []).extend(entries.every[matches[row].entry].cue.attributes)
        rows = np.flatnonzero(kept)
        units, numbers = found[rows, :2].T
        starts = text.to_text(found[rows, 2])
        ends = text.to_text(
            np.array([text.inner_end(end) for end in found[rows, 3].tolist()], np.int64)
        )
        order = np.lexsort((entries.ranks[numbers], ends, starts, units))
        places = {row: place for place, row in enumerate(rows[order].tolist())} if hidden else {}
        return cls(
            entries,
            units[order],
            numbers[order],
            starts[order],
            ends[order],
            {places[row]: tuple(attributes) for row, attributes in hidden.items() if attributes},
        )

    def signalled(self, rows: Sequence[int], handed_on: Sequence[str]) -> set[tuple[str, str]]:
        """The attributes that hits in ``rows`` signal, those that hidden cues hand on included."""
        found: set[tuple[str, str]] = set()
        for row in rows:
            found.update(self.entries.every[self.numbers[row]].cue.attributes)
            found.update(pair for pair in self.hidden.get(row, ()) if pair[0] in handed_on)
        return found

    def rows(self, units: Numbers, pages: Numbers) -> list[list[int]]:
        """For each of some units and pages (both by number) the rows of its hits, in order."""
        most = 1 + int(max(self.entries.pages.max(initial=0), pages.max(initial=0)))
        keys = self.units * most + self.entries.pages[self.numbers]
        order = np.argsort(keys, kind="stable")
        wanted, keys, every = units * most + pages, keys[order], order.tolist()
        firsts = np.searchsorted(keys, wanted).tolist()
        ends = np.searchsorted(keys, wanted, side="right").tolist()
        return [every[first:end] for first, end in zip(firsts, ends, strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class WeighedHits:
    """The hits in a text, and what they say of its units.

    ``functions`` and ``frames`` are the scores that cues give to the pages of a codebook,
    [units × pages]: several hits say together ``1 - (1 - w1)(1 - w2)…``, rounded to four digits.
    """

    hits: Hits
    functions: Table
    frames: Table

    @classmethod
    def of(cls, hits: Hits, units: int, codebook: Codebook) -> WeighedHits:
        """Weigh the ``hits`` in so many units."""
        last = len(codebook.functions)
        against = np.ones((units, last + len(codebook.frames)))
        cells = hits.units, hits.entries.pages[hits.numbers]
        np.multiply.at(against, cells, hits.entries.doubts[hits.numbers])
        scores = np.round(1.0 - against, 4)
        return cls(hits, scores[:, :last], scores[:, last:])


def _hidden(
    matches: Sequence[Match], found: Numbers, text: TokenText, entries: Entries
) -> Iterator[tuple[int, int]]:
    """The rows of matches that overlap a longer one for the same label, and the rows of those.

    One label's cue never hides another's. What is hidden adds no weight, but hands its attributes
    to what hides it: "condemn the aggression" hides the name inside, and the target is named all
    the same.
    """
    units, numbers, starts, ends = found.T
    labels = units * (1 + entries.pages.max(initial=0)) + entries.pages[numbers]
    order = np.lexsort((starts, labels))
    by_start = labels[order]
    meet = (by_start[1:] == by_start[:-1]) & (ends[order[:-1]] > starts[order[1:]])
    some = np.flatnonzero(np.isin(labels, by_start[1:][meet]))
    for _, own in groupby(some.tolist(), labels.tolist().__getitem__):
        kept: list[int] = []
        for row in sorted(own, key=lambda row: _rank(matches[row], text, entries)):
            _, _, start, end = matches[row]
            for other in kept:
                if matches[other].start < end and start < matches[other].end:
                    yield row, other
                    break
            else:
                kept.append(row)


def _rank(match: Match, text: TokenText, entries: Entries) -> tuple[float | str, ...]:
    """The longest first; then the heaviest, the first, and the one whose cue has the first name."""
    _, entry, start, end = match
    source, _, cue = entries.every[entry]
    return -text.count_words(start, end), -cue.weight, start, source, -end
