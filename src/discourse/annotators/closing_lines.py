"""What offices set under a text: who signed it, whom the press may call, what the office is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse.annotators.lines import Line

_SIGNED = re.compile(r"\(\s*Signed\s*\)")
_LONGEST_OFFICE = 12  # words of a line under a signature, or of contacts
_ENDED = re.compile(r"[.!?…;:][\"”’')]*\Z")
_ANNEX = re.compile(r"(?:Annex|Enclosure|Appendix|Attachment)\b", re.IGNORECASE)
_CONTACTS = re.compile(
    r"(?:(?:(?:media|press) )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))"
    r"(?: (?:for|details|information)\b[^.]{0,40})?"
    r"|for (?:further|more|additional) (?:information|details)(?:,? (?:please )?contact)?"
    r"|(?:for )?(?:media|press) (?:and interview )?(?:enquiries|inquiries|requests))"
    r"(?:,? please contact)?\s*:?\Z",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"About (?:us|[^.:;!?]{0,40}\b(?:Ministry|Department|Office|Agency|Organi[sz]ation|Embassy"
    r"|Institute|Centre|Center|Foundation|Commission|Secretariat)\b[^.:;!?]{0,50}):?\Z"
)
_RELEASE = re.compile(
    r"(?:for (?:immediate )?release\b|(?:press|media|news) release\b)[^.!?]*\Z", re.IGNORECASE
)
_HEAD, _FOOT = 6, 16  # lines in which a text says that it is a press release; of what closes it


def find_closing_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The positions in ``lines`` of what stands under a text and is not part of it.

    A signature with the offices below it; a heading such as "Media contact" with the short lines
    below it; in a press release also what its office says of itself under "About the ...".
    """
    found = {*_blocks(lines, _SIGNED, signs=True), *_blocks(lines, _CONTACTS, signs=False)}
    if any(_RELEASE.match(line.text) for line in lines[:_HEAD]):
        found |= set(_about(lines))
    return frozenset(found)


def _blocks(lines: Sequence[Line], head: re.Pattern[str], *, signs: bool) -> Iterator[int]:
    """Lines that ``head`` opens, each with the short lines below it that are no sentences."""
    for first in range(max(1, len(lines) - _FOOT), len(lines)):
        if head.match(lines[first].text) and (signs or first + 1 < len(lines)):
            yield first
            for index in range(first + 1, len(lines)):
                if not _is_entry(lines[index].text):
                    break
                yield index


def _is_entry(line: str) -> bool:
    short = len(line.split()) <= _LONGEST_OFFICE
    return short and not _ENDED.search(line) and not _ANNEX.match(line)


def _about(lines: Sequence[Line]) -> Iterator[int]:
    """The headings "About the Ministry" at the foot, each with the sentences under it."""
    for first in range(max(1, len(lines) - _FOOT), len(lines)):
        if _ABOUT.match(lines[first].text):
            yield first
            for index in range(first + 1, len(lines)):
                if not _ENDED.search(lines[index].text):
                    break
                yield index
