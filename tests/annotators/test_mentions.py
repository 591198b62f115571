"""Who is mentioned, and who is not."""

from __future__ import annotations

import pytest

from discourse.annotators.mentions import find_mentions
from tests.builders import composed_codebook

BOOK = composed_codebook()


def mentions(text: str, own: str | None = None) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.kind, m.actor_id) for m in find_mentions(text, BOOK, own)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvania agreed.", [("Norvania", "state", "XNV")]),
        ("The Norvanian government agreed.", [("Norvanian government", "state", "XNV")]),
        ("A Norvanian song.", [("Norvanian", "demonym", "XNV")]),
        ("Port Alda has agreed.", [("Port Alda", "state", "XNV")]),
        ("They met in Port Alda.", []),
        ("Papua New Guinea spoke.", [("Papua New Guinea", "state", "PNG")]),
        ("Guinea spoke.", [("Guinea", "state", "GIN")]),
        ("The Paris Agreement holds.", []),
        ("the state of the Union", []),
        (
            "certain major powers",
            [("certain major powers", "unnamed_actor", "unnamed:major_powers")],
        ),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert mentions(text) == expected


def test_the_speakers_own_state_is_the_self() -> None:
    assert mentions("Norvania and Talmere.", own="XNV") == [
        ("Norvania", "self", "XNV"),
        ("Talmere", "state", "XTM"),
    ]


def test_an_unnamed_party_is_never_a_state() -> None:
    states = {actor.id for actor in BOOK.actors}
    found = mentions("Some countries, a handful of states and certain powers object.")
    assert found
    assert not {id for _, _, id in found} & states


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "the Green Climate Fund, the Adaptation Fund and the Global Environment Facility",
            ["green-climate-fund", "adaptation-fund", "global-environment-facility"],
        ),
        (
            "the Inter-American Commission on Human Rights and the Inter-American Court"
            " of Human Rights",
            ["inter-american-commission", "inter-american-court"],
        ),
        (
            "the Peacebuilding Fund of the Peacebuilding Commission",
            ["peacebuilding-fund", "peacebuilding-commission"],
        ),
        (
            "the whole United Nations system and its specialized agencies",
            ["united-nations", "un-agencies"],
        ),
        ("the ASEAN Intergovernmental Commission on Human Rights", ["asean"]),
    ],
)
def test_institutions_of_like_names_are_told_apart(text: str, ids: list[str]) -> None:
    assert [id for _, _, id in mentions(text)] == ids


def test_elements_of_a_thing_are_no_party() -> None:
    assert [
        id for _, _, id in mentions("Certain elements object to some elements of the reform.")
    ] == ["unnamed:elements"]
