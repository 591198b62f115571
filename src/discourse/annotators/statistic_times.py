"""When a figure is said to hold: the expressions of time around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from discourse.annotators.alternatives import one_of

_OFTEN = ("annually", "daily")  # how often, and when only where nothing else says it
_STRETCH = r"(?:year|month|week|day|decade|centur(?:y|ie))s?"
YEAR = r"(?:1[4-9]|2[01])\d\d"
#: Between a value and a time: another clause, of which the time is.
_OTHER_CLAUSE = re.compile(
    r";|\s-\s|—|,\s(?:while|whereas|of which|of whom)\s"
    r"|,\s(?:and|but|while|yet)\s(?:(?:i|we|he|she|it|they|this|that|its?|our|there)\b"
    r"|(?:[\w-]+\s){1,4}?(?:has|have|is|are|now)\b)"
)


def time_pattern(lists: Mapping[str, Sequence[str]], cardinals: Sequence[str]) -> re.Pattern[str]:
    """Years, months and days with their preposition, stretches of time, adverbs of time.

    Args:
        lists: of the page of quantity words.
        cardinals: numbers in words.
    """
    numbers = one_of(cardinals)
    before, months = one_of(lists["before_year"]), one_of(lists["months"])
    forms = (
        rf"(?:{before})\s+(?:the\s+)?(?:{one_of(lists['within_year'])})?"
        rf"\s*{YEAR}\b(?:\s*(?:-|to|and)\s*{YEAR}\b)?",
        rf"(?:{before}|on)\s+(?:(?:the\s+)?end of\s+)?"
        rf"(?:early\s+|mid-|late\s+|\d{{1,2}}\s+)?(?:{months})\b"
        rf"(?:\s+\d{{1,2}}\b(?!\s\w|,\d))?(?:\s+(?:and|to)\s+(?:{months})\b)?"
        rf"(?:,?\s+(?:{YEAR}|(?:this|last|next)\s+year)\b)?",
        r"by the (?:end|close|middle) of (?:the|this) (?:decade|century|year|month)\b",
        rf"(?:{one_of(lists['which_time'])})\s+(?:year|month|day|week|decade|century)\b"
        r"(?! earlier| ago)",
        rf"(?:{one_of(lists['before_span'])})\s+(?:the\s+)?(?:{one_of(lists['which_span'])})"
        rf"\s+[\w-]+(?:\s+(?!of\b)[\w-]+)?(?:\s+of\s+(?:(?:this|last|next)\s+year|{YEAR})\b)?",
        rf"(?:in|over|within|for|during)\s+(?:the\s+)?(?:\d+|{numbers})\s+{_STRETCH}\b"
        rf"(?:\s+(?:to|up to|ending in|through)\s+(?:{months})\b(?:\s+{YEAR}\b)?)?",
        rf"(?:an?|few|some|many|several|\d+|{numbers})\s+{_STRETCH}\s+ago\b",
        rf"(?:{one_of(lists['adverbs_of_time'])})\b",
    )
    return re.compile("|".join(rf"\b{form}" for form in forms))


def nearest_time(
    text: str, value: tuple[int, int], times: Iterator[tuple[int, int]]
) -> tuple[int, int] | None:
    """The time nearest to a value, of those that no other clause parts from it."""
    start, end = value
    near = [
        time
        for time in times
        if not _OTHER_CLAUSE.search(text, *((end, time[0]) if time[0] >= end else (time[1], start)))
    ]
    dated = [time for time in near if text[slice(*time)] not in _OFTEN]
    return min(dated or near, key=lambda time: max(time[0] - end, start - time[1]), default=None)
