"""How a text's criticism speaks of its parties: whom a text blames, it blames again."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from discourse.annotators.targets import TargetFinder

_NEAR = 4  # sentences before or behind
_MOST_BLAMED, _MOST_NEAR = 5, 3  # beyond which more times tell no more


class Elsewhere(NamedTuple):
    """How the rest of the text speaks of a party.

    ``share`` of the other critical sentences that mention it; ``odds``, the logarithm of that share
    over the share of sentences that are not critical; how often words of blame point at it in
    critical sentences (``blamed``); how many critical sentences ``near`` mention it.
    """

    share: float
    odds: float
    blamed: int
    near: int

    @classmethod
    def of(
        cls, mentioned: tuple[int, int], bases: tuple[int, int], blamed: int, near: int
    ) -> Elsewhere:
        """From the critical and other sentences that mention it, of how many there are."""
        (critical, others), (all_critical, all_others) = mentioned, bases
        odds = math.log((critical + 0.5) / (all_critical + 1))
        odds -= math.log((others + 0.5) / (all_others + 1))
        return cls(critical / (all_critical + 1), odds, blamed, near)

    def features(self) -> dict[str, float]:
        """As numbers of about the same size."""
        return {
            "text: share": self.share,
            "text: odds": self.odds,
            "text: blamed": min(self.blamed, _MOST_BLAMED) / _MOST_BLAMED,
            "text: near": min(self.near, _MOST_NEAR) / _MOST_NEAR,
        }


class TextParties:
    """The parties of a text by the sentences that mention them, critical ones apart."""

    def __init__(
        self,
        sentences: int,
        mentions: Iterable[tuple[int, str]],
        finders: Mapping[int, TargetFinder],
    ) -> None:
        """``mentions`` as number of the sentence and id; ``finders`` of the critical ones."""
        self._sentences = sentences
        self._critical = finders.keys()
        self._mentioned: dict[str, Counter[int]] = defaultdict(Counter)
        self._others: Counter[str] = Counter()
        for number, id in mentions:
            self._mentioned[id][number] += 1
        for id, numbers in self._mentioned.items():
            self._others[id] = sum(number not in finders for number in numbers)
        self._blamed: dict[str, Counter[int]] = defaultdict(Counter)
        for number, finder in finders.items():
            for mention, blame in zip(finder.reading.mentions, finder.blames, strict=True):
                if blame.role in ("agent", "opposed"):
                    self._blamed[mention.actor_id][number] += 1

    def elsewhere(self, number: int) -> Callable[[str], Elsewhere]:
        """What the text but the critical sentence ``number`` says of a party, by its id."""
        own = number in self._critical
        bases = (
            len(self._critical) - own,
            self._sentences - len(self._critical) - (not own),
        )

        def of(id: str) -> Elsewhere:
            mentioned = self._mentioned.get(id, Counter())
            critical = [n for n in mentioned if n != number and n in self._critical]
            blamed = sum(
                times for n, times in self._blamed.get(id, Counter()).items() if n != number
            )
            near = sum(mentioned[n] for n in critical if abs(n - number) <= _NEAR)
            return Elsewhere.of((len(critical), self._others[id]), bases, blamed, near)

        return of
