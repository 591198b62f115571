"""Do the intervals of precision, recall and F1 cover? A simulation on made-up codings.

    python benchmarks/sim_scores.py > benchmarks/sim_scores.tsv

A sheet of 15, 40, 130 or 400 paragraphs of 1 + Poisson(2) sentences (some 1,000, 3,000, 10,000 and
30,000 words) was coded, and labels were found in it. In each paragraph the chances that a sentence
has a label, that the label is found where it is, and that it is found where it is not are drawn
from beta distributions with a correlation of .1. A cell of the first table has 2,000 labels alike
of this prevalence and recall (40 in each of 50 sheets), found falsely in 3 % of other sentences.
Printed: how often the 95 % interval holds the true score, for the package and for the percentile
bootstrap over paragraphs alone. The second table has macro-F1 of twelve labels as frequent as the
functions and of four as rare as the acts (recall .75, precision .62 to .68), 2,000 sheets a cell,
and in how many sheets it gets an interval.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import product

import numpy as np

from discourse.measures.agreement import Draws, interval_of_draws
from discourse.measures.scores import (
    Outcomes,
    Score,
    f1,
    macro_f1,
    measure_scores,
    precision,
    recall,
)

ALIKE, DRAWS = 40, 1000
CORRELATION = 0.1
FALSE = 0.03
SETS = {
    "functions": np.array([0.35, 0.25, 0.2, 0.15, 0.12, 0.12, 0.1, 0.08, 0.06, 0.05, 0.04, 0.04]),
    "acts": np.array([0.05, 0.02, 0.02, 0.01]),
}


def draw_outcomes(
    generator: np.random.Generator,
    paragraphs: int,
    shares: np.ndarray,
    found: float,
    falsely: np.ndarray,
) -> Outcomes:
    """A sheet of labels, given and found by chance."""
    sizes = 1 + generator.poisson(2, size=paragraphs)
    weight = (1 - CORRELATION) / CORRELATION

    def by_paragraph(chance: np.ndarray, tries: np.ndarray) -> np.ndarray:
        shape = (paragraphs, shares.size)
        chances = generator.beta(chance * weight, (1 - chance) * weight, size=shape)
        return generator.binomial(tries, chances)

    given = by_paragraph(shares, sizes[:, None])
    hits = by_paragraph(np.full(shares.size, found), given)
    alarms = by_paragraph(falsely, sizes[:, None] - given)
    return Outcomes(*(table.astype(float) for table in (hits, alarms, given - hits)))


def simulate_labels(sheets: int) -> Iterator[tuple[object, ...]]:
    """Coverage of the scores of single labels."""
    for paragraphs, share, found in product((15, 40, 130), (0.04, 0.15), (0.7, 0.9)):
        generator = np.random.default_rng([paragraphs, int(100 * share), int(10 * found)])
        right = share * found / (share * found + (1 - share) * FALSE)
        truths = {precision: right, recall: found, f1: 2 * right * found / (right + found)}
        held: dict[Score, list[tuple[bool, bool]]] = {score: [] for score in truths}
        shares, falsely = np.full(ALIKE, share), np.full(ALIKE, FALSE)
        for seed in range(sheets):
            outcomes = draw_outcomes(generator, paragraphs, shares, found, falsely)
            for score, truth in truths.items():
                held[score] += look_at(outcomes, score, truth, seed)
        cover = [np.mean(column) for rows in held.values() for column in zip(*rows, strict=True)]
        yield ("label", paragraphs, share, found, *(f"{value:.3f}" for value in cover))


def look_at(outcomes: Outcomes, score: Score, truth: float, seed: int) -> list[tuple[bool, bool]]:
    """Whether the interval of the package, and the bootstrap's, hold; of labels that have one."""
    draws = Draws.of(len(outcomes.hits), DRAWS, seed)
    drawn = score(outcomes.weighted(draws.weights))
    alone = [interval_of_draws(drawn[:, label]) for label in range(drawn.shape[1])]
    return [
        (measure.interval.contains(truth), one is not None and one.contains(truth))
        for measure, one in zip(measure_scores(outcomes, "", score, draws), alone, strict=True)
        if measure.interval
    ]


def simulate_macro(sheets: int) -> Iterator[tuple[object, ...]]:
    """Coverage of macro-F1."""
    for (name, shares), paragraphs in product(SETS.items(), (15, 40, 130, 400)):
        generator = np.random.default_rng([paragraphs, shares.size])
        falsely = shares * 0.35
        right = 0.75 * shares / (0.75 * shares + (1 - shares) * falsely)
        truth = float(np.mean(2 * right * 0.75 / (right + 0.75)))
        held = []
        draws = Draws.of(paragraphs, 1)
        for _ in range(sheets):
            outcomes = draw_outcomes(generator, paragraphs, shares, 0.75, falsely)
            (measure,) = measure_scores(outcomes, "", macro_f1, draws)
            if measure.interval:
                held.append(measure.interval.contains(truth))
        cover = f"{np.mean(held):.3f}" if held else "-"
        yield ("macro-F1", paragraphs, name, cover, f"{len(held) / sheets:.3f}")


def main() -> None:
    """Print both tables, tab-separated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sheets", type=int, default=50)
    sheets = parser.parse_args().sheets
    heads = [
        f"{name}: {how}" for name in ("precision", "recall", "F1") for how in ("", "bootstrap")
    ]
    print("score\tparagraphs\tprevalence\trecall", *(h.removesuffix(": ") for h in heads), sep="\t")
    for row in simulate_labels(sheets):
        print(*row, sep="\t", flush=True)
    print("\nscore\tparagraphs\tlabels\tcoverage\tprinted")
    for row in simulate_macro(ALIKE * sheets):
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
