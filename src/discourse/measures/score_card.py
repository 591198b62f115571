"""How often the labels were right where that was measured: a card for each tagger.

``corpus/gold/score.py`` writes it: what people gave and what was found on coded sentences of
development texts (which set thresholds) and of test texts (which nothing has seen). What it says
holds for texts of the kinds it names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from discourse.codebook import TaggerName

CARDS: Mapping[TaggerName, str] = {
    "standard": "data/scores.toml",
    "neural": "data/neural/scores.toml",
}
PARTS = ("test", "dev")


@dataclass(frozen=True, slots=True)
class Tally:
    """One label on coded sentences: how often it was ``given`` by people, ``found``, and both."""

    hits: int
    given: int
    found: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; ``None`` if nothing was found."""
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what was given that was found; ``None`` if nothing was given."""
        return self.hits / self.given if self.given else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; ``None`` if the label was neither given nor found."""
        total = self.given + self.found
        return 2 * self.hits / total if total else None

    def __add__(self, other: Tally) -> Tally:
        """The tally of both sets of sentences."""
        return Tally(self.hits + other.hits, self.given + other.given, self.found + other.found)


@dataclass(frozen=True, slots=True)
class TallyGroup:
    """The tallies of all labels on the sentences of some texts."""

    sentences: int
    labels: Mapping[str, Tally]

    def __add__(self, other: TallyGroup) -> TallyGroup:
        """The tallies of both sets of sentences."""
        none = Tally(0, 0, 0)
        names = dict.fromkeys((*self.labels, *other.labels))
        labels = {n: self.labels.get(n, none) + other.labels.get(n, none) for n in names}
        return TallyGroup(self.sentences + other.sentences, labels)


@dataclass(frozen=True, slots=True)
class PartScores:
    """Scores on one part of the gold; ``groups`` are by kind and name, ("country", "NOR").

    On ``silent`` sentences no label was found.
    """

    texts: str
    governments: int
    silent: int
    macro_f1: float
    micro_f1: float
    model: str
    whole: TallyGroup
    groups: Mapping[tuple[str, str], TallyGroup]


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """The scores of each part of the gold that was scored; ``model`` digests name the tagger."""

    parts: Mapping[str, PartScores]

    @property
    def whole(self) -> TallyGroup:
        """All coded sentences together."""
        return _total(part.whole for part in self.parts.values())

    def group(self, kind: str, name: str) -> TallyGroup | None:
        """The tallies on texts of a kind, or ``None`` where no sentence of such is coded."""
        found = [p.groups[kind, name] for p in self.parts.values() if (kind, name) in p.groups]
        return _total(found) if found else None

    @property
    def summary(self) -> str:
        """One sentence for a reader."""
        said = {
            "test": "texts that nothing was learned from or chosen by",
            "dev": "texts that set thresholds but trained nothing",
        }
        sentences = [
            f"On {part.whole.sentences:,} coded sentences of {part.texts} ({part.governments} "
            f"governments), {said[name]}, macro-F1 over the twelve functions is "
            f"{part.macro_f1:.2f}, micro-F1 {part.micro_f1:.2f}; {part.silent} got no label."
            for name in PARTS
            if (part := self.parts.get(name))
        ]
        return " ".join(sentences)


def _total(groups: Iterable[TallyGroup]) -> TallyGroup:
    return sum(groups, start=TallyGroup(0, {}))


@cache
def load_scores(tagger: TaggerName = "standard") -> ScoreCard | None:
    """The card of a tagger, or ``None`` where none was written."""
    file = files("discourse").joinpath(CARDS[tagger]) if tagger in CARDS else None
    if file is None or not file.is_file():
        return None
    card = tomllib.loads(file.read_text(encoding="utf-8"))
    return ScoreCard({name: _part(part) for name, part in card.items()})


def _part(table: Mapping[str, Any]) -> PartScores:
    groups = {
        (kind, name): _tallies(group)
        for kind, by_name in table["groups"].items()
        for name, group in by_name.items()
    }
    whole = TallyGroup(
        table["sentences"], {label: Tally(*row) for label, row in table["labels"].items()}
    )
    facts = ("texts", "governments", "silent", "macro_f1", "micro_f1", "model")
    return PartScores(**{fact: table[fact] for fact in facts}, whole=whole, groups=groups)


def _tallies(table: Mapping[str, Any]) -> TallyGroup:
    labels = {label: Tally(*row) for label, row in table.items() if label != "sentences"}
    return TallyGroup(table["sentences"], labels)
