"""What the fonts of reports can show, and how the rest is shown instead."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

_KEPT_AS_IS = {"name", "type", "anchor", "target", "data"}


def substitute(data: Any) -> tuple[Any, list[str]]:
    """``data`` with every code point that no font has written as ``[U+XXXX]``.

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
    lacking = {char for char in text if char not in "\n\t" and ord(char) not in code_points()}
    if not lacking:
        return text
    missing |= lacking
    return "".join(f"[U+{ord(char):04X}]" if char in lacking else char for char in text)


@cache
def code_points() -> frozenset[int]:
    """The code points that both text fonts of the reports have, upright."""
    from fontTools.ttLib import TTFont

    folder = files("discourse") / "data" / "fonts"
    covered: list[set[int]] = []
    for name in ("IBMPlexSerif-Regular.ttf", "IBMPlexSans-Regular.ttf"):
        with TTFont(str(folder / name), lazy=True) as font:
            covered.append(set(font.getBestCmap()))
    # A run in one family falls back to the other, so that either may have the letter.
    return frozenset(covered[0] | covered[1])
