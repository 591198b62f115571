"""Do the intervals cover, and do the tests keep their level? A simulation on made-up texts.

    python benchmarks/sim_coverage.py --texts 40 > benchmarks/sim_coverage.tsv

A made-up text has 1 + Poisson(k - 1) sentences per paragraph, k on average. Each paragraph draws
its own chance of the label from a beta distribution with the given mean (prevalence) and
intra-paragraph correlation; its sentences then have the label by that chance. Each text carries
100 labels alike, so 40 texts are 4,000 trials. Printed: how often the 95 % interval of a share
holds the prevalence (bootstrap alone, exact alone, and the rule that the package follows), the
same for differences of two texts, and how often tests reject at the .05 level where both texts have
the same prevalence: a permutation of paragraphs with the bare difference of shares as its
statistic, one with its square weighted by the bases, and the test of the package, of which
``sim_compare.py`` has more and shorter texts. 130 paragraphs are 10,000 words, 10 are 700; a text
of fewer has no interval.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from discourse.measures.differences import compare_rates
from discourse.measures.intervals import bootstrap_rates, exact_rates
from discourse.measures.measure import Interval
from discourse.measures.resampling import FloatArray, Sample, bootstrap_rates_of, permuted_totals

LABELS = 100
NAMES = tuple(f"label {number}" for number in range(LABELS))
PREVALENCES = (0.01, 0.03, 0.1, 0.3)
CORRELATIONS = (0.0, 0.1, 0.3)
LENGTHS = (
    (30, 3.0, 30, 3.0),
    (15, 3.0, 60, 3.0),
    (30, 6.0, 30, 1.5),
    (60, 6.0, 15, 1.5),
    (15, 6.0, 60, 1.5),
    (130, 3.0, 130, 3.0),
    (10, 3.0, 130, 3.0),
    (10, 6.0, 130, 3.0),
)


def draw_sample(
    generator: np.random.Generator,
    paragraphs: int,
    mean: float,
    prevalence: float | np.ndarray,
    rho: float,
    *,
    labels: int = LABELS,
) -> Sample:
    """A made-up text with ``labels`` labels of the same prevalence."""
    bases = 1 + generator.poisson(mean - 1, size=paragraphs)
    chances = np.full((paragraphs, labels), prevalence)
    if rho:
        weight = (1 - rho) / rho
        shape = (paragraphs, labels)
        chances = generator.beta(prevalence * weight, (1 - prevalence) * weight, size=shape)
    return Sample(generator.binomial(bases[:, None], chances), bases)


def simulate_shares(texts: int) -> Iterator[tuple[object, ...]]:
    """Coverage and mean width of intervals of shares, one row per condition."""
    for paragraphs, prevalence, rho in product((10, 15, 30, 60, 130), PREVALENCES, CORRELATIONS):
        generator = np.random.default_rng(paragraphs)
        found: dict[str, list[Interval]] = {"bootstrap": [], "exact": [], "rule": []}
        for _ in range(texts):
            sample = draw_sample(generator, paragraphs, 3.0, prevalence, rho)
            rates = bootstrap_rates_of(sample, 1000, 1)
            ends = np.quantile(rates, (0.025, 0.975), axis=0).T
            found["bootstrap"] += [Interval(low, high, 0.95, "") for low, high in ends]
            found["exact"] += exact_rates(sample)
            rule = bootstrap_rates(sample.table, sample.bases, 1000)
            found["rule"] += [interval for interval in rule if interval]
        yield (paragraphs, prevalence, rho, *_coverage(found, prevalence))


def simulate_differences(texts: int) -> Iterator[tuple[object, ...]]:
    """Coverage of intervals of differences, and the level and power of tests."""
    for lengths, prevalence, rho in product(LENGTHS, PREVALENCES, (0.0, 0.3)):
        generator = np.random.default_rng(7)
        cover: list[bool] = []
        rejected: dict[str, list[bool]] = {"bare": [], "weighted": [], "level": [], "power": []}
        for seed in range(texts):
            first, alike, other = (
                draw_sample(generator, *size, share, rho)
                for size, share in (
                    (lengths[:2], prevalence),
                    (lengths[2:], prevalence),
                    (lengths[2:], 2 * prevalence),
                )
            )
            for second, name, truth in ((alike, "level", 0.0), (other, "power", -prevalence)):
                for row in compare_rates(NAMES, (first, second), 999, seed):
                    interval = row.differences[0].difference.interval
                    cover.append(interval is not None and interval.contains(truth))
                    rejected[name].append((row.p_value or 1.0) <= 0.05)
            for name, p_values in zip(
                ("bare", "weighted"), _permute(first, alike, seed), strict=True
            ):
                rejected[name] += (p_values <= 0.05).tolist()
        shares = (np.mean(cover), *(np.mean(values) for values in rejected.values()))
        yield (*lengths, prevalence, rho, *(f"{share:.3f}" for share in shares))


def _permute(first: Sample, second: Sample, seed: int) -> tuple[FloatArray, FloatArray]:
    """p-values by the bare difference of shares, and by its square weighted by the bases."""
    hits, bases = next(permuted_totals((first, second), 999, seed))
    found = np.stack((first.totals, second.totals)) / [[first.base], [second.base]]
    drawn = hits / bases[..., None]
    bare, observed = np.abs(drawn[:, 0] - drawn[:, 1]), np.abs(found[0] - found[1])
    weights = bases.prod(axis=1)[:, None] / (first.base * second.base)
    by_bare, by_weighted = (
        ((statistic >= limit - 1e-12).sum(axis=0) + 1) / 1000
        for statistic, limit in ((bare, observed), (bare**2 * weights, observed**2))
    )
    return by_bare, by_weighted


def _coverage(found: dict[str, list[Interval]], truth: float) -> Iterator[str]:
    for intervals in found.values():
        yield _mean([interval.contains(truth) for interval in intervals])
    for intervals in found.values():
        yield _mean([interval.high - interval.low for interval in intervals])


def _mean(values: Sequence[float]) -> str:
    return f"{np.mean(values):.3f}" if values else "-"


def main() -> None:
    """Print both tables, tab-separated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", type=int, default=40)
    texts = parser.parse_args().texts
    print("paragraphs\tprevalence\tcorrelation\tcoverage: bootstrap\texact\trule", end="\t")
    print("width: bootstrap\texact\trule")
    for row in simulate_shares(texts):
        print(*row, sep="\t", flush=True)
    print("\nparagraphs 1\tsentences each\tparagraphs 2\tsentences each", end="\t")
    print("prevalence\tcorrelation\tcoverage of difference", end="\t")
    print("level: bare difference\tweighted\tpackage\tpower (twice as many)")
    for row in simulate_differences(texts):
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
