"""The groups of a comparison with their texts: names, counts that lead somewhere, quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discourse.analysis import Unit
from discourse.measures.groups import Side
from discourse.measures.profiles import Column
from discourse.reports.blocks import Run, Runs
from discourse.reports.columns import SHOWN_BY, units_with
from discourse.reports.passages import example_of, quoted, without_lone_mark
from discourse.reports.texts import Texts
from discourse.reports.wording import country_name, in_sentence


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
            code, country = analysis.document.metadata.party, country_name(analysis)
            names.append(" ".join(country if country and one == code else one for one in key))
        return cls(texts, tuple(sides), tuple(names))

    def said(self, group: int) -> str:
        """The name of a group as it stands inside a sentence: "the Netherlands"."""
        return in_sentence(self.names[group], self.texts.passages[0].analysis.codebook)

    def anchor(self, group: int, column: Column) -> str:
        """The anchor of the list of sentences of a group that count for a measure."""
        return f"g{group + 1}-{column.name}"

    def count(self, group: int, column: Column, number: int) -> Run:
        """How many sentences of a group, leading to their list."""
        return Run(f"{number:,}", "strong", self.anchor(group, column) if number else None)

    def units(self, group: int, column: Column) -> tuple[tuple[int, tuple[Unit, ...]], ...]:
        """For each text of a group that has any, its position and its sentences."""
        found = ((n, units_with(self.texts.passages[n], column)) for n in self.sides[group].members)
        return tuple((n, units) for n, units in found if units)

    def quotation(self, group: int, column: Column, most: int) -> Runs:
        """A sentence that stands for a group."""
        label = SHOWN_BY.get(column.kind, column.label)
        found = [(n, unit) for n, units in self.units(group, column) for unit in units]
        if not found:
            return ()
        best = example_of([unit for _, unit in found], label)
        n = next(n for n, unit in found if unit is best)
        shown = label if best.function(label) else None
        return (
            Run(f"{self.texts.names[n]}, "),
            self.texts.passages[n].reference(best),
            Run(": “"),
            *without_lone_mark(quoted(best, shown, most)),
            Run("”"),
        )
