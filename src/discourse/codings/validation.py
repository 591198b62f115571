"""How well the toolkit's labels match a human coding: by label and by kind of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from discourse.codings.matching import Match
from discourse.errors import UsageError
from discourse.measures.agreement import Draws
from discourse.measures.measure import Measure
from discourse.measures.resampling import FloatArray
from discourse.measures.score_card import Tally
from discourse.measures.scores import (
    CalibrationBin,
    Mask,
    Outcomes,
    average_precision,
    calibration_curve,
    f1,
    macro_f1,
    measure_scores,
    micro_f1,
    precision,
    recall,
)


@dataclass(frozen=True, slots=True, eq=False)
class Decisions:
    """Labels given by people, labels found, and their scores: each [units × labels]."""

    truth: Mask
    found: Mask
    scores: FloatArray


#: The four acts stand apart from the twelve functions, as their goals do.
ACTS = ("appraisal", "declaration", "warning", "rebuttal")
FEWEST_IN_GROUP = 10  # units with the label, for a recall of a group


@dataclass(frozen=True, slots=True)
class LabelScores:
    """The scores of one label; ``given``, ``found`` and ``hits`` (both) count units.

    ``confused`` are other labels that were found where this one was missed.

    ``everywhere`` is the F1 of saying the label of every unit, the simplest baseline.
    """

    label: str
    given: int
    found: int
    hits: int
    precision: Measure
    recall: Measure
    f1: Measure
    average_precision: float | None
    everywhere: float
    confused: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class GroupScores:
    """What was found of each label in the texts of a kind, where it was given or found."""

    kind: str
    name: str
    units: int
    labels: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Validation:
    """All that is said of the toolkit's labels on some coded units.

    It abstains on ``silent`` units, in which no score reaches its threshold; ``empty`` of these
    were given no label by people either.
    """

    units: int
    texts: int
    silent: int
    empty: int
    labels: tuple[LabelScores, ...]
    macro_twelve: Measure
    macro_acts: Measure
    micro: Measure
    calibration: tuple[CalibrationBin, ...]
    groups: tuple[GroupScores, ...]

    @property
    def tallies(self) -> dict[str, Tally]:
        """What was given and found of each label in all units."""
        return {one.label: Tally(one.hits, one.given, one.found) for one in self.labels}


def validate(matches: Iterable[Match], labels: Sequence[str]) -> Validation:
    """The scores of ``labels`` over matched units.

    Raises:
        UsageError: no unit was matched.
    """
    matches = list(matches)
    if not matches:
        raise UsageError("no coded unit lies in the texts at hand; name them, or their folder")
    truth = np.array([[label in m.coded.labels for label in labels] for m in matches])
    found = np.array([[label in m.found for label in labels] for m in matches])
    scores = np.array([[m.scores.get(label, 0.0) for label in labels] for m in matches])
    decisions = Decisions(truth, found, scores)
    places = [match.coded.place for match in matches]
    numbers = {place: number for number, place in enumerate(dict.fromkeys(places))}
    paragraphs = np.array([numbers[place] for place in places])
    draws = Draws.of(len(numbers))
    outcomes = Outcomes.of(truth, found, paragraphs)
    acts = [number for number, label in enumerate(labels) if label in ACTS]
    twelve = [number for number, label in enumerate(labels) if label not in ACTS]
    return Validation(
        len(matches),
        len({match.coded.text for match in matches}),
        int((~found.any(axis=1)).sum()),
        int((~found.any(axis=1) & ~truth.any(axis=1)).sum()),
        tuple(_labels(labels, decisions, outcomes, draws)),
        measure_scores(outcomes.of_labels(twelve), "macro-F1, functions", macro_f1, draws)[0],
        measure_scores(outcomes.of_labels(acts), "macro-F1, acts", macro_f1, draws)[0],
        measure_scores(outcomes.of_labels(twelve), "micro-F1, functions", micro_f1, draws)[0],
        calibration_curve(truth, scores),
        tuple(_groups(matches, labels, decisions)),
    )


def _labels(
    labels: Sequence[str], decisions: Decisions, outcomes: Outcomes, draws: Draws
) -> Iterator[LabelScores]:
    truth, found = decisions.truth, decisions.found
    precisions = measure_scores(outcomes, "precision", precision, draws)
    recalls = measure_scores(outcomes, "recall", recall, draws)
    means = measure_scores(outcomes, "F1", f1, draws)
    for number, label in enumerate(labels):
        given = int(truth[:, number].sum())
        yield LabelScores(
            label,
            given,
            int(found[:, number].sum()),
            int((truth & found)[:, number].sum()),
            precisions[number],
            recalls[number],
            means[number],
            average_precision(truth[:, number], decisions.scores[:, number]),
            2 * given / (len(truth) + given),
            _confused(labels, decisions, number),
        )


def _confused(
    labels: Sequence[str], decisions: Decisions, number: int
) -> tuple[tuple[str, int], ...]:
    """What was found, and wrong, where this label was given and missed; most frequent first."""
    missed = decisions.truth[:, number] & ~decisions.found[:, number]
    wrong = (decisions.found & ~decisions.truth)[missed].sum(axis=0)
    order = sorted(range(len(labels)), key=lambda other: -int(wrong[other]))
    return tuple((labels[other], int(wrong[other])) for other in order if wrong[other])


def _groups(
    matches: Sequence[Match], labels: Sequence[str], decisions: Decisions
) -> Iterator[GroupScores]:
    members: dict[tuple[str, str], list[int]] = {}
    for number, match in enumerate(matches):
        for group in match.groups:
            members.setdefault(group, []).append(number)
    for (kind, name), own in sorted(members.items()):
        truth, found = decisions.truth[own], decisions.found[own]
        rows = np.stack([truth & found, truth, found]).sum(axis=1).T.tolist()
        tallies = {label: Tally(*row) for label, row in zip(labels, rows, strict=True) if any(row)}
        yield GroupScores(kind, name, len(own), tallies)
