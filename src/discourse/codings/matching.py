"""Set a human coding beside the toolkit's labels: which coded unit is which unit of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from discourse.analysis import Analysis, Unit
from discourse.codings.records import CodedUnit, Coding, quote_digest
from discourse.errors import CodingError

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

    Raises:
        CodingError: a unit lies outside its text, or its words are not those that were coded.
    """
    by_text: dict[str, list[CodedUnit]] = {}
    for unit in coding.units.values():
        by_text.setdefault(short_name(unit.text), []).append(unit)
    for analysis in analyses:
        groups = _groups(analysis)
        for coded in by_text.get(short_name(analysis.id), ()):
            units = _units_of(coded, analysis, coding.name)
            found = {label.label for unit in units for label in unit.functions or ()}
            yield Match(coded, frozenset(found), _scores(units), groups)


def _units_of(coded: CodedUnit, analysis: Analysis, file: str) -> list[Unit]:
    start, end = coded.start, coded.end
    if start is None or end is None:
        came, advice = f"unit {coded.unit!r} has no offsets", "Fill the columns start and end."
        raise CodingError(file, coded.row, came, advice)
    units = [
        unit
        for unit in analysis.sentences
        if (shared := min(unit.source_span.end, end) - max(unit.source_span.start, start)) > 0
        and shared >= HALF * min(end - start, unit.source_span.end - unit.source_span.start)
    ]
    if not units:
        came = f"unit {coded.unit!r} ({start} to {end}) is no sentence of {analysis.id}"
        raise CodingError(file, coded.row, came, "Use the text that was coded.")
    same = [u for u in units if (u.source_span.start, u.source_span.end) == (start, end)]
    if same and coded.quote and quote_digest(same[0].text) != coded.quote:
        came = f"the words of unit {coded.unit!r} have another digest than those coded"
        raise CodingError(file, coded.row, came, f"Use the same version of {analysis.id}.")
    return units


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
