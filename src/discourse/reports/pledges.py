"""What a text commits to, in columns that can be read off the sentence, and nothing inferred."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.analysis import Unit
from discourse.ledger import Commitment
from discourse.reports.blocks import (
    NOTHING,
    Block,
    Column,
    Heading,
    Paragraph,
    Quotations,
    Run,
    Runs,
    Table,
    filled_table,
    words,
)
from discourse.reports.openness import undertaken_by_others
from discourse.reports.passages import Passages, score_of

#: The force of a commitment, in the words of readers.
FORCE = {
    "will": "will",
    "ready": "is ready to",
    "commit": "commits itself",
    "continue": "will continue",
    "conditional": "on a condition",
    "threat": "warns that it will",
}
#: Beneficiary and mechanism are read too, but rightly only half of the time: they stay in the data.
_COLUMNS = (
    Column("Where"),
    Column("Who", width=0.8),
    Column("Force", width=0.8),
    Column("Undertaken", width=3.6),
    Column("Figure", width=1.2),
    Column("By when", width=1.0),
    Column("On condition", width=1.4),
)
_WHO = {"self": "", "joint": "both together"}


def pledge_blocks(passages: Passages) -> Iterator[Block]:
    """The commitments as a table, and their sentences with the cues in bold."""
    units = passages.having("commitment")
    yield Heading("What it commits to", anchor=passages.section_anchor("commitment"))
    if units:
        yield _table(passages, units)
        yield Quotations(passages.quotations(units, "commitment"))
    elif not undertaken_by_others(passages):
        yield Paragraph(words("No commitment of the speaker was found; “we must” is a call."))
    yield from unread_pledges(passages)


def unread_pledges(passages: Passages) -> Iterator[Block]:
    """Says which undertakings of a name were left open: it may be the speaker's own state."""
    others = undertaken_by_others(passages)
    if others:
        yield Paragraph(
            (
                Run(
                    "Sentences in which a name “will” do something were not read as the speaker’s "
                ),
                Run("own, because whose text it is was not stated (--country): "),
                *passages.references(others),
                Run("."),
            )
        )


def _table(passages: Passages, units: tuple[Unit, ...]) -> Table:
    return filled_table(
        f"Commitments: {len(units)} sentences" if len(units) > 1 else "Commitments: one sentence",
        _COLUMNS,
        [row for unit in units for row in _rows(passages, unit)],
        "All are words of the sentence; – is “not in this sentence”, not “nowhere in the text”. "
        "Columns that would be empty are left out. Who: empty is the speaker.",
    )


def _rows(passages: Passages, unit: Unit) -> Iterator[tuple[Runs, ...]]:
    """A row for each act that a sentence undertakes."""
    for number, record in enumerate(unit.recorded(Commitment)):
        score = Run(f" {score_of(unit, 'commitment'):.2f}", "small")
        yield (
            (passages.reference(unit), score) if number == 0 else (),
            words(_WHO.get(record.actor or "self", record.actor or "")),
            words(FORCE.get(record.kind, NOTHING)),
            words(record.action or NOTHING),
            words(record.amount or NOTHING),
            words(record.deadline or NOTHING),
            words(record.condition or NOTHING),
        )
    if not unit.recorded(Commitment):
        nothing = words(NOTHING)
        yield ((passages.reference(unit),), (), nothing, words("not read"), *[nothing] * 3)
