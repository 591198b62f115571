"""The way from numbers to sentences and back: lists by label, and the text with its labels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from discourse.analysis import Unit
from discourse.codebook import Codebook
from discourse.reports.blocks import (
    Block,
    Heading,
    MarginRow,
    MarginText,
    Paragraph,
    Run,
    Runs,
    words,
)
from discourse.reports.openness import FORMS
from discourse.reports.passages import Passages


def label_list_blocks(
    passages: Passages, codebook: Codebook, name: str | None = None
) -> Iterator[Block]:
    """For each label the numbers of its sentences, each leading to the sentence."""
    title = f"Sentences by label: {name}" if name else "Sentences by label"
    yield Heading(title, anchor=f"{passages.prefix}lists")
    if name is None:
        yield Paragraph(
            words(
                "A label leads to the section that quotes its sentences, its number to the table."
            ),
            small=True,
        )
    for category in codebook.functions:
        units = passages.having(category.id)
        yield from _list(
            passages,
            Run(
                category.display,
                "strong",
                passages.section_anchor(category.id),
                passages.list_anchor(category.id),
            ),
            units,
            passages.row_anchor(category.id),
        )
        if category.id == "contrast":
            yield from _forms(passages)
    if any(unit.frames for unit in passages.analysis.own_sentences):
        yield Heading("By issue", level=2)
    for category in codebook.frames:
        issue = Run(category.display, "strong", anchor=passages.frame_anchor(category.id))
        yield from _list(passages, issue, passages.emphasising(category.id))


def _forms(passages: Passages) -> Iterator[Block]:
    """The critical sentences once more, by the form of their target."""
    for form, title, *_ in FORMS:
        run = Run(
            f"– {title.lower()}",
            target=passages.section_anchor("contrast"),
            anchor=passages.form_anchor(form),
        )
        yield from _list(passages, run, passages.having("contrast", target_form=form))


def _list(
    passages: Passages, title: Run, units: tuple[Unit, ...], back: str | None = None
) -> Iterator[Block]:
    if not units:
        return
    runs = [title, Run(f" ({len(units)})", "small", back), Run(": ", "small")]
    for number, unit in enumerate(units):
        runs += [Run(", ")] if number else []
        runs.append(passages.reference(unit))
    yield Paragraph(tuple(runs))


def margin_blocks(
    passages: Passages, codebook: Codebook, name: str | None = None
) -> Iterator[Block]:
    """The text as it was read, and beside each paragraph the labels of its sentences."""
    yield Heading(f"The text with its labels: {name}" if name else "The text with its labels")
    yield Paragraph(
        words("Small numbers begin sentences; each label leads to the list of its sentences."),
        small=True,
    )
    displays = {category.id: category.display for category in codebook.functions}
    rows = tuple(
        _row(passages, list(units), displays)
        for _, units in groupby(passages.analysis.units, key=lambda unit: unit.paragraph_no)
    )
    yield MarginText(rows)


def _row(passages: Passages, units: list[Unit], displays: dict[str, str]) -> MarginRow:
    text: list[Run] = []
    labels: list[Runs] = []
    for unit in units:
        if text:
            text.append(Run(" "))
        if unit.sentence_no is not None:
            text.append(Run(str(unit.sentence_no), "small", anchor=passages.anchor(unit)))
            text.append(Run("\u00a0"))
            labels.append(_labels(passages, unit, displays))
        text.append(Run(unit.text))
    kinds = {unit.kind for unit in units}
    kind = (
        "heading"
        if kinds == {"heading"}
        else "meta"
        if kinds <= {"meta", "nonsentence"}
        else "body"
    )
    return MarginRow(tuple(text), tuple(labels), kind)  # type: ignore[arg-type]


def _labels(passages: Passages, unit: Unit, displays: dict[str, str]) -> Runs:
    runs: list[Run] = [Run(f"{unit.sentence_no} ", "strong")]
    for number, annotation in enumerate(unit.functions or ()):
        runs += [Run(", ")] if number else []
        label = annotation.label
        runs.append(Run(displays.get(label, label), target=passages.list_anchor(label)))
    if not unit.functions:
        runs.append(Run("–"))
    return tuple(runs)
