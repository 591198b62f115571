"""Codings in tables: one row is one unit.

Needed are a column ``unit`` (or ``id``) and the labels: in a column ``functions`` (or ``labels``),
joined by commas or as a JSON list, or in a column for each label that holds 0 or 1. ``text``,
``paragraph``, ``start``, ``end`` and ``quote`` say where the unit is; other columns are kept.
``claim:causal`` is the label ``claim``. Our stand-off format is such a table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from discourse.codings.records import NO_LABELS, CodedUnit, Coding
from discourse.errors import CodingError, UnreadableInput
from discourse.readers.tables import Row, open_table

UNIT, LABELS = ("unit", "id"), ("functions", "labels")
PLACE = ("text", "paragraph", "start", "end", "quote")
_YES, _NO = {"1", "1.0", "true", "yes", "x"}, {"0", "0.0", "false", "no", ""}


def read_coding_table(path: Path, known: Collection[str]) -> Coding:
    """The coding in a CSV, TSV, JSON Lines or Parquet file; ``known`` are the labels there are.

    Raises:
        CodingError: a column is missing, or a row is not right.
        UnreadableInput: the file is no table.
    """
    table = open_table(path, path.name)
    reader = _Rows(path.name, frozenset(known), table.columns)
    units: dict[str, CodedUnit] = {}
    for unit in reader.read(table.rows):
        if (first := units.setdefault(unit.unit, unit)) is not unit:
            came = f"unit {unit.unit!r} was coded before, in row {first.row}"
            raise CodingError(path.name, unit.row, came, "Keep one row for each unit.")
    if not units:
        raise CodingError(path.name, None, "it has no coded unit", "Write one row for each unit.")
    return Coding(path.name, units)


class _Rows:
    """How the rows of one file are read."""

    def __init__(self, file: str, known: frozenset[str], columns: tuple[str, ...]) -> None:
        self.file, self.known = file, known
        self.unit = self._one_of(UNIT, columns)
        self.binary = tuple(name for name in columns if name in known)
        has_labels = any(name in columns for name in LABELS)
        self.labels = self._one_of(LABELS, columns) if has_labels or not self.binary else None

    def _one_of(self, names: tuple[str, ...], columns: tuple[str, ...]) -> str:
        for name in names:
            if name in columns:
                return name
        came = f"no column {' or '.join(map(repr, names))} among {', '.join(columns) or 'none'}"
        raise CodingError(self.file, None, came, "The first row names the columns.")

    def read(self, rows: Iterator[Row]) -> Iterator[CodedUnit]:
        for number, row in enumerate(rows, start=2 if self.file.endswith("sv") else 1):
            if isinstance(row, UnreadableInput):
                raise row
            yield self._unit(row, number)

    def _unit(self, row: Mapping[str, object], number: int) -> CodedUnit:
        name = _words(row.get(self.unit))
        if not name:
            raise CodingError(self.file, number, "it names no unit", "Fill the first column.")
        start, end = (self._offset(row, column, number) for column in ("start", "end"))
        if start is not None and end is not None and not 0 <= start < end:
            came = f"unit {name!r} goes from {start} to {end}"
            raise CodingError(self.file, number, came, "Offsets count characters; start < end.")
        facts = [_words(row.get(column)) for column in ("text", "paragraph")]
        quote = _words(row.get("quote"))
        taken = {self.unit, self.labels, *PLACE}
        others = {key: _words(value) for key, value in row.items() if key not in taken}
        labels = self._labels(row, number)
        return CodedUnit(name, labels, number, facts[0], facts[1], start, end, quote, others)

    def _offset(self, row: Mapping[str, object], column: str, number: int) -> int | None:
        words = _words(row.get(column))
        if words and not words.isdecimal():
            came = f"{column} is {words!r}"
            raise CodingError(self.file, number, came, "Expected a number of characters.")
        return int(words) if words else None

    def _labels(self, row: Mapping[str, object], number: int) -> frozenset[str]:
        if self.labels is None:
            return frozenset(name for name in self.binary if self._is_set(row, name, number))
        value = row.get(self.labels)
        if value is None or (isinstance(value, str) and not value.strip(" ,")):
            came, advice = "it has no labels: not yet coded", "Write 'none' where a unit has none."
            raise CodingError(self.file, number, came, advice)
        parts = value if isinstance(value, list) else str(value).split(",")
        given = {str(part).strip().partition(":")[0] for part in parts} - {"", *NO_LABELS}
        if unknown := given - self.known:
            came = f"unknown label {', '.join(map(repr, sorted(unknown)))}"
            raise CodingError(
                self.file, number, came, f"Known are {', '.join(sorted(self.known))}."
            )
        return frozenset(given)

    def _is_set(self, row: Mapping[str, object], column: str, number: int) -> bool:
        words = _words(row.get(column)).lower()
        if words not in _YES | _NO:
            came = f"column {column} holds {words!r}"
            raise CodingError(self.file, number, came, "Expected 0 or 1.")
        return words in _YES


def _words(value: object) -> str:
    return "" if value is None else str(value).strip()
