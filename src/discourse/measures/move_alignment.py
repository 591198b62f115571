"""Which moves of several texts stand beside each other, and whether that is more than chance.

The moves of a text, here two sentences and more of one foremost function, are a string with
lengths. Two strings are aligned in order (Needleman & Wunsch 1970): only moves of one function
stand beside each other, a pair is worth the sentences of the shorter one, and a move without
counterpart costs nothing. (Runs of one of the four groups of functions tell less: of successive
speeches of one speaker they find none alike in order beyond chance.)
More texts are added one by one to what is aligned already, the most alike first (as Feng &
Doolittle 1987). Any two texts have some moves in one order, so each alignment is held against two
kinds of chance, of which the larger p counts: the same moves in random order, those that share a
paragraph together, and the moves that the paragraphs have in random order. The former alone rejects
up to .076 of pairs of texts without order at the .05 level (``benchmarks/sim_order.py``); the
latter alone takes for order that a text goes on with its subject from one paragraph to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from discourse.measures.adjustment import adjust_p_values
from discourse.measures.moves import LEAST_STEP, Course
from discourse.measures.resampling import SEED, IntArray
from discourse.measures.sequence import SHUFFLES, Run, shuffled_runs

FEWEST_PIECES = 6  # of fewer, too few orders differ


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far the moves of two texts stand in one order.

    ``value`` is the share of the sentences in moves of both texts, ``base`` in all, that lie beside
    each other: twice the sentences of the shorter move of each pair, of ``base``. ``by_chance`` is
    its mean in random orders, the higher of two kinds, ``p_value`` how often they reach it,
    ``q_value`` the same adjusted over all pairs of texts. ``reason`` says what is missing and why.
    """

    first: int
    second: int
    value: float | None
    base: int
    by_chance: float | None
    p_value: float | None
    q_value: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Moves of one function that stand beside each other: of each text the move, or ``None``."""

    function: str
    moves: tuple[Run | None, ...]

    @property
    def has_counterparts(self) -> bool:
        """Whether two texts or more have such a move here."""
        return sum(move is not None for move in self.moves) > 1


@dataclass(frozen=True, slots=True)
class MoveAlignment:
    """The moves of all texts in rows, in order, and how alike each pair of texts is."""

    rows: tuple[AlignedRow, ...]
    pairs: tuple[Likeness, ...]

    def alone(self, text: int) -> tuple[Run, ...]:
        """The moves of a text that have no counterpart in any other."""
        rows = (row for row in self.rows if not row.has_counterparts)
        return tuple(move for row in rows if (move := row.moves[text]) is not None)


class _String(NamedTuple):
    """The moves of a text as numbers, and what they are made of; equal for equal texts.

    Moves of one piece share a paragraph with the one before. ``codes`` are the functions of the
    sentences by the numbers of ``labels``, -1 for others.
    """

    labels: tuple[int, ...]
    lengths: tuple[int, ...]
    pieces: tuple[int, ...]
    codes: tuple[int, ...]
    paragraphs: tuple[int, ...]


def align_moves(courses: Sequence[Course], seed: int = SEED) -> MoveAlignment:
    """Align the moves of two texts and more; another order of the texts gives the same rows.

    Raises:
        ValueError: fewer than two texts.
    """
    if len(courses) < 2:
        raise ValueError(f"an alignment takes two texts or more, not {len(courses)}")
    moves = [course.steps for course in courses]
    labels = sorted({name for course in courses for name in course.functions if name})
    strings = [_string(steps, course, labels) for steps, course in zip(moves, courses, strict=True)]
    pairs = [_likeness(strings, pair, seed) for pair in combinations(range(len(courses)), 2)]
    q_values = adjust_p_values([pair.p_value for pair in pairs])
    pairs = [replace(pair, q_value=q) for pair, q in zip(pairs, q_values, strict=True)]
    rows = [
        AlignedRow(
            labels[label],
            tuple(
                steps[members[text]] if text in members else None
                for text, steps in enumerate(moves)
            ),
        )
        for label, members in _columns(strings, pairs)
    ]
    return MoveAlignment(tuple(rows), tuple(pairs))


def _string(moves: Sequence[Run], course: Course, labels: Sequence[str]) -> _String:
    numbers = {label: number for number, label in enumerate(labels)}
    order = {paragraph: n for n, paragraph in enumerate(dict.fromkeys(course.paragraphs))}
    pieces = [0] * bool(moves)
    for one, other in pairwise(moves):
        shared = course.paragraphs[one.end - 1] == course.paragraphs[other.start]
        pieces.append(pieces[-1] + (not shared))
    return _String(
        tuple(numbers[move.label] for move in moves),
        tuple(move.end - move.start for move in moves),
        tuple(pieces),
        tuple(numbers.get(function or "", -1) for function in course.functions),
        tuple(order[paragraph] for paragraph in course.paragraphs),
    )


def _likeness(strings: Sequence[_String], pair: tuple[int, int], seed: int) -> Likeness:
    """Two texts; which of them is named first changes nothing."""
    one, other = sorted(strings[text] for text in pair)
    base = sum(one.lengths) + sum(other.lengths)
    if not one.labels or not other.labels:
        return Likeness(*pair, None, base, None, None, reason="a text has no move")
    value = 2 * float(_best(*(_as_rows(string) for string in (one, other)))[0]) / base
    fewest = min(one.pieces[-1], other.pieces[-1]) + 1
    if fewest < FEWEST_PIECES:
        reason = f"{fewest} moves that can change places, fewer than {FEWEST_PIECES}: not shuffled"
        return Likeness(*pair, value, base, None, None, reason=reason)
    generator = np.random.default_rng([seed, base, len(one.labels), len(other.labels)])
    by_chance, p_values = [], []
    for shuffle in (_shuffled_moves, _shuffled_paragraphs):
        drawn = 2 * _best(shuffle(one, generator), shuffle(other, generator)) / base
        by_chance.append(float(drawn.mean()))
        p_values.append((int((drawn >= value - 1e-12).sum()) + 1) / (SHUFFLES + 1))
    return Likeness(*pair, value, base, max(by_chance), max(p_values))


def _as_rows(string: _String) -> tuple[IntArray, IntArray]:
    """Labels and lengths as one order of a string, [1 × moves] each."""
    return np.array([string.labels]), np.array([string.lengths])


def _shuffled_moves(string: _String, generator: np.random.Generator) -> tuple[IntArray, IntArray]:
    """Labels and lengths in random orders, [orders × moves]; pieces stay whole."""
    pieces = np.array(string.pieces)
    keys = generator.random((SHUFFLES, pieces[-1] + 1))[:, pieces]
    order = np.argsort(keys, axis=1, kind="stable")
    return np.array(string.labels)[order], np.array(string.lengths)[order]


def _shuffled_paragraphs(
    string: _String, generator: np.random.Generator
) -> tuple[IntArray, IntArray]:
    """The moves that the paragraphs have in random orders, [orders × moves]."""
    codes, paragraphs = np.array(string.codes), np.array(string.paragraphs)
    return shuffled_runs(codes, paragraphs, LEAST_STEP, generator)


def _best(one: tuple[IntArray, IntArray], other: tuple[IntArray, IntArray]) -> IntArray:
    """For each order the most sentences that can stand beside each other."""
    total = np.zeros((one[0].shape[0], other[0].shape[1] + 1), dtype=np.int64)
    for move in range(one[0].shape[1]):
        label, length = (column[:, move : move + 1] for column in one)
        worth = np.where(label == other[0], np.minimum(length, other[1]), 0)
        total[:, 1:] = np.maximum(total[:, 1:], total[:, :-1] + worth)
        np.maximum.accumulate(total, axis=1, out=total)
    return total[:, -1]


Column = tuple[int, dict[int, int]]  # a label, and the move of each text that has one


def _columns(strings: Sequence[_String], pairs: Sequence[Likeness]) -> list[Column]:
    """All moves in columns: texts are added in an order that does not depend on how they came."""
    alike = {(pair.first, pair.second): pair.value or 0.0 for pair in pairs}
    columns: list[Column] = []
    for added in _order(strings, alike):
        columns = list(_merged(columns, strings, added))
    return columns


def _order(strings: Sequence[_String], alike: dict[tuple[int, int], float]) -> list[int]:
    """The two most alike, then whichever is most like those before, ties by the moves."""
    both = {**alike, **{(second, first): value for (first, second), value in alike.items()}}
    rest = sorted(range(len(strings)), key=lambda text: strings[text])
    sums = {text: max(both[text, other] for other in rest if other != text) for text in rest}
    chosen = [max(rest, key=lambda text: sums[text])]
    rest.remove(chosen[0])
    while rest:
        nearest = max(rest, key=lambda text: sum(both[text, other] for other in chosen))
        chosen.append(nearest)
        rest.remove(nearest)
    return chosen


def _merged(columns: list[Column], strings: Sequence[_String], added: int) -> Iterator[Column]:
    """The columns with the moves of one text more, each in a column of its label or its own."""
    string = strings[added]
    worth = np.array(
        [[_worth(column, strings, string, n) for n in range(len(string.labels))]
         for column in columns]
    ).reshape(len(columns), len(string.labels))  # fmt: skip
    total = np.zeros((len(columns) + 1, len(string.labels) + 1))
    for i, row in enumerate(worth, start=1):
        total[i, 1:] = np.maximum(total[i - 1, 1:], total[i - 1, :-1] + row)
        np.maximum.accumulate(total[i], out=total[i])
    i, j = len(columns), len(string.labels)
    found: list[Column] = []
    while i or j:
        paired = i and j and worth[i - 1, j - 1] > 0
        if paired and np.isclose(total[i, j], total[i - 1, j - 1] + worth[i - 1, j - 1]):
            i, j = i - 1, j - 1
            found.append((columns[i][0], {**columns[i][1], added: j}))
        elif i and np.isclose(total[i, j], total[i - 1, j]):
            i -= 1
            found.append(columns[i])
        else:
            j -= 1
            found.append((string.labels[j], {added: j}))
    return reversed(found)


def _worth(column: Column, strings: Sequence[_String], string: _String, move: int) -> float:
    """The mean of the sentences that a move shares with those of a column; 0 of another label."""
    label, members = column
    if label != string.labels[move]:
        return 0.0
    shared = [min(strings[text].lengths[n], string.lengths[move]) for text, n in members.items()]
    return sum(shared) / len(shared)
