"""What an analysis says, as plain data: units with their labels, and nothing about output."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from discourse.codebook import Codebook, load_codebook
from discourse.document import Annotation, Document, Layer, Note, Scores
from discourse.ledger import (
    LEDGERS,
    Commitment,
    Contrast,
    Participant,
    Position,
    Quotation,
    Record,
    Request,
    Stance,
    Statistic,
    WarningAct,
)
from discourse.text import Span

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece that the text is cut into, with everything that was found in it.

    ``kind`` is ``sentence``, ``clause``, ``heading``, ``meta`` or ``nonsentence``; ``unit_no``
    counts all from 1, ``sentence_no`` counts sentences and clauses and is ``None`` for the
    others. ``functions``, ``scores``, ``frames`` and ``sentiment`` are ``None`` where nothing
    was measured: in units that are not coded, in a language without cues, in a layer left out.
    ``ledgers`` holds the records that stand in the unit, by the names of the ledgers measured.
    """

    unit_no: int
    sentence_no: int | None
    kind: str
    section: str | None
    paragraph_no: int
    speaker: str | None
    voice: str
    span: Span
    source_span: Span
    text: str
    words: int | None
    functions: tuple[Annotation, ...] | None
    scores: dict[str, float] | None
    frames: tuple[Annotation, ...] | None
    frame_scores: dict[str, float] | None
    sentiment: dict[str, float] | None
    ledgers: dict[str, tuple[Record, ...]] = field(default_factory=dict)

    def recorded(self, kind: type[R]) -> tuple[R, ...]:
        """The records of this kind in the unit; none, too, where nothing was measured."""
        every = (record for records in self.ledgers.values() for record in records)
        return tuple(record for record in every if isinstance(record, kind))

    def has(self, function: str) -> bool:
        """Whether the unit was given this function."""
        return self.function(function) is not None

    def function(self, label: str) -> Annotation | None:
        """The unit's function of this label, if it was given it."""
        return next((found for found in self.functions or () if found.label == label), None)

    def frame(self, label: str) -> Annotation | None:
        """The unit's frame of this label, if it was given it. (An id may name one of each.)"""
        return next((found for found in self.frames or () if found.label == label), None)


