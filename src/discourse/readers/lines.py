"""The rule about lines: which line breaks are the text's own, and which only its width's.

A line ends a paragraph if it ends a sentence and was not broken for want of width. The decision
is made for each file from its own lines: how long they are, and how many of them break off
inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from discourse.text import Edit

_LINE = re.compile(r"\S(?:[^\n\f]*\S)?")
_CLOSERS = "”\"’'»)]*_›」』"
_STOPS = ".!?…。！？؟।"
_CITATION = re.compile(r"[.!?…][”\"’'»]*\s*[(\[][^()\[\]]*[)\]]\W*$")
_NOTE_NUMBER = re.compile(r"[^\W\d][.!?…][”\"’'»)\]]*\d{1,3}$")
_ABBREVIATION = re.compile(r"(?:^|\W)(?:Mr|Mrs|Ms|Dr|St|Messrs|Prof|Gen|H\.E|No|Nos)\.$")
_BLOCK = re.compile(
    r"(?!24/7)\d{1,2}/(?:\d{1,2}|n)?\s+(?=[“\"@#.]?[A-Z€$£])|"
    r"#{1,6}\s|[•·▪●◦‣>|]\s?|[-–*+]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|[“\"«]"
)
_UNFINISHED = re.compile(
    r"(?:^|\s)(?:the|an?|of|and|our|its|Madame?|Mister|(?:Mr|Mrs|Ms|Dr)\.?)$", re.IGNORECASE
)
_UNFINISHED_LONG = re.compile(r"\s(?:to|in|for|by|with|that)$")
_ADDRESS = re.compile(
    r"\b(?:Excellenc|Gentlemen|Ladies|President|Delegat|Secretary|Government|Friends|Colleagues)"
    r"[\w\- ]*\W*$",
    re.IGNORECASE,
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
#: A line of its own that says where and when: never part of a paragraph.
_DATELINE = re.compile(
    rf"(?:[A-Z][\w.’'\- ]{{1,40}},\s)?(?:[A-Z][a-z]+day,?\s)?"
    rf"(?:\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s(?:{_MONTH})|(?:{_MONTH})\s\d{{1,2}}),?\s\d{{4}}\W*"
)
_IN_BRACKETS = re.compile(r"\[[^\[\]]+\]\W*")
_HEAD = 1200  # characters of a file that may be its head
_DAY_END = re.compile(r"\s\d{1,2}$")
_MONTH_START = re.compile(rf"(?:{_MONTH})\b")
_HYPHEN_END = re.compile(r"([^\W\d_]+)[-‐]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN_WORD = re.compile(r"[^\W\d_]+[-‐]\s*\n\s*[^\W\d_]+")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff，、。；：（）「」《》]")
#: First halves of compounds that seldom stand alone.
_FIRST_HALVES = frozenset(
    ("self", "non", "cross", "multi", "well", "long", "short", "high", "low", "far", "half", "ex")
)
#: A line this long is no heading: without a stop at its end it breaks off inside a sentence.
_LONGEST_HEADING = 150
_SHORTEST_LONG_LINE = 60
_SHORTEST_LINE = 20
#: Wider than any page, so that lines of this length are paragraphs.
_WIDEST_PAGE = 200


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file sets its lines.

    ``width``, in code points, is 0 where lines are paragraphs. Where they are wrapped, a line
    that would be longer than this with the next word was broken for want of width; it is taken
    from the lines that certainly were, nine of ten of which are so.
    ``loose`` says that a blank line stands after every line, and so ends no paragraph.
    ``spaced`` says that a space before its end marks a line broken for want of width, as in
    flowed mail and in text taken from PDF files.
    ``clauses`` says that many lines end with a comma or semicolon, as in a resolution.
    """

    width: int = 0
    loose: bool = False
    spaced: bool = False
    clauses: bool = False


