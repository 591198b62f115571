"""Does the interval of a balance of stances cover? A simulation on made-up parties.

    python benchmarks/sim_stances.py > benchmarks/sim_stances.tsv

A party is mentioned in 4 to 70 paragraphs, as parties of General Debate speeches are (the 115 of
196 with five to nine mentions stand in 4.4 paragraphs, those with 40 and more in 24): texts of 500
words have the first rows, of 2,000 the middle, of 10,000 the last. A paragraph has a geometric
number of mentions of it and draws its own shares of for, neutral and against from a Dirichlet
distribution, with a correlation of .1 (measured there .13: .02 for parties with few mentions, .19
for those with most) or .3. A side of several texts is drawn alike, with whole texts in place of
paragraphs. Parties of fewer than five mentions are drawn anew, since they have no balance. A cell
has 2,000 parties, so that the standard error of a coverage of .95 is .005. Printed: how often the
95 % interval holds the true balance, by the package and with mentions taken as independent, and
the mean width of both.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import product

import numpy as np

from discourse.measures.stances import FEWEST_MENTIONS, measure_balance

PARTIES = 2_000
#: Paragraphs (or texts) with a mention, and mentions in each.
SIZES = {
    "4 paragraphs": (4, 1.5),
    "8 paragraphs": (8, 1.5),
    "15 paragraphs": (15, 1.7),
    "24 paragraphs": (24, 2.2),
    "70 paragraphs": (70, 2.2),
    "4 texts": (4, 6.0),
    "9 texts": (9, 6.0),
}
CORRELATIONS = (0.1, 0.3)
#: Shares of for, neutral and against.
MIXES = ((0.36, 0.59, 0.05), (0.1, 0.8, 0.1), (0.03, 0.5, 0.47))


def draw_party(
    generator: np.random.Generator, groups: int, mean: float, mix: np.ndarray, rho: float
) -> np.ndarray:
    """Mentions of a party [groups × stances], five or more in all."""
    while (sizes := generator.geometric(1 / mean, size=groups)).sum() < FEWEST_MENTIONS:
        pass
    shares = generator.dirichlet(mix * (1 - rho) / rho, size=groups)
    return np.array([generator.multinomial(*drawn) for drawn in zip(sizes, shares, strict=True)])


def simulate(parties: int) -> Iterator[tuple[object, ...]]:
    """One row per condition."""
    for (name, (groups, mean)), rho, mix in product(SIZES.items(), CORRELATIONS, MIXES):
        generator = np.random.default_rng([groups, int(10 * rho), int(100 * mix[0])])
        ends = np.array(
            [
                look_at(draw_party(generator, groups, mean, np.array(mix), rho))
                for _ in range(parties)
            ]
        )
        held = (ends[..., 0] <= mix[0] - mix[2]) & (mix[0] - mix[2] <= ends[..., 1])
        widths = (ends[..., 1] - ends[..., 0]).mean(axis=0)
        found = (*held.mean(axis=0), *widths)
        yield (name, mean, rho, *mix, *(f"{value:.3f}" for value in found))


def look_at(table: np.ndarray) -> tuple[tuple[float, float], tuple[float, float]]:
    """The interval of the package, and that of as many mentions that stand alone."""
    alone = np.repeat(np.eye(3, dtype=np.int64), table.sum(axis=0), axis=0)
    first, second = (measure_balance(counts).interval for counts in (table, alone))
    assert first is not None
    assert second is not None
    return (first.low, first.high), (second.low, second.high)


def main() -> None:
    """Print the table, tab-separated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--parties", type=int, default=PARTIES)
    heads = ("drawn", "mentions each", "correlation", "for", "neutral", "against", "coverage")
    print(*heads, "mentions independent", "width", "mentions independent", sep="\t")
    for row in simulate(parser.parse_args().parties):
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
