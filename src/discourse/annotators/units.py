"""What annotators of sentences share: which units are coded, and whether there are cues."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.annotators.mentions import Mention
from discourse.annotators.remembered import remembered
from discourse.codebook import Category, Codebook
from discourse.document import Annotation, Document
from discourse.text import Span

CODED_KINDS = ("sentence", "clause")


@remembered("units")
def coded_units(document: Document) -> Sequence[Span]:
    """The spans of sentences and clauses, in text order: the units that get labels."""
    units = document.layer("units")
    return [
        Span(start, end)
        for start, end, kind in zip(units.starts, units.ends, units.labels, strict=True)
        if kind in CODED_KINDS
    ]


@remembered("mentions")
def mentions_of(document: Document) -> Sequence[Mention]:
    """The mentions of the document's layer of mentions."""
    return [to_mention(annotation) for annotation in document.layer("mentions")]


def to_mention(annotation: Annotation) -> Mention:
    """A mention as the layer of mentions keeps it."""
    span = annotation.span
    return Mention(span.start, span.end, annotation.get("class") or "", annotation.label)


def missing_cues(
    document: Document, codebook: Codebook, categories: Sequence[Category]
) -> str | None:
    """Why this document cannot be labelled, or ``None`` where it can."""
    language = document.metadata.language or "en"
    if codebook.language(language) is None:
        return f"the text is in {language!r}, a language without a page in the codebook"
    if not any(cue.language == language for category in categories for cue in category.cues):
        return f"no page has cues in {language!r}"
    return None
