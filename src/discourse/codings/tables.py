"""Codings in tables: one row is one unit.

Needed are a column ``unit`` (or ``id``) and the labels: in a column ``functions`` (or ``labels``),
joined by commas or as a JSON list, or in a column for each label that holds 0 or 1. ``text``,
``paragraph``, ``start``, ``end`` and ``quote`` say where the unit is; other columns are kept.
Names of columns and labels are read without regard to case and outer blanks; ``;`` and ``|``
part labels as commas do. ``claim:causal`` is the label ``claim``. Our stand-off format is such a
table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from discourse.codings.cells import CodingCells, read_cells, words_of
from discourse.codings.records import (
    MOST_DIGITS,
    NO_LABELS,
    NUMBER_ADVICE,
    CodedUnit,
    Coding,
    cut,
    looks_like_number,
    shown,
    shown_all,
)
from discourse.errors import CodingError

UNIT, LABELS = ("unit", "id"), ("functions", "labels")
PLACE = ("text", "paragraph", "start", "end", "quote")
_YES, _NO = {"1", "1.0", "true", "yes", "x"}, {"0", "0.0", "false", "no"}
_BETWEEN = re.compile("[,;|]")
_WHOLE = re.compile(r"(\d+)(?:\.0+)?")
_DIGEST = re.compile("[0-9a-f]{16}")


def read_coding_table(path: Path, known: Collection[str]) -> Coding:
    """The coding in a CSV, TSV, JSON Lines or Parquet file; ``known`` are the labels there are.

    Raises:
        CodingError: a column is missing, or a row is not right.
        UnreadableInput: the file is no table.
    """
    reader = _Rows(read_cells(path), known)
    units: dict[str, CodedUnit] = {}
    for unit in reader.read():
        if (first := units.setdefault(unit.unit, unit)) is not unit:
            came = f"unit {shown(unit.unit)} was coded before, in row {first.row}"
            raise CodingError(path.name, unit.row, came, "Keep one row for each unit.")
    if not units:
        raise CodingError(path.name, None, "it has no coded unit", "Write one row for each unit.")
    return Coding(path.name, units)


class _Rows:
    """How the rows of one file are read.

    ``labels`` is the column of labels, or else ``flags`` are the labels by their columns of 0
    and 1.
    """

    def __init__(self, cells: CodingCells, known: Collection[str]) -> None:
        self.file, self.rows = cells.file, cells.rows
        self.columns = {name.lower(): name for name in cells.columns}
        self.known = {label.lower(): label for label in known}
        self.unit = self._needed(UNIT)
        self.place = {name: self.columns.get(name, name) for name in PLACE}
        self.flags = {
            column: self.known[name] for name, column in self.columns.items() if name in self.known
        }
        self.labels = self._labels_column()
        if self.labels is None:
            self._refuse_strange_flags()
        else:
            self.flags = {}
        held = {cell for column in self.flags for cell in self._cells(column)}
        self.has_zeros = bool(held & _NO)

    def read(self) -> Iterator[CodedUnit]:
        """The units, a row each."""
        for number, row in self.rows:
            yield self._unit(row, number)

    def _error(self, number: int | None, came: str, advice: str) -> CodingError:
        return CodingError(self.file, number, came, advice)

    def _needed(self, names: tuple[str, ...]) -> str:
        if found := next((self.columns[name] for name in names if name in self.columns), None):
            return found
        among = cut(", ".join(self.columns.values()) or "none", 300)
        came = f"no column {' or '.join(map(repr, names))} among {among}"
        advice = "The first row names the columns."
        if names is LABELS:
            advice += (
                f" Columns of 0 and 1 may be named as labels: {', '.join(sorted(self.known))}."
            )
        raise self._error(None, came, advice)

    def _labels_column(self) -> str | None:
        """The column of labels; nothing where columns of 0 and 1 give them."""
        named = [self.columns[name] for name in LABELS if name in self.columns]
        if not named:
            return None if self.flags else self._needed(LABELS)
        if len(named) == 1:
            named += filter(self._is_flag, self.flags)
        if len(named) > 1:
            came = f"it gives labels twice, in the columns {shown_all(named)}"
            advice = "Keep one column of labels, or columns of 0 and 1 alone; rename or cut others."
            raise self._error(None, came, advice)
        return named[0]

    def _refuse_strange_flags(self) -> None:
        own = {*UNIT, *PLACE, *self.known}
        others = [column for name, column in self.columns.items() if name not in own]
        if strange := list(filter(self._is_flag, others)):
            came = f"no label is called as these columns of 0 and 1 are: {shown_all(strange)}"
            advice = (
                f"Labels are {', '.join(sorted(self.known))}. If it is no label, write words "
                "instead of 0 and 1, or take it out."
            )
            raise self._error(None, came, advice)

    def _cells(self, column: str) -> set[str]:
        return {words_of(row.get(column)).lower() for _, row in self.rows} - {""}

    def _is_flag(self, column: str) -> bool:
        """Whether a column holds 0 and 1, or what stands for them, and nothing else."""
        cells = self._cells(column)
        return bool(cells) and cells <= _YES | _NO

    def _unit(self, row: Mapping[str, object], number: int) -> CodedUnit:
        name = words_of(row.get(self.unit))
        if not name:
            advice = f"Fill the column {shown(self.unit)}."
            raise self._error(number, "it names no unit", advice)
        start, end = (self._offset(row, column, number) for column in ("start", "end"))
        if start is not None and end is not None and not 0 <= start < end:
            came = f"unit {shown(name)} goes from {start} to {end}"
            raise self._error(number, came, "Offsets count characters; start < end.")
        text, paragraph = (words_of(row.get(self.place[key])) for key in ("text", "paragraph"))
        whole = _WHOLE.fullmatch(paragraph)  # 6.0 and 6 are one paragraph
        taken = {self.unit, self.labels, *self.place.values()}
        others = {key: words_of(value) for key, value in row.items() if key not in taken}
        quote, labels = self._quote(row, number), self._labels(row, number)
        place = (text, whole[1] if whole else paragraph)
        return CodedUnit(name, labels, number, *place, start, end, quote, others)

    def _offset(self, row: Mapping[str, object], column: str, number: int) -> int | None:
        words = words_of(row.get(self.place[column]))
        if not words:
            return None
        whole = _WHOLE.fullmatch(words)  # 1622.0 is how some programs write 1622
        if whole is None or len(whole[1]) > MOST_DIGITS:
            came = f"{column} is {shown(words)}"
            raise self._error(number, came, "Expected a number of characters.")
        return int(whole[1])

    def _quote(self, row: Mapping[str, object], number: int) -> str:
        quote = words_of(row.get(self.place["quote"]))
        if looks_like_number(quote) and not _DIGEST.fullmatch(quote):
            came = f"quote is {shown(quote)}, a number and no digest"
            raise self._error(number, came, NUMBER_ADVICE)
        return quote

    def _labels(self, row: Mapping[str, object], number: int) -> frozenset[str]:
        if self.labels is None:
            return self._flagged(row, number)
        names = _names_in(row.get(self.labels))
        if not names:
            advice = "Write 'none' where a unit has none."
            raise self._error(number, "it has no labels: not yet coded", advice)
        bare = {name.partition(":")[0].rstrip() for name in names}
        if "" in bare:
            came = f"{shown(next(name for name in names if name[0] == ':'))} names no label"
            raise self._error(number, came, "Write the label before the colon.")
        given = bare - set(NO_LABELS)
        if unknown := sorted(given - self.known.keys()):
            advice = "Separate labels with commas; write none where none applies. Known are "
            came = f"unknown label {shown_all(unknown)}"
            raise self._error(number, came, f"{advice}{', '.join(sorted(self.known))}, none.")
        if given and given != bare:
            came = f"{shown(min(bare - given))} stands beside {shown_all(sorted(given))}"
            raise self._error(number, came, "Write none alone, or the labels alone.")
        return frozenset(self.known[name] for name in given)

    def _flagged(self, row: Mapping[str, object], number: int) -> frozenset[str]:
        cells = {column: words_of(row.get(column)).lower() for column in self.flags}
        for column, words in cells.items():
            if words not in _YES | _NO | {""}:
                came = f"column {column} holds {shown(words)}"
                raise self._error(number, came, "Expected 0 or 1.")
        if self.has_zeros and not any(cells.values()):
            advice = "Write 0 where a label does not apply."
            raise self._error(number, "it has no labels: not yet coded", advice)
        return frozenset(self.flags[column] for column, words in cells.items() if words in _YES)


def _names_in(value: object) -> list[str]:
    """The labels in a cell, small and without outer blanks; ``none`` for an empty list."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        with suppress(ValueError, RecursionError):  # then the labels in it will be unknown
            value = json.loads(value)
    if value == []:
        return [NO_LABELS[0]]
    items = value if isinstance(value, list) else [value]
    parts = (part for item in items for part in _BETWEEN.split(words_of(item)))
    return [name for part in parts if (name := part.strip().lower())]
