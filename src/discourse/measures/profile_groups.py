"""Groups of texts compared by their profiles: what differs, by how much, and whether that is much.

Documents are dealt out where a group has several, paragraphs where each has one. Every difference
has its interval, its size, a test adjusted over all that is tested, the recall of its label on
both sides, and stands beside the usual variation between texts of one side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from discourse.measures.adjustment import adjust_p_values
from discourse.measures.differences import (
    UNIT,
    RateDifference,
    cohens_h,
    combine_exact,
    compare_rates,
    why_not_tested,
)
from discourse.measures.equality import DOCUMENTS, deal_rows, why_not_dealt, why_too_few
from discourse.measures.grouping import Grouping
from discourse.measures.intervals import exact_rates, measure_rates
from discourse.measures.keywords import MOST_Q
from discourse.measures.measure import Measure
from discourse.measures.profiles import Column, Profile
from discourse.measures.recalls import Recalls
from discourse.measures.resampling import PERMUTATIONS, SEED, Sample
from discourse.measures.usual import Usual, UsualPairs

#: With fewer clusters (texts of one author or occasion) in a group, its share has no interval.
FEWEST_CLUSTERS = 4
CHOSEN = "the two furthest apart, chosen by their difference: no interval"
Verdict = Literal["apart", "usual", "open", "untested"]


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One measure in all groups: shares, the largest difference, the test, what is usual.

    ``shares`` are of the sentences of each group, in the order of the groups. ``difference`` is
    that of the two groups that are furthest apart, first less second in that order. ``usual`` is
    ``None`` where there are no pairs to hold it against. ``verdict`` is ``apart`` (q at most .05),
    ``usual`` (no difference shown, and the interval leaves out any that were unusual between texts
    of one side), ``open`` (too short to tell) or ``untested``.
    """

    column: Column
    shares: tuple[Measure, ...]
    difference: RateDifference | None
    p_value: float | None
    q_value: float | None
    method: str | None
    reason: str | None
    recalls: Recalls
    usual: Usual | None = None

    @property
    def count(self) -> int:
        """The sentences of all groups."""
        return sum(share.count or 0 for share in self.shares)

    @property
    def verdict(self) -> Verdict:
        """What can be said of the measure."""
        if self.q_value is None:
            return "untested"
        if self.q_value <= MOST_Q:
            return "apart"
        interval = self.difference.difference.interval if self.difference else None
        if interval is None or self.usual is None:
            return "open"
        limit = self.usual.limit
        return "usual" if -limit < interval.low and interval.high < limit else "open"

    @property
    def is_finding(self) -> bool:
        """Whether the groups differ beyond chance, by a label that hears all of them alike."""
        return self.verdict == "apart" and self.recalls.verdict == "alike"


@dataclass(frozen=True, eq=False)
class GroupSamples:
    """What is dealt out: for each group its rows, and whether they are ``documents``.

    Rows are clusters of texts, or the paragraphs of the one text that each group has.
    """

    samples: tuple[Sample, ...]
    documents: bool


def sample_groups(
    grouping: Grouping, profiles: Sequence[Profile], columns: Sequence[Column]
) -> GroupSamples:
    """The rows of each group: clusters of whole texts, or paragraphs where each has one text."""
    if all(len(side.members) == 1 for side in grouping.sides):
        only = (profiles[side.members[0]] for side in grouping.sides)
        return GroupSamples(tuple(profile.sample(columns) for profile in only), False)
    samples = []
    for clusters in grouping.clusters:
        parts = [[profiles[n].sample(columns) for n in cluster] for cluster in clusters]
        table = np.array([sum(part.totals for part in of_one) for of_one in parts])
        bases = np.array([sum(part.base for part in of_one) for of_one in parts])
        samples.append(Sample(table.reshape(len(parts), len(columns)), bases))
    return GroupSamples(tuple(samples), True)


def compare_profiles(
    columns: Sequence[Column],
    found: GroupSamples,
    recalls: Sequence[Recalls],
    pairs: UsualPairs | None = None,
    seed: int = SEED,
) -> tuple[ProfileRow, ...]:
    """Compare two or more groups in every column; q-values are not yet adjusted.

    The order of groups decides nothing but the sign of differences. Of more than two groups the
    two furthest apart are shown without an interval, since they were chosen by their difference;
    what is usual is then held against the median of the differences of all pairs of groups.
    """
    build = _by_documents if found.documents else _by_paragraphs
    rows = build(columns, found.samples, recalls, seed)
    if pairs is None:
        return tuple(rows)
    return tuple(
        replace(row, usual=pairs.judge(row.column, between))
        if (between := median_difference(row.shares)) is not None
        else row
        for row in rows
    )


def median_difference(shares: Sequence[Measure]) -> float | None:
    """The median absolute difference of all pairs of groups; of two groups, theirs."""
    values = np.array([share.value for share in shares if share.value is not None])
    if values.size < 2:
        return None
    first, second = np.triu_indices(values.size, 1)
    return float(np.median(np.abs(values[first] - values[second])))


