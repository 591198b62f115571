"""Whose text it is, from its own head: composed heads."""

from __future__ import annotations

import pytest

from discourse.readers.bylines import find_author

BODY = "\nNorvania acts. It does so today.\n"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("The quiet tax\nBy Samira Kohl", "Samira Kohl"),
        ("By Samira Kohl, Minister of Trade", "Samira Kohl"),
        ("Address by H.E. Mrs. Ilena Dovar,\nPresident of Norvania", "Mrs. Ilena Dovar"),
        ("Toast by His Majesty King Orlan of Castrel at a dinner", "King Orlan of Castrel"),
        ("Remarks by Prime Minister Oren Hallik on the budget", "Prime Minister Oren Hallik"),
        ("STATE OF THE SEA\nKeynote speech delivered by Dr. Ansa Marr", "Dr. Ansa Marr"),
    ],
)
def test_authors(head: str, name: str) -> None:
    found = find_author(head + BODY)
    assert found is not None
    assert found[0] == name
    assert name in found[1].message


@pytest.mark.parametrize(
    "head",
    [
        "Statement by the Minister for Foreign Affairs",
        "Statement by Norvania's Delegation",
        "Statement by Permanent Mission",
        "Joint statement by the Minister of Castrel, Ms. Ilse Tamm, and others",
        "By 2030 we shall act.",
        "By Samira Kohl\nBy Teo Marr",
        "By Our Staff",
        "We were led by Samira Kohl, and by hope.",
    ],
)
def test_no_author(head: str) -> None:
    assert find_author(head + BODY) is None
