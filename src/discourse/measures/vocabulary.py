"""Words of texts as counts by paragraph: what keyness, dispersion and similarity start from.

Words are folded (lower case, one form of apostrophe and hyphen). Names are left out, of actors
by their mentions and of others by their capitals: a text that speaks of Norvania is not thereby
written differently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discourse.analysis import Analysis, Unit
from discourse.measures.background import load_background
from discourse.measures.function_words import load_function_words
from discourse.text import WORD, Span, fold


@dataclass(frozen=True, eq=False)
class WordCounts:
    """Word counts of several texts over one vocabulary, in alphabetical order.

    ``tables[t][p, w]`` (sparse) is how often word ``words[w]`` stands in paragraph ``p`` of text
    ``t``. ``left_out`` are words that were taken for names by their capitals, the most frequent
    first.
    """

    ids: tuple[str, ...]
    words: tuple[str, ...]
    tables: tuple[Any, ...]
    left_out: tuple[str, ...] = ()

    @property
    def totals(self) -> NDArray[np.int64]:
        """Texts × words: how often each word stands in each text."""
        return np.array([table.sum(axis=0) for table in self.tables], dtype=np.int64)

    @property
    def sizes(self) -> tuple[NDArray[np.int64], ...]:
        """For each text how many words each of its paragraphs has."""
        return tuple(np.asarray(table.sum(axis=1)).ravel() for table in self.tables)


def count_words(analyses: Sequence[Analysis]) -> WordCounts:
    """The words of the sentences and clauses of ``analyses``, by paragraph, without names."""
    by_text = [count_paragraphs(analysis) for analysis in analyses]
    found = sum((counts for paragraphs in by_text for counts in paragraphs), Counter[str]())
    capitalised = find_capitalised(analyses).intersection(found)
    words = sorted(found.keys() - capitalised)
    tables = tuple(to_sparse(paragraphs, words).tocsc() for paragraphs in by_text)
    left_out = tuple(sorted(capitalised, key=lambda word: (-found[word], word)))
    return WordCounts(tuple(a.id for a in analyses), tuple(words), tables, left_out)


def to_sparse(paragraphs: Sequence[Counter[str]], words: Sequence[str]) -> Any:
    """Counters as a sparse table [paragraphs × words]; what is not among ``words`` is left out."""
    from scipy.sparse import csr_array

    columns = {word: number for number, word in enumerate(words)}
    cells = [
        (row, column, count)
        for row, counts in enumerate(paragraphs)
        for word, count in counts.items()
        if (column := columns.get(word)) is not None
    ]
    rows, places, values = np.array(cells, dtype=np.int64).reshape(-1, 3).T
    return csr_array((values, (rows, places)), shape=(len(paragraphs), len(words)))


def find_capitalised(analyses: Sequence[Analysis]) -> frozenset[str]:
    """Folded words that mostly have a capital inside the sentences of the texts: names."""
    capitals = Capitals()
    for analysis in analyses:
        capitals.add(analysis)
    return capitals.names()


class Capitals:
    """How often words have a capital inside sentences, text by text.

    The first word of a sentence tells nothing, nor does a sentence that is mostly capitals; words
    of grammar are no names.
    """

    def __init__(self) -> None:
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()

    def add(self, analysis: Analysis) -> None:
        """Count the words of one text more."""
        for unit in analysis.own_sentences:
            start = unit.span.start
            inside = [(word, unit.text[span.start - start]) for word, span in words_of(unit)]
            inside = [(word, first) for word, first in inside[1:] if first.isalpha()]
            upper = [word for word, first in inside if first.isupper()]
            if 2 * len(upper) <= len(inside):
                self._capital.update(upper)
                self._small.update(word for word, first in inside if not first.isupper())

    def merge(self, other: Capitals) -> None:
        """Add what was counted apart."""
        self._capital.update(other._capital)
        self._small.update(other._small)

    def names(self) -> frozenset[str]:
        """The words that have a capital more often than not."""
        names = {word for word, count in self._capital.items() if count > self._small[word]}
        return frozenset(names - load_function_words())


def count_paragraphs(analysis: Analysis) -> list[Counter[str]]:
    """The words of each paragraph of a text in order, without names of actors."""
    paragraphs: dict[int, Counter[str]] = {}
    names = positions_of_names(analysis)
    for unit in analysis.own_sentences:
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


def positions_of_names(analysis: Analysis) -> frozenset[int]:
    """Every position inside a mention of an actor by name."""
    if not analysis.document.has("mentions"):
        return frozenset()
    return frozenset(
        position
        for mention in analysis.document.layer("mentions")
        if mention.get("class") != "unnamed_actor"
        for position in range(mention.span.start, mention.span.end)
    )


def find_exclusive_and_shared(
    counts: WordCounts, fewest: int = 3
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Words of content (no numbers) that each text alone has, and those that all have.

    A text has a word from ``fewest`` occurrences on; the others must not have it at all. The most
    frequent come first; of words that all have, those that the fewest public speeches have.
    """
    totals = counts.totals

    def ordered(wanted: NDArray[np.bool_], weight: NDArray[np.int64]) -> tuple[str, ...]:
        columns = [c for c in np.flatnonzero(wanted) if is_content(counts.words[c])]
        columns.sort(key=lambda c: (-weight[c], counts.words[c]))
        return tuple(counts.words[c] for c in columns)

    exclusive = tuple(ordered((own >= fewest) & (totals.sum(axis=0) == own), own) for own in totals)
    rarity = -load_background().document_frequencies_of(counts.words)
    return exclusive, ordered(totals.min(axis=0) >= fewest, rarity)


def is_content(word: str) -> bool:
    """Whether a folded word is no number and no word of grammar."""
    return word[0].isalpha() and word not in load_function_words()
