"""Distinctive words with their lines, and how alike the texts are in vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Analysis
from discourse.measures.comparison import Keyword, Measures
from discourse.measures.vocabulary import words_of
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.text import Span

_READING = (
    "Each text against the others together. Of {screened} words tested, those with q ≤ .05 (G², "
    "Benjamini-Hochberg) that occur five times in three paragraphs, ranked by log-odds with a "
    "background prior. Log ratio: +1 is twice as often, * with a count of 0 taken as 0.5. At "
    "least: the end of its corrected 95 % interval nearer to 0; 0 where that interval holds 0. "
    "Names of actors are left out."
)
_NOTHING = (
    "No word sets the texts apart: {screened} were tested, and none that occurs five times in "
    "three paragraphs passes. The texts are too short to tell, or too alike."
)
CONTEXT = 38  # code points shown on each side of a word


def word_blocks(
    measures: Measures, names: Sequence[str], analyses: Sequence[Analysis]
) -> Iterator[Block]:
    """For each text the words it uses more and less than the others, then the similarities."""
    yield Heading("Distinctive words")
    screened = max((keywords.screened for keywords in measures.keywords), default=0)
    if not any(keywords.more or keywords.less for keywords in measures.keywords):
        yield Paragraph(words(_NOTHING.format(screened=f"{screened:,}")))
        yield _similarity_table(measures, names)
        return
    yield Paragraph(words(_READING.format(screened=f"{screened:,}")), small=True)
    for keywords in measures.keywords:
        name = names[keywords.text]
        others = [a for number, a in enumerate(analyses) if number != keywords.text]
        yield Heading(name, level=2)
        if not keywords.more and not keywords.less:
            yield Paragraph(words("No word passes the tests: too short to tell, or too alike."))
            continue
        yield from _table(f"{name} uses more", keywords.more, [analyses[keywords.text]])
        yield from _table(f"{name} uses less", keywords.less, others)
    yield _similarity_table(measures, names)


def _table(caption: str, chosen: tuple[Keyword, ...], where: Sequence[Analysis]) -> Iterator[Block]:
    if not chosen:
        return
    rows = tuple(
        (
            words(keyword.word, "strong"),
            words(f"{keyword.count} : {keyword.other_count}"),
            words(f"{keyword.log_ratio:+.1f}{'*' if keyword.smoothed else ''}"),
            words(f"{keyword.conservative:+.1f}" if abs(keyword.conservative) >= 0.05 else "0"),
            words(f"{keyword.paragraphs}"),
            _concordance(keyword.word, where),
        )
        for keyword in chosen
    )
    yield Table(
        caption,
        (
            Column("Word"),
            Column("Here : others", "right"),
            Column("Log ratio", "right"),
            Column("at least", "right"),
            Column("Paragraphs", "right"),
            Column("First line in which it stands", width=1),
        ),
        rows,
    )


def _concordance(word: str, analyses: Sequence[Analysis]) -> Runs:
    """The first place of a word, with the words around it."""
    for analysis in analyses:
        for unit in analysis.sentences:
            for found, span in words_of(unit):
                if found == word:
                    return _line(analysis.document.text, span, unit.span, unit.sentence_no)
    return ()


def _line(text: str, span: Span, unit: Span, sentence_no: int | None) -> Runs:
    start = max(unit.start, span.start - CONTEXT)
    end = min(unit.end, span.end + CONTEXT)
    before = ("…" if start > unit.start else "") + text[start : span.start]
    after = text[span.end : end] + ("…" if end < unit.end else "")
    return (
        Run(before),
        Run(text[span.start : span.end], "strong"),
        Run(after),
        Run(f" s{sentence_no}", "number"),
    )


def _similarity_table(measures: Measures, names: Sequence[str]) -> Table:
    rows = tuple(
        (
            words(f"{names[pair.first]} and {names[pair.second]}"),
            words("–" if pair.cosine is None else f"{pair.cosine:.2f}"),
            words(", ".join(pair.words)),
        )
        for pair in measures.similarities
    )
    return Table(
        "How alike in vocabulary",
        (
            Column("Pair", width=1),
            Column("Cosine", "right"),
            Column("Words that carry it", width=2),
        ),
        rows,
        "TF-IDF cosine, 0 to 1, with document frequencies of a fixed background of public "
        "speeches. Names of actors are left out.",
    )
