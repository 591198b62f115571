"""Change over years: each measure as a series, the parties that come and go, and where it shifts.

A year without a text is a gap in coverage: nothing is said of it. A shift is looked for only in
series of fifteen years and more, since shorter ones cannot tell one from a run of chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from discourse.analysis import Analysis, Unit
from discourse.measures.adjustment import adjust_p_values
from discourse.measures.grouped import GroupedComparison
from discourse.measures.measure import Measure
from discourse.measures.profiles import Column
from discourse.measures.resampling import SEED, FloatArray

FEWEST_FOR_SHIFT = 15
LEAST_SEGMENT = 3  # years on either side of a shift
SHUFFLES = 1999
FEWEST_SENTENCES = 3  # that name a party, before its first and last mention are shown
_PARTIES = ("state", "territory", "bloc", "group", "organisation", "armed_group", "person")


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a line: its group, and how many texts it has."""

    year: int
    group: int
    texts: int


@dataclass(frozen=True, slots=True)
class Line:
    """The years of one side: of one state, say. ``gaps`` are years between without a text."""

    name: str
    points: tuple[Point, ...]

    @property
    def gaps(self) -> tuple[int, ...]:
        """The years between the first and the last that have no text."""
        have = {point.year for point in self.points}
        years = range(self.points[0].year, self.points[-1].year + 1)
        return tuple(year for year in years if year not in have)


@dataclass(frozen=True, slots=True)
class Shift:
    """The likeliest year in which a share moved to another level, and its permutation test.

    ``year`` is the first of the new level; ``before`` and ``after`` are shares of sentences.
    """

    column: Column
    line: str
    year: int
    before: float
    after: float
    p_value: float
    q_value: float | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A party that texts of a line name: the sentences of each year, in the order of the years."""

    line: str
    actor: str
    sentences: tuple[tuple[int, tuple[tuple[int, Unit], ...]], ...]

    @property
    def count(self) -> int:
        """The sentences of all years."""
        return sum(len(units) for _, units in self.sentences)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which it is named."""
        return tuple(year for year, units in self.sentences if units)


def find_lines(compared: GroupedComparison) -> tuple[Line, ...]:
    """The sides of a comparison by year, each with its years; none where it is not by year."""
    grouping = compared.grouping
    if "year" not in grouping.by:
        return ()
    at = grouping.by.index("year")
    lines: dict[str, list[Point]] = {}
    for group, (key, side) in enumerate(zip(grouping.keys, grouping.sides, strict=True)):
        name = " ".join(value for place, value in enumerate(key) if place != at)
        lines.setdefault(name, []).append(Point(int(key[at]), group, len(side.members)))
    return tuple(Line(name, tuple(sorted(points, key=_year))) for name, points in lines.items())


def _year(point: Point) -> int:
    return point.year


def find_shifts(compared: GroupedComparison, lines: Sequence[Line]) -> tuple[Shift, ...]:
    """The likeliest shift of every measure in every line of fifteen years or more.

    q-values are over all measures and lines that were looked at.
    """
    found = []
    for line in lines:
        if len(line.points) < FEWEST_FOR_SHIFT:
            continue
        for row in compared.rows:
            shares = [row.shares[point.group] for point in line.points]
            shift = _find_shift(row.column, line, shares)
            found += [shift] if shift else []
    q_values = adjust_p_values([shift.p_value for shift in found])
    return tuple(
        Shift(s.column, s.line, s.year, s.before, s.after, s.p_value, q)
        for s, q in zip(found, q_values, strict=True)
    )


def _find_shift(column: Column, line: Line, shares: Sequence[Measure]) -> Shift | None:
    """The split of the years into two levels that explains most, against shuffled years.

    The statistic is the largest Σ n·(r - r̄)² of the two parts, each of three years or more.
    """
    counts = np.array([share.count or 0 for share in shares], dtype=np.float64)
    bases = np.array([share.base or 0 for share in shares], dtype=np.float64)
    if not counts.any():
        return None
    order = np.random.default_rng([SEED, len(shares)]).permuted(
        np.tile(np.arange(counts.size), (SHUFFLES, 1)), axis=1
    )
    observed = _split_gains(counts[None], bases[None])[0]
    drawn = _split_gains(counts[order], bases[order]).max(axis=1)
    at = int(observed.argmax()) + LEAST_SEGMENT
    exceeding = int((drawn >= observed.max() * (1 - 1e-9)).sum())
    before, after = (
        float(counts[part].sum() / bases[part].sum()) for part in (slice(at), slice(at, None))
    )
    p_value = (exceeding + 1) / (SHUFFLES + 1)
    return Shift(column, line.name, line.points[at].year, before, after, p_value)


def _split_gains(counts: FloatArray, bases: FloatArray) -> FloatArray:
    """What each split explains, [series × splits], from the third year on."""
    hits, units = counts.cumsum(axis=1), bases.cumsum(axis=1)
    cut = slice(LEAST_SEGMENT - 1, counts.shape[1] - LEAST_SEGMENT)
    first, size = hits[:, cut], units[:, cut]
    total, all_units = hits[:, -1:], units[:, -1:]
    mean = total / all_units
    rest, left = total - first, all_units - size
    return np.asarray(size * (first / size - mean) ** 2 + left * (rest / left - mean) ** 2)


def find_mentions(compared: GroupedComparison, line: Line) -> tuple[Mention, ...]:
    """The parties that texts of a line name in three sentences or more, the most named first.

    The own side of each text is left out.
    """
    found: dict[str, dict[int, list[tuple[int, Unit]]]] = {}
    for point in line.points:
        for position in compared.grouping.sides[point.group].members:
            for actor, unit in _named(compared.analyses[position]):
                found.setdefault(actor, {}).setdefault(point.year, []).append((position, unit))
    years = [point.year for point in line.points]
    made = (
        Mention(line.name, actor, tuple((y, tuple(by_year.get(y, ()))) for y in years))
        for actor, by_year in found.items()
    )
    told = [mention for mention in made if mention.count >= FEWEST_SENTENCES]
    return tuple(sorted(told, key=lambda mention: (-mention.count, mention.actor)))


def _named(analysis: Analysis) -> Iterable[tuple[str, Unit]]:
    """Each party that a sentence names, once a sentence, with the sentence."""
    if analysis.why_missing("mentions"):
        return
    own = analysis.document.metadata.country
    for unit in analysis.own_sentences:
        mentions = analysis.document.layer("mentions").within(unit.span)
        parties = {one.label for one in mentions if one.get("class") in _PARTIES}
        yield from ((actor, unit) for actor in sorted(parties - {own}))
