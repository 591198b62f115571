"""How one wording differs from another: word by word, with what each change weighs.

A formula changes by a word more, a word less, a word exchanged for another, or an order turned
round. Words of grammar and forms of the same word ("zones" for "zone") weigh half, words of content
one. The alignment is the cheapest (Needleman & Wunsch 1970).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from discourse.measures.function_words import load_function_words

HALF, WHOLE, NEVER = 0.5, 1.0, 99.0
_ENDINGS = ("ing", "es", "ed", "s", "e")
_SHORTEST_STEM = 3
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``old`` of the formula became ``new``; either may be empty."""

    old: str
    new: str
    weight: float

    def __str__(self) -> str:
        if not self.old:
            return f"+ {self.new}"
        return f"{self.old} → {self.new}" if self.new else f"- {self.old}"


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one wording to another, in order, and what they weigh together.

    ``reordered`` says that the same words stand in another order, which weighs half.
    """

    changes: tuple[Change, ...]
    weight: float
    reordered: bool = False

    def __str__(self) -> str:
        return "in another order" if self.reordered else "; ".join(map(str, self.changes))

    @property
    def content_changes(self) -> int:
        """How many words of content are gone, new or exchanged."""
        return sum(change.weight >= WHOLE for change in self.changes)


def compare_wordings(old: Words, new: Words) -> Difference:
    """The cheapest way from ``old`` to ``new``."""
    if old != new and Counter(old) == Counter(new):
        return Difference((), HALF, reordered=True)
    changes = _path(old, new, _costs(old, new))
    return Difference(changes, sum(change.weight for change in changes))


@cache
def stem(word: str) -> str:
    """A word without a common ending, so that forms of it meet; too short ones stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@cache
def weigh(word: str) -> float:
    """What a word weighs: half for one of grammar, one for one of content."""
    return HALF if word in load_function_words() else WHOLE


def exchange(old: str, new: str) -> float:
    """What it weighs that ``new`` stands for ``old``.

    Words of grammar and of content do not stand for each other.
    """
    if old == new:
        return 0.0
    if stem(old) == stem(new):
        return HALF
    return weigh(old) if weigh(old) == weigh(new) else NEVER


def _costs(old: Words, new: Words) -> list[list[float]]:
    """``costs[i][j]``: the least weight from the first i words of ``old`` to the first j."""
    costs = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for j, word in enumerate(new, 1):
        costs[0][j] = costs[0][j - 1] + weigh(word)
    for i, was in enumerate(old, 1):
        row, above = costs[i], costs[i - 1]
        row[0] = above[0] + weigh(was)
        for j, word in enumerate(new, 1):
            row[j] = min(
                above[j - 1] + exchange(was, word), above[j] + weigh(was), row[j - 1] + weigh(word)
            )
    return costs


def _path(old: Words, new: Words, costs: Sequence[Sequence[float]]) -> tuple[Change, ...]:
    changes: list[Change] = []
    i, j = len(old), len(new)
    while i or j:
        here = costs[i][j]
        if i and j and here == costs[i - 1][j - 1] + exchange(old[i - 1], new[j - 1]):
            i, j = i - 1, j - 1
            if old[i] != new[j]:
                changes.append(Change(old[i], new[j], exchange(old[i], new[j])))
        elif i and here == costs[i - 1][j] + weigh(old[i - 1]):
            i -= 1
            changes.append(Change(old[i], "", weigh(old[i])))
        else:
            j -= 1
            changes.append(Change("", new[j], weigh(new[j])))
    return tuple(reversed(changes))
