"""Texts side by side: who is criticised and how openly, and what is reported, promised, asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from discourse.analysis import Unit
from discourse.ledger import Commitment, Request
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.openness import FORMS
from discourse.reports.overview import group_anchor, spread
from discourse.reports.passages import Passages, quoted, score_of
from discourse.reports.pledges import FORCE
from discourse.reports.quantities import figures
from discourse.reports.texts import QUOTED_WORDS, Group, Texts, facing, listed_by_text

MOST_LISTED = 10  # sentences of a kind that are quoted of each text
MOST_OF_GROUP = 8
# The kinds of sentences, and their names.
_ACTS = (
    ("achievement", "Record"),
    ("commitment", "Commitments"),
    ("exhortation", "Calls"),
)
_ADDRESSEES = {
    "opponent": "to an opponent",
    "partner": "to a partner",
    "joint": "to speaker and addressees together",
    "all": "to all states or a common body",
}


def openness_blocks(texts: Texts) -> Iterator[Block]:
    """Who is criticised and how openly: equal columns for every text, or for every speaker."""
    rows = (
        [_openness_of_group(texts, g) for g in texts.groups]
        if texts.many
        else [_openness_of_text(texts, number) for number in range(len(texts.names))]
    )
    yield Table(
        "Who is criticised, and how openly: sentences",
        (
            Column("Side" if texts.many else "Text", width=1),
            Column("Target named", "right"),
            Column("Actor unnamed", "right"),
            Column("Conduct only", "right"),
            Column("Criticism in all", "right"),
            Column("Without any label", "right"),
        ),
        tuple(rows),
        "The text does not say who is meant by an unnamed form; neither does this report. A "
        "sentence without a label may criticise in words that the cues do not know. Numbers lead "
        "to their sentences.",
    )  # fmt: skip


def _openness_of_text(texts: Texts, number: int) -> tuple[Runs, ...]:
    passages = texts.passages[number]
    cells = []
    for form, *_ in FORMS:
        units = passages.having("contrast", target_form=form)
        cells.append((_linked(len(units), passages.form_anchor(form)),))
    return (
        words(texts.names[number], "strong"),
        *cells,
        (passages.count("contrast"),),
        words(texts.unlabelled((number,))),
    )


def _openness_of_group(texts: Texts, group: Group) -> tuple[Runs, ...]:
    counts = [
        sum(len(texts.passages[n].having("contrast", target_form=form)) for n in group.members)
        for form, *_ in FORMS
    ]
    total = sum(len(texts.passages[n].having("contrast")) for n in group.members)
    target = group_anchor("contrast", group)
    return (
        (Run(group.name, "strong"), Run(f" ({len(group.members)})", "small")),
        *((_linked(count, target),) for count in (*counts, total)),
        words(texts.unlabelled(group.members)),
    )


def _linked(count: int, target: str) -> Run:
    return Run(str(count), "strong", target) if count else Run("0")


def criticism_blocks(texts: Texts) -> Iterator[Block]:
    """The critical sentences of every text by the form of their target; none is said of all."""
    yield Heading("Whom each criticises")
    if texts.many:
        yield _references_table(texts)
        return
    for form, title, *_ in FORMS:
        rows = [
            row
            for name, passages in texts.each()
            for row in _rows(name, passages, passages.having("contrast", target_form=form))
        ]
        yield Table(
            title, (Column("Text"), Column("Where"), Column("Words", width=1)), tuple(rows), None
        )
    yield Paragraph(
        words(
            f"Up to {MOST_LISTED} of each text, those with the highest score, in text order; about "
            f"{QUOTED_WORDS} words each. “None found” is printed for all texts alike."
        ),
        small=True,
    )


def _rows(name: str, passages: Passages, units: Sequence[Unit]) -> Iterator[tuple[Runs, ...]]:
    if not units:
        yield words(name), (), words("none found", "small")
    for number, unit in enumerate(best_of(units, "contrast", MOST_LISTED)):
        yield (
            words(name if number == 0 else ""),
            (passages.reference(unit),),
            quoted(unit, "contrast", QUOTED_WORDS),
        )


def best_of(units: Sequence[Unit], label: str, most: int) -> list[Unit]:
    """The ``most`` units with the highest score, of equal ones the first, in text order."""
    chosen = sorted(units, key=lambda u: (-score_of(u, label), u.sentence_no or 0))[:most]
    return sorted(chosen, key=lambda unit: unit.sentence_no or 0)


def _references_table(texts: Texts) -> Table:
    rows: list[tuple[Runs, ...]] = []
    for group in texts.groups:
        for number, (form, title, *_) in enumerate(FORMS):
            found = listed_by_text(
                [
                    (name, p.references(p.having("contrast", target_form=form), most=1000))
                    for name, p in texts.of_group(group)
                ]
            )
            anchor = group_anchor("contrast", group) if number == 0 else None
            rows.append(
                (
                    (Run(group.name if number == 0 else "", "strong", anchor=anchor),),
                    words(title),
                    found or words("none found", "small"),
                )
            )
    return Table(
        "Critical sentences by the form of their target",
        (Column("Side"), Column("Target"), Column("Sentences", width=1)),
        tuple(rows),
    )


def act_blocks(texts: Texts) -> Iterator[Block]:
    """What is reported, promised and asked: the sentences, with force, figure and deadline."""
    yield Heading("Record, promise, request")
    yield _counts_table(texts)
    for label, title in _ACTS:
        build = _facing if len(texts.names) == 2 else _listed
        yield build(texts, label, title)
    yield Paragraph(
        words(
            f"Of each {'side' if texts.many else 'text'} up to "
            f"{MOST_OF_GROUP if texts.many else MOST_LISTED} sentences: those with the highest "
            "score, in text order. Sentences that stand side by side do not answer each other. "
            "Figure and time are what the sentence itself writes."
        ),
        small=True,
    )


def _counts_table(texts: Texts) -> Table:
    titles = ("Record", "Commitments", "with figure", "with time", "Calls", "Without any label")
    if texts.many:
        rows = [
            _counts(texts, g.name, g.members, partial(group_anchor, group=g)) for g in texts.groups
        ]
    else:
        rows = [
            _counts(texts, name, (number,), passages.list_anchor)
            for number, (name, passages) in enumerate(texts.each())
        ]
    return Table(
        "Sentences that report, promise and ask",
        (
            Column("Side" if texts.many else "Text", width=1),
            *(Column(t, "right") for t in titles),
        ),
        tuple(rows),
    )


def _counts(
    texts: Texts, name: str, members: Sequence[int], anchor: Callable[[str], str]
) -> tuple[Runs, ...]:
    units = {
        label: [unit for n in members for unit in texts.passages[n].having(label)]
        for label, _ in _ACTS
    }
    record, pledges, calls = ((_linked(len(units[label]), anchor(label)),) for label, _ in _ACTS)
    kinds = [words(str(sum(map(test, units["commitment"])))) for test in (_has_figure, _has_time)]
    return (words(name, "strong"), record, pledges, *kinds, calls, words(texts.unlabelled(members)))


def _has_figure(unit: Unit) -> bool:
    return unit.has("statistic")


def _has_time(unit: Unit) -> bool:
    return any(record.deadline for record in unit.recorded(Commitment))


def _facing(texts: Texts, label: str, title: str) -> Table:
    """Two texts in two columns."""
    columns = [
        [act_cell(p, unit, label) for unit in best_of(p.having(label), label, MOST_LISTED)]
        for p in texts.passages
    ]
    heads = [f"{name}: {len(p.having(label))}" for name, p in texts.each()]
    return facing(heads, title, columns)


def _listed(texts: Texts, label: str, title: str) -> Table:
    rows: list[tuple[Runs, ...]] = []
    if texts.many:
        for group in texts.groups:
            rows += _rows_of_group(texts, group, label)
    else:
        for name, passages in texts.each():
            best = best_of(passages.having(label), label, MOST_LISTED)
            cells: list[Runs] = [act_cell(passages, unit, label) for unit in best]
            rows += [
                (words(name if number == 0 else "", "strong"), cell)
                for number, cell in enumerate(cells or [words("none found", "small")])
            ]
    return Table(
        title,
        (Column("Side" if texts.many else "Text"), Column("Sentences", width=1)),
        tuple(rows),
    )


def _rows_of_group(texts: Texts, group: Group, label: str) -> Iterator[tuple[Runs, ...]]:
    """The sentences with the highest score of all texts of a speaker, by text."""
    units = [
        (name, passages, unit)
        for name, passages in texts.of_group(group)
        for unit in passages.having(label)
    ]
    order = sorted(range(len(units)), key=lambda n: (-score_of(units[n][2], label), n))
    chosen = [units[n] for n in sorted(order[:MOST_OF_GROUP])]
    anchor = group_anchor(label, group)
    told = f" {spread(texts, group, label)}"
    head = (Run(group.name, "strong", anchor=anchor), Run(told, "small"))
    if not chosen:
        yield head, words("none found", "small")
    for number, (name, passages, unit) in enumerate(chosen):
        yield (
            head if number == 0 else (),
            (Run(f"{name} ", "small"), *act_cell(passages, unit, label)),
        )


def act_cell(passages: Passages, unit: Unit, label: str) -> Runs:
    """Number, then force or addressee, figure and time in small, then the words."""
    found = unit.function(label)
    facts = []
    if found and label == "commitment":
        facts.append(FORCE.get(found.get("modality") or "", ""))
    if found and label == "exhortation":
        facts.append(_ADDRESSEES.get(found.get("addressee") or "", ""))
    facts += [f"figure: {figure}" for figure in figures(unit)]
    facts += dict.fromkeys(f"time: {time}" for time in _times(unit, label))
    told = "; ".join(fact for fact in facts if fact)
    return (
        passages.reference(unit),
        Run(f" [{told}] " if told else " ", "small"),
        *quoted(unit, label, QUOTED_WORDS),
    )


def _times(unit: Unit, label: str) -> list[str]:
    """The deadlines of what a unit undertakes or asks."""
    if label == "commitment":
        return [one.deadline for one in unit.recorded(Commitment) if one.deadline]
    if label == "exhortation":
        return [one.deadline for one in unit.recorded(Request) if one.deadline]
    return []