def find_broken_lines(text: str) -> Iterator[Edit]:
    """Line breaks inside paragraphs, and the white space at the edges of lines."""
    lines = [match.span() for match in _LINE.finditer(text)]
    if not lines:
        if text.strip("\n"):
            yield Edit(0, len(text), "", "white space")
        return
    layout = detect_layout(text, lines)
    words: frozenset[str] | None = None
    begin = lines[0][0]
    if lines[0][0] > 0:
        yield Edit(0, lines[0][0], "", "white space")
    for (start, end), (next_start, next_end) in pairwise(lines):
        gap = text[end:next_start]
        # In a file of wrapped lines what counts is the line, in others the paragraph so far.
        line = (start if layout.width else begin, end)
        if not _is_broken(text, line, (next_start, next_end), layout):
            begin = next_start
            kept = _kept_gap(gap)
            if kept != gap:
                yield Edit(end, next_start, kept, "white space")
            continue
        kind = "page breaks inside a sentence" if "\f" in gap else "joined lines"
        half = _HYPHEN_END.search(text, max(start, end - 40), end)
        if half and text[next_start].isalpha():
            words = words or frozenset(_WORDS.findall(_BROKEN_WORD.sub(" ", text.lower())))
            cut = end if _is_compound(text, half[1], next_start, words, layout) else end - 1
            yield Edit(cut, next_start, "", kind)
        else:
            yield Edit(end, next_start, _joint(text[end - 1], text[next_start]), kind)
    last = lines[-1][1]
    if text[last:].strip("\n"):
        yield Edit(last, len(text), "\n" if "\n" in text[last:] else "", "white space")


