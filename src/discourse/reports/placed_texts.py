"""Where several texts stand among public speeches of their genre, a row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.measures.reference import Placing, ReferenceCard, load_reference
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Table, words
from discourse.reports.placings import (
    FORMS,
    NOT_ABOUT,
    TOLD,
    percentile_words,
    placings_of,
)
from discourse.reports.texts import Texts
from discourse.reports.wording import sentence_case


def placings_of_texts(texts: Texts) -> Iterator[Block]:
    """For several texts the percentiles of each side by side; a text that is refused says why."""
    found = [(name, placings_of(passages.analysis)) for name, passages in texts.each()]
    placed = [(name, of) for name, of in found if not isinstance(of, str)]
    card = load_reference().card
    yield Heading("Among speeches of their genre", anchor="placings")
    refused = [f"{name}: {of}." for name, of in found if isinstance(of, str)]
    if refused:
        told = f"Not held against the {card.texts:,} {card.name}: {' '.join(refused)}"
        yield Paragraph(words(told), small=True)
    if placed:
        yield _facing(placed, card)


def _facing(placed: Sequence[tuple[str, Sequence[Placing]]], card: ReferenceCard) -> Table:
    """A row for each text, a column for each matter of the first page."""
    told = [
        ("functions", "contrast"),
        *(("targets", form) for form, _ in FORMS),
        *(("functions", label) for label in TOLD),
    ]
    rows = []
    for name, found in placed:
        by_name = {placing.column.name: placing for placing in found}
        shown = [by_name[f"{kind}.{label}"] for kind, label in told]
        cells = map(percentile_words, shown)
        rows.append((words(name, "strong"), *map(words, cells)))
    heads = (
        "Criticism", "by name", "unnamed actor", "conduct", "Commitments", "Calls", "Record"
    )  # fmt: skip
    return Table(
        f"Percentiles among {card.texts:,} {card.name} of {card.years[0]}–{card.years[1]}",
        (Column("Text", width=1), *(Column(sentence_case(h), "right", 0.8) for h in heads)),
        tuple(rows),
        "The part of the other speeches with a lower share of sentences, in percent, equal ones by "
        "half; in brackets how far it moves with the text's own paragraphs (95 %). A text that is "
        f"itself among them is held against the others. {NOT_ABOUT}",
    )
