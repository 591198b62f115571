"""What is known of a text, put together from the user, tables, the file and its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date, datetime

from discourse.document import Metadata
from discourse.errors import UsageError
from discourse.readers.sources import Pairs

#: The fields of Metadata that a user may give. ``file`` and ``encoding`` are the reader's.
FIELDS = tuple(
    field.name for field in fields(Metadata) if field.name not in ("file", "encoding", "extra")
)

_GENERAL_DEBATE = re.compile(r"(?P<country>[A-Z]{2,3})_(?P<session>\d{1,3})_(?P<date>\d{4})")
_ISO3 = re.compile("[A-Z]{3}")
_PLACE = re.compile(r"\{(\w+)\}")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
# Months are English, whatever the locale of the machine: Python starts with that of C.
_DAYS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d.%m.%Y", "%Y/%m/%d")
_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_SAME = {"year": "date", "lang": "language", "id": "doc_id", "iso3": "country"}


def metadata_from(pairs: Iterable[tuple[str, str]], base: Metadata | None = None) -> Metadata:
    """``base`` with ``pairs`` set over it; a later pair wins; names unknown go to ``extra``."""
    base = base or Metadata()
    known: dict[str, str] = {}
    extra = dict(base.extra)
    for name, value in pairs:
        key = _field_name(name)
        if key in FIELDS:
            known[key] = _as_iso(value) if key == "date" else value
        else:
            extra[name] = value
    return replace(base, **known, extra=tuple(extra.items()))


def check_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Check what a user says of texts, where it can be checked by itself.

    Raises:
        UsageError: a date, language or kind of translation is none.
    """
    for name, value in facts:
        fits, expected = _CHECKS.get(_field_name(name), (None, ""))
        if fits and not fits(value):
            raise UsageError(f"{name}={value!r}: expected {expected}")


def _as_iso(value: str) -> str:
    """A day as ISO 8601 where it is written so that only one day can be meant, else as given.

    Numbers with strokes ("3/4/2030") are left: day and month change places between countries.
    """
    given = value.strip()
    if _TIMESTAMP.match(given):
        return given[:10]
    for form in _DAYS:
        try:
            return datetime.strptime(given, form).date().isoformat()
        except ValueError:
            continue
    return value


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return False
    return True


def _field_name(name: str) -> str:
    key = re.sub(r"[\s\-]+", "_", name.strip().lower())
    return _SAME.get(key, key)


def fields_from_name(stem: str) -> Pairs:
    """The fields that a file name of the UN General Debate files gives (``NOR_70_2015``).

    Only a code of three letters is a country; other codes are of observers.
    """
    match = _GENERAL_DEBATE.fullmatch(stem)
    if match is None:
        return ()
    who = "country" if _ISO3.fullmatch(match["country"]) else "delegation"
    return (
        (who, match["country"]),
        ("date", match["date"]),
        ("session", match["session"]),
        ("venue", "UN General Assembly"),
        ("genre", "general debate address"),
    )


def compile_name_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern for file names: a template such as ``{country}_{year}``, or a regular expression.

    Raises:
        UsageError: the pattern names no field or is not a regular expression.
    """
    source = pattern
    if "(?P<" not in pattern:
        parts = _PLACE.split(pattern)
        source = "".join(
            f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)
        )
    try:
        compiled = re.compile(source)
    except re.error as error:
        raise UsageError(f"the name pattern {pattern!r} is not valid: {error}") from None
    if not compiled.groupindex:
        raise UsageError(
            f"the name pattern {pattern!r} names no field; write {{country}}_{{year}} "
            "or a regular expression with named groups"
        )
    return compiled


_TRANSLATIONS = ("original", "official", "agency", "machine", "unknown")
#: Fields whose values can be checked: how, and what is expected.
_CHECKS: dict[str, tuple[Callable[[str], object], str]] = {
    "translation": (_TRANSLATIONS.__contains__, f"one of {', '.join(_TRANSLATIONS)}"),
    "date": (_is_date, "a date of ISO 8601: 2025, 2025-05 or 2025-05-13"),
    "language": (re.compile("[a-z]{2}").fullmatch, "a code of ISO 639-1, such as en"),
    "original_language": (re.compile("[a-z]{2,3}").fullmatch, "a code of ISO 639, such as fr"),
}
