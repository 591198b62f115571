"""The first page of a comparison: what each text criticises, promises, asks and claims.

The matters and their order are fixed. Nothing is chosen by a test, since what a test finds may lie
in what the labels miss: the tests stand last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from discourse.analysis import Unit
from discourse.codebook import Category, Codebook
from discourse.measures.comparison import Measures
from discourse.measures.counts import LabelKind
from discourse.measures.keywords import MOST_Q
from discourse.reports.blocks import Block, Finding, Paragraph, Run, Runs
from discourse.reports.openness import FORMS
from discourse.reports.passages import Passages, example_of, quoted, score_of, without_lone_mark
from discourse.reports.texts import QUOTED_WORDS, Group, Texts, in_row
from discourse.reports.wording import counted, plural, sentence_case

MATTERS = (
    ("contrast", "Criticism"),
    ("commitment", "Commitments"),
    ("exhortation", "Calls"),
    ("claim", "Claims"),
)
NO_DIFFERENCE = "No difference that texts of this length can show"
FEWEST_FOR_PERCENT = 30
MOST_REFERENCES = 8
GROUP_WORDS = 18


def comparison_title(texts: Texts) -> str:
    """The counts of the first matters and their bases, in the order of the texts.

    For many texts only what is compared.
    """
    if texts.many:
        whose = plural(len(texts.groups), "side")
        return f"What {len(texts.names)} texts of {whose} criticise, promise and ask"
    told: list[str] = []
    for label, name in MATTERS[:3]:
        counts = in_row([str(len(passages.having(label))) for passages in texts.passages])
        told.append(f"{name.lower()} in {counts}")
    bases = in_row([f"{len(p.analysis.own_sentences):,}" for p in texts.passages])
    return sentence_case(f"{', '.join(told)} of {bases} sentences")


def overview_findings(texts: Texts) -> tuple[Finding, ...]:
    """One finding for each matter: counts of all texts, their sentences, a quotation of each."""
    build = _of_groups if texts.many else _of_texts
    return tuple(
        build(number, label, name, texts) for number, (label, name) in enumerate(MATTERS, start=1)
    )


def _of_texts(number: int, label: str, name: str, texts: Texts) -> Finding:
    counts = [
        f"{len(p.having(label))} of {counted(len(p.analysis.own_sentences), 'sentence')} in {text}"
        for text, p in texts.each()
    ]
    support: list[Run] = []
    quotations: list[Run] = []
    for index, (text, passages) in enumerate(texts.each()):
        units = passages.having(label)
        support += [Run(" ")] if support else []
        support.append(Run(f"{text}: "))
        support += _where(passages, label) if units else _none_found(texts, index)
        support.append(Run("."))
        if units:
            quotations += [Run("\n")] if quotations else []
            quotations += quote_best(text, passages, units, label)
    return Finding(number, f"{name}: {', '.join(counts)}.", tuple(support), tuple(quotations))


def _where(passages: Passages, label: str) -> Runs:
    if label != "contrast":
        return passages.references(passages.having(label), label, MOST_REFERENCES)
    runs: list[Run] = []
    for form, title, *_ in FORMS:
        units = passages.having(label, target_form=form)
        runs.append(Run(f"{', ' if runs else ''}{title.lower()} ("))
        runs += passages.references(units, label, MOST_REFERENCES) if units else [Run("none")]
        runs.append(Run(")"))
    return tuple(runs)


def _none_found(texts: Texts, index: int) -> list[Run]:
    return [Run(f"none found ({texts.unlabelled((index,))} sentences got no label)")]


def quote_best(
    name: str, passages: Passages, units: Sequence[Unit], label: str, most: int = QUOTED_WORDS
) -> Runs:
    """The example of ``units``, with the name of its text."""
    best = example_of(units, label)
    return (
        Run(f"{name}, "),
        passages.reference(best),
        Run(": “"),
        *without_lone_mark(quoted(best, label, most)),
        Run("”"),
    )


def _of_groups(number: int, label: str, name: str, texts: Texts) -> Finding:
    told = [f"{group.name} {spread(texts, group, label)}" for group in texts.groups]
    support: list[Run] = []
    quotations: list[Run] = []
    for group in texts.groups:
        units = [u for n in group.members for u in texts.passages[n].having(label)]
        support += [Run("; ")] if support else []
        support += [
            Run(f"{group.name} "),
            Run(str(len(units)), "strong", group_anchor(label, group)),
        ]
        support.append(Run(f" in {len(group.members)} {_texts_word(group)}"))
        if not units:
            support.append(Run(f" ({texts.unlabelled(group.members)} sentences got no label)"))
            continue
        quotations += [Run("\n")] if quotations else []
        quotations += _quote_of_group(texts, group, label)
    unit = "sentences of a text, median and range"
    return Finding(
        number,
        f"{name}, {unit}: {'; '.join(told)}.",
        (Run("Sentences in all: "), *support, Run(".")),
        tuple(quotations),
    )


def _texts_word(group: Group) -> str:
    return "text" if len(group.members) == 1 else "texts"


def group_anchor(label: str, group: Group) -> str:
    """The anchor of the place that lists the sentences of a group with this function."""
    return f"g{group.members[0]}-{label}"


def _quote_of_group(texts: Texts, group: Group, label: str) -> Runs:
    best = max(
        (n for n in group.members if texts.passages[n].having(label)),
        key=lambda n: (max(score_of(u, label) for u in texts.passages[n].having(label)), -n),
    )
    passages = texts.passages[best]
    return quote_best(texts.names[best], passages, passages.having(label), label, GROUP_WORDS)


def spread(texts: Texts, group: Group, label: str) -> str:
    """Median and range over the texts of a group, in percent where all have sentences enough."""
    counts = [len(texts.passages[n].having(label)) for n in group.members]
    bases = [len(texts.passages[n].analysis.own_sentences) for n in group.members]
    return spread_words(counts, bases)


def spread_words(counts: Sequence[int], bases: Sequence[int]) -> str:
    """``5 % (2–9)``; counts where a text has under thirty sentences; one value for one text."""
    percent = min(bases) >= FEWEST_FOR_PERCENT
    values = [100 * c / b for c, b in zip(counts, bases, strict=True)] if percent else counts
    sign = " %" if percent else ""
    if len(counts) == 1:
        return f"{values[0]:.0f}{sign}"
    return f"{median(values):.0f}{sign} ({min(values):.0f}–{max(values):.0f})"


def test_blocks(measures: Measures, codebook: Codebook) -> Iterator[Block]:
    """One paragraph on what the tests gave; it stands after everything that was found."""
    if not measures.tested:
        reason = measures.why_untested or "nothing occurs"
        yield Paragraph((Run("No test was made: ", "strong"), Run(f"{reason}.")))
        return
    yield Paragraph(
        (
            Run("Tests, as description only: ", "strong"),
            Run(
                f"of {len(measures.labels)} functions and issues {len(measures.tested)} occur and "
                f"were tested. {_told(measures, codebook)} The tests stand under "
            ),
            Run("Functions", target="functions"),
            Run("."),
        )
    )


def _told(measures: Measures, codebook: Codebook) -> str:
    """Which labels are apart; those that may be so because of the labels only by their number."""
    marked = measures.marked
    apart = [category_of(codebook, *pair).display for pair in measures.apart if pair not in marked]
    dealt = "whole texts dealt to sides" if measures.by_speaker else "paragraphs dealt to texts"
    chance = f"further apart than {dealt} at random would be ({MOST_Q:.0%} false discoveries)"
    told = [f"{len(apart)} {_be(apart)} {chance}: {', '.join(apart)}."] if apart else []
    if marked:
        beyond = f"further {_be(marked)} so" if apart else f"{_be(marked)} {chance}"
        told.append(
            f"{len(marked)} {beyond}, but this may lie in the labels: how many sentences they "
            "miss was not measured on texts of every side, or is not alike."
        )
    return " ".join(told) or f"{NO_DIFFERENCE}. That is no proof that they are alike."


def _be(found: Sequence[object]) -> str:
    return "is" if len(found) == 1 else "are"


def category_of(codebook: Codebook, kind: LabelKind, label: str) -> Category:
    """The page of a function or frame."""
    return codebook.function(label) if kind == "functions" else codebook.frame(label)
