"""The balance of stances, by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.ledger import Stance
from discourse.measures.stances import TOO_FEW, by_paragraph, by_speaker, measure_stances
from discourse.text import Span
from tests.builders import composed_codebook


def stance(actor: str, kind: str, actor_class: str = "state", reported: bool = False) -> Stance:
    return Stance(
        span=Span(0, 1), kind=kind, actor=actor, actor_class=actor_class, reported=reported
    )


def groups(*paragraphs: str) -> list[list[Stance]]:
    """Mentions of one state, a string of kinds for each paragraph."""
    return [[stance("XNV", kind) for kind in kinds] for kinds in paragraphs]


def width(paragraphs: Sequence[str]) -> float:
    (found,) = measure_stances(groups(*paragraphs))
    assert found.net.interval is not None
    return found.net.interval.high - found.net.interval.low


def test_five_mentions_are_summed() -> None:
    (found,) = measure_stances(groups(*"++-00"))
    assert (found.plus, found.neutral, found.minus, found.mentions) == (2, 2, 1, 5)
    assert found.net.value == pytest.approx(0.2)  # (2 - 1) / 5
    assert (found.net.count, found.net.base) == (1, 5)
    assert found.net.interval is not None
    assert found.net.interval.contains(0.2)


def test_four_are_not() -> None:
    (found,) = measure_stances(groups(*"++++"))
    assert found.net.value is None
    assert found.net.reason == TOO_FEW
    assert found.plus == 4


def test_words_of_others_are_apart() -> None:
    said_by_others = [stance("XNV", "-", reported=True)]
    (found,) = measure_stances([said_by_others, *groups("+++++")])
    assert (found.mentions, found.reported, found.minus) == (5, 1, 0)
    assert found.net.value == 1.0


def test_the_most_mentioned_comes_first_and_the_speaker_is_marked() -> None:
    found = measure_stances([[stance("A", "0"), stance("B", "+", "self"), stance("B", "0")]])
    assert [(one.actor, one.is_own) for one in found] == [("B", True), ("A", False)]


def test_nobody_has_no_standing() -> None:
    assert measure_stances([]) == ()


def test_in_three_paragraphs_a_balance_has_no_interval() -> None:
    (found,) = measure_stances(groups("++", "+-", "0"))
    assert found.net.value == pytest.approx(0.4)  # (3 - 1) / 5
    assert found.net.interval is None
    assert found.net.reason == "in fewer than 4 paragraphs: no interval"
    (of_texts,) = measure_stances(groups("++", "+-", "0"), "texts")
    assert of_texts.net.reason == "in fewer than 4 texts: no interval"


def test_a_paragraph_with_words_of_others_alone_is_no_paragraph_of_the_balance() -> None:
    said_by_others = [stance("XNV", "-", reported=True)]
    (found,) = measure_stances([said_by_others, *groups("++", "+-", "0")])
    assert found.net.interval is None


def test_mentions_that_go_together_by_paragraph_tell_less() -> None:
    mixed, sorted_out = ["+-", "+-", "+-", "+-", "+-", "+-"], ["++", "--", "++", "--", "++", "--"]
    assert width(sorted_out) > 1.2 * width(mixed)


def test_exchanging_praise_and_blame_mirrors_the_balance() -> None:
    (praised,) = measure_stances(groups("++", "+-", "0+", "+0"))
    (blamed,) = measure_stances(groups("--", "-+", "0-", "-0"))
    assert praised.net.interval is not None
    assert blamed.net.interval is not None
    assert blamed.net.value == -praised.net.value
    # Both are drawn, so their ends agree to what 2,000 draws leave open.
    assert blamed.net.interval.low == pytest.approx(-praised.net.interval.high, abs=0.03)


def test_stances_come_by_paragraph_and_speaker() -> None:
    text = "We thank Norvania. We thank Ardesh.\n\nWe condemn Norvania."
    book, metadata = composed_codebook(), Metadata(language="en", country="XTM", date="2030")
    analysis = analyze(Document("speech", text, metadata), book)
    found = by_paragraph(analysis)
    assert [[(one.actor, one.kind) for one in group] for group in found] == [
        [("XNV", "+"), ("XAR", "+")],
        [("XNV", "-")],
    ]
    assert by_speaker(analysis) == {None: found}
