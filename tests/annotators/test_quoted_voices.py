"""Whose words a speech gives where whole sentences of it are quoted: composed sentences."""

from __future__ import annotations

import pytest

from discourse.annotators import analyze
from discourse.document import Document, Metadata


def voices(text: str, country: str | None = None) -> list[str | None]:
    """The voice of each sentence."""
    document = Document("test", text, Metadata(language="en", country=country))
    units = analyze(document, layers=("units",)).document.layer("units")
    return [unit.get("voice") for unit in units if unit.get("sentence_no")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The late envoy Oru Bazel said, “Let us not forget the drowned. They ask us what we "
            "did. We must answer.” I can add nothing to that.",
            ["reported_other", "reported_other", "reported_other", "own"],
        ),
        (
            "I end with the words of a poet of the coast: “The tide keeps no books. It takes and "
            "gives.”",
            ["reported_other", "reported_other"],
        ),
        (
            "Last year I said from this rostrum: “The dam must be opened. The valley is dry.”",
            ["reported_own", "reported_own"],
        ),
        (
            "Our President told the nation: “We will open the dam. We will do it in May.”",
            ["reported_own", "reported_own"],
        ),
        ("We call this “the long peace”. It has held.", ["own", "own"]),
        ("As the poet said, “the sea keeps no books”.", ["own"]),
        ("He answered: “No.” We heard him.", ["own", "own"]),
    ],
)
def test_what_is_quoted_whole_has_its_own_voice(text: str, expected: list[str]) -> None:
    assert voices(text) == expected


def test_a_message_that_is_read_out_is_the_speakers() -> None:
    body = "\n\n".join(f"“We built road number {n}. It is open." for n in range(2, 6))
    text = (
        f"He has asked me to deliver the following message.\n\n{body}\n\n“Thank you all. Be well.”"
    )
    assert set(voices(text)) == {"own"}


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    text = 'He said: "We came in peace. ' + "The harbour was full of ships. " * 12 + 'We left".'
    assert set(voices(text)) == {"own"}


def test_the_own_country_speaks_for_itself() -> None:
    text = "As the Brazilian envoy said: “We want rain. We want peace.” I agree."
    assert voices(text, "BRA")[1] == "reported_own"
    assert voices(text, "KEN")[1] == "reported_other"


def test_what_others_ask_is_not_asked_here() -> None:
    text = "A fisherman told me: “The lenders must wait. You should open the port.” I listened."
    document = Document("test", text, Metadata(language="en"))
    assert not analyze(document, layers=("functions", "requests")).requests
