"""Where a text stands: what it is for and against, in its own words, with the strength it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Analysis, Unit
from discourse.ledger import Position
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.texts import Texts, facing
from discourse.reports.wording import number_word

_KINDS = {"against": "Against", "for": "For", "neutral": "Takes note of"}
_STRENGTHS = ("weak", "mild", "plain", "strong", "strongest")
_SPEAKER = "speaker"
_MOST_FACING = 10  # positions of a text beside those of others

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
    return [(unit, record) for unit in analysis.own_sentences for record in unit.recorded(Position)]


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


def stand_blocks(texts: Texts) -> Iterator[Block]:
    """What each of several texts is for and against, with equal columns for all."""
    held = [[one for one in _held(p.analysis) if one[1].holder == _SPEAKER] for p in texts.passages]
    if not any(held):
        return
    yield Heading("What each is for and against")
    names, members = texts.sides()
    sides = [[one for n in own for one in held[n]] for own in members]
    yield Table(
        "Positions of the speakers: how many",
        (
            Column("Side" if texts.many else "Text", width=1),
            *(Column(name, "right") for name in _KINDS.values()),
        ),
        tuple(
            (words(name, "strong"), *(words(str(_count(own, kind))) for kind in _KINDS))
            for name, own in zip(names, sides, strict=True)
        ),
    )
    if texts.many:
        return
    for kind, title in (("against", "Against"), ("for", "For")):
        columns = [
            [_cell(p, unit, record) for unit, record in _strongest(own, kind)]
            for p, own in zip(texts.passages, sides, strict=True)
        ]
        heads = [f"{n}: {_count(own, kind)}" for n, own in zip(texts.names, sides, strict=True)]
        yield facing(heads, title, columns)
    yield Paragraph(
        words(
            f"Of each text up to {_MOST_FACING}, the strongest words first. What stands in a row "
            "is no answer of one to the other."
        ),
        small=True,
    )


def _count(held: Sequence[Held], kind: str) -> int:
    return sum(record.kind == kind for _, record in held)


def _strongest(held: Sequence[Held], kind: str) -> list[Held]:
    own = [one for one in held if one[1].kind == kind]
    return sorted(own, key=lambda one: -one[1].strength)[:_MOST_FACING]


def _cell(passages: Passages, unit: Unit, record: Position) -> Runs:
    dots = " …" if _goes_on(unit, record) else ""
    return passages.reference(unit), Run(f" {record.said} ", "strong"), Run(record.matter + dots)


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


_JOINS = (" and ", ", and ", " but ", ", but ")
_NEAR = 20  # characters from a position to the next one that is joined to it


def _goes_on(unit: Unit, record: Position) -> bool:
    """Whether the sentence says more of the matter than the record holds."""
    behind = unit.text[record.span.end - unit.span.start :].lstrip("”\"'’")
    if behind.startswith(_JOINS) and any(
        0 <= other.span.start - record.span.end <= _NEAR for other in unit.recorded(Position)
    ):
        return False  # a second position: "condemns … and insists on"
    return behind.startswith(" ")


def _name(passages: Passages, holder: str) -> str:
    actors = passages.analysis.codebook.actors
    return next((actor.name for actor in actors if actor.id == holder), holder)
