"""Keyness of two collections of plain texts: every word, with all measures, documents as parts.

For scholars who compare corpora. Nothing is left out, names neither: what a word is, is theirs to
say. Reports on analysed texts use :mod:`discourse.measures.keywords`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from discourse.measures.clustered_keyness import (
    ClusteredKeyness,
    ParagraphSums,
    measure_clustered_keyness,
)
from discourse.measures.dispersion import Dispersion, measure_dispersion
from discourse.measures.keyness import (
    PRIOR_SIZE,
    Counts,
    Keyness,
    measure_keyness,
    scaled_prior,
)
from discourse.text import WORD, fold

FEWEST_OCCURRENCES = 5

Tokenize = Callable[[str], list[str]]


@dataclass(frozen=True, eq=False)
class CollectionKeyness:
    """Keyness of ``words`` (alphabetical), as parallel arrays.

    ``clustered`` allows for words that gather in documents, and is ``None`` where a collection has
    fewer than five; ``dispersions`` are over the documents of the target and of the reference.
    """

    words: tuple[str, ...]
    keyness: Keyness
    clustered: ClusteredKeyness | None
    dispersions: tuple[Dispersion, Dispersion]


def find_words(text: str) -> list[str]:
    """The words of a text as this package counts them: folded, with hyphens and apostrophes."""
    return WORD.findall(fold(unicodedata.normalize("NFC", text)))


def compare_collections(
    target: Sequence[str],
    reference: Sequence[str],
    tokenize: Tokenize = find_words,
    fewest: int = FEWEST_OCCURRENCES,
) -> CollectionKeyness:
    """Every measure of keyness of the words of two collections.

    The prior of the log-odds is the share of the word in both collections together (Monroe,
    Colaresi & Quinn 2008). Totals are of all words; those with fewer than ``fewest`` occurrences
    in both together are not in the table.

    Raises:
        ValueError: a collection has no word.
    """
    columns: dict[str, int] = {}
    tables = [_count(texts, tokenize, columns) for texts in (target, reference)]
    # The first collection was counted before the second brought words of its own.
    tables = [(_widened(table, len(columns)), sizes) for table, sizes in tables]
    if not all(sizes.any() for _, sizes in tables):
        raise ValueError("each collection needs a word at least")
    sums = [ParagraphSums.of(table, sizes) for table, sizes in tables]
    both = sums[0].counts + sums[1].counts
    words = sorted(word for word, column in columns.items() if both[column] >= fewest)
    kept = np.array([columns[word] for word in words], dtype=np.intp)
    counts = Counts(sums[0].counts[kept], sums[1].counts[kept], sums[0].total, sums[1].total)
    prior = scaled_prior(both[kept], sums[0].total + sums[1].total)
    return CollectionKeyness(
        tuple(words),
        measure_keyness(counts, prior, prior_total=PRIOR_SIZE),
        measure_clustered_keyness(sums[0].only(kept), sums[1].only(kept)),
        (_disperse(tables[0], kept), _disperse(tables[1], kept)),
    )


def _disperse(counted: tuple[Any, Any], kept: Any) -> Dispersion:
    table, sizes = counted
    filled = sizes > 0
    return measure_dispersion(table[filled][:, kept], sizes[filled])


def _count(texts: Sequence[str], tokenize: Tokenize, columns: dict[str, int]) -> tuple[Any, Any]:
    """A sparse table [documents × words] and the words of each document; new words get columns."""
    from scipy.sparse import csr_array

    places: list[int] = []
    values: list[int] = []
    starts = [0]
    for text in texts:
        counts = Counter(tokenize(text))
        places += [columns.setdefault(word, len(columns)) for word in counts]
        values += counts.values()
        starts.append(len(places))
    shape = (len(texts), len(columns))
    cells = (np.array(values, np.float64), np.array(places, np.int64), np.array(starts, np.int64))
    table = csr_array(cells, shape=shape)
    return table, np.asarray(table.sum(axis=1)).ravel()


def _widened(table: Any, width: int) -> Any:
    from scipy.sparse import csr_array

    parts = (table.data, table.indices, table.indptr)
    return csr_array(parts, shape=(table.shape[0], width))
