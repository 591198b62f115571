"""A document cut into sections, paragraphs and units.

Every line that is not blank is one block: a body paragraph, a heading, an editor's line, a
salutation or a clause. Body paragraphs are cut into sentences. Blocks are counted from 1, and
so are units; sentences and clauses have a count of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from discourse.annotators.clauses import ClauseTests, plain_genre
from discourse.annotators.closing_lines import find_closing_lines
from discourse.annotators.end_notes import find_end_notes
from discourse.annotators.headings import find_headings
from discourse.annotators.lines import (
    Line,
    LineTests,
    ends_clause,
    is_lone_mark,
    is_table_row,
    is_tags,
    marker_end,
    split_lines,
)
from discourse.annotators.press_lines import find_press_lines
from discourse.annotators.quoted_voices import find_quoted
from discourse.annotators.segmentation_data import SegmentationData, load_segmentation_data
from discourse.annotators.sentences import find_sentences
from discourse.annotators.speakers import SpeakerMark, find_speakers
from discourse.annotators.voices import find_voices, own_names
from discourse.codebook import Codebook
from discourse.document import Annotation, Document, Layer, MadeBy, Note
from discourse.text import Span

_OWN = "own"  # the voice of whose text it is
_CODED = ("sentence", "clause")
# An editor's lead is short: more lines than this before the first speaker are the text itself.
_LEAD_LINES = 6


class _Unit(NamedTuple):
    # Not a dataclass, since there is one for every sentence: a named tuple is made in a third of
    # the time.
    span: Span
    kind: str
    paragraph_no: int
    section: str | None = None
    speaker: str | None = None
    clause: str | None = None
    asks: bool = False


def annotate_structure(
    document: Document, codebook: Codebook, made_by: MadeBy
) -> tuple[Layer, Layer, Layer, *tuple[Note, ...]]:
    """The layers ``sections``, ``paragraphs`` and ``units``, notes on an editor's lead and tables.

    - ``sections``: label is the text of the heading ("" before the first); from the heading to
      the last unit under it, editors' lines left out.
    - ``paragraphs``: label ""; the body paragraphs, that is, blocks with a sentence or clause in
      them; attribute ``paragraph_no`` counts all blocks, headings and editors' lines included.
    - ``units``: label is ``sentence``, ``clause``, ``heading``, ``meta`` or ``nonsentence``;
      attributes ``unit_no``, ``sentence_no`` (sentences and clauses), ``paragraph_no``, and where
      they apply ``section``, ``speaker``, ``voice`` and ``clause``.

    The numbers and bullets of lists belong to no unit; what is asked by the press or a moderator
    has the voice ``reported_other``, and so has what one speaker quotes in whole sentences. The
    codebook tells by which names the country of the metadata is called where speech is reported.
    Lines of the layer ``marked_headings``, where a reader left one, are headings whatever they look
    like.
    """
    data = load_segmentation_data()
    cutter = _Cutter(document, data)
    units = list(cutter.units())
    coded = [unit.span.quote(document.text) for unit in units if unit.kind in _CODED]
    firsts = [(unit.kind, unit.span.quote(document.text)) for unit in units[:4]]
    # A long title without a stop may be cut as a sentence.
    titles = [
        text
        for number, (kind, text) in enumerate(firsts)
        if kind == "heading" or (number == 0 and text[-1] not in ".!?")
    ]
    voices = find_voices(coded, titles, data, document.metadata, codebook)
    if set(voices) == {_OWN} and len({unit.speaker for unit in units} - {None}) < 2:
        quoted = find_quoted(coded, own_names(data, document.metadata, codebook))
        voices = [quoted.get(number, _OWN) for number in range(len(coded))]
    return (
        Layer.of("sections", _sections(units), made_by),
        Layer.of("paragraphs", _paragraphs(cutter.lines, units), made_by),
        Layer.of("units", list(_annotations(units, iter(voices))), made_by),
        *_notes(len(cutter.lead), sum(is_table_row(line.text) for line in cutter.lines)),
    )


def _notes(lead: int, rows: int) -> tuple[Note, ...]:
    """What is said of the lines of an editor's lead and of the rows of tables."""
    said = "lines before the first speaker that speak about the text not coded"
    notes = (
        Note("editor's lead", f"editor's lead: {said}", lead),
        Note("tables", "tables: rows are no sentences, their figures are not read", rows),
    )
    return tuple(note for note in notes if note.count)


