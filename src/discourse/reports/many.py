"""What changes in a comparison of more texts than can stand side by side: spreads, not columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from discourse.analysis import Analysis
from discourse.codebook import Codebook
from discourse.measures.comparison import LabelComparison, Measures
from discourse.measures.equality import PARAGRAPHS, UNLIKE
from discourse.measures.keywords import Keyword
from discourse.reports.blocks import Block, Column, Figure, Heading, Run, Runs, Table, words
from discourse.reports.distinctive import data_of_words, side_blocks
from discourse.reports.figures import draw_spread
from discourse.reports.overview import spread_words
from discourse.reports.recalls import NOTE, any_measured, figure_note, recall_cell
from discourse.reports.texts import Texts
from discourse.reports.vocabulary import names_left_out
from discourse.reports.wording import p_value

MOST_WORDS = 6
MOST_PAIRS = 8
MOST_COLUMNS = 5


def spread_blocks(
    labels: Sequence[LabelComparison], names: Sequence[str], displays: Sequence[str], name: str
) -> Iterator[Block]:
    """One tick per text for each label."""
    shares = [[100 * (rate.value or 0.0) for rate in label.rates] for label in labels]
    yield Figure(
        name=name,
        title=f"Shares of sentences in the {len(names)} texts, as labelled",
        subtitle="Percent of the sentences of each text; one tick per text.",
        svg=draw_spread(displays, shares, "percent of sentences"),
        alternative="; ".join(
            f"{display} {min(row):.0f} to {max(row):.0f} percent, median {median(row):.0f}"
            for display, row in zip(displays, shares, strict=True)
        ),
        data=(
            ("label", *names),
            *((d, *(f"{v:.2f}" for v in row)) for d, row in zip(displays, shares, strict=True)),
        ),
        note=figure_note(labels),
    )


def group_table(
    measures: Measures, labels: Sequence[LabelComparison], displays: Sequence[str], texts: Texts
) -> Table:
    """Median and range of each label by speaker, with the test over documents."""
    tests = {(group.kind, group.label): group for group in measures.groups}
    groups = texts.groups if measures.groups else ()
    wide, measured = len(groups) <= MOST_COLUMNS, any_measured(labels)
    rows: list[tuple[Runs, ...]] = []
    for label, display in zip(labels, displays, strict=True):
        test = tests.get((label.kind, label.test.label), label.test)
        p_and_q = (words(p_value(test.p_value)), words(p_value(test.q_value)))
        cells = [_spread(label, group.members) for group in groups] or [
            _spread(label, range(len(texts.names)))
        ]
        if wide:
            recall = words(recall_cell(label, [group.members[0] for group in groups]))
            rows.append((words(display), *cells, *p_and_q, *((recall,) if measured else ())))
            continue
        for number, (group, cell) in enumerate(zip(groups, cells, strict=True)):
            last = p_and_q if number == 0 else ((), ())
            recall = words(recall_cell(label, group.members[:1]))
            name = words(display if number == 0 else "")
            rows.append((name, words(group.name), cell, *last, *((recall,) if measured else ())))
    named = [Column(f"{group.name} ({len(group.members)})", width=1) for group in groups]
    middle = (named if wide else [Column("Side", width=1), Column("Share", width=1)]) or [
        Column("All texts", width=1)
    ]
    return Table(
        "Share of the sentences of a text: median and range over the texts of each side",
        (
            Column("Label", width=1.2),
            *middle,
            Column("p", "right"),
            Column("q", "right"),
            *((Column("Recall", width=0.8),) if measured else ()),
        ),
        tuple(rows),
        f"{_note(measures)} {NOTE}" if measured else _note(measures),
    )


def _spread(label: LabelComparison, members: Sequence[int]) -> Runs:
    counts = [label.test.counts[n] for n in members]
    shown = spread_words(counts, [label.test.bases[n] for n in members])
    return words(shown if len(members) > 1 else f"{shown}, no verdict")


def _note(measures: Measures) -> str:
    if measures.why_untested and not measures.groups:
        return f"Not tested: {measures.why_untested}."
    if not measures.groups:
        unlike = any((one.test.method or "").startswith(UNLIKE) for one in measures.labels)
        how = UNLIKE if unlike else PARAGRAPHS
        return f"Test: that all texts are alike, by {how}; q adjusted over all."
    if all(group.p_value is None for group in measures.groups):
        return "No test was made: no two sides have several texts, or genres differ."
    tested = sum(group.p_value is not None for group in measures.groups)
    return (
        "In brackets after a side (a state, else a speaker): its texts. The range is what is usual "
        "between texts of the same side; no verdict where there is one text, which is left out of "
        "the test. Test: "
        f"whole texts dealt out to the sides at random; q adjusted over {tested} labels."
    )


def keyword_blocks(measures: Measures, texts: Texts) -> Iterator[Block]:
    """The most distinctive words of each text against all others together, in a line each."""
    names = texts.names
    yield Heading("Distinctive words")
    yield Table(
        "Each text against the others together: words it uses more, and less",
        (Column("Text"), Column("More", width=1), Column("Less", width=1)),
        tuple(
            (words(names[k.text], "strong"), _listed(k.more), _listed(k.less))
            for k in measures.keywords
        ),
        "Words with q ≤ .05 (exact test, counts adjusted for bursts, Benjamini-Hochberg) that "
        "occur five times in three paragraphs, ranked by log-odds with a background prior; in "
        f"brackets how often here and elsewhere. {names_left_out(measures)}",
    )
    yield from side_blocks(measures, texts)
    yield data_of_words(measures, texts)
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
    for keyword in keywords[:MOST_WORDS]:
        runs += [Run(", ")] if runs else []
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
                words(str(len(analysis.own_sentences))),
                words(str(sum(not unit.functions for unit in analysis.own_sentences))),
                words(analysis.document.digest[:16]),
            )
            for name, analysis in zip(names, analyses, strict=True)
        ),
        f"Codebook {codebook.digest[:16]}.",
    )


def lowered(blocks: Iterator[Block]) -> Iterator[Block]:
    """The same blocks with their headings a level lower, so that they stay out of the contents."""
    for block in blocks:
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block
