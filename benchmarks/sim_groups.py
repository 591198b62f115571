"""Do comparisons of groups keep their level, and do their intervals cover? On made-up texts.

    python benchmarks/sim_groups.py > benchmarks/sim_groups.tsv

A made-up text has so many sentences as one of 500, 2,000 or 10,000 words (24 words a sentence), in
paragraphs of 1 + Poisson(2). Each text draws its own chance of a label from a beta distribution
around the prevalence, with the correlation that General Debate speeches of one state show (the
table of ``data/reference``: .001 to .01 for rare labels, .01 to .03 for frequent ones), and each
paragraph one around that of its text (correlation .1). Texts of the second group are twice as long
as those of the first, and lengths vary (log-normal, standard deviation .4).

Printed for whole texts dealt out, 4, 9 and 20 a group: how often a test rejects at .05 where both
groups have the same prevalence, and how often the 95 % intervals of a share and of the difference
hold the truth. Then for one text a group, paragraphs dealt out, of 2 and 9 groups, with the
percentile of a text in a reference of 1,000; for the distance over eight labels; and for the shift
sought in 15 and 25 years. Every cell holds 2,000 trials; for shares each text carries 100 labels
alike, and each deal its own seed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import product

import numpy as np

from discourse.measures.differences import combine_exact
from discourse.measures.divergence import compare_distributions
from discourse.measures.equality import DOCUMENTS, deal_rows
from discourse.measures.intervals import bootstrap_rates, exact_rates
from discourse.measures.resampling import Sample
from discourse.measures.shifts import find_split

LABELS = 100
LENGTHS = {500: 21, 2000: 83, 10000: 417}
PREVALENCES = {0.01: 0.005, 0.04: 0.015, 0.1: 0.03, 0.4: 0.015}
WITHIN = 0.1


def beta_around(generator: np.random.Generator, mean: np.ndarray, correlation: float) -> np.ndarray:
    """Chances around a mean (an array of them), with this intra-class correlation."""
    weight = (1 - correlation) / correlation
    kept = np.clip(mean, 1e-6, 1 - 1e-6)
    return generator.beta(kept * weight, (1 - kept) * weight)


def draw_text(
    generator: np.random.Generator,
    sentences: int,
    prevalence: float,
    between: float,
    labels: int = LABELS,
) -> Sample:
    """A made-up text, its paragraphs as rows."""
    length = max(round(sentences * generator.lognormal(0, 0.4)), 6)
    bases: list[int] = []
    total = 0
    while total < length:
        bases.append(1 + int(generator.poisson(2)))
        total += bases[-1]
    own = np.full(labels, prevalence)
    if between:
        own = beta_around(generator, own, between)
    chances = beta_around(generator, np.tile(own, (len(bases), 1)), WITHIN)
    sizes = np.array(bases)
    return Sample(generator.binomial(sizes[:, None], chances), sizes)


def draw_group(
    generator: np.random.Generator,
    texts: int,
    sentences: int,
    prevalence: float,
    labels: int = LABELS,
) -> Sample:
    """A group of texts, whole texts as rows."""
    between = PREVALENCES[prevalence]
    found = [draw_text(generator, sentences, prevalence, between, labels) for _ in range(texts)]
    return Sample(
        np.array([text.totals for text in found]), np.array([text.base for text in found])
    )


def simulate_groups(rounds: int) -> Iterator[tuple[object, ...]]:
    """Whole texts dealt out: level of the test, coverage of share and difference."""
    for texts, (words, sentences), prevalence in product((4, 9, 20), LENGTHS.items(), PREVALENCES):
        generator = np.random.default_rng([texts, words, int(1000 * prevalence)])
        rejected, share, apart = [], [], []
        for trial in range(rounds):
            one = draw_group(generator, texts, sentences, prevalence)
            other = draw_group(generator, texts, 2 * sentences, prevalence)
            rejected += [p <= 0.05 for p, _ in deal_rows((one, other), 999, trial, DOCUMENTS)]
            share += [interval.contains(prevalence) for interval in exact_rates(one)]
            apart += [interval.contains(0.0) for interval in combine_exact(one, other)]
        yield ("texts", texts, words, prevalence, *_means(rejected, share, apart))


def simulate_single(rounds: int) -> Iterator[tuple[object, ...]]:
    """One text a group, paragraphs dealt out; and the percentile of the first text."""
    for groups, (words, sentences), prevalence in product((2, 9), LENGTHS.items(), PREVALENCES):
        generator = np.random.default_rng([groups, words, int(1000 * prevalence)])
        reference = np.sort(
            beta_around(generator, np.full(1000, prevalence), PREVALENCES[prevalence])
        )
        rejected, share, placed = [], [], []
        for trial in range(rounds):
            texts = [
                draw_text(generator, sentences * (1 + (n % 2)), prevalence, 0.0)
                for n in range(groups)
            ]
            rejected += [p <= 0.05 for p, _ in deal_rows(texts, 999, trial)]
            for interval in bootstrap_rates(texts[0].table, texts[0].bases):
                if interval is None:
                    continue
                share.append(interval.contains(prevalence))
                low, high, truth = np.searchsorted(
                    reference, (interval.low, interval.high, prevalence)
                )
                placed.append(low <= truth <= high)
        yield ("paragraphs", groups, words, prevalence, *_means(rejected, share, placed))


def simulate_distances(rounds: int) -> Iterator[tuple[object, ...]]:
    """The level of the distance over eight labels, of two groups of whole texts."""
    for texts, (words, sentences) in product((4, 9, 20), LENGTHS.items()):
        generator = np.random.default_rng([8, texts, words])
        rejected = []
        for _ in range(rounds):
            one, other = (draw_group(generator, texts, n * sentences, 0.1, 8) for n in (1, 2))
            found = compare_distributions(one, other, 199, fewest=4)
            rejected.append(found.p_value is not None and found.p_value <= 0.05)
        yield ("distance", texts, words, 0.1, *_means(rejected))


def simulate_shifts(rounds: int) -> Iterator[tuple[object, ...]]:
    """How often a shift is found in series that have none."""
    for years, (words, sentences) in product((15, 25), LENGTHS.items()):
        generator = np.random.default_rng([9, years, words])
        rejected = []
        for _ in range(rounds):
            sample = draw_group(generator, years, sentences, 0.1, 1)
            counts = sample.table[:, 0].astype(np.float64)
            found = find_split(counts, sample.bases.astype(np.float64))
            rejected.append(found is not None and found.p_value <= 0.05)
        yield ("shift", years, words, 0.1, *_means(rejected))


def _means(*columns: list[bool]) -> Iterator[str]:
    for column in columns:
        yield f"{np.mean(column):.3f}" if column else "-"


def main() -> None:
    """Print all tables, tab-separated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    head = "rows\ttexts, groups or years\twords\tprevalence\tlevel\tcoverage of share"
    print(f"{head}\tcoverage of difference (texts) or percentile (paragraphs)")
    for row in simulate_groups(rounds):
        print(*row, sep="\t", flush=True)
    for row in simulate_single(rounds):
        print(*row, sep="\t", flush=True)
    for row in simulate_distances(LABELS * rounds):
        print(*row, sep="\t", flush=True)
    for row in simulate_shifts(LABELS * rounds):
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
