"""The columns of the tables and their types, the same whatever the texts hold."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import polars

from discourse.document import Metadata

_TEXT, _COUNT, _WORDS = polars.String, polars.Int64, polars.List(polars.String)
_PLACES = dict.fromkeys(("start", "end", "source_start", "source_end"), _COUNT)


def document_columns() -> dict[str, Any]:
    """Of ``documents``: the denominators, then the metadata."""
    metadata = dict.fromkeys((f.name for f in fields(Metadata) if f.name != "extra"), _TEXT)
    return {
        "schema": _TEXT, "doc_id": _TEXT, "digest": _TEXT,
        "words": _COUNT, "sentences": _COUNT, "paragraphs": _COUNT,
        **metadata,
        "extra": _WORDS, "notes": _WORDS, "provenance": _WORDS,
    }  # fmt: skip


def sentence_columns() -> dict[str, Any]:
    """Of ``sentences``; the columns of scores, which depend on the codebook, come after."""
    return {
        "schema": _TEXT, "doc_id": _TEXT, "unit_no": _COUNT, "sentence_no": _COUNT,
        "kind": _TEXT, "section": _TEXT, "paragraph_no": _COUNT, "speaker": _TEXT,
        "voice": _TEXT, **_PLACES, "text": _TEXT, "words": _COUNT,
        "functions": _WORDS, "frames": _WORDS,
    }  # fmt: skip


def annotation_columns() -> dict[str, Any]:
    """Of ``annotations``."""
    return {
        "doc_id": _TEXT, "unit_no": _COUNT, "sentence_no": _COUNT, "layer": _TEXT,
        "label": _TEXT, "score": polars.Float64, "made_by": _TEXT,
        "calibrated": polars.Boolean, "attributes": _WORDS,
        **_PLACES, "source": _TEXT, "weight": polars.Float64,
    }  # fmt: skip
