"""Frames of words that come back inside and between sentences."""

from __future__ import annotations

import pytest

from discourse.measures.parallelism import Parallel, find_parallels
from tests.builders import analysis, codebook

BOOK = codebook()
VERBS = ("fish", "trade", "build", "praise", "help")


def found(text: str, kind: str) -> list[Parallel]:
    """The figures of one kind in a composed text."""
    return [one for one in find_parallels(analysis(text, BOOK)) if one.kind == kind]


def words_of(text: str, one: Parallel) -> list[str]:
    """The words at the places of a figure."""
    return [text[span.start : span.end] for span in one.spans]


@pytest.mark.parametrize(
    ("text", "frame", "parts"),
    [
        (
            "We work for the farmers, for the fishers and for the miners.",
            None,  # the first part begins with "we": two parts are no figure
            [],
        ),
        (
            "Norvania stands for the farmers, for the fishers, for the miners and for the weavers.",
            ("for", "the", "…"),
            ["for the fishers", "for the miners", "for the weavers."],
        ),
        (
            "We must listen; we must learn; and we must act.",
            ("we", "must", "…"),
            ["We must listen", "we must learn", "we must act."],
        ),
        ("The ships, the mills, the fields and the lambs are ours.", None, []),
    ],
)
def test_parts_of_a_sentence_that_begin_alike(text, frame, parts) -> None:
    figures = found(text, "parts")
    assert [one.frame for one in figures] == ([frame] if frame else [])
    assert [words_of(text, one) for one in figures] == ([parts] if parts else [])


def test_sentences_of_one_frame_with_other_words_in_it() -> None:
    text = (
        "It is a choice between open harbours and closed minds. Rain fell. "
        "It is a choice between honest trade and idle quarrels."
    )
    (one,) = found(text, "frame")
    assert [unit.sentence_no for unit in one.sentences] == [1, 3]
    assert one.frame == ("it", "is", "a", "choice", "between", "…", "and", "…")


@pytest.mark.parametrize(
    "text",
    [
        "We sail at dawn. We sail at dawn.",  # the same sentence again
        "It is late. Winter came early in the northern ports.",  # no frame
        "It is a choice between open harbours and closed minds. Rain. Snow. Hail. "
        "It is a choice between honest trade and idle quarrels.",  # too far apart
    ],
)
def test_what_is_no_frame(text: str) -> None:
    assert found(text, "frame") == []


@pytest.mark.parametrize(
    ("text", "frame", "words"),
    [
        (
            "Velmar rules not by force but by law, as all know.",
            ("not", "by", "…", "but", "by", "…"),
            "not by force but by law",
        ),
        (
            "It feeds not only the coast, but also the hills; we thank it.",
            ("not only", "…", "but", "…"),
            "not only the coast, but also the hills",
        ),
    ],
)
def test_not_this_but_that(text, frame, words) -> None:
    (one,) = found(text, "correction")
    assert one.frame == frame
    assert words_of(text, one) == [words]


def test_a_but_that_begins_a_clause_of_its_own_corrects_nothing() -> None:
    assert found("We do not fear storms, but winter is long.", "correction") == []
    assert found("We did not sail. But we did not sleep.", "correction") == []


def test_sentences_close_together_that_end_alike() -> None:
    others = [f"{word} is far away." for word in ("Alda", "Brena", "Corvo", "Delmar", "Esk")]
    asked = [f"Did we {verb}, the answer is silence." for verb in VERBS]
    text = " ".join([*others * 4, *asked, *others * 4])
    (one,) = found(text, "ends")
    assert one.frame == ("…", "the", "answer", "is", "silence")
    assert [unit.sentence_no for unit in one.sentences] == [21, 22, 23, 24, 25]
    assert one.q_value is not None
    assert one.q_value <= 0.05


def test_names_and_terms_that_come_back_at_the_end_do_not_count() -> None:
    others = [f"{word} is far away." for word in ("Alda", "Brena", "Corvo", "Delmar", "Esk")]
    for end in ("the Northern Harbour Council", "the law of the sea"):
        named = [f"We {verb} {end}." for verb in VERBS]
        assert found(" ".join([*others * 4, *named, *others * 4]), "ends") == []


def test_a_third_sentence_of_a_frame_joins_it() -> None:
    text = " ".join(f"We have hope in the {noun} of our {other}." for noun, other in
                    (("future", "ports"), ("work", "mills"), ("songs", "children")))  # fmt: skip
    (one,) = found(text, "frame")
    assert [unit.sentence_no for unit in one.sentences] == [1, 2, 3]
    assert one.frame == ("we", "have", "hope", "in", "the", "…", "of", "our", "…")


def test_a_gap_stays_in_the_frame_where_a_later_sentence_has_no_word_in_it() -> None:
    text = (
        "We have calm hope in our ports. We have great hope in our mills. We have hope in our sons."
    )
    (one,) = found(text, "frame")
    assert one.frame == ("we", "have", "…", "hope", "in", "our", "…")
    assert len(one.sentences) == 3


def test_a_text_without_words_has_no_figures() -> None:
    assert find_parallels(analysis("…", BOOK)) == ()
