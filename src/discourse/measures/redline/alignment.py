"""Which units of two versions belong together: in order first, then moved, then what is left.

Three passes over the closeness of all pairs. In order: dynamic programming over one unit against
one, two or three neighbours, and the other way; of two paths that cross the one with more matter
stays. Moved: among what is left, close pairs wherever they stand, and their neighbours. At last
units that stand alone between the same neighbours, with less in common, count as rewritten.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from discourse.errors import UsageError
from discourse.measures.redline.closeness import FloatArray, Shared, measure_shared
from discourse.measures.redline.records import Link
from discourse.measures.redline.tokens import Piece

LEAST_CLOSE = 0.40  # in order; of less, two sentences are dropped and new, not rewritten
LEAST_CLOSE_BETWEEN = 0.30  # between the same neighbours, where little else stands between them
LEAST_CLOSE_ALONE = 0.29  # if one of either side is all that is left there, however short
MOST_BETWEEN = 6  # units of both sides that are left there
LEAST_CLOSE_SHORT = 0.55  # of units that share so little matter that it may be chance:
SHORT_MASS = 2.0
LEAST_CLOSE_MOVED = 0.60
LEAST_CLOSE_SPLIT = 0.55
LEAST_GAIN_OF_SPLIT = 0.05  # in closeness, over the better part alone
LEAST_PART_SHARED = 0.5  # of each part of a split in the whole
RIVAL = 0.6  # a pair is not taken where a unit has a partner so much closer
FULL_MASS = 5.0  # shared weight from which a unit counts in full: about five telling words
LONGER = 0.002  # what more weight still adds: of two passages that changed places the longer stays
FEWEST_WORDS_MOVED = 8  # of a sentence; of one that stayed as it is, fewer tell enough:
FEWEST_WORDS_MOVED_WHOLE = 4
MOST_CELLS = 16_000_000  # old units times new units
_SHAPES = ((1, 1), (1, 2), (1, 3), (2, 1), (3, 1))
_SKIP_OLD, _SKIP_NEW = 0, 1  # then the shapes
Rows = list[list[str]]


def align_pieces(
    old: Sequence[Piece], new: Sequence[Piece], weights: Mapping[str, float]
) -> list[Link]:
    """The links of two texts, in no order.

    Raises:
        UsageError: the texts have too many units to be compared pair by pair.
    """
    if len(old) * len(new) > MOST_CELLS:
        raise UsageError(
            f"texts of {len(old):,} and {len(new):,} sentences are too long for a redline "
            f"(at most {MOST_CELLS:,} pairs); cut them into chapters and compare these"
        )
    rows = [list(piece.keys) for piece in old], [list(piece.keys) for piece in new]
    shared = measure_shared(*rows, weights)
    raw = np.where(_may_pair(old, new), shared.closeness, 0.0)
    close = raw.copy()
    close[(shared.mass < SHORT_MASS) & (close < LEAST_CLOSE_SHORT)] = 0.0
    links = _in_order(_gains(rows, shared, close, weights), close)
    links += _moved(old, new, close, links)
    links += _between(close, raw, links)
    taken = _taken(links)
    links += [Link("dropped", (i,), ()) for i in range(len(old)) if i not in taken[0]]
    links += [Link("new", (), (j,)) for j in range(len(new)) if j not in taken[1]]
    return links


def _may_pair(
    old: Sequence[Piece], new: Sequence[Piece]
) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Sentences go with sentences, headings and the like with their like, or if they are equal."""
    coded = [np.array([piece.is_coded for piece in pieces]) for pieces in (old, new)]
    may: np.ndarray[tuple[int, int], np.dtype[np.bool_]] = coded[0][:, None] == coded[1][None, :]
    numbers: dict[tuple[str, ...], list[int]] = {}
    for j, piece in enumerate(new):
        numbers.setdefault(piece.keys, []).append(j)
    for i, piece in enumerate(old):
        may[i, numbers.get(piece.keys, [])] = True
    return may


