"""Frames of words that a text fills again and again, on the page, each with its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.measures.parallelism import FEWEST_PARTS, GAP, KINDS, Parallel
from discourse.reports.blocks import Block, Column, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.wording import plural

KIND_NAMES = {
    "parts": "parts that begin alike",
    "frame": "sentences of one frame",
    "correction": "not this but that",
    "ends": "ends that come back",
}
MOST_ROWS = 5  # of a kind
MOST_QUOTED = 3  # sentences of one figure
_WORDS_OF_ONE, _WORDS_OF_SEVERAL = 36, 16


def parallel_blocks(found: Sequence[Parallel], passages: Passages) -> Iterator[Block]:
    """The table of frames, the longest of each kind; a sentence where there is none."""
    if not found:
        yield Paragraph((Run("Parallelism: ", "strong"), Run("no frame of words comes back.")))
        return
    rows: list[tuple[Runs, ...]] = []
    rest: list[Run] = []
    for kind in KINDS:
        every = sorted((one for one in found if one.kind == kind), key=_rank)
        shown = sorted(every[:MOST_ROWS], key=lambda one: one.spans[0])
        rows += [_row(one, passages) for one in shown]
        if every[MOST_ROWS:]:
            left = sorted(every[MOST_ROWS:], key=lambda one: one.spans[0])
            units = list(dict.fromkeys(one.sentences[0].unit_no for one in left))
            first = {one.sentences[0].unit_no: one.sentences[0] for one in left}
            rest += [Run(f"{'; ' if rest else ''}{KIND_NAMES[kind]}, {len(left)} more: ")]
            rest += passages.references([first[number] for number in units])
    yield Table(
        f"Frames of words that come back: {plural(len(found), 'place')}",
        (
            Column("Kind", width=0.9),
            Column("Frame", width=1.1),
            Column("Sentences", width=0.6),
            Column("As the text has it", width=2.6),
        ),
        tuple(rows),
        f"Found by words alone: {FEWEST_PARTS} parts of a sentence and more that begin with "
        "the same words; sentences at most two apart that begin alike and share half their "
        "words in one order; “not … but …” with one word after both, or “not only … but …”; "
        f"{FEWEST_PARTS} sentences close together that end alike beyond chance. Whether a figure "
        "was meant is not known.",
    )
    if rest:
        yield Paragraph((Run("Not printed: "), *rest, Run(".")), small=True)


def _rank(one: Parallel) -> tuple[bool, int, int, int]:
    """Most parts first, then the longest frame; "not only" after other corrections."""
    told = sum(word != GAP for word in one.frame)
    return (one.is_routine, -len(one.spans), -told, one.spans[0].start)


def _row(one: Parallel, passages: Passages) -> tuple[Runs, ...]:
    return (
        words(KIND_NAMES[one.kind]),
        words(" ".join(one.frame)),
        passages.references(one.sentences),
        words(_quoted(one)),
    )


def _quoted(one: Parallel) -> str:
    """The words of the figure: from its first part to its last, or its first sentences."""
    if len(one.sentences) == 1:
        (unit,) = one.sentences
        first, last = one.spans[0].start - unit.span.start, one.spans[-1].end - unit.span.start
        begins, ends = "" if first == 0 else "… ", "" if last >= len(unit.text) - 1 else " …"
        part = _cut(unit.text[first:last], _WORDS_OF_ONE)
        return f"{begins}{part}" if part.endswith("…") else f"{begins}{part}{ends}"
    told = [_cut(unit.text, _WORDS_OF_SEVERAL) for unit in one.sentences[:MOST_QUOTED]]
    if one.kind == "ends":
        told = [_tail(unit.text, _WORDS_OF_SEVERAL) for unit in one.sentences[:MOST_QUOTED]]
    return " / ".join(told) + (" / …" if len(one.sentences) > MOST_QUOTED else "")


def _cut(text: str, most: int) -> str:
    parts = text.split()
    return " ".join(parts[:most]) + (" …" if len(parts) > most else "")


def _tail(text: str, most: int) -> str:
    parts = text.split()
    return ("… " if len(parts) > most else "") + " ".join(parts[-most:])
