"""From cues to labels: functions (several to a sentence) and frames.

Frames are measured as issue emphasis: what is counted are words of an issue; a frame in the full
sense (problem, cause, judgement, remedy together) is not claimed.

This is the one place where hits become scores: by their weights (:class:`WeighedHits`), and for the
functions of the shipped pages in English by the trained tagger, which knows the cues and more. What
follows from the scores (thresholds, exclusion, attributes) is the same for both, except that the
tagger has learned which labels absorb others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from discourse.annotators.cues import cue_index
from discourse.annotators.cut_text import CutText
from discourse.annotators.hits import Hit, Table, WeighedHits, to_evidence
from discourse.annotators.mentions import add_places
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


def annotate_labels(document: Document, codebook: Codebook, made_by: MadeBy) -> tuple[Layer, Layer]:
    """The layers ``functions`` and ``frames``; empty, with the reason, in a language without cues.

    Both are read off one pass over the text.
    """
    units = coded_units(document)
    index = cue_index(codebook, document.metadata.language or "en")
    mentions = add_places(mentions_of(document), document.text, codebook)
    cut = CutText.of(document.text, mentions)
    text = TokenText.of(cut, index.alphabet)
    weighed = WeighedHits.of(index.find(text, units), codebook)

    def layer(kind: Kind, by_cues: Table, trained: Trained | None) -> Layer:
        categories = codebook.functions if kind == "function" else codebook.frames
        made_by_kind = replace(made_by, annotator=f"{kind}s")
        if reason := missing_cues(document, codebook, categories):
            return Layer(f"{kind}s", (), (), (), made_by_kind, reason=reason)
        scored = by_cues
        if trained:
            made_by_kind = replace(made_by_kind, model_digest=trained.model.digest)
            scored = trained.put_into(by_cues, categories)
        assigner = _Assigner(text, units, weighed.hits, categories, trained)
        annotations = assigner.annotations(assigner.assign(scored, by_cues))
        labels = tuple(category.id for category in categories)
        scores = Scores(labels, tuple(map(tuple, scored.tolist())))
        return Layer.of(f"{kind}s", annotations, made_by_kind, scores)

    trained = Trained.of(document, codebook, cut, units, weighed)
    return layer("function", weighed.functions, trained), layer("frame", weighed.frames, None)


class _Passing(NamedTuple):
    """A label of a unit, both by number, that passes its threshold, and how far."""

    unit: int
    column: int
    score: float
    above: float


class _Assigned(NamedTuple):
    """A label of a unit, by number, and the hits for it; none where the tagger alone found it."""

    unit: int
    category: Category
    attributes: Attributes
    score: float
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class _Assigner:
    """Who turns scores into annotations, in one text."""

    text: TokenText
    units: Sequence[Span]
    hits: Sequence[Sequence[Hit]]
    categories: Sequence[Category]
    trained: Trained | None

    def assign(self, scored: Table, by_cues: Table) -> Iterator[_Assigned]:
        """The labels of all units, in the order of the codebook."""
        least = np.array([self._threshold(category) for category in self.categories])
        passes = (scored >= least) & (scored > 0) | (by_cues >= STRONG)
        columns = (*np.nonzero(passes), scored[passes], (scored / least)[passes])
        passing = map(_Passing, *(column.tolist() for column in columns))
        for unit, own in groupby(passing, itemgetter(0)):
            yield from self._labels(unit, list(own))

    def _threshold(self, category: Category) -> float:
        learned = self.trained.thresholds if self.trained else {}
        return learned.get(category.id, category.threshold)

    def _labels(self, unit: int, passing: list[_Passing]) -> Iterator[_Assigned]:
        """Of labels that pass in a unit those that no other excludes or absorbs."""
        if len(passing) > 1:
            passing = self._compatible(passing)
        found = []
        for _, column, score, _ in passing:
            category = self.categories[column]
            hits = _hits_for(category, self.hits[unit])
            attributes = self._attributes(unit, category, hits) if category.attributes else ()
            found.append(_Assigned(unit, category, attributes, score, hits))
        others = [one.category for one in found]
        for one in found:
            if self._is_learned(one.category) or not _absorbed(one, others):
                yield one

    def _compatible(self, passing: list[_Passing]) -> list[_Passing]:
        """Of two labels that exclude each other the one further above its threshold."""
        chosen: list[_Passing] = []
        for one in sorted(passing, key=lambda one: (-one.above, one.column)):
            category = self.categories[one.column]
            if not any(_exclude(category, self.categories[other.column]) for other in chosen):
                chosen.append(one)
        return sorted(chosen, key=itemgetter(1))

    def annotations(self, assigned: Iterator[_Assigned]) -> list[Annotation]:
        """The labels of all units, each with its evidence."""
        found = list(assigned)
        learned: Iterator[tuple[Evidence, ...]] = iter(())
        if self.trained:
            wanted = [(one.unit, one.category.id) for one in found if not one.hits]
            learned = self.trained.evidence(wanted)
        return [
            Annotation(
                self.units[one.unit],
                one.category.id,
                one.score,
                self._is_learned(one.category),
                one.attributes,
                tuple([to_evidence(hit, self.text) for hit in one.hits]) or next(learned),
            )
            for one in found
        ]

    def _is_learned(self, category: Category) -> bool:
        """Whether the tagger scores it; it has learned beside which labels one is not given."""
        return self.trained is not None and category.id in self.trained.thresholds

    def _attributes(self, unit: int, category: Category, hits: list[Hit]) -> Attributes:
        derived = self.trained.attributes(unit) if self.trained else {}
        return _attributes(category, hits, derived)


def _hits_for(category: Category, hits: Sequence[Hit]) -> list[Hit]:
    label, kind = category.id, category.kind
    return [hit for hit in hits if hit.category.id == label and hit.category.kind == kind]


def _exclude(one: Category, other: Category) -> bool:
    return other.id in one.excludes or one.id in other.excludes


def _absorbed(one: _Assigned, others: Sequence[Category]) -> bool:
    names = {one.category.id, f"{one.category.id}:{dict(one.attributes).get('subtype')}"}
    return any(other is not one.category and names & set(other.absorbs) for other in others)


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
