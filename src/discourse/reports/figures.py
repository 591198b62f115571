"""The drawings of reports: vector figures that stay readable in greyscale.

Every figure carries the rows behind it and a description in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from discourse.reports.drawing import ACCENT, INK, MARKERS, RULE, SOFT, canvas, styled, to_svg


@dataclass(frozen=True, slots=True)
class StripRow:
    """One row of a flow strip: its name, its group, and the sentence numbers that it marks."""

    name: str
    group: str
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: a name and a count."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class DotRow:
    """One row of a dot plot: a name, a value, and the ends of its interval if there is one."""

    name: str
    value: float
    low: float | None
    high: float | None


@styled
def draw_strip(rows: Sequence[StripRow], sentences: int, sections: Sequence[int]) -> str:
    """A flow strip as SVG: one row per function, one tick per sentence that has it.

    Args:
        rows: top to bottom; the name of its group stands above the first row of each.
        sentences: the number of sentences, the length of the strip.
        sections: the sentence numbers before which a heading stands.
    """
    places = _places(rows)
    drawing, axes = canvas(0.5 + 0.17 * (max(places) + 1))
    for place, row in _group_heads(rows, places):
        axes.annotate(
            row.group,
            (0, -place + 0.95),
            (-4, 0),
            xycoords=axes.get_yaxis_transform(),
            textcoords="offset points",
            ha="right",
            va="center",
            color=SOFT,
            fontsize=7,
            fontweight="bold",
            annotation_clip=False,
        )
    for place, row in zip(places, rows, strict=True):
        axes.axhline(-place, color=RULE, linewidth=0.5, zorder=0)
        axes.vlines(row.positions, -place - 0.36, -place + 0.36, color=INK, linewidth=1.1)
        axes.text(
            sentences + 1.5 + sentences * 0.01,
            -place,
            str(len(row.positions)),
            va="center",
            color=SOFT,
            fontsize=7.5,
        )
    for start in sections:
        axes.axvline(start - 0.5, color=ACCENT, linewidth=0.6, linestyle=(0, (2, 2)), zorder=0)
    axes.set_yticks([-place for place in places], [row.name for row in rows])
    axes.set_xlim(0, sentences + 1)
    axes.set_ylim(-max(places) - 0.7, 0.5)
    axes.set_xlabel("sentence number")
    axes.tick_params(length=0)
    return to_svg(drawing, axes)


@styled
def draw_bars(rows: Sequence[BarRow], label: str) -> str:
    """Plain bars as SVG: exact counts, each with its number at the end.

    Args:
        rows: in the order they are drawn, top to bottom.
        label: what the axis measures.
    """
    drawing, axes = canvas(0.55 + 0.19 * len(rows))
    places = [-place for place in range(len(rows))]
    axes.barh(places, [row.count for row in rows], height=0.55, color=ACCENT)
    most = max(row.count for row in rows)
    for place, row in zip(places, rows, strict=True):
        axes.text(row.count + 0.008 * most, place, str(row.count), va="center", fontsize=7.5)
    axes.set_yticks(places, [row.name for row in rows])
    axes.set_xlim(0, 1.06 * most)
    axes.set_ylim(-len(rows) + 0.4, 0.6)
    axes.set_xlabel(label)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.tick_params(length=0)
    return to_svg(drawing, axes)


@styled
def draw_paired_dots(
    names: Sequence[str],
    series: Sequence[tuple[str, Sequence[DotRow]]],
    label: str,
    joined: Sequence[bool] = (),
) -> str:
    """Several texts side by side: one row per name, one marker shape per text, with intervals.

    Args:
        names: the rows, top to bottom.
        series: for each text its name and its rows, in the order of ``names``.
        label: what the axis measures, with its unit.
        joined: the rows whose markers a line joins, as a difference; none if not given.
    """
    step = 0.72 / max(len(series), 1)
    drawing, axes = canvas(0.9 + len(names) * (0.12 + 0.055 * len(series)))
    for line, values in enumerate(zip(*(rows for _, rows in series), strict=True)):
        if joined and joined[line]:
            shares = [row.value for row in values]
            axes.hlines(-line, min(shares), max(shares), color=RULE, linewidth=3.2, zorder=0)
    for number, (text, rows) in enumerate(series):
        shift = (number - (len(series) - 1) / 2) * step
        _put_dots(axes, text, rows, shift, MARKERS[number % len(MARKERS)])
    axes.set_yticks([-place for place in range(len(names))], list(names))
    axes.set_xlim(left=-0.012 * axes.get_xlim()[1])
    axes.set_ylim(-len(names) + 0.45, 0.55)
    axes.set_xlabel(label)
    for place in range(len(names) - 1):
        axes.axhline(-place - 0.5, color=RULE, linewidth=0.4)
    axes.tick_params(length=0)
    axes.legend(
        loc="lower center",
        bbox_to_anchor=(0.4, 1.0),
        ncols=min(len(series), 4),
        frameon=False,
        fontsize=7.5,
        handletextpad=0.3,
    )
    return to_svg(drawing, axes)


def _put_dots(
    axes: Axes, text: str, rows: Sequence[DotRow], shift: float, marker: tuple[str, str]
) -> None:
    """The markers of one text, ``shift`` below the middle of each line, with their intervals."""
    places = [-place - shift for place in range(len(rows))]
    for place, row in zip(places, rows, strict=True):
        if row.low is not None and row.high is not None:
            axes.hlines(place, row.low, row.high, color=SOFT, linewidth=0.9)
    shape, fill = marker
    axes.plot(
        [row.value for row in rows],
        places,
        shape,
        color=INK,
        markersize=3.8,
        markerfacecolor=fill,
        markeredgewidth=0.8,
        linestyle="none",
        label=text,
    )


@styled
def draw_spread(names: Sequence[str], values: Sequence[Sequence[float]], label: str) -> str:
    """Many texts in one row per name: a tick for the value of each text.

    Args:
        names: the rows, top to bottom.
        values: for each row the values of all texts.
        label: what the axis measures, with its unit.
    """
    drawing, axes = canvas(0.55 + 0.19 * len(names))
    for place, row in enumerate(values):
        axes.axhline(-place, color=RULE, linewidth=0.5, zorder=0)
        axes.vlines(row, -place - 0.32, -place + 0.32, color=INK, linewidth=0.8, alpha=0.7)
    axes.set_yticks([-place for place in range(len(names))], list(names))
    axes.set_xlim(left=-0.012 * axes.get_xlim()[1])
    axes.set_ylim(-len(names) + 0.4, 0.6)
    axes.set_xlabel(label)
    axes.tick_params(length=0)
    return to_svg(drawing, axes)


def _places(rows: Sequence[StripRow]) -> list[float]:
    """Where each row stands, from the top, with room for a name above each group."""
    places: list[float] = []
    at = 0.0
    for index, row in enumerate(rows):
        if not index or row.group != rows[index - 1].group:
            at += 1.15
        places.append(at)
        at += 1
    return places


def _group_heads(
    rows: Sequence[StripRow], places: Sequence[float]
) -> Iterator[tuple[float, StripRow]]:
    """The first row of each group, with its place."""
    for index, (place, row) in enumerate(zip(places, rows, strict=True)):
        if not index or row.group != rows[index - 1].group:
            yield place, row
