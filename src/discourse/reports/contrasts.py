"""Functions and issues as shares of sentences, with the tests: described, not drawn as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import Codebook
from discourse.measures.comparison import LabelComparison, Measures
from discourse.measures.measure import Measure
from discourse.reports.blocks import Block, Column, Figure, Heading, Paragraph, Runs, Table, words
from discourse.reports.corrected import corrected_blocks
from discourse.reports.figures import DotRow, draw_paired_dots
from discourse.reports.many import group_table, spread_blocks
from discourse.reports.overview import category_of, spread_words
from discourse.reports.recalls import (
    NOTE,
    any_measured,
    figure_note,
    joined,
    marked,
    recall_cell,
)
from discourse.reports.texts import Texts
from discourse.reports.wording import p_value, signed

_KINDS = (("functions", "Functions", "functions"), ("frames", "Issue emphasis", "issues"))


def difference_blocks(measures: Measures, texts: Texts, codebook: Codebook) -> Iterator[Block]:
    """Functions, then issues: a figure of all, and the tests."""
    for kind, title, figure in _KINDS:
        if kind == "frames":
            yield from corrected_blocks(measures, texts, codebook)
        labels = [label for label in measures.labels if label.kind == kind]
        if not labels:
            continue
        yield Heading(title, anchor=figure if figure == "functions" else None)
        ordered = sorted(
            (label for label in labels if sum(label.test.counts)),
            key=lambda label: -sum(label.test.counts),
        )
        if not ordered:
            yield Paragraph(words("None found in any of the texts."))
            continue
        displays = [
            marked(x, category_of(codebook, x.kind, x.test.label).display)
            if any_measured(ordered)
            else category_of(codebook, x.kind, x.test.label).display
            for x in ordered
        ]
        if texts.many:
            yield from spread_blocks(ordered, texts.names, displays, figure)
            yield group_table(measures, ordered, displays, texts)
            continue
        yield _figure(ordered, texts.names, displays, figure)
        yield _table(ordered, displays, texts, measures)
    if measures.divergences:
        yield _profile_table(measures, texts.names)


def _figure(
    labels: Sequence[LabelComparison], names: Sequence[str], displays: Sequence[str], name: str
) -> Figure:
    series = [
        (
            text,
            [_dot(label.rates[number], d) for label, d in zip(labels, displays, strict=True)],
        )
        for number, text in enumerate(names)
    ]
    described = "; ".join(
        f"{display} " + ", ".join(str(count) for count in label.test.counts)
        for display, label in zip(displays, labels, strict=True)
    )
    return Figure(
        name=name,
        title="Share of the sentences of each text, as labelled",
        subtitle="Percent; lines: within-text variability (95 %, over paragraphs).",
        svg=draw_paired_dots(displays, series, "percent of sentences", joined(labels)),
        alternative=f"Sentences with each label in {', '.join(names)}: {described}.",
        data=_data(labels, names),
        note=figure_note(labels),
    )


def _data(labels: Sequence[LabelComparison], names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    rows = [("label", "text", "count", "base", "share", "low", "high", "p", "q")]
    for label in labels:
        for text, rate in zip(names, label.rates, strict=True):
            interval = rate.interval
            rows.append(
                (
                    label.test.label,
                    text,
                    str(rate.count),
                    str(rate.base),
                    "" if rate.value is None else f"{rate.value:.4f}",
                    f"{interval.low:.4f}" if interval else "",
                    f"{interval.high:.4f}" if interval else "",
                    p_value(label.test.p_value),
                    p_value(label.test.q_value),
                )
            )
    return tuple(rows)


def _dot(rate: Measure, display: str) -> DotRow:
    interval = rate.interval
    return DotRow(
        display,
        100 * (rate.value or 0.0),
        100 * interval.low if interval else None,
        100 * interval.high if interval else None,
    )


def _table(
    labels: Sequence[LabelComparison], displays: Sequence[str], texts: Texts, measures: Measures
) -> Table:
    two = len(texts.names) == 2
    several = any(len(group.members) > 1 for group in texts.groups)
    tested, measured = bool(measures.tested), any_measured(labels)
    columns = [
        Column("Label", width=1.3),
        *(Column(name, "right", 0.8) for name in texts.names),
        *((Column("Other texts of the side", width=1.4),) if several else ()),
        *(
            (Column("Difference, 95 %", "right", 1.2), Column("h", "right"))
            if two and tested
            else ()
        ),
        *((Column("p", "right"), Column("q", "right")) if tested else ()),
        *((Column("Recall", width=1.2),) if measured else ()),
    ]
    rows = []
    for label, display in zip(labels, displays, strict=True):
        row: list[Runs] = [words(display), *_counts(label, texts)]
        row += [words(_usual(label, texts))] if several else []
        row += _difference(label) if two and tested else []
        if tested:
            row += [words(p_value(label.test.p_value)), words(p_value(label.test.q_value))]
        row += [words(recall_cell(label, range(len(texts.names))))] if measured else []
        rows.append(tuple(row))
    caption = "Counts and tests" if tested else "Counts, not compared"
    return Table(caption, tuple(columns), tuple(rows), _note(labels, measures, two, several))


def _note(labels: Sequence[LabelComparison], measures: Measures, two: bool, several: bool) -> str:
    methods = dict.fromkeys(label.test.method for label in labels if label.test.method)
    told = ["Counts lead to their sentences."]
    if measures.tested:
        told.append(
            f"q: p adjusted for the {len(measures.tested)} labels tested (Benjamini-Hochberg). "
            f"Test: {'; for rarer labels '.join(sorted(methods, key=len))}."
        )
    elif measures.why_untested:
        told.append(f"Not tested: {measures.why_untested}.")
    told.append(
        "Other texts of the side (a state, else a speaker): for each text the shares in the "
        "others, median and range; no verdict on a text that is alone."
        if several
        else "Whether a difference is unusual for these sides: no verdict, one text of each."
    )
    if two and measures.tested:
        told.append("Difference in percentage points, first less second; h: Cohen's effect size.")
    return " ".join((*told, *((NOTE,) if any_measured(labels) else ())))


def _counts(label: LabelComparison, texts: Texts) -> Iterator[Runs]:
    for passages, count, base in zip(
        texts.passages, label.test.counts, label.test.bases, strict=True
    ):
        anchor = passages.list_anchor if label.kind == "functions" else passages.frame_anchor
        target = anchor(label.test.label) if count else None
        yield (*words(str(count), "plain", target), *words(f" of {base}"))


def _usual(label: LabelComparison, texts: Texts) -> str:
    """For each text the range over the other texts of its side, where there are any."""
    rows = (
        (texts.names[member], [n for n in group.members if n != member])
        for group in texts.groups
        for member in group.members
    )
    return "; ".join(
        f"{name}: {spread_words(*_of(label, others))}" for name, others in rows if others
    )


def _of(label: LabelComparison, members: Sequence[int]) -> tuple[list[int], list[int]]:
    return [label.test.counts[n] for n in members], [label.test.bases[n] for n in members]


def _difference(label: LabelComparison) -> list[Runs]:
    if not label.test.differences:
        return [words("–"), words("–")]
    (pair,) = label.test.differences
    value, interval = pair.difference.value, pair.difference.interval
    shown = "–" if value is None else signed(100 * value, 0)
    if interval is not None:
        shown += f" [{signed(100 * interval.low, 0)}, {signed(100 * interval.high, 0)}]"
    effect = "–" if pair.cohens_h is None else signed(pair.cohens_h)
    return [words(shown), words(effect)]


def _profile_table(measures: Measures, names: Sequence[str]) -> Table:
    def number(value: float | None) -> Runs:
        return words("–" if value is None else f"{value:.2f}")

    return Table(
        "Distance of the profiles of all functions (Jensen-Shannon, 0 to 1)",
        (
            Column("Pair", width=1),
            Column("Observed", "right"),
            Column("Mean by chance", "right"),
            Column("Difference", "right"),
        ),
        tuple(
            (
                words(f"{names[pair.first]} and {names[pair.second]}"),
                number(pair.divergence.distance),
                number(pair.divergence.by_chance),
                number(pair.divergence.excess),
            )
            for pair in measures.divergences
        ),
        "By chance: paragraphs dealt out at random. – was not measured.",
    )
