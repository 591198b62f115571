"""The history of a formula in dated texts: forms, variants, years, first and last, users, trend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from discourse.measures.adjustment import adjust_p_values
from discourse.measures.formulas.alignment import Words, compare_wordings
from discourse.measures.formulas.chronology import (
    Coverage,
    Edge,
    Trend,
    YearCount,
    counts_by_text,
    find_edges,
    measure_trends,
    measure_years,
)
from discourse.measures.formulas.discovery import Sequence as FoundSequence
from discourse.measures.formulas.known import KnownFormula, known_by_form, words_of_phrase
from discourse.measures.formulas.matching import Occurrence, find_forms, find_variants
from discourse.measures.formulas.stream import WordStream

Longs = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Wording:
    """One way in which a formula is worded.

    ``difference`` says what is other than in the phrase (``""`` for the phrase itself), ``counts``
    whether its places count as the formula. ``firsts`` are the words of the stream where it begins;
    ``count`` and ``texts`` how often and in how many texts it stands, ``first_year`` and
    ``last_year`` the years of the first and the last of these. ``is_near`` marks a variant in which
    a word of content is other: it may be another formula.
    """

    words: Words
    phrase: str
    difference: str
    counts: bool
    is_near: bool
    firsts: Longs
    count: int
    texts: int
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class User:
    """A holder who uses a formula: ``having`` of ``texts`` texts, how often, first and last year."""

    holder: str
    having: int
    texts: int
    count: int
    first_year: int
    last_year: int
    first_date: str


@dataclass(frozen=True, eq=False)
class History:
    """A formula through dated texts.

    ``key`` is the id of a known formula, else the folded phrase. ``wordings`` are the forms that
    count and then the variants that do not, each by number of texts; ``occurrences`` the places
    that count, in text order. ``edges`` are first and last, ``None`` where it does not occur.
    ``users`` come with those who use it in most texts first. ``q_value`` is that of the trend over
    all formulas tested with it.
    """

    key: str
    phrase: str
    known: KnownFormula | None
    sequence: FoundSequence | None
    occurrences: tuple[Occurrence, ...]
    wordings: tuple[Wording, ...]
    variants: tuple[Occurrence, ...]
    years: tuple[YearCount, ...]
    edges: tuple[Edge, Edge] | None
    users: tuple[User, ...]
    trend: Trend | None = None
    q_value: float | None = None

    @property
    def count(self) -> int:
        """How often it stands."""
        return len(self.occurrences)

    @property
    def having(self) -> int:
        """How many texts have it."""
        return sum(year.having for year in self.years)

    @property
    def first_users(self) -> tuple[User, ...]:
        """Who has it on the earliest date; several where texts of one date have it."""
        first = min((user.first_date for user in self.users), default="")
        return tuple(sorted((u for u in self.users if u.first_date == first), key=_holder))


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is followed: a phrase with other forms of it, known or found or asked for."""

    key: str
    phrase: str
    forms: tuple[Words, ...]
    known: KnownFormula | None = None
    sequence: FoundSequence | None = None

    @classmethod
    def of_known(cls, known: KnownFormula) -> Wanted:
        """A known formula."""
        return cls(known.id, known.phrase, known.forms, known=known)

    @classmethod
    def of_sequence(cls, sequence: FoundSequence) -> Wanted:
        """A formula that was found."""
        key = " ".join(sequence.words)
        return cls(key, sequence.phrase, (sequence.words,), sequence=sequence)

    @classmethod
    def of_phrase(cls, phrase: str) -> Wanted:
        """A phrase that was asked for."""
        words = words_of_phrase(phrase)
        return cls(" ".join(words), phrase, (words,))


@dataclass(frozen=True, slots=True)
class Searched:
    """The stream whose years are told, the one whose users are, and the coverage of the first."""

    stream: WordStream
    everywhere: WordStream
    coverage: Coverage


def find_histories(
    searched: Searched, wanted: Iterable[Wanted], *, with_variants: bool = True
) -> tuple[History, ...]:
    """The history of each formula, in order, with trends tested together.

    Benjamini and Hochberg's adjustment is over all that occur.
    """
    histories = [_find_history(searched, one, with_variants) for one in wanted]
    present = [number for number, one in enumerate(histories) if one.occurrences]
    if not present:
        return tuple(histories)
    firsts = [_firsts(histories[number].occurrences) for number in present]
    trends = measure_trends(searched.stream, firsts)
    q_values = adjust_p_values([trend.p_value for trend in trends])
    edges = _with_q_values([histories[number].edges for number in present])
    for number, trend, q_value, pair in zip(present, trends, q_values, edges, strict=True):
        histories[number] = replace(histories[number], trend=trend, q_value=q_value, edges=pair)
    return tuple(histories)


