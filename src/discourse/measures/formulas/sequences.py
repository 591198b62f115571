"""Sequences of words that recur across texts, found level by level without hashing.

A sequence of n words can recur only if its first and its last n-1 words do (Agrawal & Srikant
1994). So each level is made from the one below: the sequence at a place is the pair of the classes
at that place and the next, and equal pairs get the same number. What recurs in too few texts is
dropped at once; the result is exact, and the work a few sorts of whole columns.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.formulas.stream import BoolArray, WordStream

Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
NONE = -1


@dataclass(frozen=True, eq=False)
class Level:
    """All recurring sequences of one length.

    ``class_at[i]`` is the number of the sequence that begins at word *i*, -1 where none that
    recurs does. Of each class, ``counts`` says how often it stands, ``ranges`` in how many texts,
    ``firsts`` where first.
    """

    length: int
    class_at: NDArray[np.int32]
    counts: Longs
    ranges: Longs
    firsts: Longs

    @property
    def places(self) -> Longs:
        """Where sequences of this length begin, in order."""
        return np.flatnonzero(self.class_at >= 0)


def find_levels(stream: WordStream, longest: int, fewest_texts: int) -> tuple[Level, ...]:
    """The recurring sequences of 1, 2, … ``longest`` words, each in ``fewest_texts`` or more.

    Fewer levels come back where none so long recurs.
    """
    levels = [_level_of(stream, 1, stream.words.astype(np.int64), fewest_texts)]
    same_run = _joins(stream)
    while len(levels) < longest:
        length = len(levels) + 1
        below = levels[-1].class_at.astype(np.int64)
        keys = np.full(below.size, NONE, dtype=np.int64)
        if below.size > 1:
            # Every place whose word goes on into the next is in one run as far as the one below.
            goes_on = (below[:-1] >= 0) & (below[1:] >= 0) & same_run
            keys[:-1][goes_on] = below[:-1][goes_on] * levels[-1].counts.size + below[1:][goes_on]
        level = _level_of(stream, length, keys, fewest_texts)
        if not level.counts.size:
            break
        levels.append(level)
    return tuple(levels)


def _joins(stream: WordStream) -> NDArray[np.bool_]:
    """For each word but the last, whether the next belongs to the same run."""
    return np.asarray(stream.run_of[1:] == stream.run_of[:-1])


def _level_of(stream: WordStream, length: int, keys: Longs, fewest_texts: int) -> Level:
    """Number the equal ``keys`` (-1 for none), in the order of their first places."""
    places = np.flatnonzero(keys >= 0)
    order = places[np.argsort(keys[places], kind="stable")]
    ordered, texts = keys[order], stream.text_of[order]
    begins = np.ones(order.size, dtype=np.bool_)
    begins[1:] = ordered[1:] != ordered[:-1]
    group = np.cumsum(begins) - 1
    # Places within a class are in text order, so a text is new where it differs from the last.
    new_text = begins.copy()
    new_text[1:] |= texts[1:] != texts[:-1]
    ranges = np.bincount(group, weights=new_text).astype(np.int64)
    counts = np.bincount(group).astype(np.int64)
    kept = ranges >= fewest_texts
    firsts = order[begins][kept]
    rank = np.argsort(np.argsort(firsts))
    numbers = np.full(kept.size, NONE, dtype=np.int32)
    numbers[kept] = rank
    class_at = np.full(keys.size, NONE, dtype=np.int32)
    class_at[order] = numbers[group]
    by_first = np.argsort(firsts)
    return Level(length, class_at, counts[kept][by_first], ranges[kept][by_first], firsts[by_first])


def measure_cohesion(levels: tuple[Level, ...], length: int, total: int) -> Floats:
    """How firmly the words of each sequence hold together at their weakest joint.

    For every way to split the sequence in two, the normalised pointwise mutual information of the
    parts (Bouma 2009): ln(p(xy) / p(x)p(y)) / -ln p(xy), 1 where neither stands without the other,
    0 where they meet as by chance. The least over all splits is returned, so that a firm phrase
    with a loose word at its end counts as loose.

    Args:
        levels: all levels up to this length, from :func:`find_levels`.
        length: of the sequences, 2 or more.
        total: the number of words of all texts.
    """
    level = levels[length - 1]
    whole = level.counts / total
    weakest = np.full(level.counts.size, np.inf)
    for left in range(1, length):
        first, second = levels[left - 1], levels[length - left - 1]
        p_first = first.counts[first.class_at[level.firsts]] / total
        p_second = second.counts[second.class_at[level.firsts + left]] / total
        weakest = np.minimum(weakest, np.log(whole / (p_first * p_second)) / -np.log(whole))
    return weakest


def measure_boundary_entropy(
    stream: WordStream, level: Level, side: int, is_grammar: BoolArray
) -> Floats:
    """How freely words change beside each sequence, in bits: before it (-1) or after it (+1).

    Shannon's entropy of the neighbouring word over all places (Jin & Tanaka-Ishii 2006). Words of
    grammar are passed over, since an article before a formula does not make it a part of a longer
    one. A sentence end or a strong mark counts as a neighbour of its own each time: nothing there
    binds. 0 means that the same word always stands there.

    Args:
        stream: the texts.
        level: the sequences.
        side: -1 or +1.
        is_grammar: for each word of the stream whether it is one of grammar.
    """
    places = level.places
    own, beside = (places, places - 1) if side < 0 else (places, places + level.length)
    inside = (beside >= 0) & (beside < stream.words.size)
    nearest = _nearest_content(is_grammar, side)
    at = np.where(inside, nearest[np.where(inside, beside, 0)], -1)
    inside = (at >= 0) & (stream.run_of[at] == stream.run_of[own])
    neighbour = np.where(inside, stream.words[at], len(stream.vocabulary) + places).astype(np.int64)
    group = level.class_at[places].astype(np.int64)
    order = np.lexsort((neighbour, group))
    group, neighbour = group[order], neighbour[order]
    begins = np.ones(order.size, dtype=np.bool_)
    begins[1:] = (group[1:] != group[:-1]) | (neighbour[1:] != neighbour[:-1])
    times = np.diff(np.append(np.flatnonzero(begins), order.size))
    of_class = group[begins]
    shares = times / level.counts[of_class]
    return np.asarray(
        np.bincount(of_class, weights=-shares * np.log2(shares), minlength=level.counts.size)
    )


def _nearest_content(is_grammar: BoolArray, side: int) -> Longs:
    """From each word on, itself included, the next word of content on a side; -1 for none."""
    numbers = np.arange(is_grammar.size)
    if side < 0:
        return np.maximum.accumulate(np.where(is_grammar, -1, numbers))
    beyond = is_grammar.size
    found = np.minimum.accumulate(np.where(is_grammar, beyond, numbers)[::-1])[::-1]
    return np.where(found == beyond, -1, found)
