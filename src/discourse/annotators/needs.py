"""What a sentence must hold before a cue can match in it.

Every element of a cue that may not be absent says something of all its matches: one of certain
tokens stands in them, and of elements side by side, one of certain tokens next to one of certain
others. Each such condition is a bit of a number. One pass over the tokens of a sentence sets the
bits of all conditions that it meets, and only a cue whose bits are all set is worth trying. The
pass says a little too much, never too little; the expression of the cue has the last word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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

Tokens = frozenset[str]
#: Tokens that may stand between two elements.
_BETWEEN = frozenset((*MARKS.values(), MARK_END, ","))
_NONE: Tokens = frozenset()
_START: Tokens = frozenset("^")
_MENTIONS: Tokens = frozenset(MARKS.values())


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the tokens ``alone`` stands in the sentence, or one of ``right`` behind a ``left``."""

    alone: Tokens = _NONE
    left: Tokens = _NONE
    right: Tokens = _NONE


@dataclass(frozen=True, slots=True)
class _Row:
    """What is known of all matches of elements in a row.

    They meet ``conditions``, and begin with one of ``first`` and end with one of ``last``
    (``None``: not known).
    """

    conditions: tuple[Condition, ...] = ()
    first: Tokens | None = None
    last: Tokens | None = None


class Needs:
    """The conditions of all patterns added to it, met or not met in one pass over a sentence."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self._bits: dict[Condition, int] = {}
        self._rows: dict[tuple[str, ...], _Row] = {}

    def add(self, pattern: Pattern) -> int:
        """The bits that a sentence must have for ``pattern`` to match in it."""
        row = self._row(pattern.elements)
        conditions = row.conditions
        if pattern.at_start and row.first is not None:
            conditions = (*conditions, Condition(left=_START, right=row.first))
        bits = 0
        for condition in _without_implied(conditions):
            bits |= self._bits.setdefault(condition, 1 << len(self._bits))
        return bits

    def scanner(self) -> Scanner:
        """What finds the bits of sentences, for all patterns added so far."""
        alone, left, right = (defaultdict[str, int](int) for _ in range(3))
        before_mentions = 0
        for condition, bit in self._bits.items():
            for table, tokens in (
                (alone, condition.alone),
                (left, condition.left),
                (right, condition.right),
            ):
                for token in tokens:
                    table[token] |= bit
            if condition.right & _MENTIONS:
                before_mentions |= bit
        passes = dict.fromkeys(_BETWEEN, -1)
        passes |= {THE: before_mentions}  # it may stand before the mark
        steps = {
            token: (alone[token], right[token], left[token], passes.get(token, 0))
            for token in {*alone, *left, *right, *passes}
        }
        return Scanner(steps, left["^"])

    def _row(self, elements: Sequence[Element]) -> _Row:
        conditions: list[Condition] = []
        first: Tokens | None = frozenset()
        is_open = True  # nothing yet that must be there: the row may begin with what follows
        last: Tokens | None = None
        for element in elements:
            part = self._part(element)
            is_optional = isinstance(element, (Gap, Maybe))
            if is_open:
                first = None if first is None or part.first is None else first | part.first
            if not is_optional:
                conditions += part.conditions
                if last is not None and part.first is not None:
                    conditions.append(Condition(left=last, right=part.first))
                is_open = False
            last = None if is_optional else part.last
        return _Row(tuple(conditions), None if is_open else first, last)

    def _part(self, element: Element) -> _Row:
        match element:
            case Word(word):
                return self._one_of((word,))
            case OneOf(phrases):
                return self._one_of(phrases)
            case Mention(marks):
                return _single(frozenset(marks), frozenset(MARK_END))
            case Quotation():
                return _single(frozenset('"'), frozenset('"'))
            case Number(kind):
                digits = frozenset(self._alphabet.numbers(kind))
                first = digits.union(CURRENCIES) if kind == "number" else digits
                return _Row((Condition(digits),), first, digits)
            case Maybe(inner):
                return self._part(inner)
            case Choice(branches):
                return self._either([self._row(branch) for branch in branches])
            case Gap():
                return _Row()

    def _one_of(self, phrases: tuple[str, ...]) -> _Row:
        known = self._rows.get(phrases)
        if known is None:
            known = self._rows[phrases] = self._read(phrases)
        return known

    def _read(self, phrases: tuple[str, ...]) -> _Row:
        rows = [
            [frozenset(c) for word in phrase.split() for c in self._alphabet.characters(word)]
            for phrase in phrases
        ]
        words = [row[0] for row in rows if len(row) == 1]
        longer = [row for row in rows if len(row) > 1]
        rarest = _union(min(row, key=self._alphabet.guess_frequency) for row in longer)
        conditions = [Condition(rarest.union(*words))]
        if longer:
            left, right = _union(row[0] for row in longer), _union(row[1] for row in longer)
            conditions.append(Condition(_union(words), left, right))
        ends = (_union(row[place] for row in rows) for place in (0, -1))
        return _Row(tuple(conditions), *ends)

    def _either(self, rows: Sequence[_Row]) -> _Row:
        """What is known of every one of several branches."""
        if len(rows) == 1:
            return rows[0]
        rarest = [min(row.conditions, key=self._guess_frequency, default=None) for row in rows]
        known = [condition for condition in rarest if condition]
        one_of = Condition(
            _union(condition.alone for condition in known),
            _union(condition.left for condition in known),
            _union(condition.right for condition in known),
        )
        firsts = [row.first for row in rows if row.first is not None]
        lasts = [row.last for row in rows if row.last is not None]
        return _Row(
            (one_of,) if len(known) == len(rows) else (),
            _union(firsts) if len(firsts) == len(rows) else None,
            _union(lasts) if len(lasts) == len(rows) else None,
        )

    def _guess_frequency(self, condition: Condition) -> float:
        """How often a condition is met, supposing that short words come often."""
        guess = self._alphabet.guess_frequency
        return guess(condition.alone) + guess(condition.left) * guess(condition.right)


class Scanner:
    """Says which conditions a sentence meets."""

    def __init__(self, steps: Mapping[str, tuple[int, int, int, int]], start: int) -> None:
        """For each token: bits it meets alone, completes, begins, and lets pass from before it."""
        self._steps = _Steps(steps)
        self._start = start

    def find(self, tokens: str) -> int:
        """The bits of all conditions met in ``tokens`` (of one sentence, without white space)."""
        steps, begun, met = self._steps, self._start, 0
        for token in tokens:
            alone, completes, begins, passes = steps[token]
            met |= alone | begun & completes
            begun = begins | begun & passes if passes else begins
        return met


class _Steps(dict[str, tuple[int, int, int, int]]):
    """Tokens that no condition knows do nothing."""

    def __missing__(self, token: str) -> tuple[int, int, int, int]:
        return 0, 0, 0, 0


def _single(first: Tokens, last: Tokens) -> _Row:
    return _Row((Condition(first),), first, last)


def _union(sets: Iterable[Tokens]) -> Tokens:
    return frozenset[str]().union(*sets)


def _without_implied(conditions: Sequence[Condition]) -> Iterator[Condition]:
    """``conditions`` without those that speak of one token where another speaks of it and more."""
    said = {tokens for each in conditions if not each.alone for tokens in (each.left, each.right)}
    yield from (each for each in conditions if each.left or each.alone not in said)


class Sieve:
    """Says for many sentences at once which patterns are worth trying in them."""

    def __init__(self, needs: Sequence[int]) -> None:
        """``needs`` are the bits of each pattern."""
        self._size = max((bits.bit_length() for bits in needs), default=0) // 8 + 1  # bytes
        self._rounds: list[_Round] = []
        rows = [list(_places(bits)) for bits in needs]
        for turn in range(max(map(len, rows), default=0)):
            some = [(number, row[turn]) for number, row in enumerate(rows) if len(row) > turn]
            numbers, places = np.array(some, dtype=np.int64).T
            masks = (1 << places % 8).astype(np.uint8)
            self._rounds.append(_Round(numbers, places // 8, masks[:, None]))

    def candidates(self, met: Sequence[int]) -> list[list[int]]:
        """For the bits ``met`` by each sentence the patterns, by number, that need no others."""
        if not (met and self._rounds):
            return [[] for _ in met]
        size = self._size
        most = (1 << size * 8) - 1
        packed = b"".join([(bits & most).to_bytes(size, "little") for bits in met])
        # By byte, so that the sentences of a pattern stand side by side.
        table = np.frombuffer(packed, dtype=np.uint8).reshape(len(met), size).T.copy()
        first, *others = self._rounds
        may = (table[first.bytes] & first.masks).astype(np.bool_)
        for turn in others:
            may[turn.patterns] &= (table[turn.bytes] & turn.masks).astype(np.bool_)
        patterns, sentences = np.divmod(np.flatnonzero(may), len(met))
        ordered = patterns[np.argsort(sentences, kind="stable")].tolist()
        ends = np.cumsum(np.bincount(sentences, minlength=len(met))).tolist()
        return [ordered[start:end] for start, end in pairwise([0, *ends])]


class _Round(NamedTuple):
    """One bit that each of some patterns needs: in which byte, and which of it."""

    patterns: NDArray[np.int64]
    bytes: NDArray[np.int64]
    masks: NDArray[np.uint8]


def _places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
