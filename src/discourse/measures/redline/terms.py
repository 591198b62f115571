"""The terms of a pledge or request: deadline, amount, condition, and how they changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from discourse.annotators.pledge_words import load_pledge_words
from discourse.annotators.quantities import find_quantities
from discourse.annotators.quantity_words import load_quantity_words
from discourse.measures.redline.records import Change
from discourse.measures.redline.view import View
from discourse.measures.redline.writing import numbers_in
from discourse.text import fold

_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_DAY = re.compile(r"(?<![\d.,])(?:[12]\d|3[01]|0?[1-9])(?![\d.,]|\s?%)")
_LIMIT = re.compile(
    r"(?i:by|before|until|no later than|not later than|at the latest|in|within|inside)\b"
)
_PARTS = ((re.compile(r"(?:beginning|start) of|early|first quarter"), 1),
          (re.compile(r"second quarter"), 4), (re.compile(r"first half|mid\b|middle of"), 6),
          (re.compile(r"third quarter"), 9),
          (re.compile(r"end of|second half|late\b|last quarter|fourth quarter"), 12))  # fmt: skip
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650, "hour": 1 / 24}
_SPAN = re.compile(rf"\b({'|'.join(_DAYS)})s?\b")
TIMES = {"once": 1, "twice": 2, "thrice": 3}
Fields = tuple[str | None, str | None]


def compare_conditions(view: View, kind: str, old: str | None, new: str | None) -> Iterator[Change]:
    """A condition that came makes a pledge weaker, one that went stronger."""
    if bool(old) != bool(new) and view.differ(old, new):
        there = view.counterpart(old or new or "", bool(new))  # "when" for "if", or nothing
        fields = (there, new) if new else (old, there)
        yield tell(view, kind, "weaker" if new else "stronger", fields, "condition")


def compare_deadlines(view: View, kind: str, old: str | None, new: str | None) -> Iterator[Change]:
    """A deadline that came or is earlier now makes stronger, one that went or is later weaker."""
    if not view.differ(old, new):
        return
    if not old or not new:
        there = view.counterpart(old or new or "", bool(new))  # "in due course", or nothing
        fields = (there, new) if new else (old, there)
        yield tell(view, kind, "stronger" if new else "weaker", fields, "deadline")
        return
    if all(map(_YEAR.search, (old, new))) and not (_LIMIT.match(old) and _LIMIT.match(new)):
        return  # a day on which, not by which: a date and no deadline
    later = is_later(old, new)
    direction = "exchanged" if later is None else "weaker" if later else "stronger"
    yield tell(view, kind, direction, (old, new), "deadline")


def is_limit(words: str) -> bool:
    """Whether words are a limit of time: "by the end of 2030", "within six months"."""
    folded = fold(words).strip(" ,")
    if not _LIMIT.match(folded):
        return False
    tells_time = bool(_YEAR.search(folded) or _SPAN.search(folded)) or any(_date(folded))
    return tells_time or any(event in folded for event in load_pledge_words()["events"])


def is_later(old: str, new: str) -> bool | None:
    """Whether a deadline ends later than another; ``None`` where the two do not say."""
    spans = _days(old), _days(new)
    if spans[0] and spans[1]:
        return None if spans[0] == spans[1] else spans[1] > spans[0]
    first, second = _date(old), _date(new)
    known = [(a, b) for a, b in zip(first, second, strict=True) if (a, b) != (None, None)]
    for a, b in known:
        if a is None or b is None:
            return None
        if a != b:
            return b > a
    return None


def _days(words: str) -> float | None:
    """How long a span of time is: "within six months"."""
    folded = fold(words)
    unit = _SPAN.search(folded)
    values = numbers_in(folded)
    return values[0] * _DAYS[unit[1]] if unit and values else None


def _date(words: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as far as they are told; "the end of 2030" is its last month."""
    folded = fold(words)
    year = _YEAR.search(folded)
    months = [m for word in re.findall(r"[a-z]+", folded) if (m := _months().get(word))]
    part = next((month for part, month in _PARTS if part.search(folded)), None)
    day = _DAY.search(folded) if months else None
    month = months[0] if months else part
    return (int(year[0]) if year else None, month, int(day[0]) if day else None)


@cache
def _months() -> dict[str, int]:
    """The months of the page of quantities by number; short forms and full ones."""
    order = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return {word: order.index(word[:3]) + 1 for word in load_quantity_words().lists["months"]}


def compare_amounts(view: View, kind: str, old: str | None, new: str | None) -> Iterator[Change]:
    """More makes stronger, less or none weaker."""
    if not view.differ(old, new):
        return
    values = [_values(words or "") for words in (old, new)]
    direction = direction_of(old, new)
    if [len(found) for found in values] == [1, 1] and values[0] != values[1]:
        direction = "stronger" if values[1] > values[0] else "weaker"
    elif bool(values[0]) != bool(values[1]):
        direction = "stronger" if values[1] else "weaker"
    elif not old or not new:
        direction = "stronger" if new else "weaker"
    yield tell(view, kind, direction, (old, new), "amount")


def _values(words: str) -> list[float]:
    """What an amount is worth, or how many times a thing is done: "twice a year"."""
    folded = fold(words)
    times = [float(TIMES[word]) for word in re.findall(r"[a-z]+", folded) if word in TIMES]
    return [one.value for one in find_quantities(words)] or numbers_in(folded) or times


def direction_of(old: object, new: object) -> str:
    """Whether something was added, taken out or exchanged."""
    return "exchanged" if old and new else "added" if new else "taken out"


def tell(view: View, kind: str, direction: str, fields: Fields, aspect: str) -> Change:
    """A change of a pledge or request; its words are accounted for."""
    view.cover(*fields)
    return view.change(kind, direction, *fields, aspect)
