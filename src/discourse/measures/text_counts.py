"""Word counts of many texts at once, kept sparse: what positions, neighbours and maps start from.

Texts are counted one after the other and can be forgotten then; a thousand speeches need no more
memory than their counts. Words are those of :mod:`discourse.measures.vocabulary`: folded, names
left out, sentences of other voices too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.analysis import Analysis
from discourse.document import Metadata
from discourse.errors import UsageError
from discourse.measures.resampling import FloatArray, IntArray
from discourse.measures.vocabulary import Capitals, count_paragraphs, to_sparse


@dataclass(frozen=True, eq=False)
class TextCounts:
    """Counts of ``words`` in the paragraphs of several texts.

    ``paragraphs`` is a sparse table [paragraphs × words]; ``text_of[p]`` the text of paragraph
    ``p``. ``ids`` and ``metadata`` say what the texts are, in the order they came in; ``lengths``
    how many words (without names) each has in all, also where ``words`` are only some of them.
    """

    ids: tuple[str, ...]
    metadata: tuple[Metadata, ...]
    words: tuple[str, ...]
    paragraphs: Any
    text_of: IntArray
    lengths: IntArray

    @cached_property
    def table(self) -> Any:
        """Counts of the whole texts, sparse [texts × words]."""
        from scipy.sparse import csr_array

        rows = np.arange(self.text_of.size)
        ones = np.ones(self.text_of.size)
        shape = (len(self.ids), self.text_of.size)
        return (csr_array((ones, (self.text_of, rows)), shape=shape) @ self.paragraphs).tocsr()

    def only(self, texts: Sequence[int]) -> TextCounts:
        """These texts alone, in this order, with all words."""
        rows = [np.flatnonzero(self.text_of == text) for text in texts]
        return TextCounts(
            tuple(self.ids[text] for text in texts),
            tuple(self.metadata[text] for text in texts),
            self.words,
            self.paragraphs[np.concatenate(rows)],
            np.repeat(np.arange(len(rows)), [len(row) for row in rows]),
            self.lengths[list(texts)],
        )

    def with_words(self, kept: NDArray[np.bool_]) -> TextCounts:
        """The same texts with these words (columns) only."""
        words = tuple(word for word, keep in zip(self.words, kept.tolist(), strict=True) if keep)
        return replace(self, words=words, paragraphs=self.paragraphs[:, np.flatnonzero(kept)])

    def in_texts(self, fewest: int) -> TextCounts:
        """The same texts with the words that stand in ``fewest`` of them or more."""
        return self.with_words(np.diff(self.table.tocsc().indptr) >= fewest)


class Tally:
    """Words counted text by text, until it is known which of the texts are compared."""

    def __init__(self, analyses: Iterable[Analysis]) -> None:
        self.ids: list[str] = []
        self.metadata: list[Metadata] = []
        self._counted: list[list[Counter[str]]] = []
        self._capitals: defaultdict[str | None, Capitals] = defaultdict(Capitals)
        for analysis in analyses:
            self.ids.append(analysis.id)
            self.metadata.append(analysis.document.metadata)
            self._capitals[analysis.document.metadata.language].add(analysis)
            self._counted.append([counts for counts in count_paragraphs(analysis) if counts])

    def main_language(self) -> str | None:
        """The language of more than half of the texts whose language is known, if there is one."""
        known = Counter(one.language for one in self.metadata if one.language)
        language, count = max(known.items(), key=lambda item: item[1], default=(None, 0))
        return language if 2 * count > known.total() else None

    def others(self, language: str) -> list[int]:
        """The numbers of the texts that are known to be of another language than this."""
        every = enumerate(self.metadata)
        return [number for number, one in every if one.language not in (language, None)]

    def counts(self, language: str | None = None) -> TextCounts:
        """The counts of all texts, or as if those :meth:`others` had never been there."""
        out = set(self.others(language)) if language else set()
        kept = [number for number in range(len(self.ids)) if number not in out]
        capitals = Capitals()
        for code in {self.metadata[number].language for number in kept}:
            capitals.merge(self._capitals[code])
        by_text = [self._counted[number] for number in kept]
        counted = [counts for text in by_text for counts in text]
        words = sorted(set[str]().union(*counted) - capitals.names())
        paragraphs = to_sparse(counted, words)
        text_of = np.repeat(np.arange(len(kept)), [len(text) for text in by_text])
        lengths = np.bincount(text_of, weights=paragraphs.sum(axis=1), minlength=len(kept))
        return TextCounts(
            tuple(self.ids[number] for number in kept),
            tuple(self.metadata[number] for number in kept),
            tuple(words),
            paragraphs,
            text_of,
            lengths.astype(np.int64),
        )


def count_texts(analyses: Iterable[Analysis]) -> TextCounts:
    """The words of ``analyses``, read one by one, by paragraph.

    A word that mostly has a capital inside the sentences of all texts together is taken for a
    name and left out, as in :func:`discourse.measures.vocabulary.count_words`.
    """
    return Tally(analyses).counts()


def clustered_errors(counts: TextCounts, weights: FloatArray, means: FloatArray) -> FloatArray:
    """Standard error of the mean weight of each text's words, whole paragraphs taken as drawn.

    The jackknife: how far the mean moves when one paragraph is left out. With w the weight of a
    word, m the mean of the text and N its words, a paragraph of n words has the residual Σ(w - m),
    and the variance of m is (k-1)/k·Σ(residual/(N - n))² over the k paragraphs. Where they are of
    one length it is that of Kish (1965); where they are not, that one is too small, since a long
    paragraph pulls the mean towards itself. Words of one paragraph belong together, so both are
    wider than the error that takes every word as drawn alone. ``weights`` has no nan: give words
    without weight no column. ``nan`` for a text of one paragraph.
    """
    sizes = counts.paragraphs.sum(axis=1)
    residuals = counts.paragraphs @ weights - means[counts.text_of] * sizes
    texts = len(counts.ids)
    totals = np.bincount(counts.text_of, weights=sizes, minlength=texts)
    number = filled_paragraphs(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        moved = residuals / (totals[counts.text_of] - sizes)
        squares = np.bincount(counts.text_of, weights=moved**2, minlength=texts)
        return np.asarray(np.sqrt((number - 1) / number * squares))


def filled_paragraphs(counts: TextCounts) -> IntArray:
    """How many paragraphs of each text have one of the words."""
    filled = counts.text_of[counts.paragraphs.sum(axis=1) > 0]
    return np.bincount(filled, minlength=len(counts.ids))


def find_text(counts: TextCounts, name: str) -> int:
    """The number of the text with this id, file or file name without its ending.

    Raises:
        UsageError: there is none, or several.
    """
    found = [
        number
        for number, (id, metadata) in enumerate(zip(counts.ids, counts.metadata, strict=True))
        if name in _names_of(id, metadata.file)
    ]
    if len(found) == 1:
        return found[0]
    what = "no text is" if not found else f"{len(found)} texts are"
    raise UsageError(
        f"{what} called {name!r}; give the id or the file of one of the texts, such as "
        f"{counts.ids[found[0] if found else 0]!r}"
    )


def _names_of(id: str, file: str | None) -> set[str]:
    names = {id, id.rsplit("/", 1)[-1]}
    if file:
        base = file.rsplit("/", 1)[-1]
        names |= {file, base, base.rsplit(".", 1)[0]}
    return names
