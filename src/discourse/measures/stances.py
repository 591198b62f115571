"""How a text stands to each party: its mentions by stance, and their balance.

Mentions of a party in one paragraph tend to have one stance (on General Debate speeches they
correlate by .13, those of one sentence by .39), so the interval of a balance is that of whole
paragraphs drawn: with mentions taken as independent it would hold the truth in as few as .84 of
cases (``benchmarks/sim_stances.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from discourse.analysis import Analysis
from discourse.ledger import Stance
from discourse.measures.intervals import LEVEL
from discourse.measures.measure import Interval, Measure
from discourse.measures.resampling import DRAWS, SEED, IntArray

#: Under so many mentions there is no balance.
FEWEST_MENTIONS = 5
TOO_FEW = "fewer than five mentions: not summed"
#: In fewer paragraphs (or texts) a balance has no interval: it would say next to nothing.
FEWEST_GROUPS = 4
Drawn = Literal["paragraphs", "texts"]
#: The stances of a paragraph, or of a whole text.
Group = tuple[Stance, ...]
_UNIT = "balance of mentions, from -1 to 1"
_METHOD = "95 % of the posterior of three shares after Jeffreys, adjusted for clustering in {}"
_PRIOR = 0.5  # so that mentions that are all alike do not look certain
_KINDS = ("+", "0", "-")
_VALUES = np.array((1, 0, -1))


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


def by_speaker(analysis: Analysis) -> dict[str | None, tuple[Group, ...]]:
    """The stances of each speaker of a text by paragraph, in text order.

    Speakers come in the order in which they first speak; one who is not named is ``None``.
    Nothing where stances were not measured.
    """
    found: dict[str | None, dict[int, list[Stance]]] = {}
    for unit in analysis.sentences:
        if stances := unit.recorded(Stance):
            paragraphs = found.setdefault(unit.speaker, {})
            paragraphs.setdefault(unit.paragraph_no, []).extend(stances)
    return {speaker: tuple(map(tuple, groups.values())) for speaker, groups in found.items()}


def by_paragraph(analysis: Analysis) -> tuple[Group, ...]:
    """The stances of a text by paragraph, whoever speaks."""
    return tuple(group for groups in by_speaker(analysis).values() for group in groups)


def measure_stances(
    groups: Iterable[Iterable[Stance]], drawn: Drawn = "paragraphs"
) -> tuple[Standing, ...]:
    """The standing of every party, the most mentioned first, then by id.

    Args:
        groups: the stances that belong together: those of each paragraph of a text, or of each
            of several texts.
        drawn: what the groups are.
    """
    counts: dict[str, dict[int, Counter[str]]] = {}
    own: set[str] = set()
    for number, stances in enumerate(groups):
        for stance in stances:
            kind = "reported" if stance.reported else stance.kind
            counts.setdefault(stance.actor, {}).setdefault(number, Counter())[kind] += 1
            if stance.actor_class in ("self", "self_demonym"):
                own.add(stance.actor)
    found = [_standing(actor, list(c.values()), actor in own, drawn) for actor, c in counts.items()]
    return tuple(sorted(found, key=lambda one: (-one.mentions, one.actor)))


def _standing(actor: str, counts: list[Counter[str]], is_own: bool, drawn: Drawn) -> Standing:
    table = np.array([[count[kind] for kind in _KINDS] for count in counts])
    plus, neutral, minus = table.sum(axis=0).tolist()
    reported = sum(count["reported"] for count in counts)
    net = measure_balance(table[table.any(axis=1)], drawn)
    return Standing(actor, plus, neutral, minus, reported, is_own, net)


def measure_balance(table: IntArray, drawn: Drawn = "paragraphs") -> Measure:
    """The balance of counts [groups × (plus, neutral, minus)], no group without a mention."""
    totals, base = table.sum(axis=0), int(table.sum())
    if base < FEWEST_MENTIONS:
        return Measure.missing("net stance", _UNIT, TOO_FEW)
    count = int(totals @ _VALUES)
    net = count / base
    if len(table) < FEWEST_GROUPS:
        reason = f"in fewer than {FEWEST_GROUPS} {drawn}: no interval"
        return Measure("net stance", net, count, base, _UNIT, None, reason)
    seen = totals * (_effective_mentions(table) / base) + _PRIOR
    draws = np.random.default_rng(SEED).dirichlet(seen, DRAWS)
    low, high = np.quantile(draws @ _VALUES, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    interval = Interval(min(float(low), net), max(float(high), net), LEVEL, _METHOD.format(drawn))
    return Measure("net stance", net, count, base, _UNIT, interval)


def _effective_mentions(table: IntArray) -> float:
    """How many independent mentions tell as much of the balance as those of these groups.

    As with shares (Korn & Graubard 1998): n / deff · (t(n-1) / t(k-1))² of n mentions in k groups,
    deff the jackknife variance of the balance over groups divided by that of simple random
    sampling, at least 1.
    """
    from scipy.special import stdtrit

    sizes, scores = table.sum(axis=1), table @ _VALUES
    mentions, groups = int(sizes.sum()), len(table)
    net = scores.sum() / mentions
    moved = (scores - net * sizes) / (mentions - sizes)
    simple = (float(np.abs(_VALUES) @ table.sum(axis=0)) / mentions - net**2) / (mentions - 1)
    effect = (groups - 1) / groups * float((moved**2).sum()) / simple if simple > 0 else 1.0
    tail = (1 - LEVEL) / 2
    correction = float(stdtrit(mentions - 1, tail) / stdtrit(groups - 1, tail)) ** 2
    return mentions / max(effect, 1.0) * min(correction, 1.0)
