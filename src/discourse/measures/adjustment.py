"""Many tests on one page: the Benjamini-Hochberg adjustment over what was tested."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def adjust_p_values(p_values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The q-values of a family: the smallest false-discovery rate at which each test counts.

    Benjamini & Hochberg (1995): q of the i-th smallest of m p-values is the least m·p_j/j over
    j ≥ i, at most 1. ``None`` (not tested) stays ``None`` and is not part of the family.
    """
    made = np.array([p_value for p_value in p_values if p_value is not None])
    order = np.argsort(made)
    scaled = made[order] * made.size / np.arange(1, made.size + 1)
    adjusted = np.empty_like(made)
    # The least from each rank on: from the last backwards.
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    values = iter(adjusted.tolist())
    return tuple(None if p_value is None else next(values) for p_value in p_values)
