"""The figures of a text, value by value: of what, bound or as it stands, when, who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Unit
from discourse.ledger import Statistic
from discourse.reports.blocks import (
    NOTHING,
    Block,
    Column,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    filled_table,
    words,
)
from discourse.reports.passages import Passages
from discourse.reports.texts import Texts, facing
from discourse.reports.wording import BOUNDS, number_word, plural
from discourse.text import Span

_MOST_FACING = 10  # figures of a text beside those of others
_COLUMNS = (
    Column("Where"),
    Column("Figure", width=1.6),
    Column("Of what", width=2.4),
    Column("Bound", width=0.7),
    Column("When", width=1),
    Column("Against", width=1.6),
    Column("Source", width=1.2),
)


def figures(unit: Unit) -> list[str]:
    """The figures of a unit, as written."""
    return [_as_written(unit, record.span) for record in unit.recorded(Statistic)]


def quantity_blocks(passages: Passages) -> Iterator[Block]:
    """The figures to check, one row for each value."""
    yield Heading("Figures to check", anchor=passages.section_anchor("statistic"))
    units = passages.having("statistic")
    if not units:
        yield Paragraph(words("No sentence with a figure was found."))
        return
    told = [(unit, record) for unit in units for record in unit.recorded(Statistic)]
    held = "sentence holds a figure" if len(units) == 1 else "sentences hold figures"
    summary = (passages.count("statistic", units), Run(f" {held}"))
    if (reason := passages.analysis.why_missing("statistics")) is not None:
        yield Paragraph((*summary, Run(f"; their values were not read: {reason}.")))
        return
    yield Paragraph((*summary, Run("; "), *_counts([record for _, record in told])))
    rows = [row for unit in units for row in _rows(passages, unit)]
    yield filled_table(
        "Figures: value by value",
        _COLUMNS,
        rows,
        "All but the bound are words of the text; – is what it does not say. Columns that would be "
        "empty are left out. Bound: what “more than”, “up to” or “about” makes of the value.",
    )


def facing_figures(texts: Texts) -> Iterator[Block]:
    """The figures of several texts: how many, how many with a source, and the first of each."""
    told = [
        [(unit, record) for unit in p.having("statistic") for record in unit.recorded(Statistic)]
        for p in texts.passages
    ]
    if not any(told):
        return
    yield Heading("Figures of each")
    names, members = texts.sides()
    yield Table(
        "Figures: how many, and what they rest on",
        (
            Column("Side" if texts.many else "Text", width=1),
            *(
                Column(title, "right")
                for title in ("Values", "Source named", "Set against another")
            ),
        ),
        tuple(
            _count_row(name, [record for n in own for _, record in told[n]])
            for name, own in zip(names, members, strict=True)
        ),
    )
    if texts.many:
        return
    columns = [
        [_facing_cell(p, unit, record) for unit, record in own[:_MOST_FACING]]
        for p, own in zip(texts.passages, told, strict=True)
    ]
    title = f"Figures: the first {number_word(_MOST_FACING)} of each at most"
    yield facing(texts.names, title, columns)


def _count_row(name: str, records: Sequence[Statistic]) -> tuple[Runs, ...]:
    sourced = sum(record.source is not None for record in records)
    compared = sum(record.compared_with is not None for record in records)
    counts = (len(records), sourced, compared)
    return words(name, "strong"), *(words(str(count)) for count in counts)


def _facing_cell(passages: Passages, unit: Unit, record: Statistic) -> Runs:
    """A figure, of what, and when or who says so where the text tells."""
    written = _as_written(unit, record.span)
    measured = record.measured or ""
    counted = written.split()[-1]
    about = "" if written.endswith(measured) else f" {measured.removeprefix(counted).strip()}"
    told = "; ".join(filter(None, (record.time, record.source)))
    note = (Run(f" ({told})", "small"),) if told else ()
    bound = BOUNDS.get(record.bound, "")
    return (
        passages.reference(unit),
        Run(f" {bound}" if bound else ""),
        Run(f" {written}", "strong"),
        Run(about),
        *note,
    )


def _counts(records: Sequence[Statistic]) -> Iterator[Run]:
    """How many values there are, how many name a source, and how many are set against others."""
    sourced = sum(record.source is not None for record in records)
    compared = sum(record.compared_with is not None for record in records)
    yield Run(f"{plural(len(records), 'value')} {'was' if len(records) == 1 else 'were'} read, ")
    yield Run(number_word(sourced) if sourced else "none", "strong")
    yield Run(f" with a source named and {number_word(compared) if compared else 'none'} set ")
    yield Run("against another value or a whole.")


def _rows(passages: Passages, unit: Unit) -> Iterator[tuple[Runs, ...]]:
    """A row for each figure of a unit, or one for figures in words that were not read."""
    for record in unit.recorded(Statistic):
        written = _as_written(unit, record.span)
        measured = record.measured or NOTHING
        against = None if record.comparison == "share_of" else record.compared_with
        yield (
            (passages.reference(unit),),
            words(written, "strong"),
            () if written.endswith(measured) else words(measured),
            words(BOUNDS.get(record.bound, NOTHING)),
            words(record.time or NOTHING),
            words(against or NOTHING),
            words(record.source or NOTHING),
        )
    if not unit.recorded(Statistic):
        nothing = words(NOTHING)
        yield ((passages.reference(unit),), words("not read"), *[nothing] * (len(_COLUMNS) - 2))


def _as_written(unit: Unit, span: Span) -> str:
    first = span.start - unit.span.start
    return " ".join(unit.text[first : first + len(span)].split())
