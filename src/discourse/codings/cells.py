"""The cells of a coding as they stand in its file, each row with its number there.

A coding is small, and what is wrong in it must be said with its row: so CSV and TSV are read here
line by line, where :mod:`discourse.readers.tables` reads tables of texts fast and at any size. TSV
has no quotes, as most programs write it: a lone quotation mark is a character like others. Only a
cell that stands in quotes as a whole, as spreadsheets write one with commas, is taken out of them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from discourse.codings.records import shown, shown_all
from discourse.errors import CodingError, UnreadableInput
from discourse.readers.decoding import decode
from discourse.readers.reading import read_data
from discourse.readers.tables import open_table

#: The number of a row, the head being row 1 where there is one, and its cells by column.
NumberedRow = tuple[int, Mapping[str, object]]
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_NAMES = {"\t": "tabs", ",": "commas", ";": "semicolons"}


@dataclass(frozen=True, slots=True)
class CodingCells:
    """What a file holds: its columns without outer blanks, and its rows but those wholly empty."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[NumberedRow, ...]


def read_cells(path: Path) -> CodingCells:
    """The cells of a CSV, TSV, JSON Lines or Parquet file.

    Raises:
        CodingError: a row has more cells than there are columns, two columns have one name, or the
            cells are separated by something else than the suffix says.
        UnreadableInput: there is no such file, or it is no table.
    """
    separated = path.suffix.lower() in {".csv", ".tsv"}
    columns, rows = _read_separated(path) if separated else _read_table(path)
    by_name: dict[str, str] = {}
    for column in filter(None, columns):
        if first := by_name.get(column.lower()):
            came = f"two columns have one name, {shown(first)} and {shown(column)}"
            raise CodingError(path.name, None, came, "Rename one, or take it out.")
        by_name[column.lower()] = column
    kept = tuple((number, row) for number, row in rows if any(map(words_of, row.values())))
    return CodingCells(path.name, tuple(by_name.values()), kept)


def words_of(value: object) -> str:
    """A cell as text without outer blanks; nothing for one that is not there."""
    return "" if value is None else str(value).strip()


def _read_table(path: Path) -> tuple[Sequence[str], Iterable[NumberedRow]]:
    table = open_table(path, path.name)
    rows: list[NumberedRow] = []
    for number, row in enumerate(table.rows):
        if isinstance(row, UnreadableInput):
            raise row
        cells = {column.strip(): value for column, value in row.items()}
        rows.append((table.lines[number] if table.lines else number + 1, cells))
    return tuple(dict.fromkeys(column.strip() for column in table.columns)), rows


def _read_separated(path: Path) -> tuple[Sequence[str], Iterable[NumberedRow]]:
    text = decode(read_data(path, path.name), path.name).text.removeprefix("\ufeff")
    separator = _separator(text.split("\n", 1)[0], path)
    split = _split_tsv(text) if separator == "\t" else _split_csv(text, separator, path.name)
    columns = [cell.strip() for cell in next(split, [])]
    rows = (
        (number, _row(cells, columns, (path.name, number), separator))
        for number, cells in enumerate(split, 2)
    )
    return columns, rows


def _separator(head: str, path: Path) -> str:
    other = max(",;", key=head.count)
    is_tsv = path.suffix.lower() == ".tsv"
    own, stray = ("\t", other) if is_tsv else (other, "\t")
    if stray in head and own not in head:
        came = f"its cells are separated by {_NAMES[stray]}, not by {_NAMES[own]}"
        advice = f"Call it {path.stem}{'.csv' if is_tsv else '.tsv'}."
        raise CodingError(path.name, None, came, advice)
    return own


def _split_tsv(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        yield [_unquoted(cell) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    match = _QUOTED.fullmatch(cell.strip())
    return match[1].replace('""', '"') if match else cell


def _split_csv(text: str, separator: str, file: str) -> Iterator[list[str]]:
    number = 1
    lines = io.StringIO(text, newline="")
    try:
        for cells in csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True):
            yield cells
            number += 1
    except csv.Error as error:
        advice = "Put a cell in quotes as a whole, and write a quotation mark in it twice."
        raise CodingError(file, number, f"a cell does not end well ({error})", advice) from None


def _row(
    cells: Sequence[str], columns: Sequence[str], place: tuple[str, int], separator: str
) -> Mapping[str, object]:
    """The cells of a row by column, those without a name left out."""
    if more := [cell for cell in cells[len(columns) :] if cell.strip()]:
        came = f"it has {len(cells)} cells for {len(columns)} columns; left over: {shown_all(more)}"
        advice = f"Cells are separated by {_NAMES[separator]}"
        tail = "." if separator == "\t" else "; put a cell that holds some in quotes."
        raise CodingError(*place, came, advice + tail)
    return {column: cell for column, cell in zip(columns, cells, strict=False) if column}
