"""The report on several texts: what may be compared, then what each says, then the tests.

Texts stand in alphabetical order of state and date, whatever the order they were given in, so
that swapping them changes nothing. Quotations have equal length, and one printed rule chooses
them.
"""

from __future__ import annotations

from collections.abc import Iterator

from discourse.analysis import Analysis, Comparison
from discourse.codebook import Codebook
from discourse.measures.comparison import Measures, compare
from discourse.measures.recalls import coded_like
from discourse.reports.blocks import (
    Block,
    Box,
    Contents,
    Heading,
    Paragraph,
    Report,
    Run,
    Runs,
    words,
)
from discourse.reports.comparable import comparability_blocks
from discourse.reports.contrasts import difference_blocks
from discourse.reports.courses import courses_blocks
from discourse.reports.many import keyword_blocks, lowered, reading_table
from discourse.reports.margin import label_list_blocks, margin_blocks
from discourse.reports.matters import matter_blocks
from discourse.reports.method import method_blocks
from discourse.reports.overview import comparison_title, overview_findings, test_blocks
from discourse.reports.parties import party_blocks
from discourse.reports.placed_texts import placings_of_texts
from discourse.reports.positions import stand_blocks
from discourse.reports.quantities import facing_figures
from discourse.reports.sayings import facing_sayings
from discourse.reports.side_by_side import act_blocks, criticism_blocks, openness_blocks
from discourse.reports.speaking import speaking_blocks
from discourse.reports.texts import Texts, in_row
from discourse.reports.vocabulary import word_blocks
from discourse.reports.wording import counted, describe

MOST_TEXTS_PRINTED = 10  # of more, the texts themselves are printed only if asked for
NOT_MEASURED = "Functions were not measured in all texts."
_CANNOT_SHOW = (
    "Which text is right, sincere or effective: nothing here measures that.",
    "Why they differ. Occasion, genre, translator and length all leave marks.",
    "What states think: texts are compared, not states.",
    "What a text leaves out on purpose. “None found” is said of all sides alike.",
)
_NO_VERDICT = (
    "Whether a difference is unusual for a side: no verdict where there is one text of it."
)


def build_comparison_report(comparison: Comparison, *, text: bool | None = None) -> Report:
    """The report on a comparison.

    Args:
        comparison: from :func:`discourse.measures.comparison.compare`.
        text: whether the texts stand at the end with their labels beside them; by default those
            of at most ten.
    """
    comparison = _in_order(comparison)
    codebook = comparison.analyses[0].codebook
    measures = _measures(comparison)
    texts = Texts.of(comparison.analyses)
    printed = len(texts.names) <= MOST_TEXTS_PRINTED if text is None else text
    return Report(
        title=comparison_title(texts) + "." if _has_functions(measures) else NOT_MEASURED,
        subject=_subject(texts),
        kicker="Comparison",
        running=" and ".join(texts.names) if len(texts.names) < 4 else f"{len(texts.names)} texts",
        blocks=(
            *_first_blocks(comparison, measures, texts, printed),
            Contents(),
            *_middle_blocks(comparison, measures, texts),
            *_method_blocks(comparison, texts, codebook),
            *_list_blocks(texts, codebook),
            *(_text_blocks(texts, codebook) if printed else ()),
        ),
    )


def _first_blocks(
    comparison: Comparison, measures: Measures, texts: Texts, printed: bool
) -> Iterator[Block]:
    codebook = comparison.analyses[0].codebook
    yield Paragraph(words(_scope(comparison, texts, printed)))
    yield from comparability_blocks(measures.comparability, texts)
    if _has_functions(measures):
        yield from overview_findings(texts)
        yield from openness_blocks(texts)
    else:
        yield Paragraph(words(f"{NOT_MEASURED} {_why_not(texts)}"))
    yield from test_blocks(measures, codebook)
    items = [_how_sure(comparison, texts), *(words(item) for item in _CANNOT_SHOW)]
    if any(len(group.members) == 1 for group in texts.groups):
        items.append(words(_NO_VERDICT))
    yield Box("What this comparison cannot show", tuple(items))


def _middle_blocks(comparison: Comparison, measures: Measures, texts: Texts) -> Iterator[Block]:
    codebook = comparison.analyses[0].codebook
    if _has_functions(measures):
        yield from criticism_blocks(texts)
    yield from matter_blocks(texts)
    if _has_functions(measures):
        yield from act_blocks(texts)
        yield from stand_blocks(texts)
        yield from facing_figures(texts)
        yield from facing_sayings(texts)
    yield from party_blocks(texts, codebook)
    yield from speaking_blocks(texts, codebook)
    yield from keyword_blocks(measures, texts) if texts.many else word_blocks(measures, texts)
    yield from difference_blocks(measures, texts, codebook)
    if _has_functions(measures):
        yield from courses_blocks(texts)
        yield from placings_of_texts(texts)


