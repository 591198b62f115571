"""The machine-readable contract: one record per unit, in text order.

The keys stay; what is added raises the minor version. ``null`` means not measured: headings and
other units that are not coded, a language without cues, a layer left out. (A heading or a lead
that has records of a ledger has them here.)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from discourse.analysis import Analysis, Unit
from discourse.document import Annotation, Document
from discourse.ledger import LEDGERS
from discourse.text import Span

SCHEMA_VERSION = "1.1"
_DIGITS = 4


def to_records(analysis: Analysis) -> Iterator[dict[str, Any]]:
    """The units of an analysis as plain data, in text order; see ``data/schema``."""
    document = analysis.document
    known = dict.fromkeys(LEDGERS, 0)  # records of each ledger before a unit
    for unit in analysis.units:
        yield {
            "schema": SCHEMA_VERSION,
            "doc_id": document.id,
            "unit_no": unit.unit_no,
            "sentence_no": unit.sentence_no,
            "kind": unit.kind,
            "section": unit.section,
            "paragraph_no": unit.paragraph_no,
            "speaker": unit.speaker,
            "voice": unit.voice,
            "start": unit.span.start,
            "end": unit.span.end,
            "source_start": unit.source_span.start,
            "source_end": unit.source_span.end,
            "text": unit.text,
            "functions": _labels(document, unit, unit.functions, "functions"),
            "scores": _rounded(unit.scores),
            "frames": _labels(document, unit, unit.frames, "frames"),
            "frame_scores": _rounded(unit.frame_scores),
            "sentiment": _rounded(unit.sentiment),
            "words": unit.words,
            **{name: _recorded(document, unit, name, known) for name in LEDGERS},
        }


def _recorded(
    document: Document, unit: Unit, ledger: str, known: dict[str, int]
) -> list[dict[str, Any]] | None:
    """The records of a ledger in a unit, each with its number in the text; they are then known."""
    records = unit.ledgers.get(ledger)
    if records is None or not (records or unit.sentence_no is not None):
        return None
    first = known[ledger] + 1
    known[ledger] += len(records)
    return [
        {"record_no": number, "text": document.quote(record.span)}
        | _places(document, record.span)
        | record.to_dict()
        for number, record in enumerate(records, start=first)
    ]


def _labels(
    document: Document, unit: Unit, annotations: tuple[Annotation, ...] | None, layer: str
) -> list[dict[str, Any]] | None:
    if annotations is None:
        return None
    made_by = document.layer(layer).made_by
    records = []
    for annotation in annotations:
        record: dict[str, Any] = {
            "id": f"{document.id}#{unit.unit_no}#{annotation.label}",
            "label": annotation.label,
            "score": round(annotation.score, _DIGITS),
        }
        if layer == "functions":
            record["made_by"] = made_by.annotator
            record["calibrated"] = annotation.calibrated
            record["attributes"] = dict(annotation.attributes)
        record["evidence"] = [
            {
                **_places(document, evidence.span),
                "source": evidence.source,
                "weight": round(evidence.weight, _DIGITS),
            }
            for evidence in annotation.evidence
        ]
        records.append(record)
    return records


def _places(document: Document, span: Span) -> dict[str, int]:
    source = document.source_span(span)
    return {
        "start": span.start,
        "end": span.end,
        "source_start": source.start,
        "source_end": source.end,
    }


def _rounded(scores: dict[str, float] | None) -> dict[str, float] | None:
    if scores is None:
        return None
    return {label: round(score, _DIGITS) for label, score in scores.items()}
