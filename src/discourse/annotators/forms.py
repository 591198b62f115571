"""What cues and form say of units: the features that have names, weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.carriers import Array
from discourse.annotators.features import UnitView, features_of


@dataclass(frozen=True, eq=False)
class Forms:
    """The rows of ``weights`` [rows × labels] by feature; features without a row say nothing."""

    rows: Mapping[str, int]
    weights: Array

    def sums(self, views: Sequence[UnitView]) -> Array:
        """What the features of consecutive units say, [units × labels]."""
        rows: list[int] = []
        values: list[float] = []
        counts = []
        get = self.rows.get
        for number in range(len(views)):
            before = len(rows)
            for name, value in features_of(views, number).items():
                if (row := get(name)) is not None:
                    rows.append(row)
                    values.append(value)
            counts.append(len(rows) - before)
        table = self.weights[rows] * np.array(values, dtype=np.float32)[:, None]
        return sum_rows(table, np.array(counts, dtype=np.int64))


def sum_rows(table: Array, counts: NDArray[np.int64]) -> Array:
    """Sums of consecutive lines of ``table``, as many as each count says."""
    filled = counts > 0
    total: Array = np.zeros((len(counts), table.shape[1]), dtype=np.float32)
    if filled.any():
        starts = (np.cumsum(counts) - counts)[filled]
        total[filled] = np.add.reduceat(table, starts, axis=0)
    return total
