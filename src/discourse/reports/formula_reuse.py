"""How much of each text stands in earlier ones, and the longest such stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from discourse.measures.formulas.study import FormulaStudy
from discourse.reports.blocks import NOTHING, Block, Column, Runs, Table, words
from discourse.reports.formula_stretches import stretch_blocks
from discourse.reports.formula_words import FormulaPages

REUSE_ANCHOR = "reuse"
MOST_TEXTS = 15


def reuse_blocks(study: FormulaStudy, pages: FormulaPages) -> Iterator[Block]:
    """How much of each text stands in earlier ones, and the longest such stretches."""
    chosen = numbers_of(study)
    reuse = study.reuse
    share = (reuse.own + reuse.others) / np.maximum(reuse.words, 1)
    ranked = sorted(chosen, key=lambda n: (-share[n], n))[:MOST_TEXTS]
    names = _names(study, pages)
    shown = sorted(ranked) if len(chosen) <= MOST_TEXTS else ranked
    most = "" if len(chosen) <= MOST_TEXTS else f"The {MOST_TEXTS} texts with the greatest shares. "
    rows = [(words("All", "strong"), *_shares(study, chosen))]
    rows += [(words(names[n]), *_shares(study, [n])) for n in shown]
    table = Table(
        "Words in stretches of eight words and more that an earlier text has",
        (
            Column("Text", width=1),
            Column("Words", "right"),
            Column("Same side", "right"),
            Column("Same, altered", "right"),
            Column("Only others", "right"),
            Column("Others, altered", "right"),
            Column("Same date", "right"),
        ),
        tuple(rows),
        f"{most}Same side: the same country or speaker. Same date: in another text of the same "
        "date, so that no direction can be told. Altered: words that stayed in stretches in which "
        "a word or two were changed, put in or left out; they are in no other column. A dash: no "
        "text there could be taken from. Counts are of all words, none sampled, so they have no "
        "interval. Common titles, forms of address and quoted law are among them; that words agree "
        "does not say who took them from whom.",
    )
    yield table
    yield from stretch_blocks(study, names, frozenset(chosen))


def _shares(study: FormulaStudy, members: Sequence[int]) -> tuple[Runs, ...]:
    """All words of some texts, then those of each kind with their share; a dash: none can be."""
    reuse, numbers = study.reuse, list(members)
    base = max(int(reuse.words[numbers].sum()), 1)
    cells = [words(f"{base:,}")]
    own, others, together = _possible(study, numbers)
    for part, possible in (
        (reuse.own, own),
        (reuse.altered_own, own),
        (reuse.others, others),
        (reuse.altered_others, others),
        (reuse.same_date, together),
    ):
        count = int(part[numbers].sum())
        cells.append(words(f"{count:,} ({100 * count / base:.1f} %)" if possible else NOTHING))
    return tuple(cells)


def _possible(study: FormulaStudy, numbers: Sequence[int]) -> tuple[bool, bool, bool]:
    """Whether any of some texts has an earlier one of its side, one of others, one of its date."""
    texts = study.everywhere.texts
    own = others = together = False
    for number in numbers:
        text = texts[number]
        earlier = texts[: next(n for n, one in enumerate(texts) if one.date == text.date)]
        own |= any(one.holder == text.holder for one in earlier)
        others |= any(one.holder != text.holder for one in earlier)
        together |= any(one.date == text.date and one is not text for one in texts)
        if own and others and together:
            break
    return own, others, together


def numbers_of(study: FormulaStudy) -> list[int]:
    """The numbers, among all texts, of those that the study is about."""
    ids = {text.id for text in study.stream.texts}
    return [number for number, text in enumerate(study.everywhere.texts) if text.id in ids]


def _names(study: FormulaStudy, pages: FormulaPages) -> tuple[str, ...]:
    if study.everywhere is study.stream:
        return pages.names
    return FormulaPages(study.everywhere, pages.coverage, ()).names
