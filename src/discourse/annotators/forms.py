"""What cues and form say of units: the features that have names, weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.features import Array, Views


@dataclass(frozen=True, eq=False)
class Forms:
    """The rows of ``weights`` [rows × labels] by feature; features without a row say nothing."""

    rows: Mapping[str, int]
    weights: Array

    def sums(self, views: Views) -> Array:
        """What the features of units say, [units × labels]."""
        pairs = [(c, self.rows[name]) for c, name in enumerate(views.names) if name in self.rows]
        columns, rows = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        get = self.rows.get
        found = [[row for cue in dict.fromkeys(own) if (row := get(cue)) is not None]
                 for own in views.cues]  # fmt: skip
        counts = np.array([*map(len, found)], dtype=np.int64)
        fired = self.weights[[row for own in found for row in own]]
        # Not by BLAS: for so little it starts threads that take more time than they save.
        by_form = np.einsum("uf,fl->ul", views.form[:, columns], self.weights[rows])
        return np.asarray(by_form + sum_rows(fired, counts))


def sum_rows(table: Array, counts: NDArray[np.int64]) -> Array:
    """Sums of consecutive lines of ``table``, as many as each count says."""
    filled = counts > 0
    total: Array = np.zeros((len(counts), table.shape[1]), dtype=np.float32)
    if filled.any():
        starts = (np.cumsum(counts) - counts)[filled]
        total[filled] = np.add.reduceat(table, starts, axis=0)
    return total
