"""What kind of line a line is by its own look: salutation, editor's line, heading, list item.

Every line of a document that readers left is a paragraph, a heading or a marker. These tests
look at one line; what its neighbours say is weighed in ``structure.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discourse.annotators.segmentation_data import LineWords
from discourse.text import Span, fold

_TERMINAL = re.compile(r"[.!?;:,…。！？][\"”’'»)\]]*\Z")
_ENDED = re.compile(r"[.!?…:;。！？؟।][\"”’'»)\]]*\d{0,3}\Z")
_MARKER = re.compile(
    r"(?:\(?(?:\d{1,3}|[ivxlc]{1,5}|[IVXLC]{2,5})[.)]|\((?:[A-Za-z]|[IVXLC]+)\)|[a-zA-Z]\)"
    r"|\d{1,3}(?=\t)|[•▪◦‣·●■♦¥*➢✓\-–—](?=\s))\s+"
)
_HEADING_MARKER = re.compile(
    r"(?:(?:Part|Chapter|Section|Title)\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2})*|\d{1,3}/\d{1,3}(?=\.)|[IVXLC]{1,5}|[A-Z])[.):]?\s+"
)
_BULLET = re.compile(r"[•▪◦‣·●■♦¥*➢✓\-–—]\s|\(?[a-z]{1,4}\)\s")
# Nothing is given back once taken: a long line of signs is read once.
_LONE = re.compile(r"\W*+(?:\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-z])?\W*+\Z")
_SYMBOL = (
    r"(?:[A-Z]{1,6}/[\w./()-]+|\d{2}-\d{4,6}|\d{1,3}/\d{1,3}|\d{1,2}/\d{1,2}/\d{4}"
    r"|[Pp]age\s+\d+(?:\s+of\s+\d+)?:?|#+|\(E\)|\*\d+\*)"
)
_SYMBOLS = re.compile(rf"{_SYMBOL}(?:\s+{_SYMBOL})*\Z")
_LINK = re.compile(r"(?:https?://|www\.)\S+\Z|\S+@\S+\.\w+\Z")
# Lines of contacts and links in press releases: an address or a number, and few words beside it.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\+\d[\d ()./-]{6,}\d")
_TAGS = re.compile(r"(?:[#@]\w+\W*)+\Z")
_MOST_BESIDE = 3  # words
_BYLINE = re.compile(r"[Bb][Yy]:?\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,5}(?:,[^.!?]*)?\Z")
# Under the number of a resolution: "Adopted by the Council at its 12th meeting, on 3 May 2031",
# "[on the report of the Third Committee (A/86/489)]".
_ADOPTED = re.compile(
    r"[\[(]?[Aa]dopted\s(?=[^\d]*\d)[^.;:?!]*[\])]?\Z"
    r"|\[on the (?:report|recommendation)s? of[^\]]*\]\Z"
)
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.?m\.?|noon|midnight|hours)"
_TIME = re.compile(
    rf"(?:(?:at|end)\s+)?{_CLOCK}(?:\s+[a-z]{{2,4}})?\Z"
    rf"|\d{{4}}-\d\d-\d\d(?:[T ,]+\d{{1,2}}:\d\d(?::\d\d)?)?\Z",
    re.IGNORECASE,
)
#: A newspaper's headline: words said, a colon, who said them on what.
_HEADLINE = re.compile(r"([“\"‘'])[^“”\"]{3,90}[”\"’']:\s[^.!?]{3,120}\Z")
# Over a post: a name, "@handle", and when it was written.
_POST_HEAD = re.compile(r"(?:[^@.!?]{0,50}\s)?\(?@\w+\)?\s*[·•|]\s*[^.!?]{1,30}\Z")
_TABLE_ROW = re.compile(r"\|(?:[^|]*\|){2,}\Z")
_LABEL = re.compile(r"([^:]{2,40}):(?:\s|\Z)")
_NOTE_LINE = re.compile(r"\d{1,3}\t(?:Cf\.|Ibid|See\s|[^.?!]*,\s[^.?!]*\d\Z)")
_TOKEN = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, white space at its edges left out; ``number`` counts from 1."""

    span: Span
    text: str
    number: int


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that are not blank."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    number = end = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            number += 1
            start = end + line.index(words[0])
            yield Line(Span(start, start + len(words)), words, number)
        end += len(line) + 1


