"""Search test texts for rare acts by reading, so that no cue or model has a say in what is found.

    python corpus/gold/reading.py UNGDC_FOLDER SHEETS_FOLDER [MARKS_FOLDER]

Written are sheets of texts drawn by lot from those that are in test or may be in nothing else: all
their sentences, for a reader who marks whatever might be a warning or a declaration. With the
marks (tables of ``unit`` and ``label``) the marked sentences that are not coded yet become the
eighth draw in ``chosen.tsv``; they are coded next, in two passes as all others.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from choose import keep
from drawing import HELD_BACK
from gather import HERE, read_rows, write_rows
from sources import Text, read_texts

DRAW = "eighth"
SEED = 2032
TEXTS, PER_SHEET = 120, 20


def drawn(folder: Path) -> list[Text]:
    """Speeches by lot, of those that are in test or whose government is."""
    tested = {row["text"] for row in read_rows(HERE / "texts.tsv") if row["part"] == "test"}
    able = [
        text
        for text in read_texts(folder)
        if text.id.startswith("ungdc/") and (text.id in tested or text.country in HELD_BACK)
    ]
    return random.Random(SEED).sample(able, TEXTS)


def named(texts: list[Text]) -> Iterator[tuple[str, Text, int]]:
    """All sentences of the texts: name, text, and number in it."""
    for number, text in enumerate(texts, start=1):
        for place, unit in enumerate(text.units):
            if unit.coded:
                yield f"{number:03}-{place:03}", text, place


def main() -> None:
    """Write the sheets, or keep what was marked."""
    folder, sheets, *marks = map(Path, sys.argv[1:])
    units = {name: (text, text.units[place]) for name, text, place in named(drawn(folder))}
    if not marks:
        for start in range(0, TEXTS, PER_SHEET):
            wanted = {f"{start + number:03}" for number in range(1, PER_SHEET + 1)}
            rows = [
                {"unit": name, "text": unit.text}
                for name, (_, unit) in units.items()
                if name[:3] in wanted
            ]
            write_rows(sheets / f"{start // PER_SHEET + 1}.tsv", ("unit", "text"), rows)
        return
    taken = {(row["text"], row["start"], row["end"]) for row in read_rows(HERE / "units.tsv")}
    found = {}
    for path in sorted(marks[0].glob("*.tsv")):
        for row in read_rows(path):
            text, unit = units[row["unit"]]
            found[text.id, str(unit.start), str(unit.end)] = row["label"]
    keep(DRAW, [(label, place) for place, label in found.items() if place not in taken])


if __name__ == "__main__":
    main()
