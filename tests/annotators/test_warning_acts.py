"""Condition and consequence of warnings, in composed sentences."""

from __future__ import annotations

import pytest

from discourse.annotators import annotate
from discourse.annotators.warning_acts import annotate_warnings
from discourse.document import Annotation, Document, Layer, Metadata, Scores
from discourse.ledger import WarningAct
from discourse.text import Span
from tests.builders import MADE_BY, composed_codebook

BOOK = composed_codebook()


def warning(sentence: str) -> WarningAct:
    """The record of a sentence that is labelled a warning."""
    plain = Document("t", sentence, Metadata(language="en", country="XTM"))
    plain = annotate(plain, BOOK, ("units", "mentions"))
    labels = [Annotation(Span(0, len(sentence)), "warning")]
    layer = Layer.of("functions", labels, MADE_BY, Scores(("warning",), ((1.0,),)))
    (found,) = annotate_warnings(plain.with_layer(layer), BOOK, MADE_BY)
    return WarningAct.of(found)


@pytest.mark.parametrize(
    ("sentence", "condition", "consequence", "kind"),
    [
        (
            "If Velmar closes the strait, we will reopen it.",
            "If Velmar closes the strait",
            "we will reopen it",
            "response",
        ),
        (
            "Velmar will face sanctions if it closes the strait.",
            "if it closes the strait",
            "Velmar will face sanctions",
            "outcome",
        ),
        (
            "Should the raids go on, the raiders shall pay for them.",
            "Should the raids go on",
            "the raiders shall pay for them",
            "outcome",
        ),
        (
            "Make no mistake: unless the siege ends, then the harbour will burn.",
            "unless the siege ends",
            "the harbour will burn",
            "outcome",
        ),
        (
            "Any attempt to land on our isles will be met with force.",
            "Any attempt to land on our isles",
            "will be met with force",
            "outcome",
        ),
        (
            "Let Velmar know that whoever sinks our boats must answer for it.",
            "whoever sinks our boats",
            "must answer for it",
            "outcome",
        ),
        (
            "We want peace, but we will respond to any attack on our boats.",
            "to any attack on our boats",
            "we will respond",
            "response",
        ),
        (
            "We reserve the right to act against those who sink our boats.",
            "against those who sink our boats",
            "We reserve the right to act",
            "response",
        ),
        (
            "Velmar ignores the fishermen at its own peril.",
            "Velmar ignores the fishermen",
            "at its own peril",
            "outcome",
        ),
        ("We will defend our isles.", None, "We will defend our isles", "response"),
        ("If necessary, we will defend our isles.", None, "we will defend our isles", "response"),
        ("Nobody should underestimate the strong will of our people.", None, None, "outcome"),
        ("They know it.", None, None, "outcome"),
        (
            "If we do nothing, the sea will swallow the isles.",
            "If we do nothing",
            "the sea will swallow the isles",
            "outcome",
        ),
        ("Whatever happens, we will prevail.", "Whatever happens", "we will prevail", "response"),
    ],
)
def test_what_follows_on_what(
    sentence: str, condition: str | None, consequence: str | None, kind: str
) -> None:
    found = warning(sentence)
    assert (found.condition, found.consequence, found.kind) == (condition, consequence, kind)
    assert sentence[found.span.start : found.span.end] == sentence


def test_exchanging_two_states_changes_no_kind() -> None:
    one = warning("If Norvania attacks Ardesh, Norvania will pay.")
    other = warning("If Ardesh attacks Norvania, Ardesh will pay.")
    assert (one.kind, one.condition) == ("outcome", "If Norvania attacks Ardesh")
    assert (other.kind, other.condition) == ("outcome", "If Ardesh attacks Norvania")


def test_another_language_is_not_measured() -> None:
    document = annotate(
        Document("t", "Nous agirons.", Metadata(language="fr")), BOOK, ("functions",)
    )
    assert annotate_warnings(document, BOOK, MADE_BY).reason
