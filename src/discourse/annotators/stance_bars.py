"""Which words and signs of a sentence bar the way between others, as stance reads it."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.annotators.stance_words import MARKS, load_stance_words

#: Signs that end a clause.
STRONG = frozenset('.;:—–()[]“”"?!')
_QUOTES = frozenset('“”"')
_LONGEST_QUOTED = 6


def find_marks(words: Sequence[str]) -> dict[str, set[int]]:
    """The numbers of the last words of phrases of grammar, by their list."""
    found: dict[str, set[int]] = {name: set() for name in MARKS}
    openings = load_stance_words().phrases
    for at in [number for number, word in enumerate(words) if word in openings]:
        for name, phrase in openings[words[at]]:
            if tuple(words[at : at + len(phrase)]) == phrase:
                found[name].add(at + len(phrase) - 1)
    return found


def find_quoted(words: Sequence[str]) -> list[bool]:
    """Whether each word stands in quotation marks."""
    if _QUOTES.isdisjoint(words):
        return [False] * len(words)
    inside, flags = False, []
    for word in words:
        if word == "“" or (word == '"' and not inside):
            inside = True
        elif word in ("”", '"'):
            inside = False
        flags.append(inside)
    return flags


def find_bars(words: Sequence[str]) -> set[int]:
    """The signs that end a clause; marks of quotation do so unless they enclose a phrase."""
    bars = {number for number, word in enumerate(words) if word in STRONG}
    if _QUOTES.isdisjoint(words):
        return bars
    opened = None
    for number, word in enumerate(words):
        if word not in _QUOTES:
            continue
        if opened is not None and number - opened <= _LONGEST_QUOTED:
            bars -= {opened, number}
        opened = number if opened is None or word == "“" else None
    return bars
