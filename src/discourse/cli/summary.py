"""An analysis on the terminal: what stands in the text, by group, with sentence numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from discourse.analysis import Analysis, Unit
from discourse.codebook import GROUPS, Codebook
from discourse.document import NOT_MEASURED
from discourse.reports.notes import told_notes
from discourse.reports.passages import Passages
from discourse.reports.wording import GROUP_NAMES, counted, describe

WIDTH = 80
LANGUAGE_ADVICE = "if the text is in another language than that, name it: --language en"
MOST_QUOTED = 20  # critical sentences of a form; of a longer text the rest is numbers
_FORMS = (
    ("named", "by name"),
    ("unnamed_actor", "an actor without a name"),
    ("unnamed_conduct", "conduct without a doer"),
)


def render_summary(analysis: Analysis, codebook: Codebook) -> str:
    """The analysis as plain text, ``WIDTH`` columns wide; functions and issues of ``codebook``."""
    return "\n".join(_lines(analysis, codebook)) + "\n"


def _lines(analysis: Analysis, codebook: Codebook) -> Iterator[str]:
    own = analysis.own_sentences
    words = "words not counted"
    if not analysis.why_missing("words"):
        words = counted(sum(unit.words or 0 for unit in own), "word")
    paragraphs = len({unit.paragraph_no for unit in own})
    yield from textwrap.wrap(_plain(describe(analysis)), WIDTH)
    yield _plain(f"{analysis.id}: {_size(len(own), paragraphs)}, {words}")
    if others := len(analysis.sentences) - len(own):
        yield f"not counted: {counted(others, 'sentence')} of askers, of another side or quoted"
    yield ""
    yield from _functions(analysis, codebook)
    yield from _criticism(analysis)
    yield from _issues(analysis, codebook)
    for kind, told in told_notes(analysis.notes):
        words = f"{kind}: {told}" if kind == NOT_MEASURED else told
        yield from textwrap.wrap(_plain(f"Note: {words}"), WIDTH, subsequent_indent="  ")
    if (analysis.document.metadata.language or "en") != "en":
        yield from textwrap.wrap(f"Note: {LANGUAGE_ADVICE}", WIDTH, subsequent_indent="  ")


def _size(sentences: int, paragraphs: int) -> str:
    return f"{counted(sentences, 'sentence')}, {counted(paragraphs, 'paragraph')}"


def _functions(analysis: Analysis, codebook: Codebook) -> Iterator[str]:
    if all(unit.functions is None for unit in analysis.sentences):
        return
    passages = Passages(analysis)
    for group in GROUPS:
        yield GROUP_NAMES[group]
        for category in codebook.functions:
            if category.group == group:
                units = passages.having(category.id)
                head = f"  {category.display:<24}{len(units):>6,}  "
                yield (head + _numbers(units, WIDTH - len(head))).rstrip()
    yield ""


def _criticism(analysis: Analysis) -> Iterator[str]:
    passages = Passages(analysis)
    for form, title in _FORMS:
        units = passages.having("contrast", target_form=form)
        if not units:
            continue
        yield f"Criticism, {title}: {len(units)}"
        for unit in units[:MOST_QUOTED]:
            yield from textwrap.wrap(
                _plain(unit.text),
                WIDTH,
                initial_indent=f"  s{unit.sentence_no}  ",
                subsequent_indent="      ",
            )
        if rest := units[MOST_QUOTED:]:
            head = f"  and {len(rest):,} more: "
            yield head + _numbers(rest, WIDTH - len(head))
        yield ""


def _issues(analysis: Analysis, codebook: Codebook) -> Iterator[str]:
    passages = Passages(analysis)
    counts = [(len(passages.emphasising(c.id)), c.display) for c in codebook.frames]
    shown = [
        f"{name} {count:,}" for count, name in sorted(counts, key=lambda c: (-c[0], c[1])) if count
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
