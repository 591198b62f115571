"""How several texts speak of the same parties, and of their own side and of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from discourse.analysis import Analysis
from discourse.codebook import Codebook
from discourse.measures.square import CORNERS, measure_square
from discourse.measures.stances import Standing, by_paragraph, measure_stances
from discourse.reports.actors import (
    MOST_PARTIES,
    SQUARE,
    SQUARE_NOTE,
    STANCE_COLUMNS,
    party_name,
    stance_note,
    standing_cells,
)
from discourse.reports.blocks import Block, Column, Paragraph, Table, words
from discourse.reports.texts import Texts

_CORNERS = {"own good": "Own good", "own bad": "Own bad", "their good": "Others’ good",
            "their bad": "Others’ bad"}  # fmt: skip


def speaking_blocks(texts: Texts, codebook: Codebook) -> Iterator[Block]:
    """How each of several texts speaks of the parties that two of them mention, and the squares."""
    sides = list(_sides(texts))
    read = []
    for name, own in sides:
        reasons = [reason for one in own if (reason := one.why_missing("stances"))]
        if reasons:
            yield Paragraph(words(f"{name}: stance was not measured, {reasons[0]}."))
        else:
            read.append((name, own))
    standings = [{one.actor: one for one in _standings(own)} for _, own in read]
    shared = [a for a, number in _mentioned(standings).items() if number > 1]
    known = {actor.id for actor in codebook.actors}
    told = {a for found in standings for a, one in found.items() if one.plus or one.minus}
    shared = [actor for actor in shared if actor in known & told][:MOST_PARTIES]
    head = Column("Side" if texts.many else "Text")
    if shared:
        rows = [
            (words(party_name(actor, codebook) if number == 0 else "", "strong"), words(name),
             *standing_cells(found.get(actor)))
            for actor in shared
            for number, ((name, _), found) in enumerate(zip(read, standings, strict=True))
        ]  # fmt: skip
        yield Table(
            "For and against: parties that two of them mention, and one not only neutrally",
            (Column("Party", width=1.4), head, *STANCE_COLUMNS),
            tuple(rows),
            stance_note(codebook),
        )
    yield from _squares(sides, head)


def _standings(own: Sequence[Analysis]) -> tuple[Standing, ...]:
    """The standings of a side: of one text over its paragraphs, of several over whole texts."""
    if len(own) == 1:
        return measure_stances(by_paragraph(own[0]))
    return measure_stances((one.stances or () for one in own), "texts")


def _sides(texts: Texts) -> Iterator[tuple[str, list[Analysis]]]:
    """Each text, or the texts of each speaker of many."""
    for name, members in zip(*texts.sides(), strict=True):
        yield name, [texts.passages[number].analysis for number in members]


def _mentioned(standings: Sequence[dict[str, Standing]]) -> dict[str, int]:
    """By how many sides each party is mentioned, the most often mentioned first."""
    mentions: Counter[str] = Counter()
    sides: Counter[str] = Counter()
    for found in standings:
        for actor, one in found.items():
            mentions[actor] += one.mentions
            sides[actor] += bool(one.mentions)
    return {actor: sides[actor] for actor, _ in mentions.most_common()}


def _squares(sides: Sequence[tuple[str, list[Analysis]]], head: Column) -> Iterator[Block]:
    """The four corners of each side, in equal columns; only where all were measured."""
    squares = [[measure_square(analysis) for analysis in own] for _, own in sides]
    if any(square is None for own in squares for square in own):
        return
    counts = [
        [sum(corner.count for square in own for corner in square or () if corner.name == name)
         for name in CORNERS]
        for own in squares
    ]  # fmt: skip
    yield Table(
        SQUARE,
        (
            replace(head, width=1),
            Column("Sentences", "right"),
            *(Column(_CORNERS[name], "right") for name in CORNERS),
        ),
        tuple(
            (
                words(name, "strong"),
                words(f"{sum(len(analysis.own_sentences) for analysis in own):,}"),
                *(words(str(count)) for count in row),
            )
            for (name, own), row in zip(sides, counts, strict=True)
        ),
        SQUARE_NOTE,
    )
