"""Which recurring sequences are fixed formulations, told by the texts alone.

A formula recurs in several texts, holds together (cohesion), and is whole: words change freely on
both of its sides (boundary entropy), and it stands on its own and not only inside a longer one.
Sequences of names alone or of grammar alone are no formulas.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.formulas.sequences import (
    Level,
    Longs,
    find_levels,
    measure_boundary_entropy,
    measure_cohesion,
)
from discourse.measures.formulas.stream import BoolArray, WordStream
from discourse.measures.function_words import load_function_words

SHORTEST, LONGEST = 3, 12
FEWEST_TEXTS = 3
#: The least cohesion: the parts meet a good deal more often than by chance.
LEAST_COHESION = 0.2
#: The least entropy on either side, in bits: a neighbour that stands there three times in four
#: gives 0.81.
LEAST_ENTROPY = 0.8
#: A word is taken for part of a name where it has a capital in this share of its places.
NAME_SHARE = 0.5
FEWEST_CONTENT_WORDS = 2
#: What reaches over a comma, or begins with a number, needs so many.
FEWEST_OF_LISTS = 3


@dataclass(frozen=True, eq=False)
class Sequence:
    """A sequence of words that passes for a formula.

    ``words`` are folded, ``phrase`` is the first place as its text has it. ``places`` are the words
    of the stream where it begins, all of them; ``free`` counts those that are not inside a longer
    formula and ``texts`` the texts that have one of these. ``cohesion`` is that of the weakest
    joint (-1 to 1), ``before`` and ``after`` are the boundary entropies in bits.
    """

    words: tuple[str, ...]
    phrase: str
    places: Longs
    free: int
    texts: int
    cohesion: float
    before: float
    after: float

    @property
    def length(self) -> int:
        """The number of words."""
        return len(self.words)


@dataclass(frozen=True, eq=False)
class _Kinds:
    """What kind of word each word of the stream is."""

    is_grammar: BoolArray
    is_number: BoolArray
    raised: BoolArray
    is_first: BoolArray
    after_comma: BoolArray


def find_sequences(
    stream: WordStream,
    *,
    fewest_texts: int = FEWEST_TEXTS,
    shortest: int = SHORTEST,
    longest: int = LONGEST,
) -> tuple[Sequence, ...]:
    """The fixed formulations of ``stream``: those in most texts first, then the longer ones.

    Args:
        stream: dated texts.
        fewest_texts: texts in which a sequence must stand outside longer ones, 2 or more.
        shortest: the fewest words.
        longest: the most words.

    Raises:
        ValueError: the limits make no sense.
    """
    if fewest_texts < 2 or not 2 <= shortest <= longest:
        raise ValueError(
            "formulas recur in two texts or more, and have two words or more: got "
            f"fewest_texts={fewest_texts}, shortest={shortest}, longest={longest}"
        )
    levels = find_levels(stream, longest, fewest_texts)
    kinds = _kinds_of(stream)
    reach = np.zeros(stream.words.size, dtype=np.int64)  # where the furthest longer formula ends
    found: list[Sequence] = []
    search = _Search(stream, levels, kinds, fewest_texts)
    for level in reversed(levels[shortest - 1 :]):
        found += _sequences_of(search, level, reach)
    found.sort(key=lambda one: (-one.texts, -one.length, one.words))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class _Search:
    """What is looked through, and for how much."""

    stream: WordStream
    levels: tuple[Level, ...]
    kinds: _Kinds
    fewest_texts: int


def _sequences_of(search: _Search, level: Level, reach: Longs) -> list[Sequence]:
    """The formulas of one length; ``reach`` is carried on to the next shorter length."""
    stream = search.stream
    cohesion = measure_cohesion(search.levels, level.length, stream.words.size)
    before = measure_boundary_entropy(stream, level, -1, search.kinds.is_grammar)
    after = measure_boundary_entropy(stream, level, +1, search.kinds.is_grammar)
    wanted = _has_matter(level, search.kinds) & (cohesion >= LEAST_COHESION)
    wanted &= (before >= LEAST_ENTROPY) & (after >= LEAST_ENTROPY)
    places = level.places
    classes = level.class_at[places]
    free = (np.maximum.accumulate(reach)[places] < places + level.length) & wanted[classes]
    counts, texts = _counts_and_ranges(stream, places[free], classes[free], level.counts.size)
    wanted &= texts >= search.fewest_texts
    taken = places[wanted[classes]]
    reach[taken] = np.maximum(reach[taken], taken + level.length)
    order = np.argsort(classes, kind="stable")
    by_class = np.split(places[order], np.cumsum(level.counts)[:-1])
    return [
        Sequence(
            stream.tokens(first, level.length),
            stream.phrase(first, level.length),
            by_class[number],
            int(counts[number]),
            int(texts[number]),
            float(cohesion[number]),
            float(before[number]),
            float(after[number]),
        )
        for number in np.flatnonzero(wanted).tolist()
        for first in (int(level.firsts[number]),)
    ]


def _counts_and_ranges(
    stream: WordStream, places: Longs, classes: NDArray[np.int32], size: int
) -> tuple[Longs, Longs]:
    """How often, and in how many texts, each class stands at ``places``."""
    pairs = np.unique(classes.astype(np.int64) * len(stream.texts) + stream.text_of[places])
    counts = np.bincount(classes, minlength=size).astype(np.int64)
    return counts, np.bincount(pairs // len(stream.texts), minlength=size).astype(np.int64)


def _kinds_of(stream: WordStream) -> _Kinds:
    grammar = load_function_words()
    is_grammar = np.array([word in grammar for word in stream.vocabulary], dtype=np.bool_)
    is_number = np.array([word[0].isdigit() for word in stream.vocabulary], dtype=np.bool_)
    is_first = np.ones(stream.words.size, dtype=np.bool_)
    is_first[1:] = stream.run_of[1:] != stream.run_of[:-1]
    return _Kinds(is_grammar[stream.words], is_number[stream.words], stream.raised, is_first,
                  stream.after_comma)  # fmt: skip


def _has_matter(level: Level, kinds: _Kinds) -> BoolArray:
    """Whether each class begins and ends with a word of content and is more than names."""
    size = level.counts.size
    last = level.firsts + level.length - 1
    bounded = ~kinds.is_grammar[level.firsts] & ~kinds.is_grammar[last]
    content = np.zeros(size, dtype=np.int64)
    plain = np.zeros(size, dtype=np.int64)
    is_list = kinds.is_number[level.firsts].copy()
    places = level.places
    classes = level.class_at[places]
    for offset in range(level.length):
        at = level.firsts + offset
        is_content = ~kinds.is_grammar[at] & ~kinds.is_number[at]
        content += is_content
        is_list |= kinds.after_comma[at] if offset else False
        told = np.bincount(classes, weights=~kinds.is_first[places + offset], minlength=size)
        raised = np.bincount(classes, weights=kinds.raised[places + offset], minlength=size)
        plain += is_content & (raised < NAME_SHARE * np.maximum(told, 1))
    fewest = np.where(is_list, FEWEST_OF_LISTS, FEWEST_CONTENT_WORDS)
    return np.asarray(bounded & (content >= fewest) & (plain > 0))
