"""Change over years on the page: series with gaps, shifts if there are years enough, parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import Codebook
from discourse.measures.chronology import (
    FEWEST_FOR_SHIFT,
    Line,
    Point,
    find_lines,
    find_shifts,
)
from discourse.measures.grouped import GroupedComparison
from discourse.measures.keywords import MOST_Q
from discourse.measures.profile_groups import ProfileRow
from discourse.reports.blocks import (
    Block,
    Column,
    Figure,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.chronology_parties import Years, party_tables
from discourse.reports.columns import display_of
from discourse.reports.group_texts import GroupTexts
from discourse.reports.profile_tables import percent
from discourse.reports.wording import number_word, p_value, plural, sentence_case
from discourse.reports.year_figures import Panel, YearPoint, draw_years

MOST_PANELS = 12
MOST_LINES = 6


def chronology_blocks(
    compared: GroupedComparison, groups: GroupTexts, codebook: Codebook
) -> Iterator[Block]:
    """The section on change over years; nothing where texts are not grouped by year."""
    if "year" not in compared.by or not compared.rows:
        return
    yield Heading("Year by year", anchor="years")
    sides = len(groups.names)
    if "year" not in compared.grouping.by and sides > MOST_LINES:
        told = f"{sides} sides are too many to follow year by year; name {MOST_LINES} at most."
        yield Paragraph(words(told))
        return
    lines = find_lines(compared)
    found = Years(compared, lines, groups, codebook)
    yield _figure(found)
    yield Paragraph(words(_coverage(found) + " " + _shift_words(lines)))
    shifts = [s for s in find_shifts(compared, lines) if s.q_value and s.q_value <= MOST_Q]
    if shifts:
        yield Table(
            "Shifts from one level to another",
            tuple(Column(name) for name in ("Measure", "Side", "From", "Before", "After", "q")),
            tuple(
                (
                    words(display_of(codebook, s.column)),
                    words(found.name(s.side)),
                    words(str(s.year)),
                    words(f"{percent(s.before)} %"),
                    words(f"{percent(s.after)} %"),
                    words(p_value(s.q_value)),
                )
                for s in shifts
            ),
        )
    yield _first_and_last(found)
    for line in lines:
        yield from party_tables(line, found)


def _figure(found: Years) -> Figure:
    lines = found.lines
    panels = tuple(
        Panel(
            sentence_case(found.display(row)),
            tuple((found.name(line.side), _points(at, line)) for line in lines),
        )
        for at, row in found.rows[:MOST_PANELS]
    )
    years = [point.year for line in lines for point in line.points]
    span = min(years), max(years)
    return Figure(
        "years",
        f"The {len(panels)} functions found most often, {span[0]} to {span[1]}",
        "Percent of sentences, as labelled; upright lines: 95 % intervals. Each panel has its own "
        "scale; years without a text break the line.",
        draw_years(panels, span, "percent"),
        "; ".join(
            f"{panel.name}: "
            + ", ".join(f"{p.year} {p.value:.1f}" for _, points in panel.lines for p in points)
            for panel in panels
        ),
        _data(found),
    )


def _points(at: int, line: Line) -> tuple[YearPoint, ...]:
    points = []
    for point in line.points:
        share = point.shares[at]
        if share.value is not None:
            ends = share.interval
            low, high = (100 * ends.low, 100 * ends.high) if ends else (None, None)
            points.append(YearPoint(point.year, 100 * share.value, low, high))
    return tuple(points)


def _data(found: Years) -> tuple[tuple[str, ...], ...]:
    """All measures in all years; a gap has a row without numbers."""
    head = ("measure", "side", "year", "texts", "count", "base", "share", "low", "high")
    made: list[tuple[str, ...]] = [head]
    for at, row in found.rows:
        for line in found.lines:
            name = found.name(line.side)
            for point in line.points:
                share = point.shares[at]
                ends = share.interval
                made.append(
                    (
                        row.column.name,
                        name,
                        str(point.year),
                        str(len(point.members)),
                        str(share.count),
                        str(share.base),
                        "" if share.value is None else f"{share.value:.4f}",
                        f"{ends.low:.4f}" if ends else "",
                        f"{ends.high:.4f}" if ends else "",
                    )
                )
            made += [(row.column.name, name, str(year), "0", *[""] * 5) for year in line.gaps]
    return tuple(made)


def _coverage(found: Years) -> str:
    """Which years the texts cover, and which they do not."""
    told = []
    for line in found.lines:
        years = [point.year for point in line.points]
        gaps = f"none of {', '.join(map(str, line.gaps))}" if line.gaps else "no year missing"
        texts = sum(len(point.members) for point in line.points)
        name = "" if line.side is None else f"{found.name(line.side)}: "
        told.append(f"{name}{plural(texts, 'text')} of {years[0]} to {years[-1]}, {gaps}")
    return f"Coverage: {'; '.join(told)}."


def _shift_words(lines: Sequence[Line]) -> str:
    most = max(len(line.points) for line in lines)
    if most < FEWEST_FOR_SHIFT:
        return (
            f"No shift from one level to another is sought: there are {number_word(most)} years, "
            f"and it takes {FEWEST_FOR_SHIFT}."
        )
    return (
        f"Shifts were sought in series of {FEWEST_FOR_SHIFT} years and more: the split into two "
        "levels, each of three years or more, that explains most, against shuffled years; q over "
        "all measures. A slow drift is taken for a shift as well."
    )


def _first_and_last(found: Years) -> Table:
    """For each measure its first and last year, the years with it, and the range of its share."""
    several = len(found.lines) > 1
    made: list[tuple[Runs, ...]] = []
    for at, row in found.rows:
        for number, line in enumerate(found.lines):
            having = [point for point in line.points if point.shares[at].count]
            cells = [words(found.display(row) if number == 0 else "")]
            cells += [words(found.name(line.side))] if several else []
            cells.append(_ends(at, row, having, found.groups) or words("never"))
            cells.append(words(f"{len(having)} of {len(line.points)}"))
            made.append((*cells, words(_range(at, line))))
    return Table(
        "First and last year of each measure, and its range",
        (
            Column("Measure", width=1.4),
            *((Column("Side", width=0.8),) if several else ()),
            Column("First to last year (sentences)", width=1.2),
            Column("Years with it", "right"),
            Column("Lowest to highest share", width=1.4),
        ),
        tuple(made),
        "Of the years that the texts cover; before the first and after the last of them, and in "
        "gaps, nothing is known."
        + (" Numbers lead to the sentences of the side." if several else ""),
    )


def _ends(at: int, row: ProfileRow, having: Sequence[Point], groups: GroupTexts) -> Runs:
    """The first and the last of these years, with their sentences."""
    runs: list[Run] = []
    for point in (*having[:1], *having[1:][-1:]):
        runs.append(Run(f"{' to ' if runs else ''}{point.year} ("))
        runs += [groups.count(point.group, row.column, point.shares[at].count or 0), Run(")")]
    return tuple(runs)


def _range(at: int, line: Line) -> str:
    told = [(point.shares[at].value, point.year) for point in line.points]
    known = [(value, year) for value, year in told if value is not None]
    low, high = min(known, key=lambda one: one[0]), max(known, key=lambda one: one[0])
    return f"{percent(low[0])} % ({low[1]}) to {percent(high[0])} % ({high[1]})"
