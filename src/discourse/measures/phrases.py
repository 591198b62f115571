"""Phrases of two to four words, and names of parties, as counts by paragraph for keyness.

A phrase is a run of words of one sentence with nothing but spaces between them, that neither
begins nor ends with a word of grammar, holds no name, and whose words keep together: wherever it
is cut in two, the two parts stand together far more often than chance would have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from discourse.analysis import Analysis, Unit
from discourse.measures.function_words import load_function_words
from discourse.measures.keyness import PRIOR_SIZE
from discourse.measures.resampling import FloatArray, IntArray
from discourse.measures.vocabulary import (
    WordCounts,
    find_capitalised,
    positions_of_names,
    to_sparse,
    words_of,
)

LONGEST = 4
FEWEST_OCCURRENCES = 5
#: The least normalised pointwise mutual information (-1 to 1) at the weakest cut of a phrase.
COHESION = 0.3
#: A phrase that stands in a longer one this often or more is left to the longer one.
MOSTLY_INSIDE = 0.75

Gram = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class PhraseCounts:
    """Counts of phrases (or parties) by paragraph and the number of words of each paragraph."""

    counts: WordCounts
    sizes: tuple[IntArray, ...]

    @property
    def prior(self) -> FloatArray:
        """Prior counts for log-odds: the phrase's share in all the texts, times 500 words.

        The background knows words only; the prior from the texts themselves is the one of Monroe,
        Colaresi & Quinn (2008).
        """
        total = sum(int(sizes.sum()) for sizes in self.sizes)
        shares = self.counts.totals.sum(axis=0) / max(total, 1)
        return np.asarray(np.maximum(PRIOR_SIZE * shares, 0.01))


def count_phrases(analyses: Sequence[Analysis]) -> PhraseCounts:
    """The phrases that occur five times or more in all texts together, and keep together."""
    names = find_capitalised(analyses)
    by_text = [_paragraph_grams(analysis, names) for analysis in analyses]
    totals: Counter[Gram] = Counter()
    for paragraphs in by_text:
        for grams in paragraphs:
            totals.update(grams)
    phrases = _keep_whole(_cohesive(totals), totals)
    joined = {gram: " ".join(gram) for gram in phrases}
    words = tuple(sorted(joined.values()))
    tables = tuple(
        to_sparse([_named(grams, joined) for grams in paragraphs], words).tocsc()
        for paragraphs in by_text
    )
    sizes = tuple(
        np.array([sum(n for gram, n in grams.items() if len(gram) == 1) for grams in paragraphs])
        for paragraphs in by_text
    )
    return PhraseCounts(WordCounts(tuple(a.id for a in analyses), words, tables), sizes)


def count_parties(analyses: Sequence[Analysis], sizes: Sequence[IntArray]) -> PhraseCounts:
    """How often each party is named, by its id; ``sizes`` are those of the words.

    Unnamed parties are not counted: the text does not say who is meant.
    """
    by_text = [_paragraph_parties(analysis) for analysis in analyses]
    found: set[str] = set().union(*(counts for text in by_text for counts in text))
    parties = tuple(sorted(found))
    tables = tuple(to_sparse(text, parties).tocsc() for text in by_text)
    ids = tuple(analysis.id for analysis in analyses)
    return PhraseCounts(WordCounts(ids, parties, tables), tuple(sizes))


def grams_of(
    unit: Unit, names: frozenset[int], capitalised: frozenset[str]
) -> Iterator[tuple[Gram, int, int]]:
    """Every word and every run of two to four words that may be a phrase, with its place."""
    grammar = load_function_words()
    words = words_of(unit, names)
    for first in range(len(words)):
        gram: Gram = ()
        end = words[first][1].start
        for word, span in words[first : first + LONGEST]:
            between = unit.text[end - unit.span.start : span.start - unit.span.start]
            if word in capitalised or between.strip(" \n\t\u00a0") or len(between) > 1:
                break
            gram, end = (*gram, word), span.end
            is_edge = gram[0] in grammar or word in grammar
            if len(gram) == 1 or not (is_edge or not word[0].isalpha() or gram[0].isdigit()):
                yield gram, words[first][1].start, end


def _paragraph_grams(analysis: Analysis, capitalised: frozenset[str]) -> list[Counter[Gram]]:
    names = positions_of_names(analysis)
    paragraphs: dict[int, Counter[Gram]] = {}
    for unit in analysis.own_sentences:
        counts = paragraphs.setdefault(unit.paragraph_no, Counter())
        counts.update(gram for gram, _, _ in grams_of(unit, names, capitalised))
    return [paragraphs[number] for number in sorted(paragraphs)]


def _paragraph_parties(analysis: Analysis) -> list[Counter[str]]:
    paragraphs: dict[int, Counter[str]] = {}
    mentions = analysis.document.layer("mentions") if analysis.document.has("mentions") else None
    for unit in analysis.own_sentences:
        counts = paragraphs.setdefault(unit.paragraph_no, Counter())
        if mentions is not None:
            counts.update(
                mention.label
                for mention in mentions.within(unit.span)
                if mention.get("class") != "unnamed_actor"
            )
    return [paragraphs[number] for number in sorted(paragraphs)]


def _cohesive(totals: Counter[Gram]) -> list[Gram]:
    """The runs that are frequent enough and hold together at their weakest cut.

    Normalised pointwise mutual information (Bouma 2009): ln(p(xy)/p(x)p(y)) / -ln p(xy). A part
    that is itself no candidate (it ends with a word of grammar) is not looked at.
    """
    size = sum(count for gram, count in totals.items() if len(gram) == 1)
    found = []
    for gram, count in totals.items():
        if len(gram) < 2 or count < FEWEST_OCCURRENCES:
            continue
        share = count / size
        cuts = (
            log(share * size * size / (totals[gram[:cut]] * totals[gram[cut:]])) / -log(share)
            for cut in range(1, len(gram))
            if totals[gram[:cut]] and totals[gram[cut:]]
        )
        if min(cuts, default=1.0) >= COHESION:
            found.append(gram)
    return found


def _keep_whole(grams: Sequence[Gram], totals: Counter[Gram]) -> list[Gram]:
    """Those that are not mostly a piece of a longer one."""
    longest: dict[Gram, int] = {}
    for gram in grams:
        for length in range(2, len(gram)):
            for first in range(len(gram) - length + 1):
                part = gram[first : first + length]
                longest[part] = max(longest.get(part, 0), totals[gram])
    return [gram for gram in grams if longest.get(gram, 0) < MOSTLY_INSIDE * totals[gram]]


def _named(grams: Counter[Gram], joined: dict[Gram, str]) -> Counter[str]:
    return Counter({joined[gram]: count for gram, count in grams.items() if gram in joined})
