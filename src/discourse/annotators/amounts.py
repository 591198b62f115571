"""Amounts in a sentence: numbers with magnitude and currency that are no names.

Cardinals in words are read by text2num. Years, days, and numbers of articles, goals, sessions and
plans are no amounts; the page of quantity words says by which words they are known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import text2num

from discourse.annotators.alternatives import one_of
from discourse.annotators.quantity_words import QuantityWords

_GROUP = r"[\x20\xa0\u2009\u202f'’]"  # between thousands: spaces only where a word follows
_VULGAR = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DIGITS = (
    rf"\d{{1,3}}(?:{_GROUP}\d{{3}})+(?=\s*[a-z%])|\d{{1,3}}(?:\.\d{{3}}){{2,}}"
    rf"|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+[{_VULGAR}]|\d+(?:\.\d+)?|\.\d+"
)
# As some write them: all of 17 such numbers in the General Debate of 2017 to 2023 that are no
# share and have no magnitude are thousands (those in .000 not counted).
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_MARKS = re.compile(rf"{_GROUP}|,")
_YEAR = re.compile(r"(?:1[4-9]|2[01])\d\d(?:s|-\d\d(?:\d\d)?)?(?!\d|,\d)")
_ARTICLES = {"a": 1.0, "half a": 0.5, "a quarter of a": 0.25}
#: What these are behind a negation.
_TURNED = {"more than": "under", "over": "under", "less than": "over", "fewer than": "over"}
_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9}  # behind the sign of a currency: "€12m"
_LEAST_GROUPED = 1000.0  # numbers from here on have thousands of their own
_LAST_DAY = 31
_OLDEST = 120  # numbers from here on are no ages
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
            rf"(?:(?P<digits>\d+,\d{{1,2}}(?=\s*%|\s+(?:per\s?cent|{magnitude})\b)"
            rf"|(?:{_DIGITS})(?![\d/:]|,\d|{_GROUP}\d{{3}}(?!\d)))"
            rf"|(?P<words>\b(?:{cardinal})(?:(?:-|\s+(?:and\s+)?)(?:{cardinal}))*)\b"
            rf"|(?P<article>{articles})(?=\s+(?:{magnitude})\b))"
            rf"(?:[\s-]*(?P<magnitude>{magnitude})\b|(?(sign)(?P<letter>[kmb])\b|(?!)))?(?![a-z])"
        )
        self._anywhere = re.compile(
            rf"(?<![\w.,/^-])(?:(?<!\d{_GROUP})|(?<=\d{{4}}{_GROUP})){amount}"
        )
        self._here = re.compile(amount)
        self._bound = re.compile(rf"\b(?P<bound>{one_of(words.bounds)})\s+(?:the\s+|a\s+)?$")
        # No clause begins between the negation and the bound: "no doubt that more than 300 died".
        self._negated = re.compile(
            rf"(?:\b(?:{one_of(lists['negations'])})\b|n't\b)"
            r"(?:\s+(?!(?:that|which|who|because|if|only|doubt|longer|but|and|when|just|on|of|for|with)\b"
            r"|[\w-]*ing\b)[\w-]+){0,5}?"
            r"\s+$"
        )
        self._reference = re.compile(
            r"(?:(?<!\blast\s)(?<!\bthis\s)(?<!\bnext\s)(?<!\bpast\s)"  # "last year 3 men died"
            rf"\b(?:{one_of(lists['references'])})\s*-?|[a-z]-?|[#§])$"
        )
        self._month = re.compile(rf"\b(?:{months})\s+$")
        # What follows shows a point for a decimal one: a share, or a range up to so many millions.
        self._decimal = re.compile(
            rf"\s*%|\s+per\s?cent\b|\s*(?:-|to|and|or)\s*[\d.]+\s+(?:{magnitude})\b"
        )
        self._age = re.compile(rf"\b(?:{one_of(lists['of_age'])})\s+(?:under|over|above|below)\s+$")
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
        """The amount that begins at a position; none where it is a year, a day or a reference."""
        match = self._here.match(text, position)
        amount = self._read(match) if match else None
        return None if not (match and amount) or self._is_name(text, match, amount) else amount

    def shares_magnitude(self, text: str, low: Amount, high: Amount) -> bool:
        """Whether the magnitude of the second is meant for the first: "from 2 to 3.5 million"."""
        last = [re.split(r"[\s-]", text[one.start : one.end])[-1] for one in (low, high)]
        has = [word in self._words.magnitudes for word in last]
        return has == [False, True] and low.value < _LEAST_GROUPED

    def bound_before(self, text: str, position: int) -> str:
        """What "more than" or "nearly" before a position makes of the value there."""
        match = self._bound.search(text, max(0, position - _WINDOW), position)
        if match is None:
            return "exact"
        words = " ".join(match["bound"].split())
        bound = self._words.bounds[words]
        if words in _TURNED and self._negated.search(
            text, max(0, match.start() - 60), match.start()
        ):
            return _TURNED[words]
        return bound

    def _read(self, match: re.Match[str]) -> Amount | None:
        if digits := match["digits"]:
            value = self._value(digits, match)
        elif article := match["article"]:
            value = _ARTICLES[" ".join(article.split())]
        else:
            try:
                value = float(text2num(" ".join(match["words"].split()), "en"))
            except ValueError:  # words of numbers in a row that are no number
                return None
        value *= self._words.magnitudes.get(match["magnitude"] or "", 1.0)
        value *= _LETTERS.get(match["letter"] or "", 1.0)
        currency = self._words.signs.get(match["sign"] or "", "")
        return Amount(*match.span(), value, currency, not digits)

    def _value(self, digits: str, match: re.Match[str]) -> float:
        """What digits with marks between them are worth."""
        if digits[-1] in _VULGAR:
            return float(digits[:-1]) + unicodedata.numeric(digits[-1])
        is_decimal = match["magnitude"] or self._decimal.match(match.string, match.end())
        if _THOUSANDS.fullmatch(digits) and not is_decimal:
            return float(digits.replace(".", ""))
        if re.fullmatch(r"\d+,\d{1,2}", digits):
            return float(digits.replace(",", "."))
        return float(_MARKS.sub("", digits))

    def _is_name(self, text: str, match: re.Match[str], amount: Amount) -> bool:
        """Whether a number is a year, a day, or part of a name or reference."""
        if self._named.match(text, amount.end) or self._vague.search(text, 0, amount.start):
            return True
        if amount.currency or amount.in_words:
            return False
        if amount.value < _OLDEST and self._age.search(text, 0, amount.start):
            return True
        if not match["magnitude"] and is_year(text, amount.start):
            return not self._measure.match(text, amount.end)
        low = max(0, amount.start - _WINDOW)
        is_day = amount.value <= _LAST_DAY and self._month.search(text, low, amount.start)
        return bool(is_day or self._reference.search(text, low, amount.start))


def is_year(text: str, position: int) -> bool:
    """Whether a year stands at a position."""
    return bool(_YEAR.match(text, position))
