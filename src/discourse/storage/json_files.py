"""Analyses as JSON: a whole analysis that can be read back, or one line per unit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from discourse.analysis import Analysis
from discourse.codebook import TAGGERS, Codebook, TaggerName, load_codebook
from discourse.document import (
    Annotation,
    Document,
    Evidence,
    Layer,
    MadeBy,
    Metadata,
    Note,
    Scores,
)
from discourse.errors import UsageError
from discourse.storage.records import SCHEMA_VERSION, to_records
from discourse.text import SourceMap, Span


def to_jsonl(analyses: Analysis | Iterable[Analysis]) -> str:
    """One line per unit, in text order; see :func:`discourse.storage.records.to_records`."""
    several = (analyses,) if isinstance(analyses, Analysis) else analyses
    lines = [_dump(record) for analysis in several for record in to_records(analysis)]
    return "".join(line + "\n" for line in lines)


def to_json(analysis: Analysis) -> str:
    """A whole analysis: the text, what is known about it, every layer, and the units as records."""
    document = analysis.document
    return _dump(
        {
            "schema": SCHEMA_VERSION,
            "provenance": [list(pair) for pair in analysis.provenance],
            "document": {
                "id": document.id,
                "digest": document.digest,
                "text": document.text,
                "metadata": asdict(document.metadata),
                "source_map": None if document.source_map is None else asdict(document.source_map),
                "notes": [asdict(note) for note in document.notes],
                "layers": [_layer_data(layer) for layer in document.layers],
            },
            "units": list(to_records(analysis)),
        }
    )


def from_json(content: str, codebook: Codebook | None = None) -> Analysis:
    """The analysis that :func:`to_json` wrote.

    Args:
        content: what was written.
        codebook: the one that the analysis was made with; the shipped one if not given. It gives
            reports their words; the labels are those written.

    Raises:
        UsageError: the content is not JSON, is no analysis, has another major schema version, or
            its text is not the one that was analysed.
    """
    try:
        data = json.loads(content)
        version = str(data["schema"])
        if version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
            raise UsageError(f"schema {version} is not read by this version, which reads 1.x")
        document = _document(data["document"])
        provenance = tuple((name, value) for name, value in data["provenance"])
        is_same_text = document.digest == data["document"]["digest"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"not an analysis written by to_json: {error!r}") from error
    if not is_same_text:
        raise UsageError(f"{document.id}: its text was changed after it was analysed")
    tagger: TaggerName = next((one for one in TAGGERS if ("tagger", one) in provenance), "standard")
    return Analysis(document, provenance, codebook or load_codebook(tagger=tagger))


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _layer_data(layer: Layer) -> dict[str, Any]:
    # What is worked out when asked for is no field of a dataclass to asdict.
    details = [replace(one, evidence=tuple(one.evidence)) for one in layer.details]
    return {**asdict(replace(layer, details=())), "details": [*map(asdict, details)]}


def _document(data: dict[str, Any]) -> Document:
    metadata = {**data["metadata"], "extra": tuple(map(tuple, data["metadata"]["extra"]))}
    source_map = data["source_map"]
    return Document(
        data["id"],
        data["text"],
        Metadata(**metadata),
        None if source_map is None else SourceMap(**{k: tuple(v) for k, v in source_map.items()}),
        tuple(Note(**note) for note in data["notes"]),
        tuple(_layer(layer) for layer in data["layers"]),
    )


def _layer(data: dict[str, Any]) -> Layer:
    scores = data["scores"]
    return Layer(
        data["name"],
        tuple(data["starts"]),
        tuple(data["ends"]),
        tuple(data["labels"]),
        MadeBy(**data["made_by"]),
        tuple(_annotation(entry) for entry in data["details"]),
        None
        if scores is None
        else Scores(tuple(scores["labels"]), tuple(map(tuple, scores["values"]))),
        data["reason"],
    )


def _annotation(data: dict[str, Any]) -> Annotation:
    return Annotation(
        Span(**data["span"]),
        data["label"],
        data["score"],
        data["calibrated"],
        tuple(map(tuple, data["attributes"])),
        tuple(Evidence(Span(**e["span"]), e["source"], e["weight"]) for e in data["evidence"]),
    )
