"""Whose text it is: the country given, or the one that the text itself gives as its own.

Only what a text says of itself in so many words counts ("my country, Norvania", "the delegation
of Norvania", a by-line "Foreign Minister of Norvania"); which country it speaks of most does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from discourse.annotators.mentions import find_mentions
from discourse.codebook import Codebook
from discourse.document import Document, Note

_HEAD_LINES = 6
_LONGEST_NAME = 60
_LONGEST_BY_LINE = 160
#: A country is the own one where at least this many signs say so, and this many times as many
#: as for any other.
_LEAST_SIGNS = 3
_MARGIN = 3
#: Plain words count as much as several signs.
_PLAIN = 3
_COUNTRIES = frozenset({"state", "territory"})
_LAND = r"(?:country|nation|homeland|[Gg]overnment|delegation|[Rr]epublic|[Kk]ingdom|island)"
#: What stands before the name of the own country, in plain words.
_BEFORE = re.compile(
    rf"\b(?:(?:[Mm]y|[Oo]ur)(?: own| beloved| dear| great| small| young)? (?:{_LAND}(?:,| of) )"
    r"|[Ww]e,? the people of "
    r"|(?:[Oo]n behalf of|greetings (?:from|of)|[Ii]n the name of)(?: (?:the|my|our))?"
    r" (?:[Gg]overnment|[Pp]eoples?|nation|[Ss]tate|[Rr]epublic|[Kk]ingdom|delegation|citizens)"
    r"(?: and (?:the |my |our )?(?:[Gg]overnment|[Pp]eople|nation|delegation))? of )(?:the )?"
)
_OFFICE = (
    r"(?:foreign minister|minister (?:of|for) foreign affairs|president|prime minister|premier"
    r"|permanent representative|ambassador|spokesperson|spokesman|spokeswoman)"
)
#: Who speaks, in a line of the head: "By Ana Lind, Foreign Minister of ".
_BY_LINE = re.compile(
    rf"(?:by )?(?:[^!?]{{0,60}}, |the )?{_OFFICE}(?: \w+){{0,3}}? of (?:the )?", re.IGNORECASE
)
#: "The foreign ministers of Norvania and Quessara" speak for neither alone.
_AND_ANOTHER = re.compile(
    r",? and (?:(?:of )?the )?[A-Z][a-z]"
    r"|, (?:the )?[A-Z][a-z]+(?:, (?:and )?| and )(?:the )?[A-Z][a-z]"
)
_BY = re.compile(
    r"\b(?:article|speech|remarks|statement|address|op-ed|interview|lecture|letter|essay)"
    r"(?: \w+){0,3} by (?:the )?\Z",
    re.IGNORECASE,
)
_WITH_OFFICE = re.compile(rf"[\w’' ]{{2,40}} {_OFFICE}\b", re.IGNORECASE)
#: What a country says or does where it speaks: signs, not plain words.
_SPEAKS = re.compile(
    r"(?:’s|'s)? (?:delegation|(?:also |therefore |strongly |fully |firmly |warmly )*"
    r"(?:welcomes|supports|believes|reaffirms|reiterates|calls (?:on|for|upon)|attaches|commends"
    r"|stands (?:ready|with)|is (?:ready|convinced|committed|proud|honoured|determined|pleased)"
    r"|remains (?:committed|convinced|ready)|joins|associates itself|aligns itself|condemns|hopes"
    r"|appreciates|wishes|urges|looks forward|will (?:continue|work|spare)|has always|considers))\b"
)


def with_own_country(document: Document, codebook: Codebook) -> Document:
    """``document`` with the country of its metadata as an id of the codebook.

    A name or demonym that is given becomes the id; without any, the country is taken from the
    text where it says so itself, and a note tells from which words. A name that the codebook does
    not know is kept as it is.
    """
    given = document.metadata.country
    if given:
        actor = codebook.actor(given)
        if actor is None or actor.id == given:
            return document
        return _with_country(document, actor.id)
    found = find_own_country(document.text, codebook)
    if not found:
        return document
    id, words = found
    message = f"whose text it is was not given; its words {words!r} say {id}"
    return _with_country(document, id).with_notes(Note("inferred", message))


def find_own_country(text: str, codebook: Codebook) -> tuple[str, str] | None:
    """The id of the country that ``text`` gives as its own, and the words that say so.

    ``None`` where it gives none, or several equally often.
    """
    signs: Counter[str] = Counter()
    words: dict[str, str] = {}
    for id, weight, quote in _signs(text, codebook):
        signs[id] += weight
        words.setdefault(id, " ".join(quote.split()))
    (first, most), (_, next_most) = [*signs.most_common(2), ("", 0), ("", 0)][:2]
    if most < _LEAST_SIGNS or most < _MARGIN * next_most:
        return None
    return first, words[first]


def _signs(text: str, codebook: Codebook) -> Iterator[tuple[str, int, str]]:
    """Every place where a country may be given as the own one: id, weight, words."""
    for match in _BEFORE.finditer(text):
        yield from _named_behind(text, match, codebook)
    head = text[: _end_of_lines(text, _HEAD_LINES)]
    for line in head.split("\n"):
        if len(line) <= _LONGEST_BY_LINE and (by_line := _BY_LINE.match(line)):
            yield from _named_behind(line, by_line, codebook)
    for mention in find_mentions(text, codebook):
        if mention.kind in (*_COUNTRIES, "demonym"):
            words = text[mention.start : mention.end]
            if mention.end < len(head) and (by := _BY.search(head, 0, mention.start)):
                if office := _WITH_OFFICE.match(head, mention.start):
                    yield mention.actor_id, _PLAIN, by.group() + office.group()
            elif speaks := _SPEAKS.match(text, mention.end):
                yield mention.actor_id, 1, words + speaks.group()


def _named_behind(
    text: str, before: re.Match[str], codebook: Codebook
) -> Iterator[tuple[str, int, str]]:
    """The country whose name stands right behind a match."""
    ahead = text[before.end() : before.end() + _LONGEST_NAME]
    for mention in find_mentions(ahead, codebook)[:1]:
        is_one_of_many = _AND_ANOTHER.match(ahead, mention.end)
        if mention.kind in _COUNTRIES and mention.start == 0 and not is_one_of_many:
            yield mention.actor_id, _PLAIN, before.group() + ahead[: mention.end]


def _end_of_lines(text: str, lines: int) -> int:
    at = -1
    for _ in range(lines):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at


def _with_country(document: Document, country: str) -> Document:
    return replace(document, metadata=replace(document.metadata, country=country))
