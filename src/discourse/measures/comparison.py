"""Two or more analyses side by side: everything that a comparison page shows, as records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from discourse.analysis import Analysis, Comparison
from discourse.document import Note
from discourse.errors import UsageError
from discourse.measures.background import load_background
from discourse.measures.comparability import ComparabilityRow, measure_comparability
from discourse.measures.corrected import Corrections, correct_labels
from discourse.measures.counts import LabelCounts, LabelKind, count_labels
from discourse.measures.design_based import HandCoded
from discourse.measures.differences import RateComparison, adjust_family, compare_rates
from discourse.measures.divergence import Divergence, compare_distributions
from discourse.measures.groups import MOST_SIDE_BY_SIDE as MOST_SIDE_BY_SIDE
from discourse.measures.groups import GroupComparison, compare_groups, group_texts
from discourse.measures.intervals import measure_rates
from discourse.measures.keywords import MOST_Q, Keywords, find_keywords, find_side_keywords
from discourse.measures.measure import Measure
from discourse.measures.phrases import PhraseCounts, count_parties, count_phrases
from discourse.measures.recalls import Recalls, measure_recalls
from discourse.measures.resampling import PERMUTATIONS, SEED, Sample
from discourse.measures.score_card import load_scores
from discourse.measures.similarity import compare_vocabularies, tf_idf
from discourse.measures.vocabulary import WordCounts, count_words, find_exclusive_and_shared

#: Every text is held against every other, and each has a line of its own.
MOST_TEXTS = 100


@dataclass(frozen=True, slots=True)
class LabelComparison:
    """One function or frame in all texts: its share of sentences in each, and the test.

    ``recalls`` says whether the label hears the texts alike; of frames nothing was ever measured.
    """

    kind: LabelKind
    rates: tuple[Measure, ...]
    test: RateComparison
    recalls: Recalls


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
    ``phrases`` and ``named`` are for phrases and for names of parties what ``keywords`` are for
    words; ``of_sides`` are all three for speakers, where there are two or more and one of them has
    several texts. ``corrections`` are the shares of functions corrected for errors of the labels.
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
    corrections: Corrections | None = None
    phrases: tuple[Keywords, ...] = ()
    named: tuple[Keywords, ...] = ()
    of_sides: tuple[tuple[Keywords, ...], ...] = ()

    @property
    def by_speaker(self) -> bool:
        """Whether the tests that count are those of speakers: of many texts, where there are any.

        They deal out documents, the others paragraphs.
        """
        return bool(self.groups) and len(self.keywords) > MOST_SIDE_BY_SIDE

    @property
    def tested(self) -> tuple[tuple[LabelKind, str], ...]:
        """The labels that a test was made of."""
        return tuple((kind, label) for kind, label, _ in self._q_values())

    @property
    def why_untested(self) -> str | None:
        """Why none of the labels that occur was tested; ``None`` where one was, or none occurs."""
        if self.tested:
            return None
        red = [row.reason for row in self.comparability if row.verdict == "red"]
        occur = (label.test for label in self.labels if any(label.test.counts))
        return "; ".join(red) or next((test.reason for test in occur if test.reason), None)

    @property
    def apart(self) -> tuple[tuple[LabelKind, str], ...]:
        """The labels that differ beyond chance at ``MOST_Q``: the one list that all places show."""
        return tuple((kind, label) for kind, label, q in self._q_values() if q <= MOST_Q)

    @property
    def marked(self) -> tuple[tuple[LabelKind, str], ...]:
        """Those of ``apart`` that may differ because the labels do not hear all texts alike."""
        alike = {(x.kind, x.test.label) for x in self.labels if x.recalls.verdict == "alike"}
        return tuple(pair for pair in self.apart if pair not in alike)

    def _q_values(self) -> list[tuple[LabelKind, str, float]]:
        rows: list[tuple[LabelKind, str, float | None]] = (
            [(group.kind, group.label, group.q_value) for group in self.groups]
            if self.by_speaker
            else [(label.kind, label.test.label, label.test.q_value) for label in self.labels]
        )
        return [(kind, label, q) for kind, label, q in rows if q is not None]


def compare(analyses: Sequence[Analysis], hand_coded: HandCoded | None = None) -> Comparison:
    """Hold two or more texts against each other.

    Shares are corrected by a ``hand_coded`` sample of these texts, see
    :func:`discourse.codings.sample.read_sample`; without one by measured error rates.

    The comparability of the texts is looked at first; where their language stands in the way,
    labels are not compared. Swapping texts gives the mirror image.

    Raises:
        UsageError: fewer than two texts, or more than can be held against each other.
    """
    if len(analyses) < 2:
        raise UsageError(f"a comparison needs two texts or more; {len(analyses)} given")
    if len(analyses) > MOST_TEXTS:
        raise UsageError(
            f"more than {MOST_TEXTS} texts are not held against each other one by one; compare "
            "groups of them (--by country, --by speaker, --by year)"
        )
    comparability = measure_comparability(analyses)
    red = [row for row in comparability if row.verdict == "red"]
    reasons = "; ".join(row.reason for row in red)
    labels: tuple[LabelComparison, ...] = ()
    divergences: tuple[PairDivergence, ...] = ()
    groups: tuple[GroupComparison, ...] = ()
    corrections: Corrections | None = None
    if all(row.name == "genre" for row in red):
        labels = (*_compare_labels(analyses, "functions"), *_compare_labels(analyses, "frames"))
        labels = _untested(labels, reasons) if red else _adjusted(labels)
        groups = compare_groups(analyses, [(label.kind, label.test) for label in labels], not red)
        card = load_scores(analyses[0].codebook.tagger)
        corrections = correct_labels(analyses, hand_coded, card, not red)
    if not red and len(analyses) <= MOST_SIDE_BY_SIDE:
        divergences = _compare_profiles(analyses)
    words = count_words(analyses)
    phrases = count_phrases(analyses)
    parties = count_parties(analyses, words.sizes)
    measures = Measures(
        comparability,
        labels,
        divergences,
        find_keywords(words),
        _compare_words(words),
        groups,
        *find_exclusive_and_shared(words),
        words.left_out,
        corrections=corrections,
        phrases=find_keywords(phrases.counts, phrases.sizes, phrases.prior),
        named=find_keywords(parties.counts, parties.sizes, parties.prior),
        of_sides=_compare_sides(analyses, words, phrases, parties),
    )
    notes = (Note("not compared", f"labels were not compared: {reasons}"),) if red else ()
    return Comparison(tuple(analyses), (measures,), notes, _provenance(analyses, hand_coded))


def _compare_sides(
    analyses: Sequence[Analysis], words: WordCounts, phrases: PhraseCounts, parties: PhraseCounts
) -> tuple[tuple[Keywords, ...], ...]:
    """Words, phrases and parties of the speakers; empty where each has one text, or one has all."""
    sides = group_texts(analyses)
    if not 1 < len(sides) < len(analyses):
        return ()
    return (
        find_side_keywords(words, words.sizes, sides),
        find_side_keywords(phrases.counts, phrases.sizes, sides, phrases.prior),
        find_side_keywords(parties.counts, parties.sizes, sides, parties.prior),
    )


def _provenance(
    analyses: Sequence[Analysis], hand_coded: HandCoded | None
) -> tuple[tuple[str, str], ...]:
    return (
        *analyses[0].provenance[:3],
        *((f"text {analysis.id}", analysis.document.digest) for analysis in analyses),
        *((("hand-coded sample", hand_coded.file),) if hand_coded else ()),
        ("seed", str(SEED)),
        ("permutations", str(PERMUTATIONS)),
    )


def _compare_labels(analyses: Sequence[Analysis], kind: LabelKind) -> tuple[LabelComparison, ...]:
    counts = [found for a in analyses if (found := count_labels(a, kind)) is not None]
    if len(counts) < len(analyses):
        return ()
    labels = counts[0].labels
    few = len(counts) <= MOST_SIDE_BY_SIDE
    tests = compare_rates(labels, [_sample(count) for count in counts], pairwise=few)
    rates = [measure_rates(labels, count.table, count.sentences) for count in counts]
    unmeasured = Recalls((None,) * len(analyses))
    return tuple(
        LabelComparison(
            kind,
            tuple(text[column] for text in rates),
            test,
            measure_recalls(analyses, test.label) if kind == "functions" else unmeasured,
        )
        for column, test in enumerate(tests)
    )


def _adjusted(labels: tuple[LabelComparison, ...]) -> tuple[LabelComparison, ...]:
    """One family: functions and frames stand in the same report."""
    tests = adjust_family([label.test for label in labels])
    return tuple(replace(label, test=test) for label, test in zip(labels, tests, strict=True))


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
