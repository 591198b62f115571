"""Where a phrase stands in a stream, word for word and changed by a little.

Exact places come from the rarest word of the phrase. For changed wordings, places are looked at
where most words of content of the phrase stand close together; what is found there is aligned with
the phrase. What is changed too much to be the same formula is no variant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.formulas.alignment import (
    Difference,
    Words,
    compare_wordings,
    stem,
    weigh,
)
from discourse.measures.formulas.stream import BoolArray, WordStream

Longs = NDArray[np.int64]
#: A variant may be this many words longer than the phrase.
SLACK = 2
_MOST_WORDS = 60  # bits of a mask


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A wording at a place: ``first`` word of the stream, ``words`` as they stand, folded."""

    first: int
    words: Words

    @property
    def end(self) -> int:
        """The word of the stream after the last."""
        return self.first + len(self.words)


def content_of(words: Words) -> Words:
    """The different words of content of a phrase, by their stems."""
    return tuple(dict.fromkeys(stem(word) for word in words if weigh(word) >= 1))


def find_exact(stream: WordStream, words: Words) -> Longs:
    """Where ``words`` stand in this order within one run, in order; nowhere gives no places."""
    numbers = [stream.numbers.get(word, -1) for word in words]
    if not words or min(numbers) < 0:
        return np.empty(0, dtype=np.int64)
    offset = min(range(len(words)), key=lambda k: stream.positions_of(numbers[k]).size)
    firsts = stream.positions_of(numbers[offset]) - offset
    firsts = firsts[(firsts >= 0) & (firsts + len(words) <= stream.words.size)]
    for k, number in enumerate(numbers):
        firsts = firsts[stream.words[firsts + k] == number]
    same_run = stream.run_of[firsts] == stream.run_of[firsts + len(words) - 1]
    return np.asarray(firsts[same_run])


def find_forms(stream: WordStream, forms: Iterable[Words]) -> list[Occurrence]:
    """Where any of ``forms`` stands; of two that overlap the longer counts. In text order."""
    taken = np.zeros(stream.words.size, dtype=np.bool_)
    found: list[Occurrence] = []
    for words in sorted(set(forms), key=lambda form: (-len(form), form)):
        for first in find_exact(stream, words).tolist():
            if not taken[first : first + len(words)].any():
                taken[first : first + len(words)] = True
                found.append(Occurrence(first, words))
    return sorted(found, key=lambda one: one.first)


def find_variants(
    stream: WordStream, words: Words, taken: BoolArray
) -> list[tuple[Occurrence, Difference]]:
    """Where ``words`` stand changed by a little, in text order.

    What is too much: see :func:`is_variant`. A phrase of one word, or with fewer than two different
    words of content, has no variants.

    Args:
        stream: the texts.
        words: the phrase, folded.
        taken: for each word of the stream whether it belongs to a wording found before; those are
            left alone.
    """
    content = content_of(words)
    if not 2 <= len(content) <= _MOST_WORDS:
        return []
    found: list[tuple[Occurrence, Difference]] = []
    differences: dict[Words, Difference | None] = {}
    end = 0
    for first in _candidates(stream, words, content, taken).tolist():
        if first < end:
            continue
        best = _best_at(stream, words, first, taken, differences)
        if best:
            found.append(best)
            end = best[0].end
    return found


def is_variant(words: Words, difference: Difference) -> bool:
    """Whether a wording that differs from ``words`` so much is still a variant of it.

    Of n different words of content at most (n-1)/2 may be lost or exchanged. All changes together
    may weigh 0.5 with two words of content, 1 with three or four and 1.5 with more.
    """
    content = len(content_of(words))
    added = sum(not change.old and change.weight >= 1 for change in difference.changes)
    lost = difference.content_changes - added
    most = 0.5 if content <= 2 else 1.0 if content <= 4 else 1.5
    return 0 < difference.weight <= most and lost <= (content - 1) // 2


def _candidates(stream: WordStream, words: Words, content: Words, taken: BoolArray) -> Longs:
    """Words of content of the phrase from which on enough of the others stand close by."""
    places, bits = _places_of_content(stream, content)
    free = ~taken[places]
    places, bits = places[free], bits[free]
    near = bits.copy()
    reach = len(words) + SLACK
    for step in range(1, min(reach, places.size)):
        close = np.zeros(places.size, dtype=np.bool_)
        close[:-step] = places[step:] - places[:-step] < reach
        close[:-step] &= stream.run_of[places[step:]] == stream.run_of[places[:-step]]
        near[:-step] |= np.where(close[:-step], bits[step:], 0)
    wanted = len(content) - max((len(content) - 1) // 2, 0)
    return places[np.bitwise_count(near.astype(np.uint64)) >= min(wanted, len(content))]


def _places_of_content(stream: WordStream, content: Words) -> tuple[Longs, Longs]:
    """Where forms of the words of content stand, and a bit for which of them it is."""
    places, bits = [], []
    for bit, root in enumerate(content):
        for word in stream.forms_of.get(root, ()):
            at = stream.positions_of(word)
            places.append(at)
            bits.append(np.full(at.size, 1 << bit, dtype=np.int64))
    if not places:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    joined = np.concatenate(places)
    order = np.argsort(joined, kind="stable")
    return joined[order], np.concatenate(bits)[order]


def _best_at(
    stream: WordStream,
    words: Words,
    first: int,
    taken: BoolArray,
    differences: dict[Words, Difference | None],
) -> tuple[Occurrence, Difference] | None:
    """The wording nearest to ``words`` around a place, if it is near enough.

    ``differences`` remembers what was compared before, ``None`` for what is no variant.
    """
    best: tuple[float, int, Occurrence, Difference] | None = None
    for start, length in _windows(stream, words, first):
        wording = stream.tokens(start, length)
        if wording == words:
            return None  # it is the phrase, and what stands around it is no variant
        if wording not in differences:
            differences[wording] = _variant_of(words, wording)
        difference = differences[wording]
        if difference is None or taken[start : start + length].any():
            continue
        key = (difference.weight, abs(length - len(words)))
        if best is None or key < best[:2]:
            best = (*key, Occurrence(start, wording), difference)
    return best[2:] if best else None


def _variant_of(words: Words, wording: Words) -> Difference | None:
    """How a wording differs from ``words``; ``None`` where it is no variant."""
    if not _has_firm_ends(words, wording):
        return None
    difference = compare_wordings(words, wording)
    return difference if is_variant(words, difference) else None


def _windows(stream: WordStream, words: Words, first: int) -> Iterator[tuple[int, int]]:
    """Stretches of one run that may be a variant whose words of content begin at ``first``."""
    before = next((k for k, word in enumerate(words) if weigh(word) >= 1), 0)
    run = stream.run_of[first]
    for start in range(max(first - before - 1, 0), first + 1):
        for length in range(max(len(words) - SLACK, 2), len(words) + SLACK + 1):
            end = start + length
            inside = first < end <= stream.words.size
            if inside and stream.run_of[start] == run == stream.run_of[end - 1]:
                yield start, length


def _has_firm_ends(words: Words, wording: Words) -> bool:
    """Whether a wording begins and ends as a phrase does: with words of the same weight.

    One of the two ends must be the phrase's own, else a stretch is only near by its middle; and
    what is just a piece of the phrase is no other wording of it.
    """
    weights = weigh(words[0]) == weigh(wording[0]) and weigh(words[-1]) == weigh(wording[-1])
    own = stem(words[0]) == stem(wording[0]) or stem(words[-1]) == stem(wording[-1])
    return weights and own and f" {' '.join(wording)} " not in f" {' '.join(words)} "
