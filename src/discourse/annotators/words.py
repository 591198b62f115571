"""Words: the runs of letters and digits behind every rate per 1,000 words."""

from __future__ import annotations

from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy
from discourse.text import WORD


def annotate_words(document: Document, codebook: Codebook, made_by: MadeBy) -> Layer:
    """The layer of words, unlabelled."""
    spans = [match.span() for match in WORD.finditer(document.text)]
    starts, ends = tuple(a for a, _ in spans), tuple(b for _, b in spans)
    return Layer("words", starts, ends, (), made_by)
