"""Gather what the coders wrote into the raw passes, and make the sheets of adjudication.

    python corpus/gold/gather.py CODED_FOLDER [SHEETS_FOLDER ADJUDICATION_FOLDER]

``CODED_FOLDER`` holds ``a/*.tsv`` and ``b/*.tsv``, the files of the two coding passes, and
``c/*.tsv``, the third reading of some units. Written are ``pass-a.tsv``, ``pass-b.tsv`` and
``pass-c.tsv`` beside this script: the coders' entries, unchanged, with the place of each unit.
With the sheets that the coders had, one sheet of all disputes of the first two passes is written:
both codings without saying whose they are, for an adjudicator to decide between or against.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
SEED = 2026
PASSES = ("a", "b", "c")  # two of all units, and a third, strict one of some
PLACE = ("unit", "text", "paragraph", "start", "end", "quote")
CODES = ("functions", "structure", "target_form", "target", "addressee", "voice", "statistics",
         "quotations", "commitment", "frames", "stance", "hard")  # fmt: skip
#: On these two passes may be in dispute; the others hold a coder's own words.
DECIDED = ("structure", "target_form", "addressee", "voice")

NONSENTENCE = "nonsentence"  # in place of functions: a heading or the like

Row = dict[str, str]


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a table with tabs and no quotes."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def write_rows(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """A table with tabs and no quotes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(columns), extrasaction="ignore", quoting=csv.QUOTE_NONE,
                               delimiter="\t", lineterminator="\n", quotechar=None)  # fmt: skip
        table.writeheader()
        table.writerows(rows)


def labels_of(row: Row) -> frozenset[str]:
    """The functions of a coder's row without subtypes; none for ``none`` and ``nonsentence``."""
    given = {part.strip().partition(":")[0] for part in row["functions"].split(",")}
    return frozenset(given - {"none", NONSENTENCE, ""})


def is_no_sentence(row: Row) -> bool:
    """Whether coders took a unit for a heading or the like."""
    return row["functions"] == NONSENTENCE


def in_dispute(one: Row, other: Row) -> bool:
    """Whether two codings of a unit must be decided between."""
    return labels_of(one) != labels_of(other) or any(one[c] != other[c] for c in DECIDED)


def gather(folder: Path) -> dict[str, Row]:
    """The rows of one pass by unit, in the order of the units."""
    units = {row["unit"]: row for row in read_rows(HERE / "units.tsv")}
    coded = {row["unit"]: row for path in sorted(folder.glob("*.tsv")) for row in read_rows(path)}
    if unknown := coded.keys() - units.keys():
        sys.exit(f"{folder}: no such units: {sorted(unknown)[:5]}")
    return {unit: units[unit] | coded[unit] for unit in units if unit in coded}


def disputes(one: dict[str, Row], other: dict[str, Row], sheets: Path) -> Iterator[Row]:
    """The disputed units with their words and both codings, in an order that hides the coder."""
    generator = random.Random(SEED)
    shown: list[Row] = []
    for path in sorted(sheets.glob("*.tsv")):
        for row in read_rows(path):
            shown = [*shown[-2:], row]
            unit = row["unit"]
            if unit in one and unit in other and in_dispute(one[unit], other[unit]):
                pair = [one[unit], other[unit]]
                generator.shuffle(pair)
                yield {
                    "unit": unit,
                    "before": " / ".join(line["text"] for line in shown[:-1]),
                    "text": row["text"],
                } | {f"coding {n}": _code(coding) for n, coding in enumerate(pair, start=1)}


def _code(row: Row) -> str:
    parts = [row["functions"], *(f"{name}={row[name]}" for name in DECIDED if row[name])]
    return "; ".join(parts)


def main() -> None:
    """Write the passes, and the sheet of adjudication if it is wanted."""
    folder, *others = map(Path, sys.argv[1:])
    passes = [gather(folder / name) for name in PASSES]
    for name, rows in zip(PASSES, passes, strict=True):
        write_rows(HERE / f"pass-{name}.tsv", (*PLACE, *CODES), rows.values())
    if others:
        sheets, adjudication = others
        columns = ("unit", "before", "text", "coding 1", "coding 2")
        found = list(disputes(passes[0], passes[1], sheets))
        write_rows(adjudication / "disputes.tsv", columns, found)
        both = len(passes[0].keys() & passes[1].keys())
        print(f"{both} units coded twice, {len(found)} in dispute")


if __name__ == "__main__":
    main()
