"""Hits of cues: of those that overlap the longest counts; their weights make scores."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.tokens import TokenText
from discourse.codebook import Category, Codebook, Cue
from discourse.document import Evidence
from discourse.text import Span

MOST_EVIDENCE_WORDS = 8
_WORD = re.compile(r"\S+")
_Attributes = tuple[tuple[str, str], ...]
#: Scores [units × labels].
Table = NDArray[np.float64]
_in_order = attrgetter("start", "end", "source")


class Entry(NamedTuple):
    """A cue and the page that has it; ``source`` names both, ``page/cue``."""

    source: str
    category: Category
    cue: Cue


class Match(NamedTuple):
    """Where a cue matches, in tokens."""

    start: int
    end: int
    entry: Entry


class Hit(NamedTuple):
    """A cue that fired for a label, on the words ``text[start:end]``.

    ``source`` is the codebook page and entry, ``page/entry``. ``attributes`` are those of the cue
    and of the cues that it hides.
    """

    start: int
    end: int
    source: str
    category: Category
    cue: Cue
    attributes: _Attributes


def hits_of(matches: Sequence[Match], text: TokenText) -> list[Hit]:
    """The hits of a sentence, in order: one label's never hides another's."""
    by_category: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        by_category[id(match.entry.category)].append(match)
    hits: list[Hit] = []
    for own in by_category.values():
        if _overlap(own):
            hits += _longest(own, text)
        else:
            hits += [_hit(match, text, match.entry.cue.attributes) for match in own]
    return sorted(hits, key=_in_order) if len(hits) > 1 else hits


@dataclass(frozen=True, slots=True, eq=False)
class WeighedHits:
    """The hits in each unit of a text, and what they say.

    ``functions`` and ``frames`` are the scores that cues give to the pages of a codebook,
    [units × pages]: several hits say together ``1 - (1 - w1)(1 - w2)…``, rounded to four digits.
    """

    hits: Sequence[Sequence[Hit]]
    functions: Table
    frames: Table

    @classmethod
    def of(cls, hits: Sequence[Sequence[Hit]], codebook: Codebook) -> WeighedHits:
        """Weigh the ``hits`` of units."""
        pages = (*codebook.functions, *codebook.frames)
        columns = {(page.kind, page.id): number for number, page in enumerate(pages)}
        found = [
            (unit, columns[hit.category.kind, hit.category.id], 1.0 - hit.cue.weight)
            for unit, own in enumerate(hits)
            for hit in own
        ]
        against = np.ones((len(hits), len(pages)))
        if found:
            units, places, doubts = zip(*found, strict=True)
            np.multiply.at(against, (np.array(units), np.array(places)), doubts)
        scores = np.round(1.0 - against, 4)
        last = len(codebook.functions)
        return cls(hits, scores[:, :last], scores[:, last:])


def to_evidence(hit: Hit, text: TokenText) -> Evidence:
    """The words of a hit, eight at most, as evidence of an annotation."""
    end, folded = hit.end, text.cut.folded
    if folded.count(" ", hit.start, end) >= MOST_EVIDENCE_WORDS:
        words = islice(_WORD.finditer(folded, hit.start, end), MOST_EVIDENCE_WORDS)
        end = max(match.end() for match in words)
    return Evidence(Span(hit.start, end), hit.source, hit.cue.weight)


def _longest(matches: list[Match], text: TokenText) -> Iterator[Hit]:
    """Of matches for one label that overlap, the longest (then the heaviest, then the first).

    What is hidden adds no weight, but hands its attributes to what hides it: "condemn the
    aggression" hides the name inside, and the target is named all the same.
    """
    kept: list[tuple[Match, list[tuple[str, str]]]] = []
    for match in sorted(matches, key=lambda match: _rank(match, text)):
        for other, attributes in kept:
            if other.start < match.end and match.start < other.end:
                attributes += match.entry.cue.attributes
                break
        else:
            kept.append((match, list(match.entry.cue.attributes)))
    for match, attributes in kept:
        yield _hit(match, text, tuple(attributes))


def _overlap(matches: list[Match]) -> bool:
    if len(matches) == 1:  # as most are
        return False
    ordered = sorted([(match.start, match.end) for match in matches])
    return any(one[1] > other[0] for one, other in pairwise(ordered))


def _rank(match: Match, text: TokenText) -> tuple[float | str, ...]:
    """The longest first; then the heaviest, the first, and the one whose cue has the first name."""
    start, end, entry = match
    return -text.count_words(start, end), -entry.cue.weight, start, entry.source, -end


def _hit(match: Match, text: TokenText, attributes: _Attributes) -> Hit:
    return Hit(text.to_text(match.start), text.to_text(match.end), *match.entry, attributes)
