"""What the fonts of reports can show, and how the rest is shown instead."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

_FONTS = (
    "IBMPlexSerif-Regular.ttf",
    "IBMPlexSans-Regular.ttf",
    "NotoSansCJKsc-Regular.otf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
)
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_KEPT_AS_IS = {"name", "type", "anchor", "target", "data"}


def substitute(data: Any) -> tuple[Any, list[str]]:
    """``data`` with every code point that no font has written as ``[U+XXXX]``.

    Variation selectors, which only ask for another shape of the sign before them, are dropped.

    Returns:
        the data, and the code points that were replaced, in order, as ``U+XXXX``.
    """
    missing: set[str] = set()
    return _walk(data, missing), [f"U+{ord(char):04X}" for char in sorted(missing)]


def _walk(value: Any, missing: set[str]) -> Any:
    if isinstance(value, str):
        return _shown(value, missing)
    if isinstance(value, list):
        return [_walk(entry, missing) for entry in value]
    if isinstance(value, dict):
        return {
            key: entry if key in _KEPT_AS_IS else _walk(entry, missing)
            for key, entry in value.items()
        }
    return value


def _shown(text: str, missing: set[str]) -> str:
    if text.isascii():
        return text
    text = _SELECTORS.sub("", text)
    lacking = {char for char in text if char not in "\n\t" and ord(char) not in code_points()}
    if not lacking:
        return text
    missing |= lacking
    return "".join(f"[U+{ord(char):04X}]" if char in lacking else char for char in text)


@cache
def code_points() -> frozenset[int]:
    """The code points that the fonts of the reports have, upright: a run falls back to any."""
    from fontTools.ttLib import TTFont

    folder = files("discourse") / "data" / "fonts"
    covered: set[int] = set()
    for name in _FONTS:
        with TTFont(str(folder / name), lazy=True) as font:
            covered.update(font.getBestCmap())
    return frozenset(covered)
