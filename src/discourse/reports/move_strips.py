"""Which moves of two to five texts stand beside each other, on the page."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from discourse.analysis import Unit
from discourse.codebook import Codebook
from discourse.measures.move_alignment import Likeness, MoveAlignment, align_moves
from discourse.measures.moves import LEAST_STEP, Course
from discourse.measures.sequence import Run as Move
from discourse.reports.blocks import (
    NOTHING,
    Block,
    Column,
    Figure,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    joined,
    words,
)
from discourse.reports.move_figures import MoveColumn, draw_moves
from discourse.reports.passages import Passages
from discourse.reports.wording import p_value, plural

Placed = tuple[str, Passages, Course]
MOST_ROWS = 30
MOST_ALONE = 3  # moves without counterpart that are named, of each text
CERTAIN = 0.05


def move_blocks(found: Sequence[Placed]) -> Iterator[Block]:
    """The alignment of the moves of a few texts; nothing where no two of them have any."""
    alignment = align_moves([course for _, _, course in found])
    names = [name for name, _, _ in found]
    if not any(row.has_counterparts for row in alignment.rows):
        yield Paragraph(words("No move of one text has a counterpart in another."))
        return
    yield Heading("Moves beside each other", 2)
    yield Paragraph(_verdict(alignment, names))
    if len(alignment.pairs) > 1:
        yield _pairs_table(alignment.pairs, names)
    codebook = found[0][1].analysis.codebook
    yield _figure(found, alignment, codebook)
    yield _rows_table(found, alignment, codebook)
    yield Paragraph(_alone(found, alignment, codebook), small=True)


def _verdict(alignment: MoveAlignment, names: Sequence[str]) -> Runs:
    """Which pairs follow one order beyond chance, in words; one pair with its numbers."""
    alike = [one for one in alignment.pairs if one.q_value is not None and one.q_value <= CERTAIN]
    tested = [one for one in alignment.pairs if one.q_value is not None]
    if len(alignment.pairs) == 1:
        (pair,) = alignment.pairs
        told = _value_words(pair)
        if pair.p_value is None:
            return words(f"{told} Whether that is more than chance is not known: {pair.reason}.")
        beside = f"with the moves in random order {100 * (pair.by_chance or 0):.0f} %"
        verdict = "alike beyond chance" if alike else "no more alike than by chance"
        return (
            Run(f"{told} {beside[0].upper()}{beside[1:]} (p {p_value(pair.p_value)}): "),
            Run(
                f"{names[pair.first]} and {names[pair.second]} proceed in an order {verdict}.",
                "strong",
            ),
        )
    if not alike:
        return words(
            f"No two of the {len(names)} texts proceed in an order alike beyond chance "
            f"({plural(len(tested), 'pair')} tested)."
        )
    told = ", ".join(f"{names[one.first]} and {names[one.second]}" for one in alike)
    return words(f"In an order alike beyond chance proceed: {told}; no others do.")


def _value_words(pair: Likeness) -> str:
    share = 100 * (pair.value or 0)
    return (
        f"{share:.0f} % of the {pair.base} sentences in moves lie beside a move of the other text."
    )


def _pairs_table(pairs: Sequence[Likeness], names: Sequence[str]) -> Table:
    rows = tuple(
        (
            words(f"{names[one.first]} – {names[one.second]}"),
            words(NOTHING if one.value is None else f"{100 * one.value:.0f} % of {one.base}"),
            words(NOTHING if one.by_chance is None else f"{100 * one.by_chance:.0f} %"),
            words(p_value(one.p_value)),
            words(p_value(one.q_value)),
            words(one.reason or "", "small"),
        )
        for one in pairs
    )
    with_reason = any(one.reason for one in pairs)
    columns = (
        Column("Texts", width=1.2),
        Column("Beside each other", "right"),
        Column("By chance", "right"),
        Column("p", "right"),
        Column("q", "right"),
        Column("Remark", width=1.4),
    )
    size = len(columns) - (not with_reason)
    return Table(
        "How far the moves of two texts stand in one order",
        columns[:size],
        tuple(row[:size] for row in rows),
        "Beside each other: of the sentences in moves of both texts, those of aligned moves (of "
        "two unequal ones twice the shorter). By chance: the mean with the moves of both texts in "
        "random order, moves that share a paragraph together. p: how often random orders reach the "
        "share; q: adjusted over the pairs.",
    )


def _figure(found: Sequence[Placed], alignment: MoveAlignment, codebook: Codebook) -> Figure:
    shown = {page.id: page.display for page in codebook.functions}
    columns = [
        MoveColumn(
            name,
            len(course.functions),
            tuple(
                (shown[row.function], move.start + 1, move.end) if move else None
                for row in alignment.rows
                for move in (row.moves[text],)
            ),
        )
        for text, (name, _, course) in enumerate(found)
    ]
    numbers = _numbers(alignment)
    return Figure(
        "moves",
        "What stands beside what",
        f"Blocks: {LEAST_STEP} sentences and more of one foremost function. Filled and joined by "
        "lines: moves of one function that stand beside each other, with their numbers in the "
        "table below; dashed: without counterpart.",
        draw_moves(columns, numbers),
        f"{sum(number is not None for number in numbers)} rows of aligned moves; "
        + "; ".join(
            f"{name}: {len(course.steps)} moves, {len(alignment.alone(text))} without counterpart"
            for text, (name, _, course) in enumerate(found)
        ),
        tuple(_data(found, alignment)),
    )


def _numbers(alignment: MoveAlignment) -> list[int | None]:
    """The rows with counterparts, numbered from 1."""
    count = itertools.count(1)
    return [next(count) if row.has_counterparts else None for row in alignment.rows]


def _data(found: Sequence[Placed], alignment: MoveAlignment) -> Iterator[tuple[str, ...]]:
    yield ("row", "function", "text", "first sentence", "last sentence", "sentences", "aligned")
    for number, row in enumerate(alignment.rows, start=1):
        for (name, passages, _), move in zip(found, row.moves, strict=True):
            if move:
                first, last = _ends(passages, move)
                yield (
                    str(number),
                    row.function,
                    name,
                    str(first.sentence_no),
                    str(last.sentence_no),
                    str(move.end - move.start),
                    "yes" if row.has_counterparts else "no",
                )


def _ends(passages: Passages, move: Move) -> tuple[Unit, Unit]:
    units = passages.analysis.own_sentences
    return units[move.start], units[move.end - 1]


def _place(passages: Passages, move: Move) -> Runs:
    first, last = _ends(passages, move)
    return (passages.reference(first), Run("–"), passages.reference(last))


def _rows_table(found: Sequence[Placed], alignment: MoveAlignment, codebook: Codebook) -> Table:
    shown = {page.id: page.display for page in codebook.functions}
    rows = [row for row in alignment.rows if row.has_counterparts]
    sizes = sorted((-sum(m.end - m.start for m in row.moves if m), n) for n, row in enumerate(rows))
    kept = sorted(n for _, n in sizes[:MOST_ROWS])
    left = len(rows) - len(kept)
    return Table(
        "Moves beside each other, in order",
        (
            Column("No.", "right"),
            Column("Function", width=1),
            *(Column(name, width=1) for name, _, _ in found),
        ),
        tuple(
            (
                words(str(n + 1)),
                words(shown[rows[n].function]),
                *(
                    _place(passages, move) if move else words(NOTHING)
                    for (_, passages, _), move in zip(found, rows[n].moves, strict=True)
                ),
            )
            for n in kept
        ),
        "That moves stand beside each other says that they follow in one order, not that they say "
        "the same." + (f" {left} shorter rows stand in the data of the figure." if left else ""),
    )


def _alone(found: Sequence[Placed], alignment: MoveAlignment, codebook: Codebook) -> Runs:
    """The longest moves of each text that have no counterpart."""
    shown = {page.id: page.display for page in codebook.functions}
    parts: list[Runs] = []
    for text, (name, passages, course) in enumerate(found):
        alone = alignment.alone(text)
        longest = sorted(alone, key=lambda move: (move.start - move.end, move.start))[:MOST_ALONE]
        told = [(Run(f"{shown[one.label]} "), *_place(passages, one)) for one in longest]
        parts.append(
            (
                Run(f"{name}: ", "strong"),
                Run(f"{len(alone)} of {plural(len(course.steps), 'move')}"),
                *((Run(", the longest "), *joined(told)) if told else ()),
            )
        )
    return (Run("Without counterpart: "), *joined(parts, "; "), Run("."))
