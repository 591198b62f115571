"""What one text uses more than the others, less, or just as much: words, phrases, parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from discourse.analysis import Unit
from discourse.measures.comparison import Measures
from discourse.measures.function_words import load_function_words
from discourse.measures.keywords import ALIKE, Keyword, Keywords
from discourse.reports.blocks import (
    Block,
    Column,
    DataFile,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    words,
)
from discourse.reports.passages import Passages
from discourse.reports.texts import Texts
from discourse.text import Span, fold

#: A word → the sentences that have it, each once, with its first place there.
Lines = dict[str, list[tuple[Unit, Span]]]

CONTEXT = 38  # code points shown on each side of a word
MOST_REFERENCES = 3
_SPACE = r"\s+"
_READING = (
    "Each text against the others together. Tested: what occurs five times in three paragraphs on "
    "one side ({screened}); shown: q ≤ .05 (Benjamini-Hochberg over all tested of its kind), the "
    "twelve of the largest log-odds with a background prior. The test is exact, on counts divided "
    "by how much more they vary from paragraph to paragraph than words drawn alone. Log ratio: +1 "
    "is twice as often, * with a count of 0 taken as 0.5; in brackets its 95 % interval, for one "
    "row by itself. At least: the end of it nearer to 0 when it is to hold for all tested words at "
    "once; 0.0 where it then holds 0. DP: 0 as even over paragraphs as can be, 1 all in one place."
)
_NONE = "No word sets the texts apart by the tests: too short to tell, or too alike."
_ALIKE_NOTE = (
    f"The whole 95 % interval of the log ratio lies within ±{ALIKE:g}: by this text neither side "
    "uses the word twice as often as the other. The surest first. A word used as often may be used "
    "in another sense."
)


def distinctive_blocks(measures: Measures, texts: Texts, lines: Sequence[Lines]) -> Iterator[Block]:
    """Distinctive words, phrases and parties of each text, then the words that all use alike.

    Args:
        measures: of the comparison.
        texts: as they stand in the report.
        lines: for each text its words with their places.
    """
    yield Heading("Distinctive words")
    reasons = {keywords.reason for keywords in measures.keywords} - {None}
    shown = [*_word_tables(measures.keywords, texts, lines)]
    shown += _phrase_tables(measures.phrases, texts)
    shown += _party_tables(measures.named, texts)
    yield from shown or [Paragraph(words(f"Not tested: {reasons.pop()}." if reasons else _NONE))]
    if shown:
        kinds = (("words", measures.keywords), ("phrases", measures.phrases),
                 ("parties", measures.named))  # fmt: skip
        counted = ", ".join(
            f"{max((keywords.screened for keywords in found), default=0):,} {name}"
            for name, found in kinds
        )
        yield Paragraph(words(_READING.format(screened=counted)), small=True)
    yield from _alike_tables(measures.keywords, texts, lines)
    yield _data(measures, texts)


def _word_tables(
    found: Sequence[Keywords], texts: Texts, lines: Sequence[Lines]
) -> Iterator[Block]:
    grammar = load_function_words()
    for caption, keywords, where in _directions(found, texts):
        for kind, chosen in (
            ("words of content", [k for k in keywords if k.word not in grammar]),
            ("words of grammar", [k for k in keywords if k.word in grammar]),
        ):
            if chosen:
                rows = [_row(k, k.word, texts, lines, where) for k in chosen]
                yield _table(f"{caption}: {kind}", "Word", rows)


def _phrase_tables(found: Sequence[Keywords], texts: Texts) -> Iterator[Block]:
    wanted = {k.word for keywords in found for k in (*keywords.more, *keywords.less)}
    lines = [_phrase_lines(passages, wanted) for passages in texts.passages]
    for caption, keywords, where in _directions(found, texts):
        if keywords:
            rows = [_row(k, k.word, texts, lines, where) for k in keywords]
            yield _table(f"{caption}: phrases", "Phrase", rows)


def _party_tables(found: Sequence[Keywords], texts: Texts) -> Iterator[Block]:
    names = {
        actor.id: actor.name
        for passages in texts.passages
        for actor in passages.analysis.codebook.actors
    }
    lines = [_party_lines(passages) for passages in texts.passages]
    for caption, keywords, where in _directions(found, texts):
        if keywords:
            rows = [_row(k, names.get(k.word, k.word), texts, lines, where) for k in keywords]
            yield _table(f"{caption.replace('uses', 'names')}: parties", "Party", rows)


def _directions(
    found: Sequence[Keywords], texts: Texts
) -> Iterator[tuple[str, Sequence[Keyword], list[int]]]:
    """More and less of each text; of two texts what one uses less is what the other uses more."""
    for keywords in found:
        own = keywords.text
        others = [number for number in range(len(texts.names)) if number != own]
        yield f"{texts.names[own]} uses more", keywords.more, [own]
        if len(others) > 1:
            yield f"{texts.names[own]} uses less", keywords.less, others


def _table(caption: str, what: str, rows: Sequence[tuple[Runs, ...]]) -> Table:
    return Table(
        caption,
        (
            Column(what),
            Column("Here : others", "right"),
            Column("Log ratio", "right"),
            Column("at least", "right"),
            Column("Paragraphs", "right"),
            Column("DP", "right"),
            Column("First line, and where else", width=1),
        ),
        tuple(rows),
    )


def _row(
    keyword: Keyword, name: str, texts: Texts, lines: Sequence[Lines], where: Sequence[int]
) -> tuple[Runs, ...]:
    return (
        words(name, "strong"),
        words(f"{keyword.count} : {keyword.other_count}"),
        words(f"{_ratio(keyword)} {_interval(keyword)}"),
        words(f"{keyword.conservative:+.1f}" if abs(keyword.conservative) >= 0.05 else "0.0"),
        words(f"{keyword.paragraphs}"),
        words(f"{keyword.dp:.2f}"),
        _concordance(keyword.word, texts, lines, where),
    )


def _ratio(keyword: Keyword) -> str:
    return f"{keyword.log_ratio:+.1f}{'*' if keyword.smoothed else ''}"


def _interval(keyword: Keyword) -> str:
    low = "…" if keyword.low is None else f"{keyword.low:+.1f}"
    high = "…" if keyword.high is None else f"{keyword.high:+.1f}"
    return f"[{low}, {high}]"


def _concordance(word: str, texts: Texts, lines: Sequence[Lines], where: Sequence[int]) -> Runs:
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


def _phrase_lines(passages: Passages, phrases: Iterable[str]) -> Lines:
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


def _party_lines(passages: Passages) -> Lines:
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


def _alike_tables(
    found: Sequence[Keywords], texts: Texts, lines: Sequence[Lines]
) -> Iterator[Block]:
    shown = found[:1] if len(found) == 2 else found  # of two texts one table says it for both
    for keywords in shown:
        if keywords.alike:
            own = keywords.text
            other = texts.names[1 - own] if len(found) == 2 else "the others"
            rows = [_row(k, k.word, texts, lines, [own]) for k in keywords.alike]
            caption = f"{texts.names[own]} and {other} use alike"
            yield Table(
                caption,
                (
                    Column("Word"),
                    Column("Here : others", "right"),
                    Column("Log ratio", "right"),
                    Column("First line, and where else", width=1),
                ),
                tuple((row[0], row[1], row[2], row[6]) for row in rows),
                _ALIKE_NOTE,
            )


def _data(measures: Measures, texts: Texts) -> DataFile:
    """Everything shown, and its statistics, as rows."""
    head = (
        *("text", "kind", "direction", "item", "count", "other_count", "total", "other_total"),
        *("log_ratio", "low", "high", "conservative", "g2", "z", "q", "paragraphs", "dp"),
    )
    rows = [
        (
            *(texts.names[found.text], kind, direction, k.word, str(k.count), str(k.other_count)),
            *(str(found.total), str(found.other_total), f"{k.log_ratio:.4f}"),
            *("" if end is None else f"{end:.4f}" for end in (k.low, k.high)),
            *(f"{k.conservative:.4f}", f"{k.g2:.4f}", f"{k.z:.4f}", f"{k.q_value:.6g}"),
            *(str(k.paragraphs), f"{k.dp:.4f}"),
        )
        for kind, every in (
            ("word", measures.keywords),
            ("phrase", measures.phrases),
            ("party", measures.named),
        )
        for found in every
        for direction in ("more", "less", "alike")
        for k in getattr(found, direction)
    ]
    return DataFile("words", (head, *rows))
