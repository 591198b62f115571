"""The words of one text that stand out against public speeches: what it speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from discourse.analysis import Analysis, Unit
from discourse.ledger import Statistic
from discourse.measures.background import load_background
from discourse.measures.keyness import Counts, log_likelihood
from discourse.measures.vocabulary import (
    find_capitalised,
    is_content,
    positions_of_names,
    words_of,
)

FEWEST, FEWEST_PARAGRAPHS = 3, 2  # uses of a word, and paragraphs that have it
LEAST = 10.8  # of G²
_NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                      "hundreds", "thousands", "percent"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A word that stands out, how often it stands in the text, and in which sentences."""

    word: str
    count: int
    units: tuple[Unit, ...]


def find_key_words(analysis: Analysis, most: int = 8) -> tuple[KeyWord, ...]:
    """Words of content that the text uses more than public speeches do, the most telling first.

    By G² against the fixed background (Rayson & Garside 2000). Names and the words of figures are
    left out. A description of this text: words come in bursts, so nothing is tested.
    """
    counts: Counter[str] = Counter()
    units: dict[str, dict[int, Unit]] = {}  # by number: each once
    hidden = positions_of_names(analysis) | _positions_of_figures(analysis)
    for unit in analysis.own_sentences:
        for word, _ in words_of(unit, hidden):
            counts[word] += 1
            units.setdefault(word, {})[unit.unit_no] = unit
    names = find_capitalised([analysis])
    words = sorted(
        word
        for word, count in counts.items()
        if count >= FEWEST
        and len({unit.paragraph_no for unit in units[word].values()}) >= FEWEST_PARAGRAPHS
        and word not in names
        and word not in _NUMBERS
        and is_content(word)
    )
    if not words:
        return ()
    background = load_background()
    own = Counts(
        np.array([counts[word] for word in words], dtype=np.float64),
        background.counts_of(words).astype(np.float64),
        float(counts.total()),
        float(background.tokens),
    )
    scores = log_likelihood(own)  # negative where the text uses a word less
    order = np.argsort(-scores, kind="stable")[: int((scores >= LEAST).sum())]
    chosen = [words[at] for at in order[:most].tolist()]
    return tuple(KeyWord(word, counts[word], tuple(units[word].values())) for word in chosen)


def _positions_of_figures(analysis: Analysis) -> frozenset[int]:
    """Every position inside a figure."""
    return frozenset(
        position
        for record in analysis.statistics or ()
        if isinstance(record, Statistic)
        for position in range(record.span.start, record.span.end)
    )
