"""Sentences of a speech that are whole the quoted words of somebody: whose they are.

A poet's lines, a warning of an office holder, an answer of an opponent are not what the speaker
says, asks or promises. Where a delegate reads a message of his own head of state, each paragraph
opens the marks again; such words are the speaker's side's own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from discourse.text import fold

OWN, OTHERS = "reported_own", "reported_other"
_MOST = 8  # sentences of one quotation; a longer one is a message that is read out
_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'
_MARKS = re.compile(f"[{_OPENING}{_CLOSING}{_STRAIGHT}]")
_MOST_IN_HEAD = 12  # words of "as X said:" in a sentence that is a quotation for the rest
_LONGEST_HEAD = 160  # characters before a quotation that may tell who speaks
#: What tells of words before a quotation.
_SAID = re.compile(
    r"\b(?:said|says|saying|stated|states|wrote|writes|written|declared|declares|noted|observed"
    r"|warned|warns|remarked|asked|put it|pointed out|expressed|words|quote|quoting|cite|citing"
    r"|reads?|poem|verses?|lines|told|proclaimed|recalled|asserted|emphasi[sz]ed|stressed|added"
    r"|replied|taught|teaches|according to|statement|in the following)\b"
)
_LEADS_IN = re.compile(r"(?:[:,]|\b(?:that|quote|following words|words))\s*\Z")
#: What makes them the speaker's own, or of the own side.
_OWN_SAID = re.compile(
    r"\bi\s(?:\w+\s){0,2}?(?:said|stated|emphasi[sz]ed|stressed|told|declared|noted|warned|wrote|asked"
    r"|observed|pointed)\b"
    r"|\bmy\s(?:own\s)?(?:remarks|words|statement|speech|address|message)\b"
    r"|\b(?:our|my)\s(?:[\w-]+\s){0,3}?(?:president|prime minister|king|queen|sultan|emir"
    r"|leader|father|minister|government|parliament|constitution|people)\b"
    r"|\b(?:his|her|their)\sbehalf\b|\bfollowing\s(?:message|statement|speech|address)\b"
)


def find_quoted(sentences: Sequence[str], own: Collection[str]) -> dict[int, str]:
    """The voices of sentences that are quoted whole, by their number.

    ``own`` are names of the speaker and of the own country, in small letters.
    """
    found: dict[int, str] = {}
    for first, last, head in _quotations(sentences):
        said = fold(head[-_LONGEST_HEAD:])
        if _SAID.search(said) and _LEADS_IN.search(said):
            is_own = _OWN_SAID.search(said) or any(name in said.split() for name in own)
            found |= dict.fromkeys(range(first, last + 1), OWN if is_own else OTHERS)
    return found


def _quotations(sentences: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The first and last sentence whole in a quotation, and the words before its mark."""
    opened: tuple[int, int] | None = None  # sentence and place of the mark that is open
    for number, sentence in enumerate(sentences):
        if opened and number - opened[0] > _MOST:
            opened = None
        for mark in _MARKS.finditer(sentence):
            opens = mark[0] == _OPENING or (mark[0] == _STRAIGHT and opened is None)
            if opens:
                opened = number, mark.start()
                continue
            if opened is None:
                continue
            begun, at = opened
            opened = None
            is_whole = not sentence[mark.end() :].strip(" .,")
            head = sentences[begun][:at].split()
            last = number if is_whole else number - 1
            # "As she said: “…”" is the speaker's sentence; what goes on behind it is not.
            most = _MOST_IN_HEAD if last > begun else 0
            first = begun if len(head) <= most else begun + 1
            if first <= last < first + _MOST:
                yield first, last, " ".join(head) or (sentences[begun - 1] if begun else "")
