"""A sentence cut into words, signs and whole names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from discourse.annotators.stance_words import load_stance_words
from discourse.text import fold

PIECE = re.compile(
    r"n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|(?:(?!n['’]t\b)[^\W_])+(?:-[^\W_]+)*|(?<=[^\W_])-|[^\w\s]"
)
NAME = "\ue000"


class Piece(NamedTuple):
    """A word, a sign, or a whole name: its place, its folded words, whether it may be a party."""

    start: int
    end: int
    word: str
    is_name: bool


def cut(text: str, names: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces of ``text``; places of ``names``, in order, are one piece whatever their length.

    Elsewhere words in a row that have capital letters, and are none of the stance page, are a name.
    """
    folded, at = fold(text), 0
    for start, end in (*names, (len(text), len(text))):
        if start < at:
            continue
        yield from _cut_plain(text, folded, at, start)
        if start < end:
            yield Piece(start, end, NAME, True)
        at = end


def _cut_plain(text: str, folded: str, start: int, end: int) -> Iterator[Piece]:
    plain = load_stance_words().plain
    held: Piece | None = None
    for match in PIECE.finditer(folded, start, end):
        word, at = match.group(), match.start()
        is_name = text[at].isupper() and word not in plain
        if is_name and held and not text[held.end : at].strip(" .-"):
            held = Piece(held.start, match.end(), NAME, True)
            continue
        if held:
            yield held
            held = None
        if is_name:
            held = Piece(at, match.end(), NAME, True)
        else:
            yield Piece(at, match.end(), word, False)
    if held:
        yield held
