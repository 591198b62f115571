"""From cues to labels: functions (several to a sentence) and frames.

Frames are measured as issue emphasis: what is counted are words of an issue; a frame in the full
sense (problem, cause, judgement, remedy together) is not claimed.

This is the one place where hits become scores. A trained model will stand beside
:func:`score_hits` and give the same table; what follows from the scores (thresholds, absorption,
exclusion, attributes) stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from discourse.annotators.cues import Hit, combine, cue_index, to_evidence
from discourse.annotators.tokens import TokenText
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Category, Codebook, Kind
from discourse.document import Annotation, Document, Layer, MadeBy, Scores
from discourse.text import Span

Attributes = tuple[tuple[str, str], ...]
#: The hits in a unit, by label.
Hits = dict[str, list[Hit]]


def annotate_labels(document: Document, codebook: Codebook, made_by: MadeBy) -> tuple[Layer, Layer]:
    """The layers ``functions`` and ``frames``; empty, with the reason, in a language without cues.

    Both are read off one pass over the text.
    """
    units = coded_units(document)
    index = cue_index(codebook, document.metadata.language or "en")
    text = TokenText.of(document.text, mentions_of(document), index.alphabet)
    hits = index.find(text, units)

    def layer(kind: Kind, categories: Sequence[Category]) -> Layer:
        made_by_kind = replace(made_by, annotator=f"{kind}s")
        if reason := missing_cues(document, codebook, categories):
            return Layer(f"{kind}s", (), (), (), made_by_kind, reason=reason)
        grouped = [_by_label(found, kind) for found in hits]
        scored = [score_hits(found) for found in grouped]
        annotations = [
            annotation
            for unit, found, scores in zip(units, grouped, scored, strict=True)
            if found  # without a hit no threshold is reached
            for annotation in _assign(unit, found, scores, text)
        ]
        return Layer.of(f"{kind}s", annotations, made_by_kind, _table(scored, categories))

    return layer("function", codebook.functions), layer("frame", codebook.frames)


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


def _assign(
    unit: Span, hits: Hits, scores: dict[str, float], text: TokenText
) -> Iterator[Annotation]:
    """The labels of one unit, in the order of the codebook."""
    passing = [
        (-scores[label], found[0].category)
        for label, found in hits.items()
        if scores[label] >= found[0].category.threshold
    ]
    chosen: list[tuple[Category, Attributes]] = []
    # The strongest first, so that of two labels that exclude each other it is the one kept.
    for _, category in sorted(passing, key=lambda pair: (pair[0], *_place(pair[1]))):
        if not any(_exclude(category, other) for other, _ in chosen):
            chosen.append((category, _attributes(category, hits[category.id])))
    for category, attributes in sorted(chosen, key=lambda pair: _place(pair[0])):
        if not _absorbed(category, attributes, [other for other, _ in chosen]):
            evidence = tuple([to_evidence(hit, text) for hit in hits[category.id]])
            score = scores[category.id]
            yield Annotation(unit, category.id, score, False, attributes, evidence)


def _place(category: Category) -> tuple[int, str]:
    """Where the codebook has the category."""
    return category.order, category.id


def _exclude(one: Category, other: Category) -> bool:
    return other.id in one.excludes or one.id in other.excludes


def _absorbed(category: Category, attributes: Attributes, others: Sequence[Category]) -> bool:
    names = {category.id, f"{category.id}:{dict(attributes).get('subtype')}"}
    return any(other is not category and names & set(other.absorbs) for other in others)


def _attributes(category: Category, hits: list[Hit]) -> Attributes:
    """For each attribute of the page the value signalled that stands first on the page."""
    if not category.attributes:
        return ()
    own = {pair for hit in hits for pair in hit.cue.attributes}
    hidden = {pair for hit in hits for pair in hit.attributes if pair[0] in category.handed_on}
    signalled = own | hidden
    defaults = dict(category.defaults)
    values = []
    for name, known in category.attributes:
        value = next((v for v in known if (name, v) in signalled), defaults.get(name))
        if value is not None:
            values.append((name, value))
    return tuple(values)
