"""Joint texts told in the first person: what is told, by whom, and where nothing is."""

from __future__ import annotations

import pytest

from discourse.annotators.retold import JOINT, MEMBER, as_we, retell, tells_of_all


@pytest.mark.parametrize(
    ("sentence", "voice", "told"),
    [
        (
            "The two sides expressed their readiness to help.",
            JOINT,
            ["We express our readiness to help."],
        ),
        (
            "Noting the drought, the Ministers resolved to dig wells.",
            JOINT,
            ["Noting the drought, we resolve to dig wells."],
        ),
        (
            "Leaders committed themselves to sharing power.",
            JOINT,
            ["We commit ourselves to sharing power."],
        ),
        (
            "The Norvanian side, for its part, announced that it would reopen its consulate.",
            MEMBER,
            ["We, for its part, announce that we will reopen our consulate."],
        ),
        # Each act is a sentence of its own.
        (
            "They condemned the raid and urged all parties to stop.",
            JOINT,
            ["We condemn the raid", "We urge all parties to stop."],
        ),
        ("It was agreed that the group would meet in May.", JOINT,
         ["We pledge that the group will meet in May."]),
        ("It was further decided to double the fees.", JOINT, ["We will double the fees."]),
        ("The Conference deplores the delay.", JOINT, ["We deplore the delay."]),
        ("Ministers have agreed to wait.", JOINT, ["We have agreed to wait."]),
    ],
)  # fmt: skip
def test_what_joint_texts_tell(sentence: str, voice: str, told: list[str]) -> None:
    assert retell(sentence, voice) == told


@pytest.mark.parametrize(
    "sentence",
    ["Trade between the two countries reached 3 billion crowns.", "The harbour froze in May."],
)
def test_facts_are_not_told(sentence: str) -> None:
    assert retell(sentence, JOINT) == []
    assert as_we(sentence, JOINT) is None


def test_the_words_of_a_speech_are_its_own() -> None:
    assert as_we("They urged us to wait.", "own") is None
    assert retell("They urged us to wait.", "own") == []


def test_what_another_side_is_reported_to_say_is_not_told_by_all() -> None:
    assert retell("Velmar recalled that it was agreed to wait.", "reported_other") == []
    assert retell("It was agreed to wait.", "own") == ["We will wait."]


def test_we_stands_where_those_who_speak_stood() -> None:
    sentence = "The Kasmoran side, for its part, welcomed the truce."
    found = as_we(sentence, MEMBER)
    assert found is not None
    said, who = found
    assert len(said) == len(sentence)
    assert said.split() == ["we", "welcomed", "the", "truce."]
    assert who.quote(sentence) == "The Kasmoran side"


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Heads of State and Government condemned the coup.", True),
        ("With regard to trade, Ministers urge restraint.", True),
        ("Participating states undertake to pay.", True),
        ("The minister of fisheries resigned.", False),
        ("Ministers come and go.", False),
    ],
)
def test_what_tells_of_all_who_met(sentence: str, is_told: bool) -> None:
    assert tells_of_all(sentence) == is_told
