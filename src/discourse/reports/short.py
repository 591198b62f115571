"""The report on a short text: its sentences one by one, with nothing counted into findings."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.analysis import Unit
from discourse.codebook import Codebook
from discourse.reports.blocks import Block, Column, Paragraph, Run, Runs, Table, words
from discourse.reports.checklist import Topic, checklist_blocks
from discourse.reports.identity import extent
from discourse.reports.method import method_blocks, not_known_box
from discourse.reports.passages import Passages, quoted_for_all
from discourse.reports.pledges import unread_pledges
from discourse.reports.speakers import UNNAMED, speaker_line
from discourse.reports.wording import plural, sentence_case

FEWEST_FOR_SECTIONS = 30  # a text of fewer sentences is listed, not summed up

_TOLD = (
    ("commitment", "commitment", "commitments"),
    ("exhortation", "call", "calls"),
    ("contrast", "critical sentence", "critical sentences"),
    ("statistic", "sentence with a figure", "sentences with figures"),
)


def short_title(passages: Passages) -> str:
    """``Six sentences: one commitment, two calls``: what was found, counted and not weighed."""
    total = sentence_case(plural(len(passages.analysis.own_sentences), "sentence"))
    found = [
        plural(len(units), one, several)
        for label, one, several in _TOLD
        if (units := passages.having(label))
    ]
    told = ", ".join(found) or "no commitment, call, criticism or figure was found"
    return f"{total}: {told}"


def short_blocks(
    passages: Passages, codebook: Codebook, topics: tuple[Topic, ...], *, text: bool
) -> Iterator[Block]:
    """All of the report: the sentences with their labels, what is not known, how it was read.

    Without ``text`` the labels stand alone, beside the numbers of their sentences.
    """
    yield Paragraph(words(extent(passages.analysis)), small=True)
    yield from speaker_line(passages)
    displays = {category.id: category.display for category in codebook.functions}
    columns = (Column("No."), Column("Functions", width=1), Column("Sentence", width=3))
    shown = len(columns) if text else len(columns) - 1
    yield Table(
        "Sentence by sentence",
        columns[:shown],
        tuple(row[:shown] for row in _rows(passages, displays)),
        "Bold: the words that carried a label. The number behind a label is its score. A text of "
        f"fewer than {FEWEST_FOR_SECTIONS} sentences is listed and not summed up.",
    )
    yield from unread_pledges(passages)
    yield from checklist_blocks(passages, topics)
    yield not_known_box(passages, topics)
    present = {
        found.label for unit in passages.analysis.own_sentences for found in unit.functions or ()
    }
    yield from method_blocks((passages.analysis,), codebook, only=present)


def _rows(passages: Passages, displays: dict[str, str]) -> Iterator[tuple[Runs, ...]]:
    """A row a sentence; where several speak, whoever takes the floor is named before it."""
    before: str | None = None
    for unit in passages.analysis.own_sentences:
        number, labels, sentence = _row(passages, unit, displays)
        if passages.several_speak and unit.speaker != before:
            sentence = (Run(f"{unit.speaker or UNNAMED}: ", "strong"), *sentence)
        yield number, labels, sentence
        before = unit.speaker


def _row(passages: Passages, unit: Unit, displays: dict[str, str]) -> tuple[Runs, Runs, Runs]:
    labels: list[Run] = []
    for found in unit.functions or ():
        labels += [Run("; ")] if labels else []
        labels += [Run(displays[found.label]), Run(f" {found.score:.2f}", "small")]
    number = Run(f"s{unit.sentence_no}", "number", anchor=passages.anchor(unit))
    return ((number,), tuple(labels) or words("–"), quoted_for_all(unit))
