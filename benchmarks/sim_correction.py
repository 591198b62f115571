"""Do corrected differences cover? A simulation of texts, a tagger that errs, and readers.

    python benchmarks/sim_correction.py --runs 500 > benchmarks/sim_correction.tsv

Two texts of 60 paragraphs with about 2.5 sentences each. Each paragraph draws its chance of the
label from a beta distribution around the prevalence of its text (correlation .1). A tagger finds
the label in a share of the sentences that have it (recall) and of those that have not (false
alarms), which may differ between the two governments. Rates are known from 400 coded sentences of
other texts: of each government apart, or of both together. Printed for each way to tell the
difference of shares: how often its 95 % interval holds the true difference of prevalences, its
mean error, and the mean width of the interval.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from discourse.measures.misclassification import (
    CodedSentences,
    correct_by_rates,
    correct_by_sample,
    draw_shares,
)
from discourse.measures.resampling import FloatArray, Sample, bootstrap_rates_of
from discourse.measures.score_card import Tally

PARAGRAPHS, MEAN, CORRELATION = 60, 2.5, 0.1
CODED = 400  # sentences of a government, from which its rates are known
#: Prevalence, recall and false alarms of the first and the second text.
SCENES = (
    ("alike", (0.2, 0.7, 0.05), (0.2, 0.7, 0.05)),
    ("more in one", (0.3, 0.7, 0.05), (0.15, 0.7, 0.05)),
    ("deaf to one", (0.2, 0.8, 0.05), (0.2, 0.5, 0.05)),
    ("deaf, false alarms", (0.3, 0.8, 0.03), (0.15, 0.5, 0.12)),
    ("rare, deaf to one", (0.05, 0.8, 0.01), (0.05, 0.5, 0.02)),
    ("poor tagger", (0.25, 0.45, 0.15), (0.15, 0.45, 0.15)),
)

Draws = tuple[float, FloatArray]  # a corrected share, and draws of it


@dataclass(frozen=True, eq=False)
class Text:
    """A made-up text: the truth, what the tagger found, and the paragraph of each sentence."""

    truth: FloatArray
    found: FloatArray
    paragraphs: np.ndarray

    @property
    def sample(self) -> Sample:
        """What was found, by paragraph."""
        bases = np.bincount(self.paragraphs)
        hits = np.bincount(self.paragraphs, weights=self.found).astype(np.int64)
        return Sample(hits[:, None], bases)


def draw_text(generator: np.random.Generator, scene: tuple[float, float, float]) -> Text:
    """A text with a prevalence, tagged with a recall and false alarms."""
    prevalence, recall, alarms = scene
    sizes = 1 + generator.poisson(MEAN - 1, size=PARAGRAPHS)
    weight = (1 - CORRELATION) / CORRELATION
    chances = generator.beta(prevalence * weight, (1 - prevalence) * weight, size=PARAGRAPHS)
    truth = generator.random(sizes.sum()) < np.repeat(chances, sizes)
    found = generator.random(truth.size) < np.where(truth, recall, alarms)
    paragraphs = np.repeat(np.arange(PARAGRAPHS), sizes)
    return Text(truth.astype(float), found.astype(float), paragraphs)


def draw_tally(generator: np.random.Generator, scene: tuple[float, float, float]) -> Tally:
    """What is known of the rates from coded sentences of other texts."""
    prevalence, recall, alarms = scene
    given = max(int(generator.binomial(CODED, prevalence)), 10)
    hits = int(generator.binomial(given, recall))
    return Tally(hits, given, hits + int(generator.binomial(CODED - given, alarms)))


def raw(text: Text) -> Draws:
    """The share as it was found."""
    sample = text.sample
    return float(text.found.mean()), bootstrap_rates_of(sample, 2000, 1)[:, 0]


def by_rates(text: Text, tally: Tally, sentences: int) -> Draws:
    """The share corrected by measured rates."""
    return correct_by_rates(
        float(text.found.mean()), draw_shares(text.sample)[:, 0], tally, sentences
    )


def by_sample(generator: np.random.Generator, text: Text, number: int) -> Draws:
    """The share corrected by sentences that readers coded."""
    is_coded = np.zeros(text.truth.size, dtype=bool)
    is_coded[generator.choice(text.truth.size, min(number, text.truth.size), replace=False)] = True
    sentences = CodedSentences(text.found[:, None], text.truth[:, None], is_coded, text.paragraphs)
    values, draws = correct_by_sample(sentences)
    return float(values[0]), draws[:, 0]


def simulate(runs: int, name: str, scenes: tuple[tuple[float, float, float], ...]) -> None:
    """Print one line for each way."""
    generator = np.random.default_rng(2026)
    ways: dict[str, list[tuple[bool, float, float]]] = {}
    truth = scenes[0][0] - scenes[1][0]
    for _ in range(runs):
        texts = [draw_text(generator, scene) for scene in scenes]
        tallies = [draw_tally(generator, scene) for scene in scenes]
        both = tallies[0] + tallies[1]
        found: dict[str, Callable[[int], Draws]] = {
            "raw": lambda n, texts=texts: raw(texts[n]),
            "rates of both": lambda n, texts=texts, both=both: by_rates(texts[n], both, 2 * CODED),
            "own rates": lambda n, t=texts, own=tallies: by_rates(t[n], own[n], CODED),
            "sample of 60": lambda n, texts=texts: by_sample(generator, texts[n], 30),
            "sample of 120": lambda n, texts=texts: by_sample(generator, texts[n], 60),
        }
        for way, share in found.items():
            (one, draws), (other, others) = share(0), share(1)
            low, high = np.quantile(draws - others, (0.025, 0.975))
            ways.setdefault(way, []).append((low <= truth <= high, one - other - truth, high - low))
    for way, rows in ways.items():
        cover, error, width = np.mean(rows, axis=0)
        print(name, f"{truth:+.2f}", way, f"{cover:.3f}", f"{error:+.3f}", f"{width:.3f}", sep="\t")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--runs", type=int, default=500)
    runs = parser.parse_args().runs
    print("scene", "true difference", "way", "coverage", "mean error", "mean width", sep="\t")
    for name, *scenes in SCENES:
        simulate(runs, name, tuple(scenes))


if __name__ == "__main__":
    main()
