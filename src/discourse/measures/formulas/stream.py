"""Dated texts as one row of word numbers: what formulas are looked for in.

Words are folded (lower case, one form of apostrophe, quote and dash), and a hyphen parts words as a
space does: "win–win" and "Win-Win" are the same two words. Every word keeps its place in the text,
so that whatever is found leads to its sentence. Only sentences and clauses are read, and no
sequence reaches over the end of a sentence or a mark such as ";", ":" or a bracket.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from discourse.document import Document
from discourse.errors import UsageError
from discourse.measures.formulas.alignment import stem
from discourse.text import Span

IntArray = NDArray[np.int32]
BoolArray = NDArray[np.bool_]

_LONGEST_TEXT = 1 << 31  # characters: keeps the places of texts apart in one row of numbers


@dataclass(frozen=True, slots=True)
class DatedText:
    """One text: when, whose, and how long.

    ``date`` is ISO 8601 as far as known, ``year`` its year; ``holder`` the country or the speaker
    (``not stated`` where the metadata name none). ``sentences`` are the spans of its own sentences
    and clauses (not those of askers, nor another side's), in text order, ``sentence_numbers`` what
    these have among all sentences of the text, from 1.
    """

    document: Document
    date: str
    year: int
    holder: str
    sentences: tuple[Span, ...]
    sentence_numbers: tuple[int, ...]

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.document.id


@dataclass(frozen=True, eq=False)
class WordStream:
    """The words of all texts, oldest text first, as parallel columns.

    ``words[i]`` is the number of word *i* in ``vocabulary``; ``starts`` and ``ends`` are its place
    in its text, ``text_of`` the number of that text in ``texts``, ``run_of`` the number of the run
    of words (no sentence end or strong mark inside) that it belongs to. ``raised[i]`` says that it
    has a capital and is not the first word of its run, ``opens[i]`` that no hyphen joins it to the
    word before: those are the words behind rates, as everywhere in this package. ``after_comma[i]``
    says that a comma stands before it in its run. ``undated`` are the ids of texts left out.
    """

    texts: tuple[DatedText, ...]
    vocabulary: tuple[str, ...]
    words: IntArray
    starts: IntArray
    ends: IntArray
    text_of: IntArray
    run_of: IntArray
    raised: BoolArray
    opens: BoolArray
    after_comma: BoolArray
    undated: tuple[str, ...] = ()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Word → its number."""
        return {word: number for number, word in enumerate(self.vocabulary)}

    @cached_property
    def years_of_texts(self) -> NDArray[np.int64]:
        """The year of each text."""
        return np.array([text.year for text in self.texts], dtype=np.int64)

    @cached_property
    def words_of_texts(self) -> NDArray[np.int64]:
        """The words of each text."""
        return np.bincount(self.text_of, weights=self.opens, minlength=len(self.texts)).astype(
            np.int64
        )

    @cached_property
    def paragraph_of(self) -> IntArray:
        """The number of the paragraph of each word, counted through all texts."""
        starts = np.concatenate(
            [
                np.asarray(text.document.layer("paragraphs").starts, dtype=np.int64)
                + number * _LONGEST_TEXT
                for number, text in enumerate(self.texts)
            ]
        )
        places = self.starts + self.text_of.astype(np.int64) * _LONGEST_TEXT
        return np.maximum(np.searchsorted(starts, places, side="right") - 1, 0).astype(np.int32)

    @cached_property
    def words_of_paragraphs(self) -> NDArray[np.int64]:
        """The words of each paragraph."""
        return np.bincount(self.paragraph_of, weights=self.opens).astype(np.int64)

    @cached_property
    def text_of_paragraphs(self) -> IntArray:
        """The number of the text of each paragraph; 0 for one without words."""
        found = np.zeros(self.words_of_paragraphs.size, dtype=np.int32)
        found[self.paragraph_of] = self.text_of
        return found

    @cached_property
    def holders(self) -> tuple[str, ...]:
        """Who holds the texts, in alphabetical order."""
        return tuple(sorted({text.holder for text in self.texts}))

    @cached_property
    def holder_of_texts(self) -> IntArray:
        """The number in ``holders`` of the holder of each text."""
        numbers = {holder: number for number, holder in enumerate(self.holders)}
        return np.array([numbers[text.holder] for text in self.texts], dtype=np.int32)

    @cached_property
    def _by_word(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        order = np.argsort(self.words, kind="stable")
        return order, np.searchsorted(self.words[order], np.arange(len(self.vocabulary) + 1))

    @cached_property
    def forms_of(self) -> dict[str, tuple[int, ...]]:
        """Stem → the numbers of the words that have it."""
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self.vocabulary):
            found.setdefault(stem(word), []).append(number)
        return {root: tuple(numbers) for root, numbers in found.items()}

    def positions_of(self, word: int) -> NDArray[np.int64]:
        """Where the word of this number stands, in order."""
        order, firsts = self._by_word
        return order[firsts[word] : firsts[word + 1]]

    def phrase(self, first: int, length: int) -> str:
        """The words at a place as the text has them, with one space for each white space."""
        text = self.texts[self.text_of[first]].document.text
        return " ".join(text[self.starts[first] : self.ends[first + length - 1]].split())

    def tokens(self, first: int, length: int) -> tuple[str, ...]:
        """The folded words at a place."""
        return tuple(self.vocabulary[word] for word in self.words[first : first + length].tolist())

    def span(self, first: int, length: int) -> Span:
        """Where the words at a place stand in their text."""
        return Span(int(self.starts[first]), int(self.ends[first + length - 1]))

    def sentence_no(self, first: int) -> int:
        """The number, from 1, of the sentence that a word stands in."""
        text = self.texts[int(self.text_of[first])]
        row = bisect_right(text.sentences, int(self.starts[first]), key=_start) - 1
        return text.sentence_numbers[row]

    def restricted_to(self, holder: str) -> WordStream:
        """The texts of one holder alone.

        Raises:
            UsageError: no text is this holder's; the message lists who has any.
        """
        if holder not in self.holders:
            there = ", ".join(self.holders[:12]) + (" …" if len(self.holders) > 12 else "")
            raise UsageError(f"no dated text is of {holder!r}; there are texts of {there}")
        kept = [number for number, text in enumerate(self.texts) if text.holder == holder]
        chosen = np.isin(self.text_of, kept)
        renumbered = np.full(len(self.texts), -1, dtype=np.int32)
        renumbered[kept] = np.arange(len(kept))
        columns = (self.words, self.starts, self.ends, self.run_of)
        words, starts, ends, run_of = (column[chosen] for column in columns)
        return WordStream(
            tuple(self.texts[number] for number in kept),
            self.vocabulary,
            words,
            starts,
            ends,
            renumbered[self.text_of[chosen]],
            run_of,
            self.raised[chosen],
            self.opens[chosen],
            self.after_comma[chosen],
            self.undated,
        )


def _start(span: Span) -> int:
    return span.start
