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
from discourse.measures.resampling import FloatArray, IntArray
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
    vocabulary, sides = _code((target, reference), pattern)
    totals = [side.totals(len(vocabulary)) for side in sides]
    sizes = [float(counts.sum()) for counts in totals]
    if not all(sizes):
        raise ValueError("each collection needs a word at least")
    both = totals[0] + totals[1]
    kept = np.flatnonzero(both >= fewest)
    counts = Counts(totals[0][kept], totals[1][kept], sizes[0], sizes[1])
    keyness = measure_keyness(counts, scaled_prior(both[kept], sum(sizes)), prior_total=PRIOR_SIZE)
    words = tuple(vocabulary[column] for column in kept.tolist())
    if not documents:
        return CollectionKeyness(words, keyness, None, None)
    tables = [side.table(len(vocabulary)) for side in sides]
    first, second = ((table[:, kept], lengths) for table, lengths in tables)
    return CollectionKeyness(
        words,
        keyness,
        measure_clustered_keyness(ParagraphSums.of(*first), ParagraphSums.of(*second)),
        (_disperse(*first), _disperse(*second)),
    )


def _disperse(table: Any, sizes: IntArray) -> Dispersion:
    filled = sizes > 0
    return measure_dispersion(table if filled.all() else table[filled], sizes[filled])


@dataclass(frozen=True, eq=False)
class _Side:
    """A collection as numbers.

    ``pieces`` are the pieces of all its documents in a row, ``lengths`` how many each document
    has. The words of piece p are ``words[starts[p]:starts[p + 1]]``.
    """

    pieces: IntArray
    lengths: IntArray
    words: IntArray
    starts: IntArray

    def totals(self, words: int) -> FloatArray:
        """How often each word occurs: as often as the pieces that hold it."""
        each = np.diff(self.starts)
        pieces = np.bincount(self.pieces, minlength=each.size)
        found = np.bincount(self.words, weights=np.repeat(pieces, each), minlength=words)
        return np.asarray(found, dtype=np.float64)

    def table(self, words: int) -> tuple[Any, IntArray]:
        """Counts of all words, sparse [documents × words], and the words of each document."""
        from scipy.sparse import csr_array

        each = np.diff(self.starts)[self.pieces]
        ends = np.concatenate(([0], np.cumsum(each)))
        # Word k of the row belongs to the piece in which it falls, as its (k - begin)th.
        shift = np.repeat(self.starts[self.pieces] - ends[:-1], each)
        codes = self.words[np.arange(int(ends[-1])) + shift]
        rows = ends[np.concatenate(([0], np.cumsum(self.lengths)))]
        # By way of columns the rows of each come in order, so that equal cells stand side by side.
        table = csr_array((np.ones(codes.size), codes, rows), (self.lengths.size, words)).tocsc()
        table.has_sorted_indices = True
        table.sum_duplicates()
        return table, np.diff(rows)


def _code(
    collections: tuple[Sequence[str], ...], pattern: str
) -> tuple[list[str], tuple[_Side, ...]]:
    """The vocabulary in order, and each collection by the numbers of its words.

    Texts are cut at spaces, and each different piece is looked at once: there are few of them.
    """
    import polars

    texts = [text.replace("\n", " ") for every in collections for text in every]
    cut = polars.Series(texts, dtype=polars.String).str.split(" ")
    lengths = cut.list.len().to_numpy().astype(np.int64)
    pieces = cut.list.explode().cast(polars.Categorical)
    different = pieces.unique(maintain_order=True)
    # The numbers of categories may have gaps: other series of the process share them.
    codes, numbers = (series.to_physical().to_numpy() for series in (different, pieces))
    place = np.zeros(int(codes.max(initial=0)) + 1, dtype=np.int64)
    place[codes] = np.arange(codes.size)
    numbers = place[numbers]
    vocabulary, words, starts = _words_of(different.cast(polars.String).to_list(), pattern)
    document, piece, sides = 0, 0, []
    for every in collections:
        own = lengths[document : document + len(every)]
        end = piece + int(own.sum())
        sides.append(_Side(numbers[piece:end], own, words, starts))
        document, piece = document + len(every), end
    return vocabulary, tuple(sides)


def _words_of(pieces: Sequence[str], pattern: str) -> tuple[list[str], IntArray, IntArray]:
    """The vocabulary, the numbers of the words of all pieces in a row, and where each begins."""
    import polars

    composed = (p if p.isascii() else unicodedata.normalize("NFC", p) for p in pieces)
    plain = fold("\n".join(composed)).split("\n")
    found = polars.Series(plain, dtype=polars.String).str.extract_all(pattern)
    lengths = found.list.len().to_numpy().astype(np.int64)
    words = found.list.explode().drop_nulls()  # a piece without words has one null
    vocabulary = words.unique().sort()
    codes = words.cast(polars.Enum(vocabulary)).to_physical().to_numpy().astype(np.int64)
    return vocabulary.to_list(), codes, np.concatenate(([0], np.cumsum(lengths)))
