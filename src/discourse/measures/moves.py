"""The order of a text: what follows what, runs of one kind, and how far a call is from a criticism.

Sentences are taken by the group of their foremost function. Where an order could be chance, it is
held against the same paragraphs in random order, each with its own order of sentences kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from discourse.analysis import Analysis, Unit
from discourse.codebook import GROUPS
from discourse.measures.resampling import SEED, FloatArray, IntArray
from discourse.measures.sequence import (
    SHUFFLES,
    Run,
    Transitions,
    find_runs,
    measure_transitions,
    transition_p_values,
)

FEWEST_PARAGRAPHS = 6  # of fewer, too few orders differ
LEAST_MOVE = 3  # sentences of one group in a row
LEAST_STEP = 2  # sentences of one function in a row
NEAR = 2  # sentences before or after


@dataclass(frozen=True, slots=True)
class Ordered:
    """A number that depends on the order of paragraphs, beside what random orders give.

    ``value`` is the number found, of ``base`` sentences; ``by_chance`` its mean over shuffled
    paragraphs and ``p_value`` two-sided. ``reason`` says why one of them is missing.
    """

    value: float | None
    base: int
    by_chance: float | None
    p_value: float | None
    reason: str | None = None


@dataclass(frozen=True)
class Course:
    """How one text proceeds.

    ``groups`` is the group of the foremost function of each sentence, ``None`` of those without.
    ``p_values`` say of each transition how often random orders have so many or so few.
    ``moves`` are runs of three sentences and more, as positions among the own sentences.
    ``to_call`` is the median number of sentences from a criticism to the next call (0 in the same
    sentence), ``unanswered`` the criticisms that no call follows. ``figures_near`` is the share of
    claims with a figure within two sentences, which need not bear on them. ``functions`` is the
    foremost function of each sentence, ``paragraphs`` the number of its paragraph.
    """

    groups: tuple[str | None, ...]
    transitions: Transitions
    p_values: FloatArray
    moves: tuple[Run, ...]
    to_call: Ordered
    unanswered: int
    figures_near: Ordered
    functions: tuple[str | None, ...]
    paragraphs: tuple[int, ...]

    @property
    def steps(self) -> tuple[Run, ...]:
        """The runs of two sentences and more of one function, as positions."""
        runs = find_runs(self.functions)
        return tuple(run for run in runs if run.end - run.start >= LEAST_STEP)


def foremost_function(unit: Unit) -> str | None:
    """The function with the highest score, the first of equal ones; ``None`` without any."""
    found = unit.functions or ()
    return max(found, key=lambda annotation: annotation.score).label if found else None


def measure_course(analysis: Analysis, seed: int = SEED) -> Course | None:
    """How a text proceeds; ``None`` where functions were not measured."""
    if analysis.why_missing("functions"):
        return None
    by_label = {page.id: page.group for page in analysis.codebook.functions}
    units = analysis.own_sentences
    functions = tuple(map(foremost_function, units))
    groups = tuple(by_label[label] if label else None for label in functions)
    runs = find_runs(groups)
    paragraphs = _paragraphs(units)
    critical, calls, claims, figures = (
        np.array([unit.has(label) for unit in units], dtype=np.bool_)
        for label in ("contrast", "exhortation", "claim", "statistic")
    )
    far = _distances(critical, calls)

    def median_distance(order: IntArray) -> float:
        found = _distances(critical[order], calls[order])
        return float(np.median(found)) if found.size else np.nan

    def share_near(order: IntArray) -> float:
        return _share_near(claims[order], figures[order])

    return Course(
        groups,
        measure_transitions([groups], GROUPS),
        transition_p_values(groups, [unit.paragraph_no for unit in units], GROUPS, seed),
        tuple(run for run in runs if run.end - run.start >= LEAST_MOVE),
        _against_chance(median_distance, int(far.size), paragraphs, seed),
        int(critical.sum()) - int(far.size),
        _against_chance(share_near, int(claims.sum()) if figures.any() else 0, paragraphs, seed),
        functions,
        tuple(unit.paragraph_no for unit in units),
    )


def _paragraphs(units: Sequence[Unit]) -> list[IntArray]:
    """The positions of the sentences of each paragraph."""
    numbers = np.array([unit.paragraph_no for unit in units], dtype=np.int64)
    return [np.flatnonzero(numbers == number) for number in dict.fromkeys(numbers.tolist())]


def _distances(critical: np.ndarray, calls: np.ndarray) -> IntArray:
    """For each criticism that a call follows, or that is one, how many sentences on it stands."""
    at, places = np.flatnonzero(critical), np.flatnonzero(calls)
    following = np.searchsorted(places, at)
    has = following < places.size
    return np.asarray(places[following[has]] - at[has], dtype=np.int64)


def _share_near(claims: np.ndarray, figures: np.ndarray) -> float:
    near = figures.copy()
    for step in range(1, NEAR + 1):
        near[:-step] |= figures[step:]
        near[step:] |= figures[:-step]
    return float(near[claims].mean()) if claims.any() else np.nan


def _against_chance(
    measure: Callable[[IntArray], float], base: int, paragraphs: Sequence[IntArray], seed: int
) -> Ordered:
    """A measure of the text as it stands, and of its paragraphs in random order."""
    if base == 0:
        return Ordered(None, 0, None, None, "no such sentences")
    value = measure(np.concatenate(paragraphs))
    if len(paragraphs) < FEWEST_PARAGRAPHS:
        reason = f"{len(paragraphs)} paragraphs, fewer than {FEWEST_PARAGRAPHS}: not shuffled"
        return Ordered(value, base, None, None, reason)
    generator = np.random.default_rng([seed, base, len(paragraphs)])
    drawn = np.array(
        [
            measure(np.concatenate([paragraphs[n] for n in generator.permutation(len(paragraphs))]))
            for _ in range(SHUFFLES)
        ]
    )
    drawn = drawn[~np.isnan(drawn)]
    lower, higher = (drawn <= value + 1e-12).sum(), (drawn >= value - 1e-12).sum()
    p_value = min(1.0, 2 * (min(int(lower), int(higher)) + 1) / (drawn.size + 1))
    return Ordered(value, base, float(drawn.mean()), p_value)
