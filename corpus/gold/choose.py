"""Choose sentences by a teacher's scores.

    python corpus/gold/choose.py DRAW UNGDC_FOLDER REFERENCE_FILE

``DRAW`` is ``fifth``, ``sixth``, ``seventh``, ``ninth``, ``tenth`` or ``eleventh``.

A teacher (``corpus/teach.py``) that has learned from what is coded scores the uncoded sentences of
texts for training. For the fifth draw those with the highest scores for rebuttals and warnings,
which are too rare to be found by searches; for the sixth those on which it wavers, of the functions
and regions whose recall was lowest on development texts; for the seventh, ninth and tenth those on
which it wavers, of every function and region; for the eleventh those to which it would rather give
a function of which the ledgers are made, or a rare one, than not, of every region. They are coded
next, whether the teacher was right or not.
The choice depends on ``corpus/taught.npz`` as it was then; so it is kept in ``chosen.tsv``, and
``draw.py`` reads it. (The eighth was found by reading: ``reading.py``.)
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from gather import HERE, read_rows, write_rows
from sentences import LABELS, Sentences, read_taught
from sources import Folders

from discourse.codebook import load_codebook

HIGHEST = {"rebuttal": 220, "warning": 190, "declaration": 20}
WEST, LATIN, EAST, AFRICA, ASIA = REGIONS = (
    "Western European and Other States",
    "Latin American and Caribbean States",
    "Eastern European States",
    "African States",
    "Asia-Pacific States",
)
LOWEST = {
    ("diagnosis", WEST): 66,
    ("diagnosis", LATIN): 30,
    ("history", WEST): 28,
    ("history", LATIN): 20,
    ("contrast", WEST): 20,
    ("achievement", EAST): 20,
    ("authority", WEST): 16,
    ("authority", EAST): 16,
}
EVENLY = {"seventh": 6, "ninth": 12, "tenth": 24}  # of each function and region
LIKELY = ("contrast", "commitment", "exhortation", "appraisal", "warning", "rebuttal", "history",
          "authority", "declaration")  # fmt: skip
OF_LIKELY = 25  # of each region
WAVERS = 0.1, 0.5  # scores between which a teacher wavers
WOULD_GIVE = 0.5, 0.95  # and those of what it would give, without the plainest
DEVELOPMENT = ("GBR", "FRA")  # governments that are wholly in development texts
SEEDS = {"sixth": 2030, "seventh": 2031, "ninth": 2033, "tenth": 2034, "eleventh": 2035}
PER_TEXT = 2  # sentences of one label

Place = tuple[str, str, str]  # text, start, end
Plan = dict[tuple[str, str], int]  # function and region -> how many
Band = tuple[float, float]  # scores from the first up to the second


def free(places: list[Place], order: Iterable[int], taken: set[Place]) -> Iterator[Place]:
    """The places in some order that are not taken, at most two of a text."""
    of_text: Counter[str] = Counter()
    for index in order:
        place = places[index]
        if place not in taken and of_text[place[0]] < PER_TEXT:
            of_text[place[0]] += 1
            taken.add(place)
            yield place


def highest(uncoded: Sentences, taken: set[Place]) -> Iterator[tuple[str, Place]]:
    """Those with the highest scores of a function."""
    for label, number in HIGHEST.items():
        order = np.argsort(-uncoded.labels[:, LABELS.index(label)], kind="stable")
        for place in islice(free(uncoded.places, order, taken), number):
            yield label, place


def scored(
    uncoded: Sentences, taken: set[Place], plan: Plan, band: Band, seed: int
) -> Iterator[tuple[str, Place]]:
    """By lot, those of functions and regions as planned whose scores lie in a band."""
    generator = random.Random(seed)
    region_of = {actor.id: actor.region for actor in load_codebook().actors}
    regions = np.array([region_of.get(country, "") for country in uncoded.countries])
    able = ~np.isin(uncoded.countries, DEVELOPMENT)
    for (label, region), number in plan.items():
        scores = uncoded.labels[:, LABELS.index(label)]
        order = np.flatnonzero(
            able & (regions == region) & (scores >= band[0]) & (scores < band[1])
        )
        shuffled = generator.sample(order.tolist(), len(order))
        for place in islice(free(uncoded.places, shuffled, taken), number):
            yield label, place


def evenly(labels: Iterable[str], number: int) -> Plan:
    """As many of each function and region."""
    return {(label, region): number for label in labels for region in REGIONS}


def plan_of(draw: str) -> Plan:
    """How many sentences of which functions and regions a draw by lot wants."""
    if draw == "sixth":
        return LOWEST
    if draw == "eleventh":
        return evenly(LIKELY, OF_LIKELY)
    # Declarations hardly occur.
    return evenly([label for label in LABELS if label != "declaration"], EVENLY[draw])


def keep(draw: str, found: Iterable[tuple[str, Place]]) -> None:
    """Write what was chosen for a draw, by label, into the table."""
    columns = ("text", "start", "end", "stratum")
    rows = [row for row in read_rows(HERE / "chosen.tsv") if not row["stratum"].startswith(draw)]
    rows += [dict(zip(columns, (*place, f"{draw} {label}"), strict=True)) for label, place in found]
    write_rows(HERE / "chosen.tsv", columns, rows)


def main() -> None:
    """Choose, and write the table."""
    draw = sys.argv[1]
    uncoded = read_taught(Folders(*map(Path, sys.argv[2:])))
    taken = {
        (row["text"], row["start"], row["end"])
        for table in ("units.tsv", "chosen.tsv")
        for row in read_rows(HERE / table)
        if not row["stratum"].startswith(draw)
    }
    if draw == "fifth":
        found = highest(uncoded, taken)
    else:
        band = WOULD_GIVE if draw == "eleventh" else WAVERS
        found = scored(uncoded, taken, plan_of(draw), band, SEEDS[draw])
    keep(draw, found)


if __name__ == "__main__":
    main()
