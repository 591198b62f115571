"""Tests that two or more texts do something equally often, one p-value per label.

The statistic is Σ_t w_t·(r_t - r)², with r_t the share of text t, r the weighted share of all, and
w_t the number of independent units that its n_t are worth (Rao & Scott 1981): n_t divided by
1 + ρ(Σn²/n_t - 1), with n the units of each paragraph and ρ the correlation within paragraphs. The
bare difference of shares would be wrong: where one text has longer paragraphs than the other, it
rejects true equality up to .26 of the time at the .05 level, and with w_t = n_t up to .11 of the
time; this statistic keeps the level (``benchmarks/sim_compare.py``).

Paragraphs are dealt out whatever their number: to deal sentences out where texts are short rejects
up to .15 of the time at .05 for nine texts of 500 words, and more where paragraphs are long. Where
paragraphs are too few for that, nothing is tested (:func:`why_not_dealt`).

Long and short paragraphs are dealt out alike, though the shares of long ones are spread otherwise.
Where one text has far longer paragraphs than the others (:func:`are_unlike`), that rejects up to
.08 of the time, and p is the larger of this and of a permutation whose w_t come from the variance
that the paragraphs of each text show themselves (studentised: Janssen 1997, Chung & Romano 2013).
The latter alone rejects rare labels too often.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import comb, factorial, prod

import numpy as np
from numpy.typing import NDArray
from scipy.stats import fisher_exact

from discourse.measures.resampling import (
    FEWEST_PARAGRAPHS,
    FloatArray,
    Sample,
    canonical_order,
    permuted_sums,
)

PARAGRAPHS = "permutation of paragraphs"
DOCUMENTS = "permutation of whole texts"
SENTENCES = "permutation of sentences"
FISHER = "Fisher's exact test on sentences"
LARGER = "the larger p of a "
UNLIKE = "the larger p of two permutations of paragraphs of unlike length"
#: Paragraphs of a text that are so many times as long as those of the others are unlike them.
TIMES_AS_LONG = 2.5
#: A text of fewer paragraphs does not show how its sentences cluster.
FEWEST_DEALT = 4
#: Where no deal of the rows can give so small a p, there is nothing to test.
LEAST_P = 0.05
_LEAST_VARIANCE = 1e-12


def why_not_dealt(samples: Sequence[Sample]) -> str | None:
    """Why the paragraphs of these texts cannot be dealt out; ``None`` where they can.

    A text of one long paragraph is a single draw of what its paragraphs are like: held against
    texts of many paragraphs, it differs by chance alone in up to .14 of cases at the .05 level.
    """
    sizes = [sample.paragraphs for sample in samples]
    least = min(sizes)
    if least < FEWEST_DEALT:
        noun = "paragraph" if least == 1 else "paragraphs"
        return f"too short to tell: {least} {noun} in a text, fewer than {FEWEST_DEALT}"
    return why_too_few(sizes, "paragraphs")


def why_too_few(sizes: Sequence[int], noun: str) -> str | None:
    """Why rows of these numbers cannot be dealt out to any purpose; ``None`` where they can."""
    least = least_p(sizes)
    if least <= LEAST_P:
        return None
    return f"too few {noun} to tell: no deal of them gives a p under {least:.2f}"


def least_p(sizes: Sequence[int]) -> float:
    """The smallest p that dealing out rows to groups of these sizes can give.

    Deals that only swap groups of one size are equally extreme, so one deal stands for them all.
    """
    deals, left = 1, sum(sizes)
    for size in sizes:
        deals *= comb(left, size)
        left -= size
    return prod(factorial(sizes.count(size)) for size in set(sizes)) / deals


def deal_rows(
    samples: Sequence[Sample], permutations: int, seed: int, rows: str = PARAGRAPHS
) -> tuple[tuple[float, str], ...]:
    """p-value and name of the test for each label; every text must have units.

    Rows are dealt out at random, each text keeping its number of them:
    p = (exceeding + 1)/(permutations + 1). ``rows`` names the test: rows are paragraphs or whole
    texts. Where fewer than ten rows of all have the label, p is the larger of this test and of that
    on sentences: a label in one of eighteen texts gave p = .003 where that text was among the
    shorter ones. Where paragraphs :func:`are_unlike`, it is the larger of two permutations.
    """
    ordered = [samples[number] for number in canonical_order(samples)]
    having = np.sum([(sample.table > 0).sum(axis=0) for sample in ordered], axis=0)
    unlike = rows == PARAGRAPHS and are_unlike(ordered)
    # Whole texts keep their level weighed by their sentences (benchmarks/sim_groups.py): with a
    # correlation within texts, which is far from even in them, they rejected up to .077.
    alike = np.zeros(having.size) if rows == DOCUMENTS else row_correlations(ordered)
    by_row = permute_rows(ordered, alike, permutations, seed)
    if unlike:
        by_row = np.maximum(by_row, permute_studentised(ordered, permutations, seed))
    few = having < FEWEST_PARAGRAPHS
    larger = np.maximum(by_row, _test_sentences(ordered, few, permutations, seed))
    combined = f"{UNLIKE if unlike else LARGER + rows} and of {_on_sentences(ordered)}"
    alone = UNLIKE if unlike else rows
    return tuple(
        (p_value, combined if scarce else alone)
        for p_value, scarce in zip(larger.tolist(), few.tolist(), strict=True)
    )


def are_unlike(samples: Sequence[Sample]) -> bool:
    """Whether a text has no more paragraphs than the others together, far longer than theirs.

    Far longer is :data:`TIMES_AS_LONG` in the mean. Where they are longer and more, the share of
    the text does not hang on a few of them, and the permutation keeps its level.
    """
    units, rows = sum(s.base for s in samples), sum(s.paragraphs for s in samples)
    return any(
        sample.paragraphs <= rows - sample.paragraphs
        and sample.base * (rows - sample.paragraphs)
        >= TIMES_AS_LONG * (units - sample.base) * sample.paragraphs
        for sample in samples
    )


def _on_sentences(samples: Sequence[Sample]) -> str:
    return FISHER if len(samples) == 2 else SENTENCES


def permute_rows(
    samples: Sequence[Sample], correlations: FloatArray, permutations: int, seed: int
) -> FloatArray:
    """p-values of each label when the rows (paragraphs, or documents) are dealt out at random.

    ``samples`` must be in :func:`canonical_order`; ``correlations`` are within rows, one a label.
    """
    tables = [np.column_stack((s.table, s.bases, s.bases**2)) for s in samples]
    return _permute(tables, lambda sums: _spread_of_rows(sums, correlations), permutations, seed)


def permute_studentised(samples: Sequence[Sample], permutations: int, seed: int) -> FloatArray:
    """The same with each text weighed by the variance of its share that its own rows show.

    The variance of r_t is m/(m-1)·Σ(y - r·n)²/n_t² over its m rows, r being the share of all.
    """
    tables = [
        np.column_stack((s.table, s.table * s.bases[:, None], s.table**2, s.bases, s.bases**2))
        for s in samples
    ]
    rows = np.array([sample.paragraphs for sample in samples], float)[:, None]
    return _permute(tables, lambda sums: _studentised(sums, rows), permutations, seed)


def _permute(
    tables: Sequence[NDArray[np.int64]],
    statistic: Callable[[FloatArray], FloatArray],
    permutations: int,
    seed: int,
) -> FloatArray:
    """p-values of a statistic of sums of columns [draws × texts × columns], one a label."""
    observed = statistic(np.array([[table.sum(axis=0) for table in tables]], float))
    exceeding = np.zeros(observed.size)
    for sums in permuted_sums(tables, permutations, seed):
        exceeding += _exceeding(statistic(sums), observed[0])
    return (exceeding + 1) / (permutations + 1)


def row_correlations(samples: Sequence[Sample]) -> FloatArray:
    """How much alike the sentences of one row are, for each label; 0 to 1, 0 where unknown.

    The correlation ρ with which the squares Σ(y - r·n)² over all rows are what they should be:
    r(1-r)·Σ n(1 + (n-1)ρ). It is of all rows together, so that no deal of them changes it.
    """
    table = np.concatenate([sample.table for sample in samples])
    bases = np.concatenate([sample.bases for sample in samples])
    units, rows = bases.sum(), bases.size
    rates = table.sum(axis=0) / units
    squares = ((table - np.outer(bases, rates)) ** 2).sum(axis=0) * rows / max(rows - 1, 1)
    simple, pairs = rates * (1 - rates), (bases**2).sum() - units
    found = np.zeros(rates.size)
    np.divide(squares - simple * units, simple * pairs, out=found, where=simple * pairs > 0)
    return np.asarray(np.clip(found, 0.0, 1.0))


def _spread_of_rows(sums: FloatArray, correlations: FloatArray) -> FloatArray:
    """The statistic of sums [draws × texts × (labels, n, n²)]."""
    totals, bases, squares = sums[..., :-2], sums[..., -2, None], sums[..., -1, None]
    return _spread(totals, bases, bases / (1 + correlations * (squares / bases - 1)))


def _studentised(sums: FloatArray, rows: FloatArray) -> FloatArray:
    """The statistic of sums [draws × texts × (y, y·n, y², n, n²)], y one column a label."""
    totals, products, squares = np.split(sums[..., :-2], 3, axis=-1)
    bases, lengths = sums[..., -2, None], sums[..., -1, None]
    share = totals.sum(axis=-2, keepdims=True) / bases.sum(axis=-2, keepdims=True)
    residuals = squares - 2 * share * products + share**2 * lengths
    variances = rows / (rows - 1) * residuals / bases**2
    return _spread(totals, bases, 1 / np.maximum(variances, _LEAST_VARIANCE))


def _test_sentences(
    samples: Sequence[Sample], wanted: NDArray[np.bool_], permutations: int, seed: int
) -> FloatArray:
    """p-values that take sentences as independent, for the ``wanted`` labels; 0 for others."""
    p_values = np.zeros(wanted.size)
    sizes = np.array([sample.base for sample in samples])
    totals = np.array([sample.totals for sample in samples])
    bases = sizes[:, None].astype(np.float64)
    observed = _spread(totals.astype(np.float64), bases, bases)
    generator = np.random.default_rng(seed)
    for column in np.flatnonzero(wanted).tolist():
        hits = totals[:, column]
        if len(samples) == 2:
            p_values[column] = float(fisher_exact(np.array([hits, sizes - hits])).pvalue)
            continue
        drawn = generator.multivariate_hypergeometric(sizes, hits.sum(), size=permutations)
        spread = _spread(drawn[..., None].astype(np.float64), bases, bases)
        exceeding = _exceeding(spread, observed[column : column + 1])[0]
        p_values[column] = (exceeding + 1) / (permutations + 1)
    return p_values


def _spread(totals: FloatArray, bases: FloatArray, weights: FloatArray) -> FloatArray:
    """Σ_t w_t·(r_t - r)² over texts; arrays are [… × texts × labels]."""
    rates = totals / bases
    share = (weights * rates).sum(axis=-2, keepdims=True) / weights.sum(axis=-2, keepdims=True)
    return np.asarray((weights * (rates - share) ** 2).sum(axis=-2))


def _exceeding(drawn: FloatArray, observed: FloatArray) -> FloatArray:
    # A tie that rounding broke is still a tie.
    return np.asarray((drawn >= observed * (1 - 1e-9) - 1e-12).sum(axis=0), dtype=np.float64)
