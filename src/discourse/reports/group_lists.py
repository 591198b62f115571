"""The way from the numbers of a comparison of groups to their sentences."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.codebook import Codebook
from discourse.measures.grouped import GroupedComparison
from discourse.reports.blocks import Block, DataFile, Heading, Paragraph, Run
from discourse.reports.columns import display_of, units_with
from discourse.reports.group_texts import GroupTexts
from discourse.reports.many import lowered
from discourse.reports.margin import margin_blocks


def sentence_lists(
    compared: GroupedComparison, groups: GroupTexts, codebook: Codebook
) -> Iterator[Block]:
    """For each group and measure the numbers of its sentences, text by text."""
    for n, name in enumerate(groups.names):
        yield Heading(f"Sentences by measure: {name}")
        for row in compared.rows:
            found = groups.units(n, row.column)
            if found:
                runs: list[Run] = [
                    Run(
                        display_of(codebook, row.column),
                        "strong",
                        anchor=groups.anchor(n, row.column),
                    ),
                    Run(f" ({row.shares[n].count}): ", "small"),
                ]
                for at, (text, units) in enumerate(found):
                    passages = groups.texts.passages[text]
                    runs.append(Run(f"{'; ' if at else ''}{_short(groups, n, text)}: ", "small"))
                    runs += passages.references(units, most=len(units))
                yield Paragraph(tuple(runs), small=True)


def _short(groups: GroupTexts, group: int, text: int) -> str:
    """The name of a text without what the name of its group says."""
    name = groups.texts.names[text]
    return name.removeprefix(groups.names[group]).strip() or name


def printed_texts(groups: GroupTexts, codebook: Codebook) -> Iterator[Block]:
    """The texts with their labels beside them, one entry of the contents."""
    yield Heading("The texts with their labels")
    for name, passages in groups.texts.each():
        yield from lowered(margin_blocks(passages, codebook, name))


def sentence_data(compared: GroupedComparison, groups: GroupTexts) -> DataFile:
    """Every sentence that counts for a measure: what the numbers of all pages lead to."""
    rows = [("measure", "group", "text", "sentence_no", "sentence")]
    for n, name in enumerate(groups.names):
        for member in groups.sides[n].members:
            passages = groups.texts.passages[member]
            for row in compared.rows:
                rows += [
                    (
                        row.column.name,
                        name,
                        passages.analysis.id,
                        str(unit.sentence_no),
                        " ".join(unit.text.split()),
                    )
                    for unit in units_with(passages, row.column)
                ]
    return DataFile("sentences", tuple(rows))
