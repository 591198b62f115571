"""Change over years: each measure as a series, the parties that come and go, and where it shifts.

A year without a text is a gap in coverage: nothing is said of it. A shift is looked for only in
series of fifteen years and more, since shorter ones cannot tell one from a run of chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from discourse.analysis import Analysis, Unit
from discourse.ledger import Contrast
from discourse.measures.adjustment import adjust_p_values
from discourse.measures.grouped import GroupedComparison
from discourse.measures.intervals import measure_rates
from discourse.measures.measure import Measure
from discourse.measures.profile_groups import rates_of_group
from discourse.measures.profiles import Column
from discourse.measures.resampling import Sample
from discourse.measures.shifts import find_split

FEWEST_FOR_SHIFT = 15
FEWEST_SENTENCES = 3  # that name a party, before its first and last mention are shown
_PARTIES = ("state", "territory", "bloc", "group", "organisation", "armed_group", "person")


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a line: the positions of its texts, and the shares of all its measures.

    ``group`` is the group of the comparison in which its sentences are listed.
    """

    year: int
    group: int
    members: tuple[int, ...]
    shares: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The years of one side: of one state, say, by its position; ``None`` of all texts together."""

    side: int | None
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
    side: int | None
    year: int
    before: float
    after: float
    p_value: float
    q_value: float | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A party that texts of a line name: the sentences of each year, in the order of the years."""

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
    """The sides of a comparison by year, each with its years; none where it is not by year.

    A year of one text has intervals over its paragraphs, one of several over whole texts. Shares
    stand in the order of ``compared.rows``.
    """
    if "year" not in compared.by or not compared.rows:
        return ()
    grouping = compared.grouping
    if "year" in grouping.by:
        points = []
        for group, side in enumerate(grouping.sides):
            shares = tuple(row.shares[group] for row in compared.rows)
            year = year_of(compared.analyses[side.members[0]])
            points.append(Point(year, group, side.members, shares))
        return (Line(None, tuple(points)),)
    lines = []
    for number, side in enumerate(grouping.sides):
        by_year: dict[int, list[int]] = {}
        for member in side.members:
            by_year.setdefault(year_of(compared.analyses[member]), []).append(member)
        found = (_point(compared, number, year, by_year[year]) for year in sorted(by_year))
        lines.append(Line(number, tuple(found)))
    return tuple(lines)


def year_of(analysis: Analysis) -> int:
    """The year of a text whose date is stated."""
    return int((analysis.document.metadata.date or "")[:4])


def _point(compared: GroupedComparison, group: int, year: int, members: Sequence[int]) -> Point:
    columns = [row.column for row in compared.rows]
    profiles = [compared.profiles[member] for member in members]
    if len(profiles) == 1:
        sample = profiles[0].sample(columns)
        names = [column.name for column in columns]
        shares = measure_rates(names, sample.table, sample.bases)
    else:
        table = np.array([[profile.count(one) for one in columns] for profile in profiles])
        sample = Sample(table, np.array([profile.base for profile in profiles]))
        shares = rates_of_group(columns, sample)
    return Point(year, group, tuple(members), shares)


def find_shifts(compared: GroupedComparison, lines: Sequence[Line]) -> tuple[Shift, ...]:
    """The likeliest shift of every measure in every line of fifteen years or more.

    q-values are over all measures and lines that were looked at.
    """
    found = []
    for line in lines:
        if len(line.points) < FEWEST_FOR_SHIFT:
            continue
        for at, row in enumerate(compared.rows):
            shares = [point.shares[at] for point in line.points]
            shift = _find_shift(row.column, line, shares)
            found += [shift] if shift else []
    q_values = adjust_p_values([shift.p_value for shift in found])
    return tuple(replace(shift, q_value=q) for shift, q in zip(found, q_values, strict=True))


def _find_shift(column: Column, line: Line, shares: Sequence[Measure]) -> Shift | None:
    """The shift of one measure; ``None`` where it never occurs."""
    counts = np.array([share.count or 0 for share in shares], dtype=np.float64)
    bases = np.array([share.base or 0 for share in shares], dtype=np.float64)
    split = find_split(counts, bases)
    if split is None:
        return None
    year = line.points[split.at].year
    return Shift(column, line.side, year, split.before, split.after, split.p_value)


def find_mentions(compared: GroupedComparison, line: Line) -> tuple[Mention, ...]:
    """The parties that texts of a line name in three sentences or more, the most named first.

    The own side of each text is left out.
    """
    told = _find(compared, line, _named)
    return tuple(mention for mention in told if mention.count >= FEWEST_SENTENCES)


def find_blamed(compared: GroupedComparison, line: Line) -> tuple[Mention, ...]:
    """The parties that texts of a line criticise by name, the most often criticised first.

    They are those of the ledger of criticism, in sentences labelled so; targets that were only
    guessed by their place, the own side, and persons, whose side is not known, are left out.
    """
    return _find(compared, line, _blamed)


def _find(
    compared: GroupedComparison,
    line: Line,
    parties: Callable[[Analysis], Iterable[tuple[str, Unit]]],
) -> tuple[Mention, ...]:
    found: dict[str, dict[int, list[tuple[int, Unit]]]] = {}
    for point in line.points:
        for position in point.members:
            for actor, unit in parties(compared.analyses[position]):
                found.setdefault(actor, {}).setdefault(point.year, []).append((position, unit))
    years = [point.year for point in line.points]
    made = [
        Mention(actor, tuple((y, tuple(by_year.get(y, ()))) for y in years))
        for actor, by_year in found.items()
    ]
    return tuple(sorted(made, key=lambda mention: (-mention.count, mention.actor)))


def _named(analysis: Analysis) -> Iterable[tuple[str, Unit]]:
    """Each party that a sentence names, once a sentence, with the sentence."""
    if analysis.why_missing("mentions"):
        return
    own = analysis.document.metadata.country
    for unit in analysis.own_sentences:
        mentions = analysis.document.layer("mentions").within(unit.span)
        parties = {one.label for one in mentions if one.get("class") in _PARTIES}
        yield from ((actor, unit) for actor in sorted(parties - {own}))


def _blamed(analysis: Analysis) -> Iterable[tuple[str, Unit]]:
    """Each party that a critical sentence blames by name, once a sentence, with the sentence."""
    own = analysis.document.metadata.country
    for unit in analysis.own_sentences:
        records = unit.recorded(Contrast) if unit.has("contrast") else ()
        targets = {
            record.target_id
            for record in records
            if record.target_form == "named" and not record.guessed and record.target_id
            if record.target_kind != "leader"  # perhaps one of the own side: that is not known
        }
        yield from ((actor, unit) for actor in sorted(targets - {own, "self"}))
