"""How much texts of one side usually differ: what a difference between sides is held against.

A difference may be beyond chance and yet no more than what one state does from one year to the
next. So it stands beside the differences between texts of one author and genre: those compared,
where there are such pairs, else the pairs of speeches of one state in the reference. Where there
are neither, there is no verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from discourse.measures.grouping import Grouping, author_of
from discourse.measures.profiles import Column, Profile
from discourse.measures.reference import load_reference, why_not_placed
from discourse.measures.resampling import FloatArray

FEWEST_PAIRS = 10
UNUSUAL = 0.9  # a difference larger than this part of the pairs is called unusual
THESE = "pairs of texts of one side among those compared"


@dataclass(frozen=True, slots=True)
class Usual:
    """One difference among those of ``pairs`` pairs: it is larger than ``larger_than`` of them.

    ``limit`` is the difference that nine in ten pairs do not exceed, a share of sentences;
    ``source`` says in words which pairs they are.
    """

    larger_than: int
    pairs: int
    limit: float
    source: str

    @property
    def is_unusual(self) -> bool:
        """Whether the difference is larger than nine in ten of the pairs."""
        return self.larger_than >= UNUSUAL * self.pairs


@dataclass(frozen=True, eq=False)
class UsualPairs:
    """The differences of all pairs: sorted, one array for each column that they were found for."""

    source: str
    differences: dict[Column, FloatArray]

    def judge(self, column: Column, difference: float) -> Usual | None:
        """Where a difference of shares stands, whatever its sign; ``None`` without pairs."""
        found = self.differences.get(column)
        if found is None:
            return None
        larger = int(np.searchsorted(found, abs(difference) - 1e-12, "left"))
        limit = float(np.quantile(found, UNUSUAL))
        return Usual(larger, found.size, limit, self.source)


def find_usual_pairs(
    grouping: Grouping, profiles: Sequence[Profile], columns: Sequence[Column]
) -> UsualPairs | str:
    """The pairs that differences between the groups are held against, or why there are none.

    Pairs of the compared texts are of one group, author and genre; there must be ten at least.
    Those of the reference leave out the states whose texts are compared.
    """
    pairs = _pairs_of_these(grouping)
    if len(pairs) >= FEWEST_PAIRS:
        shares = np.array([_shares(profile, columns) for profile in profiles])
        first, second = np.array(pairs).T
        apart = np.sort(np.abs(shares[first] - shares[second]), axis=0)
        return UsualPairs(THESE, dict(zip(columns, apart.T, strict=True)))
    reference = load_reference()
    for analysis in grouping.analyses:
        if reason := why_not_placed(analysis, reference.card):
            few = f"{len(pairs)} pairs of texts of one side, fewer than {FEWEST_PAIRS}"
            return f"{few}; none of the reference, since {reason}"
    compared = {analysis.document.metadata.country for analysis in grouping.analyses}
    first, second = reference.pairs
    kept = [row for row, at in enumerate(first) if reference.countries[at] not in compared]
    if len(kept) < FEWEST_PAIRS:
        few = f"{len(pairs)} pairs of texts of one side, fewer than {FEWEST_PAIRS}"
        return f"{few}; none of the reference, since its states are those compared"
    apart = np.abs(reference.shares[first[kept]] - reference.shares[second[kept]])
    apart.sort(axis=0)
    card = reference.card
    source = f"pairs of {card.name} of one other state, {card.years[0]}–{card.years[1]}"
    return UsualPairs(source, dict(zip(reference.columns, apart.T, strict=True)))


def _pairs_of_these(grouping: Grouping) -> list[tuple[int, int]]:
    """Every two texts of one group, one author and one genre."""
    pairs = []
    for side in grouping.sides:
        for first, second in combinations(side.members, 2):
            one, other = grouping.analyses[first], grouping.analyses[second]
            alike = one.document.metadata.genre == other.document.metadata.genre
            author = author_of(one)
            if author is not None and author == author_of(other) and alike:
                pairs.append((first, second))
    return pairs


def _shares(profile: Profile, columns: Sequence[Column]) -> FloatArray:
    counts = np.array([profile.count(one) for one in columns], dtype=np.float64)
    return counts / max(profile.base, 1)
