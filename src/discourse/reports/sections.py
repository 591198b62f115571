"""What a report on one text lists, sentence by sentence: criticism, promises, requests, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Unit
from discourse.codebook import Codebook
from discourse.ledger import WarningAct
from discourse.reports.actors import actor_blocks
from discourse.reports.blocks import (
    NOTHING,
    Block,
    Column,
    Heading,
    Paragraph,
    Quotations,
    filled_table,
    words,
)
from discourse.reports.openness import criticism_blocks
from discourse.reports.passages import Passages
from discourse.reports.pledges import pledge_blocks
from discourse.reports.positions import position_blocks
from discourse.reports.quantities import quantity_blocks
from discourse.reports.sayings import saying_blocks
from discourse.reports.wording import sentence_case


def section_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    """The sections in order; those on other acts, positions and sayings only if there are any."""
    yield from criticism_blocks(passages)
    yield from pledge_blocks(passages)
    yield from _request_blocks(passages)
    yield from _other_act_blocks(passages, codebook)
    yield from position_blocks(passages)
    yield from actor_blocks(passages)
    yield from quantity_blocks(passages)
    yield from saying_blocks(passages)


_ADDRESSEES = (
    ("opponent", "Demands on an opponent"),
    ("partner", "Asked of a partner"),
    ("joint", "Asked of speaker and addressees together"),
    ("all", "Asked of all states or a common body"),
    (None, "Addressee not determined"),
)


def _request_blocks(passages: Passages) -> Iterator[Block]:
    units = passages.having("exhortation")
    yield Heading("What it asks, and of whom", anchor=passages.section_anchor("exhortation"))
    if not units:
        yield Paragraph(words("No call for action was found."))
        return
    for addressee, title in _ADDRESSEES:
        group = passages.asking(addressee)
        if group:
            yield Heading(f"{title}: {len(group)}", level=2)
            yield Quotations(passages.quotations(group, "exhortation"))


_OTHER_ACTS = ("warning", "rebuttal", "declaration", "appraisal")


def _other_act_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    present = [label for label in _OTHER_ACTS if passages.having(label)]
    if not present:
        return
    yield Heading("Warnings, denials, decisions, judgements")
    for label in present:
        units = passages.having(label)
        title = f"{sentence_case(codebook.function(label).display)}: {len(units)}"
        yield Heading(title, level=2, anchor=passages.section_anchor(label))
        if label == "warning":
            yield from _warning_table(passages, units)
        yield Quotations(passages.quotations(units, label))


_WARNING_COLUMNS = (Column("Where"), Column("If", width=2.2), Column("Then", width=2.2),
                    Column("By whom", width=0.9))  # fmt: skip


def _warning_table(passages: Passages, units: Sequence[Unit]) -> Iterator[Block]:
    """Condition and consequence of each warning."""
    told = [(unit, record) for unit in units for record in unit.recorded(WarningAct)]
    rows = [
        (
            (passages.reference(unit),),
            words(record.condition or NOTHING),
            words(record.consequence or NOTHING),
            words("its own side" if record.kind == "response" else NOTHING),
        )
        for unit, record in told
        if record.condition or record.consequence
    ]
    if rows:
        note = "Words of the sentence. – is “not in so many words”."
        yield filled_table("What follows on what", _WARNING_COLUMNS, rows, note)
