"""The sentences that the text itself speaks, and what was labelled there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from discourse.annotators.clause_grammar import Grammar, grammar
from discourse.annotators.clause_words import ClauseReader, blanked
from discourse.annotators.remembered import remembered
from discourse.annotators.units import mentions_of
from discourse.codebook import Codebook
from discourse.document import Annotation, Document
from discourse.text import Span


@dataclass(frozen=True, slots=True)
class SpokenUnit:
    """A sentence with the label that was asked for: its clauses, place, voice and labels."""

    clause: ClauseReader
    start: int
    voice: str
    label: Annotation
    labels: frozenset[str]

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return self.label.span


def own_sentences(document: Document, codebook: Codebook, function: str) -> Iterator[SpokenUnit]:
    """The sentences labelled ``function`` whose voice is not another side's."""
    clauses = clauses_of(document, codebook)
    for one in document.layer("functions"):
        if one.label != function:
            continue
        span = one.span
        voice = voice_of(document, span)
        if voice == "reported_other":
            continue
        yield SpokenUnit(clauses.at(span), span.start, voice, one, _labels(document)[span])


def voice_of(document: Document, unit: Span) -> str:
    """Whose words a unit gives; ``own`` where nothing is told."""
    return _voices(document).get((unit.start, unit.end)) or "own"


class Clauses:
    """The sentences of one document as clauses, each read once for labels and ledgers."""

    def __init__(self, document: Document, known: Grammar) -> None:
        self._text, self._known = document.text, known
        self._mentions = mentions_of(document)
        self._starts = [mention.start for mention in self._mentions]
        self._read: dict[Span, ClauseReader] = {}

    def at(self, span: Span) -> ClauseReader:
        """The clauses of the sentence at ``span``."""
        found = self._read.get(span)
        return found or self._read.setdefault(span, self._cut(span))

    def _cut(self, span: Span) -> ClauseReader:
        near = slice(*(bisect_left(self._starts, at) for at in (span.start, span.end)))
        inside = [mention for mention in self._mentions[near] if mention.end <= span.end]
        words = span.quote(self._text)
        return ClauseReader(words, blanked(words, inside, span.start), self._known)


def clauses_of(document: Document, codebook: Codebook) -> Clauses:
    """The sentences of a document as clauses, by the grammar of a codebook."""
    known, made = grammar(codebook), _clauses(document)
    return made.get(known) or made.setdefault(known, Clauses(document, known))


@remembered("mentions")
def _clauses(document: Document) -> dict[Grammar, Clauses]:
    """By grammar, as far as they were asked for."""
    return {}


@remembered("units")
def _voices(document: Document) -> dict[tuple[int, int], str | None]:
    """The voice of each unit by its place, where it is told."""
    units = document.layer("units")
    return {
        (start, end): unit.get("voice")
        for start, end, unit in zip(units.starts, units.ends, units.details, strict=False)
    }


@remembered("functions")
def _labels(document: Document) -> dict[Span, frozenset[str]]:
    """The functions of each unit that has some."""
    found: dict[Span, set[str]] = {}
    for one in document.layer("functions"):
        found.setdefault(one.span, set()).add(one.label)
    return {span: frozenset(labels) for span, labels in found.items()}
