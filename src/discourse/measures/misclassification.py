"""Two corrections of a share for errors of the labels: by a coded sample, by measured rates.

See :mod:`discourse.measures.corrected` for what they are used for. Both give the corrected value
and draws of it, so that whatever is made of several (a difference) has an interval too.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from discourse.measures.intervals import design_effects
from discourse.measures.recalls import FEWEST
from discourse.measures.resampling import DRAWS, SEED, FloatArray, IntArray, Sample
from discourse.measures.score_card import Tally

LEAST_APART = 0.2  # recall less false alarms: with less the label tells too little


@dataclass(frozen=True, slots=True, eq=False)
class CodedSentences:
    """Sentences of which people coded some, drawn at random.

    ``found`` and ``truth`` [sentences x labels] hold 0 and 1; truth counts where ``is_coded``.
    ``paragraphs`` numbers the paragraph of each sentence from 0.
    """

    found: FloatArray
    truth: FloatArray
    is_coded: NDArray[np.bool_]
    paragraphs: IntArray


def correct_by_sample(sentences: CodedSentences) -> tuple[FloatArray, FloatArray]:
    """The corrected share of each label, and draws of it [draws x labels].

    The variance is that of the mean of pseudo-outcomes over paragraphs; two further errors, one
    each way, are supposed, as Agresti and Coull (1998) suppose outcomes, since a sample in which
    no error was met is no proof that there is none. Draws are of Student's t with the coded
    sentences less one.
    """
    values, variances = _estimate(sentences)
    number = int(sentences.is_coded.sum())
    key = sha256(sentences.found.tobytes() + sentences.paragraphs.tobytes()).digest()
    generator = np.random.default_rng([SEED, int.from_bytes(key[:8], "little")])
    deviations = generator.standard_t(number - 1, size=(DRAWS, len(values)))
    return values, values + deviations * np.sqrt(variances)


def _estimate(sentences: CodedSentences) -> tuple[FloatArray, FloatArray]:
    """The mean of the pseudo-outcomes of each label, and its variance."""
    total, number = len(sentences.found), int(sentences.is_coded.sum())
    errors = np.where(sentences.is_coded[:, None], sentences.truth - sentences.found, 0.0)
    outcomes = sentences.found + errors * (total / number)
    values = outcomes.mean(axis=0)
    count = int(sentences.paragraphs.max()) + 1
    sums = np.zeros((count, outcomes.shape[1]))
    np.add.at(sums, sentences.paragraphs, outcomes - values)
    variances = count / max(count - 1, 1) * (sums**2).sum(axis=0) / total**2
    supposed = (1 - number / total) * 2 / (number * (number + 2))
    return values, variances + supposed


def draw_shares(sample: Sample) -> FloatArray:
    """Draws of the share of each label as it is found, [draws x labels].

    Of Beta distributions with Jeffreys' prior and the effective number of sentences, smaller the
    more alike the sentences of a paragraph are (see ``design_effects``); unlike a bootstrap they
    know that a label found nowhere may still occur.
    """
    effective = sample.base / design_effects(sample)
    hits = effective * sample.totals / sample.base
    generator = np.random.default_rng([SEED, int.from_bytes(sample.key[:8], "little")])
    return generator.beta(hits + 0.5, effective - hits + 0.5, size=(DRAWS, len(hits)))


def rates_of(tally: Tally, sentences: int) -> tuple[float, float]:
    """How often a label was found where people gave it, and where they did not."""
    return tally.hits / tally.given, (tally.found - tally.hits) / (sentences - tally.given)


def why_not_by_rates(tally: Tally, sentences: int) -> str | None:
    """Why a label cannot be corrected by these rates; ``None`` where it can."""
    if min(tally.given, sentences - tally.given) < FEWEST:
        return f"readers gave it to {tally.given} of {sentences} coded sentences: too few"
    true, false = rates_of(tally, sentences)
    if true - false < LEAST_APART:
        return f"found in {true:.0%} of its sentences and {false:.0%} of others: tells too little"
    return None


def correct_by_rates(
    observed: float, drawn: FloatArray, tally: Tally, sentences: int
) -> tuple[float, FloatArray]:
    """The corrected share, and draws of it, both kept within 0 and 1.

    ``drawn`` are draws of the observed share. The two rates are drawn from their Beta
    distributions with Jeffreys' prior; the same tally gives the same draws, so that rates which
    two sides share do not count as two independent sources of error.
    """
    true, false = rates_of(tally, sentences)
    missed, others = tally.given - tally.hits, sentences - tally.given
    alarms = tally.found - tally.hits
    generator = np.random.default_rng([SEED, tally.hits, tally.given, tally.found, sentences])
    trues = generator.beta(tally.hits + 0.5, missed + 0.5, size=len(drawn))
    falses = generator.beta(alarms + 0.5, others - alarms + 0.5, size=len(drawn))
    apart = np.maximum(trues - falses, LEAST_APART / 4)
    value = min(max((observed - false) / (true - false), 0.0), 1.0)
    return value, np.clip((drawn - falses) / apart, 0.0, 1.0)
