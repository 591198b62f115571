"""Which of the candidates is the target: by learned weights, where no rule tells.

A party that words of blame point at is the target by rule. Else each candidate has the sum of the
weights of what is known of it (a logistic regression; ``corpus/train_targets.py`` makes the weights
from coded sentences of training texts), and the highest is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import NamedTuple

from discourse.annotators.target_candidates import Candidate, find_candidates
from discourse.annotators.target_records import OWN_SIDE, Target
from discourse.annotators.targets import TargetFinder
from discourse.annotators.text_parties import Elsewhere

WEIGHTS = "data/model/targets.tsv"
_TOLD = ("role=agent", "role=opposed")  # what words of blame say of a party


class Choice(NamedTuple):
    """The targets of a sentence, and the weight of its likeliest candidate."""

    targets: list[Target]
    weight: float


def choose_targets(
    finder: TargetFinder,
    elsewhere: Callable[[str], Elsewhere],
    *,
    is_sure: bool = True,
    weights: Mapping[str, float] | None = None,
) -> Choice:
    """The targets of a sentence: those of words of blame, else the likeliest candidate.

    Where the sentence ``is_sure`` to be criticism the former are not weighed.
    """
    by_rules = finder.by_rules()
    is_told = any(finder.mentioned()) or by_rules[0].kind == OWN_SIDE
    if is_told and is_sure:
        return Choice(by_rules, 0.0)
    weights = weights or load_weights()
    candidates = find_candidates(finder, elsewhere, by_rules, is_told=is_told)
    weighed = [(weigh(one, weights), one) for one in candidates]
    weight, best = max(weighed, key=itemgetter(0))
    return Choice(by_rules if is_told else [_told_or_guessed(best)], weight)


def _told_or_guessed(best: Candidate) -> Target:
    """Its target; ``guessed`` if it is a party and no word of blame tells."""
    is_told = best.target.kind == "conduct" or any(name in best.features for name in _TOLD)
    return best.target if is_told else replace(best.target, guessed=True)


def weigh(candidate: Candidate, weights: Mapping[str, float]) -> float:
    """The sum of the weights of what is known of a candidate."""
    return sum(value * weights.get(name, 0.0) for name, value in candidate.features.items())


@cache
def load_weights() -> dict[str, float]:
    """The weight of each feature by its name."""
    lines = files("discourse").joinpath(WEIGHTS).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("# "))
    return {name: float(weight) for name, weight in rows}
