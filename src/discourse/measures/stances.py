"""How a text stands to each party: its mentions by stance, and their balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from discourse.analysis import Analysis
from discourse.ledger import Stance
from discourse.measures.intervals import LEVEL
from discourse.measures.measure import Interval, Measure
from discourse.measures.resampling import DRAWS, SEED

#: Under so many mentions there is no balance.
FEWEST_MENTIONS = 5
TOO_FEW = "fewer than five mentions: not summed"
_UNIT = "balance of mentions, from -1 to 1"
_METHOD = "95 % of the posterior of three shares after Jeffreys, mentions taken as independent"
_PRIOR = 0.5  # so that mentions that are all alike do not look certain


@dataclass(frozen=True, slots=True)
class Standing:
    """One party in one text: its mentions by stance, and ``net`` = (plus - minus) / all of them.

    ``reported`` mentions stand in the words of others and are in none of the counts. ``is_own``
    says that the party is the speaker, whose praise of itself is no news.
    """

    actor: str
    plus: int
    neutral: int
    minus: int
    reported: int
    is_own: bool
    net: Measure

    @property
    def mentions(self) -> int:
        """The mentions that count."""
        return self.plus + self.neutral + self.minus


def by_speaker(analysis: Analysis) -> dict[str | None, tuple[Stance, ...]]:
    """The stances of each speaker of a text, in text order; one who is not named is ``None``.

    In the order in which they first speak. Nothing where stances were not measured.
    """
    found: dict[str | None, list[Stance]] = {}
    for unit in analysis.sentences:
        if stances := unit.recorded(Stance):
            found.setdefault(unit.speaker, []).extend(stances)
    return {speaker: tuple(stances) for speaker, stances in found.items()}


def measure_stances(stances: Iterable[Stance]) -> tuple[Standing, ...]:
    """The standing of every party, the most mentioned first, then by id."""
    counts: dict[str, Counter[str]] = {}
    own: set[str] = set()
    for stance in stances:
        kind = "reported" if stance.reported else stance.kind
        counts.setdefault(stance.actor, Counter())[kind] += 1
        if stance.actor_class in ("self", "self_demonym"):
            own.add(stance.actor)
    found = [_standing(actor, count, actor in own) for actor, count in counts.items()]
    return tuple(sorted(found, key=lambda one: (-one.mentions, one.actor)))


def _standing(actor: str, count: Counter[str], is_own: bool) -> Standing:
    parts = count["+"], count["0"], count["-"]
    return Standing(actor, *parts, count["reported"], is_own, _net(*parts))


def _net(plus: int, neutral: int, minus: int) -> Measure:
    base = plus + neutral + minus
    if base < FEWEST_MENTIONS:
        return Measure.missing("net stance", _UNIT, TOO_FEW)
    seen = np.array((plus, neutral, minus)) + _PRIOR
    draws = np.random.default_rng(SEED).dirichlet(seen, DRAWS)
    nets = draws[:, 0] - draws[:, 2]
    low, high = np.quantile(nets, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    net = (plus - minus) / base
    interval = Interval(min(float(low), net), max(float(high), net), LEVEL, _METHOD)
    return Measure("net stance", net, plus - minus, base, _UNIT, interval)
