"""How well stances found match stances coded: +, 0 and -, one of each party of a sentence."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from discourse.measures.agreement import Draws
from discourse.measures.measure import Measure
from discourse.measures.scores import Outcomes, f1, macro_f1, measure_scores, precision, recall

CLASSES = ("-", "0", "+")


@dataclass(frozen=True, slots=True)
class Compared:
    """The stance coded toward a party and the one found; ``group`` is drawn as a whole."""

    coded: str
    found: str
    group: Hashable


def score_polarities(cases: Sequence[Compared]) -> Iterator[Measure]:
    """Macro-F1 over the three, then F1, precision and recall of each, with intervals over groups.

    Raises:
        ValueError: there are no cases.
    """
    if not cases:
        raise ValueError("no stance was coded in the texts at hand")
    truth = np.array([[case.coded == name for name in CLASSES] for case in cases])
    found = np.array([[case.found == name for name in CLASSES] for case in cases])
    groups = {group: number for number, group in enumerate(dict.fromkeys(c.group for c in cases))}
    outcomes = Outcomes.of(truth, found, np.array([groups[case.group] for case in cases]))
    draws = Draws.of(len(groups))
    yield from measure_scores(outcomes, "macro-F1 of -, 0, +", macro_f1, draws)
    for number, name in enumerate(CLASSES):
        for score in (f1, precision, recall):
            title = f"{score.__name__} of {name}"
            yield measure_scores(outcomes, title, score, draws)[number]


def line_of(measure: Measure) -> str:
    """A score with its interval and base, as the scripts that measure print it."""
    if measure.value is None:
        return f"{measure.name}: {measure.reason}"
    span = measure.interval
    interval = f"[{span.low:.3f}, {span.high:.3f}]" if span else f"({measure.reason})"
    return f"{measure.name} {measure.value:.3f} {interval} of {measure.base}"
