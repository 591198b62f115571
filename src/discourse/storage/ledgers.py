"""Ledgers as tables: one row per record, for fact-checkers and spreadsheets."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from discourse.analysis import Analysis
from discourse.ledger import LEDGERS
from discourse.storage.records import to_records

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_BEFORE = ("doc_id", "sentence_no", "record_no", "text")
#: ``said_by`` is who speaks in a transcript; ``voice`` tells the words of askers and others apart.
_AFTER = ("flags", "said_by", "voice", "source_start", "source_end", "sentence")
_WIDE = {"doc_id": 24, "text": 28, "measured": 32, "source": 24, "flags": 24, "sentence": 90}
_NARROW = 12  # characters
#: Files hold no time of writing: the same table gives the same bytes.
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
Cell = str | float | int | None


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """A ledger of one or more texts: names of columns, and a row for each record."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, analyses: Iterable[Analysis], ledger: str) -> LedgerTable:
        """The table of a ledger, a name from :data:`discourse.ledger.LEDGERS`."""
        fields = LEDGERS[ledger].field_names()
        columns = (*_BEFORE, "kind", *fields, *_AFTER)
        rows = [row for analysis in analyses for row in _rows(analysis, ledger, columns)]
        return cls(ledger, columns, tuple(rows))


def _rows(analysis: Analysis, ledger: str, columns: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    records = analysis.records(ledger) or ()
    for unit in to_records(analysis):
        for row in unit[ledger] or ():
            flags = "; ".join(records[row["record_no"] - 1].flags)
            places = {"flags": flags, "said_by": unit["speaker"], "sentence": unit["text"]}
            facts = unit | row | places
            yield tuple(_cell(facts[name]) for name in columns)


def _cell(value: object) -> Cell:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str | float | int) else None


def to_xlsx(*tables: LedgerTable) -> bytes:
    """A workbook with a sheet for each table; words are words, whatever they begin with."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with Workbook(out, plain) as book:
        book.set_properties({"created": _NO_TIME})
        head = book.add_format({"bold": True, "bottom": 1})
        body = book.add_format({"valign": "top", "text_wrap": True})
        for table in tables:
            _fill(book.add_worksheet(table.name), table, head, body)
    return out.getvalue()


def _fill(sheet: Worksheet, table: LedgerTable, head: Format, body: Format) -> None:
    for column, name in enumerate(table.columns):
        sheet.set_column(column, column, _WIDE.get(name, _NARROW), body)
        sheet.write_string(0, column, name, head)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell, body)
            elif cell is not None:
                sheet.write_number(number, column, cell, body)
    sheet.freeze_panes(1, len(_BEFORE))
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