def _gains(
    rows: tuple[Rows, Rows], shared: Shared, close: FloatArray, weights: Mapping[str, float]
) -> dict[tuple[int, int], FloatArray]:
    """For each shape of link what taking it is worth, by the first unit of either side."""
    best = np.maximum(close.max(axis=1)[:, None], close.max(axis=0)[None, :])
    fits = (close >= LEAST_CLOSE) & (close >= RIVAL * best)
    matter = 0.2 + 0.8 * np.minimum(shared.mass / FULL_MASS, 1.0) + LONGER * shared.mass
    gains = {(1, 1): np.where(fits, close * matter, -np.inf)}
    for size in (2, 3):
        gains[1, size] = _split_gain(rows, shared, close, size, weights)
        turned = Shared(shared.mass.T, shared.second, shared.first)
        gains[size, 1] = _split_gain(rows[::-1], turned, close.T, size, weights).T
    return gains


def _split_gain(
    rows: Sequence[Rows], shared: Shared, close: FloatArray, size: int, weights: Mapping[str, float]
) -> FloatArray:
    """What a unit of the first rows against ``size`` neighbours of the others is worth."""
    whole, parts = rows
    count = len(parts) - size + 1
    if count < 1:
        return np.full((len(whole), 0), -np.inf)
    windows = range(size)
    part_shared = np.min([shared.of_second[:, k : k + count] for k in windows], axis=0)
    best_alone = np.max([close[:, k : k + count] for k in windows], axis=0)
    worst_alone = np.min([close[:, k : k + count] for k in windows], axis=0)
    gain = np.full((len(whole), count), -np.inf)
    lines, columns = np.nonzero((part_shared >= LEAST_PART_SHARED) & (worst_alone > 0))
    if not len(lines):
        return gain
    firsts = sorted(set(columns.tolist()))
    place = {first: n for n, first in enumerate(firsts)}
    joined = [[key for row in parts[j : j + size] for key in row] for j in firsts]
    together = measure_shared(whole, joined, weights).closeness
    found = together[lines, [place[j] for j in columns.tolist()]]
    alone = best_alone[lines, columns]
    good = (found >= LEAST_CLOSE_SPLIT) & (found >= alone + LEAST_GAIN_OF_SPLIT)
    gain[lines[good], columns[good]] = found[good] * (1 + size) / 2
    return gain


def _in_order(gains: Mapping[tuple[int, int], FloatArray], close: FloatArray) -> list[Link]:
    """The links that do not cross, worth most together."""
    old, new = close.shape
    total = np.zeros((old + 1, new + 1))
    choices = np.zeros((old + 1, new + 1), dtype=np.int8)
    choices[0, 1:] = _SKIP_NEW
    for i in range(1, old + 1):
        value, choice = total[i - 1].copy(), choices[i]
        for number, (a, b) in enumerate(_SHAPES, start=2):
            if (a, b) not in gains or i < a or new < b:
                continue
            taken = total[i - a, : new + 1 - b] + gains[a, b][i - a]
            better = (taken >= value[b:]) & np.isfinite(taken)
            value[b:][better] = taken[better]
            choice[b:][better] = number
        total[i] = np.maximum.accumulate(value)
        choice[total[i] > value] = _SKIP_NEW
    return list(_path(choices, close))


def _path(
    choices: np.ndarray[tuple[int, int], np.dtype[np.int8]], close: FloatArray
) -> Iterable[Link]:
    i, j = choices.shape[0] - 1, choices.shape[1] - 1
    while i and j:
        choice = int(choices[i, j])
        if choice == _SKIP_OLD:
            i -= 1
        elif choice == _SKIP_NEW:
            j -= 1
        else:
            a, b = _SHAPES[choice - 2]
            i, j = i - a, j - b
            yield _link(range(i, i + a), range(j, j + b), close)


def _link(old: range, new: range, close: FloatArray, moved: bool = False) -> Link:
    kind = "split" if len(new) > 1 else "merged" if len(old) > 1 else "rewritten"
    nearest = float(close[old.start : old.stop, new.start : new.stop].max())
    return Link(kind, tuple(old), tuple(new), nearest, moved)


