"""Parallelism inside and between sentences: one frame of words, filled anew.

Four figures are looked for, each by words alone:

* ``parts``: three or more parts of one sentence that begin with the same words ("for the farmers,
  for the fishers and for the miners");
* ``frame``: neighbouring sentences that begin alike and share half their words and more in one
  order, with other words of content in the gaps;
* ``correction``: "not by force but by law", with the same word after "not" and after "but", or
  "not only … but (also) …";
* ``ends`` (epistrophe): three or more sentences close together that end with the same words, a
  verb or a pronoun among them ("… the answer is no"), held against chance as repeated openings are
  (:mod:`discourse.measures.anaphora`). Names and terms that come back at the end are none.

That the frame is repeated is seen; that the speaker meant it as a figure is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import dropwhile

from discourse.analysis import Analysis, Unit
from discourse.measures.anaphora import find_repeated
from discourse.measures.function_words import load_function_words
from discourse.measures.resampling import SEED
from discourse.text import WORD, Span, fold

GAP = "…"
NOT_ONLY = "not only"
FEWEST_PARTS = 3
MOST_TOLD = 6  # words of a beginning
FEWEST_END = 3  # words of an end, its leading articles and prepositions apart
LONGEST_SENTENCE = 60  # words of a sentence whose frame is looked for
LEAST_FRAME = 0.5  # of the words of the longer sentence
FEWEST_OPENING = 2  # words that both sentences begin with
FEWEST_FRAME = 4  # words of a frame
MOST_Q = 0.05
NEAR = 2  # the next sentence of a frame stands at most so many on
ARTICLES = frozenset({"the", "a", "an", "and", "or", "of"})  # alone they are no beginning
SMALL = ARTICLES | {"in", "on", "for", "to", "by", "with", "from"}  # they join words of a name
_PARTS = re.compile(r"\s*[,;:\u2013\u2014]\s*(?:and\s+|or\s+|but\s+)?|\s+(?:and|or)\s+")
_STOP = re.compile(r"[,;:.!?()\u2013\u2014]")
_NOT_BUT = re.compile(
    r"\bnot\s+(?P<word>[^\W\d_]+)\b(?P<left>[^;:.()]{1,90}?),?\s+but(?:\s+(?:rather|instead))?\s+"
    r"(?P=word)\b"
)
_NOT_ONLY = re.compile(
    r"\bnot\s+(?:only|just|merely|simply|solely)\b[^;:.()]{1,160}?\bbut(?:\s+(?:also|rather))?\b"
)


@dataclass(frozen=True, slots=True)
class Parallel:
    """One figure: its ``kind`` (see the module), its sentences, and what they share.

    ``frame`` are the words that come back, folded, with "…" for what stands between; ``spans`` are
    where the parts stand in the text. ``q_value`` is of sentences that end alike, else ``None``.
    """

    kind: str
    sentences: tuple[Unit, ...]
    frame: tuple[str, ...]
    spans: tuple[Span, ...]
    q_value: float | None = None

    @property
    def is_routine(self) -> bool:
        """Whether it is a "not only … but", which any prose has."""
        return self.frame[0] == NOT_ONLY


KINDS = ("parts", "frame", "correction", "ends")


def find_parallels(analysis: Analysis, seed: int = SEED) -> tuple[Parallel, ...]:
    """The figures of a text by kind, then in text order."""
    units = analysis.own_sentences
    found = [one for unit in units for one in (*_parts(unit), *_corrections(unit))]
    found += _frames(units)
    found += _ends(units, seed)
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.spans[0])))


@dataclass(frozen=True, slots=True)
class _Part:
    words: tuple[str, ...]
    span: Span


def _parts(unit: Unit) -> Iterator[Parallel]:
    """Neighbouring parts of a sentence that begin with the same words."""
    folded = fold(unit.text)
    edges = [match.span() for match in _PARTS.finditer(folded)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(folded)]
    parts = [
        _Part(
            tuple(WORD.findall(folded[start:end])),
            Span(unit.span.start + start, unit.span.start + end),
        )
        for start, end in zip(starts, ends, strict=True)
        if end > start
    ]
    for size, shared, first in _runs(parts):
        spans = tuple(part.span for part in parts[first : first + size])
        yield Parallel("parts", (unit,), (*shared[:MOST_TOLD], GAP), spans)


def _runs(parts: Sequence[_Part]) -> Iterator[tuple[int, tuple[str, ...], int]]:
    """Runs of three parts and more that begin alike: how many, their words, the first part."""
    at = 0
    while at < len(parts):
        size, shared = _run(parts, at)
        if size >= FEWEST_PARTS:
            yield size, shared, at
        at += size


def _run(parts: Sequence[_Part], at: int) -> tuple[int, tuple[str, ...]]:
    """How many parts from ``at`` on begin alike, and with which words."""
    shared = parts[at].words
    size = 1
    for part in parts[at + 1 :]:
        common = _common(shared, part.words)
        if not _is_beginning(common):
            break
        shared, size = common, size + 1
    return size, shared


def _common(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    found = []
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        found.append(a)
    return tuple(found)


def _is_beginning(words: Sequence[str]) -> bool:
    """Whether a beginning tells: an article alone does not."""
    return bool(words) and (len(words) > 1 or words[0] not in ARTICLES)


def _corrections(unit: Unit) -> Iterator[Parallel]:
    folded = fold(unit.text)
    for pattern in (_NOT_BUT, _NOT_ONLY):
        for match in pattern.finditer(folded):
            stop = _STOP.search(folded, match.end())
            last = stop.start() if stop else len(folded)
            span = Span(unit.span.start + match.start(), unit.span.start + last)
            if pattern is _NOT_BUT:
                word = match["word"]
                frame: tuple[str, ...] = ("not", word, GAP, "but", word, GAP)
            else:
                frame = (NOT_ONLY, GAP, "but", GAP)
            yield Parallel("correction", (unit,), frame, (span,))


def _frames(units: Sequence[Unit]) -> Iterator[Parallel]:
    """Sentences near each other that begin alike and share a frame."""
    words = [tuple(WORD.findall(fold(unit.text))) for unit in units]
    chains: list[_Chain] = []
    for at in range(len(units)):
        for before in range(at - 1, max(at - NEAR, 0) - 1, -1):
            if _shares_frame(words[before], words[at]):
                joined = next((c for c in chains if before in c.members), None)
                if joined is None or not joined.take(at, words[at]):
                    pair = tuple(_frame_words(words[before], words[at]))
                    chains.append(_Chain([before, at], pair))
                break
    for chain in chains:
        members = tuple(units[at] for at in chain.members)
        yield Parallel("frame", members, chain.frame, tuple(unit.span for unit in members))


@dataclass(slots=True)
class _Chain:
    """Sentences by number, and the frame that all of them share, with "…" for what differs."""

    members: list[int]
    frame: tuple[str, ...]

    def take(self, at: int, words: Sequence[str]) -> bool:
        """Add a sentence if enough of the frame stays; whether it was added."""
        kept = tuple(_frame_words(self.frame, words))
        if sum(word != GAP for word in kept) < FEWEST_FRAME:
            return False
        self.members.append(at)
        self.frame = kept
        return True


def _matches(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    blocks = matcher.get_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size]


def _frame_words(frame: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """The words of a frame (or a sentence) that another sentence has, in order.

    "…" stands where either has other words between, or where the frame has it already.
    """
    told = [word for word in frame if word != GAP]
    open_at = {at - before for before, at in enumerate(n for n, w in enumerate(frame) if w == GAP)}
    end = (0, 0)
    for i, j, size in _matches(told, words):
        if (i, j) != end or i in open_at:
            yield GAP
        for at in range(i, i + size):
            if at > i and at in open_at:
                yield GAP
            yield told[at]
        end = (i + size, j + size)
    if end != (len(told), len(words)) or len(told) in open_at:
        yield GAP


def _shares_frame(one: Sequence[str], other: Sequence[str]) -> bool:
    longer = max(len(one), len(other))
    if longer > LONGEST_SENTENCE or len(_common(one, other)) < FEWEST_OPENING or one == other:
        return False
    blocks = _matches(one, other)
    shared = sum(size for _, _, size in blocks)
    if shared < FEWEST_FRAME or shared < LEAST_FRAME * longer:
        return False
    kept = [set(range(i, i + size)) for i, _, size in blocks]
    mine = [word for n, word in enumerate(one) if not any(n in part for part in kept)]
    kept = [set(range(j, j + size)) for _, j, size in blocks]
    others = [word for n, word in enumerate(other) if not any(n in part for part in kept)]
    grammar = load_function_words()
    return all(any(word not in grammar for word in side) for side in (mine, others))


def _ends(units: Sequence[Unit], seed: int) -> Iterator[Parallel]:
    """Sentences close together that end alike beyond chance."""
    endings = [tuple(WORD.findall(fold(unit.text))[::-1]) for unit in units]
    for one in find_repeated(units, endings, seed):
        words = one.words[::-1]
        certain = one.q_value is not None and one.q_value <= MOST_Q
        if certain and _is_end(words):
            spans = tuple(unit.span for unit in one.sentences)
            yield Parallel("ends", one.sentences, (GAP, *words), spans, one.q_value)


def _is_end(words: Sequence[str]) -> bool:
    """Whether words tell at an end: enough of them, and more than a name or a term."""
    told = list(dropwhile(SMALL.__contains__, words))
    grammar = load_function_words()
    has_clause = any(word in grammar and word not in SMALL for word in told)
    return len(told) >= FEWEST_END and has_clause and any(word not in grammar for word in told)
