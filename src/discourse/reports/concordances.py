"""Concordance lines: the words around a word, and the numbers of the sentences that have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from discourse.analysis import Unit
from discourse.measures.vocabulary import words_of
from discourse.reports.blocks import Block, Column, Heading, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.texts import Texts
from discourse.text import Span, fold

#: A word → the sentences that have it, each once, with its first place there.
Lines = dict[str, list[tuple[Unit, Span]]]

CONTEXT = 38  # code points shown on each side of a word
MOST_REFERENCES = 3
_SPACE = r"\s+"


def index_words(passages: Passages) -> Lines:
    """Word → the sentences that have it, each once, with its first place there."""
    found: Lines = {}
    for unit in passages.analysis.own_sentences:
        for word, span in reversed(dict(reversed(words_of(unit))).items()):
            found.setdefault(word, []).append((unit, span))
    return found


def concordance(word: str, texts: Texts, lines: Sequence[Lines], where: Sequence[int]) -> Runs:
    """The first line of the first text that has the word, and the numbers of further sentences."""
    number = next((n for n in where if word in lines[n]), None)
    if number is None:
        return ()
    passages, (first, *rest) = texts.passages[number], lines[number][word]
    named = (Run(f"{texts.names[number]}: ", "small"),) if len(where) > 1 else ()
    more = passages.references([unit for unit, _ in rest], most=MOST_REFERENCES) if rest else ()
    return (*named, *line_of(passages, *first), *((Run(", "), *more) if more else ()))


def line_of(passages: Passages, unit: Unit, span: Span) -> Runs:
    """The words around one place, and the number of their sentence."""
    text = passages.analysis.document.text
    start = max(unit.span.start, span.start - CONTEXT)
    end = min(unit.span.end, span.end + CONTEXT)
    return (
        Run(("…" if start > unit.span.start else "") + text[start : span.start]),
        Run(text[span.start : span.end], "strong"),
        Run(text[span.end : end] + ("… " if end < unit.span.end else " ")),
        passages.reference(unit),
    )


def phrase_lines(passages: Passages, phrases: Iterable[str]) -> Lines:
    """Phrases → the sentences that have them, each once, with the first place there."""
    patterns = {
        phrase: re.compile(rf"(?<!\w){_SPACE.join(map(re.escape, phrase.split(' ')))}(?!\w)")
        for phrase in phrases
    }
    found: Lines = {}
    for unit in passages.analysis.own_sentences:
        folded = fold(unit.text)
        for phrase, pattern in patterns.items():
            if match := pattern.search(folded):
                start = unit.span.start
                span = Span(start + match.start(), start + match.end())
                found.setdefault(phrase, []).append((unit, span))
    return found


def party_lines(passages: Passages) -> Lines:
    """Ids of parties → the sentences that name them, each once, with the first place there."""
    document = passages.analysis.document
    found: Lines = {}
    if not document.has("mentions"):
        return found
    mentions = document.layer("mentions")
    for unit in passages.analysis.own_sentences:
        seen = {m.label: m.span for m in reversed(mentions.within(unit.span))}
        for label, span in seen.items():
            found.setdefault(label, []).append((unit, span))
    return found


def sentence_blocks(
    shown: Sequence[tuple[str, Passages, Sequence[Unit]]],
) -> Iterator[Block]:
    """The whole sentences behind lines, each once, where their numbers lead.

    Args:
        shown: for each text its name, its passages and the sentences that lines were taken from.
    """
    if not any(units for _, _, units in shown):
        return
    yield Heading("The sentences behind the lines")
    for name, passages, units in shown:
        each = sorted({unit.unit_no: unit for unit in units}.items())
        if each:
            yield Table(
                name,
                (Column("", "right"), Column("Sentence", width=1)),
                tuple(
                    (
                        (Run(f"s{unit.sentence_no}", "number", None, passages.anchor(unit)),),
                        words(" ".join(unit.text.split())),
                    )
                    for _, unit in each
                ),
            )
