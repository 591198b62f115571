"""The day of a text from its own head: a line that is a place and date, or a title that ends so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from discourse.document import Note

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MONTH = "|".join(MONTHS)
_DAY_FORM = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?(?P<more{0}>\s?(?:[-–]|and|to)\s?\d{{1,2}}\w*)?"
_DATE = (
    rf"(?:{_DAY_FORM.format('')}(?:\sof)?\s(?P<month>{_MONTH}),?\s(?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH})\s{_DAY_FORM.format('2')},?\s(?P<year2>\d{{4}}))"
)
_CLOCK = r"(?:\s*[,–-]?\s*\d{1,2}[.:]?\d{0,2}\s*(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?"
_LINE = re.compile(
    rf"(?:[A-Z][\w.’'\- ]{{1,40}},\s){{0,3}}"
    rf"(?:(?:Aired|Delivered|Released|Published|Posted|For immediate release:?)\s(?:on\s)?)?"
    rf"(?:[A-Z][a-z]+day,?\s)?{_DATE}{_CLOCK}\W*",
    re.IGNORECASE,
)
#: The beginning of a report: "PORT ALDA, 12 June 2031 – The Government ...".
_OPENING = re.compile(
    rf"[A-Z][A-Z .’'-]{{2,40}},\s*(?:[A-Z][\w.]+,\s*)?{_DATE}(?:\s*\([^)]{{1,40}}\))?"
    r"\s*(?:—|–|--|-)\s+(?=\S)"
)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ,]+\d{1,2}:\d\d(?::\d\d)?)?")
_TITLE_END = re.compile(rf".*?\s(?:on\s|[(,–-]\s?)(?:[A-Z][a-z]+day,?\s)?{_DATE}\W*")
_ADOPTED = re.compile(rf".*\badopted\b.*\bon\s{_DATE}\W*")
_TITLED = re.compile(
    r"(?:address|statement|speech|remarks|lecture|message|toast|keynote|intervention|interview)\s",
    re.IGNORECASE,
)
#: Lines of a head that are looked at, and how long one may be.
_LINES = 14
_LONGEST = 120


def find_date(text: str, title: str | None) -> tuple[str, Note] | None:
    """The date that the head of ``text`` or its ``title`` gives, in ISO 8601, and a note on it.

    A date counts only as a line of its own, with place, weekday or time, behind a place in
    capitals that opens a paragraph, or at the end of the title; of days of a meeting
    ("22–23 May") the month is taken. Two dates are none, but for the one day on which the head
    says that the text was adopted.
    """
    head = _head(text)
    adopted = [match for line in head if (match := _ADOPTED.fullmatch(line))]
    if len(adopted) == 1 and (day := _iso(adopted[0])):
        return day, _note(day, adopted[0][0])
    found = {day: words for words in head if (day := _line_date(words))}
    found |= {day: words for words, day in _openings(text) if day}
    titles = [*((title.strip(),) if title else ()), *filter(_TITLED.match, head)]
    if not found:
        ends = ((words, _TITLE_END.fullmatch(words)) for words in titles)
        found = {day: words for words, match in ends if match and (day := _iso(match))}
    if len(found) != 1:
        return None
    ((day, words),) = found.items()
    return day, _note(day, words)


def _note(day: str, words: str) -> Note:
    return Note("date", f"date: {day}, taken from the head of the text: “{words}”")


def _head(text: str) -> list[str]:
    lines = (line.strip() for line in text[:4000].split("\n"))
    first = islice(filter(None, lines), _LINES)
    return [line for line in first if len(line) <= _LONGEST]


def _openings(text: str) -> Iterator[tuple[str, str | None]]:
    """The place and date with which a paragraph of the head begins, and its day."""
    for line in text[:4000].split("\n"):
        if match := _OPENING.match(line):
            yield match[0].rstrip(" —–-"), _iso(match)


def _line_date(line: str) -> str | None:
    if iso := _ISO.fullmatch(line):
        return _checked(iso[1])
    match = _LINE.fullmatch(line)
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = MONTHS.index((parts["month"] or parts["month2"]).capitalize()) + 1
    year = parts["year"] or parts["year2"]
    if parts["more"] or parts["more2"]:
        return f"{year}-{month:02}"
    return _checked(f"{year}-{month:02}-{int(parts['day'] or parts['day2']):02}")


def _checked(day: str) -> str | None:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None
