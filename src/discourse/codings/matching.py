"""Set a human coding beside the toolkit's labels: which coded unit is which unit of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from discourse.analysis import Analysis, Unit
from discourse.codings.records import CodedUnit, Coding, quote_digest
from discourse.errors import CodingError, UsageError
from discourse.text import Span

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A coded unit, and what the toolkit found on the same words.

    ``found`` and ``scores`` are of all units of the toolkit that cover half of it or lie in it
    by half; ``groups`` are facts of the text that scores are told apart by.
    """

    coded: CodedUnit
    found: frozenset[str]
    scores: dict[str, float]
    groups: tuple[tuple[str, str], ...]


def short_name(text: str) -> str:
    """The id of a text without its collection: ``A_70`` for ``debates/A_70``."""
    return text.rpartition("/")[2]


def match_units(coding: Coding, analyses: Iterable[Analysis]) -> Iterator[Match]:
    """The coded units of every text that is analysed, in the order of the texts.

    A text is known by its id, or else by the last part of it.

    Raises:
        CodingError: a unit lies outside its text, or its words are not those that were coded.
        UsageError: two texts, or two coded ones, go by one name.
    """
    by_text: dict[str, list[CodedUnit]] = {}
    for unit in coding.units.values():
        by_text.setdefault(unit.text, []).append(unit)
    seen: dict[str, str] = {}
    for analysis in analyses:
        text = _coded_text(analysis.id, by_text, coding.name)
        if text is None:
            continue
        if text in seen:
            came = f"{seen[text]} and {analysis.id} may both be the text {text!r} of {coding.name}"
            raise UsageError(f"{came}: name only the one that was coded")
        seen[text] = analysis.id
        groups = _groups(analysis)
        for coded in by_text[text]:
            units = _units_of(coded, analysis, coding.name)
            found = {label.label for unit in units for label in unit.functions or ()}
            yield Match(coded, frozenset(found), _scores(units), groups)


def _coded_text(id: str, coded: Iterable[str], file: str) -> str | None:
    """What a coding calls the text ``id``; ``None`` where it has no unit of it."""
    alike = [text for text in coded if short_name(text) == short_name(id)]
    if id in alike or len(alike) < 2:
        return id if id in alike else next(iter(alike), None)
    came = f"{id} may be {' or '.join(map(repr, alike))} of {file}"
    raise UsageError(f"{came}: call the file, or the text in the coding, by one of these names")


def count_missing(coding: Coding, matches: Iterable[Match]) -> dict[str, int]:
    """The coded texts of which no unit was matched, with the number of their units."""
    used = {match.coded.text for match in matches}
    return dict(Counter(unit.text for unit in coding.units.values() if unit.text not in used))


def _units_of(coded: CodedUnit, analysis: Analysis, file: str) -> list[Unit]:
    span = _span_of(coded, analysis, file)
    units = [
        unit
        for unit in analysis.sentences
        if (shared := min(unit.source_span.end, span.end) - max(unit.source_span.start, span.start))
        > 0
        and shared >= HALF * min(len(span), len(unit.source_span))
    ]
    _check_words(coded, span, units, analysis, file)
    if not units:
        came = f"unit {coded.unit!r} ({span.start} to {span.end}) is no sentence of {analysis.id}"
        raise CodingError(file, coded.row, came, "Use the text that was coded.")
    return units


def _span_of(coded: CodedUnit, analysis: Analysis, file: str) -> Span:
    """The place of a coded unit in the source of its text."""
    start, end = coded.start, coded.end
    if start is None or end is None:
        came, advice = f"unit {coded.unit!r} has no offsets", "Fill the columns start and end."
        raise CodingError(file, coded.row, came, advice)
    length = analysis.document.source_length
    if end > length:
        came = f"unit {coded.unit!r} ({start} to {end}) lies outside {analysis.id}"
        advice = f"Its text ends at character {length}: correct the row, or use the text coded."
        raise CodingError(file, coded.row, came, advice)
    return Span(start, end)


def _check_words(
    coded: CodedUnit, span: Span, units: Sequence[Unit], analysis: Analysis, file: str
) -> None:
    """Refuse a unit with a digest that the words at its place do not have."""
    if not coded.quote:
        return
    # Not only the words at the place: a sentence may begin or end inside what cleaning replaced.
    words = {unit.text for unit in units if unit.source_span == span}
    if place := analysis.document.text_span(span):
        words.add(analysis.document.quote(place))
    if coded.quote not in map(quote_digest, words):
        came = f"the words of unit {coded.unit!r} have another digest than those coded"
        advice = f"Use the version of {analysis.id} that was coded, or correct the row."
        raise CodingError(file, coded.row, f"{came} ({span.start} to {span.end})", advice)


def _scores(units: Sequence[Unit]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for unit in units:
        for label, score in (unit.scores or {}).items():
            scores[label] = max(score, scores.get(label, 0.0))
    return scores


def _groups(analysis: Analysis) -> tuple[tuple[str, str], ...]:
    metadata = analysis.document.metadata
    own = metadata.country
    actors = analysis.codebook.actors
    facts = [("country", own), ("genre", metadata.genre)]
    facts += [("region", actor.region) for actor in actors if actor.id == own]
    facts += [("bloc", actor.id) for actor in actors if own in actor.members]
    return tuple((kind, name) for kind, name in facts if name)
