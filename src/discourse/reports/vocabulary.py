"""Words that one text has and the others have not, words all use, and words that one uses more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.analysis import Unit
from discourse.measures.comparison import Measures
from discourse.measures.function_words import load_function_words
from discourse.measures.keywords import Keyword
from discourse.measures.vocabulary import words_of
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Runs, Table, words
from discourse.reports.passages import Passages
from discourse.reports.texts import Texts
from discourse.text import Span

CONTEXT = 38  # code points shown on each side of a word
MOST_EXCLUSIVE = 24
MOST_SHARED = 10
MOST_LEFT_OUT = 40
_READING = (
    "Each text against the others together: of {screened:,} words tested those with q ≤ .05 (G², "
    "Benjamini-Hochberg) that occur five times in three paragraphs and whose corrected 95 % "
    "interval holds no 0. Log ratio: +1 is twice as often, * with a count of 0 taken as 0.5. At "
    "least: the end of that interval nearer to 0."
)


def word_blocks(measures: Measures, texts: Texts) -> Iterator[Block]:
    """Exclusive and shared words, then for each text its distinctive words, then what was left."""
    yield Heading("Words of one and not of the other, and words that all use")
    lines = [_index(passages) for passages in texts.passages]
    yield _exclusive_table(measures, texts, lines)
    if measures.shared:
        yield _shared_table(measures, texts, lines)
    yield Heading("Distinctive words")
    chosen = [
        (keywords, _passing(keywords.more), _passing(keywords.less))
        for keywords in measures.keywords
    ]
    if not any(more or less for _, more, less in chosen):
        yield Paragraph(
            words("No word sets the texts apart by the tests: too short to tell, or too alike.")
        )
    else:
        for keywords, more, less in chosen:
            own = keywords.text
            others = [number for number in range(len(texts.names)) if number != own]
            yield from _tables(f"{texts.names[own]} uses more", more, texts, lines, [own])
            yield from _tables(f"{texts.names[own]} uses less", less, texts, lines, others)
        screened = max(keywords.screened for keywords in measures.keywords)
        yield Paragraph(words(_READING.format(screened=screened)), small=True)
    yield Paragraph(words(names_left_out(measures)), small=True)
    yield _similarity_table(measures, texts.names)


def names_left_out(measures: Measures) -> str:
    """Which words no list of words holds, because they are names."""
    shown = measures.left_out[:MOST_LEFT_OUT]
    rest = len(measures.left_out) - len(shown)
    told = ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")
    also = f", and words that mostly have a capital inside sentences: {told}" if told else ""
    return f"Left out of all lists of words: names and demonyms of actors{also}."


Lines = dict[str, list[tuple[Unit, Span]]]


def _index(passages: Passages) -> Lines:
    """Word → the sentences that have it, each once, with its first place there."""
    found: Lines = {}
    for unit in passages.analysis.own_sentences:
        for word, span in reversed(dict(reversed(words_of(unit))).items()):
            found.setdefault(word, []).append((unit, span))
    return found


def _exclusive_table(measures: Measures, texts: Texts, lines: Sequence[Lines]) -> Table:
    rows = []
    for number, (name, passages) in enumerate(texts.each()):
        runs: list[Run] = []
        own = measures.exclusive[number] if measures.exclusive else ()
        for word in own[:MOST_EXCLUSIVE]:
            runs += [Run("; ")] if runs else []
            units = [unit for unit, _ in lines[number][word]]
            runs += [Run(word, "strong"), Run(" "), *passages.references(units, most=4)]
        rest = len(own) - MOST_EXCLUSIVE
        runs += [Run(f"; and {rest} more words", "small")] if rest > 0 else []
        rows.append((words(name, "strong"), tuple(runs) or words("none found", "small")))
    return Table(
        "Words of content that stand three times or more in one text and nowhere in the others",
        (Column("Text"), Column("Words and sentences", width=1)),
        tuple(rows),
    )


def _shared_table(measures: Measures, texts: Texts, lines: Sequence[Lines]) -> Table:
    rows = []
    for word in measures.shared[:MOST_SHARED]:
        for number, (name, passages) in enumerate(texts.each()):
            unit, span = lines[number][word][0]
            rows.append(
                (
                    words(word if number == 0 else "", "strong"),
                    words(name),
                    words(str(len(lines[number][word]))),
                    _line(passages, unit, span),
                )
            )
    return Table(
        "Words of content that all use three times or more: the first line of each",
        (
            Column("Word"),
            Column("Text"),
            Column("Sentences", "right"),
            Column("First line", width=1),
        ),
        tuple(rows),
        "Whether the same word is used in one sense or in opposed senses is for the reader to see.",
    )


def _passing(keywords: Sequence[Keyword]) -> list[Keyword]:
    """Those whose corrected interval excludes 0."""
    return [keyword for keyword in keywords if abs(keyword.conservative) >= 0.05]


def _tables(
    caption: str,
    keywords: Sequence[Keyword],
    texts: Texts,
    lines: Sequence[Lines],
    where: Sequence[int],
) -> Iterator[Block]:
    """Words of content, then words of grammar, with a line of the text that uses them more."""
    grammar = load_function_words()
    for kind, chosen in (
        ("words of content", [k for k in keywords if k.word not in grammar]),
        ("words of grammar", [k for k in keywords if k.word in grammar]),
    ):
        if chosen:
            yield Table(
                f"{caption}: {kind}",
                (
                    Column("Word"),
                    Column("Here : others", "right"),
                    Column("Log ratio", "right"),
                    Column("at least", "right"),
                    Column("Paragraphs", "right"),
                    Column("First line in which it stands", width=1),
                ),
                tuple(_row(keyword, texts, lines, where) for keyword in chosen),
            )


def _row(
    keyword: Keyword, texts: Texts, lines: Sequence[Lines], where: Sequence[int]
) -> tuple[Runs, ...]:
    number = next((n for n in where if keyword.word in lines[n]), None)
    first: Runs = ()
    if number is not None:
        unit, span = lines[number][keyword.word][0]
        named = (Run(f"{texts.names[number]}: ", "small"),)
        first = (*named, *_line(texts.passages[number], unit, span))
    return (
        words(keyword.word, "strong"),
        words(f"{keyword.count} : {keyword.other_count}"),
        words(f"{keyword.log_ratio:+.1f}{'*' if keyword.smoothed else ''}"),
        words(f"{keyword.conservative:+.1f}"),
        words(f"{keyword.paragraphs}"),
        first,
    )


def _line(passages: Passages, unit: Unit, span: Span) -> Runs:
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


def _similarity_table(measures: Measures, names: Sequence[str]) -> Table:
    rows = tuple(
        (
            words(f"{names[pair.first]} and {names[pair.second]}"),
            words("–" if pair.cosine is None else f"{pair.cosine:.2f}"),
            words(", ".join(pair.words)),
        )
        for pair in measures.similarities
    )
    return Table(
        "How alike in vocabulary",
        (
            Column("Pair", width=1),
            Column("Cosine", "right"),
            Column("Words that carry it", width=2),
        ),
        rows,
        "TF-IDF cosine, 0 to 1, with document frequencies of a fixed background of speeches.",
    )
