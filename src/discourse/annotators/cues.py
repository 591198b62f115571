"""Finding cues: which entries of the codebook fire in which sentence, on which words.

One pass of an automaton over the folded text finds the anchors of all patterns; only patterns
whose anchor stands in a sentence are then confirmed there by their regular expression. Matching
is overlapping, so that one label's cue never hides another's; within one label the longest of
overlapping hits is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from ahocorasick_rs import AhoCorasick

from discourse.annotators.actors import Mention
from discourse.codebook import MARK_END, MARKS, Category, Codebook, Cue, Kind, Pattern, compile_pattern
from discourse.document import Evidence
from discourse.text import Span, fold

MOST_EVIDENCE_WORDS = 8
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that fired: in which unit (position in the list given), for which label, where."""

    unit: int
    category: str
    cue: Cue
    span: Span

    @property
    def source(self) -> str:
        """Codebook page and entry, ``page/entry``."""
        return f"{self.category}/{self.cue.id}"


@dataclass(frozen=True, slots=True)
class _Rule:
    """One pattern of one cue, ready to be confirmed."""

    category: str
    cue: Cue
    pattern: Pattern
    regex: re.Pattern[str]
    unless: tuple[re.Pattern[str], ...]
    not_with: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Folded text in which mentions stand between marks, and the way back to positions."""

    folded: str
    marked: str
    _breaks: tuple[int, ...]

    @classmethod
    def of(cls, text: str, mentions: Sequence[Mention]) -> MarkedText:
        """``text`` folded, with a mark before and after every mention."""
        folded = fold(text)
        pieces: list[str] = []
        breaks: list[int] = []
        done = 0
        for mention in mentions:
            opening = MARKS.get(mention.kind)
            if opening is None:
                continue
            pieces += [folded[done : mention.start], opening]
            pieces += [folded[mention.start : mention.end], MARK_END]
            breaks += [mention.start, mention.end]
            done = mention.end
        pieces.append(folded[done:])
        # The k-th mark stands in the marked text at its position in the text plus k.
        return cls(folded, "".join(pieces), tuple(at + k for k, at in enumerate(breaks)))

    def to_text(self, position: int) -> int:
        """The position in the text of a position in the marked text."""
        return position - bisect_right(self._breaks, position - 1)

    def window(self, span: Span) -> tuple[int, int]:
        """The stretch of marked text that stands for ``span``, its outer marks included."""
        marks = range(len(self._breaks))
        before = bisect_left(marks, span.start, key=lambda k: self._breaks[k] - k)
        until = bisect_right(marks, span.end, key=lambda k: self._breaks[k] - k)
        return span.start + before, span.end + until


@dataclass(frozen=True)
class CueIndex:
    """All patterns of some pages for one language, behind one automaton."""

    rules: tuple[_Rule, ...]
    _automaton: AhoCorasick
    _by_anchor: tuple[tuple[int, ...], ...]
    _anchor_is_prefix: tuple[bool, ...]
    _by_mark: dict[str, tuple[int, ...]] = field(repr=False)

    @classmethod
    def of(cls, categories: Iterable[Category], codebook: Codebook, language: str) -> CueIndex:
        """Compile the cues of ``categories`` in ``language``."""
        rules = tuple(_rules(categories, codebook, language))
        by_anchor: dict[str, list[int]] = defaultdict(list)
        by_mark: dict[str, list[int]] = defaultdict(list)
        for number, rule in enumerate(rules):
            for anchor in dict.fromkeys(rule.pattern.anchors):
                by_anchor[anchor].append(number)
            for mark in dict.fromkeys(rule.pattern.slot_anchors):
                by_mark[mark].append(number)
        kinds = {mark: kind for kind, mark in MARKS.items()}
        return cls(
            rules,
            AhoCorasick(list(by_anchor)),
            tuple(tuple(numbers) for numbers in by_anchor.values()),
            tuple(anchor.isdigit() for anchor in by_anchor),
            {kinds[mark]: tuple(numbers) for mark, numbers in by_mark.items()},
        )

    def find(
        self, marked: MarkedText, units: Sequence[Span], mentions: Sequence[Mention]
    ) -> list[Hit]:
        """The hits inside each of ``units`` (in text order, not overlapping)."""
        starts = [unit.start for unit in units]
        hits: list[Hit] = []
        candidates = self._candidates(marked.folded, units, starts)
        for mention in mentions:
            unit = bisect_right(starts, mention.start) - 1
            if unit >= 0 and mention.kind in self._by_mark:
                candidates[unit].update(dict.fromkeys(self._by_mark[mention.kind]))
        for unit in sorted(candidates):
            window = marked.window(units[unit])
            found: list[Hit] = []
            for number in sorted(candidates[unit]):
                found += self._confirm(self.rules[number], unit, marked, window)
            hits += _longest_per_label(found)
        return hits

    def _candidates(
        self, folded: str, units: Sequence[Span], starts: Sequence[int]
    ) -> dict[int, dict[int, None]]:
        candidates: dict[int, dict[int, None]] = defaultdict(dict)
        for anchor, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and not self._anchor_is_prefix[anchor]:
                continue
            unit = bisect_right(starts, start) - 1
            if unit >= 0 and end <= units[unit].end:
                for number in self._by_anchor[anchor]:
                    candidates[unit][number] = None
        return candidates

    def _confirm(
        self, rule: _Rule, unit: int, marked: MarkedText, window: tuple[int, int]
    ) -> list[Hit]:
        start, end = window
        text = marked.marked
        if rule.pattern.at_start:
            first = rule.regex.match(text, start, end)
            matches = [first] if first else []
        else:
            matches = list(rule.regex.finditer(text, start, end))
        if not matches or any(veto.search(text, start, end) for veto in rule.not_with):
            return []
        undone = [m.span() for veto in rule.unless for m in veto.finditer(text, start, end)]
        hits = []
        for match in matches:
            low, high = match.span()
            if low == high or any(a < high and low < b for a, b in undone):
                continue
            hits.append(Hit(unit, rule.category, rule.cue, _evidence_span(marked, low, high)))
        return hits


def to_evidence(hit: Hit) -> Evidence:
    """The hit as evidence of an annotation."""
    return Evidence(hit.span, hit.source, hit.cue.weight)


def combine(weights: Iterable[float]) -> float:
    """What several cues say together: ``1 - (1 - w1)(1 - w2)…``, rounded to four digits."""
    against = 1.0
    for weight in weights:
        against *= 1.0 - weight
    return round(1.0 - against, 4)


@cache
def cue_index(codebook: Codebook, kind: Kind, language: str) -> CueIndex:
    """The cues of all functions, or of all frames, compiled once."""
    categories = codebook.functions if kind == "function" else codebook.frames
    return CueIndex.of(categories, codebook, language)


def _rules(
    categories: Iterable[Category], codebook: Codebook, language: str
) -> Iterable[_Rule]:
    page = codebook.language(language)
    if page is None:
        return
    for category in categories:
        sets = dict(category.sets)
        for cue in category.cues:
            if cue.language != language:
                continue
            unless = tuple(re.compile(compile_pattern(t, page, sets).regex) for t in cue.unless)
            not_with = tuple(re.compile(compile_pattern(t, page, sets).regex) for t in cue.not_with)
            for text in cue.match:
                pattern = compile_pattern(text, page, sets)
                regex = re.compile(pattern.regex)
                yield _Rule(category.id, cue, pattern, regex, unless, not_with)


def _evidence_span(marked: MarkedText, low: int, high: int) -> Span:
    """The words of a match, without marks and edges of white space, eight at most."""
    start, end = marked.to_text(low), marked.to_text(high)
    words = marked.folded[start:end]
    first = start + len(words) - len(words.lstrip())
    last = first
    for count, word in enumerate(_WORD.finditer(marked.folded, first, end), start=1):
        last = word.end()
        if count == MOST_EVIDENCE_WORDS:
            break
    return Span(first, max(last, first + 1))


def _longest_per_label(hits: list[Hit]) -> list[Hit]:
    """Of hits for one label that overlap, the longest (then the heaviest, then the first)."""
    kept: list[Hit] = []
    order = sorted(hits, key=lambda h: (-len(h.span), -h.cue.weight, h.span.start, h.source))
    for hit in order:
        if not any(k.category == hit.category and k.span.overlaps(hit.span) for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.span.start, hit.span.end, hit.source))
