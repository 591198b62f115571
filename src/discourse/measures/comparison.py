"""Two or more analyses side by side: everything that a comparison page shows, as records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from discourse.analysis import Analysis, Comparison
from discourse.document import Note
from discourse.errors import UsageError
from discourse.measures.background import load_background
from discourse.measures.comparability import ComparabilityRow, measure_comparability
from discourse.measures.counts import LabelCounts, LabelKind, count_labels
from discourse.measures.differences import RateComparison, adjust_family, compare_rates
from discourse.measures.dispersion import measure_dispersion
from discourse.measures.divergence import Divergence, compare_distributions
from discourse.measures.groups import GroupComparison, compare_groups
from discourse.measures.intervals import measure_rates
from discourse.measures.keyness import Counts, measure_keyness, scaled_prior
from discourse.measures.measure import Measure
from discourse.measures.resampling import PERMUTATIONS, SEED, Sample
from discourse.measures.similarity import compare_vocabularies, tf_idf
from discourse.measures.vocabulary import WordCounts, count_words, find_exclusive_and_shared

FEWEST_OCCURRENCES = 5
FEWEST_PARAGRAPHS = 3
MOST_KEYWORDS = 12
MOST_Q = 0.05
#: Of more texts than this, pairs are too many to test and to show: texts stand against the rest.
MOST_SIDE_BY_SIDE = 5


@dataclass(frozen=True, slots=True)
class LabelComparison:
    """One function or frame in all texts: its share of sentences in each, and the test."""

    kind: LabelKind
    rates: tuple[Measure, ...]
    test: RateComparison


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


@dataclass(frozen=True, slots=True)
class PairSimilarity:
    """How alike two texts are in vocabulary (TF-IDF cosine), and the words that carry it."""

    first: int
    second: int
    cosine: float | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairDivergence:
    """How far apart two texts are over all functions: Jensen-Shannon distance with its null."""

    first: int
    second: int
    divergence: Divergence


@dataclass(frozen=True, slots=True)
class Measures:
    """All that was measured on the texts of a comparison.

    ``divergences`` are of the pairs of at most ``MOST_SIDE_BY_SIDE`` texts, else empty.
    ``groups`` compares speakers where one of them has several texts. ``exclusive`` are for each
    text the words it has three times or more and no other text has; ``shared`` the words that
    all have three times or more; ``left_out`` the words that were taken for names.
    """

    comparability: tuple[ComparabilityRow, ...]
    labels: tuple[LabelComparison, ...]
    divergences: tuple[PairDivergence, ...]
    keywords: tuple[Keywords, ...]
    similarities: tuple[PairSimilarity, ...]
    groups: tuple[GroupComparison, ...] = ()
    exclusive: tuple[tuple[str, ...], ...] = ()
    shared: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def tested(self) -> tuple[LabelComparison, ...]:
        """The labels that a test was made of."""
        return tuple(label for label in self.labels if label.test.p_value is not None)

    @property
    def apart(self) -> tuple[LabelComparison, ...]:
        """The labels that differ beyond chance at ``MOST_Q``: the one list that all places show."""
        return tuple(label for label in self.tested if (label.test.q_value or 0.0) <= MOST_Q)


def compare(analyses: Sequence[Analysis]) -> Comparison:
    """Hold two or more texts against each other.

    The comparability of the texts is looked at first; where their language stands in the way,
    labels are not compared. Swapping texts gives the mirror image.

    Raises:
        UsageError: fewer than two texts.
    """
    if len(analyses) < 2:
        raise UsageError(f"a comparison needs two texts or more; {len(analyses)} given")
    comparability = measure_comparability(analyses)
    red = [row for row in comparability if row.verdict == "red"]
    reasons = "; ".join(row.reason for row in red)
    labels: tuple[LabelComparison, ...] = ()
    divergences: tuple[PairDivergence, ...] = ()
    groups: tuple[GroupComparison, ...] = ()
    if all(row.name == "genre" for row in red):
        labels = (*_compare_labels(analyses, "functions"), *_compare_labels(analyses, "frames"))
        labels = _untested(labels, reasons) if red else _adjusted(labels)
        groups = compare_groups(analyses, [(label.kind, label.test) for label in labels], not red)
    if not red and len(analyses) <= MOST_SIDE_BY_SIDE:
        divergences = _compare_profiles(analyses)
    words = count_words(analyses)
    measures = Measures(
        comparability,
        labels,
        divergences,
        _find_keywords(words),
        _compare_words(words),
        groups,
        *find_exclusive_and_shared(words),
        words.left_out,
    )
    notes = (Note("not compared", f"labels were not compared: {reasons}"),) if red else ()
    provenance = (
        *analyses[0].provenance[:2],
        *((f"text {analysis.id}", analysis.document.digest) for analysis in analyses),
        ("seed", str(SEED)),
        ("permutations", str(PERMUTATIONS)),
    )
    return Comparison(tuple(analyses), (measures,), notes, provenance)


def _compare_labels(analyses: Sequence[Analysis], kind: LabelKind) -> tuple[LabelComparison, ...]:
    counts = [found for a in analyses if (found := count_labels(a, kind)) is not None]
    if len(counts) < len(analyses):
        return ()
    labels = counts[0].labels
    tests = compare_rates(labels, [_sample(count) for count in counts])
    rates = [measure_rates(labels, count.table, count.sentences) for count in counts]
    return tuple(
        LabelComparison(kind, tuple(text[column] for text in rates), test)
        for column, test in enumerate(tests)
    )


def _adjusted(labels: tuple[LabelComparison, ...]) -> tuple[LabelComparison, ...]:
    """One family: functions and frames stand in the same report."""
    tests = adjust_family([label.test for label in labels])
    return tuple(
        LabelComparison(label.kind, label.rates, test)
        for label, test in zip(labels, tests, strict=True)
    )


def _untested(labels: tuple[LabelComparison, ...], reason: str) -> tuple[LabelComparison, ...]:
    """Counts alone: what rests on a red row is not compared."""
    return tuple(
        replace(
            label,
            test=replace(
                label.test, differences=(), p_value=None, q_value=None, method=None, reason=reason
            ),
        )
        for label in labels
    )


def _compare_profiles(analyses: Sequence[Analysis]) -> tuple[PairDivergence, ...]:
    counts = [found for a in analyses if (found := count_labels(a, "functions")) is not None]
    if len(counts) < len(analyses):
        return ()
    return tuple(
        PairDivergence(
            first, second, compare_distributions(_sample(counts[first]), _sample(counts[second]))
        )
        for first, second in combinations(range(len(counts)), 2)
    )


def _sample(counts: LabelCounts) -> Sample:
    return Sample(counts.table, counts.sentences)


def _find_keywords(words: WordCounts) -> tuple[Keywords, ...]:
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
        frequent = table.sum(axis=0) >= FEWEST_OCCURRENCES
        spread = (table > 0).sum(axis=0) >= FEWEST_PARAGRAPHS
        passing = frequent & spread & (keyness.q_values <= MOST_Q) & (sign * keyness.z > 0)
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


def _compare_words(words: WordCounts) -> tuple[PairSimilarity, ...]:
    background = load_background()
    weights = [
        tf_idf(total, background.document_frequencies_of(words.words), background.documents)
        for total in words.totals
    ]
    found = []
    for first, second in combinations(range(len(weights)), 2):
        similarity = compare_vocabularies(weights[first], weights[second])
        cosine = None if similarity.cosine is None else round(similarity.cosine, 4)
        top = tuple(words.words[column] for column in similarity.top)
        found.append(PairSimilarity(first, second, cosine, top))
    return tuple(found)
