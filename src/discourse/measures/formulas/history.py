"""The history of a formula in dated texts: forms, variants, years, first and last, users, trend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from discourse.measures.adjustment import adjust_p_values
from discourse.measures.formulas.alignment import Difference, Words, compare_wordings
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
from discourse.measures.formulas.matching import Occurrence, content_of, find_forms, find_variants
from discourse.measures.formulas.stream import WordStream

Longs = NDArray[np.int64]
_FEWEST_FIRM = 3  # words of content of a known formula from which on small changes do not matter


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
    """Who uses a formula: in ``having`` of ``texts`` texts, how often, first and last year."""

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
    adjusted = iter(
        [replace(edge, q_value=q_value) for edge, q_value in zip(flat, q_values, strict=True)]
    )
    return [(next(adjusted), next(adjusted)) if pair else None for pair in pairs]


def _find_history(searched: Searched, wanted: Wanted, with_variants: bool) -> History:
    stream = searched.stream
    found = _find_places(stream, wanted, with_variants)
    everywhere = found.counted
    if searched.everywhere is not stream:
        everywhere = _find_places(searched.everywhere, wanted, with_variants).counted
    firsts = _firsts(found.counted)
    return History(
        wanted.key,
        wanted.phrase,
        wanted.known,
        wanted.sequence,
        tuple(found.counted),
        _wordings(stream, wanted.forms[0], found),
        tuple(found.others),
        measure_years(stream, searched.coverage, firsts),
        find_edges(stream, firsts),
        _users(searched.everywhere, _firsts(everywhere)),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Places that count as the formula, places that do not, and how each wording differs."""

    counted: list[Occurrence]
    others: list[Occurrence]
    differences: dict[Words, Difference]


def _find_places(stream: WordStream, wanted: Wanted, with_variants: bool) -> _Places:
    """Where a formula stands in any form, and where in a variant.

    Of a known formula with three words of content or more, variants count in which only words of
    grammar, forms of words or their order are other; of any other phrase none does.
    """
    counted = find_forms(stream, wanted.forms)
    phrase = wanted.forms[0]
    differences = {one.words: compare_wordings(phrase, one.words) for one in counted}
    if not with_variants:
        return _Places(counted, [], differences)
    taken = np.zeros(stream.words.size, dtype=np.bool_)
    for one in counted:
        taken[one.first : one.end] = True
    firm = wanted.known and len(content_of(phrase)) >= _FEWEST_FIRM
    others: list[Occurrence] = []
    for one, difference in find_variants(stream, phrase, taken):
        if known_by_form().get(one.words, wanted.known) is not wanted.known:
            continue  # it is another known formula
        differences[one.words] = difference
        (counted if firm and not difference.content_changes else others).append(one)
    counted.sort(key=lambda one: one.first)
    return _Places(counted, others, differences)


def _firsts(occurrences: Sequence[Occurrence]) -> Longs:
    return np.array([one.first for one in occurrences], dtype=np.int64)


def _wordings(stream: WordStream, phrase: Words, places: _Places) -> tuple[Wording, ...]:
    """The forms that count, then the variants, each by number of texts."""
    found = []
    for counts, occurrences in ((True, places.counted), (False, places.others)):
        firsts_of: dict[Words, list[int]] = {}
        for one in occurrences:
            firsts_of.setdefault(one.words, []).append(one.first)
        for words, at in firsts_of.items():
            firsts = np.array(at, dtype=np.int64)
            having = np.unique(stream.text_of[firsts])
            difference = places.differences[words]
            found.append(
                Wording(
                    words,
                    stream.phrase(at[0], len(words)),
                    "" if words == phrase else str(difference),
                    counts,
                    not counts and difference.content_changes > 0,
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
