"""Small words of reports: numbers, plurals, dates, names of texts."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from discourse.analysis import Analysis
from discourse.codebook import Codebook
from discourse.document import Metadata

#: The four groups of functions, as readers see them.
GROUP_NAMES = {
    "acts": "What it does",
    "content": "What it says",
    "evaluation": "How it judges others",
    "warrants": "What it rests on",
}

_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


#: What a bound makes of a value, in the words of readers; one that is exact says nothing.
BOUNDS = {"over": "at least", "nearly": "nearly", "under": "at most", "about": "about"}


def number_word(number: int) -> str:
    """Numbers below ten in letters, the others in figures with thousands separators."""
    return _NUMBER_WORDS[number] if 0 <= number < len(_NUMBER_WORDS) else f"{number:,}"


def none_or(number: int) -> str:
    """The number word before "of them" or a verb: ``none``, ``one``, ``two``."""
    return number_word(number) if number else "none"


def plural(number: int, noun: str, plural_noun: str | None = None) -> str:
    """``three commitments``, ``one commitment``, ``no commitments``."""
    return f"{number_word(number)} {noun if number == 1 else plural_noun or noun + 's'}"


def counted(number: int, noun: str, plural_noun: str | None = None) -> str:
    """``1 sentence``, ``2,608 words``: the number in figures."""
    return f"{number:,} {noun if number == 1 else plural_noun or noun + 's'}"


def times(number: int) -> str:
    """``once``, ``twice``, ``three times``."""
    return {1: "once", 2: "twice"}.get(number, f"{number_word(number)} times")


def p_value(value: float | None) -> str:
    """``.034``, ``< .001``; a dash where nothing was tested."""
    if value is None:
        return "–"
    return "< .001" if value < 0.001 else f"{value:.3f}".lstrip("0")


def signed(value: float, digits: int = 2) -> str:
    """``+0.25``, ``−0.25``."""
    shown = f"{round(value, digits) + 0.0:+.{digits}f}"  # no minus before a zero
    return shown.replace("-", "\N{MINUS SIGN}")


def sentence_case(words: str) -> str:
    """``words`` with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def describe(analysis: Analysis) -> str:
    """Who said what, where, when, as far as it is known, in one line."""
    metadata = analysis.document.metadata
    is_joint = (metadata.genre or "").startswith("joint")  # whose ranks are of several countries
    country = None if is_joint and metadata.rank else country_name(analysis)
    rank = in_office(metadata.rank, country, analysis.codebook)
    who = ", ".join(part for part in (metadata.speaker, rank) if part)
    what = metadata.title or ""
    where = ", ".join(
        part for part in (metadata.genre, metadata.venue, date_in_words(metadata.date)) if part
    )
    parts = [part for part in (who, f"“{what}”" if what else "", where) if part]
    return " · ".join(parts) or analysis.id


def short_name(analysis: Analysis) -> str:
    """A text's name for tables and axes: its state or speaker and the year, else its id."""
    return short_name_of(analysis.id, analysis.document.metadata, analysis.codebook)


def short_name_of(id: str, metadata: Metadata, codebook: Codebook) -> str:
    """The short name of a text of which only id and metadata are at hand."""
    who = _state_name(metadata, codebook) or metadata.speaker
    year = (metadata.date or "")[:4]
    return " ".join((f"{who} {year}" if who else id).split())  # the id may be any file's name


def names_apart(analyses: Sequence[Analysis]) -> tuple[str, ...]:
    """The short names of texts; equal ones get the number of their text."""
    names = [short_name(analysis) for analysis in analyses]
    twice = {name for name in names if names.count(name) > 1}
    return tuple(
        f"{name} ({number})" if name in twice else name
        for number, name in enumerate(names, start=1)
    )


def in_row(parts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]


def country_name(analysis: Analysis) -> str | None:
    """The name of the state that the text speaks for; its code where no actor page knows it."""
    return _state_name(analysis.document.metadata, analysis.codebook)


def _state_name(metadata: Metadata, codebook: Codebook) -> str | None:
    """The name of the state, else of the observer, such as ``EU``, that a file name gives."""
    if code := metadata.country:
        return next((actor.name for actor in codebook.actors if actor.id == code), code)
    code = metadata.party
    return next((actor.name for actor in codebook.actors if code in actor.names), code)


def in_office(rank: str | None, country: str | None, codebook: Codebook) -> str:
    """``president of the Netherlands``; where one is not known, the other alone."""
    if rank and country:
        return f"{rank} of {in_sentence(country, codebook)}"
    return rank or country or ""


def in_sentence(name: str, codebook: Codebook) -> str:
    """The name of a party as a sentence says it, ``the Netherlands``; any other name as it is.

    Heads of tables and names of texts ("Netherlands 2030") stand without the article.
    """
    return next((actor.said for actor in codebook.actors if actor.name == name), name)


def date_in_words(date: str | None) -> str | None:
    """``25 September 2030`` for ``2030-09-25``; any other way of writing it stays."""
    try:
        day = datetime.date.fromisoformat(date or "")
    except ValueError:
        return date
    return f"{day.day} {day:%B} {day.year}"
