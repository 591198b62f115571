"""In what order a text does things: the flow strip, and the sentence that is its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Unit
from discourse.codebook import GROUPS, Codebook
from discourse.reports.blocks import Block, Figure, Paragraph, words
from discourse.reports.figures import StripRow, draw_strip
from discourse.reports.passages import Passages
from discourse.reports.statements import FEWEST_FOR_POSITION
from discourse.reports.wording import GROUP_NAMES, plural, sentence_case

_TOLD = ("achievement", "contrast", "exhortation", "commitment")
_NAMES = ("record", "criticism", "calls", "commitments")
FAR = 0.1  # a first sentence is set apart if the next stands further on than this share of the text


def flow_blocks(passages: Passages, codebook: Codebook) -> Iterator[Block]:
    """The flow strip, or a line that nothing was labelled."""
    rows = _rows(passages, codebook)
    yield _figure(passages, rows) if rows else Paragraph(words("No sentence was given a label."))


def _rows(passages: Passages, codebook: Codebook) -> list[StripRow]:
    rows = [
        StripRow(
            category.display,
            GROUP_NAMES[category.group],
            tuple(unit.sentence_no or 0 for unit in passages.having(category.id)),
        )
        for group in GROUPS
        for category in codebook.functions
        if category.group == group
    ]
    return [row for row in rows if row.positions]


def _figure(passages: Passages, rows: list[StripRow]) -> Figure:
    sentences = passages.analysis.own_sentences
    described = "; ".join(
        f"{row.name} in {plural(len(row.positions), 'sentence')}, s{row.positions[0]}"
        + (f" to s{row.positions[-1]}" if len(row.positions) > 1 else "")
        for row in rows
    )
    headings = section_starts(passages.analysis.units)
    return Figure(
        name="flow",
        title=order_told(passages),
        subtitle="One tick per sentence with the label, in text order; the number at the right "
        "counts them." + (" Dashed: where a heading stands." if headings else ""),
        svg=draw_strip(rows, len(sentences), headings),
        alternative=f"Flow strip of {len(sentences)} sentences: {described}.",
        data=(
            ("sentence_no", "label"),
            *((str(position), row.name) for row in rows for position in row.positions),
        ),
    )


def order_told(passages: Passages) -> str:
    """``Record from s7, criticism from s42 (once before, s24), calls from s58``.

    Told of record, criticism, calls and commitments with four sentences or more.
    """
    total = len(passages.analysis.own_sentences)
    told: list[tuple[int, str]] = []
    for label, name in zip(_TOLD, _NAMES, strict=True):
        places = [unit.sentence_no or 0 for unit in passages.having(label)]
        if len(places) < FEWEST_FOR_POSITION:
            continue
        alone = places[1] - places[0] > FAR * total
        start = places[1] if alone else places[0]
        before = f" (once before, s{places[0]})" if alone else ""
        told.append((start, f"{name} from s{start}{before}"))
    if not told:
        return "Where each label stands"
    return sentence_case(", ".join(words for _, words in sorted(told)))


def section_starts(units: Sequence[Unit]) -> list[int]:
    """The numbers of the sentences before which a heading stands, the text's title aside."""
    starts: list[int] = []
    heading = False
    for unit in units:
        if unit.sentence_no is None:
            heading = heading or unit.kind == "heading"
        else:
            if heading and unit.sentence_no > 1:
                starts.append(unit.sentence_no)
            heading = False
    return starts
