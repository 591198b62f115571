"""The words that cues can tell apart, each a character; all others are one and the same.

A text in which every word is one character is short, and a set of words becomes a class of
characters, so that a cue becomes a short expression that is quickly tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from discourse.annotators.cut_text import PIECE

#: Characters that stand for words: letters that no sign is.
FIRST_WORD, LAST_WORD = "\u4000", "\ud7ff"
CURRENCIES = "$€£¥"
THE, _UNKNOWN, _NUMBER, _YEAR, _ORDINAL = (chr(ord(FIRST_WORD) + place) for place in range(5))
_FIRST_KNOWN = ord(FIRST_WORD) + 5
#: A sign that no cue knows.
_SIGN = "·"
#: Signs that the cue language itself knows.
_SIGNS = CURRENCIES + ";:!?\"()',.-]"
_IS_YEAR = re.compile(r"(?:1[4-9]|20)\d\d\Z")
_IS_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\Z")
_IS_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?\Z")
#: Pieces are remembered up to this number: texts never run out of new words.
_MOST_PIECES = 60_000


class Alphabet(dict[str, str]):
    """Pieces of folded text and the characters that stand for them, made out when first met.

    A piece is a word or sign with the white space after it, which becomes one space.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        """An alphabet that tells apart the words of ``phrases`` (``multi*``: any that begins so).

        Raises:
            ValueError: there are more words than characters.
        """
        super().__init__()
        words: set[str] = set()
        stems: set[str] = set()
        for word in {word for phrase in phrases for word in phrase.split()}:
            *whole, last = split_words(word.rstrip("*"))
            words.update(whole)
            (stems if word.endswith("*") and last[-1] not in _SIGNS else words).add(last)
        self._signs = set(_SIGNS).union(word for word in words if not word[0].isalnum())
        named = [*sorted(words - self._signs - {"the"}), *sorted(f"{stem}*" for stem in stems)]
        if _FIRST_KNOWN + len(named) > ord(LAST_WORD):
            raise ValueError(f"{len(named)} words in cues are more than an alphabet holds")
        known = {word: chr(_FIRST_KNOWN + number) for number, word in enumerate(named)}
        self._known = {"the": THE, **known}
        self._lengths = {character: len(word) for word, character in self._known.items()}
        self._stems = tuple(stems)
        self._class_of = cache(self._find_class)
        self.numbers = cache(self._find_numbers)

    def __missing__(self, piece: str) -> str:
        word = piece.rstrip()
        character = self._character(word) if word else ""
        if len(self) >= _MOST_PIECES:
            self.clear()
        self[piece] = character if len(word) == len(piece) else f"{character} "
        return self[piece]

    def _character(self, word: str) -> str:
        if word in self._known:
            return self._known[word]
        if word[0].isdigit() or word[1:2].isdigit():
            return _number_character(word)
        if not (word[0].isalnum() or word[0] == "_"):
            return word if word in self._signs else _SIGN
        if word.startswith(self._stems):  # few do
            longest = max(filter(word.startswith, self._stems), key=len)
            return self._known[f"{longest}*"]
        return _UNKNOWN

    def characters(self, word: str) -> tuple[str, ...]:
        """What stands for a word of a cue: for each word or sign in it one or more characters."""
        parts = [self._known.get(part, part) for part in split_words(word.rstrip("*"))]
        if not word.endswith("*"):
            return tuple(parts)
        stem = split_words(word[:-1])[-1]
        if stem in self._signs:
            return (*parts, self.any_word)
        return (*parts[:-1], self._class_of(stem))

    def unknown(self, codes: Iterable[str]) -> list[str]:
        """``codes`` with all words made unknown ones."""
        return [
            _UNKNOWN + code[1:] if FIRST_WORD <= code[0] <= LAST_WORD else code for code in codes
        ]

    @property
    def any_word(self) -> str:
        """All characters that stand for words."""
        return "".join(map(chr, range(ord(FIRST_WORD), _FIRST_KNOWN + len(self._known))))

    def _find_numbers(self, kind: str) -> str:
        """All characters that stand for numbers in digits, for years, or for ordinals."""
        test, others = {
            "number": (_IS_NUMBER, _NUMBER + _YEAR),
            "year": (_IS_YEAR, _YEAR),
            "ordinal": (_IS_ORDINAL, _ORDINAL),
        }[kind]
        return others + "".join(c for word, c in self._known.items() if test.match(word))

    def guess_frequency(self, characters: Iterable[str]) -> float:
        """A guess, for comparison only, how often one of ``characters`` comes."""
        return sum(0.5 ** self._lengths.get(character, 4) for character in characters)

    def _find_class(self, stem: str) -> str:
        return "".join(c for word, c in self._known.items() if word.startswith(stem))


def split_words(text: str) -> list[str]:
    """The numbers, words and signs of ``text``, without white space."""
    return [piece.rstrip() for piece in PIECE.findall(text)]


def _number_character(word: str) -> str:
    for test, character in ((_IS_YEAR, _YEAR), (_IS_ORDINAL, _ORDINAL), (_IS_NUMBER, _NUMBER)):
        if test.match(word):
            return character
    return _UNKNOWN
