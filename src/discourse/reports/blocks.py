"""What a report is made of: neutral, frozen blocks that know nothing of Markdown or PDF.

A page says things in order: headings, paragraphs of runs, findings, tables, figures, quotations,
and the text with its labels beside it. Renderers turn them into a medium.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

Style = Literal[
    "plain", "strong", "emph", "quote", "small", "number", "full", "half", "empty",
    "deleted", "inserted",
]  # fmt: skip
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words in one style.

    ``full``, ``half`` and ``empty`` put a circle so filled before the words; ``deleted`` words are
    struck through between ``[−`` and ``]``, ``inserted`` ones underlined between ``[+`` and ``]``.
    ``target`` is the anchor that it leads to, ``anchor`` the one that it is; either may be absent.
    """

    text: str
    style: Style = "plain"
    target: str | None = None
    anchor: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section title; level 1 stands in the table of contents and the bookmarks."""

    text: str
    level: int = 1
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in running text; ``small`` is for notes under figures and tables."""

    runs: Runs
    small: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the first page: what it states, its numbers and sentences, a quotation."""

    number: int
    headline: str
    support: Runs
    quotation: Runs


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is a row of runs."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A framed box with a title, for what must not be overlooked."""

    title: str
    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` is a share of the free width, 0 fits the words."""

    title: str
    align: Align = "left"
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; the caption says what it shows, the note how to read it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing: its title states the finding, ``alternative`` describes it for those who do not
    see it, ``data`` are the rows behind it (header first), written as CSV beside the report.
    """

    name: str
    title: str
    subtitle: str
    svg: str
    alternative: str
    data: tuple[tuple[str, ...], ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DataFile:
    """Rows (header first) that are written as CSV beside the report and shown nowhere in it."""

    name: str
    data: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotations:
    """Sentences of the text, each with where it stands and what the words in question are."""

    rows: tuple[tuple[Runs, Runs], ...]


@dataclass(frozen=True, slots=True)
class MarginRow:
    """One paragraph of the text and, beside it, the labels of its sentences."""

    text: Runs
    labels: tuple[Runs, ...]
    kind: Literal["body", "heading", "meta"] = "body"


@dataclass(frozen=True, slots=True)
class MarginText:
    """The text with its labels in a column beside it."""

    rows: tuple[MarginRow, ...]


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """A unit of a redline: its numbers in the old and the new text, its words, what became of it.

    ``begins`` says that a paragraph begins with it.
    """

    old: Runs
    new: Runs
    text: Runs
    fate: Runs
    kind: Literal["body", "heading", "meta"] = "body"
    begins: bool = False


@dataclass(frozen=True, slots=True)
class RedlineText:
    """A text with what was taken out and put in, numbers of sentences beside it."""

    old_title: str
    new_title: str
    rows: tuple[RedlineRow, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that runs can lead to."""

    name: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The sections of the report with their pages."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | Finding
    | Bullets
    | Box
    | Table
    | Figure
    | DataFile
    | Quotations
    | MarginText
    | RedlineText
    | Anchor
    | Contents
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the sentence it says, what it is about, and its blocks in order.

    ``running`` names the text or texts at the head of every page and in the file's own title.
    """

    title: str
    subject: str
    kicker: str
    blocks: tuple[Block, ...]
    running: str = ""
    author: str = ""
    language: str = "en"

    @property
    def data_files(self) -> tuple[Figure | DataFile, ...]:
        """What has rows to be written beside the report, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Figure | DataFile))


def find_anchors(value: object) -> Iterator[str]:
    """The anchors of blocks and runs: only to these can anything lead."""
    if isinstance(value, tuple):
        for entry in value:
            yield from find_anchors(entry)
    elif is_dataclass(value):
        if isinstance(value, Anchor):
            yield value.name
        elif isinstance(value, Run | Heading):
            if value.anchor:
                yield value.anchor
        else:
            yield from find_anchors(tuple(getattr(value, one.name) for one in fields(value)))


def words(text: str, style: Style = "plain", target: str | None = None) -> Runs:
    """One run."""
    return (Run(text, style, target),)


def strong(text: str) -> Run:
    """Words in heavy type."""
    return Run(text, "strong")


def joined(parts: Iterable[Runs], separator: str = ", ") -> Runs:
    """Runs of runs in a row, with ``separator`` between them."""
    out: list[Run] = []
    for part in parts:
        if out:
            out.append(Run(separator))
        out.extend(part)
    return tuple(out)


#: What a cell holds where the text does not tell.
NOTHING = "–"


def filled_table(
    caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Runs]], note: str
) -> Table:
    """A table without the columns in which no row tells anything."""
    empty = ((), words(""), words(NOTHING))
    told = [n for n in range(len(columns)) if any(row[n] not in empty for row in rows)]
    shown = tuple(tuple(row[n] for n in told) for row in rows)
    return Table(caption, tuple(columns[n] for n in told), shown, note)
