"""A chain of versions on one page: what each step changed, which sentences came and went."""

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
from discourse.reports.redline.kinds import TOPICS
from discourse.reports.redline.steps import Step
from discourse.reports.redline.summary import cut, described, list_anchor, listed, number_of_old
from discourse.reports.wording import in_row, none_or, plural

MOST_REFERENCES = 12  # sentences named behind a count
MOST_STEPS = 6  # columns of the table of steps; of more each stands on its own page alone
MOST_EXAMPLES = 8  # changes that are told in words on the first page
FIRST_TOPICS = 4  # those of them that come first: pledges, requests, whom it blames
MOST_SHARED = 12  # sentences of several versions on the first page
MANY = 4  # versions from which on a row of their names leaves out those between


def chain_blocks(steps: Sequence[Step]) -> Iterator[Block]:
    """What came and went over three versions or more: counts, then the sentences of several."""
    passages = find_passages([step.redline for step in steps])
    names = (steps[0].old_name, *(step.new_name for step in steps))
    yield Paragraph(words(_scope(passages, names)))
    if len(steps) <= MOST_STEPS:
        yield _steps_table(steps)
        yield from _examples_table(steps)
    yield Heading("What came and went")
    yield Table(
        "In which versions the sentences stand",
        (*(Column(name, "center", 1) for name in names), Column("Sentences", "right"),
         Column("Which", width=2.5)),
        tuple(_counts(steps, passages)),
        "yes: stands there; –: does not. Numbers are those of the first version that has it.",
    )  # fmt: skip
    shared = [passage for passage in passages if _is_shared(passage)]
    rows = tuple(_row(steps, passage) for passage in shared[:MOST_SHARED])
    if rows:
        more = f" {len(shared) - MOST_SHARED:,} more are not shown." if shared[MOST_SHARED:] else ""
        yield Table(
            "Sentences that several versions have, but not all",
            (Column("First words", width=4), *(Column(name, width=1) for name in names)),
            rows,
            "s5 stands in the words of the version before that has it, s5* in others, – not at "
            "all. A sentence that was split counts once. One that came back shares at least 60 % "
            f"of its weight with the one that went.{more}",
        )


def chain_title(steps: Sequence[Step]) -> str:
    """How many of all sentences stand in every version."""
    passages = find_passages([step.redline for step in steps])
    constant = sum(passage.is_constant for passage in passages)
    return (
        f"{row_of_names(steps)}: {none_or(constant)} of {len(passages):,} sentences "
        f"{'stands' if constant == 1 else 'stand'} in every version."
    )


def row_of_names(steps: Sequence[Step]) -> str:
    """``2029 → 2030 → 2031``; of many versions the first and the last."""
    names = (steps[0].old_name, *(step.new_name for step in steps))
    return " → ".join(names) if len(names) < MANY else f"{names[0]} → … → {names[-1]}"


def _steps_table(steps: Sequence[Step]) -> Table:
    """What each step did to the sentences and, by kind, to their words, with ways to the lists."""
    rows: list[tuple[Runs, ...]] = []
    for title, count in (
        ("Sentences before and after", _sizes),
        ("kept in the same words", lambda step: number_of_old(step.redline.linked("kept"))),
        (
            "rewritten, split or merged",
            lambda step: number_of_old(step.redline.linked("rewritten", "split", "merged")),
        ),
        ("moved, of those kept or rewritten", lambda step: number_of_old(step.redline.moved())),
        ("dropped", lambda step: number_of_old(step.redline.linked("dropped"))),
        ("new", lambda step: len(step.redline.linked("new"))),
    ):
        rows.append((words(title), *(words(f"{count(step)}") for step in steps)))
    for topic in TOPICS:
        counts = [len(listed(step, topic)) for step in steps]
        if any(counts):
            cells = (
                words(f"{count:,}", target=list_anchor(step, topic) if count else None)
                for step, count in zip(steps, counts, strict=True)
            )
            rows.append((words(topic.title, "strong"), *cells))
    return Table(
        "What each step changed",
        (
            Column("", width=1.6),
            *(Column(f"{step.old_name} → {step.new_name}", "right", 1) for step in steps),
        ),
        tuple(rows),
        "Sentences first, then changes of words inside those rewritten, split or merged; a number "
        "leads to its list. Kept, rewritten, moved and dropped are counted in the earlier version "
        "of each step, new ones in the later. Counts are no sample and have no interval.",
    )


def _examples_table(steps: Sequence[Step]) -> Iterator[Table]:
    """Changes of pledges, requests and targets in their words, those of each step in turn."""
    queues = [
        [(step, change) for topic in TOPICS[:FIRST_TOPICS] for change in listed(step, topic)]
        for step in steps
    ]
    turns = [queue[n] for n in range(MOST_EXAMPLES) for queue in queues if n < len(queue)]
    chosen = turns[:MOST_EXAMPLES]
    rows = tuple(
        (
            words(row.new_name, "strong"),
            row.reference(row.redline.links[change.link]),
            described(row, change),
        )
        for step in steps
        for row, change in chosen
        if row is step
    )
    if rows:
        total = sum(map(len, queues))
        yield Table(
            "Pledges, requests and whom it blames: what changed",
            (Column("New in"), Column("Where"), Column("Words", width=1)),
            rows,
            f"{len(rows)} of {total:,} such changes, of each step in turn, weaker ones first. "
            "[−struck through] was taken out, [+underlined] was put in.",
        )


def _sizes(step: Step) -> str:
    return f"{step.redline.old.coded:,} → {step.redline.new.coded:,}"


def _scope(passages: Sequence[Passage], names: Sequence[str]) -> str:
    constant = sum(passage.is_constant for passage in passages)
    back = sum(passage.came_back for passage in passages)
    return (
        f"The versions {in_row(names)} have {plural(len(passages), 'different sentence')} in all; "
        f"{none_or(constant)} of them {'stands' if constant == 1 else 'stand'} in every version, "
        f"in the same words or others; {none_or(back)} went and came back. What changed from each "
        "version to the next stands on the pages behind."
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
