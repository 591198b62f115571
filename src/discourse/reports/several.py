"""The report on several texts: what may be compared, then where they differ and where they do not.

Texts stand in alphabetical order of state and date, whatever the order they were given in, so
that swapping them changes nothing. Quotations have equal length, and one printed rule chooses
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Analysis, Comparison
from discourse.codebook import Codebook
from discourse.measures.comparison import MOST_SIDE_BY_SIDE, Measures, compare
from discourse.reports.blocks import (
    Block,
    Box,
    Column,
    Contents,
    PageBreak,
    Paragraph,
    Report,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.contrasts import difference_blocks, find_differences
from discourse.reports.many import (
    comparability_table,
    keyword_table,
    reading_table,
)
from discourse.reports.margin import label_list_blocks, margin_blocks
from discourse.reports.method import method_blocks
from discourse.reports.passages import Passages
from discourse.reports.side_by_side import (
    Texts,
    actor_blocks,
    openness_blocks,
    promise_blocks,
    quotation_blocks,
)
from discourse.reports.vocabulary import word_blocks
from discourse.reports.wording import describe, short_name

_VERDICTS = {"green": "alike", "amber": "with care", "red": "not compared"}
_CANNOT_SHOW = (
    "Which text is right, sincere or effective: nothing here measures that.",
    "Why they differ. Occasion, genre, translator and length all leave marks.",
    "What states think: texts are compared, not states.",
    "What a text leaves out on purpose. “None found” is said of both sides alike.",
    "Whether a difference is unusual for these speakers: that needs several texts of each.",
)
_CANNOT_SHOW_RUNS = tuple(words(item) for item in _CANNOT_SHOW)


def build_comparison_report(comparison: Comparison, *, text: bool = True) -> Report:
    """The report on a comparison.

    Args:
        comparison: from :func:`discourse.measures.comparison.compare`.
        text: whether the texts stand at the end with their labels beside them.
    """
    comparison = _in_order(comparison)
    codebook = comparison.analyses[0].codebook
    (measures,) = comparison.measures
    assert isinstance(measures, Measures)
    texts = _texts(comparison.analyses)
    findings, title = find_differences(measures, texts.names, texts.passages, codebook)
    blocks: tuple[Block, ...] = (
        Paragraph(words(_scope(comparison, texts))),
        *_comparability_blocks(measures, texts),
        *findings,
        *openness_blocks(texts),
        Box("What this comparison cannot show", (_how_sure(comparison), *_CANNOT_SHOW_RUNS)),
        Contents(),
        PageBreak(),
        *(() if _is_many(texts) else quotation_blocks(texts)),
        *promise_blocks(texts),
        *difference_blocks(measures, texts.names, codebook),
        *(() if _is_many(texts) else actor_blocks(comparison.analyses, texts, codebook)),
        *_word_blocks(measures, texts, comparison),
        *_method_blocks(comparison, texts, codebook),
        *_list_blocks(texts, codebook),
        *(_text_blocks(texts, codebook) if text else ()),
    )
    return Report(
        title=title,
        subject=_subject(texts),
        kicker="Comparison",
        running=" and ".join(texts.names) if len(texts.names) < 4 else f"{len(texts.names)} texts",
        blocks=blocks,
    )


def _in_order(comparison: Comparison) -> Comparison:
    """The comparison with its texts in the order of the report; computed anew if that differs."""
    ordered = sorted(comparison.analyses, key=_order)
    if tuple(ordered) == comparison.analyses:
        return comparison
    return compare(ordered)


def _order(analysis: Analysis) -> tuple[str, str, str]:
    metadata = analysis.document.metadata
    return (metadata.country or metadata.speaker or "~", metadata.date or "", analysis.id)


def _texts(analyses: Sequence[Analysis]) -> Texts:
    names = [short_name(analysis) for analysis in analyses]
    twice = {name for name in names if names.count(name) > 1}
    names = [
        f"{name} ({number})" if name in twice else name
        for number, name in enumerate(names, start=1)
    ]
    passages = [Passages(analysis, f"t{n}-") for n, analysis in enumerate(analyses, start=1)]
    return Texts(tuple(names), tuple(passages))


def _scope(comparison: Comparison, texts: Texts) -> str:
    if _is_many(texts):
        total = sum(len(analysis.sentences) for analysis in comparison.analyses)
        return f"{len(texts.names)} texts, {total:,} sentences; the list stands under Method."
    return " ".join(
        f"{number}. {describe(a)}, {len(a.sentences)} sentences."
        for number, a in enumerate(comparison.analyses, start=1)
    )


def _subject(texts: Texts) -> str:
    if _is_many(texts):
        return f"{len(texts.names)} texts, {texts.names[0]} to {texts.names[-1]}"
    return " · ".join(texts.names)


def _is_many(texts: Texts) -> bool:
    """Whether there are more texts than can stand side by side."""
    return len(texts.names) > MOST_SIDE_BY_SIDE


def _how_sure(comparison: Comparison) -> Runs:
    """The warning of the first page: never measured, and how much of each text has no label."""
    bare = [sum(1 for u in a.sentences if not u.functions) for a in comparison.analyses]
    total = sum(len(analysis.sentences) for analysis in comparison.analyses)
    if len(bare) > MOST_SIDE_BY_SIDE:
        return words(
            "How often the labels are right on these texts was never measured. "
            f"{sum(bare):,} of {total:,} sentences got no function label."
        )
    unlabelled = ", ".join(
        f"{number} of {len(a.sentences)}"
        for number, a in zip(bare, comparison.analyses, strict=True)
    )
    return (
        Run(
            "How often the labels are right on these texts was never measured. Sentences without a "
        ),
        Run(f"function label, in the order of the texts: {unlabelled}."),
    )


def _comparability_blocks(measures: Measures, texts: Texts) -> Iterator[Block]:
    if _is_many(texts):
        yield comparability_table(measures, _VERDICTS)
        return
    rows = tuple(
        (
            words(row.name, "strong"),
            *(words(value) for value in row.values),
            words(f"{_VERDICTS[row.verdict]}: {row.reason}" if row.reason != "alike"
                  else _VERDICTS[row.verdict]),
        )
        for row in measures.comparability
    )  # fmt: skip
    yield Table(
        "What may be compared",
        (
            Column("Property"),
            *(Column(name, width=1) for name in texts.names),
            Column("Verdict", width=1.4),
        ),
        rows,
    )


def _word_blocks(measures: Measures, texts: Texts, comparison: Comparison) -> Iterator[Block]:
    if _is_many(texts):
        return keyword_table(measures, texts.names)
    return word_blocks(measures, texts.names, comparison.analyses)


def _method_blocks(comparison: Comparison, texts: Texts, codebook: Codebook) -> Iterator[Block]:
    if not _is_many(texts):
        yield from method_blocks(comparison.analyses, codebook)
        return
    yield from method_blocks((), codebook)
    yield reading_table(comparison.analyses, texts.names, codebook)


def _list_blocks(texts: Texts, codebook: Codebook) -> Iterator[Block]:
    for name, passages in texts.each():
        yield from label_list_blocks(passages, codebook, name)


def _text_blocks(texts: Texts, codebook: Codebook) -> Iterator[Block]:
    for name, passages in texts.each():
        yield from margin_blocks(passages, codebook, name)
