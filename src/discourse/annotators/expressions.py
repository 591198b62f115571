"""Cues as regular expressions over tokens: a word is a character, a set of words a class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from discourse.annotators.alphabet import CURRENCIES, THE, Alphabet
from discourse.codebook import MARK_END, MARKS
from discourse.codebook.patterns import (
    Choice,
    Element,
    Gap,
    Maybe,
    Mention,
    Number,
    OneOf,
    Pattern,
    Quotation,
    Word,
)


def mention_regex(marks: str) -> str:
    """A mention with its article, so that it is the same whether a name has one or not."""
    return f"(?:{THE} )?[{marks}][^{MARK_END}]*{MARK_END}"


_ANY_MENTION = mention_regex("".join(MARKS.values()))
_ANY_MARK = f"[{MARKS['self']}-{MARK_END}]*"
_SEPARATOR = f"{_ANY_MARK},? {_ANY_MARK}"
_WITHIN_PHRASE = f"{_ANY_MARK} {_ANY_MARK}"
#: A word of a gap may hold signs ("U.S.", "three-year"), but no gap reaches over these.
_GAP_WORD = '[^ ;:!?"()]+'
#: What is joined to a mention ("'s", "-led") is no word more.
_JOINED = '[^ ,;:!?"()]*'
_END_OF_SENTENCE = rf"{_ANY_MARK}[.!?\"')\]]* *\Z"


class ExpressionWriter:
    """Writes cues in the characters of an alphabet."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self._one_of = cache(self._write_one_of)  # sets of words stand in many cues

    def compile(self, pattern: Pattern) -> re.Pattern[str]:
        """The expression of a cue; where its matches may begin is left to the caller."""
        start = _ANY_MARK if pattern.at_start else ""
        end = _END_OF_SENTENCE if pattern.at_end else ""
        return re.compile(start + self._row(pattern.elements) + end)

    def _row(self, elements: Sequence[Element]) -> str:
        """One expression for elements in a row: separators between them, none around gaps."""
        out: list[str] = []
        for number, element in enumerate(elements):
            following = elements[number + 1] if number + 1 < len(elements) else None
            written = self._element(element)
            if isinstance(element, Gap):
                out.append(written)
            elif isinstance(element, Maybe):
                separator = _separator(element, following) if following else ""
                out.append(f"(?:{written}{separator})?")
            elif following is None:
                out.append(written)
            elif isinstance(following, Maybe) and number + 2 == len(elements):
                out.append(f"{written}{_ANY_MARK}")
                out.append(f"(?:{_separator(element, following)}{self._element(following)})?")
                break
            else:
                out.append(f"{written}{_separator(element, following)}")
        return "".join(out)

    def _element(self, element: Element) -> str:
        match element:
            case Word(word):
                return self._word(word)
            case OneOf(phrases):
                return self._one_of(phrases)
            case Mention(marks):
                return mention_regex(marks)
            case Number(kind):
                sign = f"(?:[{CURRENCIES}] ?)?" if kind == "number" else ""
                return sign + _class(self._alphabet.numbers(kind))
            case Quotation():
                return '"[^"]+"'
            case Gap(most):
                return f"(?:(?:{_ANY_MENTION}{_JOINED}|{_GAP_WORD}),? {_ANY_MARK}){{0,{most}}}?"
            case Maybe(inner):
                return self._element(inner)
            case Choice(branches):
                return "(?:" + "|".join(map(self._row, branches)) + ")"

    def _write_one_of(self, phrases: tuple[str, ...]) -> str:
        """Longest first, so that a phrase is preferred to the word that begins it."""
        words: set[str] = set()
        branches: list[str] = []
        for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
            parts = [self._alphabet.characters(word) for word in phrase.split()]
            if len(parts) == 1 == len(parts[0]):
                words.update(parts[0][0])
            else:
                branches.append(_WITHIN_PHRASE.join(map(self._word, phrase.split())))
        if words:  # one word is shorter than any phrase that begins with it
            branches.append(_class("".join(sorted(words))))
        return "(?:" + "|".join(branches) + ")" if len(branches) > 1 else branches[0]

    def _word(self, word: str) -> str:
        return "".join(map(_class, self._alphabet.characters(word)))


def _class(characters: str) -> str:
    return re.escape(characters) if len(characters) == 1 else f"[{re.escape(characters)}]"


def _separator(element: Element, following: Element) -> str:
    """What may stand between two elements: no space around hyphens, before 's or punctuation."""
    word, next_word = _written(element), _written(following)
    if word == "-" or next_word.startswith(("-", "'")):
        return _ANY_MARK
    if next_word in {",", ";", ":", "%"}:
        return f"{_ANY_MARK} ?"
    return _SEPARATOR


def _written(element: Element) -> str:
    if isinstance(element, Maybe):
        element = element.element
    return element.word if isinstance(element, Word) else ""
