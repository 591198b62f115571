"""Around a figure: what it is put at, and where the words of what it is set against begin."""

from __future__ import annotations

import re

from discourse.text import Span

#: Behind these stands what a value is set against, and its time.
_AGAINST = re.compile(r"\b(?:(?:up|down) from|compared (?:with|to)|against(?=\s(?:only\s)?\d))\b")
_ENDS_PHRASE = re.compile(r"[;()]|[,.](?!\d)|\s-\s")
_BOUND_LAST = re.compile(
    r"(?<=\s)(?:(?:about|around|some|nearly|almost|over|under|more than|less than)\s+)+\Z"
)
_PUT_AT = re.compile(
    r"\b(?:put|puts|estimated?|estimates)\s+(?P<what>(?:the|our|its|their)\s[^,;:.]{2,50}?)\s+at\s+\Z"
)


def time_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Between which places the time stands of a value at ``[start, end)``.

    What it is set against has a time of its own: "22 towns, up from 13 in 2015".
    """
    if behind := _AGAINST.search(text, end):
        return 0, behind.start()
    before = [match.start() for match in _AGAINST.finditer(text, 0, start)]
    is_against = before and not _ENDS_PHRASE.search(text, before[-1], start)
    return (before[-1] if is_against else 0), len(text)


def find_put_at(text: str, end: int) -> Span | None:
    """What is put at the value that stands at ``end``: "puts the loss at about 4 million"."""
    bound = _BOUND_LAST.search(text, max(0, end - 30), end)
    found = _PUT_AT.search(text, 0, bound.start() if bound else end)
    return Span(*found.span("what")) if found else None
