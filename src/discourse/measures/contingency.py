"""Tables of counts in which every unit stands in one cell: χ², residuals, Cramér's V.

Functions overlap, so a function × text table is not such a table (one sentence adds to several
cells). These measures are for one label per unit, such as the primary function.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from discourse.measures.resampling import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Contingency:
    """What a table of counts departs from independence, overall and cell by cell.

    ``residuals`` are Pearson's, (O-E)/√E; ``adjusted`` are divided by their standard error and
    so near to standard normal (Haberman 1973): beyond ±2 is notable. ``cramers_v`` is
    √(χ²/(n·(min(r,c)-1))), 0 to 1; ``cramers_v_corrected`` is Bergsma's (2013), which is not
    inflated in small tables. ``small_cells`` is the share of cells with an expected count
    under 5: above 0.2 the p-value is not to be trusted.
    """

    chi_squared: float
    degrees: int
    p_value: float
    expected: FloatArray
    residuals: FloatArray
    adjusted: FloatArray
    cramers_v: float
    cramers_v_corrected: float
    small_cells: float


def measure_contingency(table: IntArray) -> Contingency | None:
    """Pearson's χ² (no continuity correction) of a table of counts with its residuals.

    ``None`` where fewer than two rows or two columns have any counts. Rows and columns without
    counts keep their place, with residuals of 0.
    """
    from scipy.special import chdtrc

    counts = np.asarray(table, dtype=np.float64)
    rows, columns = counts.sum(axis=1) > 0, counts.sum(axis=0) > 0
    if rows.sum() < 2 or columns.sum() < 2:
        return None
    used = counts[np.ix_(rows, columns)]
    total = used.sum()
    row_shares = used.sum(axis=1, keepdims=True) / total
    column_shares = used.sum(axis=0, keepdims=True) / total
    expected = total * row_shares * column_shares
    residuals = (used - expected) / np.sqrt(expected)
    adjusted = residuals / np.sqrt((1 - row_shares) * (1 - column_shares))
    chi_squared = float((residuals**2).sum())
    degrees = (used.shape[0] - 1) * (used.shape[1] - 1)

    def placed(values: FloatArray) -> FloatArray:
        full = np.zeros_like(counts)
        full[np.ix_(rows, columns)] = values
        return full

    return Contingency(
        chi_squared,
        degrees,
        float(chdtrc(degrees, chi_squared)),
        placed(expected),
        placed(residuals),
        placed(adjusted),
        float(np.sqrt(chi_squared / (total * (min(used.shape) - 1)))),
        _corrected_v(chi_squared, used.shape, float(total)),
        float((expected < 5).mean()),
    )


def _corrected_v(chi_squared: float, shape: tuple[int, ...], total: float) -> float:
    """Cramér's V less its bias under independence (Bergsma 2013)."""
    if total <= 1:
        return 0.0
    height, width = shape
    excess = max(chi_squared / total - (height - 1) * (width - 1) / (total - 1), 0.0)
    height_corrected = height - (height - 1) ** 2 / (total - 1)
    width_corrected = width - (width - 1) ** 2 / (total - 1)
    least = min(height_corrected, width_corrected) - 1
    return float(np.sqrt(excess / least)) if least > 0 else 0.0
