"""Burrows's Delta: how far two texts are apart in their most frequent words.

These are words of grammar for the most part, and they show habits of writing. In ministry prose
that was translated the habits are those of the house or of the translator, not of the speaker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.resampling import FloatArray
from discourse.measures.text_counts import TextCounts

MOST_FREQUENT = 150
#: Shorter texts have too few of these words for their shares to be told (Eder 2015: 5,000 is safe).
FEWEST_WORDS = 2000
#: Means and standard deviations of words come from this many texts or more.
FEWEST_TEXTS = 10
CAVEAT = (
    "Delta compares habits of writing in the most frequent words. In translated ministry prose "
    "these are the house's or the translator's; a small Delta says nothing of agreement."
)


@dataclass(frozen=True, eq=False)
class Delta:
    """Distances of one text to others, by their numbers; 0 is alike.

    ``burrows`` is the mean absolute difference of z-scored relative frequencies of ``words``
    (Burrows 2002), ``cosine`` is 1 less the cosine of the z-scores, 0 to 2 (Evert & al. 2017). z
    is taken over the ``texts`` texts of the collection that are long enough. ``reason`` says why
    nothing was measured, where nothing was; a text that is too short is missing from both.
    """

    words: tuple[str, ...]
    texts: int
    burrows: Mapping[int, float]
    cosine: Mapping[int, float]
    reason: str | None = None


def measure_delta(counts: TextCounts, target: int, words: int = MOST_FREQUENT) -> Delta:
    """The Delta of ``target`` to every other text of 2,000 words or more, by ``words`` words.

    The words are the most frequent of the texts that are long enough, by the mean of their
    relative frequencies.
    """
    long = np.flatnonzero(counts.lengths >= FEWEST_WORDS)
    if counts.lengths[target] < FEWEST_WORDS:
        return _none(
            f"{counts.ids[target]} has {counts.lengths[target]:,} words without names, and shares "
            f"of the most frequent words need {FEWEST_WORDS:,}"
        )
    if long.size < FEWEST_TEXTS:
        return _none(
            f"{long.size} texts have {FEWEST_WORDS:,} words or more, and what is usual is told by "
            f"{FEWEST_TEXTS} or more"
        )
    scores, columns = _z_scores(counts, long, words)
    own = scores[int(np.flatnonzero(long == target)[0])]
    others = [(n, row) for n, row in zip(long.tolist(), scores, strict=True) if n != target]
    return Delta(
        tuple(counts.words[column] for column in columns.tolist()),
        int(long.size),
        {n: round(float(np.abs(row - own).mean()), 4) for n, row in others},
        {n: round(1 - _cosine(row, own), 4) for n, row in others},
    )


def _z_scores(
    counts: TextCounts, long: NDArray[np.intp], words: int
) -> tuple[FloatArray, NDArray[np.intp]]:
    """z-scored relative frequencies [texts × words] and which words they are of."""
    table = counts.table[long]
    sizes = np.asarray(table.sum(axis=1)).ravel()
    means = np.asarray((table.T @ (1 / sizes)) / long.size).ravel()
    # The first in the alphabet of those that are equally frequent.
    columns = np.argsort(-means.round(12), kind="stable")[:words]
    shares = table[:, columns].toarray() / sizes[:, None]
    spread = shares.std(axis=0, ddof=1)
    varying = spread > 0
    return (shares - shares.mean(axis=0))[:, varying] / spread[varying], columns[varying]


def _cosine(first: FloatArray, second: FloatArray) -> float:
    lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
    return float(first @ second) / lengths if lengths else 0.0


def _none(reason: str) -> Delta:
    return Delta((), 0, {}, {}, reason)
