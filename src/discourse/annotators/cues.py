"""Finding cues: which entries of the codebook fire in which sentence, on which words.

One pass of an automaton over the text finds the words that cues need. A pattern is tried by its
regular expression only where all that it needs stands in the sentence, and only from the words
that its matches can begin with. Matching is overlapping, so that one label's cue never hides
another's; within one label the longest of overlapping hits is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import islice

from ahocorasick_rs import AhoCorasick

from discourse.annotators.actors import Mention
from discourse.annotators.expressions import Expression, KeyTable, Sentence
from discourse.annotators.expressions import MarkedText as MarkedText
from discourse.annotators.needs import SENTENCE_START, NeedsReader, spaced
from discourse.codebook import Category, Codebook, Cue, Kind
from discourse.document import Evidence
from discourse.text import Span

MOST_EVIDENCE_WORDS = 8
_NAMED_KINDS = frozenset({"self", "state", "territory", "demonym", "self_demonym", "person"})
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that fired: in which unit (position in the list given), for which label, where.

    ``extent`` is all that the pattern matched, ``span`` the words of it shown as evidence.
    ``attributes`` are those of the cue and of the cues that it hides.
    """

    unit: int
    category: str
    cue: Cue
    span: Span
    extent: Span
    attributes: tuple[tuple[str, str], ...]

    @property
    def source(self) -> str:
        """Codebook page and entry, ``page/entry``."""
        return f"{self.category}/{self.cue.id}"


@dataclass(frozen=True, slots=True)
class _Rule:
    """One pattern of one cue, and the patterns that undo it."""

    category: str
    cue: Cue
    expression: Expression
    unless: tuple[Expression, ...]
    not_with: tuple[Expression, ...]

    def hits(self, unit: int, sentence: Sentence) -> list[Hit]:
        """The hits in a sentence that nothing undoes."""
        found = self.expression.spans(sentence)
        if not found or any(map(sentence.spans, self.not_with)):
            return []
        present = sentence.present
        undone = [
            span
            for veto in self.unless
            if veto.needs & present == veto.needs
            for span in sentence.spans(veto)
        ]
        return [
            _hit(self, unit, sentence.marked, low, high)
            for low, high in found
            if not any(start < high and low < end for start, end in undone)
        ]


@dataclass(frozen=True)
class CueIndex:
    """All patterns of some pages for one language, behind one automaton."""

    rules: tuple[_Rule, ...]
    _automaton: AhoCorasick = field(repr=False)
    _signs: tuple[tuple[str, int], ...] = field(repr=False)
    _needs: tuple[int, ...] = field(repr=False)
    _rules_of: tuple[tuple[int, ...], ...] = field(repr=False)
    _needs_of: tuple[int, ...] = field(repr=False)
    _always: frozenset[int] = field(repr=False)

    @classmethod
    def of(cls, categories: Iterable[Category], codebook: Codebook, language: str) -> CueIndex:
        """Make the cues of ``categories`` in ``language`` ready."""
        table = KeyTable()
        rules = tuple(_rules(categories, codebook, language, table))
        rules_of: list[list[int]] = [[] for _ in table.numbers]
        for number, rule in enumerate(rules):
            for key in rule.expression.trigger or ():
                rules_of[key].append(number)
        return cls(
            rules,
            AhoCorasick(list(table.numbers)),
            table.signs(),
            tuple(rule.expression.needs for rule in rules),
            tuple(map(tuple, rules_of)),
            table.needs_of(),
            frozenset(n for n, rule in enumerate(rules) if rule.expression.trigger is None),
        )

    def find(
        self, marked: MarkedText, units: Sequence[Span], mentions: Sequence[Mention]
    ) -> list[Hit]:
        """The hits inside each of ``units`` (in text order, not overlapping)."""
        hits: list[Hit] = []
        words, needed = spaced(marked.folded), self._needs
        mentioned, names = _by_unit(units, mentions), _Names.of(mentions)
        for unit, span in enumerate(units):
            sentence = Sentence(marked, span)
            for mention in mentioned.get(unit, ()):
                sentence.add_mention(mention)
            for sign, key in self._signs:
                if (at := marked.folded.find(sign, span.start, span.end)) >= 0:
                    sentence.places[key] = [at]
            stretch = f"{SENTENCE_START} {words[span.start + 1 : span.end + 2]}"
            sentence.add_words(self._automaton.find_matches_as_indexes(stretch, overlapping=True))
            candidates = set(self._always)
            present = 0
            for key in sentence.places:
                present |= self._needs_of[key]
                if triggered := self._rules_of[key]:
                    candidates.update(triggered)
            sentence.present = present
            found: list[Hit] = []
            for number in sorted(n for n in candidates if needed[n] & present == needed[n]):
                found += self.rules[number].hits(unit, sentence)
            found = [hit for hit in found if not names.hold(hit.extent)]
            hits += _longest_per_label(found) if len(found) > 1 else found
        return hits