def detect_layout(text: str, lines: list[tuple[int, int]]) -> Layout:
    """The layout of a file, from the lengths of its lines and how many break off.

    Lines are wrapped if at least a third of them end without a stop and are followed by a small
    letter (or one of a script without capitals), and nineteen of twenty of these fit a page.
    """
    counts = {True: [0, 0], False: [0, 0]}
    lengths: list[int] = []
    filled: list[int] = []
    spaced = 0
    for (start, end), (next_start, next_end) in pairwise(lines):
        count = counts[text.count("\n", end, next_start) > 1]
        count[0] += 1
        if (
            text[end - 1] not in _STOPS
            and _continues(text[next_start])
            and end - start > _SHORTEST_LINE
        ):
            count[1] += 1
            lengths.append(end - start)
            filled.append(_with_next_word(text, end - start, next_start, next_end))
            spaced += text[end] == " " or text[end - 1] in "-‐"
    loose = counts[True][1] > counts[False][1] and counts[True][0] > len(lines) / 2
    pairs, broken = counts[loose]
    clauses = sum(text[end - 1] in ",;" and end - start > 40 for start, end in lines)
    prose = Layout(clauses=clauses >= 3 and clauses > len(lines) / 5)
    if broken < 2 or broken < pairs / 3:
        return prose
    if sorted(lengths)[len(lengths) * 19 // 20] > _WIDEST_PAGE:
        return prose
    width = sorted(filled)[len(filled) // 10] - 1
    bare = any(text[end : end + 1] == "\n" for _, end in lines)
    return Layout(width, loose, spaced=bare and spaced > broken * 0.9)


def _is_broken(text: str, line: tuple[int, int], after: tuple[int, int], layout: Layout) -> bool:
    """Whether the break between two lines lies inside a paragraph."""
    (start, end), (next_start, next_end) = line, after
    length = end - start
    gap = text[end:next_start]
    if _stands_alone(text, line) or _stands_alone(text, after):
        return False
    ended = ends_sentence(text, start, end)
    small = text[next_start].islower()
    if _BLOCK.match(text, next_start, next_end):
        small = text[next_start + 1 : next_start + 2].islower()
        long = length >= (_SHORTEST_LINE if small else _SHORTEST_LONG_LINE)
        return text[next_start] in '“"«' and not ended and long and text[end - 1] not in ":;"
    if text[start] == "#" and text[start : start + 7].lstrip("#").startswith(" "):
        return False
    if text[end - 1] in ":;" and not layout.width:
        return False
    paged = "\f" in gap
    blank = gap.count("\n") > 1 and not (layout.loose or paged)
    if text[end - 1] in "-‐" and text[end - 2].isalpha() and text[next_start].isalpha():
        return not blank or small
    if layout.spaced and ended and not paged:
        return gap == " \n"
    if paged and ended and not small:
        return False
    if layout.width and not blank:
        return _is_wrapped(text, line, after, layout.width, ended)
    if small:
        return not (ended and (blank or paged))
    if ended:
        return False
    if text[end - 1] == "," and not paged and text[next_start].isupper():
        long = min(length, 2 * (next_end - next_start)) >= _LONGEST_HEADING
        return long and not layout.clauses and not _ADDRESS.search(text, end - 60, end)
    return _is_unfinished(text, start, end, paged, text[next_start])


def _stands_alone(text: str, line: tuple[int, int]) -> bool:
    """Whether a line of the head is a place and date, or in square brackets as a whole.

    Further down a line that is a date may be the last of a sentence that was broken there.
    """
    if line[0] > _HEAD:
        return False
    start = text.rfind("\n", *line) + 1 or line[0]  # of a paragraph so far, its last line
    if line[1] - start > _LONGEST_HEADING:
        return False
    last = text[line[1] - 1]
    if last.isdigit() or text[line[1] - 2].isdigit():
        return _DATELINE.fullmatch(text, start, line[1]) is not None
    return text[start] == "[" and _IN_BRACKETS.fullmatch(text, start, line[1]) is not None


def _is_wrapped(
    text: str, line: tuple[int, int], after: tuple[int, int], width: int, ended: bool
) -> bool:
    """The decision in a file of wrapped lines: would the next word have fitted?"""
    (start, end), (next_start, next_end) = line, after
    if not ended and (_continues(text[next_start]) or _UNFINISHED.search(text, start, end)):
        return text[end - 1] not in ":;" or text[next_start].islower()
    listed = not ended and _BLOCK.match(text, start, end) is not None
    if text[end:next_start].endswith(("  ", "\t")) and not listed:
        return False
    if ended and next_end - next_start < width * 0.6 and text[next_end - 1] not in _STOPS + "”":
        return False  # a heading: the last line of a paragraph would have a stop
    if _DAY_END.search(text, start, end) and _MONTH_START.match(text, next_start):
        return True
    indent = start - text.rfind("\n", 0, start) - 1 if listed else 0
    return _with_next_word(text, end - start + indent, next_start, next_end) > width


def _with_next_word(text: str, length: int, next_start: int, next_end: int) -> int:
    """How long a line would have been with the first word of the next."""
    space = text.find(" ", next_start, next_end)
    return length + 1 + (space if space > 0 else next_end) - next_start


def _is_unfinished(text: str, start: int, end: int, paged: bool, following: str) -> bool:
    """Whether a line without a stop, before a capital or a digit, breaks off inside a sentence."""
    length = end - start
    last = text[end - 1]
    if _UNFINISHED.search(text, max(start, end - 8), end) and length > _SHORTEST_LINE:
        return True
    if length >= _SHORTEST_LONG_LINE and (
        paged or following.isdigit() or _UNFINISHED_LONG.search(text, max(start, end - 8), end)
    ):
        return True
    return length >= _LONGEST_HEADING and (last.isalnum() or last in "-–—")


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the line ``text[start:end]`` ends with a stop, before quotes, notes or citations."""
    if text[end - 1] in ")]" and _CITATION.search(text, max(start, end - 160), end):
        return True
    at = end - 1
    while at > start and text[at] in _CLOSERS:
        at -= 1
    if text[at] in _STOPS:
        return not (text[at] == "." and _ABBREVIATION.search(text, max(start, at - 8), at + 1))
    return text[at].isdigit() and bool(_NOTE_NUMBER.search(text, max(start, end - 12), end))


def _continues(char: str) -> bool:
    """Whether a line that begins so may go on with a sentence: small, or without capitals."""
    return char.islower() or (char.isalpha() and not char.isupper() and not char.istitle())


def _is_compound(
    text: str, half: str, next_start: int, words: frozenset[str], layout: Layout
) -> bool:
    """Whether a hyphen at the end of a line belongs to the word and not to the line."""
    rest = _FIRST_WORD.match(text, next_start)
    assert rest is not None
    joined = (half + rest[0]).lower()
    hyphened = f"{half}-{rest[0]}".lower()
    if joined in words:
        return False
    if hyphened in words or rest[0][0].isupper() or not layout.width:
        return True
    both = half.lower() in words and rest[0].lower() in words
    return half.lower() in _FIRST_HALVES or (both and len(half) > 2)


def _joint(last: str, first: str) -> str:
    return "" if last == "/" or (_IDEOGRAPHS.match(last) and _IDEOGRAPHS.match(first)) else " "


def _kept_gap(gap: str) -> str:
    """A gap between paragraphs without its spaces; a page break is a line end."""
    if gap.strip("\n") == "":
        return gap
    return "\n" if "\f" in gap else "\n" * gap.count("\n")
