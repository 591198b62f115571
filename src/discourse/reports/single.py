"""The report on one text: first page, structure, criticism, promises and requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from discourse.analysis import Analysis, Unit
from discourse.codebook import GROUPS, Category, Codebook
from discourse.reports.blocks import (
    Block,
    Column,
    Contents,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.emphasis import emphasis_blocks, sentiment_blocks
from discourse.reports.figures import StripRow, draw_strip
from discourse.reports.findings import find_findings
from discourse.reports.margin import label_list_blocks, margin_blocks
from discourse.reports.method import method_blocks, not_known_box
from discourse.reports.passages import Passages
from discourse.reports.sections import section_blocks
from discourse.reports.wording import GROUP_NAMES, describe, plural, sentence_case, short_name

_OPENING_WORDS = 6
_LEFT_OUT = "headings, editors’ lines and salutations"
_PART_LABELS = ("achievement", "statistic", "contrast", "exhortation", "commitment")


def build_single_report(analysis: Analysis, *, text: bool = True) -> Report:
    """The report on one text.

    Args:
        analysis: of the text.
        text: whether the text itself stands at the end with its labels beside it.
    """
    codebook = analysis.codebook
    passages = Passages(analysis)
    reason = analysis.why_missing("functions")
    if reason:
        return _report(
            analysis, "Functions were not measured", _without_labels(analysis, reason, text)
        )
    findings, title = find_findings(passages)
    blocks: tuple[Block, ...] = (
        Paragraph(words(_scope(analysis)), small=True),
        *findings,
        *_parts_table(passages, codebook),
        not_known_box(analysis),
        Contents(),
        PageBreak(),
        *_build_blocks(passages, codebook),
        *section_blocks(passages, codebook),
        *emphasis_blocks(analysis, codebook),
        *sentiment_blocks(analysis),
        *method_blocks((analysis,), codebook),
        *label_list_blocks(passages, codebook),
        *(margin_blocks(passages, codebook) if text else ()),
    )
    return _report(analysis, title, blocks)


def _report(analysis: Analysis, title: str, blocks: tuple[Block, ...]) -> Report:
    return Report(
        title=title + ".",
        subject=describe(analysis),
        kicker="Text analysis",
        blocks=blocks,
        running=short_name(analysis),
    )


def _without_labels(analysis: Analysis, reason: str, text: bool) -> tuple[Block, ...]:
    """What can be said of a text whose functions were not measured: why, and how it was read."""
    passages, codebook = Passages(analysis), analysis.codebook
    return (
        Paragraph(words(_scope(analysis)), small=True),
        Paragraph(words(f"No function was looked for: {reason}. Nothing is said to be absent.")),
        *emphasis_blocks(analysis, codebook),
        *method_blocks((analysis,), codebook),
        *(margin_blocks(passages, codebook) if text else ()),
    )


def _scope(analysis: Analysis) -> str:
    """One line: how long the text is and what was left out."""
    kinds = [unit.kind for unit in analysis.units if unit.sentence_no is None]
    paragraphs = len({unit.paragraph_no for unit in analysis.sentences})
    counted = [unit.words for unit in analysis.sentences if unit.words is not None]
    count = f", {sum(counted):,} words" if counted else ""
    left = f"; left out: {plural(len(kinds), 'heading, editor’s line or salutation', _LEFT_OUT)}"
    return sentence_case(
        f"{plural(len(analysis.sentences), 'sentence')}, {plural(paragraphs, 'paragraph')}{count}"
        f"{left if kinds else ''}."
    )


def _parts_table(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    """The text in three parts of equal length, and what stands where."""
    sentences = passages.analysis.sentences
    if len(sentences) < 12:
        return
    third = len(sentences) / 3
    bounds = [round(third * k) for k in range(4)]
    rows = []
    for first, last in pairwise(bounds):
        part = sentences[first:last]
        counts = [sum(unit.has(label) for unit in part) for label in _PART_LABELS]
        name = f"s{part[0].sentence_no}–s{part[-1].sentence_no}"
        opening = " ".join(part[0].text.split()[:_OPENING_WORDS])
        rows.append(
            (
                (Run(name, "number"), Run(f"  “{opening} …”", "small")),
                words(str(len(part))),
                *(words(str(count)) for count in counts),
            )
        )
    yield Table(
        "Where it stands: the text in thirds, sentences with each label",
        (
            Column("Part, and how it begins", width=1),
            Column("Sentences", "right"),
            *(Column(_display(codebook, label), "right") for label in _PART_LABELS),
        ),
        tuple(rows),
    )


def _display(codebook: Codebook, label: str) -> str:
    return sentence_case(codebook.function(label).display)


def _build_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    yield Heading("How the text is built")
    rows = _strip_rows(passages, codebook)
    yield _strip(passages, rows) if rows else Paragraph(words("No sentence was given a label."))
    yield _function_table(passages, codebook)


def _grouped(codebook: Codebook) -> list[Category]:
    return [c for group in GROUPS for c in codebook.functions if c.group == group]


def _strip_rows(passages: Passages, codebook: Codebook) -> list[StripRow]:
    rows = [
        StripRow(
            category.display,
            category.group,
            tuple(unit.sentence_no or 0 for unit in passages.having(category.id)),
        )
        for category in _grouped(codebook)
    ]
    return [row for row in rows if row.positions]


def _strip(passages: Passages, rows: list[StripRow]) -> Figure:
    sentences = passages.analysis.sentences
    fullest = max(rows, key=lambda row: len(row.positions))
    described = "; ".join(
        f"{row.name} in {plural(len(row.positions), 'sentence')}, s{row.positions[0]}"
        + (f" to s{row.positions[-1]}" if len(row.positions) > 1 else "")
        for row in rows
    )
    return Figure(
        name="flow",
        title=f"Most frequent label: {fullest.name}, in {len(fullest.positions)} of "
        f"{len(sentences)} sentences",
        subtitle="One tick per sentence with the label, in text order; the number at the right "
        "counts them; dashed lines are section headings.",
        svg=draw_strip(rows, len(sentences), _section_starts(sentences)),
        alternative=f"Flow strip of {len(sentences)} sentences: {described}.",
        data=(
            ("sentence_no", "label"),
            *((str(position), row.name) for row in rows for position in row.positions),
        ),
    )


def _section_starts(sentences: Sequence[Unit]) -> list[tuple[int, str]]:
    starts: list[tuple[int, str]] = []
    last: str | None = None
    for unit in sentences:
        if unit.section and unit.section != last:
            starts.append((unit.sentence_no or 0, unit.section))
        last = unit.section
    return starts


def _function_table(passages: Passages, codebook: Codebook) -> Table:
    rows: list[tuple[Runs, ...]] = []
    total = len(passages.analysis.sentences)
    for group in GROUPS:
        for number, category in enumerate(c for c in codebook.functions if c.group == group):
            units = passages.having(category.id)
            where = passages.references(units[:1]) if units else ()
            if len(units) > 1:
                where = (*where, Run(" to "), passages.reference(units[-1]))
            rows.append(
                (
                    words(GROUP_NAMES[group] if number == 0 else "", "strong"),
                    words(category.display),
                    (passages.count(category.id, units),),
                    where,
                )
            )
    return Table(
        f"Functions of the {total} sentences, in four groups",
        (
            Column("", width=1.2),
            Column("Function", width=1.2),
            Column("Sentences", "right", 0.6),
            Column("First to last", width=1),
        ),
        tuple(rows),
        "A sentence may have several functions, so the counts do not add up to the sentences. "
        "How often these labels are right was never measured on such texts. What they mean stands "
        "under Method and limits.",
    )
