"""Which sentences have records of criticism."""

from __future__ import annotations

from discourse.annotators import analyze
from discourse.annotators.record_choice import LEAST_SCORE, MOST_WEIGHT, RecordChoice
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata
from discourse.text import Span

UNITS = [Span(start, start + 5) for start in range(0, 50, 5)]


def choice(first: float, labelled: int) -> RecordChoice:
    """A text whose first sentence has a score, and whose last ones have the label."""
    marked = set(UNITS[len(UNITS) - labelled :])
    return RecordChoice(UNITS, [first, *[0.01] * 9], marked)


def test_a_surer_score_a_likelier_target_and_a_critical_text_speak_for_a_record() -> None:
    asked = UNITS[0]
    assert choice(0.99, 5).stands(asked)
    assert not choice(0.25, 0).stands(asked)
    assert choice(0.25, 3).stands(asked, MOST_WEIGHT)
    assert not choice(0.25, 3).stands(asked)


def test_a_sentence_far_from_the_label_is_not_read() -> None:
    assert UNITS[0] not in list(choice(LEAST_SCORE - 0.01, 5).worth_reading())
    assert UNITS[0] in list(choice(LEAST_SCORE + 0.05, 5).worth_reading())


def test_codebooks_of_another_tagger_are_left_to_their_labels() -> None:
    text = "Castrel has bombed the harbours of our neighbours again and again."
    book = load_codebook(tagger="cues")
    document = analyze(Document("x", text, Metadata(language="en")), book, ("functions",)).document
    assert RecordChoice.of(document, book) is None
