"""The sentences that the text itself speaks, and what was labelled there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from discourse.annotators.clause_words import ClauseReader, blanked, grammar
from discourse.annotators.units import to_mention
from discourse.codebook import Codebook
from discourse.document import Annotation, Document


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
    functions = document.layer("functions")
    wanted = [one for one in functions if one.label == function]
    if not wanted:
        return
    spans = {one.span for one in wanted}
    units = (unit for unit in document.layer("units") if unit.span in spans)
    voices = {unit.span: unit.get("voice") or "own" for unit in units}
    labels: dict[object, set[str]] = {span: set() for span in spans}
    for one in functions:
        if one.span in spans:
            labels[one.span].add(one.label)
    mentions = document.layer("mentions")
    for one in wanted:
        voice = voices.get(one.span, "own")
        if voice == "reported_other":
            continue
        words, start = document.quote(one.span), one.span.start
        inside = [to_mention(mention) for mention in mentions.within(one.span)]
        clause = ClauseReader(words, blanked(words, inside, start), grammar(codebook))
        yield SpokenUnit(clause, start, voice, one, frozenset(labels[one.span]))
