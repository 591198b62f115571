"""Rules for Markdown files alone: what in other texts may be meant as it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from discourse.text import Edit

_OPEN, _CLOSE = "<!--", "-->"
_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[^`\n]*(?:\n|\Z)", re.MULTILINE)
_TABLE_RULE = re.compile(
    r"^[ \t]*+\|?(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)+[ \t:\-]*+(?:\n|\Z)", re.MULTILINE
)
_PAIR = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]+)\1(?!`)|(~~)(?=\S)([^~\n]+)~~")
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*|\[\^[^\]\s]{1,40}\]", re.MULTILINE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?[A-Za-z][\w\-]*(?:\s[^<>\n]{0,300})?/?>")


def find_comments(text: str) -> Iterator[Edit]:
    """Comments, fences of code and rules of tables: lines that are never part of the text."""
    start = text.find(_OPEN)
    while start >= 0 and (close := text.find(_CLOSE, start + len(_OPEN))) >= 0:
        end = close + len(_CLOSE)
        whole_line = text[start - 1 : start] in ("", "\n") and text[end : end + 1] == "\n"
        yield Edit(start, end + whole_line, "", "comments")
        start = text.find(_OPEN, end)
    for pattern in (_FENCE, _TABLE_RULE):
        for match in pattern.finditer(text):
            yield Edit(match.start(), match.end(), "", "Markdown marks")


def find_inline_marks(text: str) -> Iterator[Edit]:
    """Ticks of code, strokes, numbers of footnotes, tags and entities; words are kept.

    What a footnote says begins with its number raised, so that it is no sentence of the text.
    """
    for match in _PAIR.finditer(text):
        width = len(match[1] or match[3])
        yield Edit(match.start(), match.start() + width, "", "Markdown marks")
        yield Edit(match.end() - width, match.end(), "", "Markdown marks")
    for match in _FOOTNOTE.finditer(text):
        number = match[1] or ""
        raised = number.translate(_RAISED) if number.isdecimal() else "¹" if number else ""
        yield Edit(match.start(), match.end(), f"{raised} ".lstrip(), "Markdown marks")
    for match in _TAG.finditer(text):
        line_break = match[0].lower().startswith("<br")
        yield Edit(match.start(), match.end(), "\n" if line_break else "", "tags")
    for match in _ENTITY.finditer(text):
        character = html.unescape(match[0])
        if character != match[0]:
            yield Edit(match.start(), match.end(), character, "entities")
