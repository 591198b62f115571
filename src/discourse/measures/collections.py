"""Keyness of two collections of plain texts: every word, with all measures, documents as parts.

For scholars who compare corpora. Nothing is left out, names neither: what a word is, is theirs to
say. Reports on analysed texts use :mod:`discourse.measures.keywords`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
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
from discourse.text import fold

FEWEST_OCCURRENCES = 5

#: A word as this package counts words (:data:`discourse.text.WORD`), as polars writes it.
WORDS = r"[\p{L}\p{N}]+(?:['’\-–][\p{L}\p{N}]+)*"


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


def compare_collections(
    target: Sequence[str],
    reference: Sequence[str],
    pattern: str = WORDS,
    fewest: int = FEWEST_OCCURRENCES,
) -> CollectionKeyness:
    """Every measure of keyness of the words of two collections.

    A word is what ``pattern`` (a regular expression of polars) finds in a text in lower case, with
    one form of apostrophe and hyphen.

    The prior of the log-odds is the share of the word in both collections together (Monroe,
    Colaresi & Quinn 2008). Totals are of all words; those with fewer than ``fewest`` occurrences
    in both together are not in the table.

    Raises:
        ValueError: a collection has no word.
    """
    vocabulary, tables = _count((target, reference), pattern)
    if not all(sizes.any() for _, sizes in tables):
        raise ValueError("each collection needs a word at least")
    sums = [ParagraphSums.of(table, sizes) for table, sizes in tables]
    both = sums[0].counts + sums[1].counts
    kept = np.flatnonzero(both >= fewest)
    counts = Counts(sums[0].counts[kept], sums[1].counts[kept], sums[0].total, sums[1].total)
    prior = scaled_prior(both[kept], sums[0].total + sums[1].total)
    return CollectionKeyness(
        tuple(vocabulary[column] for column in kept.tolist()),
        measure_keyness(counts, prior, prior_total=PRIOR_SIZE),
        measure_clustered_keyness(sums[0].only(kept), sums[1].only(kept)),
        (_disperse(tables[0], kept), _disperse(tables[1], kept)),
    )


def _disperse(counted: tuple[Any, Any], kept: Any) -> Dispersion:
    table, sizes = counted
    filled = sizes > 0
    return measure_dispersion(table[filled][:, kept], sizes[filled])


def _count(
    collections: tuple[Sequence[str], ...], pattern: str
) -> tuple[list[str], list[tuple[Any, Any]]]:
    """The vocabulary in order; for each collection counts [documents × words] and sizes."""
    import polars
    from scipy.sparse import csr_array

    texts = [fold(unicodedata.normalize("NFC", text)) for every in collections for text in every]
    found = polars.Series(texts, dtype=polars.String).str.extract_all(pattern)
    lengths = found.list.len().to_numpy().astype(np.int64)
    words = found.explode().drop_nulls()  # a text without words has one null
    coded = words.cast(polars.Categorical)
    # Which number a word has depends on what was coded before: they are given anew, in order.
    different = coded.unique()
    named = different.cast(polars.String).to_numpy().astype(object)
    order = np.argsort(named)
    numbers = different.to_physical().to_numpy()[order]
    places = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.int64)
    places[numbers] = np.arange(numbers.size)
    codes = places[coded.to_physical().to_numpy()]
    vocabulary = named[order].tolist()
    tables = []
    first, start = 0, 0
    for every in collections:
        sizes = lengths[first : first + len(every)]
        end = start + int(sizes.sum())
        rows = np.concatenate(([0], np.cumsum(sizes)))
        cells = (np.ones(end - start), codes[start:end], rows)
        # By way of columns the rows of each come in order, so that equal cells stand side by side.
        table = csr_array(cells, shape=(len(every), len(vocabulary))).tocsc()
        table.has_sorted_indices = True
        table.sum_duplicates()
        tables.append((table, sizes))
        first, start = first + len(every), end
    return vocabulary, tables
