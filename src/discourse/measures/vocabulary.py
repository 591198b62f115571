"""Words of texts as counts by paragraph: what keyness, dispersion and similarity start from.

Words are folded (lower case, one form of apostrophe and hyphen). Words inside the name of an
actor are left out: a text that speaks of Norvania is not thereby written differently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse.analysis import Analysis, Unit
from discourse.text import WORD, Span, fold


@dataclass(frozen=True, eq=False)
class WordCounts:
    """Word counts of several texts over one vocabulary, in alphabetical order.

    ``tables[t][p, w]`` is how often word ``words[w]`` stands in paragraph ``p`` of text ``t``.
    """

    ids: tuple[str, ...]
    words: tuple[str, ...]
    tables: tuple[NDArray[np.int32], ...]

    @property
    def totals(self) -> NDArray[np.int64]:
        """Texts × words: how often each word stands in each text."""
        return np.array([table.sum(axis=0) for table in self.tables], dtype=np.int64)


def count_words(analyses: Sequence[Analysis]) -> WordCounts:
    """The words of the sentences and clauses of ``analyses``, by paragraph."""
    by_text = [_paragraph_counts(analysis) for analysis in analyses]
    words = sorted({word for paragraphs in by_text for counts in paragraphs for word in counts})
    columns = {word: number for number, word in enumerate(words)}
    tables = []
    for paragraphs in by_text:
        table = np.zeros((len(paragraphs), len(words)), dtype=np.int32)
        for row, counts in enumerate(paragraphs):
            for word, count in counts.items():
                table[row, columns[word]] = count
        tables.append(table)
    return WordCounts(tuple(a.id for a in analyses), tuple(words), tuple(tables))


def _paragraph_counts(analysis: Analysis) -> list[Counter[str]]:
    paragraphs: dict[int, Counter[str]] = {}
    names = _names(analysis)
    for unit in analysis.sentences:
        counts = paragraphs.setdefault(unit.paragraph_no, Counter())
        counts.update(word for word, _ in words_of(unit, names))
    return [paragraphs[number] for number in sorted(paragraphs)]


def words_of(unit: Unit, names: frozenset[int] = frozenset()) -> list[tuple[str, Span]]:
    """The folded words of a unit with their places, without those that begin inside ``names``."""
    start = unit.span.start
    return [
        (match.group(), Span(start + match.start(), start + match.end()))
        for match in WORD.finditer(fold(unit.text))
        if start + match.start() not in names
    ]


def _names(analysis: Analysis) -> frozenset[int]:
    """Every position inside a mention of an actor by name."""
    if not analysis.document.has("actors"):
        return frozenset()
    return frozenset(
        position
        for mention in analysis.document.layer("actors")
        if mention.get("class") != "unnamed_actor"
        for position in range(mention.span.start, mention.span.end)
    )
