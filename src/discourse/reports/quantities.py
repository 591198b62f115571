"""The figures of a text, value by value: of what, bound or as it stands, when, who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Unit
from discourse.ledger import Statistic
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.wording import number_word, plural
from discourse.text import Span

_COLUMNS = (
    Column("Where"),
    Column("Figure", width=1.6),
    Column("Of what", width=2.4),
    Column("Bound", width=0.7),
    Column("When", width=1),
    Column("Against", width=1.6),
    Column("Source", width=1.2),
)
_NOTHING = "–"
_BOUNDS = {"over": "at least", "nearly": "nearly", "under": "at most", "about": "about"}


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
    told_columns = [number for number in range(len(_COLUMNS)) if _is_told(rows, number)]
    yield Table(
        "Figures: value by value",
        tuple(_COLUMNS[number] for number in told_columns),
        tuple(tuple(row[number] for number in told_columns) for row in rows),
        "All but the bound are words of the text. – is what it does not say, and what it says of "
        "no figure has no column. Bound: what “more than”, “up to” or “about” makes of the value.",
    )


def _is_told(rows: Sequence[tuple[Runs, ...]], column: int) -> bool:
    return any(row[column] not in ((), words(_NOTHING)) for row in rows)


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
        measured = record.measured or _NOTHING
        against = None if record.comparison == "share_of" else record.compared_with
        yield (
            (passages.reference(unit),),
            words(written, "strong"),
            () if written.endswith(measured) else words(measured),
            words(_BOUNDS.get(record.bound, _NOTHING)),
            words(record.time or _NOTHING),
            words(against or _NOTHING),
            words(record.source or _NOTHING),
        )
    if not unit.recorded(Statistic):
        nothing = words(_NOTHING)
        yield ((passages.reference(unit),), words("not read"), *[nothing] * (len(_COLUMNS) - 2))


def _as_written(unit: Unit, span: Span) -> str:
    first = span.start - unit.span.start
    return " ".join(unit.text[first : first + len(span)].split())
