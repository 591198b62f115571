"""From cues to labels: functions (several to a sentence) and frames.

Frames are measured as issue emphasis: what is counted are words of an issue; a frame in the full
sense (problem, cause, judgement, remedy together) is not claimed.

This is the one place where hits become scores: by their weights (:func:`score_hits`), and for the
functions of the shipped pages in English by the trained tagger, which knows the cues and more. What
follows from the scores (thresholds, exclusion, attributes) is the same for both, except that the
tagger has learned which labels absorb others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from discourse.annotators.actors import add_places
from discourse.annotators.cues import Hit, combine, cue_index, to_evidence
from discourse.annotators.tokens import TokenText
from discourse.annotators.trained import Trained
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Category, Codebook, Kind
from discourse.document import Annotation, Document, Evidence, Layer, MadeBy, Scores
from discourse.text import Span

Attributes = tuple[tuple[str, str], ...]
#: Cues of this score give their label whatever the tagger says: that costs nothing on development
#: texts (a lower one does), and what is rare there, and in what the tagger learned, is not missed.
STRONG = 0.8
#: The hits in a unit, by label.
Hits = dict[str, list[Hit]]


def annotate_labels(document: Document, codebook: Codebook, made_by: MadeBy) -> tuple[Layer, Layer]:
    """The layers ``functions`` and ``frames``; empty, with the reason, in a language without cues.

    Both are read off one pass over the text.
    """
    units = coded_units(document)
    index = cue_index(codebook, document.metadata.language or "en")
    mentions = add_places(mentions_of(document), document.text, codebook)
    text = TokenText.of(document.text, mentions, index.alphabet)
    hits = index.find(text, units)

    def layer(kind: Kind, categories: Sequence[Category], trained: Trained | None) -> Layer:
        made_by_kind = replace(made_by, annotator=f"{kind}s")
        if reason := missing_cues(document, codebook, categories):
            return Layer(f"{kind}s", (), (), (), made_by_kind, reason=reason)
        grouped = [_by_label(found, kind) for found in hits]
        scored = by_cues = [score_hits(found) for found in grouped]
        if trained:
            made_by_kind = replace(made_by_kind, model_digest=trained.model.digest)
            scored = [s | t for s, t in zip(by_cues, trained.scores(), strict=True)]
        assigner = _Assigner.of(text, units, categories, trained)
        for number, found in enumerate(grouped):
            assigner.assign(number, found, scored[number], by_cues[number])
        annotations = assigner.annotations()
        return Layer.of(f"{kind}s", annotations, made_by_kind, _table(scored, categories))

    trained = Trained.of(document, codebook, mentions, units, hits)
    return layer("function", codebook.functions, trained), layer("frame", codebook.frames, None)


def score_hits(hits: Hits) -> dict[str, float]:
    """The score of every label that has a hit in a unit, from the weights of the cues."""
    return {label: combine([hit.cue.weight for hit in found]) for label, found in hits.items()}


def _table(scored: Sequence[dict[str, float]], categories: Sequence[Category]) -> Scores:
    labels = tuple(category.id for category in categories)
    nothing = (0.0,) * len(labels)
    return Scores(
        labels,
        tuple(
            tuple([scores.get(label, 0.0) for label in labels]) if scores else nothing
            for scores in scored
        ),
    )


def _by_label(hits: Sequence[Hit], kind: Kind) -> Hits:
    found: Hits = {}
    for hit in hits:
        if hit.category.kind == kind:
            found.setdefault(hit.category.id, []).append(hit)
    return found


class _Assigned(NamedTuple):
    """A label of a unit, by number, and the hits for it; none where the tagger alone found it."""

    number: int
    category: Category
    attributes: Attributes
    score: float
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class _Assigner:
    """Who turns scores into annotations, in one text."""

    text: TokenText
    units: Sequence[Span]
    categories: dict[str, Category]
    thresholds: dict[str, float]
    trained: Trained | None
    assigned: list[_Assigned] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        text: TokenText,
        units: Sequence[Span],
        categories: Sequence[Category],
        trained: Trained | None,
    ) -> _Assigner:
        thresholds = {category.id: category.threshold for category in categories}
        if trained:
            thresholds |= trained.thresholds
        return cls(text, units, {one.id: one for one in categories}, thresholds, trained)

    def assign(
        self, number: int, hits: Hits, scores: dict[str, float], by_cues: dict[str, float]
    ) -> None:
        """Find the labels of one unit, in the order of the codebook."""
        thresholds = self.thresholds
        passing = [
            (-score / thresholds[label], *_place(category := self.categories[label]), category)
            for label, score in scores.items()
            if score >= thresholds[label] or by_cues.get(label, 0.0) >= STRONG
        ]
        chosen: list[tuple[Category, Attributes]] = []
        # The furthest above its threshold first: of two labels that exclude each other it is kept.
        for *_, category in sorted(passing):
            if not any(_exclude(category, other) for other, _ in chosen):
                attributes = self._attributes(number, category, hits.get(category.id, []))
                chosen.append((category, attributes))
        chosen.sort(key=lambda pair: _place(pair[0]))
        for category, attributes in chosen:
            others = [other for other, _ in chosen]
            if self._is_learned(category) or not _absorbed(category, attributes, others):
                own, score = hits.get(category.id, ()), scores[category.id]
                self.assigned.append(_Assigned(number, category, attributes, score, own))

    def annotations(self) -> list[Annotation]:
        """The labels of all units, each with its evidence."""
        wanted = [(one.number, one.category.id) for one in self.assigned if not one.hits]
        learned: Iterator[tuple[Evidence, ...]] = iter(())
        if self.trained:
            learned = self.trained.evidence(wanted)
        return [
            Annotation(
                self.units[one.number],
                one.category.id,
                one.score,
                self._is_learned(one.category),
                one.attributes,
                tuple([to_evidence(hit, self.text) for hit in one.hits]) or next(learned),
            )
            for one in self.assigned
        ]

    def _is_learned(self, category: Category) -> bool:
        """Whether the tagger scores it; it has learned beside which labels one is not given."""
        return self.trained is not None and category.id in self.trained.thresholds

    def _attributes(self, number: int, category: Category, hits: list[Hit]) -> Attributes:
        if not category.attributes:
            return ()
        derived = self.trained.attributes(number) if self.trained else {}
        return _attributes(category, hits, derived)


def _place(category: Category) -> tuple[int, str]:
    """Where the codebook has the category."""
    return category.order, category.id


def _exclude(one: Category, other: Category) -> bool:
    return other.id in one.excludes or one.id in other.excludes


def _absorbed(category: Category, attributes: Attributes, others: Sequence[Category]) -> bool:
    names = {category.id, f"{category.id}:{dict(attributes).get('subtype')}"}
    return any(other is not category and names & set(other.absorbs) for other in others)


def _attributes(category: Category, hits: list[Hit], derived: dict[str, str]) -> Attributes:
    """For each attribute of the page the value signalled that stands first on the page.

    Where no cue signals one: the page's default, or else what was ``derived`` without cues. The
    default is what cues mean that signal nothing else, and says nothing where no cue fired: of
    coded claims on development texts that the tagger alone found it was right for 10 of 54.
    """
    own = {pair for hit in hits for pair in hit.cue.attributes}
    hidden = {pair for hit in hits for pair in hit.attributes if pair[0] in category.handed_on}
    signalled = own | hidden
    defaults = derived | dict(category.defaults if hits else ())
    values = []
    for name, known in category.attributes:
        value = next((v for v in known if (name, v) in signalled), defaults.get(name))
        if value is not None:
            values.append((name, value))
    return tuple(values)
