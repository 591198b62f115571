"""Positions and criticism that a reader misread in speeches, in composed sentences."""

from __future__ import annotations

import pytest

from tests.annotators.test_contrasts import blamed, only
from tests.annotators.test_positions import ledger, told


@pytest.mark.parametrize(
    ("sentence", "stand", "strength", "matter"),
    [
        (
            "I reiterate my country's support for the treaty on the strait.",
            "for", 3, "the treaty on the strait",
        ),
        (
            "I would like to commend his predecessor, Mr. Oru Bazel, for his many achievements.",
            "for", 3, "his predecessor, Mr. Oru Bazel",
        ),
        (
            "We support countries that, among other things, are seeking to grow by trade.",
            "for", 3, "countries that, among other things, are seeking to grow by trade",
        ),
        (
            "We appreciate the support of both the league and the council.",
            "for", 2, "the support of both the league and the council",
        ),
        (
            "We reaffirm our firm attachment to the right of every people to its language.",
            "for", 3, "the right of every people to its language",
        ),
    ],
)  # fmt: skip
def test_the_matter_is_whole(sentence: str, stand: str, strength: int, matter: str) -> None:
    assert told(sentence) == [(stand, strength, "speaker", matter)]


def test_what_is_insisted_on_is_not_condemned() -> None:
    found = told(
        "Brazil condemns every attack on believers and insists on the importance of their safety.",
        "BRA",
    )
    assert [(stand, matter) for stand, _, _, matter in found] == [
        ("against", "every attack on believers"),
        ("for", "the importance of their safety"),
    ]


def test_a_wish_is_no_hedge() -> None:
    (record,) = ledger("We would like to commend the pilots.") or ()
    assert record.hedge is None


@pytest.mark.parametrize(
    "text",
    [
        "[Velmar]'s testing of missiles, as well as its pursuit of mines, constitutes a grave "
        "violation of the treaty.",
        "[Talmere]'s refusal to sign the treaty is a threat to the whole coast.",
    ],
)
def test_whose_conduct_is_called_a_wrong_is_blamed(text: str) -> None:
    assert blamed(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Talmere]'s use of wind power is no threat to anybody.",
        "Such seizures of power must not be tolerated by the [council].",
        "[Velmar]'s decision to sign is the end of a long threat.",
    ],
)
def test_whose_conduct_is_no_wrong_is_not_blamed(text: str) -> None:
    assert not blamed(text)


def test_conduct_begins_without_its_owner() -> None:
    record = only("Norvania's refusal to sign is a threat to the coast.")
    assert (record.target, record.guessed) == ("Norvania", False)
    assert record.conduct == "refusal to sign is a threat to the coast"
