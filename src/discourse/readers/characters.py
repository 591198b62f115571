"""Rules about characters: what a file holds between and inside its words that nobody reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from discourse.text import Edit

_LINE_ENDS = re.compile("\r\n?|[\v\x85\u2028\u2029]")
_SOFT_HYPHENS = re.compile("\u00ad+(?:[^\\S\n]*\n[^\\S\n]*(?=\\w))?")
# One class for both kinds: each scan of the whole text costs as much as the next.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_LAST_CONTROL = "\x7f"
_JOINERS = "\u200c\u200d"
_LAST_LATIN = "\u024f"
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_RUNS_OF_SPACES = re.compile(f"[{_SPACES}][{_SPACES}]+|\t")
_EDGES = re.compile(r"^\s+|\s*[\n\f]\s*|\s+\Z")
_MAYBE_COMPOSED = re.compile("[\x00-\u02ff]?[\u0300-\U0010ffff]+")
_JAMO_VOWELS_AND_FINALS = range(0x1160, 0x1200)


def find_byte_order_mark(text: str) -> Iterator[Edit]:
    """The mark U+FEFF at the head of a file."""
    if text.startswith("\ufeff"):
        yield Edit(0, 1, "", "byte order mark")


def find_line_ends(text: str) -> Iterator[Edit]:
    """Line ends other than LF: CR, CRLF, vertical tab, NEL, U+2028, U+2029."""
    if any(char in text for char in "\r\v\x85\u2028\u2029"):
        for match in _LINE_ENDS.finditer(text):
            yield Edit(match.start(), match.end(), "\n", "line ends")


def find_soft_hyphens(text: str) -> Iterator[Edit]:
    """Soft hyphens (U+00AD), with the line break after one inside a word."""
    if "\u00ad" in text:
        for match in _SOFT_HYPHENS.finditer(text):
            yield Edit(match.start(), match.end(), "", "soft hyphens")


def find_unseen(text: str) -> Iterator[Edit]:
    """Control characters, zero-width spaces and joiners, and marks of writing direction.

    Line ends, tabs and page breaks are not meant. Joiners between letters of a script that needs
    them, or inside an emoji, are kept.
    """
    for match in _UNSEEN.finditer(text, 1 if text.startswith("\ufeff") else 0):
        start, end = match.span()
        if match[0] <= _LAST_CONTROL:
            yield Edit(start, end, "", "control characters")
            continue
        beside = (text[start - 1 : start] or " ", text[end : end + 1] or " ")
        if match[0] not in _JOINERS or min(beside) <= _LAST_LATIN:
            yield Edit(start, end, "", "invisible characters")


def find_ligatures(text: str) -> Iterator[Edit]:
    """Typesetters' ligatures (U+FB00 to U+FB06), set as the letters they stand for."""
    if not any(char in text for char in "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"):
        return
    for match in _LIGATURES.finditer(text):
        letters = unicodedata.normalize("NFKC", match[0])
        yield Edit(match.start(), match.end(), letters, "ligatures")


def find_decomposed(text: str) -> Iterator[Edit]:
    """Letters that are not in Unicode's composed form NFC, one edit for each."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _MAYBE_COMPOSED.finditer(text):
        if unicodedata.is_normalized("NFC", match[0]):
            continue
        for start, end in _clusters(text, match.start(), match.end()):
            composed = unicodedata.normalize("NFC", text[start:end])
            if composed != text[start:end]:
                yield Edit(start, end, composed, "composed letters")


def find_runs_of_spaces(text: str) -> Iterator[Edit]:
    """Tabs and runs of spaces inside a line. A single non-breaking space is kept."""
    for match in _RUNS_OF_SPACES.finditer(text):
        start, end = match.span()
        if start and end < len(text) and text[start - 1] not in "\n\f" and text[end] not in "\n\f":
            yield Edit(start, end, " ", "white space")


def find_edges(text: str) -> Iterator[Edit]:
    """White space at the edges of lines, with page breaks set as line ends."""
    for match in _EDGES.finditer(text):
        kept = "\n" * max(match[0].count("\n"), "\f" in match[0])
        if kept != match[0]:
            inside = match.start() > 0 and match.end() < len(text)
            yield Edit(match.start(), match.end(), kept if inside else "", "white space")


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts that compose each on its own: a letter and the marks that follow it."""
    first = start
    for at in range(start + 1, end):
        char = text[at]
        if unicodedata.category(char)[0] != "M" and ord(char) not in _JAMO_VOWELS_AND_FINALS:
            yield first, at
            first = at
    yield first, end
