"""Sayings with whose they are said to be and which stand together; then other quotations."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.analysis import Analysis, Unit
from discourse.ledger import Quotation
from discourse.reports.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Quotations,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.passages import Passages
from discourse.reports.texts import Texts, facing

_SAYINGS = ("saying", "verse")
_KINDS = {
    "speech": "words of a person",
    "formula": "words of a document or body",
    "title": "title or label",
    "scare": "words kept at a distance",
}


def saying_blocks(passages: Passages) -> Iterator[Block]:
    """Sayings with whose they are; sentences that hold one that was not marked off; quotations."""
    records = passages.analysis.quotations or ()
    sayings = [record for record in records if record.kind in _SAYINGS]
    held = {_unit_of(passages.analysis, record) for record in sayings}
    others = [unit for unit in passages.having("proverb") if unit.unit_no not in held]
    if sayings or others:
        yield Heading("Sayings", anchor=passages.section_anchor("proverb"))
    if sayings:
        yield Table(
            "Sayings, and whose the text says they are",
            (Column("Where"), Column("Saying", width=3), Column("Whose", width=1.2),
             Column("Stands with", width=0.8)),
            tuple(_row(passages, record, records) for record in sayings),
            "Attribution as in the text; not checked. – is what it does not say.",
        )  # fmt: skip
    if others:
        yield Quotations(passages.quotations(others, "proverb"))
        yield Paragraph(words("Attribution as in the text; not checked."), small=True)
    yield from _other_quotations(passages, [r for r in records if r.kind in _KINDS])


def facing_sayings(texts: Texts) -> Iterator[Block]:
    """The sayings of several texts side by side; of many texts the counts, by speaker."""
    found = [
        [one for one in p.analysis.quotations or () if one.kind in _SAYINGS] for p in texts.passages
    ]
    if not any(found):
        return
    yield Heading("Sayings of each")
    if not texts.many:
        columns = [
            [(*_reference(p, one), *_facing_cell(p, one)) for one in own]
            for p, own in zip(texts.passages, found, strict=True)
        ]
        yield facing(texts.names, "Sayings, and whose each text says they are", columns)
        return
    names, members = texts.sides()
    counts = [[len(found[number]) for number in own] for own in members]
    yield Table(
        "Sayings: how many, and in how many texts",
        (Column("Side", width=1), Column("Sayings", "right"), Column("Texts with one", "right")),
        tuple(
            (words(name, "strong"), words(str(sum(own))), words(str(sum(map(bool, own)))))
            for name, own in zip(names, counts, strict=True)
        ),
    )


def _facing_cell(passages: Passages, record: Quotation) -> Runs:
    whose = record.culture or record.speaker
    told = (Run(f" ({whose})", "small"),) if whose else ()
    return Run(f" {_quote(passages, record)}"), *told


def _other_quotations(passages: Passages, records: list[Quotation]) -> Iterator[Block]:
    if not records:
        return
    yield Heading("Other words in quotation marks")
    yield Table(
        "Words in quotation marks, by kind",
        (Column("Where"), Column("Words", width=3), Column("Kind", width=1.3),
         Column("Whose", width=1.2)),
        tuple(
            (_reference(passages, one), words(_quote(passages, one)), words(_KINDS[one.kind]),
             words(one.speaker or "–"))
            for kind in _KINDS
            for one in records
            if one.kind == kind
        ),
        "The kind is read off the words around. Words kept at a distance are somebody else’s.",
    )  # fmt: skip


def _row(passages: Passages, record: Quotation, records: tuple[Quotation, ...]) -> tuple[Runs, ...]:
    partner = records[record.paired_with - 1] if record.paired_with else None
    return (
        _reference(passages, record),
        words(_quote(passages, record)),
        words(record.culture or record.speaker or "–"),
        _reference(passages, partner) if partner else words("–"),
    )


def _quote(passages: Passages, record: Quotation) -> str:
    return " ".join(passages.analysis.document.quote(record.span).split())


def _reference(passages: Passages, record: Quotation) -> Runs:
    unit = _find(passages.analysis, record)
    if unit is None or unit.sentence_no is None:
        return words("heading")
    return (passages.reference(unit),)


def _unit_of(analysis: Analysis, record: Quotation) -> int | None:
    unit = _find(analysis, record)
    return unit.unit_no if unit else None


def _find(analysis: Analysis, record: Quotation) -> Unit | None:
    at = record.span.start
    return next((u for u in analysis.units if u.span.start <= at < u.span.end), None)
