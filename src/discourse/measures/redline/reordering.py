"""Words that stand elsewhere in the same sentence: they were neither taken out nor put in.

A run of words that one stretch takes out and another puts in is cut out of both, so that what is
left of the two is typed as what it is: "[sang in the square.] The choir, which [sang in …]".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from discourse.measures.function_words import load_function_words
from discourse.measures.redline.records import Stretch
from discourse.measures.redline.tokens import Token

FEWEST_MOVED = 3  # words of a run inside a longer stretch, two of them telling
Run = tuple[int, int, int]  # where it begins, where in the other stretch, its length


def split_moved(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches with runs that changed place cut out of those in which they stand."""
    parts = list(stretches)
    while found := _longest(parts):
        gone, come, (i, j, length) = found
        cut = {gone: _cut(parts[gone], False, i, length), come: _cut(parts[come], True, j, length)}
        parts = [one for n, part in enumerate(parts) for one in cut.get(n, (part,))]
    return tuple(parts)


def find_moved(stretches: Sequence[Stretch]) -> tuple[tuple[Stretch, Stretch], ...]:
    """Stretches taken out with those put in that hold the same words."""
    gone = [s for s in stretches if s.old and not s.new and not s.same and _is_run(s.old)]
    come = [s for s in stretches if s.new and not s.old and not s.same]
    pairs = []
    for one in gone:
        words = _sorted_words(one.old)
        other = next((s for s in come if _sorted_words(s.new) == words), None)
        if other is not None:
            come.remove(other)
            pairs.append((one, other))
    return tuple(pairs)


def _longest(parts: Sequence[Stretch]) -> tuple[int, int, Run] | None:
    """The longest run that one stretch takes out and another puts in, and is not alone in both."""
    found = []
    numbers = [n for n, part in enumerate(parts) if not part.same]
    for gone, come in permutations(numbers, 2):
        one, other = parts[gone], parts[come]
        if one.old and other.new and (one.new or other.old or _differ(one, other)):
            found += [(run[2], gone, come, run) for run in _runs(one.old, other.new)]
    if not found:
        return None
    _, gone, come, run = min(found, key=lambda f: (-f[0], *sorted(f[1:3]), sum(f[3])))
    return gone, come, run


def _differ(one: Stretch, other: Stretch) -> bool:
    return _sorted_words(one.old) != _sorted_words(other.new)


def _runs(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Run]:
    """Runs of words in both that say enough to have been moved."""
    length: dict[tuple[int, int], int] = {}
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            if one.key == other.key:
                here = length[i, j] = length.get((i - 1, j - 1), 0) + 1
                run = old[i - here + 1 : i + 1]
                if sum(t.is_word for t in run) >= FEWEST_MOVED and _telling(run) > 1:
                    yield i - here + 1, j - here + 1, here


def _cut(stretch: Stretch, is_new: bool, start: int, length: int) -> tuple[Stretch, ...]:
    """A stretch in three: before the run, the run, behind it; the other side goes to one rest."""
    side, rest = stretch.side(is_new), stretch.side(not is_new)
    before, run, after = side[:start], side[start : start + length], side[start + length :]
    to_first = any(t.is_word for t in before) or not any(t.is_word for t in after)
    pieces = ((before, rest if to_first else ()), (run, ()), (after, () if to_first else rest))
    made = (Stretch(*(pair[::-1] if is_new else pair)) for pair in pieces)
    return tuple(one for one in made if one.old or one.new)


def _is_run(tokens: Sequence[Token]) -> bool:
    """Whether words say enough to be known again where they stand."""
    return sum(token.is_word for token in tokens) > 1 and _telling(tokens) > 0


def _telling(tokens: Sequence[Token]) -> int:
    grammar = load_function_words()
    return len({token.key for token in tokens if token.is_word and token.key not in grammar})


def _sorted_words(tokens: Sequence[Token]) -> list[str]:
    return sorted(token.key for token in tokens if token.is_word)