def adjust_rows(
    rows: Sequence[ProfileRow], others: Sequence[float | None] = ()
) -> tuple[ProfileRow, ...]:
    """The rows with q-values over all of them and ``others``, the tests shown beside them."""
    q_values = adjust_p_values([*(row.p_value for row in rows), *others])[: len(rows)]
    return tuple(replace(row, q_value=q) for row, q in zip(rows, q_values, strict=True))


def _by_paragraphs(
    columns: Sequence[Column], samples: Sequence[Sample], recalls: Sequence[Recalls], seed: int
) -> list[ProfileRow]:
    names = [one.name for one in columns]
    rates = [measure_rates(names, sample.table, sample.bases) for sample in samples]
    few = why_not_dealt(samples)
    tests = () if few else deal_rows(samples, PERMUTATIONS, seed)
    pairs = compare_rates(names, samples, 1, seed) if len(samples) == 2 else ()
    rows = []
    for at, column in enumerate(columns):
        shares = tuple(of_side[at] for of_side in rates)
        reason = why_not_tested([s.count or 0 for s in shares], [s.base or 0 for s in shares])
        reason = few or reason
        p_value, method = (None, None) if reason else tests[at]
        difference = pairs[at].differences[0] if pairs else _furthest(shares)
        rows.append(
            ProfileRow(column, shares, difference, p_value, None, method, reason, recalls[at])
        )
    return rows


def _by_documents(
    columns: Sequence[Column], samples: Sequence[Sample], recalls: Sequence[Recalls], seed: int
) -> list[ProfileRow]:
    shares = [rates_of_group(columns, sample) for sample in samples]
    reason, tests = _deal_documents(samples, seed)
    rows = []
    for at, column in enumerate(columns):
        of_all = tuple(of_side[at] for of_side in shares)
        why = why_not_tested([s.count or 0 for s in of_all], [s.base or 0 for s in of_all])
        why = reason or why
        p_value, method = (None, None) if why else tests[at]
        difference = _furthest(of_all)
        if len(samples) == 2 and difference:
            difference = _with_interval(difference, [_only(one, at) for one in samples])
        rows.append(ProfileRow(column, of_all, difference, p_value, None, method, why, recalls[at]))
    return rows


def rates_of_group(columns: Sequence[Column], sample: Sample) -> tuple[Measure, ...]:
    """The share of each column in a group, its interval over clusters where there are enough."""
    unit = "share of sentences"
    if sample.base == 0:
        nothing = "the texts have no sentences"
        return tuple(Measure.missing(one.name, unit, nothing) for one in columns)
    few = why_few(sample)
    intervals = [None] * len(columns) if few else list(exact_rates(sample))
    return tuple(
        Measure(one.name, count / sample.base, count, sample.base, unit, interval, few)
        for one, count, interval in zip(columns, sample.totals.tolist(), intervals, strict=True)
    )


def why_few(sample: Sample) -> str | None:
    """Why a group has no interval over its clusters; ``None`` where it has."""
    number = sample.paragraphs
    if number >= FEWEST_CLUSTERS:
        return None
    noun = "text" if number == 1 else "texts of different authors or occasions"
    return f"{number} {noun}, fewer than {FEWEST_CLUSTERS}: variability not estimated"


def _deal_documents(
    samples: Sequence[Sample], seed: int
) -> tuple[str | None, tuple[tuple[float, str], ...]]:
    """p-values and tests when clusters are dealt out to the groups that have several; or why not.

    Groups of one cluster have no variation of their own to be held against, and are left out.
    """
    several = [sample for sample in samples if sample.paragraphs > 1]
    if len(several) < 2:
        return "fewer than two groups have several texts: no variation to deal out", ()
    if few := why_too_few([sample.paragraphs for sample in several], "texts"):
        return few, ()
    return None, deal_rows(several, PERMUTATIONS, seed, DOCUMENTS)


def _furthest(shares: Sequence[Measure]) -> RateDifference | None:
    """The difference of the two groups that are furthest apart; of two groups, theirs."""
    told = [at for at, share in enumerate(shares) if share.value is not None]
    if len(told) < 2:
        return None
    high = max(told, key=lambda at: shares[at].value or 0.0)
    low = min((at for at in told if at != high), key=lambda at: shares[at].value or 0.0)
    first, second = sorted((high, low))
    p, r = shares[first].value or 0.0, shares[second].value or 0.0
    reason = CHOSEN if len(shares) > 2 else None
    measure = Measure("difference", p - r, None, None, UNIT, None, reason)
    return RateDifference(first, second, measure, cohens_h(p, r))


def _with_interval(difference: RateDifference, samples: Sequence[Sample]) -> RateDifference:
    """The difference of two groups with its interval over clusters, or why it has none."""
    one, other = samples
    few = why_few(one) or why_few(other)
    interval = None if few else next(iter(combine_exact(one, other)))
    measure = replace(difference.difference, interval=interval, reason=few)
    return replace(difference, difference=measure)


def _only(sample: Sample, column: int) -> Sample:
    return Sample(sample.table[:, [column]], sample.bases)
