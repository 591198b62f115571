"""Words cut into pieces: the longest known first, marks for names, places of words."""

from __future__ import annotations

import pytest

from discourse.annotators.marked_words import FILLER, MARK_OF
from discourse.annotators.word_pieces import MOST_PIECES, WordPieces

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
NAMES = [*SPECIAL, "@other", "well", "##s", "##spring", "dig", "##ging", "a", ","]
OTHER = next(mask for mask, mark in MARK_OF.items() if mark == "@other")


def read(masked: str) -> list[str]:
    """The pieces of a unit by name, without its beginning and end."""
    first, *middle, last = (NAMES[number] for number in WordPieces(NAMES).read(masked).numbers)
    assert (first, last) == ("[CLS]", "[SEP]")
    return middle


@pytest.mark.parametrize(
    ("masked", "pieces"),
    [
        ("wells", ["well", "##s"]),
        ("Wellspring, digging", ["well", "##spring", ",", "dig", "##ging"]),
        ("à well", ["a", "well"]),
        ("well x s", ["well", "[UNK]", "[UNK]"]),  # "##s" begins no word
        (f"{OTHER}{FILLER * 4} digging", ["@other", "dig", "##ging"]),
        ("", []),
        ("well" * 20, ["[UNK]"]),
    ],
)
def test_the_longest_known_piece_comes_first(masked: str, pieces: list[str]) -> None:
    assert read(masked) == pieces


def test_places_are_those_of_the_words() -> None:
    text = f"{OTHER}{FILLER} digging, wells"
    found = WordPieces(NAMES).read(text)
    words = [text[start:end] for start, end in found.places]
    assert words == ["", text[:2], "digging", "digging", ",", "wells", "wells", ""]


def test_long_units_are_cut() -> None:
    found = WordPieces(NAMES).read("well " * 100)
    assert len(found.numbers) == len(found.places) == MOST_PIECES
    assert NAMES[found.numbers[-1]] == "[SEP]"
