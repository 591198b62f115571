"""How much two units have in common, words weighed by how telling they are.

A word weighs more the fewer public speeches have it (the background) and the fewer units of the
two texts at hand; the mean of both keeps names that stand in every sentence from deciding. The
closeness of two units is the weight of the words and word pairs that they share, doubled, by the
weight of those they have (Dice's coefficient over multisets), from 0 to 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.measures.background import load_background
from discourse.measures.redline.tokens import Piece

FloatArray = NDArray[np.float64]
LEAST_WEIGHT = 0.2  # of a word of grammar that stands everywhere; the most is 1.2
PAIR_WEIGHT = 0.25  # of a pair of neighbouring words, times the sum of the weights of both


def weigh_words(texts: Sequence[Sequence[Piece]]) -> dict[str, float]:
    """The weight of each word of the texts, between 0.2 and 1.2."""
    units = [set(piece.keys) for pieces in texts for piece in pieces]
    uses = Counter(key for keys in units for key in keys)
    keys = sorted(uses)
    background = load_background()
    known = np.log(background.documents + 1) - np.log(background.document_frequencies_of(keys) + 1)
    own = np.log(len(units) + 1) - np.log([uses[key] for key in keys])
    rarity = known / np.log(background.documents + 1) / 2 + own / np.log(len(units) + 1) / 2
    return dict(zip(keys, (LEAST_WEIGHT + rarity).tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class Shared:
    """What each unit of one text shares with each of another: old × new.

    ``mass`` is the weight shared, ``first`` and ``second`` the weights of the units themselves.
    """

    mass: FloatArray
    first: FloatArray
    second: FloatArray

    @property
    def closeness(self) -> FloatArray:
        """Dice's coefficient of each pair of units."""
        return 2 * self.mass / (self.first[:, None] + self.second[None, :])

    @property
    def of_first(self) -> FloatArray:
        """The share of each old unit that each new one has."""
        return self.mass / self.first[:, None]

    @property
    def of_second(self) -> FloatArray:
        """The share of each new unit that each old one has."""
        return self.mass / self.second[None, :]


def measure_shared(
    first: Sequence[Sequence[str]], second: Sequence[Sequence[str]], weights: Mapping[str, float]
) -> Shared:
    """What the rows of words ``first`` share with the rows ``second``; no row may be empty."""
    from scipy.sparse import csr_array  # slow to import, and needed for redlines only

    columns: dict[tuple[object, ...], int] = {}
    values: list[float] = []
    rows = []
    for side in (first, second):
        indices, ends = [], [0]
        for keys in side:
            for feature, weight in _features(keys, weights):
                column = columns.setdefault(feature, len(columns))
                if column == len(values):
                    values.append(weight)
                indices.append(column)
            ends.append(len(indices))
        rows.append((np.array(indices), np.array(ends)))
    weight_of = np.array(values)
    tables = [
        csr_array((weight_of[i] ** 0.5, i, ends), shape=(len(ends) - 1, len(values)))
        for i, ends in rows
    ]
    masses = [np.add.reduceat(weight_of[i], ends[:-1]) for i, ends in rows]
    return Shared((tables[0] @ tables[1].T).toarray(), masses[0], masses[1])


def _features(
    keys: Sequence[str], weights: Mapping[str, float]
) -> Iterator[tuple[tuple[object, ...], float]]:
    """Each word and each pair with its number among the like, so that shared ones are counted."""
    seen: Counter[tuple[str, ...]] = Counter()
    for number, key in enumerate(keys):
        seen[(key,)] += 1
        yield (key, seen[(key,)]), weights[key]
        if number:
            pair = (keys[number - 1], key)
            seen[pair] += 1
            yield (*pair, seen[pair]), PAIR_WEIGHT * (weights[pair[0]] + weights[key])
