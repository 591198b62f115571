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


def own_sentences(document: Document, codebook: Codebook, function: str) -> Iterator[SpokenUnit]:
    """The sentences labelled ``function`` whose voice is not another side's."""
    for one in document.layer("functions"):
        if one.label != function:
            continue
        span = one.span
        voice = voice_of(document, span)
        if voice == "reported_other":
            continue
        clause = clause_at(document, codebook, span)
        yield SpokenUnit(clause, span.start, voice, one, _labels(document)[span])


def voice_of(document: Document, unit: Span) -> str:
    """Whose words a unit gives; ``own`` where nothing is told."""
    return _voices(document).get((unit.start, unit.end)) or "own"


def clause_at(document: Document, codebook: Codebook, span: Span) -> ClauseReader:
    """The clauses of a sentence, read once for labels and ledgers."""
    known, made = grammar(codebook), _clauses(document)
    if (known, span) not in made:
        mentions, starts = mentions_of(document), _mention_starts(document)
        near = slice(*(bisect_left(starts, at) for at in (span.start, span.end)))
        inside = [mention for mention in mentions[near] if mention.end <= span.end]
        words = document.quote(span)
        made[known, span] = ClauseReader(words, blanked(words, inside, span.start), known)
    return made[known, span]


@remembered("mentions")
def _clauses(document: Document) -> dict[tuple[Grammar, Span], ClauseReader]:
    """The sentences read so far."""
    return {}


@remembered("mentions")
def _mention_starts(document: Document) -> list[int]:
    return [mention.start for mention in mentions_of(document)]


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
