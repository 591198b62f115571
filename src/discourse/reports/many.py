"""What changes in a comparison of more texts than can stand side by side: spreads, not columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from discourse.analysis import Analysis
from discourse.codebook import Codebook
from discourse.measures.comparison import Keyword, LabelComparison, Measures
from discourse.reports.blocks import Block, Column, Figure, Heading, Run, Runs, Table, words
from discourse.reports.figures import draw_spread
from discourse.reports.wording import p_value

MOST_VALUES = 4
MOST_WORDS = 6
MOST_PAIRS = 8


def comparability_table(measures: Measures, verdicts: dict[str, str]) -> Table:
    """The comparability box with the values of each property counted."""
    return Table(
        "What may be compared",
        (
            Column("Property"),
            Column("Values, and how many texts", width=2),
            Column("Verdict", width=1),
        ),
        tuple(
            (
                words(row.name, "strong"),
                words(_counted(row.values)),
                words(verdicts[row.verdict] + ("" if row.reason == "alike" else f": {row.reason}")),
            )
            for row in measures.comparability
        ),
    )


def _counted(values: Sequence[str]) -> str:
    counts = Counter(values).most_common()
    shown = "; ".join(f"{value} ({number})" for value, number in counts[:MOST_VALUES])
    rest = len(counts) - MOST_VALUES
    return shown + (f"; and {rest} other values" if rest > 0 else "")


def spread_blocks(
    labels: Sequence[LabelComparison], names: Sequence[str], displays: Sequence[str], name: str
) -> Iterator[Block]:
    """One tick per text for each label, and a table of the lowest, middle and highest."""
    shares = [[100 * (rate.value or 0.0) for rate in label.rates] for label in labels]
    yield Figure(
        name=name,
        title=f"How far the {len(names)} texts are apart",
        subtitle="Percent of the sentences of each text; one tick per text.",
        svg=draw_spread(displays, shares, "percent of sentences"),
        alternative="; ".join(
            f"{display} {min(row):.0f} to {max(row):.0f} percent"
            for display, row in zip(displays, shares, strict=True)
        ),
        data=(
            ("label", *names),
            *((d, *(f"{v:.2f}" for v in row)) for d, row in zip(displays, shares, strict=True)),
        ),
    )
    rows = []
    for label, display, row in zip(labels, displays, shares, strict=True):
        low, high = row.index(min(row)), row.index(max(row))
        rows.append(
            (
                words(display),
                words(f"{min(row):.0f} % {names[low]}"),
                words(f"{median(row):.0f} %"),
                words(f"{max(row):.0f} % {names[high]}"),
                words(p_value(label.test.p_value)),
                words(p_value(label.test.q_value)),
            )
        )
    yield Table(
        "Lowest, middle and highest share of sentences",
        (
            Column("Label", width=1.2),
            Column("Lowest", width=1.4),
            Column("Median", "right"),
            Column("Highest", width=1.4),
            Column("p", "right"),
            Column("q", "right"),
        ),
        tuple(rows),
        "Of texts with equal shares the first in alphabetical order is named. Test: that all texts "
        "are alike, by permutation of paragraphs; q adjusted over all labels.",
    )


def keyword_table(measures: Measures, names: Sequence[str]) -> Iterator[Block]:
    """The most distinctive words of each text against all others together, in a line each."""
    yield Heading("Distinctive words")
    yield Table(
        "Each text against the others together: words it uses more, and less",
        (Column("Text"), Column("More", width=1), Column("Less", width=1)),
        tuple(
            (words(names[k.text], "strong"), _listed(k.more), _listed(k.less))
            for k in measures.keywords
        ),
        "Words with q ≤ .05 (G², Benjamini-Hochberg) that occur five times in three paragraphs, "
        "ranked by log-odds with a background prior; in brackets how often here and elsewhere. "
        "Names of actors are left out.",
    )
    pairs = sorted(
        (pair for pair in measures.similarities if pair.cosine is not None),
        key=lambda pair: -(pair.cosine or 0.0),
    )
    yield Table(
        f"The {MOST_PAIRS} pairs that are most alike in vocabulary",
        (
            Column("Pair", width=1),
            Column("Cosine", "right"),
            Column("Words that carry it", width=2),
        ),
        tuple(
            (
                words(f"{names[pair.first]} and {names[pair.second]}"),
                words(f"{pair.cosine:.2f}"),
                words(", ".join(pair.words)),
            )
            for pair in pairs[:MOST_PAIRS]
        ),
        "TF-IDF cosine, 0 to 1, with document frequencies of a fixed background.",
    )


def _listed(keywords: Sequence[Keyword]) -> Runs:
    runs: list[Run] = []
    for number, keyword in enumerate(keywords[:MOST_WORDS]):
        runs += [Run(", ")] if number else []
        runs += [Run(keyword.word), Run(f" ({keyword.count}:{keyword.other_count})", "small")]
    return tuple(runs) or words("none", "small")


def reading_table(analyses: Sequence[Analysis], names: Sequence[str], codebook: Codebook) -> Table:
    """How each text was read, a line each, in place of a table for each."""
    return Table(
        "How the texts were read",
        (
            Column("Text"),
            Column("Id", width=1),
            Column("Sentences", "right"),
            Column("Without a function", "right"),
            Column("SHA-256 of the text begins"),
        ),
        tuple(
            (
                words(name),
                words(analysis.id),
                words(str(len(analysis.sentences))),
                words(str(sum(not unit.functions for unit in analysis.sentences))),
                words(analysis.document.digest[:16]),
            )
            for name, analysis in zip(names, analyses, strict=True)
        ),
        f"Codebook {codebook.digest[:16]}.",
    )
