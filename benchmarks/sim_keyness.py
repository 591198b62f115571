"""Does the test of a keyword keep its level, and does its interval cover? On made-up texts.

    python benchmarks/sim_keyness.py > benchmarks/sim_keyness.tsv

A made-up text has paragraphs of 78 words in the mean (gamma, shape 4, ten at least), as UN speeches
have. A word comes in bursts: their number in a paragraph is Poisson, and each has 1 + Poisson(b)
occurrences, b such that the variance of the count is ``bursts`` times that of words drawn alone.
In 200 UN speeches that ratio, as estimated for words with five occurrences in three paragraphs, is
1.1 for words of grammar and 1.3 for others in the mean, and above 2.3 for one other in twenty (the
noise of the estimate included). Each row is 4,000 pairs of texts: 50 pairs, 80 words each.

``expected`` is the mean count in the first text. Shares are among the words that the package would
test: five occurrences in three paragraphs on one side. Printed: how often a true equality is
rejected at .05 by G² and by the test of the package, and how often the exact interval of the log
ratio (Evert's, counts as they are) and that of the package hold the truth where the log ratio is
0, 1 and 2 (– where fewer than 200 of the words are tested).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from scipy.special import chdtrc

from discourse.measures.clustered_keyness import ParagraphSums, measure_clustered_keyness
from discourse.measures.keyness import Counts, interval_of_log_ratio, log_likelihood
from discourse.measures.keywords import FEWEST_OCCURRENCES, FEWEST_PARAGRAPHS

LENGTHS = ((400, 400), (500, 500), (2_000, 2_000), (10_000, 10_000), (500, 10_000))
BURSTS = (1.0, 1.3, 2.0, 3.0)
EXPECTED = (2, 5, 10, 30)
LOG_RATIOS = (0, 1, 2)
PARAGRAPH = 78
TEXTS, WORDS = 50, 80
MOST_OFTEN = 0.08  # no word of a speech is more frequent than "the"
FEWEST_TESTED = 200


def draw_text(
    generator: np.random.Generator, length: int, rate: float, bursts: float
) -> ParagraphSums:
    """A made-up text with 80 words of the same rate."""
    number = max(round(length / PARAGRAPH), 1)
    sizes = np.maximum(generator.gamma(4, PARAGRAPH / 4, size=number), 10)
    sizes = np.maximum((sizes * length / sizes.sum()).round(), 1)
    # 1 + b + b/(1 + b) = bursts, solved for b.
    b = (bursts - 3 + np.sqrt((bursts - 3) ** 2 + 4 * (bursts - 1))) / 2
    starts = generator.poisson(sizes[:, None] * rate / (1 + b), size=(number, WORDS))
    table = starts + generator.poisson(starts * b)
    return ParagraphSums(
        table.sum(axis=0).astype(float),
        (table**2).sum(axis=0).astype(float),
        (table * sizes[:, None]).sum(axis=0),
        (table > 0).sum(axis=0).astype(float),
        float(sizes.sum()),
        float((sizes**2).sum()),
        number,
    )


def is_tested(sums: ParagraphSums) -> np.ndarray:
    """Whether the word is frequent enough on this side."""
    return (sums.counts >= FEWEST_OCCURRENCES) & (sums.parts >= FEWEST_PARAGRAPHS)


def look_at_pair(first: ParagraphSums, second: ParagraphSums, log_ratio: int) -> np.ndarray:
    """[4 × tested words]: rejected by G², by the package; held by the exact interval, by ours."""
    tested = is_tested(first) | is_tested(second)
    one, other = (side.only(np.flatnonzero(tested)) for side in (first, second))
    counts = Counts(one.counts, other.counts, one.total, other.total)
    ours = measure_clustered_keyness(one, other)
    assert ours is not None
    low, high = interval_of_log_ratio(counts, 0.025)
    return np.stack(
        (
            chdtrc(1, np.abs(log_likelihood(counts))) < 0.05,
            ours.p_values < 0.05,
            (low <= log_ratio) & (log_ratio <= high),
            (ours.low <= log_ratio) & (log_ratio <= ours.high),
        )
    )


def simulate() -> Iterator[tuple[object, ...]]:
    """One row per condition."""
    for lengths, bursts, expected in product(LENGTHS, BURSTS, EXPECTED):
        rate = expected / lengths[0]
        if rate > MOST_OFTEN:
            continue
        generator = np.random.default_rng([*lengths, int(10 * bursts), expected])
        cells: list[str] = []
        for log_ratio in LOG_RATIOS:
            here = rate * 2**log_ratio
            found = np.concatenate(
                [
                    look_at_pair(
                        draw_text(generator, lengths[0], here, bursts),
                        draw_text(generator, lengths[1], rate, bursts),
                        log_ratio,
                    )
                    for _ in range(TEXTS if here <= MOST_OFTEN else 0)
                ]
                or [np.zeros((4, 0))],
                axis=1,
            )
            shares = ["–"] * 4
            if found.shape[1] >= FEWEST_TESTED:
                shares = [f"{share:.3f}" for share in found.mean(axis=1)]
            cells += [str(found.shape[1]), *(shares if log_ratio == 0 else shares[2:])]
        yield (*lengths, bursts, expected, *cells)


def main() -> None:
    """Print the table, tab-separated."""
    heads = ["words 1", "words 2", "bursts", "expected"]
    for log_ratio in LOG_RATIOS:
        heads += [f"tested ({log_ratio})"]
        heads += ["rejected: G²", "package"] if log_ratio == 0 else []
        heads += [f"held at {log_ratio}: exact", "package"]
    print(*heads, sep="\t")
    for row in simulate():
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
