"""Where a text stands among public speeches of its genre: a sentence, a figure and a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Analysis
from discourse.codebook import Codebook
from discourse.measures.profiles import measure_profile
from discourse.measures.reference import (
    Placing,
    ReferenceCard,
    find_placings,
    load_reference,
)
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.columns import display_of, families, family_name, family_of
from discourse.reports.passages import Passages

FORMS = (
    ("named", "by name"),
    ("unnamed_actor", "of an actor without a name"),
    ("unnamed_conduct", "of conduct without a doer"),
)
TOLD = ("commitment", "exhortation", "achievement")
NOT_ABOUT = "It says how usual the text is among these, not how good, and nothing of intent."


def placing_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    """The section of the report on one text; where it may not be held against them, the reason."""
    card = load_reference().card
    yield Heading("Among speeches of its genre", anchor="placings")
    found = placings_of(passages.analysis)
    if isinstance(found, str):
        yield Paragraph(words(f"Not held against the {card.texts:,} {card.name}: {found}."))
        return
    yield Paragraph(_sentence(found, card))
    yield _table(found, passages, codebook)


def placings_of(analysis: Analysis) -> tuple[Placing, ...] | str:
    """The placings of a text, or why it is not held against the reference."""
    profile = measure_profile(analysis)
    if profile is None:
        return f"functions were not measured: {analysis.why_missing('functions')}"
    return find_placings(analysis, profile)


def _sentence(found: Sequence[Placing], card: ReferenceCard) -> Runs:
    by_name = {placing.column.name: placing for placing in found}
    criticism = by_name["functions.contrast"]
    runs = [
        Run(
            f"Among {criticism.percentile.base:,} other {card.name} of {card.years[0]}–"
            f"{card.years[1]} this text stands at the "
            if (criticism.percentile.base or 0) < card.texts
            else f"Among {card.texts:,} {card.name} of {card.years[0]}–{card.years[1]} this text "
            "stands at the "
        ),
        Run(f"{_told(criticism)} percentile of criticism", "strong"),
        Run(f" {interval_words(criticism)}: "),
    ]
    for number, (form, name) in enumerate(FORMS):
        placing = by_name[f"targets.{form}"]
        runs.append(
            Run(f"{'; ' if number else ''}{name} {_told(placing)} {interval_words(placing)}")
        )
    runs.append(Run(". "))
    for number, label in enumerate(TOLD):
        placing = by_name[f"functions.{label}"]
        name = {"commitment": "Commitments", "exhortation": "calls", "achievement": "record"}[label]
        runs.append(
            Run(f"{', ' if number else ''}{name} {_told(placing)} {interval_words(placing)}")
        )
    runs.append(Run(f". In brackets: how far it moves with the text's own paragraphs. {NOT_ABOUT}"))
    return tuple(runs)


def ordinal(number: int) -> str:
    """``1st``, ``22nd``, ``13th``."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ends.get(number % 10, 'th')}"


def _told(placing: Placing) -> str:
    """The percentile in words: whole, and never 0 or 100 unless all others lie on one side."""
    return ordinal(whole_percentile(placing.percentile.value or 0.0))


def whole_percentile(value: float) -> int:
    """A whole percentile; one short of the ends stays off them."""
    return min(max(round(value), 1 if value > 0 else 0), 99 if value < 100 else 100)


def percentile_words(placing: Placing) -> str:
    """``41 [12, 84]``."""
    return f"{whole_percentile(placing.percentile.value or 0.0)} {interval_words(placing)}"


def interval_words(placing: Placing) -> str:
    """``[12, 84]``, or why there is no interval."""
    ends = placing.percentile.interval
    if ends is None:
        return f"(no interval: {placing.percentile.reason})"
    return f"[{whole_percentile(ends.low)}, {whole_percentile(ends.high)}]"


def _table(found: Sequence[Placing], passages: Passages, codebook: Codebook) -> Table:
    rows: list[tuple[Runs, ...]] = []
    for family in families():
        members = [one for one in found if family_of(codebook, one.column) == family]
        for number, placing in enumerate(members):
            share = placing.share
            rows.append(
                (
                    words(family_name(family) if number == 0 else "", "strong"),
                    words(display_of(codebook, placing.column, alone=False)),
                    (_count(placing, passages), Run(f" ({100 * (share.value or 0):.1f} %)")),
                    words(f"{100 * placing.median:.1f} %"),
                    words(percentile_words(placing)),
                    words(f"{placing.zeros:,}"),
                )
            )
    (base,) = {placing.share.base for placing in found}
    (others,) = {placing.percentile.base for placing in found}
    card = load_reference().card
    return Table(
        f"Percentiles among {others:,} {card.name} of {card.countries} states",
        (
            Column("Group", width=0.9),
            Column("Measure", width=1.5),
            Column(f"Sentences, of {base}", "right"),
            Column("Median speech", "right"),
            Column("Percentile, 95 %", "right"),
            Column("Without any", "right"),
        ),
        tuple(rows),
        "Percentile: the part of the other speeches with a lower share of sentences, those of an "
        "equal share by half; the text itself is not among them. Interval: percentiles of the ends "
        "of the interval of the text's own share over its paragraphs. Without any: speeches that "
        "have no such sentence. All were labelled by the tool as this text was; a label that hears "
        "some governments less well places their texts too low.",
    )


def _count(placing: Placing, passages: Passages) -> Run:
    number = placing.share.count or 0
    column = placing.column
    target = None
    if column.kind == "functions":
        target = passages.list_anchor(column.label)
    elif column.kind == "frames":
        target = passages.frame_anchor(column.label)
    elif column.kind == "targets":
        target = passages.form_anchor(column.label)
    return Run(str(number), "strong", target) if number else Run("0")
