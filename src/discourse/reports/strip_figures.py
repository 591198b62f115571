"""Flow strips of several texts side by side, on the same scale from beginning to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas

from discourse.reports.drawing import INK, RULE, SOFT, WIDTH, styled, to_svg

_ROW = 0.13  # inches of a row


@dataclass(frozen=True, slots=True)
class Strip:
    """One text: its name, how many sentences it has, and for each row those that it marks."""

    name: str
    sentences: int
    positions: tuple[tuple[int, ...], ...]


@styled
def draw_strips(strips: Sequence[Strip], rows: Sequence[str]) -> str:
    """A panel for each text, with the same rows; every text runs from 0 to 100 percent.

    Args:
        strips: in the order of reading.
        rows: the names of the rows, top to bottom.
    """
    height = 0.4 + len(strips) * (0.2 + _ROW * len(rows))
    canvas = Canvas(figsize=(WIDTH, height), layout="constrained")
    FigureCanvasSVG(canvas)
    panels = canvas.subplots(len(strips), 1, squeeze=False, sharex=True)[:, 0]
    for axes, strip in zip(panels, strips, strict=True):
        title = f"{strip.name} ({strip.sentences} sentences)"
        axes.set_title(title, loc="left", fontsize=7.5, color=INK, pad=2)
        for place, positions in enumerate(strip.positions):
            at = [100 * (number - 0.5) / max(strip.sentences, 1) for number in positions]
            axes.axhline(-place, color=RULE, linewidth=0.4, zorder=0)
            axes.vlines(at, -place - 0.38, -place + 0.38, color=INK, linewidth=0.8)
            count = str(len(positions))
            axes.text(101, -place, count, va="center", fontsize=6.5, color=SOFT)
        axes.set_yticks([-place for place in range(len(rows))], list(rows), fontsize=6.5)
        axes.set_ylim(-len(rows) + 0.4, 0.6)
        axes.tick_params(length=0)
    panels[-1].set_xlim(0, 100)
    panels[-1].set_xlabel("percent of the text")
    return to_svg(canvas, *panels)
