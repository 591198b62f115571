"""The ledger of quotations: what stands in quotation marks, and sayings without them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from discourse.annotators.quotation_kinds import (
    PROVERB,
    Quoting,
    find_kind,
    is_modifier,
    is_saying_named,
)
from discourse.annotators.quotation_marks import Quoted, find_quoted
from discourse.annotators.quotation_sources import Source, find_document, find_source
from discourse.annotators.quotation_words import load_quotation_words
from discourse.annotators.sayings import (
    find_culture,
    find_introduction,
    find_unquoted,
    tells_saying,
)
from discourse.annotators.units import CODED_KINDS, mentions_of, missing_cues
from discourse.codebook import Codebook
from discourse.document import Document, Layer, MadeBy, Note
from discourse.ledger import Quotation
from discourse.text import Span, fold

LORE = ("saying", "verse")
_EDGE = 0.1  # of a text is its opening, and as much its close
_FEWEST_WORDS = 4  # in marks are the saying of a sentence that gives one
_NEAR = 1  # sentences from one who is quoted to words that stand alone
_NOT = re.compile(r"[\s,;—-]*(?:and\s+)?not\s+(?:with\s+|the\s+)?")
_JOINT = 12  # characters between two quotations of one list: “a”, “b” and “c”


def annotate_quotations(
    document: Document, codebook: Codebook, made_by: MadeBy
) -> Layer | tuple[Layer | Note, ...]:
    """The layer ``quotations``; each annotation keeps a :class:`~discourse.ledger.Quotation`.

    A note tells how many marks have no partner: what they open or close is left out.
    """
    if reason := missing_cues(document, codebook, codebook.functions):
        return Layer("quotations", (), (), (), made_by, reason=reason)
    quoted, odd = find_quoted(document.text)
    text = _Text(document)
    found = list(text.quoted(quoted))
    found += text.unquoted(found)
    found.sort(key=lambda record: (record.span.start, record.span.end))
    annotations = [record.to_annotation() for record in text.paired(found)]
    layer = Layer.of("quotations", annotations, made_by)
    if not odd:
        return layer
    message = "quotation marks without a partner: the words that they open or close are left out"
    return layer, Note("quotation marks", message, odd)


class _Text:
    """A text with its sentences, their functions and the names of parties."""

    def __init__(self, document: Document) -> None:
        units = document.layer("units")
        self._text = document.text
        self._starts, self._ends, self._kinds = units.starts, units.ends, units.labels
        self._functions: dict[int, set[str]] = {}
        for start, label in zip(
            document.layer("functions").starts, document.layer("functions").labels, strict=True
        ):
            self._functions.setdefault(start, set()).add(label)
        self._names: Mapping[str, str] = {
            self._text[one.start : one.end]: one.kind for one in mentions_of(document)
        }
        coded = [n for n, kind in enumerate(self._kinds) if kind in CODED_KINDS]
        self._first = self._starts[coded[0]] if coded else 0
        self._last = self._ends[coded[-1]] if coded else len(self._text)
        self._hinges = self._section_edges(document)

    def quoted(self, quoted: list[Quoted]) -> Iterator[Quotation]:
        """The records of what stands in marks."""
        previous: tuple[Quoted, Quotation] | None = None
        masked = _masked(self._text, quoted)
        for one in quoted:
            if not self._starts or one.start < self._starts[0]:
                continue
            record = self._record(one, self._text if one.is_inner else masked)
            if one.is_inner:
                if record.kind == "title" and self._is_name(one):
                    yield record
                continue
            if previous and self._is_listed(previous[0], one):
                told = previous[1]
                record = replace(
                    record, kind=told.kind, speaker=told.speaker, speaker_kind=told.speaker_kind
                )
            elif previous and self._is_set_against(previous[0], one):
                record = replace(record, kind="scare", speaker=None, speaker_kind=None)
            elif previous and self._goes_on(*previous, one, record):
                told = previous[1]
                record = replace(record, speaker=told.speaker, speaker_kind=told.speaker_kind)
            previous = one, record
            yield record

    def _is_listed(self, before: Quoted, one: Quoted) -> bool:
        """Whether a stretch is the next of a list, of which the first tells the kind."""
        between = self._text[before.end : one.start]
        is_joint = fold(between).strip(" ,") in ("", "and", "or", "and the", "or the", "and a")
        return is_joint and len(between) <= _JOINT and "\n" not in between

    def _is_set_against(self, before: Quoted, one: Quoted) -> bool:
        """Whether a stretch is what was not said: the charter begins with “A”, not “B”."""
        between = fold(self._text[before.end : one.start])
        return _NOT.fullmatch(between) is not None

    def _goes_on(self, before: Quoted, told: Quotation, one: Quoted, record: Quotation) -> bool:
        """Whether the person quoted before in this paragraph goes on: "he added", or said alone.

        Words alone are whole sentences between marks right behind those of the one who is quoted.
        """
        between = self._text[before.end : one.start]
        if told.speaker is None or told.speaker_kind != "person" or "\n" in between:
            return False
        if record.speaker is not None or record.kind not in ("speech", "formula", "saying"):
            return False
        if record.speaker_kind == "person":
            return self._is_pronoun_third(one)
        first, last = self._unit_at(one.start), self._unit_at(one.end - 1)
        is_alone = self._starts[first] == one.start and self._ends[last] == one.end
        near = last - self._unit_at(before.end - 1) <= _NEAR + last - first
        return record.speaker_kind is None and is_alone and near

    def _is_pronoun_third(self, one: Quoted) -> bool:
        """Whether "he" or "she" and no "I" says the words, in the sentences that hold them."""
        first, last = self._unit_at(one.start), self._unit_at(one.end - 1)
        beside = (
            self._text[self._starts[first] : one.start]
            + " "
            + self._text[one.end : self._ends[last]]
        )
        words = fold(beside).split()
        return not {"he", "she"}.isdisjoint(word.strip(",.;:") for word in words)

    def _is_name(self, inner: Quoted) -> bool:
        """Whether words inside others are more than one small word."""
        words = self._text[inner.start + 1 : inner.end - 1].split()
        return len(words) > 1 or words[0][:1].isupper()

    def _record(self, one: Quoted, text: str) -> Quotation:
        """The record of a stretch, by what ``text`` has beside it."""
        first, last = self._unit_at(one.start), self._unit_at(one.end - 1)
        before = text[self._starts[first] : one.start]
        if not before.strip(" (") and (lead := self._lead(first)):
            before = lead
        before = before.strip("\n").rpartition("\n")[2]
        after = text[one.end : max(self._ends[last], one.end)]
        inside = self._text[one.start + 1 : one.end - 1]
        functions = frozenset[str]().union(
            *(self._functions.get(self._starts[n], ()) for n in range(first, last + 1))
        )
        span = Span(one.start, one.end)
        return self._described(span, Quoting(before, inside, after, functions), quoted=True)

    def _lead(self, unit: int) -> str:
        """The sentence before, where it leads in what follows."""
        if unit == 0:
            return ""
        words = self._text[self._starts[unit - 1] : self._ends[unit - 1]]
        return words if words.rstrip().endswith((":", "—")) else ""

    def unquoted(self, found: list[Quotation]) -> list[Quotation]:
        """The sayings of sentences that give one, where no words in marks are it."""
        said = [
            record.span
            for record in found
            if record.kind in LORE
            or (record.kind in ("speech", "formula") and self._words(record.span) >= _FEWEST_WORDS)
        ]
        return [
            record
            for start, end in zip(self._starts, self._ends, strict=True)
            if self._gives_saying(start, end)
            and not any(span.overlaps(Span(start, end)) for span in said)
            and (record := self._unquoted(start, end))
        ]

    def _gives_saying(self, start: int, end: int) -> bool:
        """Whether a sentence has the function, or says in so many words that it gives one."""
        if PROVERB in self._functions.get(start, ()):
            return True
        return tells_saying(self._text[start:end])

    def _words(self, span: Span) -> int:
        return len(span.quote(self._text).split())

    def _unquoted(self, start: int, end: int) -> Quotation | None:
        sentence = self._text[start:end]
        place = find_unquoted(sentence)
        if place is None:
            return None
        before, after = sentence[: place.start], sentence[place.end :]
        before = before or self._lead(self._unit_at(start))
        quoting = Quoting(before, place.quote(sentence), after, frozenset((PROVERB,)))
        span = Span(start + place.start, start + place.end)
        return self._described(span, quoting, quoted=False)

    def _described(self, span: Span, quoting: Quoting, quoted: bool) -> Quotation:
        before, after = quoting.before, quoting.after
        source = find_source(before, after, self._names)
        if quoted and is_modifier(quoting):  # "raised the number of their “green” rules"
            source = None
        if (
            source
            and source.speaker
            and source.kind == "culture"
            and is_saying_named(source.speaker)
        ):
            source = replace(source, speaker=None)  # "an old adage has it": nobody's
        kind = find_kind(quoting, source) if quoted else "saying"
        if kind == "title" or (kind == "scare" and source and source.kind == "unnamed"):
            source = None
        elif kind == "formula" and (not source or not source.speaker):
            named = find_document(before) or find_document(after)
            source = Source(named, "document", "") if named else source
        is_lore = kind in LORE
        culture = find_culture(before, after, source) if is_lore else None
        if culture:
            source = Source(None, "culture", "say")
        return Quotation(
            span=span,
            kind=kind,
            quoted=quoted,
            speaker=source.speaker if source else None,
            speaker_kind=source.kind if source else None,
            culture=culture,
            introduced_by=find_introduction(before, after, source) if is_lore else None,
            position=self._position(span),
        )

    def paired(self, found: list[Quotation]) -> list[Quotation]:
        """The records, in text order, with the number of the saying that each is paired with."""
        partner: dict[int, int] = {}
        lore = [number for number, record in enumerate(found) if record.kind in LORE]
        for one, other in pairwise(lore):
            if one not in partner and self._is_pair(found[one].span, found[other].span):
                partner[one], partner[other] = other + 1, one + 1
        return [replace(record, paired_with=partner.get(n)) for n, record in enumerate(found)]

    def _is_pair(self, one: Span, other: Span) -> bool:
        """Whether two sayings stand in one sentence, or in two of which the second joins on."""
        first, second = self._unit_at(one.end - 1), self._unit_at(other.start)
        between = self._text[one.end : other.start]
        if first == second:
            return True
        if second != first + 1 or "\n" in between:
            return False
        words = load_quotation_words()
        return words.is_any("clauses.pairing", fold(self._text[self._starts[second] : other.start]))

    def _position(self, span: Span) -> str:
        place = (span.start - self._first) / max(self._last - self._first, 1)
        if place < _EDGE:
            return "opening"
        if place >= 1 - _EDGE:
            return "close"
        return "hinge" if self._unit_at(span.start) in self._hinges else "body"

    def _section_edges(self, document: Document) -> frozenset[int]:
        """The sentences that open or end one of several sections."""
        sections = document.layer("sections") if document.has("sections") else ()
        edges: set[int] = set()
        for section in sections if len(sections) > 1 else ():
            inside = [
                n
                for n in range(
                    self._unit_at(section.span.start), self._unit_at(section.span.end - 1) + 1
                )
                if self._kinds[n] in CODED_KINDS
            ]
            edges.update(inside[:1] + inside[-1:])
        return frozenset(edges)

    def _unit_at(self, position: int) -> int:
        return max(bisect_right(self._starts, position) - 1, 0)


def _masked(text: str, quoted: list[Quoted]) -> str:
    """``text`` with a line in place of all that is quoted, so that nobody in it speaks."""
    parts, done = [], 0
    for one in quoted:
        if not one.is_inner:
            parts += [text[done : one.start], "_" * (one.end - one.start)]
            done = one.end
    return "".join([*parts, text[done:]])
