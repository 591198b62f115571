"""The drawings of places: texts along one scale, and texts on a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discourse.reports.drawing import ACCENT, INK, MARKERS, RULE, SOFT, canvas, styled, to_svg


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A text on a scale: ``low`` and ``high`` are the ends of its interval, if it has one.

    ``is_given`` marks a reference text, whose place was given and not found.
    """

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    is_given: bool = False


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A text on a map; ``group`` is the number of its group, or 0; ``is_target`` puts it first."""

    name: str
    x: float
    y: float
    group: int = 0
    is_target: bool = False


@styled
def draw_scale(rows: Sequence[ScaleRow], label: str) -> str:
    """Texts in a column, each with its place and interval; given places are open squares.

    Args:
        rows: top to bottom.
        label: what the axis measures.
    """
    drawing, axes = canvas(0.5 + 0.155 * len(rows))
    for place, row in enumerate(rows):
        axes.axhline(-place, color=RULE, linewidth=0.4, zorder=0)
        if row.low is not None and row.high is not None:
            axes.hlines(-place, row.low, row.high, color=SOFT, linewidth=1.1)
    for is_given, marker, fill in ((False, "o", INK), (True, "s", "white")):
        shown = [(r.value, -n) for n, r in enumerate(rows) if r.is_given is is_given]
        if shown:
            axes.plot(
                *zip(*shown, strict=True), marker, color=INK, markersize=3.8, markerfacecolor=fill,
                markeredgewidth=0.8, linestyle="none",
            )  # fmt: skip
    axes.set_yticks([-place for place in range(len(rows))], [row.name for row in rows])
    axes.set_ylim(-len(rows) + 0.4, 0.6)
    axes.set_xlabel(label)
    axes.tick_params(length=0)
    return to_svg(drawing, axes)


@styled
def draw_map(points: Sequence[MapPoint]) -> str:
    """Texts on a plane, groups by the shape of their marks, the text in question in bold.

    Both axes have the same measure and no numbers, since they mean nothing.
    """
    drawing, axes = canvas(5.4)
    for point in points:
        shape, fill = MARKERS[point.group % len(MARKERS)]
        axes.plot(
            point.x, point.y, shape, color=ACCENT if point.is_target else INK,
            markersize=6.0 if point.is_target else 3.6, markeredgewidth=0.8,
            markerfacecolor=ACCENT if point.is_target else fill, linestyle="none",
        )  # fmt: skip
    for point, shift in zip(points, _shifts(points), strict=True):
        axes.annotate(
            point.name, (point.x, point.y), shift, textcoords="offset points",
            fontsize=7.2 if point.is_target else 6.2, va="center",
            fontweight="bold" if point.is_target else "normal",
            ha="left" if shift[0] > 0 else "right",
        )  # fmt: skip
    axes.set_aspect("equal", adjustable="datalim")
    axes.margins(0.12)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)
    return to_svg(drawing, axes)


def _shifts(points: Sequence[MapPoint]) -> list[tuple[float, float]]:
    """Where each name stands beside its mark, in points: away from names that stand already.

    A name that no place is free for stands to the right all the same.
    """
    width = max((p.x for p in points), default=0.0) - min((p.x for p in points), default=0.0)
    height = max((p.y for p in points), default=0.0) - min((p.y for p in points), default=0.0)
    scale = max(width / 380, height / 330) or 1.0  # data units in a point of the page
    taken: list[tuple[float, float, float, float]] = [
        (p.x - 3 * scale, p.y - 3 * scale, p.x + 3 * scale, p.y + 3 * scale) for p in points
    ]
    shifts = []
    for number, point in enumerate(points):
        choices = [(side * 5.0, rise) for rise in (0.0, 6.0, -6.0, 12.0, -12.0) for side in (1, -1)]
        boxes = [_box(point, choice, scale) for choice in choices]
        others = taken[:number] + taken[number + 1 :]
        free = [n for n, box in enumerate(boxes) if not any(_overlap(box, o) for o in others)]
        chosen = free[0] if free else 0
        shifts.append(choices[chosen])
        taken.append(boxes[chosen])
    return shifts


def _box(
    point: MapPoint, shift: tuple[float, float], scale: float
) -> tuple[float, float, float, float]:
    length = 3.4 * len(point.name) * scale
    left = point.x + shift[0] * scale - (length if shift[0] < 0 else 0)
    middle = point.y + shift[1] * scale
    return left, middle - 3 * scale, left + length, middle + 3 * scale


def _overlap(
    first: tuple[float, float, float, float], second: tuple[float, float, float, float]
) -> bool:
    across = first[0] < second[2] and second[0] < first[2]
    return across and first[1] < second[3] and second[1] < first[3]
