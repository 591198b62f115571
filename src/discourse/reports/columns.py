"""The measures of a profile as readers see them: their names, families and sentences."""

from __future__ import annotations

from discourse.analysis import Unit
from discourse.codebook import GROUPS, Codebook
from discourse.measures.counts import labels_of
from discourse.measures.profiles import Column
from discourse.reports.passages import Passages
from discourse.reports.wording import GROUP_NAMES

_OF_TARGETS = {
    "named": "criticism by name",
    "unnamed_actor": "criticism of an actor without a name",
    "unnamed_conduct": "criticism of conduct without a doer",
}
_OF_COMMITMENTS = {
    "will": "pledge: will",
    "ready": "pledge: is ready to",
    "commit": "pledge: commits itself",
    "continue": "pledge: will continue",
    "conditional": "pledge on a condition",
    "threat": "pledge that threatens",
    "specific": "pledge that tells two details or more",
}
_OF_STANCES = {
    "others_positive": "words for another party",
    "others_negative": "words against another party",
    "own_positive": "words for the own side",
}
_DISPLAYS = {"targets": _OF_TARGETS, "commitments": _OF_COMMITMENTS, "stances": _OF_STANCES}
#: The function whose evidence is shown in sentences of these kinds.
SHOWN_BY = {"targets": "contrast", "commitments": "commitment"}
KIND_NAMES = {
    "frames": "Issue emphasis",
    "targets": "How openly it criticises",
    "commitments": "What it pledges",
    "stances": "For and against parties",
}


def display_of(codebook: Codebook, column: Column, alone: bool = True) -> str:
    """The words for a measure; ``alone`` where its family is not told beside it."""
    if column.kind == "functions":
        return codebook.function(column.label).display
    if column.kind == "frames":
        name = codebook.frame(column.label).display
        return f"issue: {name}" if alone else name
    return _DISPLAYS[column.kind][column.label]


def family_of(codebook: Codebook, column: Column) -> str:
    """The family of a measure: one of the four groups of functions, else its kind."""
    return codebook.function(column.label).group if column.kind == "functions" else column.kind


def family_name(family: str) -> str:
    """The heading of a family."""
    return GROUP_NAMES.get(family) or KIND_NAMES[family]


def families() -> tuple[str, ...]:
    """All families in the order of reports."""
    return (*GROUPS, *KIND_NAMES)


def units_with(passages: Passages, column: Column) -> tuple[Unit, ...]:
    """The sentences of a text that count for a measure."""
    own = passages.analysis.own_sentences
    return tuple(unit for unit in own if column.label in labels_of(unit, column.kind))
