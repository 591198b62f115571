"""Notes at the foot of pages: left out, as those of Word files are, with their numbers above.

Taken from a PDF file, a note stands in the midst of the sentence that goes on over the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from discourse.text import Edit

_NOTE = re.compile(r"^(\d{1,2}|[¹²³⁰⁴-⁹]{1,2})[ \t]?(?=[A-Z“\"‘(])", re.MULTILINE)
#: Notes of a line each after which the sentence above them goes on: under the first of two columns.
_COLUMN = re.compile(
    r"^(?:(?:\d{1,2}|[¹²³⁰⁴-⁹]{1,2})(?=[A-Z“\"‘(])[^\n]*[.)”\"]\n)+(?=[a-z])", re.MULTILINE
)
#: Lines of a page that a note may begin in, counted from its foot.
_LOWEST = 14
_KIND = "footnotes"


def find_foot_notes(text: str) -> Iterator[Edit]:
    """Notes at the foot of each page, if what stands above on it refers to their numbers.

    A note reaches from its number to the foot of the page, or to the next note. Notes of a page
    count upwards.
    """
    if "\f" not in text:
        return
    start = 0
    for page in text.split("\f"):
        columns = list(_of_columns(text, start, start + len(page)))
        yield from columns
        first = columns[-1].end if columns else start
        yield from _of_page(text, first, start + len(page))
        start += len(page) + 1


def _of_columns(text: str, start: int, end: int) -> Iterator[Edit]:
    """Notes under a column that stands before another on the page, and their numbers above."""
    for block in _COLUMN.finditer(text, start, end):
        notes = list(_NOTE.finditer(text, block.start(), block.end()))
        references = [_reference(text, note[1], start, block.start()) for note in notes]
        if not all(references) or not _count_up([note[1] for note in notes]):
            continue
        for reference in references:
            if reference:
                yield Edit(*reference.span(), "", _KIND)
        yield Edit(*block.span(), "", _KIND)


def _of_page(text: str, start: int, end: int) -> Iterator[Edit]:
    foot = end
    while foot > start and text[foot - 1].isspace():
        foot -= 1
    lowest = foot
    for _ in range(_LOWEST):
        lowest = max(text.rfind("\n", start, lowest), start)
    notes = [match for match in _NOTE.finditer(text, lowest, foot) if match.start() > start]
    above = next((match.start() for match in notes), foot)
    references = [_reference(text, match[1], start, above) for match in notes]
    if not notes or not all(references) or not _count_up([match[1] for match in notes]):
        return
    for reference in references:
        if reference:
            yield Edit(*reference.span(), "", _KIND)
    yield Edit(above, foot, "", _KIND)


def _reference(text: str, number: str, start: int, end: int) -> re.Match[str] | None:
    """Where the page refers to a note: its number behind a word or a stop, without a space."""
    behind = rf"(?<=[^\W\d_]){number}|(?<=[^\W\d_][.,;:!?”\"’)]){number}"
    return re.compile(rf"(?:{behind})(?![\w.,]*\w)").search(text, start, end)


def _count_up(numbers: list[str]) -> bool:
    if not all(number.isascii() for number in numbers):
        return True
    return all(int(two) == int(one) + 1 for one, two in pairwise(numbers))
