"""Rules about pages: what was printed at the head and foot of a page and is not in the text.

Each mark is replaced by a form feed, so that the rule that joins lines knows where a page ended;
lines of stars or equals signs part sections and leave a blank line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from discourse.text import Edit

_LINE = re.compile(r"\S(?:[^\n\f]*\S)?")
_SYMBOL = r"[A-Z]{1,4}(?:/[A-Z]{1,4})*/[\w.\-]+(?:/[\w.\-]+)*"
_JOB = r"\d{2}-\d{5}"
_DATE = r"\d{1,2}/\d{1,2}/\d{4}"
_COUNT = r"\d{1,3}/\d{1,3}"
_BARCODE = r"\*\d{5,}\*"
#: A whole line of a record's head or foot: document symbol, job number, date, page of pages.
_RECORD_LINE = re.compile(
    rf"(?=.*\d)(?:(?:{_SYMBOL}|{_JOB}|{_DATE}|{_COUNT}|{_BARCODE}|\([A-Z]\)|Please recycle)"
    rf"(?:\s+|$)){{1,5}}|{_JOB}(?:\s+\([A-Z]\))?(?:\s+\d{{6}}){{1,3}}"
)
#: The head of a page of a record: "S/PV.412 Piracy at sea 17/06/2031", and turned round.
_TITLED_HEAD = re.compile(rf"{_SYMBOL}\s.{{3,80}}\s{_DATE}|{_DATE}\s.{{3,80}}\s{_SYMBOL}")
_RECORD_HEAD = re.compile(rf"(?:{_JOB}\s+{_COUNT}|{_COUNT}\s+{_JOB})\s+(?=\S)")
_PAGE_LINE = re.compile(
    r"(?:#+\s*)?(?:\*\*)?[\[(]?(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\])]?:?(?:\*\*)?",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:[-–—_]\s?){3,}")
_SEPARATOR = re.compile(r"(?:[*=~]\s?){3,}")
#: The footnote on the first page of every verbatim record of the United Nations.
_RECORD_NOTE = re.compile(r"This record contains the text of speeches delivered .{20,1200}")
_RECORD_NOTE_LINES = re.compile(
    r"This record contains the text of speeches delivered\s[^\f]{20,900}?\broom\s+[A-Z]-\d+"
    r"(?:\s*\([^()]*\))?\.?(?:\s*Corrected\s+records\s[^\f]{10,250}?\([^()]*\)\.?)?"
)
_LONE_NUMBER = re.compile(r"[-–—\[(|]?\s*(\d{1,3})\s*[-–—\])|]?")
_DIGITS = re.compile(r"\d+")
_ENDS_A_SENTENCE = re.compile(r"[.!?…]\W*$")
_LONGEST_HEAD = 100
_FEWEST_HEADS = 3

Lines = list[tuple[int, int]]


def find_page_marks(text: str) -> Iterator[Edit]:
    """Page marks, document symbols and job numbers of records, rules of dashes, page numbers."""
    lines = [match.span() for match in _LINE.finditer(text)]
    marks = [kind_of_mark(text[start:end]) for start, end in lines]
    if note := _RECORD_NOTE_LINES.search(text):
        yield Edit(*note.span(), "", "page marks")
    for index in _page_numbers(text, lines, marks):
        marks[index] = "page numbers"
    for index in _running_heads(text, lines, marks):
        marks[index] = "running heads"
    for (start, end), kind in zip(lines, marks, strict=True):
        if kind:
            yield Edit(start, end, "" if kind == "separators" else "\f", kind)
        elif text[start].isdigit() and (head := _RECORD_HEAD.match(text, start, end)):
            yield Edit(start, head.end(), "\f", "page marks")


def kind_of_mark(line: str) -> str | None:
    """The kind of mark that a whole line is by its form alone, or ``None``."""
    if len(line) > _LONGEST_HEAD:
        return "page marks" if _RECORD_NOTE.fullmatch(line) else None
    if _PAGE_LINE.fullmatch(line) or _RECORD_LINE.fullmatch(line):
        return "page marks"
    if _RULE.fullmatch(line):
        return "rules"
    if _SEPARATOR.fullmatch(line):
        return "separators"
    return None


def _page_numbers(text: str, lines: Lines, marks: list[str | None]) -> Iterator[int]:
    """Lone numbers that count upwards, or stand at a page break or inside a sentence."""
    lone: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(lines):
        if end - start <= 8 and marks[index] is None:
            match = _LONE_NUMBER.fullmatch(text, start, end)
            if match:
                lone.append((index, int(match[1])))
    paged = "\f" in text or any(map(_is_page_mark, marks))
    left: list[int] = []
    for at, (index, number) in enumerate(lone):
        beside = [lone[other][1] for other in (at - 1, at + 1) if 0 <= other < len(lone)]
        counts_up = (at > 0 and beside[0] == number - 1) or (
            bool(beside) and beside[-1] == number + 1
        )
        if counts_up or _place_on_page(text, lines, marks, index):
            paged = True
            yield index
        else:
            left.append(index)
    if paged:  # in a text without pages a number inside a sentence belongs to it
        yield from (index for index in left if _inside(text, lines, index))


def _running_heads(text: str, lines: Lines, marks: list[str | None]) -> Iterator[int]:
    """Short lines that head or close three pages or more, the same but for their digits.

    Two are enough where their numbers count the pages, one where it holds a symbol and a date.
    """
    found: list[tuple[int, tuple[str, str]]] = []
    for index, (start, end) in enumerate(lines):
        if end - start > _LONGEST_HEAD or marks[index] or text[start].islower():
            continue
        place = _place_on_page(text, lines, marks, index)
        if place and _TITLED_HEAD.fullmatch(text, start, end):
            yield index
        elif place and not _ENDS_A_SENTENCE.search(text[start:end]):
            found.append((index, (place, _DIGITS.sub("0", text[start:end]))))
    counts = Counter(form for _, form in found)
    for index, form in found:
        same = [text[slice(*lines[other])] for other, one in found if one == form]
        if counts[form] >= _FEWEST_HEADS or (len(same) == 2 and _count_pages(*same)):
            yield index


def _count_pages(first: str, second: str) -> bool:
    """Whether two lines are the same but for one number, which goes up by one."""
    pairs = zip(_DIGITS.findall(first), _DIGITS.findall(second), strict=True)
    unlike = [(one, other) for one, other in pairs if one != other]
    return len(unlike) == 1 and int(unlike[0][1]) == int(unlike[0][0]) + 1


def _place_on_page(text: str, lines: Lines, marks: list[str | None], index: int) -> str:
    """Whether a line is the ``first`` or the ``last`` of a page, or neither (empty)."""
    start, end = lines[index]
    if "\f" not in text and not any(marks):
        return ""
    before = lines[index - 1][1] if index else 0
    after = lines[index + 1][0] if index + 1 < len(lines) else len(text)
    if index == 0 or "\f" in text[before:start] or _is_page_mark(marks[index - 1]):
        return "first"
    if index + 1 == len(lines) or "\f" in text[end:after] or _is_page_mark(marks[index + 1]):
        return "last"
    return ""


def _is_page_mark(kind: str | None) -> bool:
    return kind in ("page marks", "page numbers")


def _inside(text: str, lines: Lines, index: int) -> bool:
    """Whether a number stands apart between two halves of one sentence."""
    if index == 0 or index + 1 >= len(lines):
        return False
    (first, last), (start, _) = lines[index - 1], lines[index + 1]
    gaps = text[last : lines[index][0]], text[lines[index][1] : start]
    if not all(gap.count("\n") > 1 or "\f" in gap for gap in gaps):
        return False
    return text[start].islower() and not _ENDS_A_SENTENCE.search(text[max(first, last - 10) : last])
