"""Stretches that come back with a word changed, put in or left out.

Eight words and more must stay, three quarters of the longer of the two stretches; how they are
found stands in :mod:`discourse.measures.formulas.extension`. No stretch reaches over a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from discourse.measures.formulas.extension import (
    SEED_WORDS,
    AlignedWords,
    Longs,
    Pieces,
    find_seeds,
)
from discourse.measures.formulas.stream import BoolArray, WordStream
from discourse.measures.formulas.word_grams import COMMON_HOLDERS, Grams, find_grams

FEWEST_SHARED = 8  # words that both texts have, outside the gaps
LEAST_SHARE = 0.75  # of the longer of the two stretches


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both texts have: where they begin in the stream, and how many there are."""

    earlier_first: int
    later_first: int
    length: int


@dataclass(frozen=True, slots=True)
class Altered:
    """A stretch of text ``later`` that text ``earlier`` has with other words in the gaps.

    ``pieces`` are the words that stayed, in order; between two of them stand the words that were
    changed, put in or left out. ``holders`` counts who has the rarest five words of the pieces,
    ``is_own`` says that both texts are of one holder.
    """

    earlier: int
    later: int
    pieces: tuple[Piece, ...]
    holders: int
    is_own: bool

    @property
    def shared(self) -> int:
        """How many words stayed."""
        return sum(piece.length for piece in self.pieces)

    @property
    def earlier_first(self) -> int:
        """The word of the stream where it begins in the earlier text."""
        return self.pieces[0].earlier_first

    @property
    def later_first(self) -> int:
        """The word of the stream where it begins in the later text."""
        return self.pieces[0].later_first

    @property
    def later_length(self) -> int:
        """How many words it has in the later text, those in the gaps among them."""
        last = self.pieces[-1]
        return last.later_first + last.length - self.later_first

    @property
    def earlier_length(self) -> int:
        """How many words it has in the earlier text, those in the gaps among them."""
        last = self.pieces[-1]
        return last.earlier_first + last.length - self.earlier_first

    @property
    def is_common(self) -> bool:
        """Whether so many have it that it belongs to nobody."""
        return self.holders >= COMMON_HOLDERS

    def gaps(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """For each gap its first word and length in the earlier text, and in the later one."""
        for one, other in pairwise(self.pieces):
            old, new = one.earlier_first + one.length, one.later_first + one.length
            yield (old, other.earlier_first - old), (new, other.later_first - new)


def find_altered(stream: WordStream, when: Longs, verbatim: BoolArray) -> list[Altered]:
    """The stretches that an earlier text has but for a few words, those with most words first.

    Each word of a later text belongs to one stretch at most: to one of the same holder before one
    of another, then to that which shares most words, then to that of the earliest text.

    Args:
        stream: the texts.
        when: a rank of each text's date; texts of one rank have no direction.
        verbatim: for each word whether the eight words from it on stand in an earlier text as they
            are; a stretch of which that is true throughout is not altered.
    """
    grams = find_grams(stream, SEED_WORDS)
    words = AlignedWords.of(stream)
    seeds = words.stretched(find_seeds(stream, grams, when))
    pieces = Pieces.joined([seeds, *words.beyond(seeds, 1), *words.beyond(seeds, -1)])
    found = _chains(stream, _worthy(pieces), _holders_at(stream, grams))
    return _chosen(found, verbatim)


def _worthy(pieces: Pieces) -> Pieces:
    """The pieces of chains with a gap, enough words that stayed, and each chain once."""
    size = int(pieces.chain.max(initial=-1)) + 1
    shared = np.bincount(pieces.chain, weights=pieces.length, minlength=size)
    firsts = np.searchsorted(pieces.chain, np.arange(size))
    lasts = np.searchsorted(pieces.chain, np.arange(size), side="right") - 1
    ends = [side[lasts] + pieces.length[lasts] for side in (pieces.old, pieces.new)]
    starts = [side[firsts] for side in (pieces.old, pieces.new)]
    longest = np.maximum(ends[0] - starts[0], ends[1] - starts[1])
    worthy = (lasts > firsts) & (shared >= FEWEST_SHARED) & (shared >= LEAST_SHARE * longest)
    chains = np.flatnonzero(worthy)
    key = np.stack([part[chains] for part in (*starts, *ends)], axis=1)
    _, once = np.unique(key, axis=0, return_index=True)
    kept = np.zeros(size, dtype=np.bool_)
    kept[chains[once]] = True
    return pieces.chosen(kept[pieces.chain])


def _holders_at(stream: WordStream, grams: Grams) -> Longs:
    """For each word how many holders have the five words from it on; a single one by default."""
    found = np.ones(stream.words.size, dtype=np.int64)
    holder = stream.holder_of_texts[stream.text_of[grams.places]].astype(np.int64)
    found[grams.places] = grams.holders(holder)[grams.classes]
    return found


def _chains(stream: WordStream, pieces: Pieces, holders: Longs) -> list[Altered]:
    """The chains of pieces as records."""
    found: list[Altered] = []
    begins = np.flatnonzero(np.diff(pieces.chain, prepend=-1))
    for rows in np.split(np.arange(pieces.chain.size), begins[1:]):
        if not rows.size:
            continue
        columns = (pieces.old[rows], pieces.new[rows], pieces.length[rows])
        parts = tuple(map(Piece, *(column.tolist() for column in columns)))
        old, new = (int(stream.text_of[column[0]]) for column in columns[:2])
        fewest = min(
            int(holders[one.later_first : one.later_first + one.length - SEED_WORDS + 1].min())
            for one in parts
            if one.length >= SEED_WORDS
        )
        same = stream.texts[old].holder == stream.texts[new].holder
        found.append(Altered(old, new, parts, fewest, same))
    return found


def _chosen(found: list[Altered], verbatim: BoolArray) -> list[Altered]:
    """Of stretches that overlap in the later text the foremost, and none that is there verbatim."""
    taken = np.zeros(verbatim.size, dtype=np.bool_)
    kept: list[Altered] = []
    for one in sorted(found, key=lambda one: (not one.is_own, -one.shared, len(one.pieces),
                                              one.later_first, one.earlier_first)):  # fmt: skip
        first, last = one.later_first, one.later_first + one.later_length
        if not taken[first:last].any() and not verbatim[first : last - FEWEST_SHARED + 1].all():
            taken[first:last] = True
            kept.append(one)
    return sorted(kept, key=lambda one: (one.is_common, -one.shared, one.later_first))
