"""What a newspaper sets beside an article: who its author is, its sentences once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discourse.annotators.lines import Line

_FEWEST_WORDS = 6  # of a sentence that is printed twice
_IN_MARKS = re.compile(r"[“\"]([^“”\"]+?)[.,!?…]*[”\"]\Z")
_IS = r"(?:is|was|serves|served|teaches|works|writes|has been|are)"
_HEAD, _FOOT = 6, 4  # lines in which an author is introduced


def find_press_lines(text: str, lines: Sequence[Line], author: str | None) -> frozenset[int]:
    """The positions in ``lines`` of what is the newspaper's and not the article's.

    Args:
        text: of the document.
        lines: its lines.
        author: who is named as the author, if anybody is.
    """
    quoted = (index for index, line in enumerate(lines) if _is_pull_quote(text, line))
    return frozenset(quoted) | _introductions(lines, author)


def _is_pull_quote(text: str, line: Line) -> bool:
    """Whether a line in quotation marks is word for word a part of another line."""
    if line.text[0] not in '“"' or not (match := _IN_MARKS.match(line.text)):
        return False
    words = match[1].strip()
    return len(words.split()) >= _FEWEST_WORDS and text.count(words) > 1


def _introductions(lines: Sequence[Line], author: str | None) -> frozenset[int]:
    if not author or " " not in author:
        return frozenset()
    says_who = re.compile(rf"{re.escape(author)},?\s(?:[^.]*,\s)?{_IS}\s")
    near = {*range(min(_HEAD, len(lines))), *range(max(len(lines) - _FOOT, 0), len(lines))}
    return frozenset(index for index in near if says_who.match(lines[index].text))
