"""The measures of groups as tables and figures, family by family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import Codebook
from discourse.measures.equality import UNLIKE
from discourse.measures.grouped import GroupedComparison
from discourse.measures.groups import MOST_SIDE_BY_SIDE
from discourse.measures.measure import Measure
from discourse.measures.profile_groups import ProfileRow
from discourse.measures.usual import UsualPairs
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
from discourse.reports.columns import display_of, families, family_name, family_of
from discourse.reports.figures import DotRow, draw_paired_dots, draw_spread
from discourse.reports.group_texts import GroupTexts
from discourse.reports.recalls import MARK
from discourse.reports.wording import p_value, signed

VERDICTS = {
    "apart": "differ",
    "usual": "no unusual difference",
    "open": "too short to tell",
    "untested": "not tested",
}


def profile_blocks(
    compared: GroupedComparison, groups: GroupTexts, codebook: Codebook
) -> Iterator[Block]:
    """A figure of all functions, one of all issues, and a table for every family."""
    rows = [row for row in compared.rows if row.count]
    yield Heading("What the groups do, say and rest on", anchor="profiles")
    for kind, name in (("functions", "functions"), ("frames", "issues")):
        of_kind = sorted((r for r in rows if r.column.kind == kind), key=lambda row: -row.count)
        if of_kind:
            yield _figure(of_kind, groups, codebook, name)
    for family in families():
        found = [row for row in rows if family_of(codebook, row.column) == family]
        if found:
            yield _table(compared, found, groups, codebook)
    yield Paragraph(words(_note(compared)), small=True)
    if compared.distances:
        yield _distances(compared, groups)


def percent(value: float, sign: str = "") -> str:
    """A share in percent: whole above ten, one digit below; ``sign`` is ``+`` for differences."""
    digits = 0 if abs(100 * value) >= 9.95 else 1
    shown = f"{100 * value:{sign}.{digits}f}"
    return "0.0" if shown in ("-0.0", "+0.0") else shown.replace("-", "\N{MINUS SIGN}")


def difference_words(row: ProfileRow) -> str:
    """``+17 [+9, +26]`` in percentage points; the interval only where the counts bear one."""
    if row.difference is None or row.difference.difference.value is None:
        return "–"
    measure = row.difference.difference
    shown = percent(measure.value or 0.0, "+")
    if measure.interval is not None:
        shown += f" [{percent(measure.interval.low, '+')}, {percent(measure.interval.high, '+')}]"
    return shown


def usual_words(row: ProfileRow) -> str:
    """``63 of 72``: than so many pairs the difference is larger; or that there is no verdict."""
    if row.usual is None:
        return "no verdict"
    return f"{row.usual.larger_than:,} of {row.usual.pairs:,}"


def _figure(
    rows: Sequence[ProfileRow], groups: GroupTexts, codebook: Codebook, name: str
) -> Figure:
    displays = [_marked(row, codebook) for row in rows]
    shares = [[100 * (share.value or 0.0) for share in row.shares] for row in rows]
    many = len(groups.names) > MOST_SIDE_BY_SIDE
    if many:
        svg = draw_spread(displays, shares, "percent of sentences")
        subtitle = "Percent of the sentences of each group; one tick per group."
    else:
        series = [
            (group, [_dot(row.shares[n], d) for row, d in zip(rows, displays, strict=True)])
            for n, group in enumerate(groups.names)
        ]
        joined = [row.is_finding for row in rows]
        svg = draw_paired_dots(displays, series, "percent of sentences", joined)
        has_lines = any(share.interval for row in rows for share in row.shares)
        told = "lines: 95 % intervals" if has_lines else "too few texts for intervals"
        subtitle = f"Percent of sentences; {told}."
    return Figure(
        name,
        "Share of the sentences of each group, as labelled",
        subtitle,
        svg,
        "; ".join(
            f"{display} " + ", ".join(f"{value:.1f}" for value in row)
            for display, row in zip(displays, shares, strict=True)
        ),
        _data(rows, groups),
        f"{MARK}: whether the label hears the groups alike was not measured, or is not so."
        if any(row.recalls.verdict != "alike" for row in rows)
        else None,
    )


def _dot(share: Measure, display: str) -> DotRow:
    interval = share.interval
    ends = (100 * interval.low, 100 * interval.high) if interval else (None, None)
    return DotRow(display, 100 * (share.value or 0.0), *ends)


def _marked(row: ProfileRow, codebook: Codebook) -> str:
    name = display_of(codebook, row.column, alone=False)
    return name if row.recalls.verdict == "alike" else f"{name}\N{NO-BREAK SPACE}{MARK}"


def _data(rows: Sequence[ProfileRow], groups: GroupTexts) -> tuple[tuple[str, ...], ...]:
    head = ("label", "group", "count", "base", "share", "low", "high", "p", "q", "verdict")
    found = [head]
    for row in rows:
        for name, share in zip(groups.names, row.shares, strict=True):
            ends = share.interval
            found.append(
                (
                    row.column.name,
                    name,
                    str(share.count),
                    str(share.base),
                    "" if share.value is None else f"{share.value:.4f}",
                    f"{ends.low:.4f}" if ends else "",
                    f"{ends.high:.4f}" if ends else "",
                    p_value(row.p_value),
                    p_value(row.q_value),
                    VERDICTS[row.verdict],
                )
            )
    return tuple(found)


def _table(
    compared: GroupedComparison, rows: Sequence[ProfileRow], groups: GroupTexts, codebook: Codebook
) -> Table:
    wide = len(groups.names) <= MOST_SIDE_BY_SIDE
    bases = [share.base or 0 for share in rows[0].shares]
    middle = [Column("Lowest", "right", 1.1), Column("Highest", "right", 1.1)]
    if wide:
        named = zip(groups.names, bases, strict=True)
        middle = [Column(f"{name}, of {base:,}", "right", 0.9) for name, base in named]
    two = len(groups.names) == 2
    columns = (
        Column("Measure", width=1.3),
        *middle,
        Column("Difference, 95 %" if two else "Widest difference", "right", 1.1),
        *((Column("h", "right"),) if two else ()),
        Column("q", "right"),
        Column("Larger than, of usual pairs", width=1),
        Column("Said", width=0.9),
    )
    made = []
    for row in rows:
        cells: list[Runs] = [words(_marked(row, codebook))]
        cells += [_cell(row, n, groups) for n in _shown(row, wide)]
        cells.append(words(difference_words(row)))
        if two:
            size = signed(row.difference.cohens_h or 0.0) if row.difference else "–"
            cells.append(words(size))
        said = words(VERDICTS[row.verdict])
        made.append((*cells, words(p_value(row.q_value)), words(usual_words(row)), said))
    return Table(family_name(family_of(codebook, rows[0].column)), columns, tuple(made))


def _shown(row: ProfileRow, wide: bool) -> list[int]:
    """The groups of the middle columns: all, or the one with the lowest and the highest share."""
    numbers = list(range(len(row.shares)))
    if wide:
        return numbers
    ordered = sorted(numbers, key=lambda n: row.shares[n].value or 0.0)
    return [ordered[0], ordered[-1]]


def _cell(row: ProfileRow, group: int, groups: GroupTexts) -> Runs:
    share = row.shares[group]
    if share.value is None:
        return words("–")
    wide = len(row.shares) <= MOST_SIDE_BY_SIDE
    name = "" if wide else f"{groups.names[group]}: "
    count = groups.count(group, row.column, share.count or 0)
    base = "" if wide else f" of {share.base:,}"
    return (Run(f"{name}{percent(share.value)} % ("), count, Run(f"{base})"))


def _note(compared: GroupedComparison) -> str:
    dealt = "whole texts" if compared.documents else "paragraphs"
    unlike = any((row.method or "").startswith(UNLIKE) for row in compared.rows)
    weighed = ", weighed in two ways since lengths are unlike," if unlike else ","
    tests = sum(row.p_value is not None for row in compared.rows) + sum(
        one.divergence.p_value is not None for one in compared.distances
    )
    usual = compared.usual
    pairs = (
        f"Usual pairs: {usual.source}; of more than two groups the median difference is held "
        "against them."
        if isinstance(usual, UsualPairs)
        else f"No verdict on what is usual: {usual}."
    )
    return (
        "Numbers lead to their sentences. Difference in percentage points, first group less "
        f"second; h: Cohen's effect size; q: p adjusted for the {tests} tests made "
        f"(Benjamini-Hochberg); test: {dealt} dealt out to the groups at random{weighed} and where "
        f"few have the label also a test on sentences, of which the larger p counts. {pairs} Said: "
        "“differ” where q ≤ .05; “no unusual difference” where none was shown and the interval "
        "leaves out any larger than nine in ten usual pairs; else “too short to tell”. "
        f"{MARK}: recall of the label was not measured on every side, or is not alike."
    )


def _distances(compared: GroupedComparison, groups: GroupTexts) -> Table:
    def number(value: float | None) -> Runs:
        return words("–" if value is None else f"{value:.2f}")

    rows = []
    for one in compared.distances:
        apart = one.divergence
        names = f"{groups.names[one.first]} and {groups.names[one.second]}"
        rows.append(
            (
                words(family_name(one.family)),
                words(names),
                number(apart.distance),
                number(apart.by_chance),
                number(apart.excess),
                words(p_value(one.q_value)),
            )
        )
    return Table(
        "Distance of the groups over each family of labels (Jensen-Shannon, 0 to 1)",
        (
            Column("Family", width=1),
            Column("Groups", width=1),
            Column("Observed", "right"),
            Column("Mean by chance", "right"),
            Column("Difference", "right"),
            Column("q", "right"),
        ),
        tuple(rows),
        f"By chance: {'whole texts' if compared.documents else 'paragraphs'} dealt out at random; "
        "chance alone gives a distance above 0, the more the shorter the texts. No interval: "
        "resampling adds distance and never comes down to 0. – was not measured.",
    )
