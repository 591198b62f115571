"""An analysis on the terminal: what stands in the text, by group, with sentence numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from discourse.analysis import Analysis, Unit
from discourse.codebook import GROUPS, Codebook
from discourse.reports.passages import Passages
from discourse.reports.wording import GROUP_NAMES, describe

WIDTH = 80
_FORMS = (
    ("named", "by name"),
    ("unnamed_actor", "an actor without a name"),
    ("unnamed_conduct", "conduct without a doer"),
)


def render_summary(analysis: Analysis, codebook: Codebook) -> str:
    """The analysis as plain text, ``WIDTH`` columns wide; functions and issues of ``codebook``."""
    return "\n".join(_lines(analysis, codebook)) + "\n"


def _lines(analysis: Analysis, codebook: Codebook) -> Iterator[str]:
    total = len(analysis.sentences)
    counted = None if analysis.why_missing("words") else [u.words or 0 for u in analysis.sentences]
    words = "words not counted" if counted is None else f"{sum(counted):,} words"
    paragraphs = len({unit.paragraph_no for unit in analysis.sentences})
    yield from textwrap.wrap(_plain(describe(analysis)), WIDTH)
    yield _plain(f"{analysis.id}: {total} sentences, {paragraphs} paragraphs, {words}")
    yield ""
    yield from _functions(analysis, codebook)
    yield from _criticism(analysis)
    yield from _issues(analysis, codebook)
    for note in analysis.notes:
        count = f" ({note.count:,})" if note.count is not None else ""
        yield from textwrap.wrap(
            _plain(f"Note: {note.message}{count}"), WIDTH, subsequent_indent="  "
        )


def _functions(analysis: Analysis, codebook: Codebook) -> Iterator[str]:
    if all(unit.functions is None for unit in analysis.sentences):
        return
    passages = Passages(analysis)
    for group in GROUPS:
        yield GROUP_NAMES[group]
        for category in codebook.functions:
            if category.group == group:
                units = passages.having(category.id)
                head = f"  {category.display:<24}{len(units):>4}  "
                yield (head + _numbers(units, WIDTH - len(head))).rstrip()
    yield ""


def _criticism(analysis: Analysis) -> Iterator[str]:
    passages = Passages(analysis)
    for form, title in _FORMS:
        units = passages.having("contrast", target_form=form)
        if not units:
            continue
        yield f"Criticism, {title}"
        for unit in units:
            yield from textwrap.wrap(
                _plain(unit.text),
                WIDTH,
                initial_indent=f"  s{unit.sentence_no}  ",
                subsequent_indent="      ",
            )
        yield ""


def _issues(analysis: Analysis, codebook: Codebook) -> Iterator[str]:
    passages = Passages(analysis)
    counts = [(len(passages.emphasising(c.id)), c.display) for c in codebook.frames]
    shown = [
        f"{name} {count}" for count, name in sorted(counts, key=lambda c: (-c[0], c[1])) if count
    ]
    if shown:
        yield from textwrap.wrap(
            "Issues, by sentences: " + ", ".join(shown), WIDTH, subsequent_indent="  "
        )
        yield ""


def _numbers(units: tuple[Unit, ...], width: int) -> str:
    """``s3, s8, …``: as many as fit."""
    numbers = [f"s{unit.sentence_no}" for unit in units]
    shown = ", ".join(numbers)
    while numbers and len(shown) > width:
        numbers.pop()
        shown = ", ".join([*numbers, "…"])
    return shown


def _plain(words: str) -> str:
    """Without control characters: a text must not steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in words)