def _with_q_values(pairs: Sequence[tuple[Edge, Edge] | None]) -> list[tuple[Edge, Edge] | None]:
    """First and last with q-values over all that do not stand at the edge of the coverage."""
    flat = [edge for pair in pairs for edge in pair or ()]
    q_values = iter(adjust_p_values([e.p_value if e.texts_beyond else None for e in flat]))
    adjusted = iter([replace(edge, q_value=q_value) for edge, q_value in zip(flat, q_values)])
    return [(next(adjusted), next(adjusted)) if pair else None for pair in pairs]


def _find_history(searched: Searched, wanted: Wanted, with_variants: bool) -> History:
    stream = searched.stream
    occurrences = find_forms(stream, wanted.forms)
    variants: list[tuple[Occurrence, str, bool]] = []
    if with_variants:
        taken = np.zeros(stream.words.size, dtype=np.bool_)
        for one in occurrences:
            taken[one.first : one.end] = True
        variants = [
            (one, str(difference), difference.content_changes > 0)
            for one, difference in find_variants(stream, wanted.forms[0], taken)
            if known_by_form().get(one.words, wanted.known) is wanted.known
        ]
    everywhere = occurrences
    if searched.everywhere is not stream:
        everywhere = find_forms(searched.everywhere, wanted.forms)
    firsts = _firsts(occurrences)
    return History(
        wanted.key,
        wanted.phrase,
        wanted.known,
        wanted.sequence,
        tuple(occurrences),
        _wordings(stream, wanted.forms[0], occurrences, variants),
        tuple(one for one, _, _ in variants),
        measure_years(stream, searched.coverage, firsts),
        find_edges(stream, firsts),
        _users(searched.everywhere, _firsts(everywhere)),
    )


def _firsts(occurrences: Sequence[Occurrence]) -> Longs:
    return np.array([one.first for one in occurrences], dtype=np.int64)


def _wordings(
    stream: WordStream,
    phrase: Words,
    occurrences: Sequence[Occurrence],
    variants: Sequence[tuple[Occurrence, str, bool]],
) -> tuple[Wording, ...]:
    """The forms that count, then the variants, each by number of texts."""
    told: dict[Words, tuple[str, bool, bool]] = {}
    places: dict[Words, list[int]] = {}
    for one in occurrences:
        difference = "" if one.words == phrase else str(compare_wordings(phrase, one.words))
        told.setdefault(one.words, (difference, True, False))
        places.setdefault(one.words, []).append(one.first)
    for one, difference, is_near in variants:
        told.setdefault(one.words, (difference, False, is_near))
        places.setdefault(one.words, []).append(one.first)
    found = []
    for words, (difference, counts, is_near) in told.items():
        firsts = np.array(places[words], dtype=np.int64)
        having = np.unique(stream.text_of[firsts])
        found.append(
            Wording(
                words,
                stream.phrase(int(firsts[0]), len(words)),
                difference,
                counts,
                is_near,
                firsts,
                firsts.size,
                having.size,
                stream.texts[having[0]].year,
                stream.texts[having[-1]].year,
            )
        )
    found.sort(key=lambda one: (not one.counts, one.is_near, -one.texts, -one.count, one.words))
    return tuple(found)


def _users(stream: WordStream, firsts: Longs) -> tuple[User, ...]:
    counts = counts_by_text(stream, firsts)
    having = np.flatnonzero(counts)
    every = np.bincount(stream.holder_of_texts, minlength=len(stream.holders))
    users = []
    for holder in np.unique(stream.holder_of_texts[having]).tolist():
        own = having[stream.holder_of_texts[having] == holder]
        first, last = stream.texts[own[0]], stream.texts[own[-1]]
        users.append(
            User(
                stream.holders[holder],
                own.size,
                int(every[holder]),
                int(counts[own].sum()),
                first.year,
                last.year,
                first.date,
            )
        )
    return tuple(sorted(users, key=lambda user: (-user.having, -user.count, user.holder)))


def _holder(user: User) -> str:
    return user.holder
