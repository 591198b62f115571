"""The same matter in two texts: sentences that share words which are rare in public speeches.

A term is rare if few speeches of the background have it and few sentences of either text. Numbered
articles and orders, dates and exact figures weigh twice a word. Two sentences are paired that share
terms of weight two together; each sentence stands in one pair at most, the rarest terms first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from discourse.analysis import Analysis, Unit
from discourse.measures.background import load_background
from discourse.measures.function_words import load_function_words
from discourse.measures.vocabulary import words_of
from discourse.text import Span, fold

MOST_SPEECHES = 0.02  # of the background: a word in more of them is not rare
MOST_SENTENCES = 4  # of either text: a term in more of them is what the text is about
LEAST_WEIGHT = 2
SHORTEST_WORD = 4
FEWEST_DIGITS = 3  # a figure of fewer, zeros apart, is round: it may count anything
_NUMBERED = re.compile(r"\b[A-Z][a-z]+(?: No\.?)? \d+\b|\b\d{1,2} [A-Z][a-z]+(?: \d{4})?\b")
_FIGURE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d+\.\d+\b|\b\d{3}\b|\b\d{5,}\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and where its terms stand in it, first term first."""

    unit: Unit
    terms: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Passages of two texts on the same matter, and those of each that have no counterpart.

    ``alone`` holds for each of the two texts its passages with the weightiest terms of their own.
    """

    pairs: tuple[tuple[Passage, Passage], ...]
    alone: tuple[tuple[Passage, ...], tuple[Passage, ...]]


Terms = dict[str, list[Span]]


def find_counterparts(first: Analysis, second: Analysis) -> Counterparts:
    """Pair the sentences of two texts by the rare terms that they share, the rarest first."""
    terms = [_rare_terms(first), _rare_terms(second)]
    candidates = _candidates(*terms)
    pairs = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for i, j, shared in candidates:
        if i in taken[0] or j in taken[1]:
            continue
        taken[0].add(i)
        taken[1].add(j)
        one = _passage(first.own_sentences[i], shared, terms[0][i])
        pairs.append((one, _passage(second.own_sentences[j], shared, terms[1][j])))
    alone = (
        _alone(first, terms[0], terms[1], {i for i, _, _ in candidates}),
        _alone(second, terms[1], terms[0], {j for _, j, _ in candidates}),
    )
    return Counterparts(tuple(pairs), alone)


def _candidates(
    first: Sequence[Terms], second: Sequence[Terms]
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Sentences that share terms of enough weight, those with the rarest terms first."""
    number = len(first) + len(second)
    uses = Counter(term for sentence in (*first, *second) for term in sentence)
    found = []
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            shared = tuple(term for term in one if term in other)
            if sum(map(_weight, shared)) >= LEAST_WEIGHT:
                score = sum(_weight(term) * log2(number / uses[term]) for term in shared)
                found.append((-score, i + j, i, j, shared))
    return [(i, j, shared) for _, _, i, j, shared in sorted(found)]


def _alone(
    analysis: Analysis, own: Sequence[Terms], other: Sequence[Terms], paired: set[int]
) -> tuple[Passage, ...]:
    """Sentences none of whose terms the other text has, the heaviest first."""
    elsewhere = {term for terms in other for term in terms}
    found = []
    for number, terms in enumerate(own):
        if number in paired or any(term in elsewhere for term in terms):
            continue
        weight = sum(map(_weight, terms))
        if weight >= LEAST_WEIGHT:
            ordered = tuple(sorted(terms, key=lambda term: (-_weight(term), terms[term])))
            found.append((-weight, number, ordered))
    return tuple(
        _passage(analysis.own_sentences[number], terms, own[number])
        for _, number, terms in sorted(found)
    )


def _passage(unit: Unit, terms: tuple[str, ...], places: Terms) -> Passage:
    return Passage(unit, terms, tuple(sorted(span for term in terms for span in places[term])))


def _weight(term: str) -> int:
    """Two for numbered things, dates and exact figures; one for words and for round figures."""
    if not any(char.isdigit() for char in term):
        return 1
    significant = "".join(char for char in term if char.isdigit()).strip("0")
    is_figure = not any(char.isalpha() for char in term)
    return 1 if is_figure and len(significant) < FEWEST_DIGITS else 2


def _rare_terms(analysis: Analysis) -> list[Terms]:
    """The terms of each sentence that neither the background nor the text itself has often."""
    found = [_terms(unit) for unit in analysis.own_sentences]
    words = sorted({term for terms in found for term in terms if not term[0].isdigit()})
    background = load_background()
    most = MOST_SPEECHES * background.documents
    frequencies = background.document_frequencies_of(words).tolist()
    common = {word for word, df in zip(words, frequencies, strict=True) if df > most}
    uses = Counter(term for terms in found for term in terms)
    dropped = common | {term for term, count in uses.items() if count > MOST_SENTENCES}
    return [{t: spans for t, spans in terms.items() if t not in dropped} for terms in found]


def _terms(unit: Unit) -> Terms:
    """Words, numbered things, dates and figures of a sentence, with their places."""
    terms: Terms = {}
    held: list[Span] = []
    function_words = load_function_words()
    for pattern in (_NUMBERED, _FIGURE):
        for match in pattern.finditer(unit.text):
            span = Span(unit.span.start + match.start(), unit.span.start + match.end())
            opening = fold(match.group()).split()[0]  # "In 2030" is no numbered thing
            if opening not in function_words and not any(span.overlaps(o) for o in held):
                held.append(span)
                terms.setdefault(fold(match.group()), []).append(span)
    for word, span in words_of(unit):
        if len(word) < SHORTEST_WORD or word in function_words or word[0].isdigit():
            continue
        if not any(span.overlaps(other) for other in held):
            terms.setdefault(word, []).append(span)
    return terms
