"""Wordscores: where texts stand on a scale that reference texts with known scores define.

Laver, Benoit & Garry (2003). Every word gets the mean score of the reference texts, weighted by
how likely each of them is given the word; a text's raw score is the mean of its words' scores.
The scale is that of whoever chose the reference texts: it means no more than their scores do.
Raw scores bunch towards the middle, since most words are shared, and are rescaled in one of two
ways, which both are given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from discourse.errors import UsageError
from discourse.measures.resampling import FloatArray
from discourse.measures.text_counts import TextCounts, clustered_errors


@dataclass(frozen=True, eq=False)
class Scores:
    """One score for each text and its standard errors.

    ``by_words`` takes every word as drawn alone (the error of the paper), ``by_paragraphs`` whole
    paragraphs; ``nan`` where a text has one paragraph. Both take the scores of words as given.
    """

    values: FloatArray
    by_words: FloatArray
    by_paragraphs: FloatArray

    def rescaled(self, factor: float, shift: float) -> Scores:
        """Values · ``factor`` + ``shift``, the errors stretched alike."""
        size = abs(factor)
        return Scores(self.values * factor + shift, self.by_words * size, self.by_paragraphs * size)


@dataclass(frozen=True, eq=False)
class Wordscores:
    """Positions of all texts, those of reference among them.

    ``counts`` holds the words that were scored and ``word_scores`` their scores; ``coverage`` is
    the share of each text's words that have one. ``raw`` scores are comparable with each other
    only. ``lbg`` gives all texts together the spread of the references (Laver, Benoit & Garry
    2003): it depends on which texts are placed. ``mv`` puts the two outermost references where
    their scores are (Martin & Vanberg 2007): it does not. ``references`` leads from the number of
    a text to its score.
    """

    counts: TextCounts
    references: Mapping[int, float]
    word_scores: FloatArray
    coverage: FloatArray
    raw: Scores
    lbg: Scores
    mv: Scores


def fit_wordscores(counts: TextCounts, references: Mapping[int, float]) -> Wordscores:
    """Score words by the reference texts and place all texts by their words.

    Args:
        counts: the texts.
        references: the number of each reference text, and its score.

    Raises:
        UsageError: fewer than two references, all of one score, one without words, or a text
            shares no word with them.
    """
    _check(counts, references)
    rows, given = list(references), np.array(list(references.values()), dtype=np.float64)
    table = counts.table
    scored = counts.with_words(np.asarray(table[rows].sum(axis=0)).ravel() > 0)
    kept = scored.table
    shares = kept[rows].toarray()
    shares /= shares.sum(axis=1, keepdims=True)
    # P(reference | word): relative frequencies, so that a long reference weighs no more.
    word_scores = given @ (shares / shares.sum(axis=0))
    sizes = np.asarray(kept.sum(axis=1)).ravel()
    if not sizes.all():
        empty = counts.ids[int(np.argmin(sizes))]
        raise UsageError(
            f"{empty} has no word in common with the reference texts, so it has no place on their "
            "scale; leave it out, or take references of its language and genre"
        )
    raw = _raw_scores(scored, word_scores, sizes)
    stretch = _stretch(raw.values, rows, given)
    spread = float(given.std(ddof=1) / raw.values.std(ddof=1))
    centre = float(raw.values.mean())
    lowest = rows[int(np.argmin(given))]
    return Wordscores(
        scored,
        references,
        word_scores,
        sizes / counts.lengths,
        raw,
        raw.rescaled(spread, centre * (1 - spread)),
        raw.rescaled(stretch, float(given.min() - stretch * raw.values[lowest])),
    )


def _raw_scores(scored: TextCounts, word_scores: FloatArray, sizes: FloatArray) -> Scores:
    cells = scored.table.tocoo()
    values = (scored.table @ word_scores) / sizes
    squares = cells.data * (word_scores[cells.col] - values[cells.row]) ** 2
    by_words = np.sqrt(np.bincount(cells.row, weights=squares, minlength=sizes.size)) / sizes
    return Scores(values, by_words, clustered_errors(scored, word_scores, values))


def _stretch(raw: FloatArray, rows: list[int], given: FloatArray) -> float:
    """By how much the raw distance of the outermost references falls short of the given one."""
    low, high = rows[int(np.argmin(given))], rows[int(np.argmax(given))]
    distance = float(raw[high] - raw[low])
    if distance <= 0:
        raise UsageError(
            "the outermost reference texts have the same raw score: their words do not tell them "
            "apart; take references that differ"
        )
    return float(given.max() - given.min()) / distance


def _check(counts: TextCounts, references: Mapping[int, float]) -> None:
    if len(references) < 2 or len(set(references.values())) < 2:
        raise UsageError(
            "a scale needs two reference texts or more with different scores; "
            f"{len(references)} given with {len(set(references.values()))} different"
        )
    for number in references:
        if not counts.lengths[number]:
            raise UsageError(f"the reference text {counts.ids[number]} has no word to be counted")
