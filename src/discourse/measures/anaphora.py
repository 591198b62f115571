"""Anaphora: sentences close together that begin with the same words ("We must", five times).

That sentences begin alike may only show that a text often begins so. So the largest cluster of an
opening is held against as many sentences dealt at random over the text. Paragraphs are not
shuffled here: repetition inside one of them would be left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

import numpy as np

from discourse.analysis import Analysis, Unit
from discourse.measures.adjustment import adjust_p_values
from discourse.measures.resampling import SEED
from discourse.text import WORD, fold

FEWEST_WORDS = 2
FEWEST_TIMES = 3
NEAR = 3  # the next one stands at most so many sentences on
MOST_WORDS = 8
SHUFFLES = 999


@dataclass(frozen=True, slots=True)
class Anaphora:
    """Sentences that begin with the same ``words`` (folded), each close to the one before.

    ``everywhere`` counts all sentences of the text that begin with them. ``p_value`` is how often
    as many, dealt at random over the text, give a cluster as large; ``q_value`` is adjusted over
    all openings of the text that were looked at.
    """

    words: tuple[str, ...]
    sentences: tuple[Unit, ...]
    everywhere: int
    p_value: float
    q_value: float | None = None


def find_anaphora(analysis: Analysis, seed: int = SEED) -> tuple[Anaphora, ...]:
    """The anaphoras of a text, the longest first; of one stretch the words that all share."""
    units = analysis.own_sentences
    openings = [tuple(WORD.findall(fold(unit.text))) for unit in units]
    return find_repeated(units, openings, seed)


def find_repeated(
    units: Sequence[Unit], words_of_units: Sequence[tuple[str, ...]], seed: int = SEED
) -> tuple[Anaphora, ...]:
    """The clusters of sentences whose words begin alike; give words from last to first for ends."""
    openings = [words[:MOST_WORDS] for words in words_of_units]
    places: dict[tuple[str, ...], list[int]] = {}
    for at, words in enumerate(openings):
        if len(words) >= FEWEST_WORDS:
            places.setdefault(words[:FEWEST_WORDS], []).append(at)
    often = {words: at for words, at in places.items() if len(at) >= FEWEST_TIMES}
    chances = cache(lambda times: _chances(times, len(units), seed))
    found = [
        (
            cluster,
            _shared([openings[place] for place in cluster]),
            len(every),
            chances(len(every))[len(cluster)],
        )
        for every in often.values()
        for cluster in _clusters(every)
        if len(cluster) >= FEWEST_TIMES
    ]
    # Openings without such a cluster were looked at, too: they are no anaphora, so their p is 1.
    missed = len(often) - len({words[:FEWEST_WORDS] for _, words, _, _ in found})
    q_values = adjust_p_values([*(p for *_, p in found), *[1.0] * missed])
    made = [
        Anaphora(words, tuple(units[place] for place in cluster), everywhere, p_value, q_value)
        for (cluster, words, everywhere, p_value), q_value in zip(found, q_values, strict=False)
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.sentences), one.sentences[0].span.start)))


def _clusters(places: Sequence[int]) -> list[list[int]]:
    """Places in order, parted where the next is further on than :data:`NEAR`."""
    found = [[places[0]]]
    for before, place in pairwise(places):
        if place - before > NEAR:
            found.append([])
        found[-1].append(place)
    return found


def _shared(openings: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The words that all begin with."""
    columns = takewhile(lambda column: len(set(column)) == 1, zip(*openings, strict=False))
    return tuple(column[0] for column in columns)


def _chances(times: int, units: int, seed: int) -> list[float]:
    """For each size how often the largest cluster of ``times`` random sentences is as large."""
    generator = np.random.default_rng([seed, times, units])
    drawn = generator.random((SHUFFLES, units))
    order = np.argpartition(drawn, min(times, units - 1), axis=1)[:, :times]
    order.sort(axis=1)
    near = np.diff(order, axis=1) <= NEAR
    largest = np.ones(SHUFFLES, dtype=np.int64)
    current = np.ones(SHUFFLES, dtype=np.int64)
    for column in near.T:
        current = np.where(column, current + 1, 1)
        largest = np.maximum(largest, current)
    return [(int((largest >= size).sum()) + 1) / (SHUFFLES + 1) for size in range(times + 1)]
