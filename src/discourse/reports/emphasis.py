"""Issue emphasis and generic sentiment: the late pages, with their warnings."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from discourse.analysis import Analysis
from discourse.codebook import Codebook
from discourse.measures.counts import LabelCounts, count_labels
from discourse.measures.intervals import bootstrap_rates
from discourse.measures.measure import Interval
from discourse.reports.blocks import Block, Column, Figure, Heading, Paragraph, Table, words
from discourse.reports.figures import DotRow, draw_dots
from discourse.reports.wording import plural, sentence_case

PER = 1000.0
FEWEST_TO_RANK = 5  # a count below is shown as a count only: "too few to rank"


def emphasis_blocks(analysis: Analysis, codebook: Codebook) -> Iterator[Block]:
    """Which issues the sentences speak of, as shares of sentences with within-text variability."""
    counts = count_labels(analysis, "frames")
    yield Heading("Issue emphasis")
    if counts is None:
        yield Paragraph(words(f"Not measured: {analysis.why_missing('frames')}."))
        return
    rows = _rows(counts, codebook)
    if not rows:
        yield Paragraph(words("No sentence has words of any of the sixteen issues."))
        return
    yield _figure(rows, counts)


def _rows(counts: LabelCounts, codebook: Codebook) -> list[tuple[str, int, Interval | None]]:
    intervals = bootstrap_rates(counts.table, counts.sentences)
    displays = {category.id: category.display for category in codebook.frames}
    rows = [
        (displays[label], total, interval)
        for (label, total), interval in zip(counts.totals.items(), intervals, strict=True)
        if total
    ]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _figure(rows: list[tuple[str, int, Interval | None]], counts: LabelCounts) -> Figure:
    base = counts.base
    dots = [DotRow(name, total, *_ends(interval, total, base)) for name, total, interval in rows]
    few = sum(total < FEWEST_TO_RANK for _, total, _ in rows)
    note = "Lines: within-text variability (95 %, resampling paragraphs). " + (
        f"{sentence_case(plural(few, 'issue'))} with fewer than {FEWEST_TO_RANK} sentences: "
        "too few to rank."
        if few
        else ""
    )
    data = (
        ("issue", "sentences", "base", "share", "low", "high"),
        *(
            (
                name,
                str(total),
                str(base),
                f"{total / base:.4f}",
                f"{interval.low:.4f}" if interval else "",
                f"{interval.high:.4f}" if interval else "",
            )
            for name, total, interval in rows
        ),
    )
    return Figure(
        name="issues",
        title=_title(rows, base),
        subtitle=f"How many of the {base} sentences hold words of the issue; a sentence may speak "
        "of several.",
        svg=draw_dots(dots, "sentences"),
        alternative="Dot plot of issues: "
        + "; ".join(f"{name} {total} of {base} sentences" for name, total, _ in rows)
        + ".",
        data=data,
        note=note,
    )


def _title(rows: list[tuple[str, int, Interval | None]], base: int) -> str:
    """Names the foremost issue only where its interval lies above that of the next."""
    (first, total, interval), *others = rows
    apart = all(
        interval is not None and other is not None and interval.low > other.high
        for _, _, other in others[:1]
    )
    if others and apart:
        return f"{sentence_case(first)} leads: {total} of {base} sentences"
    found = sentence_case(plural(len(rows), "issue"))
    return f"{found} found; which leads cannot be told on this length"


def _ends(interval: Interval | None, total: int, base: int) -> tuple[float | None, float | None]:
    if interval is None or total < FEWEST_TO_RANK:
        return None, None
    return base * interval.low, base * interval.high


def sentiment_blocks(analysis: Analysis) -> Iterator[Block]:
    """Two general-purpose scores, for comparison with other work, with their warning."""
    scored = [unit.sentiment for unit in analysis.sentences if unit.sentiment is not None]
    if not scored:
        return
    critical = [
        unit.sentiment for unit in analysis.sentences if unit.has("contrast") and unit.sentiment
    ]
    rows = []
    for key, name in (
        ("vader_compound", "VADER compound, −1 to 1"),
        ("textblob_polarity", "TextBlob polarity, −1 to 1"),
        ("textblob_subjectivity", "TextBlob subjectivity, 0 to 1"),
    ):
        rows.append(
            (
                words(name),
                words(f"{fmean(row[key] for row in scored):+.2f}"),
                words(f"{fmean(row[key] for row in critical):+.2f}" if critical else "–"),
            )
        )
    yield Heading("Generic sentiment, and why not to use it")
    yield Table(
        "Means over sentences of two general-purpose scorers",
        (
            Column("Scorer", width=2),
            Column(f"All {len(scored)} sentences", "right", 1),
            Column(f"The {len(critical)} critical ones", "right", 1),
        ),
        tuple(rows),
        "These scores know no target and misread this register: accusations are often worded "
        "positively, and words such as peace, security and united count as good news. They are "
        "given for comparison with other work; nothing in this report rests on them.",
    )
