"""Do corrected differences cover where the tagger errs? A simulation on made-up texts.

    python benchmarks/sim_correction.py --texts 40 > benchmarks/sim_correction.tsv

Two governments have one text each, of 40 paragraphs (3,000 words) or as many as 500, 2,000 or
10,000 words have, with 1 + Poisson(k - 1) sentences. Each paragraph draws its own chance of the
label from a beta distribution around the government's prevalence (see ``sim_coverage.py``); a
tagger finds the label with the government's true and false positive rates. Each text carries 50
labels alike, so 40 texts are 2,000 trials. Rates were measured on made-up coded sentences of each
government; in one scenario the tagger errs otherwise there than here.

For the difference of prevalences are printed how often the 95 % interval holds it, the mean error
of the estimate, the mean width, and in which share of trials an interval was given at all: by the
shares as found, by the misclassification matrix with the rates of both governments together and
with their own, and by 60 and 120 hand-coded sentences of the two texts, drawn at random.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from sim_coverage import draw_sample

from discourse.measures.corrected import correct_by_rates
from discourse.measures.design_based import CodedSide, estimate_shares
from discourse.measures.differences import compare_rates
from discourse.measures.intervals import measure_rates
from discourse.measures.measure import Interval
from discourse.measures.misclassification import (
    FEWEST_FOR_RATES,
    LEAST_APART,
    ErrorRates,
    draw_shares,
)
from discourse.measures.resampling import Sample
from discourse.measures.score_card import Tally

LABELS = 50
NAMES = tuple(f"label {number}" for number in range(LABELS))
CODED = (60, 120)
Rates = tuple[float, float]


@dataclass(frozen=True)
class Scenario:
    """Prevalences and (true, false) positive rates of two governments; those on coded sentences."""

    name: str
    prevalences: tuple[float, float]
    here: tuple[Rates, Rates]
    there: tuple[Rates, Rates] | None = None
    paragraphs: int = 40
    correlation: float = 0.1
    on_card: int = 200  # coded sentences of each government


SAME, APART = ((0.6, 0.04), (0.6, 0.04)), ((0.8, 0.04), (0.5, 0.04))
SCENARIOS = (
    Scenario("errors alike, no difference", (0.2, 0.2), SAME),
    Scenario("errors alike, a difference", (0.1, 0.3), SAME),
    Scenario("errors differ, no difference", (0.2, 0.2), APART),
    Scenario("errors differ, a difference", (0.1, 0.3), APART),
    Scenario("errors differ, rare label", (0.05, 0.05), APART),
    Scenario("errors differ, 500 words", (0.2, 0.2), APART, paragraphs=7),
    Scenario("errors differ, a difference, 500 words", (0.1, 0.3), APART, paragraphs=7),
    Scenario("errors differ, rare label, 500 words", (0.05, 0.05), APART, paragraphs=7),
    Scenario("errors differ, 2,000 words", (0.2, 0.2), APART, paragraphs=28),
    Scenario("errors differ, rare label, 2,000 words", (0.05, 0.05), APART, paragraphs=28),
    Scenario("errors differ, 10,000 words", (0.2, 0.2), APART, paragraphs=130),
    Scenario("errors differ, a difference, 10,000 words", (0.1, 0.3), APART, paragraphs=130),
    Scenario("errors differ, rare label, 10,000 words", (0.05, 0.05), APART, paragraphs=130),
    Scenario("errors differ, strong clusters", (0.2, 0.2), APART, correlation=0.3),
    Scenario("good tagger, rare label", (0.05, 0.05), ((0.95, 0.005), (0.95, 0.005))),
    Scenario("errors unlike those measured", (0.2, 0.2), APART, SAME),
)


@dataclass(frozen=True)
class Text:
    """A made-up text: its paragraphs by number, and which labels are true and found."""

    paragraphs: np.ndarray
    true: np.ndarray
    found: np.ndarray

    @property
    def sample(self) -> Sample:
        """What was found, by paragraph."""
        bases = np.bincount(self.paragraphs)
        table = np.zeros((len(bases), LABELS), dtype=np.int64)
        np.add.at(table, self.paragraphs, self.found)
        return Sample(table, bases)


def draw_text(generator: np.random.Generator, scenario: Scenario, number: int) -> Text:
    """The text of one government."""
    prevalence, (tpr, fpr) = scenario.prevalences[number], scenario.here[number]
    size = (scenario.paragraphs, 3.0, prevalence, scenario.correlation)
    sample = draw_sample(generator, *size, labels=LABELS)
    paragraphs = np.repeat(np.arange(scenario.paragraphs), sample.bases)
    places = np.arange(len(paragraphs)) - (np.cumsum(sample.bases) - sample.bases)[paragraphs]
    true = places[:, None] < sample.table[paragraphs]
    found = generator.random(true.shape) < np.where(true, tpr, fpr)
    return Text(paragraphs, true, found)


def draw_rates(generator: np.random.Generator, scenario: Scenario, number: int) -> list[ErrorRates]:
    """What was measured of each label on coded sentences of one government."""
    tpr, fpr = (scenario.there or scenario.here)[number]
    given = generator.binomial(scenario.on_card, scenario.prevalences[number], size=LABELS)
    hits = generator.binomial(given, tpr)
    false = generator.binomial(scenario.on_card - given, fpr)
    rows = zip(hits.tolist(), given.tolist(), (hits + false).tolist(), strict=True)
    return [ErrorRates(str(number), scenario.on_card, Tally(*row)) for row in rows]


def together(one: ErrorRates, other: ErrorRates) -> ErrorRates:
    """Rates of both governments."""
    return ErrorRates("both", one.sentences + other.sentences, one.tally + other.tally)


def usable(rates: ErrorRates) -> ErrorRates | str:
    """The rates, unless the package would refuse them."""
    enough = rates.is_enough and rates.tpr - rates.fpr >= LEAST_APART
    return rates if enough else f"under {FEWEST_FOR_RATES}, or too near"


def by_rates(texts: list[Text], rates: list[list[ErrorRates]]) -> Iterator[tuple[float, Interval]]:
    """The package's differences by the misclassification matrix."""
    samples = [text.sample for text in texts]
    raw = [measure_rates(NAMES, sample.table, sample.bases) for sample in samples]
    checked = [[usable(one) for one in side] for side in rates]
    for row in correct_by_rates(NAMES, checked, raw, draw_shares(samples)):
        if row.difference and row.difference.value is not None and row.difference.interval:
            yield row.difference.value, row.difference.interval