def _has_functions(measures: Measures) -> bool:
    """Whether functions were measured in all texts; else nothing may be said to be absent."""
    return any(label.kind == "functions" for label in measures.labels)


def _why_not(texts: Texts) -> str:
    reasons = [
        f"{name}: {reason}."
        for name, passages in texts.each()
        if (reason := passages.analysis.why_missing("functions"))
    ]
    return " ".join((*reasons, "Nothing is said to be absent."))


def _in_order(comparison: Comparison) -> Comparison:
    """The comparison with its texts in the order of the report; computed anew if that differs."""
    ordered = sorted(comparison.analyses, key=_order)
    if tuple(ordered) == comparison.analyses:
        return comparison
    corrections = _measures(comparison).corrections
    return compare(ordered, corrections.hand_coded if corrections else None)


def _measures(comparison: Comparison) -> Measures:
    (measures,) = comparison.measures
    assert isinstance(measures, Measures)
    return measures


def _order(analysis: Analysis) -> tuple[str, str, str]:
    metadata = analysis.document.metadata
    return (metadata.country or metadata.speaker or "~", metadata.date or "", analysis.id)


def _scope(comparison: Comparison, texts: Texts, printed: bool) -> str:
    if not texts.many:
        told = [
            f"{number}. {describe(a)}, {counted(len(a.own_sentences), 'sentence')}."
            for number, a in enumerate(comparison.analyses, start=1)
        ]
        return " ".join([*told, *_same_texts(comparison, texts)])
    total = sum(len(analysis.own_sentences) for analysis in comparison.analyses)
    whose = "; ".join(f"{group.name} {len(group.members)}" for group in texts.groups)
    left_out = "" if printed else " The texts themselves are left out (--text prints them)."
    return (
        f"{len(texts.names)} texts, {total:,} sentences: {whose}. The list stands under "
        f"Method.{left_out}"
    )


def _same_texts(comparison: Comparison, texts: Texts) -> Iterator[str]:
    """Which texts are the same to the letter: of them nothing can differ."""
    names: dict[str, list[str]] = {}
    for name, analysis in zip(texts.names, comparison.analyses, strict=True):
        names.setdefault(analysis.document.digest, []).append(name)
    for same in names.values():
        if len(same) > 1:
            yield f"{in_row(same)} are the same text, to the letter."


def _subject(texts: Texts) -> str:
    if texts.many:
        return f"{len(texts.names)} texts, {texts.names[0]} to {texts.names[-1]}"
    return " · ".join(texts.names)


def _how_sure(comparison: Comparison, texts: Texts) -> Runs:
    """The warning of the first page: what was measured, and how much has no label."""
    coded = [name for name, p in texts.each() if coded_like(p.analysis)]
    known = (
        f"was measured on other texts of the side for {len(coded)} of {len(texts.names)} texts; "
        if coded
        else "was never measured on texts of these sides; "
    )
    return (
        Run(f"How often the labels are right, and what they miss, {known}"),
        Run(texts.unlabelled(range(len(comparison.analyses)))),
        Run(" sentences got no function label."),
    )


def _method_blocks(comparison: Comparison, texts: Texts, codebook: Codebook) -> Iterator[Block]:
    if not texts.many:
        yield from method_blocks(comparison.analyses, codebook)
        return
    yield from method_blocks((), codebook)
    yield reading_table(comparison.analyses, texts.names, codebook)


def _list_blocks(texts: Texts, codebook: Codebook) -> Iterator[Block]:
    if not texts.many:
        for name, passages in texts.each():
            yield from label_list_blocks(passages, codebook, name)
        return
    for group in texts.groups:
        yield Heading(f"Sentences by label: {group.name}")
        for number in group.members:
            name, passages = texts.names[number], texts.passages[number]
            yield from lowered(label_list_blocks(passages, codebook, name))


def _text_blocks(texts: Texts, codebook: Codebook) -> Iterator[Block]:
    for group in texts.groups:
        if texts.many:
            yield Heading(f"The texts with their labels: {group.name}")
        for number in group.members:
            name, passages = texts.names[number], texts.passages[number]
            blocks = margin_blocks(passages, codebook, name)
            yield from lowered(blocks) if texts.many else blocks