def _annotations(units: Sequence[_Unit], voices: Iterator[str]) -> Iterator[Annotation]:
    """The records of ``units``; sentences and clauses take the next of ``voices``."""
    sentence_no = 0
    for unit_no, unit in enumerate(units, start=1):
        span, kind, paragraph_no, section, speaker, clause, asks = unit
        attributes = [("unit_no", str(unit_no))]
        if kind in _CODED:
            sentence_no += 1
            attributes.append(("sentence_no", str(sentence_no)))
        attributes.append(("paragraph_no", str(paragraph_no)))
        if section:
            attributes.append(("section", section))
        if speaker:
            attributes.append(("speaker", speaker))
        if kind in _CODED:
            voice = next(voices)
            attributes.append(("voice", "reported_other" if asks else voice))
        if clause:
            attributes.append(("clause", clause))
        yield Annotation(span, kind, attributes=tuple(attributes))


def _sections(units: Sequence[_Unit]) -> list[Annotation]:
    groups: list[list[_Unit]] = []
    for unit in units:
        if unit.kind == "meta":
            continue
        if unit.kind == "heading" or not groups:
            groups.append([])
        groups[-1].append(unit)
    return [
        Annotation(Span(group[0].span.start, group[-1].span.end), group[0].section or "")
        for group in groups
    ]


def _paragraphs(lines: Sequence[Line], units: Sequence[_Unit]) -> list[Annotation]:
    numbers = {unit.paragraph_no for unit in units if unit.kind in _CODED}
    return [
        Annotation(line.span, "", attributes=(("paragraph_no", str(line.number)),))
        for line in lines
        if line.number in numbers
    ]


@cache
def _line_tests(data: SegmentationData) -> LineTests:
    return LineTests(data.lines)


