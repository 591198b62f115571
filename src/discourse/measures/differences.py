"""Do two or more texts differ in how often they do something? One test per label.

Labels overlap, so each is tested alone (has it, has it not) and the family is adjusted. The
texts are compared as they stand: a small p-value says that paragraphs of this kind, dealt out
at random to the texts, would seldom differ so much; it says nothing about states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import asin, sqrt

import numpy as np

from discourse.measures.adjustment import adjust_p_values
from discourse.measures.equality import deal_rows, why_not_dealt
from discourse.measures.intervals import (
    BOOTSTRAP,
    LEVEL,
    exact_rates,
    is_rare,
    why_no_interval,
)
from discourse.measures.measure import Interval, Measure
from discourse.measures.resampling import (
    DRAWS,
    PERMUTATIONS,
    SEED,
    FloatArray,
    Sample,
    bootstrap_rates_of,
)

COMBINED = "combined from the exact intervals of both texts"
UNIT = "difference of shares"


@dataclass(frozen=True, slots=True)
class RateDifference:
    """One label's share in text ``first`` minus its share in text ``second``.

    ``cohens_h`` is 2·asin√p₁ - 2·asin√p₂ (Cohen 1988): 0.2 small, 0.5 medium, 0.8 large.
    """

    first: int
    second: int
    difference: Measure
    cohens_h: float | None


@dataclass(frozen=True, slots=True)
class RateComparison:
    """One label in all texts: its counts, the pairs of texts, and the test that all are alike.

    ``q_value`` is ``p_value`` adjusted over the labels compared together. Both are ``None``
    where nothing was tested; ``reason`` says why.
    """

    label: str
    counts: tuple[int, ...]
    bases: tuple[int, ...]
    differences: tuple[RateDifference, ...]
    p_value: float | None
    q_value: float | None
    method: str | None
    reason: str | None


def compare_rates(
    labels: Sequence[str],
    samples: Sequence[Sample],
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
    pairwise: bool = True,
) -> tuple[RateComparison, ...]:
    """Compare the share of each label between two or more texts.

    The p-value is that of :func:`discourse.measures.equality.deal_rows`; there is none where a text
    has too few paragraphs for it. q-values are Benjamini-Hochberg over the labels tested here. The
    interval of a difference resamples the paragraphs of both texts; where a label is rare in
    either, it is combined from their exact intervals, and under ten paragraphs there is none.
    Swapping texts mirrors every number. Without ``pairwise`` there is the test alone: of many
    texts the pairs are too many to show.

    Raises:
        ValueError: fewer than two texts, or tables that do not have one column per label.
    """
    _check(labels, samples)
    short = why_not_dealt(samples)
    tests = () if short else deal_rows(samples, permutations, seed)
    none: list[tuple[RateDifference, ...]] = [()] * len(labels)
    pairs = list(zip(*_pairs(samples, seed), strict=True)) if pairwise else none
    totals = [sample.totals.tolist() for sample in samples]
    bases = tuple(sample.base for sample in samples)
    found = []
    for column, label in enumerate(labels):
        counts = tuple(row[column] for row in totals)
        reason = why_not_tested(counts, bases) or short
        p_value, method = (None, None) if reason else tests[column]
        found.append(
            RateComparison(label, counts, bases, pairs[column], p_value, None, method, reason)
        )
    return adjust_family(found)


def adjust_family(comparisons: Sequence[RateComparison]) -> tuple[RateComparison, ...]:
    """The same comparisons with q-values over all of them: for tables shown on one page."""
    q_values = adjust_p_values([comparison.p_value for comparison in comparisons])
    return tuple(
        replace(comparison, q_value=q_value)
        for comparison, q_value in zip(comparisons, q_values, strict=True)
    )


def cohens_h(first: float, second: float) -> float:
    """Cohen's (1988) effect size of two shares, -π to π."""
    return 2 * asin(sqrt(first)) - 2 * asin(sqrt(second))


