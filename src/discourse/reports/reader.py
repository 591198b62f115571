"""The reader's page: every sentence that names, includes or asks one reader."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.analysis import Unit
from discourse.codebook import Actor
from discourse.measures.reader import read_for
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Runs, Table, words
from discourse.reports.passages import Passages, quoted
from discourse.reports.wording import plural


def reader_blocks(passages: Passages, reader: Actor | None) -> Iterator[Block]:
    """What the text says to and about ``reader``; nothing if none is given."""
    if reader is None:
        return
    view = read_for(passages.analysis, reader)
    yield Heading(f"For a reader: {reader.name}", anchor=f"{passages.prefix}reader")
    included = sum(len(units) for units in view.included.values())
    own = " The text is the reader’s own." if view.is_author else ""
    yield Paragraph(
        words(
            f"The text names {reader.said} in {plural(len(view.named), 'sentence')}, includes it "
            f"as a member of a group in {plural(included, 'sentence')}, and asks it as one of all "
            f"in {plural(len(view.asked), 'sentence')}.{own}"
        )
    )
    yield from _listed(passages, "Named", view.named)
    for group, units in view.included.items():
        yield from _listed(passages, f"Included in {group}", units)
    yield from _listed(passages, "Asked as one of all", view.asked)
    yield Paragraph(
        words(
            "A sentence that names the reader is not listed again below; one that names several "
            "groups stands under each. Groups without a list of members on the actor pages include "
            "nobody."
        ),
        small=True,
    )


def _listed(passages: Passages, title: str, units: tuple[Unit, ...]) -> Iterator[Table]:
    if units:
        columns = (Column("Where"), Column("Functions", width=1), Column("Sentence", width=4))
        rows = tuple(_row(passages, unit) for unit in units)
        yield Table(f"{title}: {len(units)}", columns, rows)


def _row(passages: Passages, unit: Unit) -> tuple[Runs, ...]:
    codebook = passages.analysis.codebook
    labels = ", ".join(codebook.function(one.label).display for one in unit.functions or ())
    return (passages.reference(unit),), words(labels or "–"), quoted(unit)
