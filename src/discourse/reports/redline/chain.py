"""A chain of versions on one page: which sentences came, went and came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.measures.redline.chain import Passage, find_passages, versions_of
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.redline.steps import Step
from discourse.reports.redline.summary import cut


def chain_blocks(steps: Sequence[Step]) -> Iterator[Block]:
    """The table of what came and went over three versions or more."""
    passages = find_passages([step.redline for step in steps])
    names = (steps[0].old_name, *(step.new_name for step in steps))
    constant = sum(passage.is_constant for passage in passages)
    back = sum(passage.came_back for passage in passages)
    yield Heading("What came and went")
    yield Paragraph(
        words(
            f"{constant:,} of {len(passages):,} sentences stand in all {len(names)} versions, in "
            f"these words or others; {back:,} went and came back. Those that came or went:"
        )
    )
    rows = [_row(steps, passage) for passage in passages if not passage.is_constant]
    columns = (Column("First words", width=4), *(Column(name, width=1) for name in names))
    note = (
        "s5 stands as in the version before it, s5* in other words, – not at all. A sentence that "
        "was split counts once; one that came back has at least three fifths of its matter again."
    )
    if rows:
        yield Table("Sentences that not all versions have", columns, tuple(rows), note)


def _row(steps: Sequence[Step], passage: Passage) -> tuple[Runs, ...]:
    versions = versions_of([step.redline for step in steps])
    first = next(n for n, place in enumerate(passage.places) if place is not None)
    text = versions[first].pieces[passage.places[first] or 0].unit.text
    cells: list[Runs] = [words(cut(text))]
    for number, place in enumerate(passage.places):
        if place is None:
            cells.append(words("–"))
            continue
        unit = versions[number].pieces[place].unit
        step, is_new = (steps[number - 1], True) if number else (steps[0], False)
        star = "*" if passage.reworded[number] else ""
        cells.append((Run(f"s{unit.sentence_no}{star}", "number", step.anchor(unit, is_new)),))
    return tuple(cells)