def marker_end(line: str) -> int:
    """Where the words of ``line`` begin after its number, letter or bullet; 0 without one."""
    match = _MARKER.match(line)
    return match.end() if match and match.end() < len(line) else 0


def has_bullet(line: str) -> bool:
    """Whether ``line`` begins with a bullet, a dash or a small letter in brackets."""
    return _BULLET.match(line) is not None


def is_lone_mark(line: str) -> bool:
    """Whether ``line`` holds no more than a number, a letter or signs."""
    return _LONE.match(line) is not None


def _first_word(line: str) -> str:
    """The first word of ``line``, in small letters; "" without one."""
    head = line.partition(" ")[0]
    if not head.isalpha():
        match = _WORDS.search(line)
        head = match[0] if match else ""
    return fold(head)


def is_table_row(line: str) -> bool:
    """Whether ``line`` is a row of a table as readers leave it: entries between strokes."""
    return line[0] == "|" and _TABLE_ROW.match(line) is not None


def is_tags(words: str) -> bool:
    """Whether ``words`` are no more than tags or a link: "#Peace", "https://example.org/a"."""
    return words[0] in "#@h" and (_TAGS.match(words) or _LINK.match(words)) is not None


def ends_clause(line: str) -> bool:
    """Whether ``line`` ends as a sentence, list opener or list item ends."""
    return _ENDED.search(line[-8:]) is not None


def _is_contact(line: str) -> bool:
    """Whether ``line`` gives addresses, telephone numbers or tags, and says next to nothing."""
    if _TAGS.match(line):
        return True
    rest, found = _ADDRESS.subn(" ", line)
    return found > 0 and len(_WORDS.findall(rest)) <= _MOST_BESIDE


