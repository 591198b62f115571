"""Words that come back: stretches of eight words and more that stand in an earlier text already.

Each stretch is traced to the earliest text that has it. Words of the speaker's own earlier texts
and words of others are counted apart, and texts of the same date have no direction: which came
first cannot be told. That words agree does not say who took them from whom; both may quote a third.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.formulas.altered import Altered, find_altered
from discourse.measures.formulas.stream import BoolArray, WordStream
from discourse.measures.formulas.word_grams import COMMON_HOLDERS, Grams, find_grams
from discourse.text import Span

Longs = NDArray[np.int64]
SHORTEST_BLOCK = 8


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of ``length`` words of text ``later`` that stands in text ``earlier``.

    The spans are its places in the two texts, ``earlier_first`` and ``later_first`` the words of
    the stream where it begins; ``holders`` counts who has it anywhere in the corpus (the fewest
    over its parts of eight words). ``is_own`` says that both texts are of one holder.
    """

    earlier: int
    later: int
    earlier_span: Span
    later_span: Span
    length: int
    holders: int
    is_own: bool
    earlier_first: int
    later_first: int

    @property
    def is_common(self) -> bool:
        """Whether so many have it that it belongs to nobody."""
        return self.holders >= COMMON_HOLDERS


@dataclass(frozen=True, eq=False)
class Reuse:
    """Reused words by text, and the blocks they form.

    For each text of the stream, ``words`` counts its words, ``own`` those in blocks of eight and
    more that an earlier text of the same holder has, ``others`` those that only earlier texts of
    others have, ``same_date`` those that are in neither but in another text of the same date.
    ``altered_own`` and ``altered_others`` count what is in none of these but stayed in stretches
    that an earlier text has with a word changed, put in or left out: the words in the gaps are not
    counted. Words are counted as the stream has them, hyphens parting them.
    """

    words: Longs
    own: Longs
    others: Longs
    same_date: Longs
    blocks: tuple[Block, ...]
    altered_own: Longs
    altered_others: Longs
    altered: tuple[Altered, ...]

    @property
    def stretches(self) -> tuple[Block | Altered, ...]:
        """Exact stretches, then altered ones."""
        return (*self.blocks, *self.altered)


def find_reuse(stream: WordStream) -> Reuse:
    """What each text has of earlier ones, the longest blocks first."""
    grams = find_grams(stream, SHORTEST_BLOCK)
    dates = ranks_of_dates(stream)
    holder = stream.holder_of_texts[stream.text_of[grams.places]].astype(np.int64)
    when = dates[stream.text_of[grams.places]]
    own, others, together = _kinds(grams.classes, holder, when)
    size = stream.words.size
    own_words = _cover(grams.places[own], size)
    others_words = _cover(grams.places[others], size) & ~own_words
    together_words = _cover(grams.places[together], size) & ~own_words & ~others_words
    blocks = _blocks(stream, grams, own, holder, True) + _blocks(
        stream, grams, others & ~own, holder, False
    )
    blocks.sort(key=lambda block: (block.is_common, -block.length, block.later_first, block.is_own))
    exact = own_words | others_words | together_words
    verbatim = np.zeros(size, dtype=np.bool_)
    verbatim[grams.places[own | others]] = True
    altered = find_altered(stream, dates, verbatim)
    altered_own, altered_others = (
        _shared(altered, size, is_own) & ~exact for is_own in (True, False)
    )
    kinds = (own_words, others_words, together_words, altered_own, altered_others)
    every, own_count, others_count, together_count, altered_own_count, altered_others_count = (
        _by_text(stream, kind) for kind in (np.ones(size, dtype=np.bool_), *kinds)
    )
    return Reuse(
        every,
        own_count,
        others_count,
        together_count,
        tuple(blocks),
        altered_own_count,
        altered_others_count,
        tuple(altered),
    )


def _by_text(stream: WordStream, chosen: BoolArray) -> Longs:
    """How many words of each text are among the chosen ones."""
    return np.bincount(stream.text_of[chosen], minlength=len(stream.texts)).astype(np.int64)


