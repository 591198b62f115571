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
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.addressees import with_addressees
from discourse.annotators.cues import cue_index
from discourse.annotators.cut_text import CutText
from discourse.annotators.grounds import Grounds
from discourse.annotators.hits import Attributes, Hits, Table, WeighedHits
from discourse.annotators.later import EvidenceLater, EvidenceOfMany
from discourse.annotators.mentions import add_places, annotate_mentions
from discourse.annotators.pledged_units import without_predictions
from discourse.annotators.retold import retold
from discourse.annotators.tokens import TokenText
from discourse.annotators.trained import Trained
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Category, Codebook, Kind
from discourse.document import Annotation, Document, Layer, MadeBy, Scores
from discourse.text import Span

#: Cues of this score give their label whatever the tagger says: that costs nothing on development
#: texts (a lower one does), and what is rare there, and in what the tagger learned, is not missed.
STRONG = 0.8
#: A frame's weaker words count in a sentence without frames if one so many sentences off has it.
_AROUND = 2


def annotate_labels(document: Document, codebook: Codebook, made_by: MadeBy) -> tuple[Layer, Layer]:
    """The layers ``functions`` and ``frames``; empty, with the reason, in a language without cues.

    Both are read off one pass over the text.
    """
    units = coded_units(document)
    index = cue_index(codebook, document.metadata.language or "en")
    mentions = add_places(mentions_of(document), document.text, codebook)
    cut = CutText.of(document.text, mentions)
    text = TokenText.of(cut, index.alphabet)
    weighed = WeighedHits.of(index.find(text, units), len(units), codebook)

    def layer(kind: Kind, by_cues: Table, trained: Trained | None) -> Layer:
        pages = _pages(codebook, kind)
        made_by_kind = replace(made_by, annotator=f"{kind}s")
        if reason := missing_cues(document, codebook, pages.categories):
            return Layer(f"{kind}s", (), (), (), made_by_kind, reason=reason)
        scored = by_cues
        if trained:
            made_by_kind = replace(made_by_kind, model_digest=trained.model.digest)
            scored = trained.put_into(by_cues, pages.categories)
            told = _as_told(document, codebook, made_by, units)
            for number, own in told.items():
                scored[number] = np.maximum(own, by_cues[number])
        assigner = _Assigner(cut.folded, units, weighed.hits, pages, trained)
        passes = assigner.passing(scored, by_cues)
        if kind == "frame":
            passes |= _taken_up(scored, passes)
        annotations = assigner.annotations(scored, passes)
        if kind == "function":
            annotations = without_predictions(document, codebook, annotations)
            annotations = with_addressees(document, codebook, annotations)
        labels = tuple(category.id for category in pages.categories)
        scores = Scores(labels, tuple(map(tuple, scored.tolist())))
        return Layer.of(f"{kind}s", annotations, made_by_kind, scores)

    trained = Trained.of(document, codebook, cut, units, weighed)
    return layer("function", weighed.functions, trained), layer("frame", weighed.frames, None)


def _as_told(
    document: Document, codebook: Codebook, made_by: MadeBy, units: Sequence[Span]
) -> dict[int, Table]:
    """Of sentences that joint texts tell in the third person, the scores of saying it as "we"."""
    told = list(retold(document, units))
    if not told:
        return {}
    ends = np.cumsum([len(text) + 1 for _, text in told]).tolist()
    sentences = [
        Annotation(Span(end - 1 - len(text), end - 1), "sentence")
        for (_, text), end in zip(told, ends, strict=True)
    ]
    shadow = Document(document.id, "\n".join(text for _, text in told), document.metadata)
    shadow = shadow.with_layer(Layer.of("units", sentences, made_by))
    shadow = shadow.with_layer(annotate_mentions(shadow, codebook, made_by))
    functions, _ = annotate_labels(shadow, codebook, made_by)
    found: dict[int, Table] = {}
    assert functions.scores is not None  # the pages that score here scored the text itself
    for (number, _), own in zip(told, functions.scores.values, strict=True):
        scores = np.array(own)
        found[number] = np.maximum(found.get(number, scores), scores)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Pages:
    """The pages of a kind, and what they say of each other.

    ``first`` is the number of the first one among all pages; ``excludes`` says of two whether one
    excludes the other, [pages × pages]; ``absorbed`` has those that a page may absorb.
    """

    categories: tuple[Category, ...]
    first: int
    excludes: NDArray[np.bool_]
    absorbed: frozenset[str]

    @classmethod
    def of(cls, categories: tuple[Category, ...], first: int) -> _Pages:
        """The pages in ``categories``."""
        excludes = [[two.id in one.excludes for two in categories] for one in categories]
        either = np.array(excludes, dtype=np.bool_).reshape(len(categories), len(categories))
        absorbed = {name.partition(":")[0] for one in categories for name in one.absorbs}
        return cls(categories, first, either | either.T, frozenset(absorbed))


@cache
def _pages(codebook: Codebook, kind: Kind) -> _Pages:
    if kind == "function":
        return _Pages.of(codebook.functions, 0)
    return _Pages.of(codebook.frames, len(codebook.functions))


