"""How far coders agree: a table by label, what they did elsewhere, and where they differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from discourse.codings.coders import find_columns, labels_coded
from discourse.codings.records import CodedUnit, Coding
from discourse.errors import UsageError
from discourse.measures.agreement import (
    Coefficient,
    Draws,
    Ratings,
    Sums,
    cohen_kappa,
    gwet_ac1,
    interval_alpha,
    nominal_alpha,
    ordinal_alpha,
    percent_agreement,
    positive_agreement,
    sum_up,
)
from discourse.measures.agreement_intervals import measure_agreement
from discourse.measures.measure import Measure
from discourse.measures.resampling import IntArray
from discourse.measures.set_agreement import masi_distance, set_alpha
from discourse.measures.unitizing import SpanAgreement, compare_spans

_PERCENT_HIGH, _F1_LOW = 0.9, 2 / 3
_COLUMN_COST = 0.1


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """Agreement on one label or column: how often each coder gave it, and the coefficients.

    ``given`` is ``None`` for a coder whose table has no column for the label.
    """

    name: str
    given: tuple[int | None, ...]
    measures: Mapping[str, Measure]

    @property
    def is_of_absence(self) -> bool:
        """Whether coders agree only because they mostly leave the label out."""
        percent, f1 = (self.measures[name].value for name in ("percent", "f1"))
        return percent is not None and percent >= _PERCENT_HIGH and (f1 is None or f1 < _F1_LOW)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A unit on which coders differ; ``cost`` is the mean MASI distance and .1 for each column."""

    unit: str
    text: str
    cost: float
    labels: tuple[frozenset[str] | None, ...]
    columns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """All that is said of some coders: ``units`` were coded by two of them at least.

    ``coded`` counts the units of each coder, and ``alone`` names those that no other coded.
    """

    coders: tuple[str, ...]
    units: int
    coded: tuple[int, ...]
    alone: tuple[tuple[str, ...], ...]
    labels: tuple[LabelAgreement, ...]
    columns: tuple[LabelAgreement, ...]
    whole: Measure
    spans: Mapping[str, SpanAgreement]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Scales:
    """Which further columns are compared, and how: ``nominal``, ``ordinal``, ``interval``."""

    nominal: Sequence[str] = ()
    ordinal: Sequence[str] = ()
    interval: Sequence[str] = ()


def compare_coders(
    codings: Sequence[Coding], labels: Sequence[str], scales: Scales | None = None
) -> Agreement:
    """The agreement of coders on ``labels`` and on the columns of ``scales``.

    A label is scored over the coders who could give it, whole sets on the labels that all could.

    Raises:
        UsageError: no coder filled such a column, or an interval column holds no numbers.
    """
    scales = scales or Scales()
    columns = (*scales.nominal, *scales.ordinal, *scales.interval)
    _check_columns(columns, set(find_columns(codings)) - set(labels))
    names = list(dict.fromkeys(name for coding in codings for name in coding.units))
    grid = [[coding.units.get(name) for coding in codings] for name in names]
    alone = [row for row in grid if sum(unit is not None for unit in row) == 1]
    grid = [row for row in grid if sum(unit is not None for unit in row) > 1]
    places = [next(unit.place for unit in row if unit) for row in grid]
    numbers = {place: number for number, place in enumerate(dict.fromkeys(places))}
    paragraphs = np.array([numbers[place] for place in places])
    draws = Draws.of(len(numbers))
    own = [labels_coded(coding, labels) for coding in codings]
    common = frozenset(labels).intersection(*own)
    sets = [[unit.labels & common if unit else None for unit in row] for row in grid]
    return Agreement(
        tuple(coding.name for coding in codings),
        len(grid),
        tuple(len(coding.units) for coding in codings),
        tuple(tuple(u.unit for row in alone if (u := row[n])) for n in range(len(codings))),
        tuple(_label(label, _ratings(grid, own, label), paragraphs, draws) for label in labels),
        tuple(_columns(grid, paragraphs, draws, scales)),
        set_alpha("alpha of label sets (MASI)", [*zip(*sets, strict=True)], paragraphs, draws),
        dict(_spans(codings[:2], labels)),
        _disagreements(grid, common, columns),
    )


def _check_columns(wanted: Sequence[str], present: Collection[str]) -> None:
    for column in wanted:
        if column not in present:
            there = f"filled are {', '.join(sorted(present))}" if present else "none is filled"
            raise UsageError(f"no such column in any coding: {column!r}; {there}")


