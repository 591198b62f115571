"""Where texts differ in functions and frames, and where their length does not let one tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import Category, Codebook
from discourse.measures.comparison import MOST_SIDE_BY_SIDE, LabelComparison, Measures
from discourse.reports.blocks import (
    Block,
    Column,
    Figure,
    Finding,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.figures import DotRow, draw_paired_dots
from discourse.reports.many import spread_blocks
from discourse.reports.passages import Passages
from discourse.reports.wording import number_word, p_value, sentence_case

MOST_FINDINGS = 3
MOST_Q = 0.05
FEWEST_IN_ALL = 5
NO_DIFFERENCE = "No difference that texts of this length can show"


def find_differences(
    measures: Measures,
    names: Sequence[str],
    passages: Sequence[Passages],
    codebook: Codebook,
) -> tuple[tuple[Finding, ...], str]:
    """Up to three findings on functions that differ, and the title of the report."""
    differing = [*_differing(measures, "functions"), *_differing(measures, "frames")]
    findings = []
    for number, label in enumerate(differing[:MOST_FINDINGS], start=1):
        category = _category(codebook, label)
        high, _ = _extremes(label)
        findings.append(
            Finding(
                number,
                _headline(category, label, names),
                _support(label, category, names, passages),
                _quotation(passages[high], label),
            )
        )
    if not differing:
        tested = sum(label.test.p_value is not None for label in measures.labels)
        support = words(
            f"{tested} of {len(measures.labels)} functions and issues occur and were tested; none "
            f"differs between the texts at a false discovery rate of {MOST_Q:.0%}. That is no "
            "proof that they are alike, and no verdict on the speakers, which would need several "
            "texts of each."
            if tested
            else "Labels were not compared; see what may be compared."
        )
        title = f"{' and '.join(names[:3])}: no difference that texts of this length can show."
        return (Finding(1, NO_DIFFERENCE + ".", support, ()),), title
    shown = [_category(codebook, label).display for label in differing[:MOST_FINDINGS]]
    more = len(differing) - len(shown)
    listed = ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1]
    title = f"The texts differ in {listed}" + (f", and in {number_word(more)} more" if more else "")
    return tuple(findings), title + "."


def difference_blocks(
    measures: Measures, names: Sequence[str], codebook: Codebook
) -> Iterator[Block]:
    """Functions, then issues: a figure of all, and the tests."""
    if not measures.labels:
        return
    for kind, title, figure in (
        ("functions", "Functions", "functions"),
        ("frames", "Issue emphasis", "issues"),
    ):
        labels = [label for label in measures.labels if label.kind == kind]
        shown = [label for label in labels if sum(label.test.counts)]
        yield Heading(title)
        if not shown:
            yield Paragraph(words("None found in any of the texts."))
            continue
        ordered = sorted(shown, key=lambda label: -sum(label.test.counts))
        if len(names) > MOST_SIDE_BY_SIDE:
            displays = [_category(codebook, label).display for label in ordered]
            yield from spread_blocks(ordered, names, displays, figure)
            continue
        yield _figure(ordered, names, codebook, figure)
        yield _table(ordered, names, codebook, len(measures.labels))
    if len(names) <= MOST_SIDE_BY_SIDE:
        yield Paragraph(_profile_distance(measures, names), small=True)


def _category(codebook: Codebook, label: LabelComparison) -> Category:
    find = codebook.function if label.kind == "functions" else codebook.frame
    return find(label.test.label)


def _differing(measures: Measures, kind: str) -> list[LabelComparison]:
    found = [
        label
        for label in measures.labels
        if label.kind == kind
        and label.test.q_value is not None
        and label.test.q_value <= MOST_Q
        and sum(label.test.counts) >= FEWEST_IN_ALL
    ]
    return sorted(
        found, key=lambda label: (label.test.q_value, label.test.p_value, label.test.label)
    )


def _extremes(label: LabelComparison) -> tuple[int, int]:
    """The texts with the highest and the lowest share; of equals the first."""
    shares = [c / b if b else 0.0 for c, b in zip(label.test.counts, label.test.bases, strict=True)]
    return shares.index(max(shares)), shares.index(min(shares))


def _headline(category: Category, label: LabelComparison, names: Sequence[str]) -> str:
    high, low = _extremes(label)
    counts, bases = label.test.counts, label.test.bases
    return (
        f"{sentence_case(category.display)}: {counts[high]} of {bases[high]} sentences in "
        f"{names[high]}, {counts[low]} of {bases[low]} in {names[low]}."
    )


def _support(
    label: LabelComparison, category: Category, names: Sequence[str], passages: Sequence[Passages]
) -> Runs:
    runs: list[Run] = []
    shown = range(len(names)) if len(names) <= MOST_SIDE_BY_SIDE else sorted(_extremes(label))
    for number in shown:
        name, text = names[number], passages[number]
        runs += [Run("; ")] if runs else []
        count, base = label.test.counts[number], label.test.bases[number]
        anchor = text.list_anchor if label.kind == "functions" else text.frame_anchor
        target = anchor(category.id) if count else None
        runs += [Run(f"{name} "), Run(str(count), "strong", target), Run(f" of {base}")]
    runs.append(Run(". Dealing the paragraphs out at random gives so wide a spread with "))
    p, q = _equals(label.test.p_value), _equals(label.test.q_value)
    runs.append(Run(f"p {p}; adjusted over all labels q {q}."))
    return tuple(runs)


def _equals(value: float | None) -> str:
    shown = p_value(value)
    return shown if shown.startswith("<") else f"= {shown}"


def _quotation(text: Passages, label: LabelComparison) -> Runs:
    if label.kind == "frames":
        return ()
    return text.quotation(text.having(label.test.label), label.test.label)


def _figure(
    labels: Sequence[LabelComparison], names: Sequence[str], codebook: Codebook, name: str
) -> Figure:
    series = []
    for number, text in enumerate(names):
        rows = [_dot(label, number, codebook) for label in labels]
        series.append((text, rows))
    displays = [_category(codebook, label).display for label in labels]
    apart = [
        _category(codebook, label).display
        for label in labels
        if label.test.q_value is not None and label.test.q_value <= MOST_Q
    ]
    title = f"Apart beyond chance: {', '.join(apart)}" if apart else "None apart beyond chance"
    data = (
        ("label", "text", "count", "base", "share", "low", "high", "p", "q"),
        *(
            (
                label.test.label,
                text,
                str(rate.count),
                str(rate.base),
                "" if rate.value is None else f"{rate.value:.4f}",
                "" if rate.interval is None else f"{rate.interval.low:.4f}",
                "" if rate.interval is None else f"{rate.interval.high:.4f}",
                p_value(label.test.p_value),
                p_value(label.test.q_value),
            )
            for label in labels
            for text, rate in zip(names, label.rates, strict=True)
        ),
    )
    described = "; ".join(
        f"{display} " + ", ".join(str(count) for count in label.test.counts)
        for display, label in zip(displays, labels, strict=True)
    )
    return Figure(
        name=name,
        title=title,
        subtitle="Percent of the sentences of each text; lines: within-text variability (95 %, "
        "resampling paragraphs).",
        svg=draw_paired_dots(displays, series, "percent of sentences"),
        alternative=f"Sentences with each label in {', '.join(names)}: {described}.",
        data=data,
    )


def _dot(label: LabelComparison, text: int, codebook: Codebook) -> DotRow:
    rate = label.rates[text]
    interval = rate.interval
    return DotRow(
        _category(codebook, label).display,
        100 * (rate.value or 0.0),
        100 * interval.low if interval else None,
        100 * interval.high if interval else None,
    )


def _table(
    labels: Sequence[LabelComparison], names: Sequence[str], codebook: Codebook, family: int
) -> Table:
    two = len(names) == 2
    columns = [
        Column("Label", width=1.3),
        *(Column(name, "right", 0.8) for name in names),
        *((Column("Difference, 95 %", "right", 1.2), Column("h", "right")) if two else ()),
        Column("p", "right"),
        Column("q", "right"),
    ]
    rows = []
    for label in labels:
        counts = [
            words(f"{count} of {base}")
            for count, base in zip(label.test.counts, label.test.bases, strict=True)
        ]
        row: list[Runs] = [words(_category(codebook, label).display), *counts]
        if two:
            row += _difference(label)
        row += [words(p_value(label.test.p_value)), words(p_value(label.test.q_value))]
        rows.append(tuple(row))
    note = f"q: p adjusted for the {family} labels tested (Benjamini-Hochberg). "
    note += f"Test: {_method(labels)}."
    if two:
        note += " Difference in percentage points, first text less second; h: Cohen's effect size."
    return Table("Counts and tests", tuple(columns), tuple(rows), note)


def _difference(label: LabelComparison) -> list[Runs]:
    (pair,) = label.test.differences
    value, interval = pair.difference.value, pair.difference.interval
    shown = "–" if value is None else f"{100 * value:+.0f}"
    if interval is not None:
        shown += f" [{100 * interval.low:+.0f}, {100 * interval.high:+.0f}]"
    effect = "–" if pair.cohens_h is None else f"{pair.cohens_h:+.2f}"
    return [words(shown), words(effect)]


def _method(labels: Sequence[LabelComparison]) -> str:
    return next((label.test.method for label in labels if label.test.method), "none")


def _profile_distance(measures: Measures, names: Sequence[str]) -> Runs:
    parts = []
    for pair in measures.divergences:
        found = pair.divergence
        if found.distance is None:
            continue
        chance = "" if found.by_chance is None else f", by chance {found.by_chance:.2f}"
        parts.append(f"{names[pair.first]} and {names[pair.second]} {found.distance:.2f}{chance}")
    if not parts:
        return ()
    return words(
        "Distance of the profiles of all functions (Jensen-Shannon, 0 to 1): "
        + "; ".join(parts)
        + "."
    )
