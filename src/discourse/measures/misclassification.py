"""Shares corrected by error rates that were measured on other texts: the misclassification matrix.

A share that was found is q = tpr·p + fpr·(1 - p), so that p = (q - fpr)/(tpr - fpr), where tpr is
the recall of the label and fpr how often it is found where it is not (Rogan & Gladen 1978; for
coded political texts Mikhaylov, Laver & Benoit 2012). This holds if the label errs on these texts
as it did on those. Rates of the own government are taken where enough was coded.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from discourse.measures.differences import bootstrap_all
from discourse.measures.intervals import design_effects, effective_units, is_rare
from discourse.measures.resampling import DRAWS, SEED, FloatArray, Sample
from discourse.measures.score_card import ScoreCard, Tally, TallyGroup

#: Of fewer coded sentences with a label, or without it, no rate is taken.
FEWEST_FOR_RATES = 10
#: Where the rates are nearer than this, a share found says too little of the true one.
LEAST_APART = 0.2
METHOD = "error rates and paragraphs drawn anew"
#: Whose rates they are, where they are those of all coded sentences.
ALL = "all"
_NEVER = Tally(0, 0, 0)
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """How a label erred on ``sentences`` coded ones of ``whose``: a government's code, or all."""

    whose: str
    sentences: int
    tally: Tally

    @property
    def tpr(self) -> float:
        """The share found of sentences that have the label."""
        return self.tally.hits / self.tally.given

    @property
    def fpr(self) -> float:
        """The share of sentences without the label in which it is found."""
        return (self.tally.found - self.tally.hits) / (self.sentences - self.tally.given)

    @property
    def is_enough(self) -> bool:
        """Whether both rates rest on ten sentences or more."""
        given = self.tally.given
        return min(given, self.sentences - given) >= FEWEST_FOR_RATES

    def draws(self, label: str, seed: int = SEED) -> tuple[FloatArray, FloatArray]:
        """Rates that the same coding might have given: draws from Jeffreys' beta distributions.

        They come from the rates themselves: two texts of the same rates share their draws.
        """
        tally = self.tally
        named = f"{label} {self.whose} {self.sentences} {tally.hits} {tally.given} {tally.found}"
        generator = np.random.default_rng([seed, *sha256(named.encode()).digest()[:8]])
        false = tally.found - tally.hits
        right = self.sentences - tally.given - false
        return (
            generator.beta(tally.hits + 0.5, tally.given - tally.hits + 0.5, size=DRAWS),
            generator.beta(false + 0.5, right + 0.5, size=DRAWS),
        )


def rates_of(label: str, country: str | None, card: ScoreCard) -> ErrorRates | str:
    """The rates of a label for texts of a government: its own, else those of all; or why none."""
    own = _rates(label, country, card.group("country", country)) if country else None
    rates = own if own and own.is_enough else _rates(label, ALL, card.whole)
    if not rates.is_enough:
        given = rates.tally.given
        return f"coded sentences with the label: {given}, fewer than {FEWEST_FOR_RATES}"
    if rates.tpr - rates.fpr < LEAST_APART:
        return (
            f"found in {rates.tpr:.0%} of the sentences with the label and {rates.fpr:.0%} of "
            "those without: too near each other"
        )
    return rates


def _rates(label: str, whose: str, group: TallyGroup | None) -> ErrorRates:
    if group is None:
        return ErrorRates(whose, 0, _NEVER)
    return ErrorRates(whose, group.sentences, group.labels.get(label, _NEVER))


def correct_share(found: FloatArray, tpr: FloatArray, fpr: FloatArray) -> FloatArray:
    """(found - fpr)/(tpr - fpr), between 0 and 1; rates that do not differ give 0 or 1."""
    return np.asarray(np.clip((found - fpr) / np.maximum(tpr - fpr, _TINY), 0, 1))


def draw_shares(samples: list[Sample], seed: int = SEED) -> list[FloatArray | None]:
    """Shares that other paragraphs of the kind might have given, for each text [draws × labels].

    Paragraphs are resampled; a label that is too rare for that (0 found would be 0 in all draws)
    is drawn from a beta distribution with its effective number of sentences instead. ``None``
    under ten paragraphs.
    """
    drawn = bootstrap_all(samples, seed)
    for number, (sample, shares) in enumerate(zip(samples, drawn, strict=True)):
        if shares is None:
            continue
        generator = np.random.default_rng([seed, number, *sample.key[:8]])
        effective = sample.base / design_effects(sample)
        hits = effective * sample.totals / sample.base
        rare = generator.beta(hits + 0.5, effective - hits + 0.5, size=shares.shape)
        drawn[number] = np.where(is_rare(sample), rare, shares)
    return drawn


def draw_clustered(sample: Sample, name: str, seed: int = SEED) -> FloatArray:
    """Shares that other texts of a group might have given [draws × labels], by its clusters.

    Each is drawn from a beta distribution with the effective number of sentences behind the exact
    interval: few clusters cannot be resampled. ``name`` tells groups of equal counts apart.
    """
    entropy = [seed, *sample.key[:8], *sha256(name.encode()).digest()[:8]]
    generator = np.random.default_rng(entropy)
    effective = effective_units(sample)
    hits = effective * sample.totals / sample.base
    return generator.beta(hits + 0.5, effective - hits + 0.5, size=(DRAWS, hits.size))
