"""An analysis on the terminal: what stands in the text, by group, with sentence numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from discourse.analysis import Analysis, Unit
from discourse.codebook import GROUPS, load_codebook
from discourse.reports.passages import Passages
from discourse.reports.wording import GROUP_NAMES, describe

WIDTH = 88
MOST_NUMBERS = 14
_FORMS = (
    ("named", "by name"),
    ("unnamed_actor", "an actor without a name"),
    ("unnamed_conduct", "conduct without a doer"),
)


def render_summary(analysis: Analysis) -> str:
    """The analysis as plain text, ``WIDTH`` columns wide."""
    return "\n".join(_lines(analysis)) + "\n"


def _lines(analysis: Analysis) -> Iterator[str]:
    total = len(analysis.sentences)
    words = sum(unit.words or 0 for unit in analysis.sentences)
    paragraphs = len({unit.paragraph_no for unit in analysis.sentences})
    yield from textwrap.wrap(_plain(describe(analysis.document.metadata, analysis.id)), WIDTH)
    yield f"{analysis.id}: {total} sentences, {paragraphs} paragraphs, {words:,} words"
    yield ""
    yield from _functions(analysis)
    yield from _criticism(analysis)
    yield from _issues(analysis)
    for note in analysis.notes:
        count = f" ({note.count:,})" if note.count is not None else ""
        yield from textwrap.wrap(
            _plain(f"Note, {note.kind}: {note.message}{count}"), WIDTH, subsequent_indent="  "
        )


def _functions(analysis: Analysis) -> Iterator[str]:
    if analysis.document.has("functions") and analysis.document.layer("functions").reason:
        return
    passages = Passages(analysis)
    for group in GROUPS:
        yield GROUP_NAMES[group]
        for category in load_codebook().functions:
            if category.group == group:
                units = passages.having(category.id)
                yield f"  {category.display:<24}{len(units):>4}  {_numbers(units)}".rstrip()
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


def _issues(analysis: Analysis) -> Iterator[str]:
    passages = Passages(analysis)
    counts = [(len(passages.having(c.id)), c.display) for c in load_codebook().frames]
    shown = [f"{name} {count}" for count, name in sorted(counts, key=lambda c: (-c[0], c[1])) if count]
    if shown:
        yield from textwrap.wrap(
            "Issues, by sentences: " + ", ".join(shown), WIDTH, subsequent_indent="  "
        )
        yield ""


def _numbers(units: tuple[Unit, ...]) -> str:
    shown = ", ".join(f"s{unit.sentence_no}" for unit in units[:MOST_NUMBERS])
    return shown + (", …" if len(units) > MOST_NUMBERS else "")


def _plain(words: str) -> str:
    """Without control characters: a text must not steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in words)
