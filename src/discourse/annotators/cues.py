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
from discourse.annotators.hits import Entry, Hit, Match, hits_of
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

    entry: Entry
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
        rules, vetoes = _rules(categories, language, ready)
        expressions = [*(rule.expression for rule in rules), *vetoes]
        sieve = Sieve([expression.needs for expression in expressions])
        return cls(alphabet, needs.scanner(), sieve, rules, expressions)

    def find(self, text: TokenText, units: Sequence[Span]) -> list[list[Hit]]:
        """For each of ``units`` (in text order, not overlapping) the hits inside it."""
        tokens, last = text.tokens, len(self._rules)
        windows = [text.window(span) for span in units]
        met = [self._scanner.find(tokens[slice(*window)].replace(" ", "")) for window in windows]
        hits = []
        for (start, end), numbers in zip(windows, self._sieve.candidates(met), strict=True):
            some = bisect_left(numbers, last)
            window = _Window(start, end, tokens, frozenset(numbers[some:]))
            found = []
            for rule in map(self._rules.__getitem__, numbers[:some]):
                if match := rule.expression.next(tokens, start, end):  # as of half that are tried
                    extents = rule.expression.extents(match, tokens, end)
                    if not window.worth_trying.isdisjoint(rule.vetoes):
                        extents = self._allowed(extents, rule, window)
                    found += [Match(*extent, rule.entry) for extent in extents]
            hits.append(hits_of(found, text) if found else [])
        return hits

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


def _rules(
    categories: Iterable[Category], language: str, ready: Mapping[tuple[str, str], _Expression]
) -> tuple[list[_Rule], list[_Expression]]:
    """The rules, and the expressions of their vetoes, which have the numbers after theirs."""
    cues = [
        (category, cue)
        for category in categories
        for cue in category.cues
        if cue.language == language
    ]
    vetoes: dict[tuple[str, str], int] = {}
    first = sum(len(cue.match) for _, cue in cues)

    def numbers(category: Category, texts: Iterable[str]) -> frozenset[int]:
        keys = [_key(category, text) for text in texts]
        return frozenset([vetoes.setdefault(key, first + len(vetoes)) for key in keys])

    rules = [
        _Rule(
            Entry(f"{category.id}/{cue.id}", category, cue),
            ready[_key(category, text)],
            numbers(category, (*cue.unless, *cue.not_with)),
            numbers(category, cue.not_with),
        )
        for category, cue in cues
        for text in cue.match
    ]
    return rules, [ready[key] for key in vetoes]
