"""Shares of sentences corrected for the errors of the labels, with intervals that know of them.

Two ways, and raw and corrected shares stand side by side.

*By a sample*: people code some sentences drawn at random from the compared texts. Each sentence
then counts as what was found in it, plus, where it was coded, the error made there over the chance
of being drawn; the mean of these is right on average whatever errors the labels make (design-based
supervised learning: Egami, Hinck, Stewart & Wei 2023).

*By measured rates*: of sentences that people coded in other texts of the government (or, where
there are too few, in all), how often the label is found where it was given, t, and where it was
not, f. Then the share is (observed - f) / (t - f) (Rogan & Gladen 1978; for coded texts Mikhaylov,
Laver & Benoit 2012). It is right only if the labels err in these texts as they did in those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from discourse.analysis import Analysis
from discourse.measures.counts import LabelCounts, count_labels
from discourse.measures.intervals import LEVEL
from discourse.measures.measure import Interval, Measure
from discourse.measures.misclassification import (
    CodedSentences,
    correct_by_rates,
    correct_by_sample,
    draw_shares,
    why_not_by_rates,
)
from discourse.measures.recalls import FEWEST, coded_like, scores_on
from discourse.measures.resampling import FloatArray, Sample
from discourse.measures.score_card import Tally, TallyGroup

UNIT, OF_DIFFERENCE = "share of sentences", "difference of shares"
METHODS = {
    "sample": "Student's t over paragraphs, errors of the coded sample included",
    "rates": "draws of the share and of both rates",
}
FEWEST_CODED = 15  # sentences of a side, for a correction by a sample

#: Labels that people gave, by text and the start of the sentence in its source.
Coded = Mapping[tuple[str, int], frozenset[str]]
Way = Literal["sample", "rates"]


@dataclass(frozen=True, slots=True)
class CorrectedLabel:
    """One function: for each side the raw and the corrected share, and their difference if two."""

    label: str
    raw: tuple[Measure, ...]
    corrected: tuple[Measure, ...]
    difference: Measure | None


@dataclass(frozen=True, slots=True, eq=False)
class Correction:
    """All functions corrected, one ``way``.

    ``sides`` are the positions of the texts of each side; ``sources`` say for each side how many
    coded sentences the correction rests on, and of whom. ``coded`` is what people gave.
    """

    way: Way
    sides: tuple[tuple[int, ...], ...]
    sources: tuple[str, ...]
    labels: tuple[CorrectedLabel, ...]
    coded: Coded


def correct_shares(
    analyses: Sequence[Analysis], sides: Sequence[tuple[int, ...]], coded: Coded | None = None
) -> Correction | None:
    """The shares of all functions on each side, corrected by a coded sample, or else by rates.

    ``None`` where functions were not measured, or there is nothing to correct by.
    """
    counts = [count_labels(analysis, "functions") for analysis in analyses]
    known = [count for count in counts if count is not None]
    if len(known) < len(analyses):
        return None
    if not coded and not all(scores_on(analysis) for analysis in analyses):
        return None
    way: Way = "sample" if coded else "rates"
    found = []
    for side in sides:
        own = [analyses[n] for n in side], [known[n] for n in side]
        found.append(_by_sample(*own, coded) if coded else _by_rates(*own))
    labels = tuple(
        CorrectedLabel(
            label,
            tuple(side.raw(column) for side in found),
            tuple(side.corrected(column, METHODS[way]) for side in found),
            _difference(found, column, METHODS[way]) if len(found) == 2 else None,
        )
        for column, label in enumerate(known[0].labels)
    )
    sources = tuple(side.source for side in found)
    return Correction(way, tuple(map(tuple, sides)), sources, labels, coded or {})


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """The texts of one side: counts as labelled, corrected ``values`` and ``draws`` of them.

    ``draws`` is [draws x labels]; ``reasons`` say why a label is not corrected.
    """

    labels: tuple[str, ...]
    sample: Sample
    values: FloatArray
    draws: FloatArray
    reasons: Sequence[str | None]
    source: str

    def raw(self, column: int) -> Measure:
        """The share as labelled."""
        label, base = self.labels[column], self.sample.base
        if not base:
            return Measure.missing(label, UNIT, "the texts have no sentences")
        count = int(self.sample.totals[column])
        return Measure(label, count / base, count, base, UNIT)

    def corrected(self, column: int, method: str) -> Measure:
        """The corrected share, kept within 0 and 1."""
        label, base = self.labels[column], self.sample.base
        if reason := self.reasons[column]:
            return Measure.missing(label, UNIT, reason)
        interval = _quantiles(self.draws[:, column].clip(0, 1), method)
        return Measure(label, _within(self.values[column]), None, base, UNIT, interval)


def _difference(sides: Sequence[_Side], column: int, method: str) -> Measure:
    """The corrected share of the first side less that of the second."""
    first, second = sides
    label = first.labels[column]
    if reason := first.reasons[column] or second.reasons[column]:
        return Measure.missing(label, OF_DIFFERENCE, reason)
    value = float(first.values[column] - second.values[column])
    interval = _quantiles(first.draws[:, column] - second.draws[:, column], method)
    return Measure(label, value, None, None, OF_DIFFERENCE, interval)


def _within(share: float) -> float:
    return min(max(float(share), 0.0), 1.0)


def _quantiles(draws: FloatArray, method: str) -> Interval:
    low, high = np.quantile(draws, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return Interval(float(low), float(high), LEVEL, method)


def _sample(counts: Sequence[LabelCounts]) -> Sample:
    table = np.vstack([one.table for one in counts])
    return Sample(table, np.concatenate([one.sentences for one in counts]))


def _by_sample(analyses: Sequence[Analysis], counts: Sequence[LabelCounts], coded: Coded) -> _Side:
    """A side corrected by its coded sentences."""
    labels = counts[0].labels
    units = [(analysis, unit) for analysis in analyses for unit in analysis.own_sentences]
    given = [coded.get((analysis.id, unit.source_span.start)) for analysis, unit in units]
    places = [(analysis.id, unit.paragraph_no) for analysis, unit in units]
    numbers = {place: number for number, place in enumerate(dict.fromkeys(places))}
    sentences = CodedSentences(
        np.array([[float(unit.has(label)) for label in labels] for _, unit in units]),
        np.array([[float(label in (row or ())) for label in labels] for row in given]),
        np.array([row is not None for row in given]),
        np.array([numbers[place] for place in places]),
    )
    number = int(sentences.is_coded.sum())
    reason = None
    if number < FEWEST_CODED:
        reason = f"{number} coded sentences of this side, fewer than {FEWEST_CODED}"
        return _uncorrected(counts, reason)
    values, draws = correct_by_sample(sentences)
    source = f"{number} coded sentences of the texts"
    return _Side(labels, _sample(counts), values, draws, (None,) * len(labels), source)


def _uncorrected(counts: Sequence[LabelCounts], reason: str) -> _Side:
    labels = counts[0].labels
    nothing = np.zeros(len(labels))
    return _Side(labels, _sample(counts), nothing, nothing[None], (reason,) * len(labels), reason)


def _by_rates(analyses: Sequence[Analysis], counts: Sequence[LabelCounts]) -> _Side:
    """A side corrected by rates of its government where these are known, else of all."""
    labels, sample = counts[0].labels, _sample(counts)
    if not sample.base:
        return _uncorrected(counts, "the texts have no sentences")
    own = coded_like(analyses[0])
    everywhere = sum((part.whole for part in scores_on(analyses[0])), start=TallyGroup(0, {}))
    observed = draw_shares(sample)
    values, draws = np.zeros(len(labels)), np.zeros_like(observed)
    reasons, mine = [], 0
    for column, label in enumerate(labels):
        group = _source(own, everywhere, label)
        mine += group is own
        tally = group.labels.get(label, Tally(0, 0, 0))
        reasons.append(why_not_by_rates(tally, group.sentences))
        if reasons[-1] is None:
            share = float(sample.totals[column]) / sample.base
            values[column], draws[:, column] = correct_by_rates(
                share, observed[:, column], tally, group.sentences
            )
    source = f"{everywhere.sentences} coded sentences of other texts"
    if own and mine:
        source += f", for {mine} of {len(labels)} functions {own.sentences} of this government"
    return _Side(labels, sample, values, draws, reasons, source)


def _source(own: TallyGroup | None, everywhere: TallyGroup, label: str) -> TallyGroup:
    """The coded texts of the government where they are enough for both rates, else all."""
    tally = own.labels.get(label) if own else None
    enough = own and tally and min(tally.given, own.sentences - tally.given) >= FEWEST
    return own if own and enough else everywhere
