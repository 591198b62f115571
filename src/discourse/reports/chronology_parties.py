"""Parties that come and go over the years: first and last named, first and last criticised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.analysis import Unit
from discourse.codebook import Codebook
from discourse.measures.chronology import (
    FEWEST_SENTENCES,
    Line,
    Mention,
    find_blamed,
    find_mentions,
)
from discourse.measures.grouped import GroupedComparison
from discourse.measures.profile_groups import ProfileRow
from discourse.reports.blocks import Block, Column, Run, Runs, Table, words
from discourse.reports.columns import display_of
from discourse.reports.group_texts import GroupTexts

#: Of the ledger of criticism with the labels of the tagger, see CONTRIBUTING.md.
_TARGETS_RIGHT = "F1 .51 on texts that nobody read for errors"
MOST_PARTIES = 25


@dataclass(frozen=True)
class Years:
    """What the section shows: the lines, and the measures that occur, functions first."""

    compared: GroupedComparison
    lines: tuple[Line, ...]
    groups: GroupTexts
    codebook: Codebook

    @property
    def rows(self) -> list[tuple[int, ProfileRow]]:
        """The measures that occur with their places, functions first, then by their counts."""
        rows = [(at, row) for at, row in enumerate(self.compared.rows) if row.count]
        return sorted(rows, key=lambda one: (one[1].column.kind != "functions", -one[1].count))

    def name(self, side: int | None) -> str:
        """The name of the side of a line."""
        return "all texts" if side is None else self.groups.names[side]

    def display(self, row: ProfileRow) -> str:
        """The words for a measure."""
        return display_of(self.codebook, row.column)


def party_tables(line: Line, found: Years) -> Iterator[Block]:
    """When each party was first and last named, and criticised by name, with those sentences."""
    side = "" if line.side is None else f": {found.name(line.side)}"
    mentions = find_mentions(found.compared, line)
    yield from _party_table(
        mentions,
        line,
        found,
        (
            f"Parties first and last named{side}",
            f"The parties named most, of {len(mentions)} that are named in {FEWEST_SENTENCES} "
            "sentences or more; the own side is left out. A body counts under its own name, not "
            "under that of its parent; pronouns name nobody.",
        ),
    )
    yield from _party_table(
        find_blamed(found.compared, line),
        line,
        found,
        (
            f"Parties first and last criticised by name{side}",
            f"Targets of the ledger of criticism in sentences labelled so ({_TARGETS_RIGHT}); "
            "persons, whose side is not known, are left out.",
        ),
    )


def _party_table(
    mentions: Sequence[Mention], line: Line, found: Years, told: tuple[str, str]
) -> Iterator[Block]:
    """One table of parties, with its caption and note."""
    names = {actor.id: actor.name for actor in found.codebook.actors}
    rows: list[tuple[Runs, ...]] = []
    for mention in mentions[:MOST_PARTIES]:
        years, by_year = mention.years, dict(mention.sentences)
        missing = [str(point.year) for point in line.points if point.year not in years]
        last = _mentioned(years[-1], by_year, found.groups) if len(years) > 1 else words("the same")
        rows.append(
            (
                words(names.get(mention.actor, mention.actor)),
                words(str(mention.count)),
                _mentioned(years[0], by_year, found.groups),
                last,
                words(", ".join(missing) or "none"),
            )
        )
    if rows:
        yield Table(
            told[0],
            (
                Column("Party", width=1.2),
                Column("Sentences", "right"),
                Column("First", width=1),
                Column("Last", width=1),
                Column("Years with a text that does not", width=1.6),
            ),
            tuple(rows),
            told[1],
        )


def _mentioned(
    year: int, told: dict[int, tuple[tuple[int, Unit], ...]], groups: GroupTexts
) -> Runs:
    position, unit = told[year][0]
    passages = groups.texts.passages[position]
    rest = len(told[year]) - 1
    more = f" and {rest} more" if rest else ""
    return (Run(f"{year}, "), passages.reference(unit), Run(more, "small"))
