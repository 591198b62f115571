"""Expressions that are tried only in sentences that hold all they need."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from discourse.annotators.actors import Mention
from discourse.annotators.needs import SENTENCE_START, Keys, NeedsReader, guess_frequency
from discourse.codebook import MARK_END, MARKS
from discourse.text import Span, fold

#: The keys of mentions and digits have the first numbers: something may lead to them.
_LED = (*MARKS.values(), *(f" {digit}" for digit in range(10)))
_NUMBER_OF_KIND = {kind: number for number, kind in enumerate(MARKS)}
_FIRST_WORD = len(_LED)
_CURRENCY = re.compile(r"[$€£¥]\s?\Z")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Folded text in which mentions stand between marks, and the way back to positions."""

    folded: str
    marked: str
    _marks: tuple[int, ...]
    _breaks: tuple[int, ...]

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention]) -> MarkedText:
        """``text`` folded, with a mark before and after every mention."""
        folded = fold(text)
        pieces: list[str] = []
        marks: list[int] = []
        done = 0
        for mention in mentions:
            opening = MARKS.get(mention.kind)
            if opening is None:
                continue
            pieces += [folded[done : mention.start], opening]
            pieces += [folded[mention.start : mention.end], MARK_END]
            marks += [mention.start, mention.end]
            done = mention.end
        pieces.append(folded[done:])
        # The k-th mark stands in the marked text at its position in the text plus k.
        breaks = tuple(at + k for k, at in enumerate(marks))
        return cls(folded, "".join(pieces), tuple(marks), breaks)

    def to_text(self, position: int) -> int:
        """The position in the text of a position in the marked text."""
        return position - bisect_left(self._breaks, position)

    def from_text(self, position: int) -> int:
        """The position in the marked text of a position in the text, after all marks there."""
        return position + bisect_right(self._marks, position)

    def window(self, span: Span) -> tuple[int, int]:
        """The stretch of marked text that stands for ``span``, its outer marks included."""
        return span.start + bisect_left(self._marks, span.start), self.from_text(span.end)


class Sentence:
    """A stretch of marked text.

    ``places`` says where in it matches can begin with each key, ``present`` has the bits of all
    sets of keys that one of them belongs to.
    """

    def __init__(self, marked: MarkedText, span: Span) -> None:
        self.marked = marked
        self.start, self.end = marked.window(span)
        self.places: dict[int, list[int]] = {}
        self.present = 0
        self._span = span
        self._spans: dict[Expression, list[tuple[int, int]]] = {}

    def add_mention(self, mention: Mention) -> None:
        """Enter a mention; a match may begin with the article before it."""
        key = _NUMBER_OF_KIND.get(mention.kind)
        if key is not None:
            at = self.marked.from_text(mention.start) - 1
            article = self.marked.marked.startswith("the ", at - 4)
            self.places.setdefault(key, []).extend((at - 4, at) if article else (at,))

    def add_words(self, found: Iterable[tuple[int, int, int]]) -> None:
        """Enter words: the number of each key, its place after the mark of the start, its end."""
        places, marked, start = self.places, self.marked, self._span.start - len(SENTENCE_START)
        has_marks = self.end - self.start > len(self._span)
        first = self.start - len(SENTENCE_START)
        for key, place, _ in found:
            at = marked.from_text(start + place) if has_marks else first + place
            if key in places:
                places[key].append(at)
            else:
                places[key] = [at]
            if key < _FIRST_WORD and (lead := _CURRENCY.search(marked.marked, at - 2, at)):
                places[key].append(lead.start())

    def starts(self, keys: frozenset[int]) -> list[int]:
        """Where matches that begin with one of ``keys`` can begin, from left to right."""
        found: list[int] = []
        for key in keys.intersection(self.places):
            found += self.places[key]
        return sorted(found) if len(found) > 1 else found

    def spans(self, expression: Expression) -> list[tuple[int, int]]:
        """Where ``expression`` matches; kept, since many cues are undone by the same words."""
        if expression not in self._spans:
            self._spans[expression] = expression.spans(self)
        return self._spans[expression]


@dataclass(frozen=True, eq=False)
class Expression:
    """A cue made ready.

    ``needs`` has the bits of the sets of keys that it needs one of, ``trigger`` is the rarest of
    the sets (``None`` without any), ``begins`` are the keys that matches can begin with.
    """

    text: str
    reader: NeedsReader = field(repr=False)
    needs: int
    trigger: frozenset[int] | None
    begins: frozenset[int] | None

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first tried: one text tries few of them."""
        return re.compile(self.reader.pattern(self.text).regex)

    def spans(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Where it matches, from left to right, no match overlapping another."""
        if self.needs & sentence.present != self.needs:
            return []
        text, done, end = sentence.marked.marked, sentence.start, sentence.end
        if self.text.lstrip().startswith("^"):
            starts = [done]
        elif self.begins is not None:
            starts = sentence.starts(self.begins)
        else:
            return [match.span() for match in self.regex.finditer(text, done, end)]
        found = []
        for start in starts:
            if start >= done and (match := self.regex.match(text, start, end)):
                found.append(match.span())
                done = match.end()
        return found


class KeyTable:
    """Numbers for keys, those that something may lead to first, and bits for sets of keys."""

    def __init__(self) -> None:
        self.numbers = {key: number for number, key in enumerate(_LED)}
        self._bits: dict[frozenset[int], int] = {}

    def number(self, keys: Iterable[str]) -> frozenset[int]:
        """The numbers of ``keys``, given now to those that have none."""
        return frozenset(self.numbers.setdefault(key, len(self.numbers)) for key in keys)

    def expression(self, reader: NeedsReader, text: str, anchors: Keys | None = None) -> Expression:
        """The cue ``text`` made ready; one of ``anchors`` must be there too, if given."""
        needs = reader.needs(text)
        sets = needs.all_of if anchors is None else (*needs.all_of, anchors)
        bits = 0
        for keys in sets:
            bits |= self._bits.setdefault(self.number(keys), 1 << len(self._bits))
        rarest = min(sets, key=guess_frequency, default=None)
        begins = None if needs.first is None else self.number(needs.first)
        trigger = None if rarest is None else self.number(rarest)
        return Expression(text, reader, bits, trigger, begins)

    def signs(self) -> tuple[tuple[str, int], ...]:
        """The keys that are neither words nor marks, with their numbers."""
        known = (" ", SENTENCE_START, *MARKS.values())
        return tuple((key, n) for key, n in self.numbers.items() if not key.startswith(known))

    def needs_of(self) -> tuple[int, ...]:
        """For each key the bits of the sets that it belongs to."""
        bits_of = [0] * len(self.numbers)
        for keys, bit in self._bits.items():
            for key in keys:
                bits_of[key] |= bit
        return tuple(bits_of)
