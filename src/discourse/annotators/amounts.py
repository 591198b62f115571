"""Amounts in a sentence: numbers with magnitude and currency that are no names.

Cardinals in words are read by text2num. Years, days, and numbers of articles, goals, sessions and
plans are no amounts; the page of quantity words says by which words they are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import text2num

from discourse.annotators.alternatives import one_of
from discourse.annotators.quantity_words import QuantityWords

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_THOUSANDS = re.compile(r"\d{1,3}(?:\.000)+")  # as some write them
_YEAR = re.compile(r"(?:1[4-9]|2[01])\d\d(?:s|-\d\d(?:\d\d)?)?(?!\d|,\d)")
_ARTICLES = {"a": 1.0, "half a": 0.5, "a quarter of a": 0.25}
_WINDOW = 32  # characters before a number in which words for its bound may stand


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a sentence, ``[start, end)`` with magnitude and the sign of a currency."""

    start: int
    end: int
    value: float
    currency: str
    in_words: bool


class Amounts:
    """Finds the amounts of a sentence in lower case."""

    def __init__(self, words: QuantityWords) -> None:
        self._words = words
        lists = words.lists
        cardinal, magnitude = one_of(words.cardinals), one_of(words.magnitudes)
        articles, months = one_of(_ARTICLES), one_of(lists["months"])
        amount = (
            rf"(?:(?P<sign>{one_of(words.signs)})\s?)?"
            rf"(?:(?P<digits>{_DIGITS})(?![\d/:]|,\d)"
            rf"|(?P<words>\b(?:{cardinal})(?:(?:-|\s+(?:and\s+)?)(?:{cardinal}))*)\b"
            rf"|(?P<article>{articles})(?=\s+(?:{magnitude})\b))"
            rf"(?:[\s-]+(?P<magnitude>{magnitude})\b)?(?![a-z])"
        )
        self._anywhere = re.compile(rf"(?<![\w.,/-]){amount}")
        self._here = re.compile(amount)
        self._bound = re.compile(rf"\b(?P<bound>{one_of(words.bounds)})\s+(?:the\s+|a\s+)?$")
        self._reference = re.compile(
            rf"(?:\b(?:{one_of(lists['references'])})\s*-?|\b(?:{months})\s+|[a-z]-?|[#§])$"
        )
        self._vague = re.compile(rf"\b(?:{one_of(lists['vague'])})\s+$")
        self._named = re.compile(rf"[\s-]?(?:{one_of(lists['named'])})(?!\w)|\s+(?:{months})\b")
        self._measure = re.compile(rf"[\s-]*(?:{one_of(words.units)})(?!\w)")

    def find(self, text: str) -> Iterator[Amount]:
        """All amounts, in order."""
        for match in self._anywhere.finditer(text):
            amount = self._read(match)
            if amount and not self._is_name(text, match, amount):
                yield amount

    def at(self, text: str, position: int) -> Amount | None:
        """The amount that begins at a position."""
        match = self._here.match(text, position)
        return self._read(match) if match else None

    def bound_before(self, text: str, position: int) -> str:
        """What "more than" or "nearly" before a position makes of the value there."""
        match = self._bound.search(text, max(0, position - _WINDOW), position)
        return self._words.bounds[" ".join(match["bound"].split())] if match else "exact"

    def _read(self, match: re.Match[str]) -> Amount | None:
        if digits := match["digits"]:
            point = "." if _THOUSANDS.fullmatch(digits) else ","
            value = float(digits.replace(point, ""))
        elif article := match["article"]:
            value = _ARTICLES[" ".join(article.split())]
        else:
            try:
                value = float(text2num(" ".join(match["words"].split()), "en"))
            except ValueError:  # words of numbers in a row that are no number
                return None
        value *= self._words.magnitudes.get(match["magnitude"] or "", 1.0)
        currency = self._words.signs.get(match["sign"] or "", "")
        return Amount(*match.span(), value, currency, not digits)

    def _is_name(self, text: str, match: re.Match[str], amount: Amount) -> bool:
        """Whether a number is a year, a day, or part of a name or reference."""
        if self._named.match(text, amount.end) or self._vague.search(text, 0, amount.start):
            return True
        if amount.currency or amount.in_words:
            return False
        if not match["magnitude"] and is_year(text, amount.start):
            return not self._measure.match(text, amount.end)
        return bool(self._reference.search(text, max(0, amount.start - _WINDOW), amount.start))


def is_year(text: str, position: int) -> bool:
    """Whether a year stands at a position."""
    return bool(_YEAR.match(text, position))
