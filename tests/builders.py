"""Small documents and codebooks, built by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from discourse.codebook import Category, Codebook, Cue, load_codebook
from discourse.document import Document, Layer, MadeBy, Metadata

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT / ".." / "shared"
NEEDS_SHARED = "needs ../shared"
MADE_BY = MadeBy("test", "0")


def document(text: str, **metadata: str) -> Document:
    """A document with every line of ``text`` as one sentence unit."""
    starts, ends, at = [], [], 0
    for line in text.split("\n"):
        if line:
            starts.append(at)
            ends.append(at + len(line))
        at += len(line) + 1
    units = Layer("units", tuple(starts), tuple(ends), ("sentence",) * len(starts), MADE_BY)
    return Document("test", text, Metadata(language="en", **metadata)).with_layer(units)


def category(id: str, *cues: Cue, **fields: Any) -> Category:
    """A function page with ``cues`` and defaults for everything not given."""
    defaults: dict[str, Any] = {
        "kind": "function",
        "label": id,
        "display": id,
        "group": "acts",
        "order": 1,
        "definition": "for a test",
        "source": "composed",
        "licence": "Apache-2.0",
        "threshold": 0.5,
    }
    empty = ("counts", "does_not_count", "absorbs", "excludes", "attributes", "defaults", "sets",
             "examples")  # fmt: skip
    values = {**dict.fromkeys(empty, ()), **defaults, **fields}
    return Category(id=id, cues=cues, **values)


def cue(id: str, *match: str, weight: float = 0.6, **fields: Any) -> Cue:
    """A cue in English."""
    return Cue(id=id, language="en", match=match, weight=weight, **fields)


def codebook(*functions: Category) -> Codebook:
    """The shipped codebook with its functions replaced by these."""
    shipped = load_codebook()
    digest = repr([(c.id, c.cues, c.absorbs, c.excludes, c.threshold) for c in functions])
    return Codebook(
        functions, shipped.frames, shipped.languages, shipped.actors, shipped.unnamed, digest
    )


def composed_codebook() -> Codebook:
    """The shipped codebook together with the invented states of the project's own texts."""
    return load_codebook((ROOT / "corpus" / "codebook",))
