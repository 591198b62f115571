"""What every drawing shares: style, canvas, and the way to SVG.

Drawing uses matplotlib's own classes without pyplot: no global state, no window, the same bytes
every time.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import wraps
from importlib.resources import files
from pathlib import Path
from typing import Any, ParamSpec

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas
from matplotlib.font_manager import fontManager

INK, SOFT, RULE, ACCENT = "#1b1f24", "#5b6470", "#c9ced6", "#1f4e79"
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "discourse",
    "font.family": ["IBM Plex Sans"],
    "font.size": 8.0,
    "axes.edgecolor": RULE,
    "axes.linewidth": 0.6,
    "text.color": INK,
    "axes.labelcolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": INK,
}
for _font in sorted((Path(str(files("discourse"))) / "data" / "fonts").glob("IBMPlexSans-*.ttf")):
    fontManager.addfont(_font)

P = ParamSpec("P")


def styled(draw: Callable[P, str]) -> Callable[P, str]:
    """``draw`` under the style of reports, whatever the user's own settings are."""

    @wraps(draw)
    def styled(*args: P.args, **kwargs: P.kwargs) -> str:
        with matplotlib.rc_context(_STYLE):
            return draw(*args, **kwargs)

    return styled


WIDTH = 6.54  # inches: the measure of the page
#: Shape and filling differ, so that the texts can be told apart without colour.
MARKERS = (
    ("o", INK),
    ("s", "white"),
    ("^", "#8a93a0"),
    ("D", "white"),
    ("v", INK),
    ("P", "#8a93a0"),
)


def canvas(height: float) -> tuple[Canvas, Axes]:
    """An empty drawing of the width of the page and this height in inches, and its axes."""
    drawing = Canvas(figsize=(WIDTH, height), layout="constrained")
    FigureCanvasSVG(drawing)
    return drawing, drawing.subplots()


def to_svg(drawing: Canvas, *panels: Axes) -> str:
    """The drawing, its panels without a frame but for the axis at their foot."""
    for axes in panels:
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
    out = io.StringIO()
    drawing.savefig(out, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    return out.getvalue()
