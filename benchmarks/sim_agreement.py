"""Do the intervals of agreement cover? A simulation on made-up codings.

    python benchmarks/sim_agreement.py > benchmarks/sim_agreement.tsv

A text of 15, 40 or 130 paragraphs of 1 + Poisson(2) sentences (some 1,000, 3,000 and 10,000 words)
was coded by two or three coders: a label that has this share of sentences, or one of several values
with these shares. Each coder gives the true value with a chance whose square is on average the
given one, else any value; truth and care are alike in sentences of a paragraph (correlation .1).
The truth is what 200,000 paragraphs give. Printed: how often the 95 % interval holds it, in 2,000
texts a cell, and how many had one; then the same of the percentile bootstrap over paragraphs, in
the first 200 of these texts. The last rows are of sets of labels, each set a value with its share
(alpha with the MASI distance).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

import numpy as np

from discourse.measures.agreement import (
    Coefficient,
    Draws,
    Ratings,
    Sums,
    cohen_kappa,
    gwet_ac1,
    interval_alpha,
    interval_of_draws,
    nominal_alpha,
    ordinal_alpha,
    percent_agreement,
    positive_agreement,
    sum_up,
)
from discourse.measures.agreement_intervals import measure_agreement
from discourse.measures.measure import Measure
from discourse.measures.set_agreement import set_alpha

CORRELATION, DRAWS, MANY, FIRST = 0.1, 1000, 200_000, 200
LABEL: Mapping[str, Coefficient] = {
    "percent": percent_agreement,
    "AC1": gwet_ac1,
    "F1": positive_agreement,
    "kappa": cohen_kappa,
    "alpha": nominal_alpha,
}
FIVE = (0.0, 1.0, 2.0, 3.0, 4.0)
SHARES = (0.1, 0.2, 0.4, 0.2, 0.1)


@dataclass(frozen=True)
class Kind:
    """What is coded, by how many, and what is computed."""

    coders: int
    shares: tuple[float, ...]
    coefficients: Mapping[str, Coefficient]


KINDS = (
    Kind(2, (0.96, 0.04), LABEL),
    Kind(2, (0.85, 0.15), LABEL),
    Kind(2, (0.5, 0.5), LABEL),
    Kind(3, (0.96, 0.04), {"alpha": nominal_alpha, "F1": positive_agreement}),
    Kind(3, (0.85, 0.15), {"alpha": nominal_alpha, "F1": positive_agreement}),
    Kind(2, (0.85, 0.05, 0.05, 0.05), {"alpha": nominal_alpha, "percent": percent_agreement}),
    Kind(2, (0.4, 0.3, 0.2, 0.1), {"alpha": nominal_alpha, "percent": percent_agreement}),
    Kind(2, SHARES, {"ordinal alpha": ordinal_alpha, "interval alpha": interval_alpha(FIVE)}),
    Kind(3, SHARES, {"ordinal alpha": ordinal_alpha, "interval alpha": interval_alpha(FIVE)}),
)


#: The sets of labels that coders give, and their shares.
SETS = {"": 0.2, "a": 0.3, "b": 0.15, "c": 0.1, "a b": 0.12, "a c": 0.08, "a b c": 0.05}
ALL_SETS = tuple(frozenset(labels.split()) for labels in SETS)
OF_SETS = tuple(Kind(coders, tuple(SETS.values()), {}) for coders in (2, 3))


def code(
    generator: np.random.Generator, kind: Kind, care: float, paragraphs: int
) -> tuple[np.ndarray, np.ndarray]:
    """A text that was coded by chance: values [coders × units], and the paragraph of each unit."""
    weight = (1 - CORRELATION) / CORRELATION
    places = np.repeat(np.arange(paragraphs), 1 + generator.poisson(2, paragraphs))
    careful = np.sqrt(generator.beta(care * weight, (1 - care) * weight, paragraphs))[places]
    mixes = generator.dirichlet(np.array(kind.shares) * weight, paragraphs).cumsum(axis=1)[places]
    last = len(kind.shares) - 1
    truth = (mixes < generator.random(len(places))[:, None]).sum(axis=1).clip(max=last)
    rows = []
    for _ in range(kind.coders):
        any_value = generator.choice(last + 1, len(places), p=kind.shares)
        rows.append(np.where(generator.random(len(places)) < careful, truth, any_value))
    return np.array(rows), places


def code_values(generator: np.random.Generator, kind: Kind, care: float, paragraphs: int) -> Sums:
    """The sums of a text that was coded by chance."""
    levels = tuple(map(float, range(len(kind.shares))))
    return sum_up(Ratings(*code(generator, kind, care, paragraphs), levels))


def code_sets(
    generator: np.random.Generator, kind: Kind, care: float, paragraphs: int, draws: Draws | None
) -> Measure:
    """The alpha of sets of labels of a text that was coded by chance."""
    rows, places = code(generator, kind, care, paragraphs)
    coders = [[ALL_SETS[value] for value in row] for row in rows.tolist()]
    return set_alpha("alpha", coders, places, draws)


def simulate(texts: int, kinds: Sequence[Kind]) -> Iterator[tuple[str, ...]]:
    """A row for each kind, care, length and coefficient."""
    for kind, care in product(kinds, (0.97, 0.85, 0.7)):
        many = code_values(np.random.default_rng(1), kind, care, MANY).weighted(np.ones(MANY))
        for paragraphs in (15, 40, 130):
            generator = np.random.default_rng([paragraphs, kind.coders, int(100 * care)])
            held: dict[str, list[bool]] = {name: [] for name in kind.coefficients}
            drawn: dict[str, list[bool]] = {name: [] for name in kind.coefficients}
            for seed in range(texts):
                sums = code_values(generator, kind, care, paragraphs)
                # Drawn only where looked at: of more values the package draws nothing.
                needed = seed < FIRST or len(kind.shares) == kind.coders == 2
                draws = Draws.of(paragraphs if needed else 1, DRAWS if needed else 1, seed)
                for name, how in kind.coefficients.items():
                    truth = float(how(many))
                    if found := measure_agreement(name, sums, how, draws).interval:
                        held[name].append(found.contains(truth))
                    if seed >= FIRST:
                        continue
                    if alone := interval_of_draws(how(sums.weighted(draws.weights))):
                        drawn[name].append(alone.contains(truth))
            for name in kind.coefficients:
                shares = ", ".join(map(str, kind.shares))
                cells = (f"{np.mean(own[name]):.3f}" if own[name] else "-" for own in (held, drawn))
                ours, theirs = cells
                made = f"{len(held[name]) / texts:.2f}"
                yield (str(kind.coders), shares, str(care), str(paragraphs), name, ours, made,
                       theirs)  # fmt: skip


def simulate_sets(texts: int) -> Iterator[tuple[str, ...]]:
    """A row for each number of coders, care and length; there is no bootstrap alone."""
    for kind, care in product(OF_SETS, (0.97, 0.85, 0.7)):
        truth = code_sets(np.random.default_rng(1), kind, care, MANY, None).value
        assert truth is not None
        for paragraphs in (15, 40, 130):
            generator = np.random.default_rng([paragraphs, kind.coders, int(100 * care)])
            draws = Draws.of(1, 1, 0)  # of sets the package draws nothing
            intervals = [
                code_sets(generator, kind, care, paragraphs, draws).interval for _ in range(texts)
            ]
            held = [interval.contains(truth) for interval in intervals if interval]
            cells = (str(care), str(paragraphs), "alpha", f"{np.mean(held):.3f}" if held else "-")
            yield (str(kind.coders), "sets", *cells, f"{len(held) / texts:.2f}", "-")


def main() -> None:
    """Print the table, tab-separated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--kind", type=int, help="only this row of KINDS, from 0; 9 are sets")
    given = parser.parse_args()
    kinds = KINDS if given.kind is None else KINDS[given.kind : given.kind + 1]
    print("coders\tshares\tcare\tparagraphs\tcoefficient\tcoverage\tmade\tbootstrap")
    sets = () if given.kind in range(len(KINDS)) else simulate_sets(given.texts)
    for row in chain(simulate(given.texts, kinds), sets):
        print(*row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
