"""The balance of stances, by hand."""

from __future__ import annotations

import pytest

from discourse.ledger import Stance
from discourse.measures.stances import TOO_FEW, measure_stances
from discourse.text import Span


def stance(actor: str, kind: str, actor_class: str = "state", reported: bool = False) -> Stance:
    return Stance(
        span=Span(0, 1), kind=kind, actor=actor, actor_class=actor_class, reported=reported
    )


def test_five_mentions_are_summed() -> None:
    (found,) = measure_stances([stance("XNV", kind) for kind in "++-00"])
    assert (found.plus, found.neutral, found.minus, found.mentions) == (2, 2, 1, 5)
    assert found.net.value == pytest.approx(0.2)  # (2 - 1) / 5
    assert (found.net.count, found.net.base) == (1, 5)
    assert found.net.interval is not None
    assert found.net.interval.contains(0.2)


def test_four_are_not() -> None:
    (found,) = measure_stances([stance("XNV", "+")] * 4)
    assert found.net.value is None
    assert found.net.reason == TOO_FEW
    assert found.plus == 4


def test_words_of_others_are_apart() -> None:
    (found,) = measure_stances([stance("XNV", "-", reported=True), *[stance("XNV", "+")] * 5])
    assert (found.mentions, found.reported, found.minus) == (5, 1, 0)
    assert found.net.value == 1.0


def test_the_most_mentioned_comes_first_and_the_speaker_is_marked() -> None:
    found = measure_stances([stance("A", "0"), stance("B", "+", "self"), stance("B", "0")])
    assert [(one.actor, one.is_own) for one in found] == [("B", True), ("A", False)]


def test_nobody_has_no_standing() -> None:
    assert measure_stances([]) == ()
