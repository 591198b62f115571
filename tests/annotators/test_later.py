"""Evidence that is worked out when it is asked for."""

from __future__ import annotations

import copy

import pytest

import discourse
from discourse.annotators.later import EvidenceLater, EvidenceOfMany
from discourse.document import Document, Evidence, Metadata
from discourse.text import Span

WELL = Evidence(Span(0, 4), "claim/well", 0.5)
DRY = Evidence(Span(5, 8), "claim/dry", 0.4)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def both(asked: list[str]) -> tuple[EvidenceLater, EvidenceLater]:
    """The evidence of two annotations, the second without any."""

    def make() -> list[tuple[Evidence, ...]]:
        asked.append("made")
        return [(WELL, DRY), ()]

    many = EvidenceOfMany(make)
    return EvidenceLater(many, 0), EvidenceLater(many, 1)


def test_it_is_made_once_and_only_if_asked_for(
    both: tuple[EvidenceLater, EvidenceLater], asked: list[str]
) -> None:
    first, second = both
    assert not asked
    assert (len(first), len(second)) == (2, 0)
    assert [*first, *second] == [WELL, DRY]
    assert asked == ["made"]


def test_it_is_used_like_a_tuple(both: tuple[EvidenceLater, EvidenceLater]) -> None:
    first, second = both
    assert first == (WELL, DRY)
    assert second == ()
    assert first != second
    assert first != [WELL, DRY]
    assert hash(first) == hash((WELL, DRY))
    assert repr(first) == repr((WELL, DRY))
    assert first[1] == DRY
    assert first[:1] == (WELL,)
    assert first
    assert not second


def test_copies_hold_the_evidence_itself(both: tuple[EvidenceLater, EvidenceLater]) -> None:
    first, _ = both
    assert type(copy.deepcopy(first)) is tuple
    assert copy.copy(first) == (WELL, DRY)


def test_analyses_are_equal_whether_or_not_anyone_asked() -> None:
    text = "We will send ten doctors to Velmora. Certain major powers have blocked every reform."
    analyses = [
        discourse.analyze(Document("speech", text, Metadata(language="en"))) for _ in range(2)
    ]
    asked = [[*one.evidence] for one in analyses[0].document.layer("functions")]
    assert any(asked)
    assert analyses[0] == analyses[1]
