"""What one text uses more than the others, less, or just as much: words, phrases, parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.measures.comparison import Measures
from discourse.measures.function_words import load_function_words
from discourse.measures.keywords import ALIKE, Keyword, Keywords
from discourse.reports.blocks import (
    Block,
    Column,
    DataFile,
    Heading,
    Paragraph,
    Runs,
    Table,
    words,
)
from discourse.reports.concordances import (
    Lines,
    concordance,
    index_words,
    party_lines,
    phrase_lines,
)
from discourse.reports.texts import Texts
from discourse.reports.wording import counted, signed

_READING = (
    "{who} against the others together. Tested: what occurs five times in three paragraphs on "
    "one side ({screened}); shown: q ≤ .05 (Benjamini-Hochberg over all tested of its kind), of "
    "each table the twelve of the largest log-odds with a background prior. The test is exact, on "
    "counts divided by how much more they vary from paragraph to paragraph than words drawn alone. "
    "Log ratio: +1 is twice as often, * with a count of 0 taken as 0.5; in brackets its 95 % "
    "interval, for one row by itself. At least: the end of it nearer to 0 when it is to hold for "
    "all tested words at once; 0.0 where it then holds 0. DP: 0 as even over paragraphs as can be, "
    "1 all in one place."
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
    sides = _Sides.of_texts(texts)
    shown = [*_word_tables(measures.keywords, texts, lines, sides)]
    shown += _phrase_tables(measures.phrases, texts, sides)
    shown += _party_tables(measures.named, texts, sides)
    yield from shown or [Paragraph(words(f"Not tested: {reasons.pop()}." if reasons else _NONE))]
    if shown:
        every = measures.keywords, measures.phrases, measures.named
        yield Paragraph(words(_reading("Each text", every)), small=True)
    yield from _alike_tables(measures.keywords, texts, lines, sides)
    yield from side_blocks(measures, texts, lines)
    yield data_of_words(measures, texts)


def side_blocks(
    measures: Measures, texts: Texts, lines: Sequence[Lines] | None = None
) -> Iterator[Block]:
    """The same of speakers with all their texts, where one of them has several."""
    if not measures.of_sides:
        return
    lines = [index_words(passages) for passages in texts.passages] if lines is None else lines
    sides = _Sides(tuple(g.name for g in texts.groups), tuple(g.members for g in texts.groups))
    found, phrases, parties = measures.of_sides
    yield Heading("Distinctive words of each side", 2)
    yield from _word_tables(found, texts, lines, sides)
    yield from _phrase_tables(phrases, texts, sides)
    yield from _party_tables(parties, texts, sides)
    yield from _alike_tables(found, texts, lines, sides)
    yield Paragraph(words(_reading("Each side", measures.of_sides)), small=True)


def _reading(who: str, found: Sequence[Sequence[Keywords]]) -> str:
    names = (("word", "words"), ("phrase", "phrases"), ("party", "parties"))
    screened = ", ".join(
        counted(max((keywords.screened for keywords in every), default=0), *name)
        for name, every in zip(names, found, strict=True)
    )
    reading = _READING.format(who=who, screened=screened)
    if found[0] and found[0][0].parts == "texts":
        reading = reading.replace("paragraphs", "texts").replace("paragraph", "text")
    return reading


@dataclass(frozen=True)
class _Sides:
    """Who is compared: the names, and the texts of each."""

    names: tuple[str, ...]
    members: tuple[tuple[int, ...], ...]

    @classmethod
    def of_texts(cls, texts: Texts) -> _Sides:
        return cls(texts.names, tuple((n,) for n in range(len(texts.names))))


def _word_tables(
    found: Sequence[Keywords], texts: Texts, lines: Sequence[Lines], sides: _Sides
) -> Iterator[Block]:
    grammar = load_function_words()
    for caption, keywords, where in _directions(found, sides):
        for kind, chosen in (
            ("words of content", [k for k in keywords if k.word not in grammar]),
            ("words of grammar", [k for k in keywords if k.word in grammar]),
        ):
            if chosen:
                rows = [_row(k, k.word, texts, lines, where) for k in chosen]
                yield _table(f"{caption}: {kind}", "Word", rows, found[0].parts)


def _phrase_tables(found: Sequence[Keywords], texts: Texts, sides: _Sides) -> Iterator[Block]:
    wanted = {k.word for keywords in found for k in (*keywords.more, *keywords.less)}
    lines = [phrase_lines(passages, wanted) for passages in texts.passages]
    for caption, keywords, where in _directions(found, sides):
        if keywords:
            rows = [_row(k, k.word, texts, lines, where) for k in keywords]
            yield _table(f"{caption}: phrases", "Phrase", rows, found[0].parts)


def _party_tables(found: Sequence[Keywords], texts: Texts, sides: _Sides) -> Iterator[Block]:
    names = {
        actor.id: actor.name
        for passages in texts.passages
        for actor in passages.analysis.codebook.actors
    }
    lines = [party_lines(passages) for passages in texts.passages]
    for caption, keywords, where in _directions(found, sides):
        if keywords:
            rows = [_row(k, names.get(k.word, k.word), texts, lines, where) for k in keywords]
            named = caption.replace(" uses ", " names ")
            yield _table(f"{named}: parties", "Party", rows, found[0].parts)


def _directions(
    found: Sequence[Keywords], sides: _Sides
) -> Iterator[tuple[str, Sequence[Keyword], list[int]]]:
    """More and less of each side; of two, what one uses less is what the other uses more."""
    for keywords in found:
        own = keywords.text
        others = [n for number, m in enumerate(sides.members) if number != own for n in m]
        yield f"{sides.names[own]} uses more", keywords.more, list(sides.members[own])
        if len(sides.names) > 2:
            yield f"{sides.names[own]} uses less", keywords.less, others


def _table(caption: str, what: str, rows: Sequence[tuple[Runs, ...]], parts: str) -> Table:
    return Table(
        caption,
        (
            Column(what),
            Column("Here : others", "right"),
            Column("Log ratio", "right"),
            Column("at least", "right"),
            Column(parts.capitalize(), "right"),
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
        words(signed(keyword.conservative, 1) if abs(keyword.conservative) >= 0.05 else "0.0"),
        words(f"{keyword.paragraphs}"),
        words(f"{keyword.dp:.2f}"),
        concordance(keyword.word, texts, lines, where),
    )


def _ratio(keyword: Keyword) -> str:
    return f"{signed(keyword.log_ratio, 1)}{'*' if keyword.smoothed else ''}"


def _interval(keyword: Keyword) -> str:
    low = "…" if keyword.low is None else signed(keyword.low, 1)
    high = "…" if keyword.high is None else signed(keyword.high, 1)
    return f"[{low}, {high}]"


def _alike_tables(
    found: Sequence[Keywords], texts: Texts, lines: Sequence[Lines], sides: _Sides
) -> Iterator[Block]:
    shown = found[:1] if len(found) == 2 else found  # of two texts one table says it for both
    for keywords in shown:
        if keywords.alike:
            own = keywords.text
            other = sides.names[1 - own] if len(found) == 2 else "the others"
            where = sides.members[own]
            rows = [_row(k, k.word, texts, lines, where) for k in keywords.alike]
            caption = f"{sides.names[own]} and {other} use alike"
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


def data_of_words(measures: Measures, texts: Texts) -> DataFile:
    """Everything shown, and its statistics, as rows."""
    head = (
        *("text", "kind", "direction", "item", "count", "other_count", "total", "other_total"),
        *("log_ratio", "low", "high", "conservative", "g2", "z", "q", "parts", "in_parts", "dp"),
    )
    kinds = ("word", "phrase", "party")
    of_texts = (measures.keywords, measures.phrases, measures.named)
    sides = [group.name for group in texts.groups]
    tables = [
        *((texts.names, kind, every) for kind, every in zip(kinds, of_texts, strict=True)),
        *((sides, kind, every) for kind, every in zip(kinds, measures.of_sides, strict=False)),
    ]
    rows = [
        (
            *(names[found.text], kind, direction, k.word, str(k.count), str(k.other_count)),
            *(str(found.total), str(found.other_total), f"{k.log_ratio:.4f}"),
            *("" if end is None else f"{end:.4f}" for end in (k.low, k.high)),
            *(f"{k.conservative:.4f}", f"{k.g2:.4f}", f"{k.z:.4f}", f"{k.q_value:.6g}"),
            *(found.parts, str(k.paragraphs), f"{k.dp:.4f}"),
        )
        for names, kind, every in tables
        for found in every
        for direction in ("more", "less", "alike")
        for k in getattr(found, direction)
    ]
    return DataFile("words", (head, *rows))
