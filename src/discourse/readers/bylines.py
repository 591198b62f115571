"""Whose text it is from its own head: a by-line, or a title that names the speaker."""

from __future__ import annotations

import re

from discourse.document import Note

_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sir|President|Prime Minister|Foreign Minister|Minister|Chancellor|King"
    r"|Queen|Prince|Princess|Ambassador|Secretary-General|Secretary|Senator|Governor|Professor)\.?"
)
_PERSON = (
    rf"(?:(?:the\s)?(?:H\.\s?E\.|H\.\s?M\.|(?:His|Her)\s(?:Excellency|Majesty|Royal Highness)"
    r"|Hon(?:ou?rable|\.))\s)?"
    rf"(?P<name>(?:{_TITLE}\s)+[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){{0,3}}(?:\sof\s[A-Z]\w+)?"
    r"|[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){1,3})(?=,|\s*$|\s(?:at|on|to|in|before|during|for|of)\s)"
)
_HEADS = (
    re.compile(rf"[Bb][Yy]:?\s{_PERSON}\s*(?:,[^.!?]*)?$"),
    re.compile(
        rf"(?:[A-Z][\w-]*\s){{0,3}}(?i:address|statement|speech|remarks|lecture|message|toast|keynote"
        rf"|intervention|reply)\s(?:(?i:delivered)\s)?(?i:by)\s{_PERSON}"
    ),
)
#: What stands so and is no person.
_NO_PERSON = re.compile(
    r"(?:Permanent|Deputy|Acting|Foreign|Prime|Delegation|Government|Council|Office|Ministry|Mission"
    r"|Representative|Republic|Union|Committee|Staff|Group|Ministers?|Editors?|Correspondents?|News"
    r"|Agency|Press)\b|.*['’]s\b"
)
_LEADING = re.compile(rf"(?:{_TITLE}\s)+")
_LINES, _LONGEST = 8, 220


def find_author(text: str) -> tuple[str, Note] | None:
    """The one person that the head of ``text`` names as its author or speaker, and a note on it."""
    lines = (line.strip() for line in text[:3000].split("\n"))
    head = [line for line in lines if line][:_LINES]
    found = {name: line for line in head if (name := _named(line))}
    if len(found) != 1:
        return None
    ((name, line),) = found.items()
    few = line if len(line) <= 80 else f"{line[:77].rstrip()} …"
    return name, Note("speaker", f"speaker: {name}, taken from the head of the text: “{few}”")


def _named(line: str) -> str | None:
    if len(line) > _LONGEST:
        return None
    for pattern in _HEADS:
        match = pattern.match(line)
        if match and not _NO_PERSON.search(_LEADING.sub("", match["name"])):
            return match["name"].rstrip(".")
    return None