class _Cutter:
    """Goes through the lines of one document and hands out units."""

    def __init__(self, document: Document, data: SegmentationData) -> None:
        self.text = document.text
        self.lines = split_lines(document.text)
        self.tests = _line_tests(data)
        self.speakers = find_speakers(self.text, self.lines, self.tests, data, document.metadata)
        self.clauses = ClauseTests(data.clauses, plain_genre(document.metadata.genre), self.lines)
        self.lead = self._editors_lead()
        self.notes = (
            find_end_notes(self.text, self.lines)
            | find_press_lines(self.text, self.lines, document.metadata.speaker)
            | find_closing_lines(self.lines)
        )
        self.titles = self._titles()
        self.salutations = self._salutations()
        marked = self._marked_headings(document) | self.titles
        self.headings = find_headings(self.lines, self.tests, self._is_no_heading, marked)
        self.section: str | None = None
        self.speaker: str | None = None
        self.asks = False

    def units(self) -> Iterator[_Unit]:
        """The units in text order."""
        for index, line in enumerate(self.lines):
            yield from self._line_units(index, line)

    def _line_units(self, index: int, line: Line) -> Iterator[_Unit]:
        mark = self.speakers.get(index)
        if mark:
            yield from self._speaker_units(line, mark)
        elif index in self.headings:
            self.section = line.text
            yield _Unit(line.span, "heading", line.number, self.section)
        elif index in self.lead:
            for span in find_sentences(self.text, line.span):
                yield self._unit(span, "meta", line)
        elif kind := self._whole_line_kind(index):
            yield self._unit(line.span, kind, line)
        elif clause := self.clauses.kind(line.text):
            span = Span(line.span.start + marker_end(line.text), line.span.end)
            yield self._unit(span, "clause", line, clause)
        else:
            yield from self._body_units(line, 0)

    def _speaker_units(self, line: Line, mark: SpeakerMark) -> Iterator[_Unit]:
        self.speaker, self.asks = mark.name, mark.asks
        start = line.span.start
        name = Span(start, start + len(line.text[: mark.length].rstrip()))
        yield self._unit(name, "meta", line)
        if not mark.alone:
            yield from self._body_units(line, mark.length)

    def _body_units(self, line: Line, offset: int) -> Iterator[_Unit]:
        start = line.span.start
        if dateline := self.tests.dateline_end(line.text) if line.number <= _LEAD_LINES else 0:
            yield self._unit(
                Span(start, start + len(line.text[:dateline].rstrip(" \t\u00a0—–-"))), "meta", line
            )
            offset = dateline
        marker = marker_end(line.text[offset:])
        body = Span(start + offset + marker, line.span.end)
        for span in find_sentences(self.text, body):
            yield self._unit(span, self._sentence_kind(span, bool(marker)), line)

    def _sentence_kind(self, span: Span, listed: bool) -> str:
        if span.end - span.start > 240:
            return "sentence"
        words = self.text[span.start : span.end]
        if (
            is_lone_mark(words)
            or is_tags(words)
            or self.tests.is_stage_direction(words)
            or self.tests.is_salutation(words)
        ):
            return "nonsentence"
        if listed and len(words.split()) < 4 and not ends_clause(words):
            return "nonsentence"
        return "sentence"

    def _whole_line_kind(self, index: int) -> str | None:
        words = self.lines[index].text
        if is_lone_mark(words) or is_table_row(words) or self.tests.is_stage_direction(words):
            return "nonsentence"
        if index in self.notes or self.tests.is_meta(words):
            return "meta"
        if index in self.salutations or self.clauses.is_adopting_body(words):
            return "nonsentence"
        return None

    def _titles(self) -> frozenset[int]:
        """The lines at the head of the text that are its title ("Address by ...")."""
        return frozenset(
            index
            for index, line in enumerate(self.lines[:_LEAD_LINES])
            if index not in self.speakers
            and (
                self.tests.is_title(line.text) or (not index and self.tests.is_headline(line.text))
            )
        )

    def _salutations(self) -> frozenset[int]:
        """Lines of address; next to one, a line of names and titles without a comma is another."""
        found: set[int] = set()
        for index, line in enumerate(self.lines):
            if self.tests.is_salutation(line.text) or (
                index - 1 in found and self.tests.is_salutation(line.text + ",")
            ):
                found.add(index)
        for index in reversed(range(len(self.lines) - 1)):
            if index + 1 in found and self.tests.is_salutation(self.lines[index].text + ","):
                found.add(index)
        return frozenset(found)

    def _marked_headings(self, document: Document) -> frozenset[int]:
        """The lines that the file marks as headings, but for those that name a speaker."""
        if not document.has("marked_headings"):
            return frozenset()
        starts = set(document.layer("marked_headings").starts)
        return frozenset(
            index
            for index, line in enumerate(self.lines)
            if line.span.start in starts and index not in self.speakers
        )

    def _is_no_heading(self, index: int) -> bool:
        """Whether a line names a speaker, is a clause, or is of another kind by its look."""
        line = self.lines[index].text
        if index in self.speakers or self.clauses.is_marked(line):
            return True
        return self._whole_line_kind(index) is not None

    def _unit(self, span: Span, kind: str, line: Line, clause: str | None = None) -> _Unit:
        if kind == "meta":
            return _Unit(span, kind, line.number)
        return _Unit(span, kind, line.number, self.section, self.speaker, clause, self.asks)

    def _editors_lead(self) -> frozenset[int]:
        """The lines before the first speaker line that are an editor's."""
        first = min(self.speakers, default=0)
        if first > _LEAD_LINES:
            return frozenset()
        about = self.tests.speaks_about_text
        return frozenset(index for index in range(first) if about(self.lines[index].text))
