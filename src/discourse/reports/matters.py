"""The same matter in two wordings, and matters of which the other text has no counterpart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from discourse.measures.counterparts import Counterparts, Passage, find_counterparts
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages, quoted_at
from discourse.reports.texts import QUOTED_WORDS, Texts

MOST_PAIRS = 10
MOST_PAIRS_OF_SEVERAL = 4
MOST_ALONE = 4
_NOTE = (
    "Paired because both use the words in bold, which are rare in public speeches and in these "
    "texts (numbered articles and orders, dates and exact figures weigh twice). That two sentences "
    "share rare words does not say that they agree. About {words} words each."
)


def matter_blocks(texts: Texts) -> Iterator[Block]:
    """Sentences of each pair of texts that share rare terms, side by side."""
    yield Heading("The same matter in two wordings", anchor="matters")
    if texts.many:
        yield Paragraph(
            words("Sentences are set side by side for five texts at most: compare two or three.")
        )
        return
    most = MOST_PAIRS if len(texts.names) == 2 else MOST_PAIRS_OF_SEVERAL
    for first, second in combinations(range(len(texts.names)), 2):
        sides = texts.passages[first], texts.passages[second]
        if any(p.analysis.why_missing("words") for p in sides):
            yield Paragraph(words("Not measured: words were left out of the analysis."))
            continue
        found = find_counterparts(sides[0].analysis, sides[1].analysis)
        names = texts.names[first], texts.names[second]
        if found.pairs:
            yield _table(names, sides, found, most)
        else:
            yield Paragraph(
                words(
                    f"{names[0]} and {names[1]}: no two sentences share words that are rare enough."
                )
            )
            continue
        yield Paragraph(words(_NOTE.format(words=QUOTED_WORDS)), small=True)


def _table(
    names: tuple[str, str], sides: tuple[Passages, Passages], found: Counterparts, most: int
) -> Table:
    nothing = words("no counterpart found", "small")
    rows = [
        tuple(_cell(p, passage) for p, passage in zip(sides, pair, strict=True))
        for pair in found.pairs[:most]
    ]
    if len(found.pairs) > most:
        rows.append((words(f"and {len(found.pairs) - most} more pairs", "small"), ()))
    if most == MOST_PAIRS:
        rows += [(_cell(sides[0], passage), nothing) for passage in found.alone[0][:MOST_ALONE]]
        rows += [(nothing, _cell(sides[1], passage)) for passage in found.alone[1][:MOST_ALONE]]
    return Table(
        f"{names[0]} and {names[1]}",
        (Column(names[0], width=1), Column(names[1], width=1)),
        tuple(rows),
    )


def _cell(passages: Passages, passage: Passage) -> Runs:
    quotation = quoted_at(passage.unit, passage.spans, QUOTED_WORDS)
    return (passages.reference(passage.unit), Run(" "), *quotation)
