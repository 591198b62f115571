"""Do the tests of a comparison of two to nine texts keep their level? On made-up texts.

    python benchmarks/sim_compare.py > benchmarks/sim_compare.tsv

A made-up text of 500, 2,000 or 10,000 words has about 7, 28 or 130 paragraphs (log-normal, standard
deviation .3, at least 4) of 1 + Poisson(2) sentences; "mixed" texts are short, long and middling by
turns, and in "long paragraphs" the short ones of these have 1 + Poisson(4) sentences a paragraph.
"Unlike" are a text of few long paragraphs and others of many short ones, or nearly so.
Each paragraph draws its own chance of a label from a beta distribution around the prevalence, with
a correlation of .1 (as General Debate speeches show) or .3.

Printed is how often a test rejects at .05 though all texts are alike: the test of each label at
four prevalences, ten labels alike of each in 200 collections, so 2,000 trials a cell (a row with a
level above .058 is drawn anew with five times as many: of 160 levels of .05 a few are above that by
chance); where lengths are unlike 5,000 trials a cell (25,000 likewise), and how often the test
finds a label that stands in the last text twice or half as often as in the others (1,000 trials),
each beside the same without the second permutation that the package makes of texts of unlike
lengths; the distance of two texts over eight labels; and transitions between four groups with five
expected pairs or more: the adjusted residual beyond 2, and the test by random orders that pages go
by, on and off the diagonal. Every trial shuffles by a seed of its own: with one for all, they would
share its luck.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import cycle, islice, product
from unittest.mock import patch

import numpy as np
from sim_coverage import draw_sample

from discourse.measures import equality
from discourse.measures.divergence import compare_distributions
from discourse.measures.equality import FEWEST_DEALT, deal_rows
from discourse.measures.resampling import Sample
from discourse.measures.sequence import measure_transitions, transition_p_values

PREVALENCES = (0.01, 0.04, 0.1, 0.4)
ALIKE = 10
CORRELATIONS = (0.1, 0.3)
#: Paragraphs and sentences a paragraph.
SIZES = {
    "500": ((7, 3.0),),
    "2000": ((28, 3.0),),
    "10000": ((130, 3.0),),
    "mixed": ((7, 3.0), (130, 3.0), (28, 3.0)),
    "long paragraphs": ((7, 5.0), (130, 3.0), (28, 3.0)),
}
UNLIKE_SIZES = (
    ((15, 6.0), (60, 1.5)),
    ((20, 9.0), (100, 1.5)),
    ((30, 8.0), (60, 3.0)),
    ((15, 9.0), (60, 3.0)),
    ((30, 6.0), (60, 3.0)),
    ((15, 6.0), (60, 3.0)),
    ((30, 6.0), (30, 1.5)),
    ((60, 6.0), (15, 1.5)),
    ((15, 6.0), (60, 1.5), (60, 1.5)),
    ((20, 9.0), *((100, 1.5),) * 4),
)
UNLIKE_PREVALENCES = (0.03, 0.1, 0.3)
DRAWN_ANEW = 0.058
PAIRS = {
    "2000": ((28, 3.0), (28, 3.0)),
    "10000": ((130, 3.0), (130, 3.0)),
    "800 and 10000": ((11, 3.0), (130, 3.0)),
    "long paragraphs": ((15, 6.0), (60, 1.5)),
}
GROUPS = ("a", "b", "c", "d")
MIX = np.array([0.35, 0.2, 0.15, 0.1, 0.2])  # the last has no group


def draw_text(
    generator: np.random.Generator, size: tuple[int, float], shares: np.ndarray, rho: float
) -> Sample:
    """A made-up text with labels of these prevalences."""
    paragraphs, mean = size
    number = max(round(paragraphs * generator.lognormal(0, 0.3)), FEWEST_DEALT)
    bases = 1 + generator.poisson(mean - 1, size=number)
    weight = (1 - rho) / rho
    chances = generator.beta(shares * weight, (1 - shares) * weight, size=(number, shares.size))
    return Sample(generator.binomial(bases[:, None], chances), bases)


def simulate_tests(rounds: int) -> Iterator[tuple[object, ...]]:
    """The level of the test of each label."""
    for texts, (name, sizes), rho in product((2, 3, 5, 9), SIZES.items(), CORRELATIONS):
        key = (texts, len(name), int(10 * rho))
        drawn = list(islice(cycle(sizes), texts))
        levels = test_labels(drawn, rho, rounds, key)
        if levels.max() > DRAWN_ANEW:
            levels = test_labels(drawn, rho, 5 * rounds, (*key, 1))
        yield ("label", texts, name, rho, *(f"{level:.3f}" for level in levels))


def test_labels(
    sizes: Sequence[tuple[int, float]], rho: float, rounds: int, key: tuple[int, ...]
) -> np.ndarray:
    """How often a label of each prevalence is rejected."""
    shares = np.repeat(PREVALENCES, ALIKE)
    generator, rejected = np.random.default_rng(key), np.zeros(shares.size)
    for seed in range(rounds):
        samples = [draw_text(generator, size, shares, rho) for size in sizes]
        rejected += [p <= 0.05 for p, _ in deal_rows(samples, 199, seed)]
    return np.asarray(rejected.reshape(len(PREVALENCES), ALIKE).mean(axis=1) / rounds)


def simulate_unlike(rounds: int) -> Iterator[tuple[object, ...]]:
    """The level where lengths are unlike, and what power the larger p costs."""
    for sizes, rho in product(UNLIKE_SIZES, CORRELATIONS):
        told = ", ".join(f"{paragraphs} of {mean:g}" for paragraphs, mean in sizes)
        generator = np.random.default_rng([len(told), *told.encode(), int(10 * rho)])
        found = [
            test_unlike(generator, sizes, rho, times, number * rounds // 2)
            for times, number in (((1.0, 1.0), 5), ((1.0, 2.0), 1), ((2.0, 1.0), 1))
        ]
        if found[0][0, 1].max() > DRAWN_ANEW:
            found[0] = test_unlike(generator, sizes, rho, (1.0, 1.0), 25 * rounds // 2)
        shown = np.concatenate(found).swapaxes(1, 2).reshape(-1)
        yield ("unlike", told, rho, *(f"{share:.3f}" for share in shown))


def test_unlike(
    generator: np.random.Generator,
    sizes: Sequence[tuple[int, float]],
    rho: float,
    times: tuple[float, float],
    rounds: int,
) -> np.ndarray:
    """How often a label is rejected, [1 × (one permutation, the package) × prevalences].

    Prevalences are ``times`` those of the table, in the last text by the second number.
    """
    shares = np.repeat(UNLIKE_PREVALENCES, ALIKE)
    factors = [times[0]] * (len(sizes) - 1) + [times[1]]
    rejected = np.zeros((2, shares.size))
    for seed in range(rounds):
        samples = [
            draw_sample(generator, *size, shares * factor, rho, labels=shares.size)
            for size, factor in zip(sizes, factors, strict=True)
        ]
        with patch.object(equality, "TIMES_AS_LONG", np.inf):
            rejected[0] += [p <= 0.05 for p, _ in deal_rows(samples, 199, seed)]
        rejected[1] += [p <= 0.05 for p, _ in deal_rows(samples, 199, seed)]
    shape = (1, 2, len(UNLIKE_PREVALENCES), ALIKE)
    return np.asarray(rejected.reshape(shape).mean(axis=3) / rounds)


def simulate_distances(rounds: int) -> Iterator[tuple[object, ...]]:
    """The level of the distance over eight labels."""
    shares = np.array([0.01, 0.02, 0.04, 0.08, 0.1, 0.15, 0.2, 0.3])
    for (name, sizes), rho in product(PAIRS.items(), CORRELATIONS):
        generator = np.random.default_rng([8, len(name), int(10 * rho)])
        rejected, tested = 0, 0
        for seed in range(ALIKE * rounds):
            pair = [draw_text(generator, size, shares, rho) for size in sizes]
            found = compare_distributions(pair[0], pair[1], 199, seed)
            tested += found.p_value is not None
            rejected += found.p_value is not None and found.p_value <= 0.05
        yield ("distance", 2, name, rho, f"{rejected / tested:.3f}")


def simulate_transitions(rounds: int) -> Iterator[tuple[object, ...]]:
    """Transitions that stand out in texts without order."""
    for paragraphs, rho in product((28, 130), (0.0, *CORRELATIONS)):
        generator = np.random.default_rng([paragraphs, int(10 * rho)])
        found: list[list[bool]] = [[], [], [], []]
        for seed in range(rounds):
            sequence, numbers = _draw_sequence(generator, paragraphs, rho)
            contingency = measure_transitions([sequence], GROUPS).contingency
            if contingency is None:
                continue
            p_values = transition_p_values(sequence, numbers, GROUPS, seed)
            enough, same = contingency.expected >= 5, np.eye(len(GROUPS), dtype=bool)
            for at, cells in enumerate((enough & same, enough & ~same)):
                found[at] += (np.abs(contingency.adjusted[cells]) > 2).tolist()
                found[2 + at] += (p_values[cells] <= 0.05).tolist()
        levels = (f"{np.mean(row):.3f}" if row else "-" for row in found)
        yield ("transition", 1, f"{paragraphs} paragraphs", rho, *levels, len(found[3]))


def _draw_sequence(
    generator: np.random.Generator, paragraphs: int, rho: float
) -> tuple[list[str | None], list[int]]:
    """Groups of sentences whose paragraphs prefer some groups, in no order."""
    sequence: list[str | None] = []
    numbers: list[int] = []
    for number in range(paragraphs):
        length = 1 + int(generator.poisson(2))
        mix = generator.dirichlet(MIX * (1 - rho) / rho) if rho else MIX
        drawn = generator.choice(MIX.size, size=length, p=mix).tolist()
        sequence += [GROUPS[code] if code < len(GROUPS) else None for code in drawn]
        numbers += [number] * length
    return sequence, numbers


def main() -> None:
    """Print all tables, tab-separated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    print("test\ttexts\twords\tcorrelation", *(f"level at {p:g}" for p in PREVALENCES), sep="\t")
    for row in simulate_tests(rounds):
        print(*row, sep="\t", flush=True)
    columns = [
        f"{what}, {p:g}, {test}"
        for what in ("level", "last text twice", "last text half")
        for p in UNLIKE_PREVALENCES
        for test in ("one permutation", "package")
    ]
    print("\ntest\tparagraphs\tcorrelation", *columns, sep="\t")
    for row in simulate_unlike(rounds):
        print(*row, sep="\t", flush=True)
    print("\ntest\ttexts\twords\tcorrelation\tlevel")
    for row in simulate_distances(rounds):
        print(*row, sep="\t", flush=True)
    print("\ntest\ttexts\twords\tcorrelation\tresidual, diagonal\tothers", end="\t")
    print("random orders, diagonal\tothers\tcells of others")
    for row in simulate_transitions(rounds):
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
