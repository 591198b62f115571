from __future__ import annotations

from functools import cache

import pytest

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.ledger import Position


@cache
def ledger(
    text: str, country: str | None = None, language: str = "en"
) -> tuple[Position, ...] | None:
    document = Document("test", text, Metadata(language=language, country=country))
    return analyze(document, layers=("functions", "positions")).positions


def told(text: str, country: str | None = None) -> list[tuple[str, int, str, str]]:
    """Stand, strength, holder and matter of each position."""
    return [(p.kind, p.strength, p.holder, p.matter) for p in ledger(text, country) or ()]


@pytest.mark.parametrize(
    ("sentence", "stand", "strength", "matter"),
    [
        ("We condemn the shelling of the market.", "against", 5, "the shelling of the market"),
        ("We oppose any use of force.", "against", 4, "any use of force"),
        ("We firmly oppose any use of force.", "against", 5, "any use of force"),
        ("We regret the collapse of the talks.", "against", 3, "the collapse of the talks"),
        ("We welcome the agreement on the strait.", "for", 2, "the agreement on the strait"),
        ("We fully support the two-state solution.", "for", 4, "the two-state solution"),
        ("We do not support sanctions of any kind.", "against", 3, "sanctions of any kind"),
        ("We reiterate our strong opposition to the blockade.", "against", 4, "the blockade"),
        ("We are deeply concerned about torture.", "against", 4, "torture"),
    ],
)  # fmt: skip
def test_a_position_of_the_speaker(sentence: str, stand: str, strength: int, matter: str) -> None:
    assert told(sentence) == [(stand, strength, "speaker", matter)]


def test_verbs_in_a_row_share_what_they_are_about() -> None:
    found = told("We condemn and reject the annexation of the islands.")
    assert found == [
        ("against", 5, "speaker", "the annexation of the islands"),
        ("against", 4, "speaker", "the annexation of the islands"),
    ]


def test_a_second_clause_is_no_part_of_the_matter() -> None:
    ((_, _, _, matter),) = told(
        "We commend the mediation of the Union and call on both sides to talk."
    )
    assert matter == "the mediation of the Union"


@pytest.mark.parametrize("matter", [
    "efforts not to ignore the loss but to acknowledge it",
    "the freedom of our people to stay or leave",
])  # fmt: skip
def test_the_matter_goes_on_after_but_and_or(matter: str) -> None:
    assert told(f"We welcome {matter}.") == [("for", 2, "speaker", matter)]


def test_a_hedge_is_kept() -> None:
    (record,) = ledger("We could support a reform of the Security Council.") or ()
    assert (record.kind, record.hedge) == ("for", "could")


def test_a_party_that_is_named_holds_its_own_position() -> None:
    assert told("Brazil strongly condemns the use of force.") == [
        ("against", 5, "BRA", "the use of force")
    ]
    assert told("Brazil strongly condemns the use of force.", country="BRA") == [
        ("against", 5, "speaker", "the use of force")
    ]


def test_words_without_a_holder_are_no_position() -> None:
    assert told("Those who support the terrorists must be held accountable.") == []


def test_exchanging_two_countries_changes_only_the_holder() -> None:
    text = "{} firmly opposes the blockade, and we condemn the occupation."
    one, other = told(text.format("France")), told(text.format("Chad"))
    assert [found[:2] for found in one] == [found[:2] for found in other] == [
        ("against", 5), ("against", 5),
    ]  # fmt: skip
    assert (one[0][2], other[0][2]) == ("FRA", "TCD")


def test_a_language_without_cues_is_not_measured() -> None:
    assert ledger("Wir verurteilen die Besetzung der Inseln.", language="de") is None


@pytest.mark.parametrize(
    ("sentence", "stand", "strength", "matter"),
    [
        ("It is unacceptable that children go hungry.", "against", 4, "that children go hungry"),
        ("We find the blockade totally unjustified.", "against", 5, "the blockade"),
        ("Such raids on boats are indefensible.", "against", 4, "Such raids on boats"),
        ("The killing of nurses is deeply regrettable.", "against", 4, "The killing of nurses"),
    ],
)  # fmt: skip
def test_an_adjective_judges(sentence: str, stand: str, strength: int, matter: str) -> None:
    assert told(sentence) == [(stand, strength, "speaker", matter)]


@pytest.mark.parametrize(
    "sentence",
    [
        "This is unacceptable.",  # names nothing
        "Those who say the treaty is unjust should read it.",  # somebody else's judgement
        "It is not wrong to ask.",
        "Its spokesman said it is unacceptable that ships are stopped.",
    ],
)
def test_no_matter_no_judgement(sentence: str) -> None:
    assert told(sentence) == []


def test_who_welcomes_is_not_the_party_named_last() -> None:
    found = told("We welcome the truce between Chad and Egypt, and commend the mediation of Kenya.")
    assert [(holder, matter) for _, _, holder, matter in found] == [
        ("speaker", "the truce between Chad and Egypt"),
        ("speaker", "the mediation of Kenya"),
    ]


@pytest.mark.parametrize(
    ("sentence", "stand", "matter"),
    [
        ("We are against any form of hegemony.", "against", "any form of hegemony"),
        ("We remain sceptical of the draft treaty.", "against", "the draft treaty"),
        ("My delegation cannot accept the proposal.", "against", "the proposal"),
        ("We have serious reservations about the tax.", "against", "the tax"),
        ("Brazil voted against the text and abstained on the other.", "against", "the text"),
        ("We condemn in the strongest possible terms the attack.", "against", "the attack"),
    ],
)  # fmt: skip
def test_more_words_for_positions(sentence: str, stand: str, matter: str) -> None:
    ((found, _, holder, what),) = told(sentence, country="BRA")
    assert (found, holder, what) == (stand, "speaker", matter)


def test_a_verb_of_another_subject_is_not_coordinated() -> None:
    found = told("We welcome new partners, which adds value and supports local farms.")
    assert [matter for *_, matter in found] == ["new partners"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our plan is guided by a vision, supported by our budget.",
        "Last year we welcomed 300 families from the islands.",
    ],
)
def test_deeds_are_no_positions(sentence: str) -> None:
    assert told(sentence) == []