def _ratings(
    grid: list[list[CodedUnit | None]], own: Sequence[Collection[str]], label: str
) -> IntArray:
    """Whether each coder gave a label to each unit, [coders × units]; -1 where one could not."""
    rows = [
        [
            int(label in unit.labels) if unit and label in could else -1
            for unit, could in zip(row, own, strict=True)
        ]
        for row in grid
    ]
    return np.array(rows).T


def _label(label: str, values: IntArray, paragraphs: IntArray, draws: Draws) -> LabelAgreement:
    sums = sum_up(Ratings(values, paragraphs))
    measures: dict[str, Coefficient] = {
        "percent": percent_agreement,
        "alpha": nominal_alpha,
        "ac1": gwet_ac1,
        "f1": positive_agreement,
    }
    if len(values) == 2:
        measures["kappa"] = cohen_kappa
    given = tuple(int((row == 1).sum()) if (row >= 0).any() else None for row in values)
    return LabelAgreement(label, given, _measures(sums, measures, draws))


def _measures(sums: Sums, wanted: Mapping[str, Coefficient], draws: Draws) -> dict[str, Measure]:
    return {name: measure_agreement(name, sums, how, draws) for name, how in wanted.items()}


def _columns(
    grid: list[list[CodedUnit | None]], paragraphs: IntArray, draws: Draws, scales: Scales
) -> Iterator[LabelAgreement]:
    """Agreement on further columns, over the units for which two coders filled them."""
    for kind in ("nominal", "ordinal", "interval"):
        for column in getattr(scales, kind):
            cells = [[unit.columns.get(column, "") if unit else "" for unit in row] for row in grid]
            levels = _levels(column, {cell for row in cells for cell in row if cell}, kind)
            place = {level: number for number, level in enumerate(levels)}
            values = np.array([[place.get(cell, -1) for cell in row] for row in cells]).T
            numbers = tuple(
                float(v) for v in (levels if kind == "interval" else range(len(levels)))
            )
            sums = sum_up(Ratings(values, paragraphs, numbers))
            alpha = {
                "nominal": nominal_alpha,
                "ordinal": ordinal_alpha,
                "interval": interval_alpha(numbers),
            }[kind]
            given = tuple(int((row >= 0).sum()) for row in values)
            measures: dict[str, Coefficient] = {"percent": percent_agreement, "alpha": alpha}
            yield LabelAgreement(f"{column} ({kind})", given, _measures(sums, measures, draws))


def _levels(column: str, found: set[str], kind: str) -> list[str]:
    """The values of a column in their order: numbers by size, words as they are spelled."""
    if len(found) < 2:
        raise UsageError(f"column {column!r} holds {len(found)} different values; needed are two")
    try:
        return sorted(found, key=float)
    except ValueError:
        if kind == "nominal":
            return sorted(found)
        raise UsageError(f"column {column!r} is {kind} and must hold numbers") from None


def _spans(codings: Sequence[Coding], labels: Sequence[str]) -> Iterator[tuple[str, SpanAgreement]]:
    if not all(coding.spans for coding in codings):
        return
    texts = [text for text in codings[0].lengths if text in codings[1].lengths]
    lengths = [codings[0].lengths[text] for text in texts]
    for label in labels:
        one, other = (
            [
                [(s.start, s.end) for s in coding.spans if (s.label, s.text) == (label, text)]
                for text in texts
            ]
            for coding in codings
        )
        found = compare_spans(one, other, lengths)
        if any(found.spans):
            yield label, found


def _disagreements(
    grid: list[list[CodedUnit | None]], common: frozenset[str], columns: Sequence[str]
) -> tuple[Disagreement, ...]:
    """The units on which coders differ, the costliest first, else in the order of the texts.

    Their labels are those of ``common``, which all coders could give.
    """
    found = []
    for row in grid:
        units = [unit for unit in row if unit]
        pairs = [(a, b) for number, a in enumerate(units) for b in units[number + 1 :]]
        costs = (masi_distance(a.labels & common, b.labels & common) for a, b in pairs)
        cost = sum(costs) / len(pairs)
        cells = {c: tuple(u.columns.get(c, "") for u in units) for c in columns}
        differing = {c: given for c, given in cells.items() if len(set(given)) > 1}
        cost += _COLUMN_COST * len(differing)
        if cost:
            labels = tuple(unit.labels & common if unit else None for unit in row)
            found.append(Disagreement(units[0].unit, units[0].text, cost, labels, differing))
    return tuple(sorted(found, key=lambda one: -one.cost))
