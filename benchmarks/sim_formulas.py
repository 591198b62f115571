"""Do the intervals of rates cover, and do the tests of formulas keep their level? A simulation.

    python benchmarks/sim_formulas.py > benchmarks/sim_formulas.tsv

A made-up formula has a mean rate; each text draws its own rate from a gamma distribution around it
(variance of the factor 0, 1, 4 or 10; of the formulas that stand 20 times or more in the General
Debate of 2023, half have less than 1 and one in ten more than 4.6) and its count from a
Poisson distribution, so that counts come in clusters. Every cell has 4,000 formulas. Printed for
texts of 500, 2,000 and 10,000 words: how often the 95 % interval of the rate per 1,000 words holds
the true rate; how often the permutation of years calls a trend where there is none (nine years,
given number of texts of each holder), at .05; and how often the chance of a late first is at most
.05 where every text has the same chance to have the formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import comb

import numpy as np
from numpy.typing import NDArray

from discourse.measures.formulas.chronology import CAUTION, FEWEST_CLUSTERS, permute_years
from discourse.measures.intervals import exact_rates
from discourse.measures.resampling import Sample

Longs = NDArray[np.int64]
FORMULAS = 4000
YEARS = 9
DRAWS = 999
LENGTHS = (500, 2_000, 10_000)
RATES = (0.02, 0.1, 0.5, 2.0)  # per 1,000 words
SPREADS = (0.0, 1.0, 4.0, 10.0)  # variance of the factor by which texts differ
LEVEL = 0.05
CORPORA = 40  # sets of texts, of other lengths each, over which the formulas of a cell are dealt


def draw_counts(
    generator: np.random.Generator,
    words: Longs,
    rate: float,
    spread: float,
    formulas: int = FORMULAS,
) -> Longs:
    """Counts [texts × formulas] of formulas with this mean rate per 1,000 words."""
    shape = (words.size, formulas)
    factor = generator.gamma(1 / spread, spread, size=shape) if spread else np.ones(shape)
    return generator.poisson(words[:, None] * rate / 1000 * factor)


def draw_words(generator: np.random.Generator, texts: int, length: int) -> Longs:
    """Lengths of texts, from half to one and a half times the mean."""
    return generator.integers(length // 2, length + length // 2, size=texts)


def simulate_intervals() -> Iterator[tuple[object, ...]]:
    """Coverage of the interval of a rate; clusters of 70 words stand for paragraphs."""
    conditions = [(texts, length) for length in LENGTHS for texts in (FEWEST_CLUSTERS, 190)]
    conditions += [(clusters, 70) for clusters in (FEWEST_CLUSTERS, 150)]
    for (texts, length), rate, spread in product(conditions, RATES, SPREADS):
        generator = np.random.default_rng([texts, length])
        words = draw_words(generator, texts, length)
        counts = np.minimum(draw_counts(generator, words, rate, spread), words[:, None])
        found = exact_rates(Sample(counts, words), caution=CAUTION)
        hits = sum(interval.contains(rate / 1000) for interval in found)
        yield ("interval", texts, length, rate, spread, f"{hits / FORMULAS:.3f}")


def simulate_trends() -> Iterator[tuple[object, ...]]:
    """How often a trend is called where there is none."""
    for holders, length, rate, spread in product((1, 20), LENGTHS, RATES, SPREADS):
        generator = np.random.default_rng([holders, length])
        years = np.tile(np.arange(YEARS), holders)
        whose = np.repeat(np.arange(holders), YEARS)
        called: list[bool] = []
        for _ in range(CORPORA):
            words = draw_words(generator, years.size, length)
            counts = draw_counts(generator, words, rate, spread, FORMULAS // CORPORA)
            counts = counts[:, counts.any(axis=0)]  # what never occurs is not tested
            if counts.size:
                _, p_values = permute_years(years, whose, counts, words, DRAWS)
                called += (p_values <= LEVEL).tolist()
        share = sum(called) / len(called)
        yield ("trend", years.size, length, rate, spread, f"{share:.3f}")


def simulate_edges() -> Iterator[tuple[object, ...]]:
    """How often the first is called late where all texts are alike, given that one has it."""
    for texts, length, rate, spread in product((9, 180), LENGTHS, RATES, SPREADS):
        generator = np.random.default_rng([texts, length])
        words = np.full(texts, length)
        having = draw_counts(generator, words, rate, spread) > 0
        having = having[:, having.any(axis=0)]
        before = having.argmax(axis=0)
        chances = [
            comb(texts - b, h) / comb(texts, h)
            for b, h in zip(before.tolist(), having.sum(axis=0).tolist(), strict=True)
        ]
        share = (np.array(chances) <= LEVEL).mean()
        yield ("first", texts, length, rate, spread, f"{share:.3f}")


def main() -> None:
    """Print all cells as a table."""
    print("what", "texts", "words", "rate", "spread", "share", sep="\t")
    for part in (simulate_intervals, simulate_trends, simulate_edges):
        for row in part():
            print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
