"""Choose the sentences of the fifth draw: ``python corpus/gold/choose.py UNGDC_FOLDER REFERENCE``.

Rebuttals and warnings are too rare to be found by searches. So a teacher (``corpus/teach.py``) that
has learned from what is coded scores the uncoded sentences of texts for training, and those with
the highest scores are coded next, whether the teacher was right or wrong. The choice depends on
``corpus/taught.npz`` as it was then; so it is kept in ``chosen.tsv``, and ``draw.py`` reads it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from gather import HERE, read_rows
from sentences import LABELS, Table, read_taught
from sources import Folders

WANTED = {"rebuttal": 220, "warning": 190, "declaration": 20}
PER_TEXT = 2  # sentences of one label

Place = tuple[str, str, str]  # text, start, end


def highest(places: list[Place], scores: Table, number: int, taken: set[Place]) -> Iterator[Place]:
    """The places with the highest scores that are not taken, at most two of a text."""
    of_text: dict[str, int] = {}
    found = 0
    for index in np.argsort(-scores, kind="stable"):
        place = places[index]
        if found == number:
            return
        if place not in taken and of_text.get(place[0], 0) < PER_TEXT:
            of_text[place[0]] = of_text.get(place[0], 0) + 1
            taken.add(place)
            found += 1
            yield place


def main() -> None:
    """Choose, and write the table."""
    uncoded = read_taught(Folders(*map(Path, sys.argv[1:])))
    taken = {(row["text"], row["start"], row["end"]) for row in read_rows(HERE / "units.tsv")}
    with (HERE / "chosen.tsv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(("text", "start", "end", "stratum"))
        for label, number in WANTED.items():
            found = highest(uncoded.places, uncoded.labels[:, LABELS.index(label)], number, taken)
            table.writerows((*place, f"fifth {label}") for place in found)


if __name__ == "__main__":
    main()
