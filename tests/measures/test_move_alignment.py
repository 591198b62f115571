"""Moves of several texts beside each other: rows by hand, mirror image, chance."""

from __future__ import annotations

from itertools import permutations

import pytest

from discourse.measures.move_alignment import MoveAlignment, align_moves
from discourse.measures.moves import Course, measure_course
from tests.builders import analysis, category, codebook, cue

BOOK = codebook(
    category("contrast", cue("a", "blame"), group="evaluation"),
    category("exhortation", cue("a", "let us"), group="acts"),
    category("claim", cue("a", "surely"), group="content"),
)
SENTENCES = {"b": "They blame others.", "c": "Let us go.", "s": "It is surely so.", "-": "Rain."}


def course(letters: str) -> Course:
    """A text of a sentence a letter; a space begins a paragraph."""
    text = "\n\n".join(
        " ".join(SENTENCES[letter] for letter in paragraph) for paragraph in letters.split()
    )
    found = measure_course(analysis(text, BOOK))
    assert found is not None
    return found


def shown(alignment: MoveAlignment) -> list[tuple[str, ...]]:
    """Rows as the function and, of each text, how many sentences its move has."""
    return [
        (row.function, *(str(move.end - move.start) if move else "-" for move in row.moves))
        for row in alignment.rows
    ]


def test_moves_of_one_function_stand_beside_each_other_in_order() -> None:
    found = align_moves([course("sss bb cc"), course("ss cccc bb")])
    # Claims and calls (2 + 2), or claims and criticism (2 + 2): two equal ways, one is taken.
    assert shown(found)[0] == ("claim", "3", "2")
    (pair,) = found.pairs
    assert pair.base == 7 + 8
    assert pair.value == pytest.approx(2 * (2 + 2) / 15)
    assert sum(row.has_counterparts for row in found.rows) == 2
    assert [move.label for text in (0, 1) for move in found.alone(text)] in (
        ["contrast", "contrast"],
        ["exhortation", "exhortation"],
    )


def test_a_move_is_two_sentences_and_more_and_none_stands_beside_another_function() -> None:
    found = align_moves([course("ss - c bb"), course("cc - ss")])
    assert shown(found) == [
        ("exhortation", "-", "2"), ("claim", "2", "2"), ("contrast", "2", "-")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "texts",
    [
        ("ss bb cc ss - cc", "cc ss bb - ss cc"),
        ("ss bb cc", "cc bb ss", "bb ss - ss"),
        ("ss cc ss cc", "cc ss cc", "ss ss - bb", "bb cc ss"),
        ("ss bb", "ss bb", "bb ss"),
    ],
)
def test_another_order_of_the_texts_gives_the_same_rows(texts) -> None:
    courses = [course(text) for text in texts]
    expected = shown(align_moves(courses))
    for order in permutations(range(len(texts))):
        found = align_moves([courses[n] for n in order])
        back = [(row[0], *(row[1 + order.index(n)] for n in range(len(texts)))) for row in
                shown(found)]  # fmt: skip
        # Equal texts may change places with each other: only what is shown of them is compared.
        assert back == expected


def test_exchanging_two_texts_leaves_value_and_chance_as_they_are() -> None:
    one = course("ss - bb cc - ss bb cc ss cc - bb".replace(" ", " - "))
    other = course("ss bb - cc ss - bb cc cc ss bb".replace(" ", " - "))
    (there,), (back,) = align_moves([one, other]).pairs, align_moves([other, one]).pairs
    assert (there.value, there.by_chance, there.p_value) == (back.value, back.by_chance,
                                                             back.p_value)  # fmt: skip
    assert there.p_value is not None


def test_one_order_of_many_moves_is_more_than_chance() -> None:
    letters = " - ".join(["sss", "bbbb", "cc", "sssss", "cccc", "bb", "ss", "ccccc", "bbb", "ssss"])
    (pair,) = align_moves([course(letters), course(letters)]).pairs
    assert pair.value == 1.0
    assert pair.by_chance is not None
    assert pair.by_chance < 0.8
    assert pair.p_value is not None
    assert pair.p_value <= 0.01


def test_few_moves_are_not_shuffled_and_texts_without_moves_have_no_value() -> None:
    first, second = align_moves([course("ss bb"), course("ss bb"), course("s b")]).pairs[:2]
    assert first.value == 1.0
    assert first.p_value is None
    assert first.reason == "2 moves that can change places, fewer than 6: not shuffled"
    assert (second.value, second.reason) == (None, "a text has no move")


def test_moves_that_share_a_paragraph_stay_together() -> None:
    # Twelve moves in five paragraphs: five pieces are too few to be shuffled.
    letters = " ".join(["ssbb", "ccss", "bbcc", "ssbb", "ccssbbcc"])
    (pair,) = align_moves([course(letters), course(letters)]).pairs
    assert pair.reason == "5 moves that can change places, fewer than 6: not shuffled"


def test_one_text_is_no_alignment() -> None:
    with pytest.raises(ValueError, match="two texts or more, not 1"):
        align_moves([course("ss")])
