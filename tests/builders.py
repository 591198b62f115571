"""Small documents and codebooks, built by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from discourse.analysis import Analysis
from discourse.annotators import LAYERS, analyze
from discourse.annotators.alphabet import Alphabet
from discourse.annotators.cut_text import CutText
from discourse.annotators.examples import load_example_codebook
from discourse.annotators.features import Views
from discourse.annotators.hits import Entries, Hits, WeighedHits
from discourse.annotators.tokens import TokenText
from discourse.annotators.units import coded_units
from discourse.codebook import Category, Codebook, Cue, load_codebook
from discourse.document import Document, Layer, MadeBy, Metadata

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT / ".." / "shared"
NEEDS_SHARED = "needs ../shared"
MADE_BY = MadeBy("test", "0")
WITHOUT_SENTIMENT = tuple(name for name in LAYERS if name != "sentiment")


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


def views(*units: str) -> Views:
    """These units of a text, without names and cues, as the taggers see them."""
    text = "\n".join(units)
    found = document(text)
    spans = coded_units(found) if units else []
    cut, book = CutText.of(text, ()), codebook()
    none = Hits.of([], TokenText.of(cut, Alphabet(())), Entries.of([], ()))
    return Views.of(cut, spans, WeighedHits.of(none, len(spans), book), book)


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
    empty = (
        *("counts", "does_not_count", "absorbs", "excludes"),
        *("attributes", "defaults", "handed_on", "sets", "examples"),
    )
    values = {**dict.fromkeys(empty, ()), **defaults, **fields}
    return Category(id=id, cues=cues, **values)


def cue(id: str, *match: str, weight: float = 0.6, **fields: Any) -> Cue:
    """A cue in English."""
    return Cue(id=id, language="en", match=match, weight=weight, **fields)


def codebook(*functions: Category) -> Codebook:
    """The shipped codebook with its functions replaced by these."""
    shipped = load_codebook()
    return Codebook(
        functions,
        shipped.frames,
        shipped.languages,
        shipped.actors,
        shipped.unnamed,
        repr(functions),
    )


def composed_codebook() -> Codebook:
    """The shipped codebook together with the invented states of the project's own texts."""
    return replace(load_example_codebook(), tagger="cues")


def small_codebook() -> Codebook:
    """Three functions and one frame, each with one or two cues, so that labels are known."""
    sides = (
        ("structure", ("explicit", "onesided")),
        ("target_form", ("named", "unnamed_actor", "unnamed_conduct")),
    )
    contrast = category(
        "contrast",
        cue("some", "some powers", attributes=(("target_form", "unnamed_actor"),)),
        cue("unlike", "unlike others", weight=0.3333333),
        group="evaluation",
        attributes=sides,
        defaults=(("structure", "onesided"), ("target_form", "unnamed_conduct")),
    )
    book = codebook(category("commitment", cue("will", "we will")), contrast, category("thanks"))
    water = category("water", cue("dam", "dam"), kind="frame", group="frames")
    return replace(book, frames=(water,), digest=f"{book.digest} and water")


def analysis(
    text: str,
    book: Codebook | None = None,
    layers: tuple[str, ...] = WITHOUT_SENTIMENT,
    **given: str,
) -> Analysis:
    """The analysis of ``text`` with a small codebook."""
    metadata = Metadata(**{"language": "en", **given})
    return analyze(Document("test", text, metadata), book or small_codebook(), layers)