def by_sample(
    generator: np.random.Generator, texts: list[Text], number: int
) -> Iterator[tuple[float, Interval]]:
    """The package's differences by ``number`` hand-coded sentences, half of each text."""
    estimates = []
    for text in texts:
        wanted = min(number // len(texts), len(text.true))
        coded = generator.choice(len(text.true), wanted, replace=False)
        side = CodedSide(text.found, text.paragraphs, coded, text.true[coded])
        estimates.append(estimate_shares(side))
    difference = estimates[0] - estimates[1]
    yield from zip(difference.shares.tolist(), difference.intervals(-1.0), strict=True)


def as_found(texts: list[Text]) -> Iterator[tuple[float, Interval]]:
    """The package's differences of shares as found."""
    for row in compare_rates(NAMES, [text.sample for text in texts], permutations=9):
        measure = row.differences[0].difference
        if measure.value is not None and measure.interval:
            yield measure.value, measure.interval


def simulate(scenario: Scenario, texts: int) -> dict[str, list[tuple[float, Interval]]]:
    """All differences of a scenario, by method."""
    generator = np.random.default_rng(11)
    found: dict[str, list[tuple[float, Interval]]] = {}
    for _ in range(texts):
        pair = [draw_text(generator, scenario, number) for number in (0, 1)]
        own = [draw_rates(generator, scenario, number) for number in (0, 1)]
        both = [together(*rates) for rates in zip(*own, strict=True)]
        methods = {
            "as found": as_found(pair),
            "matrix, pooled rates": by_rates(pair, [both, both]),
            "matrix, own rates": by_rates(pair, own),
            **{f"{n} hand-coded": by_sample(generator, pair, n) for n in CODED},
        }
        for name, differences in methods.items():
            found.setdefault(name, []).extend(differences)
    return found


def main() -> None:
    """Print one row for each scenario and method, tab-separated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", type=int, default=40)
    texts = parser.parse_args().texts
    print("scenario\ttrue difference\tmethod\tcoverage\tbias\tmean width\tgiven")
    for scenario in SCENARIOS:
        truth = scenario.prevalences[0] - scenario.prevalences[1]
        for method, rows in simulate(scenario, texts).items():
            numbers = ["–", "–", "–"]
            if rows:
                cover = np.mean([interval.contains(truth) for _, interval in rows])
                bias = np.mean([value - truth for value, _ in rows])
                width = np.mean([interval.high - interval.low for _, interval in rows])
                numbers = [f"{cover:.3f}", f"{bias:+.3f}", f"{width:.3f}"]
            given = len(rows) / (texts * LABELS)
            print(scenario.name, f"{truth:.2f}", method, *numbers, f"{given:.2f}", sep="\t")


if __name__ == "__main__":
    main()