@dataclass(frozen=True)
class Analysis:
    """A document with its layers, and what made them: name-value pairs in ``provenance``.

    ``codebook`` is the one whose labels the layers hold: reports take their words from it.
    """

    document: Document
    provenance: tuple[tuple[str, str], ...]
    codebook: Codebook = field(default_factory=load_codebook, repr=False)

    def __repr__(self) -> str:
        """A line; what was found stands in ``sentences`` and in the ledgers."""
        return f"<Analysis {self.id!r}, {len(self.sentences):,} sentences>"

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.document.id

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of the document."""
        return self.document.layers

    def why_missing(self, layer: str) -> str | None:
        """Why ``layer`` holds no measurement; ``None`` where it does."""
        if not self.document.has(layer):
            return "it was left out of the analysis"
        return self.document.layer(layer).reason

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was changed, left out or not measured, and how often."""
        return self.document.notes

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All units, in text order."""
        return tuple(self._build_units())

    @cached_property
    def sentences(self) -> tuple[Unit, ...]:
        """The units that can be labelled: sentences and clauses, in text order."""
        return tuple(unit for unit in self.units if unit.sentence_no is not None)

    @cached_property
    def own_sentences(self) -> tuple[Unit, ...]:
        """The sentences that count as the text's own: not those of askers, nor another side's."""
        return tuple(unit for unit in self.sentences if unit.voice != "reported_other")

    def records(self, ledger: str) -> tuple[Record, ...] | None:
        """The records of a ledger, in text order; ``None`` where nothing was measured.

        Args:
            ledger: a name from :data:`discourse.ledger.LEDGERS`.
        """
        if self.why_missing(ledger):
            return None
        return tuple(map(LEDGERS[ledger].of, self.document.layer(ledger)))

    @property
    def statistics(self) -> tuple[Statistic, ...] | None:
        """The figures that the text gives; ``None`` where nothing was measured."""
        return cast("tuple[Statistic, ...] | None", self.records("statistics"))

    @property
    def positions(self) -> tuple[Position, ...] | None:
        """What the speaker and parties named are for or against; ``None``: not measured."""
        return cast("tuple[Position, ...] | None", self.records("positions"))

    @property
    def quotations(self) -> tuple[Quotation, ...] | None:
        """The quotations and sayings of the text; ``None`` where nothing was measured."""
        return cast("tuple[Quotation, ...] | None", self.records("quotations"))

    @property
    def commitments(self) -> tuple[Commitment, ...] | None:
        """What the speaker undertakes; ``None`` where nothing was measured."""
        return cast("tuple[Commitment, ...] | None", self.records("commitments"))

    @property
    def warnings(self) -> tuple[WarningAct, ...] | None:
        """What the text threatens, and on what condition; ``None`` where nothing was measured."""
        return cast("tuple[WarningAct, ...] | None", self.records("warnings"))

    @property
    def requests(self) -> tuple[Request, ...] | None:
        """What the text asks of others and of all; ``None`` where nothing was measured."""
        return cast("tuple[Request, ...] | None", self.records("requests"))

    @property
    def actors(self) -> tuple[Participant, ...] | None:
        """What each party does, a mention each; ``None`` where nothing was measured."""
        return cast("tuple[Participant, ...] | None", self.records("actors"))

    @property
    def stances(self) -> tuple[Stance, ...] | None:
        """What is said of each party, a mention each; ``None`` where nothing was measured."""
        return cast("tuple[Stance, ...] | None", self.records("stances"))

    @property
    def contrasts(self) -> tuple[Contrast, ...] | None:
        """Whom and what the text blames; ``None`` where nothing was measured."""
        return cast("tuple[Contrast, ...] | None", self.records("contrasts"))

    def _build_units(self) -> Iterator[Unit]:
        document = self.document
        functions, frames = self._labels("functions"), self._labels("frames")
        function_scores, frame_scores = self._scores("functions"), self._scores("frames")
        sentiment = self._scores("sentiment")
        ledgers = {name: records for name in LEDGERS if (records := self.records(name)) is not None}
        words = None if self.why_missing("words") else document.layer("words")
        coded = 0
        for annotation in document.layer("units"):
            attributes = dict(annotation.attributes)
            sentence_no = attributes.get("sentence_no")
            row = coded if sentence_no is not None else None
            coded += sentence_no is not None
            span = annotation.span
            yield Unit(
                unit_no=int(attributes["unit_no"]),
                sentence_no=int(sentence_no) if sentence_no is not None else None,
                kind=annotation.label,
                section=attributes.get("section"),
                paragraph_no=int(attributes["paragraph_no"]),
                speaker=attributes.get("speaker"),
                voice=attributes.get("voice", "own"),
                span=span,
                source_span=document.source_span(span),
                text=document.quote(span),
                words=None if words is None else len(words.indices_within(span)),
                functions=_at(functions, span) if row is not None else None,
                scores=_row(function_scores, row),
                frames=_at(frames, span) if row is not None else None,
                frame_scores=_row(frame_scores, row),
                sentiment=_row(sentiment, row),
                ledgers=_standing_in(span, ledgers),
            )

    def _labels(self, name: str) -> dict[Span, list[Annotation]] | None:
        if self._scores(name) is None:
            return None
        found: dict[Span, list[Annotation]] = {}
        for annotation in self.document.layer(name):
            found.setdefault(annotation.span, []).append(annotation)
        return found

    def _scores(self, name: str) -> Scores | None:
        return self.document.layer(name).scores if self.document.has(name) else None


def _standing_in(
    span: Span, ledgers: dict[str, tuple[Record, ...]]
) -> dict[str, tuple[Record, ...]]:
    """Of each ledger the records that begin in a span."""
    found = {}
    for name, records in ledgers.items():
        first, last = (bisect_left(records, at, key=_start) for at in (span.start, span.end))
        found[name] = records[first:last]
    return found


def _start(record: Record) -> int:
    return record.span.start


def _at(labels: dict[Span, list[Annotation]] | None, span: Span) -> tuple[Annotation, ...] | None:
    return None if labels is None else tuple(labels.get(span, ()))


def _row(scores: Scores | None, row: int | None) -> dict[str, float] | None:
    if scores is None or row is None:
        return None
    return dict(zip(scores.labels, scores.values[row], strict=True))


@dataclass(frozen=True)
class Comparison:
    """Two or more analyses side by side, what was measured on them, and what may be compared.

    ``measures`` holds the results of :mod:`discourse.measures.comparison` as frozen records.
    """

    analyses: tuple[Analysis, ...]
    measures: tuple[object, ...]
    notes: tuple[Note, ...]
    provenance: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        """A line; the results stand in ``measures``."""
        return f"<Comparison of {', '.join(repr(analysis.id) for analysis in self.analyses)}>"
