"""The report on several texts: what may be compared, then where they differ and where they do not.

Texts stand in alphabetical order of state and date, whatever the order they were given in, so
that swapping them changes nothing. Quotations have equal length, and one printed rule chooses
them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.analysis import Analysis, Comparison
from discourse.codebook import Codebook
from discourse.measures.comparison import Measures, compare
from discourse.reports.blocks import (
    Block,
    Box,
    Column,
    Contents,
    Heading,
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
    MOST_SIDE_BY_SIDE,
    comparability_table,
    keyword_table,
    reading_table,
)
from discourse.reports.margin import label_list_blocks, margin_blocks
from discourse.reports.method import method_blocks
from discourse.reports.passages import Passages, quoted, score_of
from discourse.reports.vocabulary import word_blocks
from discourse.reports.wording import describe, short_name

QUOTED_WORDS = 30
MOST_ACTORS = 12
_VERDICTS = {"green": "alike", "amber": "with care", "red": "not compared"}
_CANNOT_SHOW = (
    "Which text is right, sincere or effective: nothing here measures that.",
    "Why they differ. Occasion, genre, translator and length all leave marks.",
    "What states think: texts are compared, not states.",
    "What a text leaves out on purpose. “None found” is said of both sides alike.",
    "Whether a difference is unusual for these speakers: that needs several texts of each.",
)
_CANNOT_SHOW_RUNS = tuple(words(item) for item in _CANNOT_SHOW)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a comparison in the order of the report, with their short names."""

    names: tuple[str, ...]
    passages: tuple[Passages, ...]

    def each(self) -> Iterator[tuple[str, Passages]]:
        """Name and passages of each text."""
        return zip(self.names, self.passages, strict=True)


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
        *_openness_blocks(texts),
        Box("What this comparison cannot show", (_how_sure(comparison), *_CANNOT_SHOW_RUNS)),
        Contents(),
        PageBreak(),
        *(() if _is_many(texts) else _quotation_blocks(texts)),
        *_promise_blocks(texts),
        *difference_blocks(measures, texts.names, codebook),
        *(() if _is_many(texts) else _actor_blocks(comparison.analyses, texts, codebook)),
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


def _openness_blocks(texts: Texts) -> Iterator[Block]:
    """Who is criticised and how openly: equal columns for every text."""
    rows = []
    for name, passages in texts.each():
        forms = [
            passages.having("contrast", target_form=form)
            for form in ("named", "unnamed_actor", "unnamed_conduct")
        ]
        total = passages.having("contrast")
        rows.append(
            (
                words(name, "strong"),
                words(str(len(passages.analysis.sentences))),
                *(words(str(len(units))) for units in forms),
                (passages.count("contrast", total),),
            )
        )
    yield Table(
        "Who is criticised, and how openly: sentences",
        (
            Column("Text", width=1),
            Column("Sentences", "right"),
            Column("Target named", "right"),
            Column("Actor unnamed", "right"),
            Column("Conduct only", "right"),
            Column("Met the cues of criticism", "right"),
        ),
        tuple(rows),
        "The text does not say who is meant by an unnamed form; neither does this report. Read it "
        "together with appraisals, which condemn and deplore.",
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


def _quotation_blocks(texts: Texts) -> Iterator[Block]:
    """The same form in each text, side by side; what is missing is printed for all alike."""
    yield Heading("The highest-scoring sentence of each kind")
    rows: list[tuple[Runs, ...]] = []
    for label, attributes, title in (
        ("contrast", {"target_form": "named"}, "Criticism by name"),
        ("contrast", {"target_form": "unnamed_actor"}, "Criticism of an unnamed actor"),
        ("contrast", {"target_form": "unnamed_conduct"}, "Criticism of conduct"),
        ("commitment", {}, "Commitment"),
        ("exhortation", {}, "Call"),
        ("principle", {}, "Principle"),
    ):
        for number, (name, passages) in enumerate(texts.each()):
            rows.append(
                (
                    words(title if number == 0 else "", "strong"),
                    words(name),
                    _one_quotation(passages, label, attributes),
                )
            )
    yield Table(
        f"One sentence of each kind from each text, {QUOTED_WORDS} words at most",
        (Column("Matter"), Column("Text"), Column("Words", width=1)),
        tuple(rows),
        "Of equal scores the first in the text. “None found” is printed for all texts alike.",
    )


def _one_quotation(passages: Passages, label: str, attributes: dict[str, str]) -> Runs:
    units = passages.having(label, **attributes)
    if not units:
        return words("none found", "small")
    best = max(units, key=lambda unit: (score_of(unit, label), -(unit.sentence_no or 0)))
    return (*quoted(best, label, QUOTED_WORDS), Run(" "), passages.reference(best))


def _promise_blocks(texts: Texts) -> Iterator[Block]:
    yield Heading("Record, promise, request")
    rows = []
    for name, passages in texts.each():
        pledges = passages.having("commitment")
        quantified = sum(unit.has("statistic") for unit in pledges)
        rows.append(
            (
                words(name, "strong"),
                words(str(len(passages.analysis.sentences))),
                (passages.count("achievement"),),
                (passages.count("commitment"),),
                words(str(quantified)),
                (passages.count("exhortation"),),
                (passages.count("statistic"),),
            )
        )
    yield Table(
        "Sentences that report, promise, ask, and hold figures",
        (
            Column("Text", width=1),
            Column("Sentences", "right"),
            Column("Record", "right"),
            Column("Commitments", "right"),
            Column("with figure", "right"),
            Column("Calls", "right"),
            Column("Figures", "right"),
        ),
        tuple(rows),
    )


def _actor_blocks(
    analyses: Sequence[Analysis], texts: Texts, codebook: Codebook
) -> Iterator[Block]:
    """Parties that at least two of the texts name, and in how many sentences, critical or not."""
    named = {actor.id: actor.name for actor in codebook.actors}
    counts = [_actor_counts(analysis) for analysis in analyses]
    shared = [id for id in named if sum(id in text for text, _ in counts) > 1]
    shared.sort(key=lambda id: (-sum(text[id] for text, _ in counts), named[id]))
    if not shared:
        return
    yield Heading("The same parties")
    yield Table(
        "Sentences that mention a party, its people or its capital; in brackets those that met the "
        "cues of criticism",
        (Column("Party", width=1), *(Column(name, "right", 1) for name in texts.names)),
        tuple(
            (
                words(named[id]),
                *(
                    words(
                        "its own"
                        if a.document.metadata.country == id
                        else f"{text[id]} ({critical[id]})"
                    )
                    for a, (text, critical) in zip(analyses, counts, strict=True)
                ),
            )
            for id in shared[:MOST_ACTORS]
        ),
        "A party named in a critical sentence need not be the one that is criticised.",
    )


def _actor_counts(analysis: Analysis) -> tuple[Counter[str], Counter[str]]:
    layer = analysis.document.layer("actors")
    counts: Counter[str] = Counter()
    critical: Counter[str] = Counter()
    for unit in analysis.sentences:
        ids = {mention.label for mention in layer.within(unit.span)}
        counts.update(ids)
        if unit.has("contrast"):
            critical.update(ids)
    return counts, critical


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