def _shared(altered: Sequence[Altered], size: int, is_own: bool) -> BoolArray:
    """The words that stayed in altered stretches of the later texts."""
    found = np.zeros(size, dtype=np.bool_)
    for piece in (piece for one in altered if one.is_own is is_own for piece in one.pieces):
        found[piece.later_first : piece.later_first + piece.length] = True
    return found


def ranks_of_dates(stream: WordStream) -> Longs:
    """A rank for each text; texts whose dates do not tell which is earlier share one."""
    ranks, rank = [], 0
    previous = ""
    for text in stream.texts:  # in the order of dates
        size = min(len(previous), len(text.date))
        rank += previous[:size] != text.date[:size]
        previous = text.date
        ranks.append(rank)
    return np.array(ranks, dtype=np.int64)


def _kinds(classes: Longs, holder: Longs, when: Longs) -> tuple[BoolArray, BoolArray, BoolArray]:
    """For each sequence: stands it earlier with its own holder, with others, on the same date?"""
    holders = int(holder.max(initial=0)) + 1
    size = int(classes.max(initial=-1)) + 1
    late = np.iinfo(np.int64).max
    pair = classes * holders + holder
    pairs, inverse = np.unique(pair, return_inverse=True)
    first_of_pair = np.full(pairs.size, late)
    np.minimum.at(first_of_pair, inverse, when)
    class_of_pair = pairs // holders
    order = np.lexsort((first_of_pair, class_of_pair))
    begins = np.searchsorted(class_of_pair[order], np.arange(size))
    earliest = order[begins]  # the pair with the first date of each class
    following = np.minimum(begins + 1, order.size - 1)
    has_second = class_of_pair[order[following]] == np.arange(size)
    has_second &= following > begins
    second = np.where(has_second, first_of_pair[order[following]], late)
    first = first_of_pair[earliest] if size else np.empty(0, dtype=np.int64)
    is_first_holder = earliest[classes] == inverse
    elsewhere = np.where(is_first_holder, second[classes], first[classes])
    own = when > first_of_pair[inverse]
    others = when > elsewhere
    return own, others, ~own & ~others & (elsewhere == when)


def _cover(places: Longs, size: int) -> BoolArray:
    """The words that lie in sequences of eight words beginning at ``places``."""
    change = np.zeros(size + 1, dtype=np.int64)
    np.add.at(change, places, 1)
    np.add.at(change, places + SHORTEST_BLOCK, -1)
    return np.asarray(np.cumsum(change)[:size] > 0)


def _blocks(
    stream: WordStream, grams: Grams, chosen: BoolArray, holder: Longs, is_own: bool
) -> list[Block]:
    """The longest stretches of the chosen sequences that go back to one earlier stretch."""
    source = _sources(grams, holder, is_own)
    at, back = grams.places[chosen], source[chosen]
    having = grams.holders(holder)[grams.classes[chosen]]
    if not at.size:
        return []
    begins = np.ones(at.size, dtype=np.bool_)
    begins[1:] = (np.diff(at) != 1) | (np.diff(back) != 1)
    starts = np.flatnonzero(begins)
    sizes = np.diff(np.append(starts, at.size)) + SHORTEST_BLOCK - 1
    fewest = np.minimum.reduceat(having, starts)
    return [
        Block(
            int(stream.text_of[old]),
            int(stream.text_of[new]),
            stream.span(old, length),
            stream.span(new, length),
            length,
            holders,
            is_own,
            old,
            new,
        )
        for new, old, length, holders in zip(
            at[starts].tolist(), back[starts].tolist(), sizes.tolist(), fewest.tolist(), strict=True
        )
    ]


def _sources(grams: Grams, holder: Longs, is_own: bool) -> Longs:
    """Where each sequence stands first: with the same holder, or with another."""
    if is_own:
        _, firsts, inverse = np.unique(
            grams.classes * (holder.max(initial=0) + 1) + holder,
            return_index=True,
            return_inverse=True,
        )
        return np.asarray(grams.places[firsts][inverse])
    # The stream is in the order of dates, and words of others alone are looked for: the first
    # place of the class is not the holder's own, or the sequence would be its own earlier words.
    _, firsts, inverse = np.unique(grams.classes, return_index=True, return_inverse=True)
    return np.asarray(grams.places[firsts][inverse])
