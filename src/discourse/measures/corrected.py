"""Shares of functions and their differences between sides, corrected for errors of the labels.

By a hand-coded random sample of the texts where there is one
(:mod:`discourse.measures.design_based`); else by error rates measured on other texts, for the
labels and taggers that the card covers (:mod:`discourse.measures.misclassification`). Frames have
no error rates and are never corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from discourse.analysis import Analysis
from discourse.codebook import load_codebook
from discourse.measures.counts import LabelCounts, count_labels
from discourse.measures.design_based import (
    FEWEST_CODED,
    CodedSide,
    Estimate,
    HandCoded,
    estimate_shares,
)
from discourse.measures.groups import Side, find_sides
from discourse.measures.intervals import LEVEL, measure_rates
from discourse.measures.measure import Interval, Measure
from discourse.measures.misclassification import (
    ALL,
    METHOD,
    ErrorRates,
    correct_share,
    draw_shares,
    rates_of,
)
from discourse.measures.resampling import FloatArray, Sample
from discourse.measures.score_card import ScoreCard

Method = Literal["sample", "rates"]
SHARE, DIFFERENCE = "share of sentences", "difference of shares"
MISFIT = "found less often (or more) than the error rates allow: they do not fit these texts"
NOT_COMPARED = "the texts are not to be compared"
#: Where labels err otherwise on one side than on all texts, such an interval holds in .45 to .83
#: of cases (``benchmarks/sim_correction.py``), and nothing tells whether they do.
OF_ALL = "error rates of all governments: how far labels err otherwise here was not measured"


@dataclass(frozen=True, slots=True)
class CorrectedShare:
    """One label on one side: as it was found, and corrected.

    ``rates`` are the error rates that were used, where there are such.
    """

    raw: Measure
    corrected: Measure
    rates: ErrorRates | None = None


@dataclass(frozen=True, slots=True)
class CorrectedLabel:
    """One function on all sides; ``difference`` is of two sides, first less second.

    ``is_apart`` says whether that is beyond 0 by its interval; by one that is not printed, where
    error rates of all governments were used.
    """

    label: str
    shares: tuple[CorrectedShare, ...]
    difference: Measure | None = None
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Corrections:
    """Shares of all functions by side, corrected by a ``sample`` or by ``rates``.

    ``coded`` counts the hand-coded sentences of each side (0 where rates are used), and
    ``hand_coded`` holds them.
    """

    method: Method
    sides: tuple[Side, ...]
    coded: tuple[int, ...]
    labels: tuple[CorrectedLabel, ...]
    hand_coded: HandCoded | None = None


def correct_labels(
    analyses: Sequence[Analysis],
    hand_coded: HandCoded | None = None,
    card: ScoreCard | None = None,
    comparable: bool = True,
) -> Corrections | None:
    """Correct the share of every function on every side.

    ``None`` where functions were not measured, or where there is neither a sample nor a card.
    Differences are of two sides, and of texts that are ``comparable``.
    """
    counts = [found for a in analyses if (found := count_labels(a, "functions")) is not None]
    if len(counts) < len(analyses) or (hand_coded is None and card is None):
        return None
    sides = find_sides(analyses)
    labels = counts[0].labels
    samples = [_sample([counts[n] for n in side.members]) for side in sides]
    raw = [measure_rates(labels, sample.table, sample.bases) for sample in samples]
    corrected: Corrections
    if hand_coded is not None:
        coded = [_coded_side([analyses[n] for n in s.members], labels, hand_coded) for s in sides]
        numbers = tuple(len(side.coded) for side in coded)
        rows = tuple(_by_sample(labels, coded, raw))
        corrected = Corrections("sample", sides, numbers, rows, hand_coded)
    else:
        assert card is not None
        rates = [error_rates(labels, [analyses[n] for n in s.members], card) for s in sides]
        rows = tuple(correct_by_rates(labels, rates, raw, _draws(samples, sides)))
        corrected = Corrections("rates", sides, (0,) * len(sides), rows)
    return corrected if comparable else _without_differences(corrected)


def _sample(counts: Sequence[LabelCounts]) -> Sample:
    """The paragraphs of all texts of a side."""
    return Sample(
        np.vstack([text.table for text in counts]),
        np.concatenate([text.sentences for text in counts]),
    )


def _without_differences(found: Corrections) -> Corrections:
    missing = Measure.missing("difference", DIFFERENCE, NOT_COMPARED)
    rows = (replace(row, difference=row.difference and missing) for row in found.labels)
    return replace(found, labels=tuple(rows))


def _coded_side(
    texts: Sequence[Analysis], labels: Sequence[str], hand_coded: HandCoded
) -> CodedSide:
    found: list[list[bool]] = []
    given: list[list[bool]] = []
    coded: list[int] = []
    paragraphs: dict[tuple[str, int], int] = {}
    numbers: list[int] = []
    for analysis in texts:
        by_hand = hand_coded.labels.get(analysis.id, {})
        for unit in analysis.own_sentences:
            place = (analysis.id, unit.paragraph_no)
            numbers.append(paragraphs.setdefault(place, len(paragraphs)))
            own = by_hand.get(unit.sentence_no or 0)  # they count from 1
            if own is not None:
                coded.append(len(found))
                given.append([label in own for label in labels])
            found.append([unit.has(label) for label in labels])
    shape = (-1, len(labels))
    return CodedSide(
        np.array(found, dtype=np.bool_).reshape(shape),
        np.array(numbers, dtype=np.int64),
        np.array(coded, dtype=np.int64),
        np.array(given, dtype=np.bool_).reshape(shape),
    )


def _by_sample(
    labels: Sequence[str], sides: Sequence[CodedSide], raw: Sequence[tuple[Measure, ...]]
) -> Iterator[CorrectedLabel]:
    reasons = [_why_no_estimate(side) for side in sides]
    estimates = [
        None if reason else estimate_shares(side)
        for side, reason in zip(sides, reasons, strict=True)
    ]
    by_side = []
    for of_side, estimate, reason in zip(raw, estimates, reasons, strict=True):
        by_side.append(_measures(labels, estimate, SHARE, reason, of_side[0].reason))
    differences = None
    if len(sides) == 2:
        first, second = estimates
        less = first - second if first and second else None
        no_interval = next((of_side[0].reason for of_side in raw if of_side[0].reason), None)
        reason = next((reason for reason in reasons if reason), None)
        differences = _measures(["difference"] * len(labels), less, DIFFERENCE, reason, no_interval)
    for column, label in enumerate(labels):
        pairs = zip(raw, by_side, strict=True)
        shares = tuple(CorrectedShare(rates[column], right[column]) for rates, right in pairs)
        difference = differences[column] if differences else None
        yield CorrectedLabel(label, shares, difference, _is_apart(difference))


def _is_apart(difference: Measure | None) -> bool:
    """Whether a difference has an interval, and 0 lies beyond it."""
    interval = difference.interval if difference else None
    return interval is not None and not interval.contains(0.0)


def _why_no_estimate(side: CodedSide) -> str | None:
    coded = len(side.coded)
    if coded >= FEWEST_CODED:
        return None
    return f"{coded} hand-coded sentences, fewer than {FEWEST_CODED}"


def _measures(
    names: Sequence[str],
    estimate: Estimate | None,
    unit: str,
    reason: str | None,
    no_interval: str | None,
) -> list[Measure]:
    if estimate is None:
        return [Measure.missing(name, unit, reason or "not measured") for name in names]
    lowest = 0.0 if unit == SHARE else -1.0
    values = np.clip(estimate.shares, lowest, 1).tolist()
    intervals: Sequence[Interval | None] = estimate.intervals(lowest)
    if no_interval:
        intervals = [None] * len(names)
    return [
        Measure(name, value, None, None, unit, interval, no_interval)
        for name, value, interval in zip(names, values, intervals, strict=True)
    ]


def error_rates(
    labels: Sequence[str], texts: Sequence[Analysis], card: ScoreCard
) -> list[ErrorRates | str]:
    """The error rates of each label on texts of a side, or why it has none.

    They are those of one tagger's labels; of a side of several governments those of all.
    """
    layer = texts[0].document.layer("functions")
    if {part.model for part in card.parts.values()} != {layer.made_by.model_digest}:
        return ["errors were measured of the trained tagger, which did not label here"] * len(
            labels
        )
    shipped = {page.id: page for page in load_codebook().functions}
    countries = {text.document.metadata.country for text in texts}
    country = countries.pop() if len(countries) == 1 else None
    return [
        rates_of(label, country, card)
        if shipped.get(label) == texts[0].codebook.function(label)
        else "its page is not the one whose errors were measured"
        for label in labels
    ]


def _draws(samples: Sequence[Sample], sides: Sequence[Side]) -> list[FloatArray | None]:
    """Drawn in the order of names, whatever that of the sides: swapping them mirrors all."""
    order = sorted(range(len(sides)), key=lambda number: sides[number].name)
    drawn = draw_shares([samples[number] for number in order])
    return [drawn[order.index(number)] for number in range(len(sides))]


def correct_by_rates(
    labels: Sequence[str],
    rates: Sequence[Sequence[ErrorRates | str]],
    raw: Sequence[tuple[Measure, ...]],
    drawn: Sequence[FloatArray | None],
) -> Iterator[CorrectedLabel]:
    """Each label by its error rates on each side; of labels without rates, why.

    Only what a government's own rates correct has an interval (:data:`OF_ALL`). ``rates``,
    ``raw`` and ``drawn`` (from :func:`draw_shares`) have an entry for each side.
    """
    for column, label in enumerate(labels):
        shares, draws = [], []
        for of_side, found, resampled in zip(rates, raw, drawn, strict=True):
            own = of_side[column]
            likely = None
            if resampled is not None and not isinstance(own, str):
                likely = correct_share(resampled[:, column], *own.draws(label))
            shares.append(_corrected(found[column], own, likely))
            draws.append(likely)
        difference = _difference(shares, draws) if len(shares) == 2 else None
        are_own = [share.rates is None or share.rates.whose != ALL for share in shares]
        shown = [
            share if is_own else replace(share, corrected=_without_interval(share.corrected))
            for share, is_own in zip(shares, are_own, strict=True)
        ]
        is_apart = _is_apart(difference)
        if difference and not all(are_own):
            difference = _without_interval(difference)
        yield CorrectedLabel(label, tuple(shown), difference, is_apart)


def _without_interval(measure: Measure) -> Measure:
    return replace(measure, interval=None, reason=measure.reason or OF_ALL)


def _corrected(raw: Measure, rates: ErrorRates | str, likely: FloatArray | None) -> CorrectedShare:
    if isinstance(rates, str) or raw.value is None:
        reason = rates if isinstance(rates, str) else raw.reason or "not measured"
        return CorrectedShare(raw, Measure.missing(raw.name, SHARE, reason))
    value = float(correct_share(np.array(raw.value), np.array(rates.tpr), np.array(rates.fpr)))
    corrected = _with_limits(raw.name, value, SHARE, likely, raw.reason)
    if (span := corrected.interval) and span.low == span.high:  # all draws lie outside 0 to 1
        return CorrectedShare(raw, Measure.missing(raw.name, SHARE, MISFIT))
    return CorrectedShare(raw, corrected, rates)


def _difference(shares: Sequence[CorrectedShare], draws: Sequence[FloatArray | None]) -> Measure:
    one, other = (share.corrected for share in shares)
    if one.value is None or other.value is None:
        return Measure.missing("difference", DIFFERENCE, one.reason or other.reason or "")
    likely = draws[0] - draws[1] if draws[0] is not None and draws[1] is not None else None
    reason = one.reason or other.reason
    return _with_limits("difference", one.value - other.value, DIFFERENCE, likely, reason)


def _with_limits(
    name: str, value: float, unit: str, likely: FloatArray | None, reason: str | None
) -> Measure:
    """A measure with the middle 95 % of its ``likely`` values, widened to hold the value itself."""
    if likely is None:
        return Measure(name, value, None, None, unit, None, reason)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(likely, (tail, 1 - tail)).tolist()
    interval = Interval(min(low, value), max(high, value), LEVEL, METHOD)
    return Measure(name, value, None, None, unit, interval)
