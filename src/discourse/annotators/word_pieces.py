"""Words cut into the pieces that a sentence encoder knows.

WordPiece (Wu et al. 2016, "Google's neural machine translation system", section 4.1) as BERT has
it: the longest known piece first. Written here since it is ten lines, and the libraries that have
them bring a client for downloads with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from discourse.annotators.marked_words import FILLER, MARK_OF

PADDING, UNKNOWN, BEGINNING, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
MOST_PIECES = 64  # of a unit; more are not read
_LONGEST_WORD = 50  # characters
_MOST_WORDS = 60_000  # remembered: texts never run out of new words
_MASKS = "".join(MARK_OF)
_WORD = re.compile(rf"[{_MASKS}]{FILLER}*|\w+|[^\w\s]")


class Pieces(NamedTuple):
    """The pieces of a unit by number, and from where to where in it the word of each stands."""

    numbers: list[int]
    places: list[tuple[int, int]]


class WordPieces(dict[str, tuple[int, ...]]):
    """Words and the numbers of their pieces, made out when first met."""

    def __init__(self, pieces: Sequence[str]) -> None:
        """``pieces`` by number; one that does not begin a word begins with ``##``."""
        super().__init__()
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self.padding, self._beginning, self._end = (
            self._numbers[piece] for piece in (PADDING, BEGINNING, END)
        )

    def read(self, masked: str) -> Pieces:
        """The pieces of a masked unit, between a beginning and an end that stand nowhere."""
        numbers, places = [self._beginning], [(0, 0)]
        for match in _WORD.finditer(masked):
            found = self[match[0].rstrip(FILLER)]
            numbers += found
            places += [match.span()] * len(found)
        del numbers[MOST_PIECES - 1 :], places[MOST_PIECES - 1 :]
        return Pieces([*numbers, self._end], [*places, (0, 0)])

    @property
    def ends(self) -> tuple[int, int]:
        """The numbers of a beginning and an end."""
        return self._beginning, self._end

    def number(self, piece: str) -> int:
        """The number of a known piece."""
        return self._numbers[piece]

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found = self._cut(MARK_OF.get(word) or _without_accents(word))
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        start = 0
        while start < len(word) <= _LONGEST_WORD:
            joined = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._numbers.get(f"{joined}{word[start:end]}")
                if number is not None:
                    break
            else:
                break
            found.append(number)
            start = end
        return tuple(found) if start == len(word) else (self._numbers[UNKNOWN],)


def _without_accents(word: str) -> str:
    """The word in small letters without their accents."""
    marked = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in marked if unicodedata.category(c) != "Mn")
