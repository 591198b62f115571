"""Notes at the end of a text: lines that begin with a number to which the text above refers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discourse.annotators.lines import Line

_SUPERSCRIPT = re.compile(r"[¹²³⁰⁴-⁹]{1,3}\s*\S")
_BRACKETED = re.compile(r"(\[\d{1,3}\])\s+\S")
_NUMBERED = re.compile(r"(\d{1,2})\s*(?=[A-Z“\"‘(])")
# More lines than these are no apparatus but the text.
_MOST_LINES = 60


def find_end_notes(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The positions in ``lines`` of the notes that stand under a text.

    A raised number at the head of a line is always a note's. A plain one is where the text above
    has the same number behind a word or its stop, with no space between ("the report.1"), one in
    square brackets where it has it anywhere.
    """
    first = max(1, len(lines) - _MOST_LINES)
    return frozenset(index for index in range(first, len(lines)) if _is_note(text, lines[index]))


def _is_note(text: str, line: Line) -> bool:
    if _SUPERSCRIPT.match(line.text):
        return True
    if bracketed := _BRACKETED.match(line.text):
        return text.find(bracketed[1], 0, line.span.start) >= 0
    numbered = _NUMBERED.match(line.text)
    if numbered is None:
        return False
    refers = re.compile(rf"[^\W\d_][.,;:!?”\"’)\]]{{0,2}}{numbered[1]}(?![\w.,]*\w)")
    return refers.search(text, 0, line.span.start) is not None
