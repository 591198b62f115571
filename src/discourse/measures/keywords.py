"""Distinctive words: what one text uses more, less, or just as much as the others together.

The same for words, for phrases and for the names of parties: a table of counts by paragraph, and
how many words each paragraph has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from discourse.measures.background import load_background
from discourse.measures.clustered_keyness import (
    FEWEST_PARAGRAPHS as FEWEST_CLUSTERS,
)
from discourse.measures.clustered_keyness import (
    ClusteredKeyness,
    ParagraphSums,
    measure_clustered_keyness,
)
from discourse.measures.dispersion import measure_dispersion
from discourse.measures.function_words import load_function_words
from discourse.measures.keyness import (
    PRIOR_SIZE,
    Counts,
    Keyness,
    measure_keyness,
    scaled_prior,
)
from discourse.measures.resampling import FloatArray, IntArray
from discourse.measures.vocabulary import WordCounts

FEWEST_OCCURRENCES = 5
FEWEST_PARAGRAPHS = 3
MOST_KEYWORDS = 12
MOST_LOCKWORDS = 12
MOST_Q = 0.05
#: A word is held to be used alike where its whole interval lies within this log ratio: under
#: twice as often either way.
ALIKE = 1.0


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word (or phrase, or party) that one text uses more than the others, less, or alike.

    ``low`` and ``high`` are the 95 % interval of ``log_ratio``, ``None`` where it has no end (a
    count of 0); ``conservative`` the end nearer to 0 with the level shared out over all that was
    screened. All three, and ``q_value``, allow for words that come in bursts. ``g2`` and ``z``
    (log-odds with a background prior) do not. ``paragraphs`` is in how many paragraphs of the text
    it stands (of the others, for a word that is avoided); ``dp`` is Gries's deviation of
    proportions there, 0 even to 1 clumped.
    """

    word: str
    count: int
    other_count: int
    log_ratio: float
    smoothed: bool
    low: float | None
    high: float | None
    conservative: float
    g2: float
    z: float
    q_value: float
    paragraphs: int
    dp: float


@dataclass(frozen=True, slots=True)
class Keywords:
    """Distinctive words of one text against the others together, in both directions.

    ``total`` and ``other_total`` are the words counted; ``screened`` how many words were tested,
    which are those that occur often enough on one side. ``alike`` are words of both that surely
    differ by less than a factor of two (Evert's lockwords), the surest first. ``reason`` says why
    nothing was tested, where nothing was; ``parts`` what was taken as drawn.
    """

    text: int
    total: int
    other_total: int
    screened: int
    more: tuple[Keyword, ...]
    less: tuple[Keyword, ...]
    alike: tuple[Keyword, ...] = ()
    reason: str | None = None
    parts: Literal["paragraphs", "texts"] = "paragraphs"


def find_keywords(
    counted: WordCounts,
    sizes: Sequence[IntArray] | None = None,
    prior: FloatArray | None = None,
) -> tuple[Keywords, ...]:
    """The distinctive words of each text against the others together.

    Args:
        counted: words, phrases or parties by paragraph.
        sizes: how many words each paragraph has, where that is not the sum of its counts.
        prior: prior counts, where they are not those of the background.
    """
    sizes = counted.sizes if sizes is None else sizes
    if prior is None:
        background = load_background()
        prior = scaled_prior(background.counts_of(counted.words), float(background.tokens))
    sums = [ParagraphSums.of(table, n) for table, n in zip(counted.tables, sizes, strict=True)]
    total = sums[0]
    for other in sums[1:]:
        total = total + other
    screens = (
        _Screen(text, counted, sizes, prior, (own, total - own)) for text, own in enumerate(sums)
    )
    return tuple(screen.keywords() for screen in screens)


def find_side_keywords(
    counted: WordCounts,
    sizes: Sequence[IntArray],
    sides: Sequence[Sequence[int]],
    prior: FloatArray | None = None,
) -> tuple[Keywords, ...]:
    """The distinctive words of each side, which may have several texts, against the other sides.

    Where every side has five texts or more, texts are what is drawn, and a word that gathers in a
    few of them is held for a burst; else paragraphs are. ``text`` is then the number of the side,
    and ``paragraphs`` and ``dp`` are over texts where ``parts`` is "texts".

    Args:
        counted: words, phrases or parties by paragraph.
        sizes: how many words each paragraph has.
        sides: the numbers of the texts of each side.
        prior: prior counts, where they are not those of the background.
    """
    whole = min(len(side) for side in sides) >= FEWEST_CLUSTERS
    tables, merged = [], []
    for side in sides:
        parts = [(counted.tables[n], sizes[n]) for n in side]
        if whole:
            parts = [(_summed(table), np.array([size.sum()])) for table, size in parts]
        tables.append(_stacked([table for table, _ in parts]))
        merged.append(np.concatenate([size for _, size in parts]))
    ids = tuple(" ".join(counted.ids[n] for n in side) for side in sides)
    found = find_keywords(replace(counted, ids=ids, tables=tuple(tables)), merged, prior)
    return tuple(replace(one, parts="texts" if whole else "paragraphs") for one in found)


def _summed(table: Any) -> Any:
    from scipy.sparse import csc_array

    return csc_array(table.sum(axis=0)[None, :])


