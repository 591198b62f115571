"""From a source as decoded to the text of a document: stages of small rules, each accounted for.

Every change is an :class:`~discourse.text.Edit`; every kind of change is a note with its count;
the map leads from every word of the text back to its place in the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from discourse.document import Note
from discourse.readers.characters import (
    find_byte_order_mark,
    find_decomposed,
    find_edges,
    find_ligatures,
    find_line_ends,
    find_runs_of_spaces,
    find_soft_hyphens,
    find_unseen,
)
from discourse.readers.foot_notes import find_foot_notes
from discourse.readers.lines import find_broken_lines
from discourse.readers.maps import carry_out, compose
from discourse.readers.markdown import find_comments, find_inline_marks
from discourse.readers.marks import (
    find_bullets,
    find_markdown,
    find_paragraph_numbers,
    find_post_numbers,
    find_stage_directions,
)
from discourse.readers.pages import find_page_marks
from discourse.text import Edit, SourceMap

Find = Callable[[str], Iterable[Edit]]

#: The rules of a stage see the text as the stage before left it.
STAGES: tuple[tuple[Find, ...], ...] = (
    (
        find_byte_order_mark,
        find_line_ends,
        find_soft_hyphens,
        find_unseen,
        find_ligatures,
    ),
    (find_decomposed, find_runs_of_spaces),
    (find_page_marks,),
    (find_foot_notes,),
    (find_broken_lines,),
    (
        *(find_markdown, find_bullets, find_stage_directions),
        *(find_paragraph_numbers, find_post_numbers),
    ),
    (find_decomposed,),  # a mark taken out may have stood between a letter and its accent
)
#: What goes before pages and lines are looked at in a Markdown file, and what goes last.
MARKDOWN_FIRST: tuple[Find, ...] = (find_comments,)
MARKDOWN_LAST: tuple[Find, ...] = (find_inline_marks,)

#: What the notes say of each kind of change.
MESSAGES: tuple[tuple[str, str], ...] = (
    ("byte order mark", "removed from the head of the file"),
    ("line ends", "set as plain line ends"),
    ("control characters", "removed"),
    ("soft hyphens", "removed"),
    ("invisible characters", "zero-width characters and marks of direction removed"),
    ("ligatures", "set as the letters they stand for"),
    ("composed letters", "set in Unicode's composed form (NFC)"),
    ("white space", "tabs, runs of spaces and spaces at line edges set as one or none"),
    ("page marks", "page marks, document symbols and job numbers removed"),
    ("page numbers", "lone page numbers removed"),
    ("running heads", "lines repeated at page breaks removed"),
    ("footnotes", "notes at the foot of pages and their numbers in the text removed"),
    ("rules", "lines of dashes or underscores removed"),
    ("separators", "lines of stars or equals signs removed"),
    ("page breaks inside a sentence", "joined"),
    ("joined lines", "line breaks inside a paragraph joined"),
    ("Markdown marks", "marks of emphasis, headings and links removed; their words are kept"),
    ("comments", "removed"),
    ("tags", "tags of HTML removed; their words are kept"),
    ("entities", "set as the characters they stand for"),
    ("list signs", "signs at the head of list lines removed"),
    ("stage directions", "what a record says of the speech removed, such as applause"),
    ("post numbers", "the number of a post in its thread removed"),
    ("paragraph numbers", "numbers before paragraphs removed"),
)

_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd]")
#: Parts of common words without their "ti", "ff" or "fi"; no English word has them.
_WITHOUT_LIGATURE = (
    *(b"naonal", b"laons", b"uaon", b"raons", b"eorts", b"signican"),
    *(b"conict", b"dieren", b"conrm", b"ecient", b"specic", b"beneciar"),
)


def clean(source: str) -> tuple[str, SourceMap, tuple[Note, ...]]:
    """The text of a document from its source as decoded.

    Args:
        source: with line feeds as line ends; other line ends are set so.

    Returns:
        The text in NFC, one paragraph or heading a line; the map from it back to ``source``;
        one note for each kind of change and of damage seen.
    """
    return _carry_out_stages(source, STAGES)


def clean_paragraphs(source: str) -> tuple[str, SourceMap, tuple[Note, ...]]:
    """As :func:`clean`, for a source whose lines are paragraphs: no lines are joined."""
    stages = tuple((find_edges,) if find_broken_lines in stage else stage for stage in STAGES)
    return _carry_out_stages(source, stages)


def clean_markdown(source: str) -> tuple[str, SourceMap, tuple[Note, ...]]:
    """As :func:`clean`, for a Markdown file: comments, tables, code, tags and footnotes too."""
    return _carry_out_stages(
        source, (STAGES[0], MARKDOWN_FIRST, *STAGES[1:-1], MARKDOWN_LAST, STAGES[-1])
    )


#: How each layout of a source is cleaned.
CLEANERS = {"lines": clean, "paragraphs": clean_paragraphs, "markdown": clean_markdown}


def _carry_out_stages(
    source: str, stages: tuple[tuple[Find, ...], ...]
) -> tuple[str, SourceMap, tuple[Note, ...]]:
    text, source_map = source, SourceMap.identity(len(source))
    counts: Counter[str] = Counter()
    numbers: tuple[int, ...] = ()
    for stage in stages:
        edits = [edit for find in stage for edit in find(text)]
        numbers += tuple(
            int(re.sub(r"\D", "", text[edit.start : edit.end]))
            for edit in edits
            if edit.kind == "paragraph numbers"
        )
        text, stage_map, stage_counts = carry_out(text, edits)
        source_map = compose(source_map, stage_map)
        counts += stage_counts
    return text, source_map, tuple(_notes(text, counts, numbers))


def _notes(text: str, counts: Counter[str], numbers: tuple[int, ...]) -> Iterator[Note]:
    for kind, message in MESSAGES:
        if counts[kind]:
            if kind == "paragraph numbers":
                message += f": {_ranges(numbers)}"
            yield Note(kind, f"{kind}: {message}", counts[kind])
    # These characters begin with one of two bytes in UTF-8: far faster to look for.
    encoded = text.encode(errors="replace")
    private = len(_PRIVATE.findall(text)) if b"\xee" in encoded or b"\xef" in encoded else 0
    if private:
        message = "characters without a meaning were left as they are; words with them are lost"
        yield Note("unreadable characters", message, private)
    lost = sum(encoded.count(part) for part in _WITHOUT_LIGATURE)
    if lost:
        message = "words seem to have lost letters (such as ff, fi or ti) and were left so"
        yield Note("lost letters", message, lost)


def _ranges(numbers: tuple[int, ...]) -> str:
    """Numbers as they would be cited: 1, 2, 3, 7 is ``1–3, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
