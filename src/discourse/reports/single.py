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
    Quotations,
    Report,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.emphasis import emphasis_blocks, sentiment_blocks
from discourse.reports.figures import StripRow, draw_strip
from discourse.reports.findings import find_findings, unnamed_elsewhere
from discourse.reports.margin import label_list_blocks, margin_blocks
from discourse.reports.method import method_blocks, not_known_box
from discourse.reports.passages import Passages, quoted
from discourse.reports.wording import GROUP_NAMES, describe, number_word, plural, short_name

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
    findings, title = find_findings(passages)
    blocks: tuple[Block, ...] = (
        Paragraph(words(_scope(analysis)), small=True),
        *findings,
        *_parts_table(passages, codebook),
        not_known_box(analysis),
        Contents(),
        PageBreak(),
        *_build_blocks(passages, codebook),
        *_criticism_blocks(passages),
        *_pledge_blocks(passages),
        *_request_blocks(passages),
        *_other_act_blocks(passages, codebook),
        *_figure_blocks(passages),
        *_saying_blocks(passages),
        *emphasis_blocks(analysis, codebook),
        *sentiment_blocks(analysis),
        *method_blocks((analysis,), codebook),
        *label_list_blocks(passages, codebook),
        *(margin_blocks(passages, codebook) if text else ()),
    )
    return Report(
        title=title + ".",
        subject=describe(analysis),
        kicker="Text analysis",
        running=short_name(analysis),
        blocks=blocks,
        author="",
    )


def _scope(analysis: Analysis) -> str:
    """One line: how long the text is and what was left out."""
    kinds = [unit.kind for unit in analysis.units if unit.sentence_no is None]
    paragraphs = len({unit.paragraph_no for unit in analysis.sentences})
    count = sum(unit.words or 0 for unit in analysis.sentences)
    left = f"; left out: {plural(len(kinds), 'heading, editor’s line or salutation', _LEFT_OUT)}"
    return (
        f"{plural(len(analysis.sentences), 'sentence')}, {plural(paragraphs, 'paragraph')}, "
        f"{count:,} words{left if kinds else ''}."
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
    name = codebook.function(label).display
    return name[:1].upper() + name[1:]


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


def _criticism_blocks(passages: Passages) -> Iterator[Block]:
    yield Heading("Whom it criticises, and how openly", anchor="criticism")
    if not passages.having("contrast"):
        yield Paragraph(words("No sentence met the cues of criticism or contrast."))
        return
    for form, title in (
        ("named", "By name"),
        ("unnamed_actor", "An actor without a name"),
        ("unnamed_conduct", "Conduct without a doer"),
    ):
        units = passages.having("contrast", target_form=form)
        yield Heading(f"{title}: {len(units)}", level=2)
        if units:
            yield _quotations(passages, units, "contrast")
        else:
            yield Paragraph(words("By the cues: none."))
        if form == "unnamed_actor" and (others := unnamed_elsewhere(passages)):
            yield Paragraph(
                (
                    Run("Unnamed parties are mentioned also in "),
                    *passages.references(others),
                    Run("; whether these criticise was not decided."),
                ),
                small=True,
            )


def _quotations(passages: Passages, units: Sequence[Unit], label: str) -> Quotations:
    return Quotations(
        tuple(((passages.reference(unit),), quoted(unit, label, most_words=70)) for unit in units)
    )


_FORCE = {
    "will": "will",
    "ready": "is ready to",
    "commit": "commits itself",
    "continue": "will continue",
    "conditional": "on a condition",
    "threat": "threatens",
}


def _pledge_blocks(passages: Passages) -> Iterator[Block]:
    units = passages.having("commitment")
    yield Heading("What it commits to", anchor="commitments")
    if not units:
        yield Paragraph(words("No commitment of the speaker was found; “we must” is a call."))
        return
    rows = tuple(
        (
            (passages.reference(unit),),
            words(_FORCE.get(_attribute(unit, "commitment", "modality") or "", "")),
            words("yes" if unit.has("statistic") else "–"),
            quoted(unit, "commitment", most_words=70),
        )
        for unit in units
    )
    yield Table(
        f"Commitments: {len(units)}",
        (Column("Where"), Column("Force"), Column("Figure"), Column("Words", width=1)),
        rows,
        "Figure: whether the sentence holds one. Amount, deadline and beneficiary are for the "
        "reader to see in the words.",
    )


_ADDRESSEES = (
    ("opponent", "Demands on an opponent"),
    ("partner", "Asked of a partner"),
    ("joint", "Asked of speaker and partner together"),
    ("all", "Asked of all"),
    (None, "Addressee not determined"),
)


def _request_blocks(passages: Passages) -> Iterator[Block]:
    units = passages.having("exhortation")
    yield Heading("What it asks, and of whom", anchor="requests")
    if not units:
        yield Paragraph(words("No call for action was found."))
        return
    for addressee, title in _ADDRESSEES:
        group = [u for u in units if _attribute(u, "exhortation", "addressee") == addressee]
        if group:
            yield Heading(f"{title}: {len(group)}", level=2)
            yield _quotations(passages, group, "exhortation")


def _attribute(unit: Unit, label: str, name: str) -> str | None:
    annotation = unit.function(label)
    return annotation.get(name) if annotation else None


_OTHER_ACTS = ("warning", "rebuttal", "declaration", "appraisal")


def _other_act_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    present = [label for label in _OTHER_ACTS if passages.having(label)]
    if not present:
        return
    yield Heading("Warnings, denials, decisions, judgements")
    for label in present:
        units = passages.having(label)
        yield Heading(f"{_display(codebook, label)}: {len(units)}", level=2)
        yield _quotations(passages, units, label)


def _figure_blocks(passages: Passages) -> Iterator[Block]:
    units = passages.having("statistic")
    yield Heading("Figures to check", anchor="figures")
    if not units:
        yield Paragraph(words("No sentence with a figure was found."))
        return
    sourced = [unit for unit in units if unit.has("authority")]
    yield Paragraph(
        (
            passages.count("statistic", units),
            Run(" sentence was" if len(units) == 1 else " sentences were"),
            Run(" labelled as holding a figure; "),
            Run(number_word(len(sourced)) if sourced else "none", "strong"),
            Run(" of them as citing an authority too."),
        )
    )
    yield _quotations(passages, units, "statistic")


def _saying_blocks(passages: Passages) -> Iterator[Block]:
    units = passages.having("proverb")
    if not units:
        return
    yield Heading("Sayings")
    yield _quotations(passages, units, "proverb")
    yield Paragraph(words("Attribution as in the text; not checked."), small=True)
