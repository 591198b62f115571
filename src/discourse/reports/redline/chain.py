"""A chain of versions on one page: which sentences came, went and came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.measures.redline.chain import Passage, find_passages, versions_of
from discourse.reports.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    joined,
    words,
)
from discourse.reports.redline.steps import Step
from discourse.reports.redline.summary import cut
from discourse.reports.wording import in_row, number_word, plural

MOST_REFERENCES = 12  # sentences named behind a count


def chain_blocks(steps: Sequence[Step]) -> Iterator[Block]:
    """What came and went over three versions or more: counts, then the sentences of several."""
    passages = find_passages([step.redline for step in steps])
    names = (steps[0].old_name, *(step.new_name for step in steps))
    yield Heading("What came and went")
    yield Paragraph(words(_scope(passages, names)))
    yield Table(
        "In which versions the sentences stand",
        (*(Column(name, "center", 1) for name in names), Column("Sentences", "right"),
         Column("Which", width=2.5)),
        tuple(_counts(steps, passages)),
        "yes: stands there; –: does not. Numbers are those of the first version that has it.",
    )  # fmt: skip
    rows = tuple(_row(steps, passage) for passage in passages if _is_shared(passage))
    if rows:
        yield Table(
            "Sentences that several versions have, but not all",
            (Column("First words", width=4), *(Column(name, width=1) for name in names)),
            rows,
            "s5 stands in the words of the version before that has it, s5* in others, – not at "
            "all. A sentence that was split counts once. One that came back shares at least 60 % "
            "of its weight with the one that went.",
        )


def _scope(passages: Sequence[Passage], names: Sequence[str]) -> str:
    constant = sum(passage.is_constant for passage in passages)
    back = sum(passage.came_back for passage in passages)
    return (
        f"The versions {in_row(names)} have {plural(len(passages), 'different sentence')} in all; "
        f"{number_word(constant)} of them stand in every version, in the same words or others; "
        f"{number_word(back)} went and came back. What changed from each version to the next "
        "stands on the pages behind."
    )


def _is_shared(passage: Passage) -> bool:
    count = sum(place is not None for place in passage.places)
    return 1 < count < len(passage.places)


def _counts(steps: Sequence[Step], passages: Sequence[Passage]) -> Iterator[tuple[Runs, ...]]:
    """How many sentences stand in which versions, those of the most versions first."""
    found: dict[tuple[bool, ...], list[Passage]] = {}
    for passage in passages:
        found.setdefault(tuple(p is not None for p in passage.places), []).append(passage)
    for pattern in sorted(found, key=lambda stands: (-sum(stands), [not one for one in stands])):
        those = found[pattern]
        first = pattern.index(True)
        named = joined([(_reference(steps, one, first),) for one in those[:MOST_REFERENCES]])
        if rest := len(those) - len(those[:MOST_REFERENCES]):
            named = (*named, Run(f" and {rest:,} more"))
        marks = (words("yes" if stands else "–") for stands in pattern)
        yield (*marks, words(f"{len(those):,}"), named)


def _row(steps: Sequence[Step], passage: Passage) -> tuple[Runs, ...]:
    first = next(n for n, place in enumerate(passage.places) if place is not None)
    version = versions_of([step.redline for step in steps])[first]
    text = version.pieces[passage.places[first] or 0].unit.text
    cells = [
        words("–") if place is None else (_reference(steps, passage, number),)
        for number, place in enumerate(passage.places)
    ]
    return (words(cut(text)), *cells)


def _reference(steps: Sequence[Step], passage: Passage, number: int) -> Run:
    """The number of the sentence in one version, leading to the redline that has it."""
    step, is_new = (steps[number - 1], True) if number else (steps[0], False)
    side = step.redline.new if is_new else step.redline.old
    unit = side.pieces[passage.places[number] or 0].unit
    star = "*" if passage.reworded[number] else ""
    return Run(f"s{unit.sentence_no}{star}", "number", step.anchor(unit, is_new))
