"""The draws of the gold, each by its own seed: what is drawn of which text, for which part."""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from gather import HERE, read_rows
from searches import Hits
from sources import Text

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
CHOSEN = {  # by choose.py and reading.py
    "X": ("fifth", "train"),
    "Y": ("sixth", "train"),
    "Z": ("seventh", "train"),
    "S": ("eighth", "test"),
    "N": ("ninth", "train"),
    "M": ("tenth", "train"),
    "L": ("eleventh", "train"),
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
        self._told = 0
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

    def chosen(self, name: str, part: str) -> None:
        """The single sentences of ``chosen.tsv`` for one draw."""
        texts = {text.id: text for texts in self.by_country.values() for text in texts}
        for row in read_rows(HERE / "chosen.tsv"):
            if not row["stratum"].startswith(name):
                continue
            text = texts[row["text"]]
            (index,) = (
                index
                for index, unit in enumerate(text.units)
                if (str(unit.start), str(unit.end)) == (row["start"], row["end"])
            )
            self.parts[text.id] = part
            one = range(index, index + 1)
            self.drawn.append(Drawn(text, one, part, row["stratum"]))

    def latest(self) -> list[Drawn]:
        """What was drawn since this was asked last."""
        found, self._told = self.drawn[self._told :], len(self.drawn)
        return found

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
