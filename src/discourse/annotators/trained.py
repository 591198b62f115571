"""The trained tagger on one text: which labels it scores there, and the words behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from discourse.annotators.carriers import Model, Reading
from discourse.annotators.cut_text import CutText
from discourse.annotators.features import Views
from discourse.annotators.hits import Table, WeighedHits
from discourse.annotators.mentions import Mention
from discourse.annotators.neural import load_neural_tagger
from discourse.annotators.tagger import load_tagger
from discourse.codebook import Category, Codebook, TaggerName, load_codebook
from discourse.document import Document
from discourse.text import Span

LANGUAGE = "en"
_NAMED = frozenset(("state", "territory", "demonym", "bloc", "group", "armed_group", "person"))
_UNNAMED = "unnamed_actor"
_start = attrgetter("start")


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A model in one text: what it has read there.

    ``thresholds`` are those of the labels that it gives here.
    """

    model: Model
    thresholds: dict[str, float]
    reading: Reading
    units: Sequence[Span]
    mentions: Sequence[Mention]

    @classmethod
    def of(
        cls,
        document: Document,
        codebook: Codebook,
        cut: CutText,
        units: Sequence[Span],
        weighed: WeighedHits,
    ) -> Trained | None:
        """The model for a document, or ``None``: another language, or pages of the user's own.

        ``weighed`` has the hits of each of the ``units``.
        """
        if (document.metadata.language or LANGUAGE) != LANGUAGE:
            return None
        model = _load(codebook.tagger)
        if model is None:
            return None
        same = _same_pages(codebook)
        thresholds = {label: value for label, value in model.thresholds.items() if label in same}
        if not thresholds or not units:
            return None
        views = Views.of(cut, units, weighed, codebook, document.metadata.country)
        return cls(model, thresholds, model.read(views), units, cut.mentions)

    def put_into(self, scores: Table, categories: Sequence[Category]) -> Table:
        """``scores`` [units × categories] with those of the model where it gives the label."""
        scores = scores.copy()
        for column, category in enumerate(categories):
            if category.id in self.thresholds:
                own = self.model.labels.index(category.id)
                scores[:, column] = self.reading.scores[:, own]
        return scores

    def attribute(self, number: int, name: str) -> str | None:
        """Whom a criticism that no cue found may mean, by who is mentioned; nothing else."""
        if name != "target_form":
            return None
        unit = self.units[number]
        start, end = (bisect_left(self.mentions, at, key=_start) for at in (unit.start, unit.end))
        kinds = {mention.kind for mention in self.mentions[start:end]}
        if kinds & _NAMED:
            return "named"
        return "unnamed_actor" if _UNNAMED in kinds else "unnamed_conduct"


def _load(name: TaggerName) -> Model | None:
    if name == "neural":
        return load_neural_tagger()
    return load_tagger() if name == "standard" else None


@cache
def _shipped() -> dict[str, object]:
    return {page.id: page for page in load_codebook().functions}


def _same_pages(codebook: Codebook) -> frozenset[str]:
    """The functions whose page is the shipped one: the tagger learned from its cues."""
    return frozenset(page.id for page in codebook.functions if _shipped().get(page.id) == page)
