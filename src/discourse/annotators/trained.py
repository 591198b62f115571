"""The trained tagger on one text: which labels it scores there, and the words behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from discourse.annotators.actors import Mention
from discourse.annotators.cues import Hit
from discourse.annotators.features import Viewer, demonym_marks
from discourse.annotators.tagger import Tagger, load_tagger
from discourse.codebook import Codebook, load_codebook
from discourse.document import MODEL, Document, Evidence
from discourse.text import Span

LANGUAGE = "en"
_NAMED = frozenset(("state", "territory", "demonym", "bloc", "group", "armed_group", "person"))
_UNNAMED = "unnamed_actor"
_start = attrgetter("start")


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """The tagger in one text: the ``units`` viewed there, and what it gives them.

    ``thresholds`` are those of the labels that it scores here; ``words`` those of each unit, once
    all are scored.
    """

    tagger: Tagger
    thresholds: dict[str, float]
    viewer: Viewer
    units: Sequence[Span]
    mentions: Sequence[Mention]
    words: list[tuple[str, ...]] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        document: Document,
        codebook: Codebook,
        units: Sequence[Span],
        mentions: Sequence[Mention],
    ) -> Trained | None:
        """The tagger for a document, or ``None``: another language, or pages of the user's own."""
        tagger = load_tagger()
        if (
            tagger is None
            or codebook.cues_only
            or (document.metadata.language or LANGUAGE) != LANGUAGE
        ):
            return None
        same = _same_pages(codebook)
        thresholds = {label: value for label, value in tagger.thresholds.items() if label in same}
        if not thresholds or not units:
            return None
        demonyms = demonym_marks(codebook, document.metadata.country)
        viewer = Viewer.of(document.text, mentions, demonyms)
        return cls(tagger, thresholds, viewer, units, mentions)

    @property
    def digest(self) -> str:
        """Which tagger it is."""
        return self.tagger.digest

    def score(self, hits: Sequence[Sequence[Hit]]) -> list[dict[str, float]]:
        """The scores of each unit, given its hits."""
        views = [self.viewer.view(*pair) for pair in zip(self.units, hits, strict=True)]
        self.words.extend(view.words for view in views)
        labels = list(self.thresholds)
        columns = [self.tagger.labels.index(label) for label in labels]
        table = self.tagger.score(views, self.tagger.read(views))[:, columns].tolist()
        return [dict(zip(labels, row, strict=True)) for row in table]

    def attributes(self, number: int) -> dict[str, str]:
        """Whom a criticism that no cue found may mean, by who is mentioned."""
        unit = self.units[number]
        start, end = (bisect_left(self.mentions, at, key=_start) for at in (unit.start, unit.end))
        kinds = {mention.kind for mention in self.mentions[start:end]}
        if kinds & _NAMED:
            return {"target_form": "named"}
        return {"target_form": "unnamed_actor" if _UNNAMED in kinds else "unnamed_conduct"}

    def evidence(self, wanted: Sequence[tuple[int, str]]) -> Iterator[tuple[Evidence, ...]]:
        """For each unit (by number) and label the words of the unit that speak most for it."""
        words = self.tagger.lexicon.read([self.words[number] for number, _ in wanted])
        carriers = self.tagger.carriers(words, [label for _, label in wanted])
        for (number, _), found in zip(wanted, carriers, strict=True):
            words_of, places = self.words[number], self.viewer.places(self.units[number])
            yield tuple(
                [
                    Evidence(
                        Span(places[first][0], places[last][1]),
                        f"{MODEL}{' '.join(words_of[first : last + 1])}",
                        weight,
                    )
                    for first, last, weight in found
                ]
            )


@cache
def _shipped() -> dict[str, object]:
    return {page.id: page for page in load_codebook().functions}


def _same_pages(codebook: Codebook) -> frozenset[str]:
    """The functions whose page is the shipped one: the tagger learned from its cues."""
    return frozenset(page.id for page in codebook.functions if _shipped().get(page.id) == page)
