"""The figures of a text, value by value: as marked, lower bound or not, who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discourse.analysis import Unit
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages, cue_spans, cue_words, quoted
from discourse.reports.wording import number_word
from discourse.text import Span

_BOUNDS = (
    ("at least", r"more than|over|at least|no fewer than|no less than|exceeding|upwards of"),
    ("at most", r"up to|at most|fewer than|less than|under|no more than"),
    ("about", r"about|around|some|approximately|nearly|almost|close to|roughly|an estimated"),
)
_NUMERAL = re.compile(r"(?<![\w.,])[$€£]?\d+(?:[.,]\d+)*%?(?![\w-])")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_DATE = re.compile(rf"\b\d{{1,2}} {_MONTH}|\b{_MONTH} \d{{1,2}}\b")


def bound(text: str, start: int, end: int) -> str:
    """``at least``, ``at most`` or ``about`` where the words say so before ``start`` or there."""
    for name, forms in _BOUNDS:
        before = re.search(rf"\b(?:{forms})\s+(?:the\s+|a\s+)?$", text[:start], re.IGNORECASE)
        if before or re.match(rf"(?:{forms})\b", text[start:end], re.IGNORECASE):
            return name
    return "–"


def values(unit: Unit) -> list[tuple[Span, bool]]:
    """Where the values of a unit stand in its text, and whether the cues marked them.

    Numerals beside the marked words are added unmarked; years and days of dates are not values.
    """
    marked = [
        Span(span.start - unit.span.start, span.end - unit.span.start)
        for span in cue_spans(unit, "statistic")
    ]
    found = [(span, True) for span in marked]
    taken = [*marked, *(Span(*date.span()) for date in _DATE.finditer(unit.text))]
    for numeral in _NUMERAL.finditer(unit.text):
        inside = any(s.start < numeral.end() and numeral.start() < s.end for s in taken)
        if not inside and not _YEAR.fullmatch(numeral.group()):
            found.append((Span(*numeral.span()), False))
    return sorted(found)


def figures(unit: Unit) -> list[str]:
    """The values of a unit with figures, as written: those that cues mark, else its numerals."""
    if not unit.has("statistic"):
        return []
    found = values(unit)
    marked = [span for span, is_marked in found if is_marked]
    return [unit.text[s.start : s.end] for s in marked or [span for span, _ in found]]


def quantity_blocks(passages: Passages) -> Iterator[Block]:
    """The figures to check, one row for each value."""
    units = passages.having("statistic")
    yield Heading("Figures to check", anchor=passages.section_anchor("statistic"))
    if not units:
        yield Paragraph(words("No sentence with a figure was found."))
        return
    sourced = [unit for unit in units if unit.has("authority")]
    yield Paragraph(
        (
            passages.count("statistic", units),
            Run(f" {'sentence holds a figure' if len(units) == 1 else 'sentences hold figures'}; "),
            Run(number_word(len(sourced)) if sourced else "none", "strong"),
            Run(f" of them {'cites' if len(sourced) < 2 else 'cite'} an authority."),
        )
    )
    yield Table(
        "Figures: value by value",
        (
            Column("Where"),
            Column("Value", width=1.5),
            Column("Bound", width=0.6),
            Column("Source", width=1),
            Column("Sentence", width=4),
        ),
        tuple(row for unit in units for row in _rows(passages, unit)),
        "Bold values were marked by the cues; the others are further numerals of the sentence; – "
        "is a figure in words that no cue marked. "
        "Bound: what “more than”, “up to” or “about” makes of the value; – is as written.",
    )


def _rows(passages: Passages, unit: Unit) -> Iterator[tuple[Runs, ...]]:
    unmarked = "in the sentence" if unit.has("authority") else "none named"
    source = "; ".join(cue_words(unit, "authority")) or unmarked
    sentence = quoted(unit, "statistic" if cue_spans(unit, "statistic") else "")
    found = values(unit)
    for number, (span, is_marked) in enumerate(found):
        first = number == 0
        yield (
            (passages.reference(unit),),
            words(unit.text[span.start : span.end], "strong" if is_marked else "plain"),
            words(bound(unit.text, span.start, span.end)),
            words(source if first else ""),
            sentence if first else (),
        )
    if not found:
        yield (passages.reference(unit),), words("–"), words("–"), words(source), sentence
