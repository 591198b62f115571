"""From cues to labels: functions (several to a sentence) and frames.

Frames are measured as issue emphasis: what is counted are words of an issue; a frame in the full
sense (problem, cause, judgement, remedy together) is not claimed.

This is the one place where hits become scores. A trained model will stand beside
:func:`score_hits` and give the same table; what follows from the scores (thresholds, absorption,
exclusion, attributes) stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from discourse.annotators.cues import Hit, MarkedText, combine, cue_index, to_evidence
from discourse.annotators.units import coded_units, mentions_of, missing_cues
from discourse.codebook import Category, Codebook, Kind
from discourse.document import Annotation, Document, Layer, MadeBy, Scores
from discourse.text import Span

Hits = dict[tuple[int, str], list[Hit]]


def annotate_functions(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer of rhetorical functions; empty, with the reason, in a language without cues."""
    return _annotate("function", document, codebook, made_by)


def annotate_frames(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer of frames; empty, with the reason, in a language without terms."""
    return _annotate("frame", document, codebook, made_by)


def _annotate(kind: Kind, document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    name = kind + "s"
    categories = codebook.functions if kind == "function" else codebook.frames
    reason = missing_cues(document, codebook, categories)
    if reason:
        return Layer(name, (), (), (), made_by, reason=reason)
    units, mentions = coded_units(document), mentions_of(document)
    marked = MarkedText.of(document.text, mentions)
    index = cue_index(codebook, kind, document.metadata.language or "en")
    return label_units(name, units, index.find(marked, units, mentions), categories, made_by)


def label_units(
    name: str,
    units: Sequence[Span],
    hits: list[Hit],
    categories: Sequence[Category],
    made_by: MadeBy,
) -> Layer:
    """A layer of the labels that ``hits`` give to ``units``, with the scores of all labels."""
    grouped: Hits = defaultdict(list)
    for hit in hits:
        grouped[hit.unit, hit.category].append(hit)
    scores = score_hits(len(units), grouped, categories)
    annotations = [  # without a hit no threshold is reached
        annotation
        for unit in sorted({unit for unit, _ in grouped})
        for annotation in _assign(unit, units[unit], grouped, scores.values[unit], categories)
    ]
    return Layer.of(name, annotations, made_by, scores)


def score_hits(units: int, hits: Hits, categories: Sequence[Category]) -> Scores:
    """The score of every category in every unit, from the weights of the cues that fired."""
    columns = {category.id: number for number, category in enumerate(categories)}
    nothing = (0.0,) * len(categories)
    rows: dict[int, list[float]] = {}
    for (unit, category), found in hits.items():
        row = rows.setdefault(unit, list(nothing))
        row[columns[category]] = combine(hit.cue.weight for hit in found)
    return Scores(tuple(columns), tuple(tuple(rows.get(unit, nothing)) for unit in range(units)))


def _assign(
    unit: int, span: Span, hits: Hits, scores: Sequence[float], categories: Sequence[Category]
) -> list[Annotation]:
    passing = [
        (category, score)
        for category, score in zip(categories, scores, strict=True)
        if score >= category.threshold
    ]
    chosen: list[tuple[Category, Annotation]] = []
    # The strongest first, so that of two labels that exclude each other it is the one kept.
    for category, score in sorted(passing, key=lambda pair: (-pair[1], pair[0].order)):
        if any(_exclude(category, other) for other, _ in chosen):
            continue
        found = hits[unit, category.id]
        evidence = tuple(to_evidence(hit) for hit in found)
        attributes = _attributes(category, found)
        chosen.append((category, Annotation(span, category.id, score, False, attributes, evidence)))
    kept = [pair for pair in chosen if not _absorbed(pair[1], chosen)]
    return [annotation for _, annotation in sorted(kept, key=lambda pair: pair[0].order)]


def _exclude(one: Category, other: Category) -> bool:
    return other.id in one.excludes or one.id in other.excludes


def _absorbed(annotation: Annotation, chosen: list[tuple[Category, Annotation]]) -> bool:
    names = {annotation.label, f"{annotation.label}:{annotation.get('subtype')}"}
    return any(names & set(category.absorbs) for category, other in chosen if other != annotation)


def _attributes(category: Category, hits: list[Hit]) -> tuple[tuple[str, str], ...]:
    """For each attribute of the page the value signalled that stands first on the page."""
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
