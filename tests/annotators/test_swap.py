"""Even ears: exchanging governments, demonyms and capitals changes no label and no score."""

from __future__ import annotations

from pathlib import Path

import pytest

from discourse.annotators import analyze, annotate
from discourse.annotators.contrasts import CriticalText
from discourse.codebook import TaggerName, load_codebook
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
SENTENCES = tuple(
    Path(__file__).with_name("swap_sentences.txt").read_text(encoding="utf-8").splitlines()
)


def fill(sentence: str, first: tuple[str, ...], second: tuple[str, ...]) -> str:
    filled = sentence.format(
        n1=first[0], d1=first[1], c1=first[2], n2=second[0], d2=second[1], c2=second[2]
    )
    return filled[0].upper() + filled[1:]


def labels(text: str, country: str | None, tagger: TaggerName = "standard") -> tuple[object, ...]:
    document = Document("swap", text, Metadata(language="en", country=country))
    analysis = analyze(document, load_codebook(tagger=tagger), ("functions", "frames"))
    return tuple(
        (unit.kind, unit.scores, unit.frame_scores,
         tuple((a.label, a.score, a.attributes) for a in unit.functions or ()),
         tuple((a.label, a.score) for a in unit.frames or ()))
        for unit in analysis.units
    )  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("speaks", [None, 0, 1], ids=["nobody", "first", "second"])
@pytest.mark.parametrize("tagger", ["standard", "neural"])
def test_exchanging_governments_changes_nothing(
    sentence: str, speaks: int | None, tagger: TaggerName
) -> None:
    results = set()
    for number, first in enumerate(STATES):
        second = STATES[(number + 4) % len(STATES)]
        country = None if speaks is None else (first, second)[speaks][3]
        results.add(repr(labels(fill(sentence, first, second), country, tagger)))
    assert len(results) == 1


@pytest.mark.parametrize("sentence", [s for s in SENTENCES if "{c" not in s])
def test_states_whose_capital_is_disputed_are_heard_alike(sentence: str) -> None:
    israel, palestine = ("Israel", "Israeli", "", "ISR"), ("Palestine", "Palestinian", "", "PSE")
    there = labels(fill(sentence, israel, palestine), None)
    back = labels(fill(sentence, palestine, israel), None)
    assert there == back == labels(fill(sentence, STATES[0], STATES[1]), None)


def test_there_are_two_hundred_sentences_and_most_have_labels() -> None:
    """Sameness would prove nothing of sentences in which nothing is found."""
    assert len(set(SENTENCES)) == len(SENTENCES) >= 200
    found = [labels(fill(s, STATES[0], STATES[1]), None) for s in SENTENCES]
    labelled = [[name for unit in units for name, *_ in unit[3]] for units in found]
    assert sum(map(bool, labelled)) >= 0.75 * len(SENTENCES)
    assert len({name for names in labelled for name in names}) >= 14


def parts(text: str, country: str | None, codes: tuple[str, str]) -> list[tuple[object, ...]]:
    """What each party does, the two states by their places.

    Without parties that do nothing: a bare "American" is no mention, since it may be a continent's.
    """
    document = Document("swap", text, Metadata(language="en", country=country))
    found = analyze(document, load_codebook(), ("actors",)).actors or ()
    places = {code: place for place, code in enumerate(codes)}
    return [
        (one.kind, places.get(one.actor, one.actor), one.actor_class, one.mood, one.gives,
         tuple(places.get(member, member) for member in one.members))
        for one in found
        if one.kind != "other"
    ]  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("speaks", [None, 0], ids=["nobody", "first"])
def test_exchanging_governments_changes_no_part_of_theirs(
    sentence: str, speaks: int | None
) -> None:
    results = set()
    for number, first in enumerate(STATES):
        second = STATES[(number + 4) % len(STATES)]
        country = None if speaks is None else first[3]
        filled = fill(sentence, first, second)
        results.add(repr(parts(filled, country, (first[3], second[3]))))
    assert len(results) == 1


def blamed(text: str, country: str | None, codes: tuple[str, str]) -> list[tuple[object, ...]]:
    """Whom each sentence blames if it is criticism, the two states by their places."""
    document = Document("swap", text, Metadata(language="en", country=country))
    document = annotate(document, load_codebook(), ("units", "mentions"))
    spans = [unit.span for unit in document.layer("units") if unit.label == "sentence"]
    criticism = CriticalText(document, spans)
    places = {code: place for place, code in enumerate(codes)}
    return [
        (one.kind, one.target_form, places.get(one.target_id or "", one.target_id), one.guessed)
        for span in spans
        for one in criticism.records(span)
    ]


@pytest.mark.parametrize("sentence", [s for s in SENTENCES if "{d" not in s and "{c" not in s])
def test_exchanging_governments_changes_no_target(sentence: str) -> None:
    """Names only: a bare "American" is no mention, and a capital is a target of its own name."""
    results = set()
    for number, first in enumerate(STATES):
        second = STATES[(number + 4) % len(STATES)]
        filled = fill(sentence, first, second)
        results.add(repr(blamed(filled, None, (first[3], second[3]))))
    assert len(results) == 1
