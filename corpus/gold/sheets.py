"""Write the coders' sheets: the units of the gold with their words, in batches.

    python corpus/gold/sheets.py UNGDC_FOLDER REFERENCE_FILE SHEETS_FOLDER

Rows whose unit is ``-`` are context and are not coded: two units before each run and each single
sentence, and headings inside a run. The sheets hold the words of the texts and stay outside the
project; nothing in them says which part, country, speaker or search a unit comes from.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from sources import Text, read_composed, read_reference, read_texts

HERE = Path(__file__).parent
CONTEXT = 2  # units before the first coded one
THIRD, SEED = 150, 2027  # units of runs for a third, strict reading
PER_SHEET = {
    "R": 7,
    "P": 158,
    "W": 4,
    "Q": 150,
    "U": 205,
    "V": 140,
    "X": 108,
    "Y": 54,
    "Z": 113,
    "S": 38,
    "N": 225,
    "M": 225,
    "L": 225,
}  # runs, single sentences, whole texts

Row = dict[str, str]
Lines = list[tuple[str, str, str]]  # unit, paragraph, words


def passage(name: str, rows: list[Row], text: Text) -> Lines:
    """A run, a single sentence or a whole text, after its context."""
    units = {(str(unit.start), str(unit.end)): index for index, unit in enumerate(text.units)}
    own = {units[row["start"], row["end"]]: row["unit"] for row in rows}
    first, last = max(0, min(own) - CONTEXT), max(own)
    shown = enumerate(text.units[first : last + 1], start=first)
    return [(own.get(index, "-"), unit.paragraph, unit.text) for index, unit in shown]


def passages(rows: Iterable[Row], texts: dict[str, Text]) -> Iterator[tuple[str, Lines]]:
    """All passages by name, in the order of the names."""
    for name, group in groupby(rows, key=lambda row: row["unit"].partition("-")[0]):
        members = list(group)
        yield name, passage(name, members, texts[members[0]["text"]])


def main() -> None:
    """Write the sheets."""
    folder, reference, sheets = map(Path, sys.argv[1:])
    texts = {text.id: text for text in read_texts(folder)}
    texts |= {text.id: text for text in (*read_composed(), read_reference(reference))}
    with (HERE / "units.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for letter, group in groupby(passages(rows, texts), key=lambda named: named[0][0]):
        found, size = [lines for _, lines in group], PER_SHEET[letter]
        for number, start in enumerate(range(0, len(found), size), start=1):
            write(sheets / f"{letter}{number}.tsv", found[start : start + size])
    runs = [row for row in rows if row["unit"][0] == "R"]
    chosen = sorted(random.Random(SEED).sample(runs, THIRD), key=lambda row: row["unit"])
    write(sheets / "T1.tsv", [passage(row["unit"], [row], texts[row["text"]]) for row in chosen])


def write(path: Path, found: Iterable[Lines]) -> None:
    """A sheet: passages one after the other."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(
            file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
        )
        table.writerow(("unit", "paragraph", "text"))
        for lines in found:
            table.writerows(lines)


if __name__ == "__main__":
    main()
