"""The first page of a redline: what was dropped, what is new, what changed inside, with counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Unit
from discourse.measures.redline import Change, Link
from discourse.reports.blocks import (
    Anchor,
    Block,
    Box,
    Column,
    Heading,
    Paragraph,
    Run,
    Runs,
    Style,
    Table,
    joined,
    words,
)
from discourse.reports.redline.kinds import TOPICS, Topic, label
from discourse.reports.redline.steps import Step
from discourse.reports.wording import in_row, plural, sentence_case

EXAMPLES = 3  # of each kind on the first page,
FEWER_EXAMPLES = 2  # where there are more kinds than
MANY_TOPICS = 5
MOST_TOPICS = 8  # of more the page is full
EXAMPLES_SOUGHT = 4  # of formulas, and of what became weaker or stronger
BRIEF = TOPICS[-3:]  # one example of each, where there are many kinds
MOST_REFERENCES = 20  # to the others
MOST_HEADINGS = 4
MOST_OPENINGS = 3  # sentences moved that are told with their first words
SHOWN_WORDS = 24  # of a sentence dropped or new, on the first page
LEAST_LINKED = 0.10  # of the shorter text; of less the two are hardly versions of one text
ACTS = ("commitment", "exhortation", "warning", "contrast", "rebuttal", "declaration")
_COLUMNS = (
    Column("What", width=1.35),
    Column("Count", width=0.85),
    Column("Where"),
    Column("Words", width=4.4),
)
Row = tuple[Runs, ...]


def headline(step: Step) -> str:
    """What the redline says in one sentence."""
    redline = step.redline
    if redline.is_same:
        return f"No difference between {step.old_name} and {step.new_name}."
    fates = ("kept", "rewritten", "split", "merged", "dropped")
    told = [(number_of_old(redline.linked(fate)), fate) for fate in fates]
    parts = [f"{count:,} {fate}" for count, fate in told if count]
    parts[0] = f"of {_number(redline.old.coded)} {parts[0]}"
    moved = number_of_old(redline.moved())
    added = len(redline.linked("new"))
    ends = [f"{moved:,} moved"] if moved else []
    ends.append(f"{added:,} of {redline.new.coded:,} new")
    return f"{step.old_name} → {step.new_name}: {in_row(parts)}; {'; '.join(ends)}."


def _number(count: int) -> str:
    return f"{count:,} sentence{'s' if count != 1 else ''}"


def number_of_old(links: Sequence[Link]) -> int:
    """How many sentences of the old text these links hold."""
    return sum(len(link.old) for link in links)


def summary_blocks(step: Step) -> Iterator[Block]:
    """The page of one step: warnings, the table of changes."""
    redline = step.redline
    yield Paragraph(words(_bases(step)))
    if warnings := tuple(_warnings(step)):
        yield Box("Before you read", warnings)
    if redline.is_same:
        yield Paragraph(words(_same(step)))
        return
    topics = [topic for topic in TOPICS[:-1] if listed(step, topic)]
    most = FEWER_EXAMPLES if len(topics) > MANY_TOPICS else EXAMPLES
    is_full = len(topics) > MOST_TOPICS
    rows = [
        *_sentence_rows(step, "dropped", most),
        *_sentence_rows(step, "new", most),
        *_moved_rows(step, is_full),
        *_heading_rows(step),
        *(
            row
            for topic in topics
            for row in _topic_rows(step, topic, _examples(topic, most, is_full))
        ),
    ]
    yield Table("The changes at a glance", _COLUMNS, tuple(rows), _NOTE)


_NOTE = (
    "[−struck through] was taken out, [+underlined] put in; s12 → s13 leads to the redline. Only "
    "the first of each kind stand here, of each direction in turn, all in the lists behind the "
    "redline; of sentences dropped or new those that pledge, ask, warn or blame come first. “a in "
    "b of c”: a changes in b of the c sentences that were rewritten, split or merged. Counts are "
    "exact for the rules under “How changes are told”: no sample, no interval."
)


def _bases(step: Step) -> str:
    old, new = step.redline.old, step.redline.new
    return (
        f"{step.old_name} has {plural(old.coded, 'sentence')}, {step.new_name} "
        f"{plural(new.coded, 'sentence')}; clauses of resolutions count as sentences."
    )


def _same(step: Step) -> str:
    if step.redline.old.analysis.document.text == step.redline.new.analysis.document.text:
        return "The two texts are the same to the letter."
    return (
        "The words are the same. Quotes, dashes, spaces, punctuation, the capital of a sentence’s "
        "first word and, in English, spelling and numbers in digits are not compared."
    )


def _warnings(step: Step) -> Iterator[Runs]:
    redline = step.redline
    sides = redline.old, redline.new
    linked = sum(bool(link.old and link.new) for link in redline.links if redline.is_coded(link))
    shorter = min(side.coded for side in sides)
    if linked < LEAST_LINKED * shorter:
        few = f"Only {linked:,}" if linked else "None"
        has = "has" if 1 in (linked, shorter) else "have"
        yield words(
            f"{few} of the {_number(shorter)} of the shorter text {has} a counterpart: "
            "these are hardly versions of one text. “discourse compare” sets two texts side by "
            "side."
        )
    elif max(side.coded for side in sides) > 10 * shorter:
        yield words("One text is more than ten times as long as the other.")
    dates = [side.analysis.document.metadata.date for side in sides]
    if dates[0] and dates[1] and dates[0] > dates[1]:
        yield words(
            f"The text given first is of {dates[0]}, the later one: what is called dropped here "
            "came with it. Exchange the two for the redline from old to new."
        )
    for side, name in zip(sides, (step.old_name, step.new_name), strict=True):
        if side.analysis.why_missing("functions"):
            yield words(
                f"{name}: {side.analysis.why_missing('functions')}. Changes of commitments, "
                "requests, positions and targets were not measured, nor, but in English, negation, "
                "scope and hedges; words were compared."
            )


def _sentence_rows(step: Step, kind: str, most: int) -> Iterator[Row]:
    links, title, is_new = step.redline.linked(kind), sentence_case(kind), kind == "new"
    base = step.redline.new.coded if is_new else step.redline.old.coded
    if not links:
        yield (words(title, "strong"), words(f"0 of {base:,}"), (), ())
    count = words(f"{len(links):,} of {base:,}")
    ordered = sorted(links, key=lambda link: not _acts(_units(step, link, is_new)))
    for number, link in enumerate(ordered[:most]):
        head = (words(title, "strong"), count) if not number else ((), ())
        style: Style = "inserted" if is_new else "deleted"
        text = " ".join(unit.text for unit in _units(step, link, is_new))
        yield (*head, step.numbers(link, is_new), words(cut(text), style))
    if len(links) > most:
        rest = sorted(ordered[most:], key=step.redline.links.index)
        named = joined([step.numbers(link, is_new) for link in rest[:MOST_REFERENCES]])
        if len(rest) > MOST_REFERENCES:
            named = (*named, Run(f" and {len(rest) - MOST_REFERENCES:,} more, in the redline"))
        yield ((), (), words("others"), named)


def _units(step: Step, link: Link, is_new: bool) -> tuple[Unit, ...]:
    side = step.redline.new if is_new else step.redline.old
    return side.units(link.new if is_new else link.old)


def _acts(units: Sequence[Unit]) -> bool:
    return any(unit.has(act) for unit in units for act in ACTS)


def cut(text: str) -> str:
    """The first words of a sentence, with "…" where more follow."""
    found = text.split()
    return (
        " ".join(found) if len(found) <= SHOWN_WORDS + 3 else " ".join(found[:SHOWN_WORDS]) + " …"
    )


def _moved_rows(step: Step, is_full: bool) -> Iterator[Row]:
    for title, links in (
        ("Moved", step.redline.moved()),
        ("Split", step.redline.linked("split")),
        ("Merged", step.redline.linked("merged")),
    ):
        if links:
            count = words(f"{number_of_old(links):,} of {step.redline.old.coded:,}")
            is_named = title == "Moved" and len(links) <= MOST_OPENINGS and not is_full
            places = [(step.opening if is_named else step.reference)(link) for link in links]
            yield (words(title, "strong"), count, (), joined(places, "; "))


def _heading_rows(step: Step) -> Iterator[Row]:
    """Headings, date lines and salutations that were dropped, are new, or have other words."""
    redline = step.redline
    links = redline.linked("dropped", "new", "rewritten", coded=False)
    if not links:
        return
    parts: list[Runs] = []
    for link in links[:MOST_HEADINGS]:
        if link.old and link.new:
            parts.append(step.marked(redline.links.index(link)))
            continue
        style: Style = "inserted" if link.new else "deleted"
        units = _units(step, link, bool(link.new))
        parts.append(words(cut(" ".join(unit.text for unit in units)), style))
    if len(links) > MOST_HEADINGS:
        parts.append(words(f"and {len(links) - MOST_HEADINGS:,} more, in the redline"))
    base = len(redline.linked(*Link.KINDS, coded=False))
    count = words(f"{len(links):,} of {base:,}")
    yield (words("Headings and lines", "strong"), count, (), joined(parts, "; "))


def _topic_rows(step: Step, topic: Topic, examples: int) -> Iterator[Row]:
    changes = listed(step, topic)
    shown = _in_turn(changes, examples)
    places = len({change.link for change in changes})
    told = f"{len(changes):,} in {places:,} of {_changed(step):,}"
    count = words(told, target=list_anchor(step, topic))
    for number, change in enumerate(shown):
        head = (words(topic.title, "strong"), count) if not number else ((), ())
        yield (*head, step.reference(step.redline.links[change.link]), described(step, change))
    if len(changes) > len(shown):
        target = list_anchor(step, topic)
        yield ((), (), (), (Run(f"and {len(changes) - len(shown):,} more", "plain", target),))


def _examples(topic: Topic, most: int, is_full: bool) -> int:
    """How many changes of a topic stand on the first page: most of what analysts look for."""
    if topic.kinds == ("formula",) or topic.directions in (("weaker",), ("stronger",)):
        return EXAMPLES if is_full else EXAMPLES_SOUGHT
    return 1 if most < EXAMPLES and topic in BRIEF else most


def _in_turn(changes: Sequence[Change], most: int) -> list[Change]:
    """The first changes of each direction in turn, at most so many, in the order given."""
    turns: dict[str, int] = {}
    ranked = []
    for place, change in enumerate(changes):
        turns[change.direction] = turns.get(change.direction, 0) + 1
        ranked.append((turns[change.direction], place))
    return [changes[place] for place in sorted(place for _, place in sorted(ranked)[:most])]


def listed(step: Step, topic: Topic) -> list[Change]:
    """The changes of a topic: by kind, those that make stronger or weaker first, then by place."""

    def order(change: Change) -> tuple[int, bool]:
        return topic.kinds.index(change.kind), change.direction not in ("stronger", "weaker")

    return sorted(filter(topic.holds, step.redline.changes), key=order)


def _changed(step: Step) -> int:
    return len(step.redline.linked("rewritten", "split", "merged"))


def list_anchor(step: Step, topic: Topic) -> str:
    """The anchor of the full list of a topic."""
    return f"{step.prefix}list-{TOPICS.index(topic)}"


def described(step: Step, change: Change) -> Runs:
    """``Deadline weaker:`` and the words, with what was taken out and put in."""
    return (Run(f"{sentence_case(label(change))}. ", "small"), *step.phrase(change))


def list_blocks(step: Step) -> Iterator[Block]:
    """Every typed change, by kind, and every sentence dropped or new."""
    redline = step.redline
    yield Heading(f"All changes, {step.old_name} to {step.new_name}")
    columns = (Column("Where", width=1), Column("What changed", width=6))
    for topic in TOPICS:
        changes = listed(step, topic)
        if changes:
            yield Anchor(list_anchor(step, topic))
            rows = tuple(
                (step.reference(redline.links[change.link]), described(step, change))
                for change in changes
            )
            title = f"{topic.title} ({len(changes):,})"
            yield Table(title, columns, rows, f"Compared: {topic.compared}")
    grammar = redline.having("grammar")
    if grammar:
        where = joined([step.reference(redline.links[c.link]) for c in grammar], "; ")
        told = Run(f"Words of grammar alone changed {len(grammar):,} times: ")
        yield Paragraph((told, *where), small=True)
