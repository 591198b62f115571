"""Series by year as small panels that stay readable in greyscale; gaps in coverage stay gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import MaxNLocator

from discourse.reports.drawing import INK, MARKERS, RULE, SOFT, WIDTH, styled, to_svg

COLUMNS = 3
_HEIGHT = 1.22  # inches of a row of panels


@dataclass(frozen=True, slots=True)
class YearPoint:
    """A value in a year, with the ends of its interval if it has one."""

    year: int
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: its name, and for each line of the legend its points in order of years."""

    name: str
    lines: tuple[tuple[str, tuple[YearPoint, ...]], ...]


@styled
def draw_years(panels: Sequence[Panel], years: tuple[int, int], label: str) -> str:
    """Panels of series as SVG, the same years on all.

    Points of consecutive years are joined by a thin line; a year without a point breaks it.

    Args:
        panels: in the order of reading.
        years: first and last.
        label: what the upright axes measure.
    """
    rows = -(-len(panels) // COLUMNS)
    canvas = Canvas(figsize=(WIDTH, 0.35 + _HEIGHT * rows), layout="constrained")
    FigureCanvasSVG(canvas)
    grid = canvas.subplots(rows, COLUMNS, squeeze=False, sharex=True)
    every: list[Axes] = list(grid.flat)
    for axes, panel in zip(every, panels, strict=False):
        _draw_panel(axes, panel, years)
    for axes in every[len(panels) :]:
        axes.set_axis_off()
    every[0].set_ylabel(label, fontsize=7)
    if len(panels[0].lines) > 1:
        handles, names = every[0].get_legend_handles_labels()
        canvas.legend(handles, names, loc="outside upper center", ncols=4, frameon=False)
    return to_svg(canvas, *every)


def _draw_panel(axes: Axes, panel: Panel, years: tuple[int, int]) -> None:
    axes.set_title(panel.name, loc="left", fontsize=7.5, color=INK, pad=3)
    width = len(panel.lines)
    for number, (name, points) in enumerate(panel.lines):
        shift = 0.22 * (number - (width - 1) / 2)
        shape, fill = MARKERS[number % len(MARKERS)]
        for point, following in pairwise(points):
            if following.year == point.year + 1:
                at = (point.year + shift, following.year + shift)
                axes.plot(at, (point.value, following.value), color=RULE, linewidth=0.8, zorder=0)
        for point in points:
            if point.low is not None and point.high is not None:
                axes.vlines(point.year + shift, point.low, point.high, color=SOFT, linewidth=0.8)
        axes.plot(
            [point.year + shift for point in points],
            [point.value for point in points],
            shape,
            color=INK,
            markersize=3.2,
            markerfacecolor=fill,
            markeredgewidth=0.7,
            linestyle="none",
            label=name,
        )
    axes.set_xlim(years[0] - 0.6, years[1] + 0.6)
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=3))
    axes.tick_params(length=0, labelsize=6.5)
    axes.grid(axis="y", color=RULE, linewidth=0.3)
