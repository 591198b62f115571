"""Numbers whose meaning hangs on another that stands apart: "of every ten that we plant, four"."""

from __future__ import annotations

import re

from discourse.annotators.amounts import Amount

_OF_EVERY = re.compile(r"\b(?:out\s+)?of\s+(?:every|each)\s+$")
_PART = re.compile(r"\b(?:including|among (?:them|which)|of (?:whom|which|them))\s+(?:\w+\s+)?$")
_AND = re.compile(r"\s+and\s+")
_FAR = 120  # characters from "of every ten" to how many of them
_CLAUSE_END = re.compile(r"[;:.!?]\s")


def is_base(text: str, start: int) -> bool:
    """Whether the number at ``start`` is what a later one is a share of: "of every ten"."""
    return _OF_EVERY.search(text, 0, start) is not None


def share_apart(text: str, amount: Amount, base: Amount) -> float | None:
    """The share that an amount is of a ``base`` told before it in the clause."""
    between = text[base.end : amount.start]
    is_near = len(between) <= _FAR and not _CLAUSE_END.search(between)
    if not is_near or amount.currency or amount.value >= base.value:
        return None
    return amount.value / base.value


def is_part(text: str, start: int) -> bool:
    """Whether the number at ``start`` is of a part: "among them five children"."""
    return _PART.search(text, 0, start) is not None


def is_beside(text: str, end: int, start: int) -> bool:
    """Whether only "and" stands between two quantities: "38 men and 14 firms"."""
    return _AND.fullmatch(text, end, start) is not None
