"""Dated texts as one row of word numbers: what formulas are looked for in.

Words are folded (lower case, one form of apostrophe, quote and dash), and a hyphen parts words as a
space does: "win–win" and "Win-Win" are the same two words. Every word keeps its place in the text,
so that whatever is found leads to its sentence. Only sentences and clauses are read, and no
sequence reaches over the end of a sentence or a mark such as ";", ":" or a bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from discourse.annotators import annotate
from discourse.annotators.units import coded_units
from discourse.document import Document, Metadata
from discourse.errors import UsageError
from discourse.measures.formulas.alignment import stem
from discourse.text import Span, fold

IntArray = NDArray[np.int32]
BoolArray = NDArray[np.bool_]

TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TOKENS_AND_REST = re.compile(f"({TOKEN.pattern})")
#: What no formula reaches over. A full stop or colon inside a number ("1.5") parts nothing.
_PARTS = re.compile(r"[;!?()\[\]—|/]|[.:](?!$)|(?<=.)[.:]$|--|\n\s*\n", re.DOTALL)
_YEAR = re.compile(r"[12]\d{3}(?!\d)")
_LONGEST_TEXT = 1 << 31  # characters: keeps the places of texts apart in one row of numbers
#: Who holds a formula: the country, or the speaker, that the metadata of a text name.
HOLDERS = ("country", "speaker")
NOBODY = "not stated"


@dataclass(frozen=True, slots=True)
class DatedText:
    """One text: when, whose, and how long.

    ``date`` is ISO 8601 as far as known, ``year`` its year; ``holder`` the country or the speaker
    (``not stated`` where the metadata name none). ``sentences`` are the spans of its sentences and
    clauses, in text order.
    """

    document: Document
    date: str
    year: int
    holder: str
    sentences: tuple[Span, ...]

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
    word before: those are the words behind rates, as everywhere in this package. ``undated`` are
    the ids of texts left out.
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
        sentences = self.texts[self.text_of[first]].sentences
        return bisect_right(sentences, int(self.starts[first]), key=_start)

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
            self.undated,
        )


def read_stream(documents: Iterable[Document], by: str = "country") -> WordStream:
    """The dated ones of ``documents`` as one stream, oldest first.

    Args:
        documents: with or without the layer of units, which is added where it is missing.
        by: what tells holders apart, one of :data:`HOLDERS`.

    Raises:
        UsageError: none of the texts is dated, or ``by`` is none of the two.
    """
    if by not in HOLDERS:
        raise UsageError(f"holders are told apart by {' or '.join(HOLDERS)}, not by {by!r}")
    texts, undated = [], []
    for document in documents:
        when = date_of(document.metadata)
        if when is None:
            undated.append(document.id)
        else:
            texts.append(_dated(document, when, by))
    if not texts:
        raise UsageError(
            f"none of the {len(undated)} texts has a date, and formulas are followed through time: "
            "give dates with --metadata-table FILE (a column date), --meta date=YEAR, or "
            "--name-pattern such as {country}_{session}_{year}"
        )
    texts.sort(key=lambda text: (text.date, text.id))
    return _joined(texts, tuple(undated))


def date_of(metadata: Metadata) -> str | None:
    """The date of a text if it begins with a year; a day that the calendar lacks counts as none."""
    given = (metadata.date or "").strip()
    found = _YEAR.match(given)
    if not found:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return given if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", given) else found[0]


def _start(span: Span) -> int:
    return span.start


def _dated(document: Document, when: str, by: str) -> DatedText:
    if not document.has("paragraphs"):
        document = annotate(document, None, ("paragraphs",))
    sentences = tuple(coded_units(document))
    holder = getattr(document.metadata, by) or NOBODY
    return DatedText(document, when, int(when[:4]), holder, sentences)


def _joined(texts: Sequence[DatedText], undated: tuple[str, ...]) -> WordStream:
    numbers: dict[str, int] = {}
    parting: dict[str, bool] = {}
    columns: list[tuple[NDArray[np.int64], ...]] = []
    runs = 0
    for text in texts:
        words, starts, ends, run_of, raised, opens = _columns(text, numbers, parting)
        columns.append((words, starts, ends, run_of + runs, raised, opens))
        runs += int(run_of[-1]) + 1 if run_of.size else 0
    lengths = [one[0].size for one in columns]
    words, starts, ends, run_of, raised, opens = map(np.concatenate, zip(*columns, strict=True))
    return WordStream(
        tuple(texts),
        tuple(numbers),
        words.astype(np.int32),
        starts.astype(np.int32),
        ends.astype(np.int32),
        np.repeat(np.arange(len(texts), dtype=np.int32), lengths),
        run_of.astype(np.int32),
        raised.astype(np.bool_),
        opens.astype(np.bool_),
        undated,
    )


def _columns(
    text: DatedText, numbers: dict[str, int], parting: dict[str, bool]
) -> tuple[NDArray[np.int64], ...]:
    """The words of one text: number, start, end, run from 0, whether raised, whether opening."""
    own = text.document.text
    pieces = _TOKENS_AND_REST.split(fold(own))
    found, rest = pieces[1::2], pieces[:-1:2]
    for gap in set(rest).difference(parting):
        parting[gap] = _PARTS.search(gap) is not None
    for word in found:
        numbers.setdefault(word, len(numbers))
    places = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
    starts, ends = places[:-1:2], places[1::2]
    unit_starts = np.array([span.start for span in text.sentences], dtype=np.int64)
    unit_ends = np.array([span.end for span in text.sentences], dtype=np.int64)
    unit = np.searchsorted(unit_starts, starts, side="right") - 1
    inside = (unit >= 0) & (ends <= unit_ends[np.maximum(unit, 0)]) if unit_ends.size else unit > 0
    parted = np.fromiter(map(parting.__getitem__, rest), np.bool_, len(rest))
    capital = np.fromiter((own[at].isupper() for at in starts.tolist()), np.bool_, starts.size)
    words = np.fromiter(map(numbers.__getitem__, found), np.int64, len(found))
    joined = np.fromiter((gap == "-" for gap in rest), np.bool_, len(rest))
    columns = (words, starts, ends, unit, parted, capital, joined)
    words, starts, ends, unit, parted, capital, joined = (column[inside] for column in columns)
    first = np.ones(words.size, dtype=np.bool_)
    first[1:] = parted[1:] | (unit[1:] != unit[:-1])
    return words, starts, ends, np.cumsum(first) - 1, capital & ~first, ~joined
