"""Words that one text has and the others have not, words all use, and words that one uses more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.measures.comparison import Measures
from discourse.reports.blocks import Block, Column, Heading, Paragraph, Run, Table, words
from discourse.reports.concordances import Lines, index_words, line_of
from discourse.reports.distinctive import distinctive_blocks
from discourse.reports.texts import Texts
from discourse.reports.wording import counted

MOST_EXCLUSIVE = 24
MOST_SHARED = 10
MOST_LEFT_OUT = 40


def word_blocks(measures: Measures, texts: Texts) -> Iterator[Block]:
    """Exclusive and shared words, then for each text its distinctive words, then what was left."""
    yield Heading("Words of one and not of the other, and words that all use")
    lines = [index_words(passages) for passages in texts.passages]
    yield _exclusive_table(measures, texts, lines)
    if measures.shared:
        yield _shared_table(measures, texts, lines)
    yield from distinctive_blocks(measures, texts, lines)
    yield Paragraph(words(names_left_out(measures)), small=True)
    yield _similarity_table(measures, texts.names)


def names_left_out(measures: Measures) -> str:
    """Which words no list of words holds, because they are names."""
    shown = measures.left_out[:MOST_LEFT_OUT]
    rest = len(measures.left_out) - len(shown)
    told = ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")
    also = f", and words that mostly have a capital inside sentences: {told}" if told else ""
    return f"Left out of all lists of words: names and demonyms of actors{also}."


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
        runs += [Run(f"; and {counted(rest, 'more word')}", "small")] if rest > 0 else []
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
                    line_of(passages, unit, span),
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
