"""Finding cues: which entries of the codebook fire in which sentence, on which words.

One pass over the tokens of a sentence says which cues can match in it; only those are tried by
their expressions. Matching is overlapping, so that one label's cue never hides another's; within
one label the longest of overlapping hits is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from discourse.annotators.alphabet import Alphabet
from discourse.annotators.expressions import ExpressionWriter
from discourse.annotators.needs import Needs, Scanner, Sieve
from discourse.annotators.tokens import TokenText, begins_word
from discourse.codebook import Category, Codebook, Cue, Language, Pattern, phrases_of, read_pattern
from discourse.document import Evidence
from discourse.text import Span

MOST_EVIDENCE_WORDS = 8
_WORD = re.compile(r"\S+")
_Extent = tuple[int, int]
_NOWHERE: Sequence[_Extent] = ()


class Hit(NamedTuple):
    """A cue that fired for a label, on the words ``text[start:end]``.

    ``words`` is how many they are; a mention of an actor, with its article, is one of them,
    so that a longer name does not make a longer hit. ``source`` is the codebook page and entry,
    ``page/entry``. ``attributes`` are those of the cue and of the cues that it hides.
    """

    start: int
    end: int
    words: int
    source: str
    category: Category
    cue: Cue
    attributes: tuple[tuple[str, str], ...]


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
class _Vetoes:
    """Patterns that undo hits of a cue: those that they overlap, or all in the sentence."""

    unless: tuple[_Expression, ...]
    not_with: tuple[_Expression, ...]
    #: A sentence that has none of these bits holds none of the patterns.
    bits: int

    def allow(self, found: list[_Extent], tokens: str, window: _Extent, met: int) -> list[_Extent]:
        """Those of ``found`` that nothing undoes in a sentence that has the bits ``met``."""
        for veto in self.not_with:
            if veto.needs & met == veto.needs and veto.next(tokens, *window):
                return []
        for veto in self.unless:
            if veto.needs & met == veto.needs:
                for start, end in veto.anywhere(tokens, *window):
                    found = [(low, high) for low, high in found if end <= low or high <= start]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    """One pattern of one cue, and the patterns that undo it."""

    source: str
    category: Category
    cue: Cue
    expression: _Expression
    vetoes: _Vetoes

    def extents(self, tokens: str, window: _Extent, met: int) -> Sequence[_Extent]:
        """The matches in a sentence that has the bits ``met`` and that nothing undoes."""
        start, end = window
        match = self.expression.next(tokens, start, end)
        if not match:  # as of half that are tried
            return _NOWHERE
        found = self.expression.extents(match, tokens, end)
        if met & self.vetoes.bits:
            return self.vetoes.allow(found, tokens, window, met)
        return found


@dataclass(frozen=True, slots=True)
class CueIndex:
    """All cues of a codebook in one language, ready to be found."""

    alphabet: Alphabet
    _scanner: Scanner
    _sieve: Sieve
    _rules: tuple[_Rule, ...]

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
        rules = tuple(_rules(categories, language, ready, needs))
        sieve = Sieve([rule.expression.needs for rule in rules])
        return cls(alphabet, needs.scanner(), sieve, rules)

    def find(self, text: TokenText, units: Sequence[Span]) -> list[list[Hit]]:
        """For each of ``units`` (in text order, not overlapping) the hits inside it."""
        tokens, rules = text.tokens, self._rules
        windows = [text.window(span) for span in units]
        met = [self._scanner.find(tokens[slice(*window)].replace(" ", "")) for window in windows]
        hits = []
        for window, bits, numbers in zip(windows, met, self._sieve.candidates(met), strict=True):
            found = [
                _hit(rules[number], text, extent)
                for number in numbers
                for extent in rules[number].extents(tokens, window, bits)
            ]
            hits.append(_longest_per_label(found) if len(found) > 1 else found)
        return hits


def _hit(rule: _Rule, text: TokenText, extent: _Extent) -> Hit:
    start, end = extent
    return Hit(
        text.to_text(start),
        text.to_text(end),
        text.count_words(start, end),
        rule.source,
        rule.category,
        rule.cue,
        rule.cue.attributes,
    )


def to_evidence(hit: Hit, text: TokenText) -> Evidence:
    """The words of a hit, eight at most, as evidence of an annotation."""
    end = hit.end
    if text.folded.count(" ", hit.start, end) >= MOST_EVIDENCE_WORDS:
        words = islice(_WORD.finditer(text.folded, hit.start, end), MOST_EVIDENCE_WORDS)
        end = max(match.end() for match in words)
    return Evidence(Span(hit.start, end), hit.source, hit.cue.weight)


def combine(weights: Iterable[float]) -> float:
    """What several cues say together: ``1 - (1 - w1)(1 - w2)…``, rounded to four digits."""
    against = 1.0
    for weight in weights:
        against *= 1.0 - weight
    return round(1.0 - against, 4)


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
    categories: Iterable[Category],
    language: str,
    ready: Mapping[tuple[str, str], _Expression],
    needs: Needs,
) -> Iterator[_Rule]:
    for category in categories:
        for cue in category.cues:
            if cue.language != language:
                continue
            unless, not_with = (
                tuple([ready[_key(category, text)] for text in vetoes])
                for vetoes in (cue.unless, cue.not_with)
            )
            bits = needs.rarest(veto.needs for veto in (*unless, *not_with))
            vetoes = _Vetoes(unless, not_with, bits)
            for text in cue.match:
                expression = ready[_key(category, text)]
                source = f"{category.id}/{cue.id}"
                yield _Rule(source, category, cue, expression, vetoes)


def _longest_per_label(hits: list[Hit]) -> list[Hit]:
    """Of hits for one label that overlap, the longest (then the heaviest, then the first).

    What is hidden adds no weight, but hands its attributes to what hides it: "condemn the
    aggression" hides the name inside, and the target is named all the same.
    """
    by_category: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_category[id(hit.category)].append(hit)
    kept: list[Hit] = []
    for found in by_category.values():
        kept += _longest(found) if len(found) > 1 else found
    return sorted(kept, key=attrgetter("start", "end", "source"))


def _longest(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.words, -h.cue.weight, h.start, h.source, -h.end)):
        for number, other in enumerate(kept):
            if other.start < hit.end and hit.start < other.end:
                kept[number] = other._replace(attributes=other.attributes + hit.attributes)
                break
        else:
            kept.append(hit)
    return kept
