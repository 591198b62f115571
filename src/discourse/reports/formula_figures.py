"""The drawing of formulas through the years: a row each, a cell a year, shaded by the rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from discourse.reports.drawing import INK, RULE, SOFT, canvas, styled, to_svg

_LIGHT = 0.93  # the grey of the least rate above 0; the greatest is nearly ink
_DARK = 0.25
_MOST_NAME = 46


@dataclass(frozen=True, slots=True)
class YearRow:
    """A formula: for each year its count and its rate, ``None`` where no text covers the year."""

    name: str
    counts: tuple[int | None, ...]
    rates: tuple[float | None, ...]


@styled
def draw_years(rows: Sequence[YearRow], columns: Sequence[str]) -> str:
    """Counts by year as SVG: the number in each cell, the rate as its grey.

    Greys go from the least to the greatest rate of each row, so that rare and common formulas can
    both be read; a year without a text is crossed out and has no number, a year with texts but
    without the formula is blank with a small 0.

    Args:
        rows: top to bottom.
        columns: the years, or the first year of each period; gaps included.
    """
    drawing, axes = canvas(0.5 + 0.2 * len(rows))
    for place, row in enumerate(rows):
        most = max((rate for rate in row.rates if rate), default=0.0)
        for column, (count, rate) in enumerate(zip(row.counts, row.rates, strict=True)):
            _put_cell(axes, (column, -place), count, (rate or 0.0) / most if most else 0.0)
    axes.set_yticks([-place for place in range(len(rows))], [_short(row.name) for row in rows])
    axes.set_xticks(range(len(columns)), list(columns))
    axes.xaxis.tick_top()
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(-len(rows) + 0.5, 0.5)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(length=0)
    return to_svg(drawing, axes)


def _put_cell(axes: Axes, at: tuple[int, int], count: int | None, share: float) -> None:
    x, y = at
    grey = _LIGHT - (_LIGHT - _DARK) * share
    face = str(grey) if count else "white"
    hatch = "xxx" if count is None else None
    axes.add_patch(
        Rectangle((x - 0.46, y - 0.42), 0.92, 0.84, facecolor=face, edgecolor=RULE, linewidth=0.5,
                  hatch=hatch)
    )  # fmt: skip
    if count is not None:
        colour = SOFT if not count else "white" if grey < 0.55 else INK
        size = 6 if not count else 7.5
        axes.text(x, y, str(count), ha="center", va="center", color=colour, fontsize=size)


def _short(name: str) -> str:
    return name if len(name) <= _MOST_NAME else f"{name[: _MOST_NAME - 1]}…"
