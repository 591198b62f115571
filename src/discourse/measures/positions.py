"""Positions of texts as one table: Wordscores where references are given, Wordfish where not.

Beside each position stands what the dimension could be instead of policy: its rank correlation
with the length and the year of the texts, and the words at its ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from discourse.errors import UsageError
from discourse.measures.cross_fitting import FEWEST_TEXTS as FEWEST_FOR_INTERVALS
from discourse.measures.cross_fitting import cross_fitted_errors
from discourse.measures.measure import Interval, Measure
from discourse.measures.resampling import FloatArray
from discourse.measures.text_counts import TextCounts, filled_paragraphs
from discourse.measures.wordfish import FEW_TEXTS, fit_wordfish
from discourse.measures.wordscores import fit_wordscores

LEVEL = 0.95
#: Of a word at an end of the scale: this many occurrences, in this share of the texts or more.
FEWEST_OCCURRENCES = 5
_MARKING_SHARE = 0.1
MOST_WORDS = 15
#: Words in a smaller share of the texts are left out of Wordfish: each adds a parameter that few
#: counts tell of, and positions get worse (benchmarks/sim_positions.py).
WORDFISH_SHARE = 0.2
FEWEST_WORDS = 500
FEWEST_FOR_CORRELATION = 10
MOST_NAMED = 3  # texts in a caution
BY_PARAGRAPHS = "Student's t, standard error over paragraphs, scores of words as given"
BY_PARTS = "Student's t, standard error over paragraphs, weights of words fitted without the text"
NO_INTERVAL = (
    f"no interval under {FEWEST_FOR_INTERVALS} texts: in simulated collections of 12 one held the "
    "truth in .86 to .90 of cases instead of .95, since too few are left to find the dimension "
    "without the text that is placed; take standard errors as lower bounds"
)
NO_DIMENSION = (
    "no interval: by weights of words that the other texts give, texts differ by hardly more than "
    "chance (or the fit did not come to rest), so there is no dimension to place them on"
)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a text stands.

    ``error`` is the standard error over paragraphs, ``None`` where the text has a single one; where
    Wordfish has intervals, by weights of words that owe nothing to the text.
    ``error_by_words`` that of the published method, words taken as drawn alone. ``score`` is the
    score of a reference text. ``raw`` and ``lbg`` are the other two scales of Wordscores.
    ``words`` counts the words that were used, of ``length``.
    """

    text: int
    value: float
    error: float | None
    error_by_words: float
    interval: Interval | None
    words: int
    length: int
    score: float | None = None
    raw: float | None = None
    lbg: float | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A word at one end of the scale: its weight, and its count in all texts."""

    word: str
    weight: float
    count: int


@dataclass(frozen=True, slots=True)
class Caution:
    """What is to be said with positions; ``texts`` are the numbers of those that it is said of."""

    says: str
    texts: tuple[int, ...] = ()
    end: str = ""

    def told(self, name: Callable[[int], str]) -> str:
        """The caution with the names of at most three texts."""
        named, rest = map(name, self.texts[:MOST_NAMED]), len(self.texts) - MOST_NAMED
        return f"{self.says}{', '.join(named)}{f' and {rest} more' if rest > 0 else ''}{self.end}"


@dataclass(frozen=True, eq=False)
class Positions:
    """Positions of texts, lowest first.

    ``method`` is ``wordscores`` or ``wordfish``; ``low`` and ``high`` are the words that pull
    most to either end; ``length`` and ``year`` the rank correlations (Spearman) of the position
    with the words and the year of the texts. ``cautions`` are to be printed with the positions;
    ``no_interval`` says why there is none.
    """

    method: str
    counts: TextCounts
    positions: tuple[Position, ...]
    low: tuple[Marker, ...]
    high: tuple[Marker, ...]
    length: Measure
    year: Measure
    cautions: tuple[Caution, ...]
    no_interval: str | None


def score_texts(counts: TextCounts, references: Mapping[int, float]) -> Positions:
    """Positions by Wordscores, on the scale of the references (Martin & Vanberg 2007).

    Raises:
        UsageError: the texts are in several languages, or the references make no scale.
    """
    check_languages(counts)
    fitted = fit_wordscores(counts, references)
    sizes = np.asarray(fitted.counts.table.sum(axis=1)).ravel()
    widths = half_widths(fitted.counts, fitted.mv.by_paragraphs)
    positions = []
    for text in range(len(counts.ids)):
        value, error = float(fitted.mv.values[text]), float(fitted.mv.by_paragraphs[text])
        spread = float(widths[text])
        ends = None
        # The score of a reference is given, not estimated.
        if np.isfinite(spread) and text not in references:
            ends = Interval(value - spread, value + spread, LEVEL, BY_PARAGRAPHS)
        positions.append(
            Position(
                text,
                value,
                error if np.isfinite(error) else None,
                float(fitted.mv.by_words[text]),
                ends,
                int(sizes[text]),
                int(counts.lengths[text]),
                references.get(text),
                float(fitted.raw.values[text]),
                float(fitted.lbg.values[text]),
            )
        )
    found = _described("wordscores", fitted.counts, positions, fitted.word_scores)
    thin = tuple(p.text for p in positions if p.words < p.length / 2)
    cautions = (
        *_cautions_of_length(positions),
        *((Caution("fewer than half of the words have a score in ", thin),) if thin else ()),
    )
    return replace(found, cautions=cautions)


def scale_texts(counts: TextCounts, left: int, right: int) -> Positions:
    """Positions by Wordfish; ``left`` stands lower than ``right``.

    Raises:
        UsageError: the texts are in several languages, too few, or too much alike.
    """
    check_languages(counts)
    fewest = max(2, int(np.ceil(WORDFISH_SHARE * len(counts.ids))))
    used = counts.in_texts(fewest)
    fitted = fit_wordfish(used, left, right)
    sizes = np.asarray(used.table.sum(axis=1)).ravel()
    crossed = cross_fitted_errors(fitted) if fitted.converged else None
    errors = fitted.by_paragraphs if crossed is None else crossed
    widths = half_widths(used, errors) if crossed is not None else np.full(sizes.size, np.nan)
    positions = [
        Position(
            text,
            value := float(fitted.theta[text]),
            float(error) if np.isfinite(error := errors[text]) else None,
            float(fitted.by_words[text]),
            Interval(value - half, value + half, LEVEL, BY_PARTS)
            if np.isfinite(half := float(widths[text]))
            else None,
            int(sizes[text]),
            int(counts.lengths[text]),
        )
        for text in range(len(counts.ids))
    ]
    found = _described("wordfish", used, positions, fitted.beta)
    few = f"{len(counts.ids)} texts are few for a dimension; {FEW_TEXTS} or more are better"
    unrest = f"the fit did not come to rest in {fitted.rounds} rounds: read no position from it"
    cautions = (
        *((Caution(few),) if len(counts.ids) < FEW_TEXTS else ()),
        *(() if fitted.converged else (Caution(unrest),)),
        *_cautions_of_length(positions),
    )
    why = NO_INTERVAL if len(counts.ids) < FEWEST_FOR_INTERVALS else NO_DIMENSION
    return replace(found, cautions=cautions, no_interval=why if crossed is None else None)


def half_widths(counts: TextCounts, errors: FloatArray, level: float = LEVEL) -> FloatArray:
    """Half the width of the interval of each text: Student's t over paragraphs with a word."""
    from scipy.special import stdtrit

    free = np.maximum(filled_paragraphs(counts) - 1, 1)
    return np.asarray(-stdtrit(free, (1 - level) / 2) * errors)