def _check(labels: Sequence[str], samples: Sequence[Sample]) -> None:
    if len(samples) < 2:
        raise ValueError(f"a comparison needs two texts or more, got {len(samples)}")
    widths = {sample.table.shape[1] for sample in samples}
    if widths != {len(labels)}:
        raise ValueError(f"{len(labels)} labels need tables as wide, got widths {sorted(widths)}")


def why_not_tested(counts: Sequence[int], bases: Sequence[int]) -> str | None:
    """Why a label is not tested; ``None`` where it is."""
    if 0 in bases:
        return "a text has no units"
    if sum(counts) == 0:
        return "in no unit of any text"
    if list(counts) == list(bases):
        return "in every unit of every text"
    return None


def _pairs(samples: Sequence[Sample], seed: int) -> Iterator[tuple[RateDifference, ...]]:
    """For each pair of texts, the difference of every label."""
    drawn = bootstrap_all(samples, seed)
    for first, second in combinations(range(len(samples)), 2):
        one, other = samples[first], samples[second]
        reason = why_no_interval(one) or why_no_interval(other)
        if 0 in (one.base, other.base):
            nothing = Measure.missing("difference", UNIT, "a text has no units")
            yield (RateDifference(first, second, nothing, None),) * one.table.shape[1]
            continue
        intervals: tuple[Interval | None, ...] = (None,) * one.table.shape[1]
        if reason is None:
            intervals = _intervals(one, other, drawn[first], drawn[second])
        rates = zip(one.totals / one.base, other.totals / other.base, intervals, strict=True)
        yield tuple(
            RateDifference(
                first,
                second,
                Measure("difference", float(p - r), None, None, UNIT, interval, reason),
                cohens_h(p, r),
            )
            for p, r, interval in rates
        )


def bootstrap_all(samples: Sequence[Sample], seed: int) -> list[FloatArray | None]:
    """Bootstrapped rates of each text, ``None`` under ten paragraphs, [draws × labels] each.

    Texts of equal counts get draws of their own, in the order in which they come.
    """
    seen: dict[bytes, int] = {}
    drawn: list[FloatArray | None] = []
    for sample in samples:
        twin = seen.get(sample.key, 0)
        seen[sample.key] = twin + 1
        enough = why_no_interval(sample) is None
        drawn.append(bootstrap_rates_of(sample, DRAWS, seed, twin) if enough else None)
    return drawn


def _intervals(
    one: Sample, other: Sample, first: FloatArray | None, second: FloatArray | None
) -> tuple[Interval, ...]:
    """Intervals of the difference, computed in canonical order and mirrored where needed."""
    assert first is not None
    assert second is not None
    if one.key > other.key:
        return tuple(interval.mirrored for interval in _intervals(other, one, second, first))
    tail = (1 - LEVEL) / 2
    lows, highs = np.quantile(first - second, (tail, 1 - tail), axis=0)
    if one.key == other.key:  # Equal texts must be their own mirror image.
        highs = (highs - lows) / 2
        lows = -highs
    rare = (is_rare(one) | is_rare(other)).tolist()
    return tuple(
        combined if is_exact else Interval(float(low), float(high), LEVEL, BOOTSTRAP)
        for is_exact, combined, low, high in zip(
            rare, combine_exact(one, other), lows, highs, strict=True
        )
    )


def combine_exact(one: Sample, other: Sample) -> Iterator[Interval]:
    """Limits of a difference from limits of both shares (Newcombe 1998; Zou & Donner 2008).

    With shares p, r and limits l, u each: (p-r) - √((p-l_p)² + (u_r-r)²) to
    (p-r) + √((u_p-p)² + (r-l_r)²).
    """
    for p, r, of_p, of_r in zip(
        (one.totals / one.base).tolist(),
        (other.totals / other.base).tolist(),
        exact_rates(one),
        exact_rates(other),
        strict=True,
    ):
        below = sqrt((p - of_p.low) ** 2 + (of_r.high - r) ** 2)
        above = sqrt((of_p.high - p) ** 2 + (r - of_r.low) ** 2)
        yield Interval(p - r - below, p - r + above, LEVEL, COMBINED)
