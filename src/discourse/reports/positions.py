"""Where a text stands: what it is for and against, in its own words, with the strength it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Analysis, Unit
from discourse.ledger import Position
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.wording import number_word

_KINDS = {"against": "Against", "for": "For", "neutral": "Takes note of"}
_STRENGTHS = ("weak", "mild", "plain", "strong", "strongest")
_SPEAKER = "speaker"

Held = tuple[Unit, Position]


def position_blocks(passages: Passages) -> Iterator[Block]:
    """The positions of the speaker, the strongest first, then those of others it names."""
    held = _held(passages.analysis)
    if not held:
        return
    own = [one for one in held if one[1].holder == _SPEAKER]
    others = [one for one in held if one[1].holder != _SPEAKER]
    yield Heading("What it is for and against", anchor=f"{passages.prefix}positions")
    yield Paragraph(tuple(_summary(own)))
    if own:
        yield _table(passages, "Positions of the speaker", own)
    if others:
        yield _table(passages, "Positions that it reports of others", others, is_own=False)


def _held(analysis: Analysis) -> list[Held]:
    return [
        (unit, record)
        for unit in analysis.own_sentences
        for record in unit.ledgers.get("positions", ())
        if isinstance(record, Position)
    ]


def _summary(own: Sequence[Held]) -> Iterator[Run]:
    for number, (kind, name) in enumerate(_KINDS.items()):
        count = sum(record.kind == kind for _, record in own)
        if kind == "neutral" and not count:
            continue
        yield Run(f"{'; ' if number else ''}{name.lower() if number else name}: ")
        yield Run(number_word(count) if count else "none", "strong")
    yield Run(
        ". Strength is that of the words, from “note” to “condemn”, a step more with “firmly” and "
        "the like."
    )


def _table(passages: Passages, title: str, held: Sequence[Held], *, is_own: bool = True) -> Table:
    order = list(_KINDS)
    ordered = sorted(held, key=lambda one: (order.index(one[1].kind), -one[1].strength))
    who = () if is_own else (Column("Who", width=1.2),)
    columns = (Column("Where"), *who, Column("Stand", width=0.7), Column("Words", width=1),
               Column("Strength", width=0.7), Column("On what", width=3.5))  # fmt: skip
    rows = tuple(_row(passages, unit, record, is_own) for unit, record in ordered)
    return Table(title, columns, rows, "" if is_own else "As the text tells it; not checked.")


def _row(passages: Passages, unit: Unit, record: Position, is_own: bool) -> tuple[Runs, ...]:
    said = f"{record.hedge} … {record.said}" if record.hedge else record.said
    who = () if is_own else (words(_name(passages, record.holder)),)
    return (
        (passages.reference(unit),),
        *who,
        words(_KINDS[record.kind], "strong"),
        words(said),
        words(_STRENGTHS[record.strength - 1]),
        words(record.matter + (" …" if _goes_on(unit, record) else "")),
    )


def _goes_on(unit: Unit, record: Position) -> bool:
    """Whether the sentence says more of the matter than the record holds."""
    behind = unit.text[record.span.end - unit.span.start :].lstrip("”\"'’")
    return behind.startswith(" ")


def _name(passages: Passages, holder: str) -> str:
    actors = passages.analysis.codebook.actors
    return next((actor.name for actor in actors if actor.id == holder), holder)
