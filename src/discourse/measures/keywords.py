"""Distinctive words: what one text uses more, or less, than the others together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.background import load_background
from discourse.measures.dispersion import measure_dispersion
from discourse.measures.keyness import Counts, measure_keyness, scaled_prior
from discourse.measures.vocabulary import WordCounts

FEWEST_OCCURRENCES = 5
FEWEST_PARAGRAPHS = 3
MOST_KEYWORDS = 12
MOST_Q = 0.05


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that one text uses more (or less) than the other texts together.

    ``paragraphs`` is in how many paragraphs of the text it stands (of the others, for a word
    that is avoided); ``dp`` is Gries's deviation of proportions there, 0 even to 1 clumped.
    """

    word: str
    count: int
    other_count: int
    log_ratio: float
    smoothed: bool
    conservative: float
    z: float
    q_value: float
    paragraphs: int
    dp: float


@dataclass(frozen=True, slots=True)
class Keywords:
    """Distinctive words of one text against the others together, in both directions.

    ``total`` and ``other_total`` are the words counted; ``screened`` how many words were tested.
    """

    text: int
    total: int
    other_total: int
    screened: int
    more: tuple[Keyword, ...]
    less: tuple[Keyword, ...]


def find_keywords(words: WordCounts) -> tuple[Keywords, ...]:
    """The distinctive words of each text against the others together."""
    background = load_background()
    prior = scaled_prior(background.counts_of(words.words), float(background.tokens))
    return tuple(_keywords_of(text, words, prior) for text in range(len(words.tables)))


def _keywords_of(text: int, words: WordCounts, prior: NDArray[np.float64]) -> Keywords:
    totals = words.totals
    own = totals[text]
    others = totals.sum(axis=0) - own
    if not own.sum() or not others.sum():
        return Keywords(text, int(own.sum()), int(others.sum()), 0, (), ())
    keyness = measure_keyness(Counts.of(own, others), prior)
    own_table = words.tables[text]
    other_table = np.concatenate([t for n, t in enumerate(words.tables) if n != text])

    def keyword(column: int, table: NDArray[np.int32]) -> Keyword:
        sizes = table.sum(axis=1)
        filled = sizes > 0
        spread = measure_dispersion(table[filled][:, [column]], sizes[filled])
        return Keyword(
            words.words[column],
            int(own[column]),
            int(others[column]),
            round(float(keyness.log_ratio[column]), 4),
            bool(keyness.smoothed[column]),
            round(float(keyness.conservative[column]), 4),
            round(float(keyness.z[column]), 4),
            float(keyness.q_values[column]),
            int(spread.parts[0]),
            round(float(spread.dp[0]), 4),
        )

    def chosen(table: NDArray[np.int32], sign: int) -> tuple[Keyword, ...]:
        """Significant, frequent and spread over paragraphs; ranked by the prior-weighted z."""
        passing = _is_common(table) & (keyness.q_values <= MOST_Q) & (sign * keyness.z > 0)
        order = sorted(np.flatnonzero(passing), key=lambda c: (-abs(keyness.z[c]), words.words[c]))
        return tuple(keyword(int(column), table) for column in order[:MOST_KEYWORDS])

    return Keywords(
        text,
        int(own.sum()),
        int(others.sum()),
        len(words.words),
        chosen(own_table, 1),
        chosen(other_table, -1),
    )


def _is_common(table: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which words are frequent enough, and in paragraphs enough, to be shown."""
    frequent = table.sum(axis=0) >= FEWEST_OCCURRENCES
    spread = (table > 0).sum(axis=0) >= FEWEST_PARAGRAPHS
    return np.asarray(frequent & spread)