def _stacked(tables: Sequence[Any]) -> Any:
    from scipy.sparse import vstack

    return vstack(tables).tocsc()


class _Screen:
    """One text against the others: what is frequent enough, tested, and fit to be shown."""

    def __init__(
        self,
        text: int,
        counted: WordCounts,
        sizes: Sequence[IntArray],
        prior: FloatArray,
        sums: tuple[ParagraphSums, ParagraphSums],
    ) -> None:
        self.text, self.counted, self.sizes, self.sums = text, counted, sizes, sums
        own, others = sums
        self.columns = np.flatnonzero(_is_common(own) | _is_common(others))
        self.prior = prior
        self.keyness: Keyness
        self.clustered: ClusteredKeyness

    def keywords(self) -> Keywords:
        """The words that pass, ranked; or the reason why none was tested."""
        own, others = self.sums
        known = self.text, int(own.total), int(others.total)
        if not own.total or not others.total:
            return Keywords(*known, 0, (), (), reason="a side has no words")
        own, others = (sums.only(self.columns) for sums in self.sums)
        clustered = measure_clustered_keyness(own, others)
        if clustered is None:
            return Keywords(*known, 0, (), (), reason=_TOO_FEW)
        self.clustered = clustered
        counts = Counts(own.counts, others.counts, own.total, others.total)
        # The prior weighs as much as its text, also where phrases are only a part of it.
        weight = max(float(self.prior.sum()), PRIOR_SIZE)
        self.keyness = measure_keyness(counts, self.prior[self.columns], prior_total=weight)
        more = self._is_key(_is_common(own), 1)
        less = self._is_key(_is_common(others), -1)
        return Keywords(
            *known,
            int(self.columns.size),
            self._ranked(more, -np.abs(self.keyness.z), MOST_KEYWORDS, (self.text,)),
            self._ranked(less, -np.abs(self.keyness.z), MOST_KEYWORDS, self._others()),
            self._alike(_is_common(own) & _is_common(others)),
        )

    def _is_key(self, common: NDArray[np.bool_], sign: int) -> NDArray[np.bool_]:
        """Significant, frequent and spread over paragraphs, with one sign by all measures."""
        directed = (sign * self.keyness.z > 0) & (sign * self.keyness.log_ratio > 0)
        return np.asarray(common & (self.clustered.q_values <= MOST_Q) & directed)

    def _alike(self, common: NDArray[np.bool_]) -> tuple[Keyword, ...]:
        widest = np.maximum(np.abs(self.clustered.low), np.abs(self.clustered.high))
        return self._ranked(common & (widest < ALIKE), widest, MOST_LOCKWORDS, (self.text,))

    def _others(self) -> tuple[int, ...]:
        return tuple(n for n in range(len(self.counted.tables)) if n != self.text)

    def _ranked(
        self, passing: NDArray[np.bool_], keys: FloatArray, most: int, where: Sequence[int]
    ) -> tuple[Keyword, ...]:
        """The first ``most`` of content and of grammar by ``keys``; ``where`` they are spread."""
        words = self.counted.words
        order = sorted(
            np.flatnonzero(passing).tolist(),
            key=lambda place: (round(float(keys[place]), 9), words[self.columns[place]]),
        )
        # Words of grammar are many and would take the places of those of content.
        grammar = load_function_words()
        kinds: dict[bool, list[int]] = {True: [], False: []}
        for place in order:
            kinds[words[self.columns[place]] in grammar].append(place)
        kept = {*kinds[True][:most], *kinds[False][:most]}
        return tuple(self._keyword(place, where) for place in order if place in kept)

    def _keyword(self, place: int, where: Sequence[int]) -> Keyword:
        column = int(self.columns[place])
        rows = np.concatenate([_column(self.counted.tables[n], column) for n in where])
        sizes = np.concatenate([self.sizes[n] for n in where])
        spread = measure_dispersion(rows[sizes > 0][:, None], sizes[sizes > 0])
        keyness, clustered = self.keyness, self.clustered
        low, high = float(clustered.low[place]), float(clustered.high[place])
        return Keyword(
            self.counted.words[column],
            int(keyness.counts.target[place]),
            int(keyness.counts.reference[place]),
            round(float(keyness.log_ratio[place]), 4),
            bool(keyness.smoothed[place]),
            round(low, 4) if np.isfinite(low) else None,
            round(high, 4) if np.isfinite(high) else None,
            round(float(clustered.conservative[place]), 4),
            round(float(keyness.g2[place]), 4),
            round(float(keyness.z[place]), 4),
            float(clustered.q_values[place]),
            int(spread.parts[0]),
            round(float(spread.dp[0]), 4),
        )


_TOO_FEW = (
    "a side has fewer than five paragraphs, which show too little of how its words come in bursts"
)


def _is_common(sums: ParagraphSums) -> NDArray[np.bool_]:
    """Which words are frequent enough, and in paragraphs enough, to be tested."""
    return np.asarray((sums.counts >= FEWEST_OCCURRENCES) & (sums.parts >= FEWEST_PARAGRAPHS))


def _column(table: Any, column: int) -> IntArray:
    return np.asarray(table[:, [column]].toarray()).ravel()
