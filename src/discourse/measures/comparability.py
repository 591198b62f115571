"""What may be compared at all: the texts held against each other before any number is.

Each row looks at one property of the texts and gives a verdict. ``green``: alike. ``amber``:
they differ, or it is not known, and whoever reads the comparison must bear it in mind. ``red``:
what rests on it is not compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from discourse.analysis import Analysis
from discourse.measures.recalls import coded_like

Verdict = Literal["green", "amber", "red"]
MOST_LENGTH_RATIO = 2.0  # longer by more than this: rates are less alike than they look
FEWEST_PARAGRAPHS = 10  # below, no interval is given
MOST_NAMED = 3  # texts in a reason
NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class ComparabilityRow:
    """One property: its value for each text ("not stated" where unknown), a verdict, and why."""

    name: str
    values: tuple[str, ...]
    verdict: Verdict
    reason: str


def measure_comparability(analyses: Sequence[Analysis]) -> tuple[ComparabilityRow, ...]:
    """The rows of the comparability box, for two or more texts."""
    return (
        _language_row(analyses),
        _genre_row(analyses),
        _length_row(analyses),
        _property_row(analyses, "rank of the author", "rank", "rank decides who may say what"),
        _property_row(analyses, "audience", "audience", "texts are written for someone"),
        _property_row(analyses, "venue", "venue", "the occasion sets topics"),
        _date_row(analyses),
        _property_row(
            analyses, "translation", "translation", "translated prose has habits of its own"
        ),
        _recall_row(analyses),
    )


def _recall_row(analyses: Sequence[Analysis]) -> ComparabilityRow:
    groups = [coded_like(analysis) for analysis in analyses]
    shown = tuple(f"{g.sentences} sentences" if g else "never measured" for g in groups)
    why = (
        "labels err on these texts too; rows where they hear one side better are marked"
        if all(groups)
        else "nobody coded texts of every side: a difference may lie in the labelling"
    )
    return ComparabilityRow("measured recall of the labels", shown, "amber", why)


def _property_row(
    analyses: Sequence[Analysis], name: str, field: str, why: str
) -> ComparabilityRow:
    values = [getattr(analysis.document.metadata, field) for analysis in analyses]
    shown = tuple(value or NOT_STATED for value in values)
    if None in values:
        return ComparabilityRow(name, shown, "amber", "not stated for every text")
    if len(set(values)) > 1:
        return ComparabilityRow(name, shown, "amber", why)
    return ComparabilityRow(name, shown, "green", "alike")


def _genre_row(analyses: Sequence[Analysis]) -> ComparabilityRow:
    """Another genre has other duties: where genres differ, how often is not compared."""
    row = _property_row(analyses, "genre", "genre", "")
    if len({value.casefold() for value in row.values if value != NOT_STATED}) > 1:
        reason = "what is usual differs between genres: labels are not compared"
        return ComparabilityRow(row.name, row.values, "red", reason)
    return row


def _language_row(analyses: Sequence[Analysis]) -> ComparabilityRow:
    values = tuple(analysis.document.metadata.language or "not known" for analysis in analyses)
    unmeasured = [
        analysis.id
        for analysis in analyses
        if any(u.scores is None for u in analysis.own_sentences)
    ]
    if unmeasured:
        named, rest = ", ".join(unmeasured[:MOST_NAMED]), len(unmeasured) - MOST_NAMED
        named += f" and {rest:,} more" if rest > 0 else ""
        reason = f"no cues for the language of {named}: labels are not compared"
        return ComparabilityRow("language", values, "red", reason)
    if len(set(values)) > 1:
        reason = "cues of different languages find different things: labels are not compared"
        return ComparabilityRow("language", values, "red", reason)
    return ComparabilityRow("language", values, "green", "alike")


def _length_row(analyses: Sequence[Analysis]) -> ComparabilityRow:
    words = [sum(unit.words or 0 for unit in analysis.own_sentences) for analysis in analyses]
    paragraphs = [len({unit.paragraph_no for unit in a.own_sentences}) for a in analyses]
    values = tuple(
        f"words not counted, {_paragraphs(number)}"
        if analysis.why_missing("words")
        else f"{count:,} words, {_paragraphs(number)}"
        for analysis, count, number in zip(analyses, words, paragraphs, strict=True)
    )
    if not all(analysis.own_sentences for analysis in analyses):
        return ComparabilityRow("length", values, "red", "a text has no sentence")
    if any(analysis.why_missing("words") for analysis in analyses):
        reason = "words of a text are not counted: lengths are not compared"
        return ComparabilityRow("length", values, "amber", reason)
    if min(paragraphs) < FEWEST_PARAGRAPHS:
        reason = f"under {FEWEST_PARAGRAPHS} paragraphs: no interval for that text"
        return ComparabilityRow("length", values, "amber", reason)
    ratio = max(words) / min(words)
    if ratio > MOST_LENGTH_RATIO:
        reason = f"the longest has {ratio:.1f} times the words of the shortest"
        return ComparabilityRow("length", values, "amber", reason)
    return ComparabilityRow("length", values, "green", "alike")


def _date_row(analyses: Sequence[Analysis]) -> ComparabilityRow:
    dates = [analysis.document.metadata.date for analysis in analyses]
    shown = tuple(date or NOT_STATED for date in dates)
    years = {int(date[:4]) for date in dates if date and date[:4].isdigit()}
    if None in dates:
        return ComparabilityRow("date", shown, "amber", "not stated for every text")
    if years and max(years) - min(years) > 1:
        reason = f"{max(years) - min(years)} years apart: the agenda of the day differs"
        return ComparabilityRow("date", shown, "amber", reason)
    return ComparabilityRow("date", shown, "green", "within a year")


def _paragraphs(number: int) -> str:
    return "one paragraph" if number == 1 else f"{number} paragraphs"
