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
from discourse.measures.resampling import IntArray
from discourse.text import fold

FEWEST_OCCURRENCES = 5

#: A word as this package counts words (:data:`discourse.text.WORD`), as polars writes it.
WORDS = r"[\p{L}\p{N}]+(?:['’\-–][\p{L}\p{N}]+)*"


@dataclass(frozen=True, eq=False)
class CollectionKeyness:
    """Keyness of ``words`` (alphabetical), as parallel arrays.

    ``clustered`` allows for words that gather in documents, and is ``None`` where a collection has
    fewer than five; ``dispersions`` are over the documents of the target and of the reference.
    Both are ``None`` where documents were not looked at.
    """

    words: tuple[str, ...]
    keyness: Keyness
    clustered: ClusteredKeyness | None
    dispersions: tuple[Dispersion, Dispersion] | None


def compare_collections(
    target: Sequence[str],
    reference: Sequence[str],
    pattern: str = WORDS,
    fewest: int = FEWEST_OCCURRENCES,
    documents: bool = True,
) -> CollectionKeyness:
    """Every measure of keyness of the words of two collections.

    Args:
        target: texts.
        reference: texts to hold it against.
        pattern: what a word is, a regular expression of polars that matches no white space; texts
            are in lower case then, with one form of apostrophe and hyphen.
        fewest: words with fewer occurrences in both together are not in the table; the totals are
            of all words.
        documents: whether dispersion and clustering over documents are measured.

    The prior of the log-odds is the share of the word in both collections together (Monroe,
    Colaresi & Quinn 2008).

    Raises:
        ValueError: a collection has no word.
    """
    vocabulary, (first, second) = _code((target, reference), pattern)
    totals = [
        np.bincount(side.codes, minlength=len(vocabulary)).astype(np.float64)
        for side in (first, second)
    ]
    sizes = [int(side.codes.size) for side in (first, second)]
    if not all(sizes):
        raise ValueError("each collection needs a word at least")
    both = totals[0] + totals[1]
    kept = np.flatnonzero(both >= fewest)
    counts = Counts(totals[0][kept], totals[1][kept], sizes[0], sizes[1])
    keyness = measure_keyness(counts, scaled_prior(both[kept], sum(sizes)), prior_total=PRIOR_SIZE)
    words = tuple(vocabulary[column] for column in kept.tolist())
    if not documents:
        return CollectionKeyness(words, keyness, None, None)
    tables = [side.table(len(vocabulary))[:, kept] for side in (first, second)]
    sums = [
        ParagraphSums.of(table, side.sizes)
        for table, side in zip(tables, (first, second), strict=True)
    ]
    return CollectionKeyness(
        words,
        keyness,
        measure_clustered_keyness(*sums),
        (_disperse(tables[0], first.sizes), _disperse(tables[1], second.sizes)),
    )


def _disperse(table: Any, sizes: IntArray) -> Dispersion:
    filled = sizes > 0
    return measure_dispersion(table if filled.all() else table[filled], sizes[filled])


@dataclass(frozen=True, eq=False)
class _Side:
    """A collection as numbers: the words of all its documents in a row, and their lengths."""

    codes: IntArray
    sizes: IntArray

    def table(self, words: int) -> Any:
        """Counts of all words, sparse [documents × words]."""
        from scipy.sparse import csr_array

        rows = np.concatenate(([0], np.cumsum(self.sizes)))
        cells = (np.ones(self.codes.size), self.codes, rows)
        # By way of columns the rows of each come in order, so that equal cells stand side by side.
        table = csr_array(cells, shape=(self.sizes.size, words)).tocsc()
        table.has_sorted_indices = True
        table.sum_duplicates()
        return table


def _code(
    collections: tuple[Sequence[str], ...], pattern: str
) -> tuple[list[str], tuple[_Side, ...]]:
    """The vocabulary in order, and each collection by the numbers of its words.

    Texts are cut at spaces, and each different piece is looked at once: there are few of them.
    """
    import polars

    texts = [text.replace("\n", " ") for every in collections for text in every]
    cut = polars.Series(texts, dtype=polars.String).str.split(" ")
    pieces = cut.list.explode()
    numbers = pieces.cast(polars.Categorical).to_physical().to_numpy()
    used = np.flatnonzero(np.bincount(numbers))
    somewhere = np.zeros(int(used[-1]) + 1 if used.size else 1, dtype=np.int64)
    somewhere[numbers] = np.arange(numbers.size)  # one place of each different piece
    vocabulary, words, starts = _words_of(pieces.gather(somewhere[used]).to_list(), pattern)
    place = np.zeros_like(somewhere)
    place[used] = np.arange(used.size)
    numbers = place[numbers]
    each = np.diff(starts)[numbers]  # how many words each piece has
    ends = np.cumsum(each)
    # Word k of the row belongs to the piece in which it falls, as its (k - first of the piece)th.
    codes = words[np.arange(int(each.sum())) + np.repeat(starts[numbers] - (ends - each), each)]
    of_text = np.concatenate(([0], np.cumsum(cut.list.len().to_numpy().astype(np.int64))))
    sizes = np.diff(np.concatenate(([0], ends))[of_text])
    first, sides = 0, []
    for every in collections:
        own = sizes[first : first + len(every)]
        start = int(sizes[:first].sum())
        sides.append(_Side(codes[start : start + int(own.sum())], own))
        first += len(every)
    return vocabulary, tuple(sides)


def _words_of(pieces: Sequence[str], pattern: str) -> tuple[list[str], IntArray, IntArray]:
    """The vocabulary, the numbers of the words of all pieces in a row, and where each begins."""
    import polars

    plain = fold(unicodedata.normalize("NFC", "\n".join(pieces))).split("\n")
    found = polars.Series(plain, dtype=polars.String).str.extract_all(pattern)
    lengths = found.list.len().to_numpy().astype(np.int64)
    words = found.list.explode().drop_nulls()  # a piece without words has one null
    vocabulary = words.unique().sort()
    codes = words.cast(polars.Enum(vocabulary)).to_physical().to_numpy().astype(np.int64)
    return vocabulary.to_list(), codes, np.concatenate(([0], np.cumsum(lengths)))
