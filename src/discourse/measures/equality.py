"""Tests that two or more texts do something equally often, one p-value per label.

The statistic is Σ_t n_t·(r_t - r)², with n_t units and share r_t of text t, and r the share of
all. The bare difference of shares would be wrong: where one text has longer paragraphs than the
other, it rejects true equality up to .26 of the time at the .05 level; this statistic keeps the
level (``benchmarks/sim_coverage.py``).

Paragraphs are dealt out whatever their number: to deal sentences out where texts are short rejects
up to .15 of the time at .05 for nine texts of 500 words, and more where paragraphs are long. Where
paragraphs are too few for that, nothing is tested (:func:`why_not_dealt`).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, factorial, prod

import numpy as np
from numpy.typing import NDArray
from scipy.stats import fisher_exact

from discourse.measures.resampling import (
    FEWEST_PARAGRAPHS,
    FloatArray,
    Sample,
    canonical_order,
    permuted_totals,
)

PARAGRAPHS = "permutation of paragraphs"
DOCUMENTS = "permutation of whole texts"
SENTENCES = "permutation of sentences"
FISHER = "Fisher's exact test on sentences"
LARGER = "the larger p of a "
#: A text of fewer paragraphs does not show how its sentences cluster.
FEWEST_DEALT = 4
#: Where no deal of the rows can give so small a p, there is nothing to test.
LEAST_P = 0.05


def why_not_dealt(samples: Sequence[Sample]) -> str | None:
    """Why the paragraphs of these texts cannot be dealt out; ``None`` where they can.

    A text of one long paragraph is a single draw of what its paragraphs are like: held against
    texts of many paragraphs, it differs by chance alone in up to .14 of cases at the .05 level
    (``benchmarks/sim_coverage.py``).
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
    texts. Where fewer than ten rows of all
    have the label, p is the larger of this test and of that on sentences: a label in one of
    eighteen texts gave p = .003 where that text was among the shorter ones.
    """
    ordered = [samples[number] for number in canonical_order(samples)]
    having = np.sum([(sample.table > 0).sum(axis=0) for sample in ordered], axis=0)
    by_row = permute_rows(ordered, permutations, seed)
    few = having < FEWEST_PARAGRAPHS
    larger = np.maximum(by_row, _test_sentences(ordered, few, permutations, seed))
    combined = f"{LARGER}{rows} and of {_on_sentences(ordered)}"
    return tuple(
        (p_value, combined if scarce else rows)
        for p_value, scarce in zip(larger.tolist(), few.tolist(), strict=True)
    )


def _on_sentences(samples: Sequence[Sample]) -> str:
    return FISHER if len(samples) == 2 else SENTENCES


def permute_rows(samples: Sequence[Sample], permutations: int, seed: int) -> FloatArray:
    """p-values of each label when the rows (paragraphs, or documents) are dealt out at random.

    ``samples`` must be in :func:`canonical_order`.
    """
    observed = _observed(samples)
    exceeding = np.zeros(observed.size)
    for totals, bases in permuted_totals(samples, permutations, seed):
        exceeding += _exceeding(_spread(totals, bases[..., None]), observed)
    return (exceeding + 1) / (permutations + 1)


def _test_sentences(
    samples: Sequence[Sample], wanted: NDArray[np.bool_], permutations: int, seed: int
) -> FloatArray:
    """p-values that take sentences as independent, for the ``wanted`` labels; 0 for others."""
    p_values = np.zeros(wanted.size)
    sizes = np.array([sample.base for sample in samples])
    totals = np.array([sample.totals for sample in samples])
    observed = _observed(samples)
    generator = np.random.default_rng(seed)
    for column in np.flatnonzero(wanted).tolist():
        hits = totals[:, column]
        if len(samples) == 2:
            p_values[column] = float(fisher_exact(np.array([hits, sizes - hits])).pvalue)
            continue
        drawn = generator.multivariate_hypergeometric(sizes, hits.sum(), size=permutations)
        spread = _spread(drawn[..., None].astype(np.float64), sizes[:, None].astype(np.float64))
        exceeding = _exceeding(spread, observed[column : column + 1])[0]
        p_values[column] = (exceeding + 1) / (permutations + 1)
    return p_values


def _spread(totals: FloatArray, bases: FloatArray) -> FloatArray:
    """Σ_t n_t·(r_t - r)² over texts; arrays are [… × texts × labels]."""
    share = totals.sum(axis=-2, keepdims=True) / bases.sum(axis=-2, keepdims=True)
    deviations = bases * (totals / bases - share) ** 2
    return np.asarray(deviations.sum(axis=-2))


def _observed(samples: Sequence[Sample]) -> FloatArray:
    totals = np.stack([sample.totals for sample in samples]).astype(np.float64)
    return _spread(totals, np.array([[float(sample.base)] for sample in samples]))


def _exceeding(drawn: FloatArray, observed: FloatArray) -> FloatArray:
    # A tie that rounding broke is still a tie.
    return np.asarray((drawn >= observed * (1 - 1e-9) - 1e-12).sum(axis=0), dtype=np.float64)
