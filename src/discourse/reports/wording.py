"""Small words of reports: numbers, plurals, dates, names of texts."""

from __future__ import annotations

from discourse.document import Metadata

#: The four groups of functions, as readers see them.
GROUP_NAMES = {
    "acts": "What it does",
    "content": "What it says",
    "evaluation": "How it judges others",
    "warrants": "What it rests on",
}

_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_word(number: int) -> str:
    """Numbers below ten in letters, the others in figures with thousands separators."""
    return _NUMBER_WORDS[number] if 0 <= number < len(_NUMBER_WORDS) else f"{number:,}"


def plural(number: int, noun: str, plural_noun: str | None = None) -> str:
    """``three commitments``, ``one commitment``, ``no commitments``."""
    return f"{number_word(number)} {noun if number == 1 else plural_noun or noun + 's'}"


def sentence_case(words: str) -> str:
    """``words`` with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def describe(metadata: Metadata, fallback: str) -> str:
    """Who said what, where, when, as far as it is known, in one line."""
    who = ", ".join(part for part in (metadata.speaker, metadata.rank) if part)
    what = metadata.title or ""
    where = ", ".join(
        part for part in (metadata.genre, metadata.venue, metadata.date, metadata.country) if part
    )
    parts = [part for part in (who, f"“{what}”" if what else "", where) if part]
    return " · ".join(parts) or fallback


def short_name(metadata: Metadata, id: str) -> str:
    """A text's name for tables and axes: speaker or country and date, else its id."""
    who = metadata.speaker or metadata.country
    year = (metadata.date or "")[:4]
    return f"{who} {year}".strip() if who else id