def check_languages(counts: TextCounts) -> None:
    """Refuse texts of several languages, as far as languages are known.

    Raises:
        UsageError: there are several; the message names a text of each.
    """
    found: dict[str, list[str]] = {}
    for name, metadata in zip(counts.ids, counts.metadata, strict=True):
        if metadata.language:
            found.setdefault(metadata.language, []).append(name)
    if len(found) > 1:
        named = "; ".join(f"{code}: {_first(names)}" for code, names in sorted(found.items()))
        advice = "take texts of one language, or give --language CODE if one was misread"
        raise UsageError(f"words of different languages do not compare ({named}); {advice}")


def _first(names: list[str]) -> str:
    return names[0] + (f" and {len(names) - 1} more" if len(names) > 1 else "")


def _described(
    method: str, counts: TextCounts, positions: list[Position], weights: FloatArray
) -> Positions:
    values = np.array([position.value for position in positions])
    low, high = _markers(counts, weights)
    years = [int(m.date[:4]) if m.date and m.date[:4].isdigit() else None for m in counts.metadata]
    return Positions(
        method,
        counts,
        tuple(sorted(positions, key=lambda p: (round(p.value, 9), counts.ids[p.text]))),
        low,
        high,
        _correlate("length", values, counts.lengths.tolist()),
        _correlate("year", values, years),
        (),
        None,
    )


def _markers(
    counts: TextCounts, weights: FloatArray
) -> tuple[tuple[Marker, ...], tuple[Marker, ...]]:
    """The words that mark the ends: frequent enough, in several texts, of the largest weights."""
    table = counts.table.tocsc()
    totals = np.asarray(table.sum(axis=0)).ravel()
    spread = np.diff(table.indptr)
    fewest = max(2, _MARKING_SHARE * len(counts.ids))
    columns = np.flatnonzero((totals >= FEWEST_OCCURRENCES) & (spread >= fewest))
    centre = float(weights @ totals / totals.sum())
    markers = [Marker(counts.words[c], float(weights[c]), int(totals[c])) for c in columns.tolist()]

    def ranked(sign: int) -> tuple[Marker, ...]:
        """The largest weights of one sign; of (nearly) equal ones the more frequent word first."""
        there = [marker for marker in markers if sign * (marker.weight - centre) > 0]
        there.sort(key=lambda m: (-round(sign * m.weight, 2), -m.count, m.word))
        return tuple(there[:MOST_WORDS])

    return ranked(-1), ranked(1)


def _correlate(name: str, values: FloatArray, others: list[int | None]) -> Measure:
    """Spearman's rank correlation with what is known, with the number of texts it rests on."""
    from scipy.stats import spearmanr

    unit = "rank correlation"
    known = [(v, o) for v, o in zip(values.tolist(), others, strict=True) if o is not None]
    if len(known) < FEWEST_FOR_CORRELATION:
        reason = f"{len(known)} texts with a known {name}, fewer than {FEWEST_FOR_CORRELATION}"
        return Measure.missing(name, unit, reason)
    first, second = (np.array(column) for column in zip(*known, strict=True))
    if np.ptp(second) == 0 or np.ptp(first) == 0:
        return Measure.missing(name, unit, f"all texts have the same {name}")
    found = float(spearmanr(first, second).statistic)
    reason = "describes these texts, which are no sample: no interval"
    return Measure(name, found, len(known), len(values), unit, None, reason)


def _cautions_of_length(positions: list[Position]) -> tuple[Caution, ...]:
    short = tuple(p.text for p in positions if p.words < FEWEST_WORDS)
    if not short:
        return ()
    return (
        Caution(f"fewer than {FEWEST_WORDS} words were used of ", short, ": hardly a position"),
    )
