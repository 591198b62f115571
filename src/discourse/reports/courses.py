"""In what order several texts proceed: strips side by side, and a row of numbers each."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.codebook import GROUPS
from discourse.measures.anaphora import find_anaphora
from discourse.measures.groups import MOST_SIDE_BY_SIDE
from discourse.measures.moves import LEAST_MOVE, NEAR, Course, Ordered, measure_course
from discourse.measures.parallelism import find_parallels
from discourse.reports.blocks import Block, Column, Figure, Heading, Run, Runs, Table, words
from discourse.reports.course import MOST_Q, opening_words
from discourse.reports.move_strips import move_blocks
from discourse.reports.passages import Passages
from discourse.reports.strip_figures import Strip, draw_strips
from discourse.reports.texts import Texts
from discourse.reports.wording import GROUP_NAMES, p_value

MOST_TEXTS = 40
MOST_OPENINGS = 3
MOST_FRAMES = 5


def courses_blocks(texts: Texts) -> Iterator[Block]:
    """Strips of at most five texts, and a table of at most forty; nothing of more."""
    found = [
        (name, passages, course)
        for name, passages in texts.each()
        if len(texts.names) <= MOST_TEXTS and (course := measure_course(passages.analysis))
    ]
    if not found:
        return
    yield Heading("In what order they proceed", anchor="course")
    if len(found) <= MOST_SIDE_BY_SIDE:
        yield _strips(found)
    yield Table(
        "Moves, calls after criticism, figures near claims, repeated openings",
        (
            Column("Text", width=0.8),
            Column("Moves", "right"),
            Column("Longest", width=1),
            Column("Criticism to call", width=1),
            Column("Claims with a figure near", width=1),
            Column("Openings and frames repeated", width=1.6),
        ),
        tuple(_row(name, passages, course) for name, passages, course in found),
        f"Moves: runs of {LEAST_MOVE} sentences and more of one group, by the foremost function. "
        "Criticism to call: median sentences from a criticism to the next call, 0 in the same one. "
        f"Figures within {NEAR} sentences of a claim, which need not bear on it. In brackets: the "
        "mean with paragraphs in random order, and p. Openings: sentences close together that "
        "begin alike, beyond chance (q ≤ .05 over the openings of the text). Frames: three parts "
        "of a sentence that begin alike, sentences of one frame, “not … but …” with one word after "
        "both; found by words alone.",
    )
    if 1 < len(found) <= MOST_SIDE_BY_SIDE:
        yield from move_blocks(found)


def _strips(found: list[tuple[str, Passages, Course]]) -> Figure:
    rows = [GROUP_NAMES[group] for group in GROUPS]
    strips = [
        Strip(
            name,
            len(course.groups),
            tuple(
                tuple(at for at, one in enumerate(course.groups, start=1) if one == group)
                for group in GROUPS
            ),
        )
        for name, _, course in found
    ]
    return Figure(
        "flow",
        "The texts from beginning to end, by the group of the foremost function",
        "One tick per sentence; the number at the right counts them.",
        draw_strips(strips, rows),
        "; ".join(
            f"{strip.name}: "
            + ", ".join(f"{row} {len(at)}" for row, at in zip(rows, strip.positions, strict=True))
            for strip in strips
        ),
        (
            ("sentence_no", "text", "group"),
            *(
                (str(passages.analysis.own_sentences[at].sentence_no), name, group or "")
                for name, passages, course in found
                for at, group in enumerate(course.groups)
            ),
        ),
    )


def _row(name: str, passages: Passages, course: Course) -> tuple[Runs, ...]:
    longest: Runs = words("–")
    if course.moves:
        move = min(course.moves, key=lambda run: (run.start - run.end, run.start))
        units = passages.analysis.own_sentences
        longest = (
            Run(f"{GROUP_NAMES[move.label].lower()} "),
            passages.reference(units[move.start]),
            Run("–"),
            passages.reference(units[move.end - 1]),
        )
    return (
        words(name, "strong"),
        words(str(len(course.moves))),
        longest,
        words(_ordered(course.to_call)),
        words(_ordered(course.figures_near, percent=True)),
        (*_openings(passages), *_frames(passages)),
    )


def _ordered(found: Ordered, percent: bool = False) -> str:
    """``5.0 of 34 (3.3, p .174)``; a dash where there are no such sentences."""
    if found.value is None:
        return "–"
    value, chance = (
        None if one is None else f"{100 * one:.0f} %" if percent else f"{one:.1f}"
        for one in (found.value, found.by_chance)
    )
    beside = f"({chance}, p {p_value(found.p_value)})" if chance else "(not shuffled)"
    return f"{value} of {found.base} {beside}"


def _openings(passages: Passages) -> Runs:
    runs: list[Run] = []
    found = [one for one in find_anaphora(passages.analysis) if (one.q_value or 1) <= MOST_Q]
    for one in found[:MOST_OPENINGS]:
        runs.append(Run(f"{'; ' if runs else ''}“{opening_words(one)}” "))
        runs += passages.references(one.sentences)
    return tuple(runs) or words("no opening beyond chance", "small")


def _frames(passages: Passages) -> Runs:
    """The sentences with a frame that comes back; nothing of those of "not only … but"."""
    found = find_parallels(passages.analysis)
    first = {one.sentences[0].unit_no: one.sentences[0] for one in found if not one.is_routine}
    if not first:
        return words("; no frame", "small")
    units = [first[number] for number in sorted(first)]
    return (Run("; frames "), *passages.references(units, most=MOST_FRAMES))
