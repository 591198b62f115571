"""A formula through the years: how often, in how many texts, since when, until when, by whom.

Absence is only as good as the coverage: "first" and "last" are of these texts, years without a text
are gaps and not zeros, and for each first and last the chance is given that it comes of too few
texts alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from discourse.measures.formulas.stream import WordStream
from discourse.measures.intervals import exact_rates
from discourse.measures.measure import Interval, Measure
from discourse.measures.resampling import PERMUTATIONS, SEED, Sample

Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
PER = 1000
UNIT = "per 1,000 words"
#: Intervals need so many texts, or paragraphs, and take the design effect with this caution: chosen
#: in ``benchmarks/sim_formulas.py``.
FEWEST_CLUSTERS, CAUTION = 60, 0.05
#: With fewer dated texts or years than these no trend is tested.
FEWEST_TEXTS, FEWEST_YEARS = 6, 3
_BLOCK = 500  # permutations at a time


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which years the texts cover: for each from the first to the last its texts and words."""

    years: tuple[int, ...]
    texts: tuple[int, ...]
    words: tuple[int, ...]
    undated: int

    @classmethod
    def of(cls, stream: WordStream) -> Coverage:
        """The coverage of a stream."""
        years = stream.years_of_texts
        every = np.arange(years.min(), years.max() + 1)
        texts = np.bincount(years - every[0], minlength=every.size)
        words = np.bincount(
            years - every[0], weights=stream.words_of_texts, minlength=every.size
        ).astype(np.int64)
        return cls(
            tuple(every.tolist()), tuple(texts.tolist()), tuple(words.tolist()), len(stream.undated)
        )

    @property
    def gaps(self) -> tuple[int, ...]:
        """The years without a text."""
        return tuple(y for y, texts in zip(self.years, self.texts, strict=True) if not texts)

    @property
    def span(self) -> str:
        """``2015-2023``, or one year."""
        first, last = self.years[0], self.years[-1]
        return f"{first}–{last}" if first != last else str(first)


