"""Which texts of a collection are nearest to one: by vocabulary, and by the habits of writing.

Vocabulary is the TF-IDF cosine of :mod:`discourse.measures.similarity`, with document frequencies
of the fixed background, so that it does not depend on what else is in the collection; names are
left out. Habits are Burrows's Delta over the most frequent words of the collection.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from discourse.measures.background import load_background
from discourse.measures.delta import Delta, measure_delta
from discourse.measures.resampling import FloatArray
from discourse.measures.similarity import tf_idf
from discourse.measures.text_counts import TextCounts

MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Carrier:
    """A word that carries a similarity: its share of the cosine, its count in both texts."""

    word: str
    share: float
    count: int
    other_count: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A text of the collection and how near it is.

    ``text`` is its number; ``cosine`` lies between 0 and 1; ``carriers`` are the words that add
    most to it, most first. ``delta`` and ``cosine_delta`` are distances of habits (0 is alike),
    ``None`` where one of the two texts is too short, or the collection too small.
    """

    text: int
    cosine: float
    carriers: tuple[Carrier, ...]
    delta: float | None
    cosine_delta: float | None


@dataclass(frozen=True, eq=False)
class Nearest:
    """The texts nearest to ``target``, nearest first, and the Delta that goes with them."""

    counts: TextCounts
    target: int
    neighbours: tuple[Neighbour, ...]
    delta: Delta


def weigh_texts(counts: TextCounts) -> Any:
    """TF-IDF weights of every text with length 1, sparse [texts × words]; 0 for one without words.

    Weights are those of :func:`discourse.measures.similarity.tf_idf`.
    """
    background = load_background()
    frequencies = background.document_frequencies_of(counts.words)
    table = counts.table.copy()
    table.data = tf_idf(table.data, frequencies[table.indices], background.documents)
    lengths = np.sqrt(np.asarray(table.power(2).sum(axis=1)).ravel())
    table.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(table.indptr))
    return table


def measure_cosines(weights: Any, texts: Sequence[int]) -> FloatArray:
    """Cosines of ``texts`` with all texts, [len(texts) × all], from :func:`weigh_texts`."""
    cosines = (weights[list(texts)] @ weights.T).toarray()
    return np.asarray(np.clip(cosines, 0.0, 1.0))


def find_nearest(counts: TextCounts, target: int, most: int = 10) -> Nearest:
    """The ``most`` texts that are nearest to ``target`` by cosine; of equal ones the first by id.

    Texts that share no weighted word with it are no neighbours.
    """
    weights = weigh_texts(counts)
    cosines = measure_cosines(weights, [target])[0]
    delta = measure_delta(counts, target)
    order = sorted(
        (n for n in range(len(counts.ids)) if n != target and cosines[n] > 0),
        key=lambda n: (-round(float(cosines[n]), 9), counts.ids[n]),
    )
    neighbours = tuple(
        Neighbour(
            number,
            round(float(cosines[number]), 4),
            _carriers(counts, weights, target, number),
            delta.burrows.get(number),
            delta.cosine.get(number),
        )
        for number in order[:most]
    )
    return Nearest(counts, target, neighbours, delta)


def _carriers(counts: TextCounts, weights: Any, target: int, other: int) -> tuple[Carrier, ...]:
    """The words that add most to the cosine of two texts."""
    products = weights[[target]].multiply(weights[[other]]).tocoo()
    total = float(products.data.sum())
    found = sorted(
        zip(products.data.tolist(), products.col.tolist(), strict=True),
        key=lambda pair: (-round(pair[0], 9), counts.words[pair[1]]),
    )[:MOST_WORDS]
    return tuple(
        Carrier(
            counts.words[column],
            round(product / total, 4),
            int(counts.table[target, column]),
            int(counts.table[other, column]),
        )
        for product, column in found
    )
