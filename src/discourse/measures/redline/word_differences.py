"""Which words differ between linked units, in stretches that a reader takes in at once.

The words that stay are those of the common subsequence that weighs most, telling words and words
beside others that stay before words of grammar. Changes with nothing but words of grammar between
them are one change, as lawyers' redlines have them: no confetti.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from discourse.measures.function_words import load_function_words
from discourse.measures.redline.records import Stretch
from discourse.measures.redline.tokens import Token

SIGN_WEIGHT = 0.05
NEIGHBOUR = 0.5  # of its weight more for each neighbour that is the same too
MOST_BETWEEN = 3  # tokens of grammar between two changes that are then one
LONG_CHANGE = 4  # words: between two such changes a single word that stayed is chance
Tokens = tuple[Token, ...]


def find_stretches(old: Tokens, new: Tokens, weights: Mapping[str, float]) -> tuple[Stretch, ...]:
    """The words of linked units, same and different in turn."""
    pairs = list(_same_pairs(old, new, weights))
    stretches = list(_cut(old, new, pairs))
    merged = _without_confetti(stretches)
    return tuple(_tidy(merged))


def _same_pairs(
    old: Tokens, new: Tokens, weights: Mapping[str, float]
) -> Iterator[tuple[int, int]]:
    """Positions of tokens that stay, in order."""
    head = _common([t.key for t in old], [t.key for t in new])
    tail = _common([t.key for t in old[head:][::-1]], [t.key for t in new[head:][::-1]])
    yield from ((n, n) for n in range(head))
    inner = old[head : len(old) - tail], new[head : len(new) - tail]
    if all(inner):
        yield from ((head + i, head + j) for i, j in _heaviest(*inner, weights))
    yield from ((len(old) - n, len(new) - n) for n in range(tail, 0, -1))


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    pairs = enumerate(zip(first, second, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(first), len(second)))


def _heaviest(old: Tokens, new: Tokens, weights: Mapping[str, float]) -> list[tuple[int, int]]:
    """The common subsequence of most weight."""
    number: dict[str, int] = {}
    left, right = (
        np.array([number.setdefault(token.key, len(number)) for token in side])
        for side in (old, new)
    )
    same = left[:, None] == right[None, :]
    weight = np.array([weights.get(t.key, SIGN_WEIGHT) for t in old])[:, None]
    beside = np.zeros(same.shape)
    beside[1:, 1:] += same[:-1, :-1]
    beside[:-1, :-1] += same[1:, 1:]
    gain = np.where(same, weight * (1 + NEIGHBOUR * beside), -1.0)
    total = np.zeros((len(old) + 1, len(new) + 1))
    for i in range(1, len(old) + 1):
        taken = total[i - 1, :-1] + gain[i - 1]
        total[i, 1:] = np.maximum.accumulate(np.maximum(total[i - 1, 1:], taken))
    pairs = []
    i, j = len(old), len(new)
    while i and j:
        if same[i - 1, j - 1] and total[i, j] == total[i - 1, j - 1] + gain[i - 1, j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif total[i, j] == total[i - 1, j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _cut(old: Tokens, new: Tokens, pairs: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Stretches by the tokens that stay; one whose case alone changed is a change too."""
    i = j = 0
    for a, b in (*pairs, (len(old), len(new))):
        if a > i or b > j:
            yield Stretch(old[i:a], new[j:b])
        if a < len(old) and b < len(new):
            recased = old[a].cased != new[b].cased and not (old[a].opens or new[b].opens)
            yield Stretch(old[a : a + 1], new[b : b + 1], not recased)
        i, j = a + 1, b + 1


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of one kind as one."""
    out: list[Stretch] = []
    for one in stretches:
        if out and out[-1].same == one.same:
            out[-1] = Stretch(out[-1].old + one.old, out[-1].new + one.new, one.same)
        else:
            out.append(one)
    return out


def _without_confetti(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Changes with too little between them joined; what stood between is then taken out and in."""
    parts = _joined(stretches)
    number = 1
    while number < len(parts) - 1:
        before, between, after = parts[number - 1 : number + 2]
        if between.same and _is_noise(before, between, after):
            old, new = before.old + between.old + after.old, before.new + between.new + after.new
            parts[number - 1 : number + 2] = [Stretch(old, new)]
            number = max(number - 1, 1)
        else:
            number += 1
    return parts


def _is_noise(before: Stretch, between: Stretch, after: Stretch) -> bool:
    both_sides = (before.old or after.old) and (before.new or after.new)
    if not both_sides or len(between.old) > MOST_BETWEEN:
        return False
    grammar = load_function_words()
    telling = sum(token.is_word and token.key not in grammar for token in between.old)
    if telling == 0:
        one_side = (bool(before.old), bool(before.new)) != (bool(after.old), bool(after.new))
        small = all(_size(s) <= 1 for s in (before, after))
        return not (one_side and small and _has_sign(between))
    shortest = min(min(len(s.old), len(s.new)) for s in (before, after))
    return telling == 1 and len(between.old) == 1 and shortest >= LONG_CHANGE


def _size(stretch: Stretch) -> int:
    return max(len(stretch.old), len(stretch.new))


def _has_sign(stretch: Stretch) -> bool:
    return any(not token.is_word for token in stretch.old)


def _tidy(stretches: Sequence[Stretch]) -> list[Stretch]:
    """What two changes that were joined have in common at their ends stays."""
    out: list[Stretch] = []
    for one in stretches:
        if one.same or not one.old or not one.new:
            out.append(one)
            continue
        head = _common([t.cased for t in one.old], [t.cased for t in one.new])
        rest = one.old[head:][::-1], one.new[head:][::-1]
        tail = _common([t.cased for t in rest[0]], [t.cased for t in rest[1]])
        ends = len(one.old) - tail, len(one.new) - tail
        out += [
            Stretch(one.old[:head], one.new[:head], True),
            Stretch(one.old[head : ends[0]], one.new[head : ends[1]]),
            Stretch(one.old[ends[0] :], one.new[ends[1] :], True),
        ]
    return _joined([one for one in out if one.old or one.new])
