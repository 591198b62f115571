"""Even ears: exchanging governments, demonyms and capitals changes no label and no score."""

from __future__ import annotations

import pytest

from discourse.annotators import analyze
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata

#: Name, demonym, capital, code: regions, lengths and standings that differ.
STATES = (
    ("Uganda", "Ugandan", "Kampala", "UGA"),
    ("China", "Chinese", "Beijing", "CHN"),
    ("the United States", "American", "Washington", "USA"),
    ("Paraguay", "Paraguayan", "Asunción", "PRY"),
    ("the Russian Federation", "Russian", "Moscow", "RUS"),
    ("Papua New Guinea", "Papua New Guinean", "Port Moresby", "PNG"),
    ("Türkiye", "Turkish", "Ankara", "TUR"),
    ("the Islamic Republic of Iran", "Iranian", "Tehran", "IRN"),
    ("Ukraine", "Ukrainian", "Kyiv", "UKR"),
)

#: ``{n}`` name, ``{d}`` demonym, ``{c}`` capital, of a first and a second state.
SENTENCES = (
    "{n1} has invaded the territory of {n2} and occupies two of its provinces.",
    "We condemn {n1}'s aggression against {n2} in the strongest terms.",
    "{n1} will open twelve new consulates before 2031.",
    "The {d1} Government stands ready to support its {d2} partners.",
    "We call on {n1} to withdraw its troops from {n2} at once.",
    "As a {d1} proverb goes, “a shared well never runs dry.”",
    "{c1} has rejected the accusation that it shelters militias.",
    "Trade between {n1} and {n2} rose by 14 percent to $9.2 billion.",
    "{n1} and {n2} have built forty schools together since 2021.",
    "The sanctions that {c1} imposed on {n2} violate international law.",
    "We thank {n1} for its generous hospitality.",
    "{n1} warned that any vessel crossing the line will face consequences.",
    # An article, a possessive, the words and the length of a name count nothing.
    "{n1} should respect the rulings of the court.",
    "We stand with {n1} against the {d2} occupation.",
    "{n1}'s unilateral sanctions harm ordinary people.",
    "If {n1} attacks {n2}, it will face severe consequences.",
    "The cause that deserves our full attention is {n1}.",
    "We have the honour to announce {n1}'s candidature for the board.",
    "Our {d2} friends stood side by side with us in the struggle for independence.",
)


def fill(sentence: str, first: tuple[str, ...], second: tuple[str, ...]) -> str:
    filled = sentence.format(
        n1=first[0], d1=first[1], c1=first[2], n2=second[0], d2=second[1], c2=second[2]
    )
    return filled[0].upper() + filled[1:]


def labels(text: str, country: str | None) -> tuple[object, ...]:
    document = Document("swap", text, Metadata(language="en", country=country))
    analysis = analyze(document, load_codebook(), ("functions", "frames"))
    return tuple(
        (unit.kind, unit.scores, unit.frame_scores,
         tuple((a.label, a.score, a.attributes) for a in unit.functions or ()),
         tuple((a.label, a.score) for a in unit.frames or ()))
        for unit in analysis.units
    )  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("speaks", [None, 0, 1], ids=["nobody", "first", "second"])
def test_exchanging_governments_changes_nothing(sentence: str, speaks: int | None) -> None:
    results = set()
    for number, first in enumerate(STATES):
        second = STATES[(number + 4) % len(STATES)]
        country = None if speaks is None else (first, second)[speaks][3]
        results.add(repr(labels(fill(sentence, first, second), country)))
    assert len(results) == 1


@pytest.mark.parametrize("sentence", [s for s in SENTENCES if "{c" not in s])
def test_states_whose_capital_is_disputed_are_heard_alike(sentence: str) -> None:
    israel, palestine = ("Israel", "Israeli", "", "ISR"), ("Palestine", "Palestinian", "", "PSE")
    there = labels(fill(sentence, israel, palestine), None)
    back = labels(fill(sentence, palestine, israel), None)
    assert there == back == labels(fill(sentence, STATES[0], STATES[1]), None)


def test_the_sentences_are_not_without_labels() -> None:
    """Sameness would prove nothing of sentences in which nothing is found."""
    labelled = 0
    for sentence in SENTENCES:
        document = Document("swap", fill(sentence, STATES[0], STATES[1]), Metadata(language="en"))
        analysis = analyze(document, load_codebook(), ("functions",))
        labelled += any(unit.functions for unit in analysis.sentences)
    assert labelled >= 10
