"""The comparability box: what is not alike in full, the rest in a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from discourse.measures.comparability import ComparabilityRow
from discourse.reports.blocks import Block, Column, Paragraph, Run, Runs, Style, Table, words
from discourse.reports.texts import Texts

MOST_VALUES = 4
_VERDICTS: dict[str, tuple[Style, str]] = {
    "green": ("full", "alike"),
    "amber": ("half", "with care"),
    "red": ("empty", "not compared"),
}


def comparability_blocks(rows: Sequence[ComparabilityRow], texts: Texts) -> Iterator[Block]:
    """The rows that are not alike as a table; those that are alike in one line."""
    unlike = [row for row in rows if row.verdict != "green"]
    alike = [row for row in rows if row.verdict == "green"]
    columns = [Column(name, width=1) for name in texts.names]
    if texts.many:
        columns = [Column("Values, and how many texts", width=1.5)]
    shown = tuple(
        (
            words(names, "strong"),
            *([words(_counted(row.values))] if texts.many else map(words, row.values)),
            _verdict(row),
        )
        for names, row in _joined(unlike)
    )
    if shown:
        yield Table(
            "What may be compared: properties that are not alike",
            (Column("Property"), *columns, Column("Verdict", width=1.9 if texts.many else 1.4)),
            shown,
        )
    if alike:
        told = "; ".join(f"{row.name} ({_one(row, texts.many)})" for row in alike)
        yield Paragraph((Run("Alike: ", "full"), Run(told + ".")), small=True)


def _joined(rows: Sequence[ComparabilityRow]) -> list[tuple[str, ComparabilityRow]]:
    """The rows with their names; those of the same values and reason are one, named in a row."""
    names: dict[tuple[object, ...], list[str]] = {}
    first: dict[tuple[object, ...], ComparabilityRow] = {}
    for row in rows:
        key = row.values, row.verdict, row.reason
        first.setdefault(key, row)
        names.setdefault(key, []).append(row.name)
    return [(", ".join(names[key]), row) for key, row in first.items()]


def _verdict(row: ComparabilityRow) -> Runs:
    style, name = _VERDICTS[row.verdict]
    return (Run(name, style), Run(f": {row.reason}"))


def _one(row: ComparabilityRow, many: bool) -> str:
    """The value of a row whose texts are alike, or the values where they are not the same."""
    distinct = tuple(dict.fromkeys(row.values))
    return _counted(row.values) if many and len(distinct) > 1 else " / ".join(distinct)


def _counted(values: Sequence[str]) -> str:
    """Numbers as shortest, median and longest; other values with how many texts have them."""
    if ranges := _ranges(values):
        return ranges
    counts = Counter(values).most_common()
    shown = "; ".join(f"{value} ({number})" for value, number in counts[:MOST_VALUES])
    rest = len(counts) - MOST_VALUES
    return shown + (f"; and {rest} other values" if rest > 0 else "")


_NUMBER = re.compile(r"\d[\d,]*")
_DATE = re.compile(r"\d{4}(?:-|\Z)")


def _ranges(values: Sequence[str]) -> str:
    """First and last date, or each number as shortest, longest and median; else nothing."""
    dates = sorted(value for value in values if _DATE.match(value))
    if dates:
        missing = len(values) - len(dates)
        return f"{dates[0]} to {dates[-1]}" + (f"; {missing} not stated" if missing else "")
    shapes = {_NUMBER.sub("#", value) for value in values}
    shape = shapes.pop()
    if shapes or "#" not in shape:
        return ""
    for column in zip(*(_NUMBER.findall(value) for value in values), strict=True):
        numbers = [int(number.replace(",", "")) for number in column]
        told = f"{min(numbers):,}–{max(numbers):,} (median {median(numbers):,.0f})"
        told = f"{numbers[0]:,}" if min(numbers) == max(numbers) else told
        shape = shape.replace("#", told, 1)
    return shape
