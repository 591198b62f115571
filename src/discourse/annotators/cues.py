"""Finding cues: which entries of the codebook fire in which sentence, on which words.

One pass over the tokens of a sentence says which cues can match in it; only those are tried by
their expressions. What becomes of matches that overlap is said in ``hits``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from discourse.annotators.alphabet import Alphabet
from discourse.annotators.expressions import ExpressionWriter
from discourse.annotators.hits import Entries, Entry, Hits, Match
from discourse.annotators.needs import Needs, Scanner, Sieve
from discourse.annotators.tokens import TokenText, begins_word
from discourse.codebook import Category, Codebook, Language, Pattern, phrases_of, read_pattern
from discourse.text import Span

_Extent = tuple[int, int]


class _Expression:
    """A pattern and the bits of what a sentence must hold for it to match (see ``needs``)."""

    def __init__(self, pattern: Pattern, needs: int, writer: ExpressionWriter) -> None:
        self.needs = needs
        self._pattern = pattern
        self._writer = writer

    @cached_property
    def next(self) -> Callable[[str, int, int], re.Match[str] | None]:
        """The next match in a stretch; compiled when first tried: one text tries few of them."""
        regex = self._writer.compile(self._pattern)
        return regex.match if self._pattern.at_start else regex.search

    def extents(self, match: re.Match[str] | None, tokens: str, end: int) -> list[_Extent]:
        """Where it matches, from the first ``match`` on, no match overlapping another."""
        found: list[_Extent] = []
        while match:
            extent = match.span()
            is_whole = begins_word(tokens, extent[0])
            if is_whole:
                found.append(extent)
            if self._pattern.at_start:
                break
            match = self.next(tokens, extent[1] if is_whole else extent[0] + 1, end)
        return found

    def anywhere(self, tokens: str, start: int, end: int) -> Iterator[_Extent]:
        """Where it matches, also within a word that a hyphen joins ("nuclear-free-trade")."""
        while match := self.next(tokens, start, end):
            yield match.span()
            if self._pattern.at_start:
                break
            start = match.end()


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    """One pattern of one cue, and the patterns that undo its hits.

    Those are numbers of expressions. A veto undoes the hits that it overlaps; one that is also in
    ``not_with`` all hits in the sentence.
    """

    expression: _Expression
    vetoes: frozenset[int]
    not_with: frozenset[int]


class _Window(NamedTuple):
    """The tokens of a sentence, and the expressions, by number, that may match in it."""

    start: int
    end: int
    tokens: str
    worth_trying: frozenset[int]


@dataclass(frozen=True, slots=True)
class CueIndex:
    """All cues of a codebook in one language, ready to be found.

    The expressions are those of the rules, in the same order, and then those of vetoes.
    """

    alphabet: Alphabet
    _entries: Entries
    _scanner: Scanner
    _sieve: Sieve
    _rules: Sequence[_Rule]
    _expressions: Sequence[_Expression]

    @classmethod
    def of(cls, codebook: Codebook, language: str) -> CueIndex:
        """Make the cues of ``codebook`` in ``language`` ready."""
        page = codebook.language(language)
        categories = (*codebook.functions, *codebook.frames) if page else ()
        patterns = dict(_patterns(categories, page)) if page else {}
        phrases = chain.from_iterable(phrases_of(p.elements) for p in patterns.values())
        alphabet = Alphabet(phrases)
        needs, writer = Needs(alphabet), ExpressionWriter(alphabet)
        ready = {
            key: _Expression(pattern, needs.add(pattern), writer)
            for key, pattern in patterns.items()
        }
        entries = list(_entries(categories, language))
        rules, vetoes = _rules(entries, ready)
        expressions = [*(rule.expression for rule in rules), *vetoes]
        sieve = Sieve([expression.needs for expression in expressions])
        known = Entries.of([entry for entry, _ in entries], categories)
        return cls(alphabet, known, needs.scanner(), sieve, rules, expressions)

    def find(self, text: TokenText, units: Sequence[Span]) -> Hits:
        """The hits inside each of ``units`` (in text order, not overlapping)."""
        tokens, last = text.tokens, len(self._rules)
        windows = text.windows(units)
        met = [self._scanner.find(tokens[start:end].replace(" ", "")) for start, end in windows]
        found: list[Match] = []
        for unit, numbers in enumerate(self._sieve.candidates(met)):
            some = bisect_left(numbers, last)
            start, end = windows[unit]
            window = _Window(start, end, tokens, frozenset(numbers[some:]))
            for number in numbers[:some]:
                rule = self._rules[number]
                if match := rule.expression.next(tokens, start, end):  # as of half that are tried
                    extents = rule.expression.extents(match, tokens, end)
                    if not window.worth_trying.isdisjoint(rule.vetoes):
                        extents = self._allowed(extents, rule, window)
                    found += [Match(unit, number, *extent) for extent in extents]
        return Hits.of(found, text, self._entries)

    def _allowed(self, found: list[_Extent], rule: _Rule, window: _Window) -> list[_Extent]:
        """Those of the extents ``found`` that nothing undoes."""
        start, end, tokens, worth_trying = window
        for number in worth_trying & rule.vetoes:
            veto = self._expressions[number]
            if number not in rule.not_with:
                for low, high in veto.anywhere(tokens, start, end):
                    found = [extent for extent in found if extent[1] <= low or high <= extent[0]]
            elif veto.next(tokens, start, end):
                return []
        return found


@cache
def cue_index(codebook: Codebook, language: str) -> CueIndex:
    """The cues of all functions and frames, made ready once."""
    return CueIndex.of(codebook, language)


def _patterns(
    categories: Iterable[Category], page: Language
) -> Iterator[tuple[tuple[str, str], Pattern]]:
    """The patterns of all cues, by page (since pages have sets of their own) and text."""
    for category in categories:
        sets = dict(category.sets)
        for cue in category.cues:
            if cue.language == page.code:
                for text in (*cue.match, *cue.unless, *cue.not_with):
                    yield _key(category, text), read_pattern(text, page, sets)


def _key(category: Category, text: str) -> tuple[str, str]:
    return f"{category.kind}/{category.id}", text


def _entries(categories: Iterable[Category], language: str) -> Iterator[tuple[Entry, str]]:
    """Every pattern of every cue."""
    for category in categories:
        for cue in category.cues:
            if cue.language == language:
                yield from ((Entry(f"{category.id}/{cue.id}", category, cue), t) for t in cue.match)


def _rules(
    entries: Sequence[tuple[Entry, str]], ready: Mapping[tuple[str, str], _Expression]
) -> tuple[list[_Rule], list[_Expression]]:
    """The rules, and the expressions of their vetoes, which have the numbers after theirs."""
    vetoes: dict[tuple[str, str], int] = {}

    def numbers(category: Category, texts: Iterable[str]) -> frozenset[int]:
        keys = [_key(category, text) for text in texts]
        return frozenset([vetoes.setdefault(key, len(entries) + len(vetoes)) for key in keys])

    rules = [
        _Rule(
            ready[_key(category, text)],
            numbers(category, (*cue.unless, *cue.not_with)),
            numbers(category, cue.not_with),
        )
        for (_, category, cue), text in entries
    ]
    return rules, [ready[key] for key in vetoes]
