"""Sentence boundaries inside one paragraph.

Every full stop, question mark, exclamation mark and ellipsis is a candidate. What stands before
it (an abbreviation, an initial, a number, an acronym) and what follows it (a small letter, a
number, a word that opens sentences, a closing quote, a note number) decide whether the sentence
ends there. The words are data: ``data/languages/en-segmentation.toml``.

Own rules, because every splitter tried was worse on the composed traps of
``tests/annotators/tricky_sentences.toml`` (112 cases; ours were made on them): nupunkt 0.8.0 71 %,
with our abbreviations 73 %, Punkt trained on public speeches 69 %, pysbd 67 %, NLTK's English
model 55 %. Punkt knows an abbreviation but not what follows it, so nupunkt ends a sentence inside
"U.S. Secretary of State ... D.C. on Monday". ``benchmarks/bench_segmentation.py`` prints the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from discourse.annotators.segmentation_data import SegmentationData, load_segmentation_data
from discourse.text import Span

_CLOSERS = "”’\"'»›)\\]}」』》）】"
# Stops of scripts without capitals; a sentence ends at them whatever follows, space or not.
_STOPS_ELSEWHERE = "。｡！？؟۔।॥"
_CANDIDATE = re.compile(
    rf"[.!?…{_STOPS_ELSEWHERE}]+"
    rf"(?:(?:[ \u00a0]\.){{2,}}|[{_CLOSERS}.…{_STOPS_ELSEWHERE}]|“(?=\s|\Z)|[ \u00a0\u202f][»›])*"
)
_ENDS_ANYWHERE = frozenset(_STOPS_ELSEWHERE)
_NOTE = re.compile(r"(?:\d{1,3}|[⁰¹²³⁴-⁹]+|\[\d{1,3}\])(?=\s+[\"“‘«(]?[A-Z]|\s*\Z)")
_LOST_SPACE = re.compile(r"(?:I|A|[A-Z][\w’']*[a-z])(?=[\s,;:.!?])(?!\.\w)")
_SKIPPED = re.compile(r"[\s\"“”‘’'«»‹›(\[{—–\-•*.…¡¿]{0,40}")
# A source in brackets after the stop belongs to what it is the source of.
_CITATION = re.compile(
    r"\s\((?:[A-Z]{1,6}/|see\s|ibid|supra|pp?\.\s|para\.\s|resolution\s)[^()]{0,80}\)"
    r"(?:\.[”\"]?)?(?=\s[\s\"“(]*[A-Z0-9])"
)
_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,4}\Z")
_NUMBER_NEXT = re.compile(r"\d|[IVXLC]{2,}\b|[B-HJ-Z]\b(?!['’])|[AI](?=[.,;:)/])")
_LIST_LETTER = re.compile(r"\([a-z]{1,4}\)\s+[^\W\d_]")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}|[IVXLC]{1,5}|[A-Za-z])\Z")
_ADDRESS = re.compile(r"@|/|www\.|https?:")
_LONGEST_WORD = 60


def find_sentences(text: str, span: Span) -> list[Span]:
    """The sentences of the paragraph ``text[span.start:span.end]``, white space left out.

    A number at the head of the paragraph ("14. At the last meeting") stays with its sentence.
    Together the sentences hold every character of the paragraph but white space.
    """
    rules = _rules()
    end = span.start + len(span.quote(text).rstrip())
    head = start = _skip_space(text, span.start, end)
    sentences: list[Span] = []
    at = _first_letter(text, start, end)
    # One kind of sign is found several times as fast as one of four.
    stops = text[head:end].replace("?", ".").replace("!", ".").replace("…", ".")
    for sign in _STOPS_ELSEWHERE:
        stops = stops.replace(sign, ".")
    while (found := stops.find(".", at - head)) >= 0:
        stop = head + found
        if stop + 1 < end and rules.is_plain_end(text, stop, start):
            sentences.append(Span(start, stop + 1))
            start = at = stop + 2
            continue
        match = _CANDIDATE.match(text, stop, end)
        if not match or (at := match.end()) == end:
            break
        if cut := rules.cut(text, match, Span(start, end)):
            sentences.append(Span(start, cut))
            start = _skip_space(text, cut, end)
            at = _first_letter(text, start, end)
    if start < end:
        sentences.append(Span(start, end))
    return sentences


def _first_letter(text: str, start: int, end: int) -> int:
    """Where the first letter or digit is: no sentence ends before it."""
    match = _LETTER.search(text, start, end)
    return match.start() if match else end


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


@cache
def _rules() -> _Rules:
    return _Rules(load_segmentation_data())


class _Rules:
    """The decisions at one candidate. ``rest`` spans from the last cut to the paragraph's end."""

    def __init__(self, data: SegmentationData) -> None:
        words = data.abbreviations
        self.always = _with_capitals(words.always)
        self.before_number = words.before_number
        self.before_opener = _with_capitals(words.before_opener)
        self.letter_labels = words.letter_labels
        self.decimal_followers = tuple(words.decimal_followers)
        self.openers = data.openers.words
        self.connectives = data.openers.connectives
        said = "|".join(sorted(data.voices.reporting_verbs))
        # After a quoted question: "... ?” President Osei asked."
        self.attribution = re.compile(
            rf"(?:[A-Z][\w.’'-]*\s+){{1,5}}(?:{said})\b(?!:|\s+(?:that|to)\b)"
        )

        self.unplain = self.always | self.before_number | self.before_opener

    def is_plain_end(self, text: str, stop: int, start: int) -> bool:
        """Whether ``cut`` need not be asked: a word that is in no list, a stop, a capital.

        The word is not the first of its sentence, which begins at ``start``.
        """
        if not (text.startswith(". ", stop) and text[stop + 2].isupper()):
            return False
        space = text.rfind(" ", start, stop)
        word = text[space + 1 : stop]
        return space > 0 and len(word) > 1 and word.isalpha() and word not in self.unplain

    def cut(self, text: str, match: re.Match[str], rest: Span) -> int | None:
        """Where the sentence ends if it ends at ``match``, inside ``rest``, else ``None``."""
        end = match.end()
        if not _ENDS_ANYWHERE.isdisjoint(match[0]):
            return end
        if not text[end].isspace():
            return self._cut_without_space(text, match, rest)
        if citation := _CITATION.match(text, end, rest.end):
            return citation.end()
        follows = _SKIPPED.match(text, end, rest.end)
        at = follows.end() if follows else end
        if at >= rest.end:
            return None
        following = text[at]
        if following.islower():
            if not _LIST_LETTER.match(text, at - 1, rest.end):
                return None
        elif following in ",;:)%":
            return None
        marks = match[0]
        if "?" in marks or "!" in marks:
            ends = self._ends_after_question(text, match, at)
        elif "…" in marks or marks.count(".") > 1:
            ends = text[match.start() - 1] not in "[("
        else:
            ends = self._ends_after_stop(text, _Context(match.start(), at, rest))
        return end if ends else None

    def _ends_after_question(self, text: str, match: re.Match[str], at: int) -> bool:
        if match.start() > 0 and text[match.start() - 1] in "([":
            return False
        quoted = any(mark in match[0] for mark in "”\"»’'")
        return not (quoted and self.attribution.match(text, at))

    def _cut_without_space(self, text: str, match: re.Match[str], rest: Span) -> int | None:
        end = match.end()
        before = text[match.start() - 1] if match.start() > rest.start else " "
        if not (before.isalpha() or before in '”’")]' or before.isdigit()):
            return None
        word = _word_before(text, match.start(), rest.start)
        if _ADDRESS.search(word) or self._is_abbreviation(word):
            return None
        if before.isalpha() or match[0][-1] not in ".!?…":
            note = _NOTE.match(text, end, rest.end)
            if note and len(word) > 1:
                return note.end()
        lower_end = (before.islower() or before.isdigit() or word.isupper()) and len(word) > 1
        lost = _LOST_SPACE.match(text, end, rest.end)
        if lost and lower_end and "." not in word and len(match[0]) <= 2:
            return end
        return None

    def _is_abbreviation(self, word: str) -> bool:
        return (
            word in self.always
            or word in self.before_number
            or word in self.before_opener
            or _DOTTED.match(word) is not None
        )

    def _ends_after_stop(self, text: str, context: _Context) -> bool:
        word = _word_before(text, context.stop, context.rest.start)
        if not word:
            return True
        if word in self.always:
            return False
        if word in self.before_number and _NUMBER_NEXT.match(text, context.next):
            return False
        if context.stop - len(word) == context.rest.start and (
            word in self.connectives or _LIST_NUMBER.match(word)
        ):
            return False
        if word[-1].isdigit():
            return not self._is_decimal(text, word, context)
        if len(word) == 1:
            return self._ends_after_letter(text, word, context)
        if word in self.before_opener or _DOTTED.match(word):
            return self._opens(text, context.next)
        return True

    def _ends_after_letter(self, text: str, letter: str, context: _Context) -> bool:
        if letter.islower() or not letter.isalpha() or self._opens(text, context.next):
            return True
        before = text[context.rest.start : context.stop - 1].rstrip()
        label = before[before.rfind(" ") + 1 :].lower()
        return label in self.letter_labels

    def _is_decimal(self, text: str, word: str, context: _Context) -> bool:
        if not (word.isdigit() and len(word) <= 3 and text[context.next].isdigit()):
            return False
        following = re.compile(r"\d+\s*").match(text, context.next)
        return bool(following) and text.startswith(
            self.decimal_followers, following.end() if following else 0
        )

    def _opens(self, text: str, at: int) -> bool:
        word = _WORD.match(text, at)
        return word is not None and word[0] in self.openers


@dataclass(frozen=True, slots=True)
class _Context:
    """A full stop, the first letter or digit after it, and what is left of the paragraph."""

    stop: int
    next: int
    rest: Span


def _with_capitals(words: frozenset[str]) -> frozenset[str]:
    return words | {word.upper() for word in words if word[0].isupper() and len(word) > 1}


def _word_before(text: str, end: int, start: int) -> str:
    """The word that ends at ``end``, without opening quotes and what a dash sets before it."""
    start = max(start, end - _LONGEST_WORD)
    word = text[max(text.rfind(" ", start, end) + 1, start) : end]
    if not word.isalnum():
        word = word.split()[-1] if word.split() else ""
        word = re.split(r"[—–\-(\[“\"‘'«/]", word)[-1]
    return word