class _Assigned(NamedTuple):
    """A label of a unit (by number) and the rows of its hits, if it has any."""

    unit: int
    category: Category
    score: float
    attributes: Attributes
    rows: Sequence[int]


@dataclass(frozen=True, slots=True, eq=False)
class _Assigner:
    """Who turns scores into annotations, in one text."""

    folded: str
    units: Sequence[Span]
    hits: Hits
    pages: _Pages
    trained: Trained | None

    def annotations(self, scored: Table, passes: NDArray[np.bool_]) -> list[Annotation]:
        """The labels that pass, in the order of the codebook, each with its evidence."""
        found = self._assigned(scored, passes)
        reading = self.trained.reading if self.trained else None
        grounds = Grounds(self.folded, self.units, self.hits, reading)
        # Without the rest of what was read of the text, which would be kept with the analysis.
        wanted = [(one.unit, one.category.id, one.rows) for one in found]
        evidence = EvidenceOfMany(partial(grounds.of, wanted))
        return [
            Annotation(
                self.units[one.unit],
                one.category.id,
                one.score,
                self._is_learned(one.category),
                one.attributes,
                EvidenceLater(evidence, number),
            )
            for number, one in enumerate(found)
        ]

    def passing(self, scored: Table, by_cues: Table) -> NDArray[np.bool_]:
        """Which labels pass their thresholds and are excluded by none, [units × pages].

        Of two labels that exclude each other the one further above its threshold counts.
        """
        least = np.array([self._threshold(category) for category in self.pages.categories])
        passes = (scored >= least) & (scored > 0) | (by_cues >= STRONG)
        excludes = self.pages.excludes
        for unit in np.flatnonzero((passes & (passes @ excludes)).any(axis=1)).tolist():
            above = scored[unit] / least
            chosen: list[int] = []
            for column in sorted(np.flatnonzero(passes[unit]).tolist(), key=lambda c: -above[c]):
                if not excludes[column, chosen].any():
                    chosen.append(column)
            passes[unit] = False
            passes[unit, chosen] = True
        return passes

    def _threshold(self, category: Category) -> float:
        learned = self.trained.thresholds if self.trained else {}
        return learned.get(category.id, category.threshold)

    def _assigned(self, scored: Table, passes: NDArray[np.bool_]) -> list[_Assigned]:
        """The labels that pass, without those that others absorb."""
        units, columns = np.nonzero(passes)
        rows = self.hits.rows(units, columns + self.pages.first)
        places = zip(units.tolist(), columns.tolist(), scored[passes].tolist(), rows, strict=True)
        found = []
        for unit, column, score, own in places:
            category = self.pages.categories[column]
            attributes = self._attributes(unit, category, own) if category.attributes else ()
            found.append(_Assigned(unit, category, score, attributes, own))
        learned = self.trained.thresholds if self.trained else {}
        return found if self.pages.absorbed <= learned.keys() else list(self._not_absorbed(found))

    def _not_absorbed(self, assigned: Sequence[_Assigned]) -> Iterator[_Assigned]:
        for _, own in groupby(assigned, itemgetter(0)):
            found = list(own)
            others = [one.category for one in found]
            for one in found:
                if self._is_learned(one.category) or not _absorbed(one, others):
                    yield one

    def _is_learned(self, category: Category) -> bool:
        """Whether the tagger scores it; it has learned beside which labels one is not given."""
        return self.trained is not None and category.id in self.trained.thresholds

    def _attributes(self, unit: int, category: Category, rows: Sequence[int]) -> Attributes:
        """For each attribute of the page the value signalled that stands first on the page.

        Where no cue signals one: the page's default, or else what is derived without cues. The
        default is what cues mean that signal nothing else, and says nothing where no cue fired: of
        coded claims on development texts that the tagger alone found it was right for 10 of 54.
        """
        signalled = self.hits.signalled(rows, category.handed_on)
        defaults = dict(category.defaults) if rows else {}
        values = []
        for name, known in category.attributes:
            value = next((v for v in known if (name, v) in signalled), defaults.get(name))
            if value is None and self.trained:
                value = self.trained.attribute(unit, name)
            if value is not None:
                values.append((name, value))
        return tuple(values)


def _taken_up(scored: Table, passes: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The frames that sentences without one take up from those around, [units × frames].

    They have weaker words of the frame, which alone are too little: "prices rose" between two
    sentences on trade. Coders, who read on, code these; precision stays what it is.
    """
    near = np.zeros_like(passes)
    for distance in range(1, _AROUND + 1):
        near[distance:] |= passes[:-distance]
        near[:-distance] |= passes[distance:]
    is_silent = ~passes.any(axis=1, keepdims=True)
    return np.asarray(near & is_silent & (scored > 0))


def _absorbed(one: _Assigned, others: Sequence[Category]) -> bool:
    names = {one.category.id, f"{one.category.id}:{dict(one.attributes).get('subtype')}"}
    return any(other is not one.category and names & set(other.absorbs) for other in others)