def _by_unit(units: Sequence[Span], mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    starts = [unit.start for unit in units]
    grouped: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        grouped[bisect_right(starts, mention.start) - 1].append(mention)
    return grouped


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
    categories: Iterable[Category], codebook: Codebook, language: str, table: KeyTable
) -> Iterator[_Rule]:
    page = codebook.language(language)
    if page is None:
        return
    for category in categories:
        reader = NeedsReader(page, dict(category.sets))
        ready = cache(partial(table.expression, reader))
        for cue in category.cues:
            if cue.language != language:
                continue
            unless, not_with = (
                # A veto counts anywhere in the sentence, with or without ^.
                tuple(ready(text.lstrip().removeprefix("^")) for text in vetoes)
                for vetoes in (cue.unless, cue.not_with)
            )
            for text in cue.match:
                expression = table.expression(reader, text, reader.anchors(text))
                yield _Rule(category.id, cue, expression, unless, not_with)


@dataclass(frozen=True, slots=True)
class _Names:
    """Where governments and people are named: a word of a name is no cue ("Port Moresby")."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, mentions: Sequence[Mention]) -> _Names:
        named = [mention for mention in mentions if mention.kind in _NAMED_KINDS]
        return cls(tuple(m.start for m in named), tuple(m.end for m in named))

    def hold(self, span: Span) -> bool:
        """Whether the span lies inside a name."""
        name = bisect_right(self.starts, span.start) - 1
        return name >= 0 and span.end <= self.ends[name]


def _hit(rule: _Rule, unit: int, marked: MarkedText, low: int, high: int) -> Hit:
    start, end = marked.to_text(low), marked.to_text(high)
    extent = Span(start, max(end, start + 1))
    span = _evidence_span(marked, start, end)
    return Hit(unit, rule.category, rule.cue, span, extent, rule.cue.attributes)


def _evidence_span(marked: MarkedText, start: int, end: int) -> Span:
    """The words of a match, without edges of white space, eight at most."""
    words = marked.folded[start:end]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    if len(words.split(None, MOST_EVIDENCE_WORDS)) > MOST_EVIDENCE_WORDS:
        matches = islice(_WORD.finditer(marked.folded, first, end), MOST_EVIDENCE_WORDS)
        last = max(match.end() for match in matches)
    return Span(first, max(last, first + 1))


def _longest_per_label(hits: list[Hit]) -> list[Hit]:
    """Of hits for one label that overlap, the longest (then the heaviest, then the first).

    What is hidden adds no weight, but hands its attributes to what hides it: "condemn the
    aggression" hides the name inside, and the target is named all the same.
    """
    kept: list[Hit] = []
    order = sorted(hits, key=lambda h: (-len(h.extent), -h.cue.weight, h.extent.start, h.source))
    for hit in order:
        for number, other in enumerate(kept):
            if other.category == hit.category and other.extent.overlaps(hit.extent):
                kept[number] = replace(other, attributes=other.attributes + hit.attributes)
                break
        else:
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.span.start, hit.span.end, hit.source))
