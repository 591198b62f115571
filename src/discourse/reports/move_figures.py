"""Moves of several texts in columns, those that stand beside each other joined by lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from discourse.reports.drawing import INK, RULE, SOFT, canvas, styled, to_svg

_HEIGHT = 5.9  # inches
_BAR = 0.62  # of the room of a column
_LEAST_LABELLED = 0.0125  # of the height: thinner blocks have no room for words
_PAIRED, _ALONE = "#dfe4ea", "white"


@dataclass(frozen=True, slots=True)
class MoveColumn:
    """One text: its name, how many sentences it has, and of each row its move or ``None``.

    A move is the words on it and its first and last sentence, counted from 1.
    """

    name: str
    sentences: int
    moves: tuple[tuple[str, int, int] | None, ...]


@styled
def draw_moves(columns: Sequence[MoveColumn], numbers: Sequence[int | None]) -> str:
    """A column for each text, from its beginning at the top to its end.

    Args:
        columns: in the order of reading, all with the same rows.
        numbers: of each row whose moves are counterparts, which are filled and joined by lines;
            ``None`` where a move stands alone.
    """
    drawing, axes = canvas(_HEIGHT)
    for place, column in enumerate(columns):
        _draw_column(axes, place, column, [number is not None for number in numbers])
    _join(axes, columns, numbers)
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(1.0, 0.0)
    axes.set_xticks(
        range(len(columns)),
        [f"{column.name}\n{column.sentences} sentences" for column in columns],
        fontsize=7.5,
    )
    axes.xaxis.tick_top()
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["begin", "25 %", "half", "75 %", "end"], fontsize=6.5)
    axes.tick_params(length=0, colors=INK)
    axes.spines["bottom"].set_visible(False)
    return to_svg(drawing, axes)


def _join(axes: Axes, columns: Sequence[MoveColumn], numbers: Sequence[int | None]) -> None:
    """Lines between counterparts, each with its number at the left where there is room."""
    lowest: dict[int, float] = {}
    for row, number in enumerate(numbers):
        having = [place for place, column in enumerate(columns) if column.moves[row]]
        for left, right in pairwise(having) if number is not None else ():
            ends = [_middle(columns[place], row) for place in (left, right)]
            at = [left + _BAR / 2, right - _BAR / 2]
            axes.plot(at, ends, color=INK, linewidth=0.6, zorder=0)
            if ends[0] - lowest.get(left, -1.0) >= _LEAST_LABELLED:
                lowest[left] = ends[0]
                axes.text(
                    left + _BAR / 2 + 0.03,
                    ends[0],
                    str(number),
                    ha="center",
                    va="center_baseline",
                    fontsize=5.2,
                    color=INK,
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4},
                )


def _middle(column: MoveColumn, row: int) -> float:
    move = column.moves[row]
    assert move is not None
    return (move[1] - 1 + move[2]) / 2 / max(column.sentences, 1)


def _draw_column(axes: Axes, place: int, column: MoveColumn, joined: Sequence[bool]) -> None:
    left, unit = place - _BAR / 2, 1 / max(column.sentences, 1)
    axes.add_patch(Rectangle((left, 0), _BAR, 1, facecolor="none", edgecolor=RULE, linewidth=0.5))
    for row, move in enumerate(column.moves):
        if move is None:
            continue
        words, first, last = move
        top, height = (first - 1) * unit, (last - first + 1) * unit
        axes.add_patch(
            Rectangle(
                (left, top),
                _BAR,
                height,
                facecolor=_PAIRED if joined[row] else _ALONE,
                edgecolor=INK if joined[row] else SOFT,
                linestyle="-" if joined[row] else (0, (2, 1.5)),
                linewidth=0.6,
            )
        )
        if height >= _LEAST_LABELLED:
            ink = INK if joined[row] else SOFT
            axes.text(
                place,
                top + height / 2,
                words,
                ha="center",
                va="center_baseline",
                fontsize=min(6.0, 5.2 + 20 * (height - _LEAST_LABELLED)),
                color=ink,
            )
