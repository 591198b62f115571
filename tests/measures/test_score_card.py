"""The card of scores: tallies and their shares, sums over parts, groups that were never coded."""

from __future__ import annotations

import pytest

from discourse.measures.score_card import PartScores, ScoreCard, Tally, TallyGroup, load_scores


def part(tally: Tally, country: str) -> PartScores:
    group = TallyGroup(10, {"claim": tally})
    return PartScores("speeches", 1, 7, 0.5, 0.5, "0", group, {("country", country): group})


@pytest.fixture
def card() -> ScoreCard:
    return ScoreCard({"dev": part(Tally(2, 4, 3), "NOR"), "test": part(Tally(1, 4, 2), "KEN")})


def test_shares_by_hand() -> None:
    tally = Tally(hits=3, given=4, found=6)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.75, 0.6)
    nothing = Tally(0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)


def test_parts_are_added(card: ScoreCard) -> None:
    assert card.whole.sentences == 20
    assert card.whole.labels["claim"] == Tally(3, 8, 5)


def test_a_group_that_nobody_coded_is_not_measured(card: ScoreCard) -> None:
    assert card.group("country", "FJI") is None
    found = card.group("country", "KEN")
    assert found is not None
    assert found.labels["claim"].recall == 0.25


def test_the_test_part_is_told_first(card: ScoreCard) -> None:
    first, second = card.summary.split(". ")
    assert "nothing was learned from" in first
    assert "set thresholds" in second


def test_the_shipped_card_adds_up() -> None:
    card = load_scores()
    assert card is not None
    for one in card.parts.values():
        countries = [group for (kind, _), group in one.groups.items() if kind == "country"]
        assert sum(group.sentences for group in countries) == one.whole.sentences
        for label, tally in one.whole.labels.items():
            assert tally.hits <= min(tally.given, tally.found)
            none = Tally(0, 0, 0)
            assert sum((g.labels.get(label, none) for g in countries), none) == tally
