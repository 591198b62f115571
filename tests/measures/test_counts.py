"""Which sentences are counted."""

from __future__ import annotations

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.measures.counts import count_labels
from tests.builders import WITHOUT_SENTIMENT, small_codebook

BRIEFING = """\
Q: Will bullying go on?
A: We will open two harbours.
Q: And if certain powers come?
A: We will open them all the same."""


def test_what_askers_say_is_not_counted_as_the_speakers() -> None:
    document = Document("x", BRIEFING, Metadata(language="en"))
    analysis = analyze(document, small_codebook(), WITHOUT_SENTIMENT)
    assert [unit.voice for unit in analysis.sentences] == ["reported_other", "own"] * 2
    counts = count_labels(analysis, "functions")
    assert counts is not None
    assert counts.base == 2
    assert (counts.totals["commitment"], counts.totals["contrast"]) == (2, 0)