@dataclass(frozen=True, slots=True)
class YearCount:
    """One year: its texts, how many of them have the formula, how often it stands, and the rate.

    ``holders`` are those of the texts that have it, in alphabetical order.
    """

    year: int
    texts: int
    having: int
    count: int
    rate: Measure
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a formula first or last stands: the text, and by how many texts it misses the edge.

    ``texts_beyond`` are the texts before the first (or after the last). ``p_value`` is the chance
    that none of these would have it if those that have it lay anywhere among the texts: exact,
    C(texts inside, having) / C(all texts, having). ``q_value`` is adjusted over all formulas that
    were looked at together; ``None`` where no text is beyond.
    """

    text: int
    year: int
    texts_beyond: int
    p_value: float
    q_value: float | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """Whether a formula rises or falls: the rates of the earlier and the later half of the years.

    ``p_value`` is of a permutation of the years of the texts (within each holder where holders have
    several texts); ``None`` where too little was there to test, ``reason`` says why. ``statistic``
    is above 0 where it rises.
    """

    earlier: Measure
    later: Measure
    statistic: float
    p_value: float | None
    reason: str | None = None


def counts_by_text(stream: WordStream, firsts: Sequence[int] | Longs) -> Longs:
    """How often a formula that begins at these words stands in each text."""
    places = np.asarray(firsts, dtype=np.int64)
    return np.bincount(stream.text_of[places], minlength=len(stream.texts)).astype(np.int64)


def measure_years(stream: WordStream, coverage: Coverage, firsts: Longs) -> tuple[YearCount, ...]:
    """The count and the rate of each year of the coverage."""
    counts = counts_by_text(stream, firsts)
    found = []
    for year in coverage.years:
        members = np.flatnonzero(stream.years_of_texts == year)
        having = members[counts[members] > 0]
        rate = _measure_rate(stream, members, firsts, str(year))
        holders = np.unique(stream.holder_of_texts[having]).tolist()
        names = tuple(stream.holders[holder] for holder in holders)
        count = int(counts[members].sum())
        found.append(YearCount(year, members.size, having.size, count, rate, names))
    return tuple(found)


def _measure_rate(stream: WordStream, members: Longs, firsts: Longs, name: str) -> Measure:
    """The rate in some texts with an interval: over texts, or over paragraphs where these are few.

    The interval is exact and widened for clustering (Korn & Graubard), with caution, since a
    speaker who uses a formula tends to use it again. Over paragraphs it speaks of these texts only.
    With fewer than 60 texts and 60 paragraphs no method tried covers: there is none.
    """
    clusters, bases = stream.text_of, stream.words_of_texts
    chosen, kind = members, "texts"
    if members.size < FEWEST_CLUSTERS:
        clusters, bases = stream.paragraph_of, stream.words_of_paragraphs
        chosen = np.flatnonzero(np.isin(stream.text_of_paragraphs, members))
        kind = "paragraphs"
    counts = np.bincount(clusters[firsts], minlength=bases.size)[chosen]
    count, base = int(counts.sum()), int(bases[chosen].sum())
    if not base:
        return Measure.missing(name, UNIT, "no words" if members.size else "no text")
    value = PER * count / base
    if chosen.size < FEWEST_CLUSTERS:
        reason = f"{chosen.size} {kind}, fewer than {FEWEST_CLUSTERS}: variability not estimated"
        return Measure(name, value, count, base, UNIT, None, reason)
    (share,) = exact_rates(Sample(counts[:, None], bases[chosen]), caution=CAUTION)
    low, high = PER * share.low, PER * share.high
    method = f"exact, adjusted for clustering in {kind}"
    return Measure(name, value, count, base, UNIT, Interval(low, high, share.level, method))


def find_edges(stream: WordStream, firsts: Longs) -> tuple[Edge, Edge] | None:
    """The first and the last text with the formula; ``None`` where no text has it.

    Texts of the same date as the first (or last) do not count as before (or after) it.
    """
    with_it = np.unique(stream.text_of[firsts])
    if not with_it.size:
        return None
    first, last = int(with_it[0]), int(with_it[-1])
    dates = [text.date for text in stream.texts]
    before = sum(_is_before(date, dates[first]) for date in dates)
    after = sum(_is_before(dates[last], date) for date in dates)
    every = len(dates)
    edges = []
    for text, beyond in ((first, before), (last, after)):
        chance = comb(every - beyond, with_it.size) / comb(every, with_it.size)
        edges.append(Edge(text, stream.texts[text].year, beyond, chance))
    return edges[0], edges[1]


def _is_before(date: str, other: str) -> bool:
    """Whether a date is earlier than another as far as both are known: 2015 and 2015-03 are not."""
    size = min(len(date), len(other))
    return date[:size] < other[:size]


def measure_trends(stream: WordStream, places: Sequence[Longs]) -> tuple[Trend, ...]:
    """The trend of each formula, all tested by the same permutations: see :func:`permute_years`."""
    years = stream.years_of_texts
    halves = [_halves(stream, firsts) for firsts in places]
    counts = np.stack([counts_by_text(stream, firsts) for firsts in places], axis=1)
    reason = _why_no_trend(years)
    found = permute_years(
        years, stream.holder_of_texts, counts, stream.words_of_texts, 0 if reason else PERMUTATIONS
    )
    statistics, p_values = (column.tolist() for column in found)
    return tuple(
        Trend(half[0], half[1], statistic, None if reason else p_value, reason)
        for half, statistic, p_value in zip(halves, statistics, p_values, strict=True)
    )


def permute_years(
    years: Longs,
    holders: NDArray[np.integer],
    counts: Longs,
    words: Longs,
    draws: int = PERMUTATIONS,
) -> tuple[Floats, Floats]:
    """Whether rates go with the years: the statistic of each formula, and its p-value.

    The statistic is Σ (year - mean year) · (rate per 1,000 words of the text). Years are dealt
    out anew among the texts of each holder, so that who speaks and how often stays what it is;
    where each holder has one text, among all texts. Whole texts move, so that a formula which
    comes in clusters makes no trend. (Counts less what the words of a text let expect, in place of
    rates, reject up to .18 of the time at .05 where a formula stands once in nine texts of unequal
    length.)

    Args:
        years: of each text.
        holders: whose each text is, as numbers from 0.
        counts: [texts × formulas].
        words: of each text.
        draws: permutations, beside the texts as they are.
    """
    rates = PER * counts / np.maximum(words, 1)[:, None]
    centred = years - years.mean()
    statistics = centred @ rates
    reached = np.zeros(statistics.size)
    for shuffled in _shuffled(centred, holders, draws):
        # Rounding must not part what is equal.
        reached += (np.abs(shuffled @ rates) >= np.abs(statistics) - 1e-9).sum(axis=0)
    return statistics, (1 + reached) / (1 + draws)


def _why_no_trend(years: Longs) -> str | None:
    if years.size < FEWEST_TEXTS:
        return f"{years.size} dated texts, fewer than {FEWEST_TEXTS}: no trend is tested"
    if np.unique(years).size < FEWEST_YEARS:
        return f"texts of {np.unique(years).size} years, fewer than {FEWEST_YEARS}: no trend"
    return None


def _shuffled(centred: Floats, holders: NDArray[np.integer], draws: int) -> Iterator[Floats]:
    """Blocks of the years dealt out anew, [draws × texts]; the same draws each time."""
    generator = np.random.default_rng(SEED)
    repeated = np.bincount(holders)
    strata = holders if (repeated > 1).any() else np.zeros_like(holders)
    by_stratum = np.argsort(strata, kind="stable")
    for first in range(0, draws, _BLOCK):
        size = min(_BLOCK, draws - first)
        keys = generator.random((size, centred.size)) + strata[by_stratum]
        block = np.empty((size, centred.size))
        block[:, by_stratum] = centred[by_stratum][np.argsort(keys, axis=1)]
        yield block


def _halves(stream: WordStream, firsts: Longs) -> tuple[Measure, Measure]:
    """The rates of the earlier and the later half of the years covered."""
    years = stream.years_of_texts
    middle = (int(years.min()) + int(years.max())) / 2
    earlier, later = np.flatnonzero(years <= middle), np.flatnonzero(years > middle)
    return (
        _measure_rate(stream, earlier, firsts, _named(years[earlier])),
        _measure_rate(stream, later, firsts, _named(years[later])),
    )


def _named(years: Longs) -> str:
    if not years.size:
        return "no years"
    first, last = int(years.min()), int(years.max())
    return f"{first}–{last}" if first != last else str(first)
