"""Sentences as reports show them: quoted whole or cut around the evidence, with references."""

from __future__ import annotations

from discourse.analysis import Unit
from discourse.document import Annotation, Evidence
from discourse.reports.passages import quoted, without_lone_mark
from discourse.text import Span


def unit(text: str, *evidence: str) -> Unit:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in evidence]
    annotation = Annotation(
        Span(0, len(text)), "call", 0.7, evidence=tuple(Evidence(s, "call/x", 0.7) for s in spans)
    )
    span = Span(0, len(text))
    return Unit(
        1, 1, "sentence", None, 1, None, "own", span, span, text, 9, (annotation,), {}, (), {}, None
    )


def shown(given: Unit, most_words: int = 45) -> str:
    return "".join(
        f"*{run.text}*" if run.style == "strong" else run.text
        for run in quoted(given, "call", most_words)
    )


def test_the_words_that_count_are_in_bold() -> None:
    assert shown(unit("We urge calm and peace.", "We urge")) == "*We urge* calm and peace."


def test_overlapping_evidence_is_shown_once() -> None:
    assert shown(unit("We urge calm now.", "We urge", "urge calm")) == "*We urge calm* now."


def test_a_long_sentence_is_cut_around_its_evidence() -> None:
    text = " ".join(f"w{number}" for number in range(40)) + " we urge calm " + "x " * 20 + "end."
    cut = shown(unit(text, "we urge"), most_words=9)
    assert cut == "… w37 w38 w39 *we urge* calm x x x …"


def test_a_sentence_of_just_the_length_is_whole() -> None:
    text = "one two three four"
    assert shown(unit(text, "two"), most_words=4) == "one *two* three four"


def unmarked(text: str) -> str:
    return "".join(run.text for run in without_lone_mark(quoted(unit(text), None)))


def test_a_mark_whose_partner_stands_elsewhere_is_not_quoted() -> None:
    assert unmarked('"Others have turned away.') == "Others have turned away."
    assert unmarked('We will not."') == "We will not."
    assert unmarked("“Others have turned away.") == "Others have turned away."
    assert unmarked('"We act," she said.') == '"We act," she said.'
    assert unmarked('They call it "aid" and "help".') == 'They call it "aid" and "help".'