def _any_of(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


class LineTests:
    """The tests that need the words of a language."""

    def __init__(self, words: LineWords) -> None:
        self._words = words
        self._meta_openings = tuple(sorted(words.meta_openings))
        self._title = re.compile(
            rf"(?:{_any_of(words.title_openings)})\s+(?:{_any_of(words.title_links)})\s",
            re.IGNORECASE,
        )
        self._address = words.salutation_nouns | words.salutation_fillers
        self._closings = tuple(sorted(words.closings))
        self._stage = re.compile(
            r"\b(?:" + "|".join(map(re.escape, sorted(words.stage_cues))) + r")\b"
        )
        months = {form for month in words.months for form in (month, month.upper())}
        month = "|".join(sorted(months, key=len, reverse=True))
        day = "|".join(sorted(words.weekdays))
        number = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:[-–]|and|to)\s?\d{1,2}(?:st|nd|rd|th)?)?"
        date = (
            rf"(?:(?:{day}),?\s+)?(?:the\s+)?(?:{number}(?:\s+of)?\s+(?:{month})\.?"
            rf"|(?:{month})\.?\s+{number}|(?:{month})\.?)(?:,?\s+\d{{4}})?"
        )
        place = r"[A-Z][\w.’'-]*(?:\s(?:[A-Z][\w.’'-]*|of|de|la|the)){0,4}"
        self._date = re.compile(rf"(?:{place},\s*){{0,3}}{date}(?:,\s*{_CLOCK})?[.,]?\Z")
        self._place_year = re.compile(rf"{place},\s+\d{{4}}\Z")
        self._dateline = re.compile(
            rf"[A-Z][A-Z .’'-]{{2,40}}(?:,\s*(?:[A-Z][\w.]+,\s*)?{date})?(?:\s*\([^)]{{1,40}}\))?"
            r"\s*(?:—|–|--|-)\s+(?=[\"“]?[A-Z])"
        )

    def is_salutation(self, line: str) -> bool:
        """Whether ``line`` only addresses somebody: "Mr. President, Excellencies,"."""
        if len(line) > 240:
            return False
        first, closing = _first_word(line), line[-1]
        if first == "the" or (line[0].isdigit() if closing in ",!" else first not in self._address):
            return False
        if any(self._is_prose(match[0]) for match in _TOKEN.finditer(line)):
            return False
        words = [fold(word) for word in _WORDS.findall(line)]
        if self._words.salutation_nouns.isdisjoint(words):
            return False
        if closing in ",!;:":
            return True
        return not self._words.salutation_marks.isdisjoint(words) and len(words) <= 25

    def _is_prose(self, word: str) -> bool:
        """Whether ``word`` is neither capitalised nor a word of address."""
        return word[0].islower() and fold(word.rstrip(",;:.!")) not in self._address

    def is_meta(self, line: str) -> bool:
        """Whether ``line`` speaks about the text: date, source, symbol, page, by-line."""
        if len(line) > 200:
            return False
        label = _LABEL.match(line)
        if label and fold(label[1]).strip(" *[(") in self._words.meta_labels:
            return True
        return (
            fold(line).strip("*[(_ ").startswith(self._meta_openings)
            or _SYMBOLS.match(line) is not None
            or _LINK.match(line) is not None
            or _is_contact(line)
            or _ADOPTED.match(line) is not None
            or _NOTE_LINE.match(line) is not None
            or _TIME.match(line) is not None
            or ("@" in line and _POST_HEAD.match(line) is not None)
            or _BYLINE.match(line) is not None
            or self._date.match(line) is not None
            or self._place_year.match(line) is not None
        )

    def is_title(self, line: str) -> bool:
        """Whether ``line`` begins as the title of a text does and does not end as a sentence."""
        return self._title.match(line) is not None and not ends_clause(line)

    def is_headline(self, line: str) -> bool:
        """Whether ``line`` is set as newspapers set what was said over an interview."""
        return _HEADLINE.match(line) is not None

    def is_stage_direction(self, line: str) -> bool:
        """Whether ``line`` is a sign of the transcript in brackets: "(Applause.)"."""
        return (
            len(line) <= 120
            and line[0] in "(["
            and line.rstrip(".")[-1] in ")]"
            and self._stage.search(line.lower()) is not None
        )

    def dateline_end(self, line: str) -> int:
        """Where the text begins after a place and date at the head of ``line``; 0 without one."""
        match = self._dateline.match(line)
        return match.end() if match else 0

    def speaks_about_text(self, line: str) -> bool:
        """Whether ``line`` is one by which editors introduce an article or speech."""
        words = {fold(word) for word in _WORDS.findall(line)}
        if not words.isdisjoint(self._words.first_persons):
            return False
        hints = len(words & self._words.editor_hints)
        return hints > 1 or not words.isdisjoint(self._words.editor_cues)

    def is_all_capitals(self, line: str) -> bool:
        """Whether ``line`` has at least four letters and no small one."""
        return line.isupper() and sum(map(str.isalpha, line)) >= 4

    def looks_like_heading(self, line: str) -> bool:
        """Whether ``line`` could be a heading if its neighbours allow it."""
        if (
            len(line) > 150
            or has_bullet(line)
            or not (line[0].isupper() or line[0].isdigit() or line[0] in "“\"‘'«¿")
        ):
            return False
        if self.is_all_capitals(line):
            return len(line.split()) <= 20
        marker = _HEADING_MARKER.match(line)
        words = _WORDS.findall(line[marker.end() :] if marker else line)
        if not words or len(words) > 16 or fold(line).startswith(self._closings):
            return False
        titled = self._is_title_case(words)
        if line[-1] == ":":
            return titled and len(words) <= 6
        return not _TERMINAL.search(line[-8:]) and (titled or self._is_phrase(line, words))

    def _is_phrase(self, line: str, words: list[str]) -> bool:
        """Whether ``words``, in sentence case, are a phrase rather than part of a sentence."""
        folded = [fold(word) for word in words]
        known = self._words
        if folded[0] in known.clause_openers or folded[-1] in known.function_words:
            return False
        if folded[0] in known.question_words:
            return True
        if "," in line and (folded[0] in known.function_words or line[0].isdigit()):
            return False
        return len(words) <= 12 and not any(word in known.finite_verbs for word in folded)

    def _is_title_case(self, words: list[str]) -> bool:
        return all(word[0].isupper() for word in words if len(word) >= 4) and words[0][0].isupper()
