"""What a report on one text lists, sentence by sentence: criticism, promises, requests, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Unit
from discourse.codebook import Codebook
from discourse.reports.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Quotations,
    Run,
    Table,
    words,
)
from discourse.reports.findings import unnamed_elsewhere
from discourse.reports.passages import Passages, quoted
from discourse.reports.wording import number_word, sentence_case


def section_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    """The sections in order; those on other acts and on sayings only if there are any."""
    yield from _criticism_blocks(passages)
    yield from _pledge_blocks(passages)
    yield from _request_blocks(passages)
    yield from _other_act_blocks(passages, codebook)
    yield from _figure_blocks(passages)
    yield from _saying_blocks(passages)


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
            words(_FORCE.get(_attribute(unit, "commitment", "modality") or "", "–")),
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
        yield Heading(f"{sentence_case(codebook.function(label).display)}: {len(units)}", level=2)
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
