"""The report on a redline: one page a step, all changes by kind, the whole text, how it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.document import Note
from discourse.measures.background import load_background
from discourse.measures.redline import Redline
from discourse.measures.redline.order import ORDER
from discourse.reports.blocks import (
    Block,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Table,
    words,
)
from discourse.reports.redline.chain import chain_blocks, chain_title, row_of_names
from discourse.reports.redline.kinds import TOPICS
from discourse.reports.redline.page import redline_blocks
from discourse.reports.redline.steps import Step
from discourse.reports.redline.summary import headline, list_blocks, summary_blocks
from discourse.reports.wording import describe, sentence_case

_ALIGNMENT = (
    "Sentences are linked by the words and word pairs that they share, each weighed by how rare "
    "it is in {documents:,} public speeches and in the two texts. First in the order of the "
    "texts, one against one, two or three neighbours; where passages changed places, those with "
    "more matter stay and the others are called moved. Two sentences with less than 40 % of "
    "their weight in common are dropped and new, not rewritten (30 % where hardly anything else "
    "stands between the same neighbours, 60 % if one was moved). Kinds of change are told by "
    "rules and ledgers, which miss some and may type one wrongly: the redline shows every word."
)


def build_redline_report(chain: Sequence[Redline]) -> Report:
    """The report on two versions, or on more in a row.

    Args:
        chain: from :func:`discourse.compare_versions`; one redline or more.
    """
    steps = Step.of(chain)
    return Report(
        title=headline(steps[0]) if len(steps) == 1 else chain_title(steps),
        subject=" · ".join(_subject(steps)),
        kicker="Redline",
        running=row_of_names(steps),
        blocks=tuple(_blocks(steps)),
        language=chain[0].new.analysis.document.metadata.language or "en",
    )


def _subject(steps: Sequence[Step]) -> Iterator[str]:
    analyses = (steps[0].redline.old.analysis, *(step.redline.new.analysis for step in steps))
    for number, analysis in enumerate(analyses, start=1):
        yield f"{number}. {describe(analysis)}"


def _order(steps: Sequence[Step]) -> Iterator[Note]:
    """The note that says how texts were put in order, where the user did not."""
    notes = steps[0].redline.old.analysis.notes
    return (note for note in notes if note.kind == ORDER)


def _blocks(steps: Sequence[Step]) -> Iterator[Block]:
    if len(steps) == 1:
        yield from summary_blocks(steps[0])
    else:
        yield from chain_blocks(steps)
        for step in steps:
            yield PageBreak()
            yield Heading(headline(step))
            yield from summary_blocks(step)
    for step in steps:
        if len(steps) > 1 or not step.redline.is_same:  # the table of a chain leads to every step
            yield PageBreak()
            yield from redline_blocks(step)
        if step.redline.changes:
            yield from list_blocks(step)
    yield Heading("How changes are told")
    yield Paragraph(words(_ALIGNMENT.format(documents=load_background().documents)))
    for note in _order(steps):
        yield Paragraph(words(f"{sentence_case(note.message)}."))
    rows = tuple((words(topic.title), words(topic.compared)) for topic in TOPICS)
    yield Table("What was compared", (Column("Kind", width=1), Column("Compared", width=3)), rows)
