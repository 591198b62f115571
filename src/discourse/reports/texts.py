"""The texts of a comparison: their names in the order of the report, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from discourse.analysis import Analysis
from discourse.measures.comparison import MOST_SIDE_BY_SIDE
from discourse.measures.groups import group_texts
from discourse.reports.blocks import Column, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.wording import country_name, names_apart, short_name
from discourse.reports.wording import in_row as in_row  # offered here, too

QUOTED_WORDS = 30


@dataclass(frozen=True)
class Group:
    """The texts of one speaker: its name, and the positions of its texts."""

    name: str
    members: tuple[int, ...]


@dataclass(frozen=True)
class Texts:
    """The texts in the order of the report, with short names that are all different."""

    names: tuple[str, ...]
    passages: tuple[Passages, ...]

    @classmethod
    def of(cls, analyses: Sequence[Analysis]) -> Texts:
        """Names and passages of ``analyses``; equal names get the number of their text."""
        passages = (Passages(analysis, f"t{n}-") for n, analysis in enumerate(analyses, start=1))
        return cls(names_apart(analyses), tuple(passages))

    def each(self) -> Iterator[tuple[str, Passages]]:
        """Name and passages of each text."""
        return zip(self.names, self.passages, strict=True)

    @property
    def many(self) -> bool:
        """Whether there are more texts than can stand side by side."""
        return len(self.names) > MOST_SIDE_BY_SIDE

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The texts by speaker, in the order of the report."""
        analyses = [passages.analysis for passages in self.passages]
        return tuple(
            Group(_whose(analyses[members[0]]), members) for members in group_texts(analyses)
        )

    def of_group(self, group: Group) -> tuple[tuple[str, Passages], ...]:
        """Name and passages of the texts of one group; names without what the group says."""
        return tuple(
            (self.names[n].removeprefix(group.name).strip() or self.names[n], self.passages[n])
            for n in group.members
        )

    def sides(self) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
        """Names, and the positions of the texts of each: every text, or the speakers of many."""
        if self.many:
            return tuple(g.name for g in self.groups), tuple(g.members for g in self.groups)
        return self.names, tuple((number,) for number in range(len(self.names)))

    def unlabelled(self, members: Sequence[int]) -> str:
        """``36 of 95``: sentences without a function label, of all sentences of ``members``.

        Texts in which no function was looked for do not count.
        """
        analyses = [self.passages[n].analysis for n in members]
        measured = [one for one in analyses if not one.why_missing("functions")]
        units = [unit for one in measured for unit in one.own_sentences]
        return f"{sum(not unit.functions for unit in units):,} of {len(units):,}"


def _whose(analysis: Analysis) -> str:
    return country_name(analysis) or analysis.document.metadata.speaker or short_name(analysis)


def facing(names: Sequence[str], title: str, columns: Sequence[Sequence[Runs]]) -> Table:
    """What several texts have of a kind, side by side in equal columns; a row joins nothing."""
    filled = [column or [words("none found", "small")] for column in columns]
    heads = tuple(Column(name, width=1) for name in names)
    return Table(title, heads, tuple(zip_longest(*filled, fillvalue=())))


def listed_by_text(found: Sequence[tuple[str, Runs]]) -> Runs:
    """``2019: s3, s8; 2021: s1``: references of several texts, without those that have none."""
    runs: list[Run] = []
    for name, references in found:
        if references:
            runs += [Run("; ")] if runs else []
            runs += [Run(f"{name}: ", "small"), *references]
    return tuple(runs)