def _moved(
    old: Sequence[Piece], new: Sequence[Piece], close: FloatArray, links: Sequence[Link]
) -> list[Link]:
    """Close pairs among the units that are left, the closest first, and then their neighbours."""
    taken = _taken(links)
    rows = [i for i in range(len(old)) if i not in taken[0]]
    columns = [j for j in range(len(new)) if j not in taken[1]]
    if not rows or not columns:
        return []
    lines, places = np.nonzero(close[np.ix_(rows, columns)] >= LEAST_CLOSE_MOVED)
    found = [(rows[n], columns[k]) for n, k in zip(lines, places, strict=True)]
    pairs: dict[int, int] = {}
    for i, j in sorted(found, key=lambda pair: (-close[pair], pair)):
        is_whole = old[i].keys == new[j].keys
        fewest = FEWEST_WORDS_MOVED_WHOLE if is_whole else FEWEST_WORDS_MOVED
        long_enough = min(len(old[i].keys), len(new[j].keys)) >= fewest
        if i not in pairs and j not in pairs.values() and long_enough:
            pairs[i] = j
    _add_neighbours(pairs, (set(rows), set(columns)), close)
    return list(_placed(pairs, links, close))


def _add_neighbours(
    pairs: dict[int, int], free: tuple[set[int], set[int]], close: FloatArray
) -> None:
    """Add to pairs what stands beside them on both sides, as in a paragraph that was moved."""
    left = free[0] - set(pairs), free[1] - set(pairs.values())
    for step in (1, -1):
        for i in sorted(pairs, reverse=step < 0):
            k, m = i + step, pairs[i] + step
            while k in left[0] and m in left[1] and close[k, m] >= LEAST_CLOSE:
                pairs[k] = m
                left[0].discard(k)
                left[1].discard(m)
                k, m = k + step, m + step


def _placed(pairs: Mapping[int, int], links: Sequence[Link], close: FloatArray) -> Iterator[Link]:
    """The pairs as links; those that cross nothing which stayed in order were not moved."""
    edges = [sorted(place[side] for place in _places(links)) for side in (0, 1)]
    stays: tuple[int, int] = (-1, -1)  # the gap of the last one that was not moved, and its place
    for i, j in sorted(pairs.items()):
        gap = bisect_left(edges[0], i)
        in_order = gap == bisect_left(edges[1], j) and (stays[0] != gap or stays[1] < j)
        if in_order:
            stays = (gap, j)
        yield _link(range(i, i + 1), range(j, j + 1), close, not in_order)


def _between(close: FloatArray, raw: FloatArray, links: Sequence[Link]) -> list[Link]:
    """Units that are left between the same neighbours, and have enough in common."""
    taken = _taken(links)
    kept = sorted(link for link in _places(links))
    gaps = []
    for side, size in enumerate(close.shape):
        edges = [place[side] for place in kept]
        gaps.append(np.searchsorted(edges, np.arange(size), side="left"))
    free = [np.array([n not in taken[side] for n in range(size)], dtype=bool)
            for side, size in enumerate(close.shape)]  # fmt: skip
    same = gaps[0][:, None] == gaps[1][None, :]
    number = max(int(gap.max()) for gap in gaps) + 1
    left = sum(np.bincount(g, weights=f, minlength=number) for g, f in zip(gaps, free, strict=True))
    few = np.asarray(left <= MOST_BETWEEN)[gaps[0]]
    alone = np.asarray(left <= 2)[gaps[0]][:, None]
    near = (close >= LEAST_CLOSE_BETWEEN) & few[:, None] | (raw >= LEAST_CLOSE_ALONE) & alone
    may = same & free[0][:, None] & free[1][None, :] & near
    if not may.any():
        return []
    return _in_order({(1, 1): np.where(may, raw, -np.inf)}, raw)


def _places(links: Sequence[Link]) -> list[tuple[int, int]]:
    """The last units of each link that stayed in order."""
    return [(link.old[-1], link.new[-1]) for link in links if not link.moved]


def _taken(links: Sequence[Link]) -> tuple[set[int], set[int]]:
    return {i for link in links for i in link.old}, {j for link in links for j in link.new}
