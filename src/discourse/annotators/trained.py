"""The trained tagger on one text: which labels it scores there, and the words behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from discourse.annotators.cues import Hit
from discourse.annotators.features import UnitView, demonym_marks, view_units
from discourse.annotators.tagger import Tagger, load_tagger
from discourse.annotators.units import mentions_of
from discourse.codebook import Codebook, load_codebook
from discourse.document import Document, Evidence
from discourse.text import Span

LANGUAGE = "en"
_NAMED = frozenset(("state", "territory", "demonym", "bloc", "group", "armed_group", "person"))
_UNNAMED = "unnamed_actor"


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """The tagger with the views of a text's units; ``labels`` are those that it scores.

    ``kinds`` are the classes of the actors that each unit mentions.
    """

    tagger: Tagger
    labels: frozenset[str]
    views: Sequence[UnitView]

    kinds: Sequence[frozenset[str]]

    @classmethod
    def of(
        cls,
        document: Document,
        codebook: Codebook,
        units: Sequence[Span],
        hits: Sequence[Sequence[Hit]],
    ) -> Trained | None:
        """The tagger for a document, or ``None``: another language, or pages of the user's own."""
        tagger = load_tagger()
        if (
            tagger is None
            or codebook.cues_only
            or (document.metadata.language or LANGUAGE) != LANGUAGE
        ):
            return None
        labels = _same_pages(codebook) & tagger.thresholds.keys()
        mentions = mentions_of(document)
        demonyms = demonym_marks(codebook, document.metadata.country)
        views = view_units(document.text, units, mentions, hits, demonyms)
        kinds = [
            frozenset(m.kind for m in mentions if unit.start <= m.start < unit.end)
            for unit in units
        ]
        return cls(tagger, labels, views, kinds) if labels and views else None

    @property
    def digest(self) -> str:
        """Which tagger it is."""
        return self.tagger.digest

    @property
    def thresholds(self) -> dict[str, float]:
        """From which score on each label is given."""
        return {label: self.tagger.thresholds[label] for label in self.labels}

    def score(self) -> list[dict[str, float]]:
        """The scores of each unit."""
        table = self.tagger.score(self.views).tolist()
        names = self.tagger.labels
        return [
            {label: score for label, score in zip(names, row, strict=True) if label in self.labels}
            for row in table
        ]

    def attributes(self, number: int) -> dict[str, str]:
        """Whom a criticism that no cue found may mean, by who is mentioned."""
        kinds = self.kinds[number]
        if kinds & _NAMED:
            return {"target_form": "named"}
        return {"target_form": "unnamed_actor" if _UNNAMED in kinds else "unnamed_conduct"}

    def evidence(self, number: int, label: str) -> list[Evidence]:
        """The words of a unit that speak most for a label."""
        return [
            Evidence(Span(gram.start, gram.end), f"model:{gram.name}", weight)
            for gram, weight in self.tagger.carriers(self.views[number], label)
        ]


@cache
def _shipped() -> dict[str, object]:
    return {page.id: page for page in load_codebook().functions}


def _same_pages(codebook: Codebook) -> frozenset[str]:
    """The functions whose page is the shipped one: the tagger learned from its cues."""
    return frozenset(page.id for page in codebook.functions if _shipped().get(page.id) == page)
