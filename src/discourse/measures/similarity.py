"""How much vocabulary two texts share, weighted by how telling each word is.

The weights come from a fixed background, never from the two texts: with document frequencies
from two documents, the very words that both use would weigh nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from discourse.measures.resampling import FloatArray


@dataclass(frozen=True, eq=False)
class Similarity:
    """The cosine of two texts, 0 (no word in common) to 1, and the words that make it.

    ``cosine`` is ``None`` where a text has no weighted word. ``top`` are positions of the words
    that add most, most first; ``shares`` says what share of the cosine each of them is.
    """

    cosine: float | None
    top: tuple[int, ...]
    shares: tuple[float, ...]


def tf_idf(counts: ArrayLike, document_frequencies: ArrayLike, documents: int) -> FloatArray:
    """Weights (1 + ln tf)·ln((N+1)/(df+1)) of words along the last axis; 0 for an absent word.

    ``document_frequencies`` are of a background of N = ``documents`` texts (sublinear tf,
    smoothed idf: Manning & al. 2008, 6.4.1). A word of every document weighs 0, a word unknown
    to the background most.

    Raises:
        ValueError: a document frequency is negative or above the number of documents.
    """
    frequencies = np.asarray(document_frequencies, dtype=np.float64)
    if (frequencies < 0).any() or (frequencies > documents).any():
        raise ValueError(f"document frequencies lie between 0 and {documents}")
    values = np.asarray(counts, dtype=np.float64)
    damped = np.where(values > 0, 1 + np.log(np.maximum(values, 1.0)), 0.0)
    return np.asarray(damped * np.log((documents + 1) / (frequencies + 1)))


def compare_vocabularies(first: FloatArray, second: FloatArray, top: int = 10) -> Similarity:
    """The cosine of two vectors of weights with the ``top`` words that contribute most."""
    products = np.asarray(first, dtype=np.float64) * np.asarray(second, dtype=np.float64)
    lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
    if lengths == 0:
        return Similarity(None, (), ())
    total = float(products.sum())
    # Stable, so that words of equal weight stand in the order of the vocabulary.
    order = [int(number) for number in np.argsort(-products, kind="stable")[:top]]
    order = [number for number in order if products[number] > 0]
    cosine = min(total / lengths, 1.0)
    return Similarity(cosine, tuple(order), tuple(float(products[n]) / total for n in order))
