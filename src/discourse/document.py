"""The data model: a document, and the layers that stand off from its text.

A :class:`Document` is a text that never changes, what is known about it, and named layers of
annotations. A step of the analysis takes a document and returns a new one with one layer more.
Sections, paragraphs, units, words, functions and frames are all layers; what lies inside what
is a question of spans.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter

from discourse.text import SourceMap, Span

_IN_TEXT_ORDER = attrgetter("span.start", "span.end")
_COLUMNS = attrgetter("span.start"), attrgetter("span.end"), attrgetter("label")


#: The kind of the note on paragraphs in another language than the text's.
MIXED_LANGUAGES = "languages"
NOT_MEASURED = "not measured"  # the kind of notes on layers that hold nothing
MODEL = "model:"  # before the feature in the source of evidence


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an annotation was made: these words, by this codebook entry or model feature.

    ``source`` is ``page/entry`` of the codebook (``commitment/self-will``) or ``model:feature``;
    ``weight`` in [0, 1] is what the entry alone says for the label.
    """

    span: Span
    source: str
    weight: float

    @property
    def is_learned(self) -> bool:
        """Whether a model weighed the words, which then carry the label but need not be its matter.

        A cue of "statistic" marks the figure itself; a model may weigh the words around it.
        """
        return self.source.startswith(MODEL)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A label on a span, with the score and the evidence behind it.

    ``score`` lies in [0, 1] and is a probability only where ``calibrated``. ``attributes`` are
    name-value pairs in order, such as ``("target_form", "named")``.
    """

    span: Span
    label: str
    score: float = 1.0
    calibrated: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    evidence: Sequence[Evidence] = ()

    def get(self, attribute: str, default: str | None = None) -> str | None:
        """The value of an attribute, or ``default``."""
        return dict(self.attributes).get(attribute, default)


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a layer: the annotator, its version, and the digests of what it used."""

    annotator: str
    version: str
    codebook_digest: str | None = None
    model_digest: str | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of every label for every unit, assigned or not: ``values[unit][label]`` in [0, 1]."""

    labels: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Layer:
    """Annotations of one kind, in text order, kept as columns.

    The columns ``starts`` and ``ends`` have one entry per annotation, and so has ``labels``
    unless the layer is unlabelled (words). ``details`` is empty for a plain layer (every score
    1, no attributes, no evidence) or has one full :class:`Annotation` per entry. Annotations are
    handed out as records when asked for. ``scores`` are of the units that can be labelled
    (sentences and clauses), in text order. ``reason`` says why nothing was measured, where
    nothing was: such a layer is missing, not zero.
    """

    name: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    labels: tuple[str, ...]
    made_by: MadeBy
    details: tuple[Annotation, ...] = ()
    scores: Scores | None = None
    reason: str | None = None

    @classmethod
    def of(
        cls,
        name: str,
        annotations: Sequence[Annotation],
        made_by: MadeBy,
        scores: Scores | None = None,
    ) -> Layer:
        """A layer of full records, put in text order."""
        ordered = sorted(annotations, key=_IN_TEXT_ORDER)
        starts, ends, labels = (tuple(map(column, ordered)) for column in _COLUMNS)
        return cls(name, starts, ends, labels, made_by, tuple(ordered), scores)

    def __repr__(self) -> str:
        """A line: a layer may hold tens of thousands of annotations."""
        held = f"{len(self):,} annotation{'' if len(self) == 1 else 's'}"
        held = f"not measured: {self.reason}" if self.reason else held
        return f"<Layer {self.name!r}, {held}>"

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Annotation:
        if self.details:
            return self.details[index]
        label = self.labels[index] if self.labels else ""
        return Annotation(Span(self.starts[index], self.ends[index]), label)

    def __iter__(self) -> Iterator[Annotation]:
        return (self[index] for index in range(len(self)))

    def within(self, span: Span) -> tuple[Annotation, ...]:
        """The annotations that lie wholly inside ``span``, in text order."""
        return tuple(self[index] for index in self.indices_within(span))

    def indices_within(self, span: Span) -> range | list[int]:
        """The positions in this layer of the annotations wholly inside ``span``."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        if max(self.ends[first:last], default=0) <= span.end:
            return range(first, last)
        return [index for index in range(first, last) if self.ends[index] <= span.end]

    def around(self, span: Span) -> tuple[Annotation, ...]:
        """The annotations that contain ``span``, in text order."""
        last = bisect_left(self.starts, span.start + 1)
        return tuple(self[index] for index in range(last) if self.ends[index] >= span.end)


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must be told: what was changed, left out or not measured.

    ``count`` is how often, where that can be counted.
    """

    kind: str
    message: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a text. ``None`` means not stated, never "none".

    ``country`` is an ISO 3166-1 alpha-3 code; ``date`` is ISO 8601 as far as known (``2025``,
    ``2025-05-13``); ``language`` is the detected language of the text (ISO 639-1);
    ``translation`` is ``original``, ``official``, ``agency``, ``machine`` or ``unknown``.
    ``extra`` holds every other field the user gave, in order.
    """

    title: str | None = None
    speaker: str | None = None
    rank: str | None = None
    country: str | None = None
    date: str | None = None
    venue: str | None = None
    genre: str | None = None
    audience: str | None = None
    original_language: str | None = None
    translation: str | None = None
    language: str | None = None
    file: str | None = None
    encoding: str | None = None
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def party(self) -> str | None:
        """The code of whose text it is: the country, else an observer such as ``EU``."""
        return self.country or dict(self.extra).get("delegation")


@dataclass(frozen=True)
class Document:
    """A text (NFC, never changed), what is known about it, and its layers."""

    id: str
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    source_map: SourceMap | None = None
    notes: tuple[Note, ...] = ()
    layers: tuple[Layer, ...] = ()

    def __repr__(self) -> str:
        """A line, and not the whole text: notebooks print what an expression gives."""
        layers = ", ".join(layer.name for layer in self.layers) or "none"
        return f"<Document {self.id!r}, {len(self.text):,} characters, layers: {layers}>"

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text, as hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def quote(self, span: Span) -> str:
        """The words at ``span``."""
        return self.text[span.start : span.end]

    def source_span(self, span: Span) -> Span:
        """Where ``span`` stands in the source as decoded, with one line feed at line ends."""
        return self.source_map.to_source(span) if self.source_map else span

    def text_span(self, span: Span) -> Span | None:
        """Where ``span`` of the source stands in the text; ``None`` where nothing of it does."""
        if self.source_map:
            return self.source_map.to_text(span)
        end = min(span.end, len(self.text))
        return Span(span.start, end) if span.start < end else None

    @property
    def source_length(self) -> int:
        """Where the last character that was kept ends in the source."""
        return self.source_map.source_ends[-1] if self.source_map else len(self.text)

    def has(self, name: str) -> bool:
        """Whether there is a layer of this name."""
        return any(layer.name == name for layer in self.layers)

    def layer(self, name: str) -> Layer:
        """The layer of this name.

        Raises:
            KeyError: there is none; the message lists those there are.
        """
        for layer in self.layers:
            if layer.name == name:
                return layer
        present = ", ".join(layer.name for layer in self.layers) or "no layers at all"
        raise KeyError(f"document {self.id!r} has no layer {name!r}; it has {present}")

    def with_layer(self, layer: Layer) -> Document:
        """The document with ``layer`` added, or put in the place of one of the same name."""
        kept = tuple(old for old in self.layers if old.name != layer.name)
        return replace(self, layers=(*kept, layer))

    def with_notes(self, *notes: Note) -> Document:
        """The document with ``notes`` added."""
        return replace(self, notes=(*self.notes, *notes))
