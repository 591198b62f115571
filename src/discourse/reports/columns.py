"""The measures of a profile as readers see them: their names, families and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discourse.analysis import Unit
from discourse.codebook import GROUPS, Codebook
from discourse.measures.counts import labels_of
from discourse.measures.groups import Side
from discourse.measures.profiles import Column
from discourse.reports.passages import Passages, quoted, score_of
from discourse.reports.blocks import Run, Runs
from discourse.reports.texts import Texts
from discourse.reports.wording import GROUP_NAMES, country_name

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
_SHOWN_BY = {"targets": "contrast", "commitments": "commitment"}
KIND_NAMES = {
    "frames": "Issue emphasis",
    "targets": "How openly it criticises",
    "commitments": "What it pledges",
    "stances": "For and against parties",
}


def display_of(codebook: Codebook, column: Column) -> str:
    """The words for a measure."""
    if column.kind == "functions":
        return codebook.function(column.label).display
    if column.kind == "frames":
        return f"issue: {codebook.frame(column.label).display}"
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


@dataclass(frozen=True)
class GroupTexts:
    """The groups of a comparison with their names, in the order of the report."""

    texts: Texts
    sides: tuple[Side, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, texts: Texts, sides: Sequence[Side], keys: Sequence[Sequence[str]]) -> GroupTexts:
        """Groups named by the values that they were grouped by, states by their names."""
        names = []
        for side, key in zip(sides, keys, strict=True):
            analysis = texts.passages[side.members[0]].analysis
            code, country = analysis.document.metadata.country, country_name(analysis)
            names.append(" ".join(country if country and one == code else one for one in key))
        return cls(texts, tuple(sides), tuple(names))

    def anchor(self, group: int, column: Column) -> str:
        """The anchor of the list of sentences of a group that count for a measure."""
        return f"g{group + 1}-{column.name}"

    def count(self, group: int, column: Column, number: int) -> Run:
        """How many sentences of a group, leading to their list."""
        return Run(f"{number:,}", "strong", self.anchor(group, column) if number else None)

    def units(self, group: int, column: Column) -> tuple[tuple[int, tuple[Unit, ...]], ...]:
        """For each text of a group that has any, its position and its sentences."""
        found = (
            (n, units_with(self.texts.passages[n], column)) for n in self.sides[group].members
        )
        return tuple((n, units) for n, units in found if units)

    def quotation(self, group: int, column: Column, most: int) -> Runs:
        """The sentence of a group with the highest score, the first of equal ones."""
        label = _SHOWN_BY.get(column.kind, column.label)
        found = [(n, unit) for n, units in self.units(group, column) for unit in units]
        if not found:
            return ()
        n, best = max(found, key=lambda one: score_of(one[1], label))
        shown = label if best.function(label) else None
        return (
            Run(f"{self.texts.names[n]}, "),
            self.texts.passages[n].reference(best),
            Run(": “"),
            *quoted(best, shown, most),
            Run("”"),
        )
