"""The report on one text: first page, structure, criticism, promises and requests."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.analysis import Analysis
from discourse.codebook import GROUPS, Actor, Codebook
from discourse.reports.blocks import (
    Block,
    Column,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.checklist import Topic, checklist_blocks
from discourse.reports.course import course_blocks
from discourse.reports.emphasis import emphasis_blocks, sentiment_blocks
from discourse.reports.findings import find_findings
from discourse.reports.flow import flow_blocks
from discourse.reports.identity import extent, identify
from discourse.reports.margin import label_list_blocks, margin_blocks
from discourse.reports.matter import matter_blocks
from discourse.reports.method import (
    method_blocks,
    mixed_languages,
    not_known_box,
    unread_blocks,
)
from discourse.reports.passages import Passages
from discourse.reports.placings import placing_blocks
from discourse.reports.reader import reader_blocks
from discourse.reports.recalls import how_sure
from discourse.reports.sections import section_blocks
from discourse.reports.short import FEWEST_FOR_SECTIONS, short_blocks, short_title
from discourse.reports.speakers import speaker_blocks, speaker_line
from discourse.reports.statements import thirds
from discourse.reports.wording import GROUP_NAMES, sentence_case, short_name

_OPENING_WORDS = 6
_PART_LABELS = ("achievement", "statistic", "contrast", "exhortation", "commitment")
HOW_TO_READ = (
    "Bold words in a quotation carried the label; “score 0.70” is how strongly. Blue words lead to "
    "sentences and lists."
)


def build_single_report(
    analysis: Analysis,
    *,
    text: bool = True,
    topics: tuple[Topic, ...] = (),
    reader: Actor | None = None,
) -> Report:
    """The report on one text; a short one is listed sentence by sentence.

    Args:
        analysis: of the text.
        text: whether the text itself stands at the end with its labels beside it.
        topics: to search the text for, by their words.
        reader: whom a page of what concerns it is for.
    """
    passages, codebook = Passages(analysis), analysis.codebook
    reason = analysis.why_missing("functions")
    if reason:
        blocks = _without_labels(passages, reason, topics)
        return _report(analysis, "Functions were not measured", blocks)
    if len(analysis.own_sentences) < FEWEST_FOR_SECTIONS:
        listed = short_blocks(passages, codebook, topics, text=text)
        blocks = (*listed, *reader_blocks(passages, reader))
        return _report(analysis, short_title(passages), blocks)
    findings, title = find_findings(passages)
    blocks = (
        Paragraph(words(extent(analysis)), small=True),
        *speaker_line(passages),
        *matter_blocks(passages),
        *findings,
        Paragraph(words(HOW_TO_READ), small=True),
        *_parts_table(passages, codebook),
        not_known_box(passages, topics),
        PageBreak(),
        Contents(),
        *reader_blocks(passages, reader),
        *speaker_blocks(passages, codebook),
        Heading("How the text is built"),
        *flow_blocks(passages, codebook),
        _function_table(passages, codebook),
        *section_blocks(passages, codebook),
        *checklist_blocks(passages, topics),
        *course_blocks(passages, codebook),
        *emphasis_blocks(passages, codebook),
        *placing_blocks(passages, codebook),
        *sentiment_blocks(analysis),
        *method_blocks((analysis,), codebook),
        *label_list_blocks(passages, codebook),
        *(margin_blocks(passages, codebook) if text else ()),
    )
    return _report(analysis, title, blocks)


def _report(analysis: Analysis, title: str, blocks: tuple[Block, ...]) -> Report:
    return Report(
        title=title + ".",
        subject=identify(analysis),
        kicker="Text analysis",
        blocks=blocks,
        author=f"discourse {dict(analysis.provenance).get('discourse', '')}".strip(),
        running=short_name(analysis),
    )


def _without_labels(
    passages: Passages, reason: str, topics: tuple[Topic, ...]
) -> tuple[Block, ...]:
    """What can be said of a text whose functions were not measured: why, and how it was read."""
    analysis = passages.analysis
    return (
        Paragraph(words(extent(analysis)), small=True),
        Paragraph(words(f"No function was looked for: {reason}. Nothing is said to be absent.")),
        *(Paragraph(words(sentence_case(told))) for told in mixed_languages(analysis)),
        *checklist_blocks(passages, topics),
        *_issues_if_measured(passages),
        *unread_blocks(analysis),
    )


def _issues_if_measured(passages: Passages) -> Iterator[Block]:
    if passages.analysis.why_missing("frames") is None:
        yield from emphasis_blocks(passages, passages.analysis.codebook)


def _parts_table(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    """The text in three parts of equal length, and what stands where."""
    rows: list[tuple[Runs, ...]] = []
    for part in thirds(passages):
        opening = " ".join(part[0].text.split()[:_OPENING_WORDS])
        rows.append(
            (
                (
                    passages.reference(part[0]),
                    Run("–"),
                    passages.reference(part[-1]),
                    Run(f"  “{opening} …”", "small"),
                ),
                words(str(len(part))),
                *(
                    (passages.count(label, [unit for unit in part if unit.has(label)]),)
                    for label in _PART_LABELS
                ),
            )
        )
    if rows:
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


def _function_table(passages: Passages, codebook: Codebook) -> Table:
    rows: list[tuple[Runs, ...]] = []
    for group in GROUPS:
        for number, category in enumerate(c for c in codebook.functions if c.group == group):
            units = passages.having(category.id)
            where = passages.references(units[:1]) if units else ()
            if len(units) > 1:
                where = (*where, Run(" to "), passages.reference(units[-1]))
            rows.append(
                (
                    words(GROUP_NAMES[group] if number == 0 else "", "strong"),
                    (Run(category.display, anchor=passages.row_anchor(category.id)),),
                    (passages.count(category.id, units),),
                    where,
                )
            )
    return Table(
        f"Functions of the {len(passages.analysis.own_sentences)} sentences, in four groups",
        (
            Column("Group", width=1.2),
            Column("Function", width=1.2),
            Column("Sentences", "right", 0.6),
            Column("First to last", width=1),
        ),
        tuple(rows),
        "A sentence may have several functions, so the counts do not add up to the sentences. "
        f"{how_sure(passages.analysis)}. What they mean, and how often they are right elsewhere, "
        "stands under Method and limits.",
    )
