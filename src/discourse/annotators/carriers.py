"""What carries a label that a model gave: the words of the unit that speak most for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from discourse.annotators.features import Array, Views
from discourse.annotators.lexicon import Numbers

MOST_EVIDENCE = 5
_SPREAD = 3.0  # a share of so much of the sum is evidence of weight 1 - exp(-1)


class Carrier(NamedTuple):
    """Words behind a label: from where to where in their unit, and their weight in [0, 1]."""

    start: int
    end: int
    words: str
    weight: float


class Reading(Protocol):
    """Units as a model has read them."""

    @property
    def scores(self) -> Array:
        """The calibrated scores of all units, [units × labels]."""

    def carriers(self, wanted: Sequence[tuple[int, str]]) -> list[list[Carrier]]:
        """For each unit (by number) and label the words that speak most for it, in order."""


class Model(Protocol):
    """A trained model that scores functions; a label is given from its threshold on."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The columns of its scores."""

    @property
    def thresholds(self) -> dict[str, float]:
        """Those of the labels that it gives."""

    @property
    def digest(self) -> str:
        """Which model it is."""

    def read(self, views: Views) -> Reading:
        """The scores of the units of a text."""


class Shares(NamedTuple):
    """What words of units, from the first to the last of a few, add to the sum of a label."""

    units: Numbers
    firsts: Numbers
    lasts: Numbers
    values: Array


def strongest(shares: Shares, units: int) -> list[list[tuple[int, int, float]]]:
    """The words that add most in each of so many units: first, last, weight, in order."""
    speaks = np.flatnonzero(shares.values > 0)
    keys = (shares.lasts, shares.firsts, -shares.values, shares.units)
    order = speaks[np.lexsort([key[speaks] for key in keys])]
    of = shares.units[order]
    order = order[np.arange(len(of)) - np.searchsorted(of, of) < MOST_EVIDENCE]
    weights = np.round(1 - np.exp(-_SPREAD * shares.values[order].astype(np.float64)), 4)
    columns = (shares.units[order], shares.firsts[order], shares.lasts[order], weights)
    found: list[list[tuple[int, int, float]]] = [[] for _ in range(units)]
    for unit, *rest, weight in zip(*(column.tolist() for column in columns), strict=True):
        if weight > 0:
            found[unit].append((*rest, weight))
    return [sorted(own) for own in found]
