"""Dispersion: is a word spread over a text, or gathered in one place?

A keyword of one paragraph is a topic, not a style. Tables are parts × words (paragraphs of a
text, documents of a corpus), dense arrays or scipy sparse matrices; only the cells that are not
0 are looked at. Very rare words reach the extremes mechanically: keep a floor of five.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from discourse.measures.resampling import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Dispersion:
    """Dispersion of each word over the parts; ``nan`` for a word that never occurs.

    ``parts`` is the range: in how many parts the word occurs. ``dp`` is Gries's deviation of
    proportions, 0 (as even as the parts' sizes) towards 1 (all in the smallest part);
    ``dp_norm`` divides by its maximum, 1 - (smallest share). ``juilland_d`` is 1 (even) to 0
    (all in one part of equal parts) and needs parts of like size; ``nan`` with a single part.
    """

    counts: IntArray
    parts: IntArray
    dp: FloatArray
    dp_norm: FloatArray
    juilland_d: FloatArray


def measure_dispersion(table: Any, sizes: ArrayLike) -> Dispersion:
    """Dispersion of every word (column) of ``table`` over the parts (rows) of ``sizes`` words.

    DP = ½·Σ|s_i - v_i| with s_i the part's share of all words and v_i its share of the word
    (Gries 2008; DPnorm Lijffijt & Gries 2012). D = 1 - V/√(n-1), V the coefficient of variation
    of the word's relative frequencies in the n parts, population sd (Juilland & al. 1970).

    Raises:
        ValueError: there is not one size above 0 for each part.
    """
    part_sizes = np.asarray(sizes, dtype=np.float64)
    if part_sizes.shape != table.shape[:1] or not (part_sizes > 0).all():
        raise ValueError(f"{table.shape[0]} parts need as many sizes above 0")
    rows, columns, values = _entries(table)
    width = table.shape[1]

    def by_word(weights: FloatArray) -> FloatArray:
        return np.bincount(columns, weights=weights, minlength=width).astype(np.float64)

    counts = by_word(values)
    occurring = counts > 0
    shares = (part_sizes / part_sizes.sum())[rows]
    # Parts without the word add their size share, 1 less the shares of those that have it.
    absent = 1 - by_word(shares)
    dp = (by_word(np.abs(shares - values / counts[columns])) + absent) / 2
    dp = np.where(occurring, np.clip(dp, 0.0, 1.0), np.nan)
    largest = 1 - part_sizes.min() / part_sizes.sum()
    return Dispersion(
        counts.astype(np.int64),
        np.bincount(columns, minlength=width).astype(np.int64),
        dp,
        dp / largest if largest > 0 else np.full(width, np.nan),
        _juilland(by_word, values / part_sizes[rows], part_sizes.size),
    )


def _juilland(by_word: Any, frequencies: FloatArray, parts: int) -> FloatArray:
    means = by_word(frequencies) / parts
    if parts < 2:
        return np.full(means.shape, np.nan)
    variances = np.maximum(by_word(frequencies**2) / parts - means**2, 0.0)
    variation = np.divide(
        np.sqrt(variances), means, out=np.full(means.shape, np.nan), where=means > 0
    )
    return np.asarray(np.clip(1 - variation / np.sqrt(parts - 1), 0.0, 1.0))


def _entries(table: Any) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatArray]:
    """Row, column and value of every cell above 0."""
    if hasattr(table, "tocoo"):
        whole = table.tocsc()
        if not whole.has_canonical_format:
            whole = whole.copy()
            whole.sum_duplicates()
        cells = whole.tocoo()
        rows, columns, values = cells.row, cells.col, np.asarray(cells.data, dtype=np.float64)
        kept = values > 0
        return rows[kept].astype(np.intp), columns[kept].astype(np.intp), values[kept]
    dense = np.asarray(table)
    rows, columns = np.nonzero(dense > 0)
    return rows, columns, dense[rows, columns].astype(np.float64)
