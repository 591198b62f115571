"""Raw shares beside those corrected for errors of the labels."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.codebook import Codebook
from discourse.measures.comparison import Measures
from discourse.measures.corrected import CorrectedLabel, Correction
from discourse.measures.measure import Measure
from discourse.reports.blocks import Block, Column, Runs, Table, words
from discourse.reports.texts import Texts

MOST_COLUMNS = 3
_WAYS = {
    "sample": (
        "Raw: as labelled. Corrected: raw plus the mean error of the labels in sentences that were "
        "drawn at random from these texts and coded by people ({sources}); right on average "
        "however the labels err (Egami and others 2023)."
    ),
    "rates": (
        "Raw: as labelled. Corrected by how often a label is found where readers gave it and where "
        "they did not ({sources}; Mikhaylov, Laver and Benoit 2012): right only if the labels err "
        "here as they did there. A sample of these texts coded by people says more: "
        "discourse validate --sample."
    ),
}


def correction_blocks(measures: Measures, texts: Texts, codebook: Codebook) -> Iterator[Block]:
    """A table of all functions that occur or may have been missed, raw and corrected."""
    correction = measures.correction
    if correction is None:
        return
    names = [_name(texts, side) for side in correction.sides]
    shown = [label for label in correction.labels if _says_something(label)]
    if not shown:
        return
    displays = {page.id: page.display for page in codebook.functions}
    build = _wide if len(names) <= MOST_COLUMNS else _long
    columns, rows = build(shown, names, displays)
    yield Table(
        "Shares of sentences, corrected for errors of the labels", columns, rows, _note(correction)
    )


def _name(texts: Texts, side: tuple[int, ...]) -> str:
    if not texts.many:
        return texts.names[side[0]]
    return next(group.name for group in texts.groups if side[0] in group.members)


def _says_something(label: CorrectedLabel) -> bool:
    return any(one.value is not None for one in label.corrected)


def _wide(
    labels: list[CorrectedLabel], names: list[str], displays: dict[str, str]
) -> tuple[tuple[Column, ...], tuple[tuple[Runs, ...], ...]]:
    """A row for each label: raw and corrected of each side, and the difference of two."""
    two = len(names) == 2
    columns = [Column("Label", width=1.2)]
    for name in names:
        columns += [Column(f"{name}: raw", "right", 0.6), Column("corrected, 95 %", "right", 1)]
    rows = []
    for label in labels:
        row = [words(displays[label.label])]
        for raw, corrected in zip(label.raw, label.corrected, strict=True):
            row += [words(_percent(raw)), words(_percent(corrected))]
        row += [words(_percent(label.difference, signed=True))] if two else []
        rows.append(tuple(row))
    last = (Column("Difference, corrected", "right", 1),) if two else ()
    return (*columns, *last), tuple(rows)


def _long(
    labels: list[CorrectedLabel], names: list[str], displays: dict[str, str]
) -> tuple[tuple[Column, ...], tuple[tuple[Runs, ...], ...]]:
    """A row for each label and side."""
    rows = [
        (
            words(displays[label.label] if not number else ""),
            words(name),
            words(_percent(label.raw[number])),
            words(_percent(label.corrected[number])),
        )
        for label in labels
        for number, name in enumerate(names)
    ]
    columns = (
        Column("Label", width=1.2),
        Column("Side", width=1),
        Column("Raw", "right", 0.5),
        Column("Corrected, 95 %", "right", 1),
    )
    return columns, tuple(rows)


def _percent(measure: Measure | None, signed: bool = False) -> str:
    """``12 [8, 17]`` in percent; a dash where it was not corrected."""
    if measure is None or measure.value is None:
        return "–"
    sign = "+" if signed else ""
    shown = f"{100 * measure.value:{sign}.0f}"
    if measure.interval is None:
        return shown
    low, high = 100 * measure.interval.low, 100 * measure.interval.high
    return f"{shown} [{low:{sign}.0f}, {high:{sign}.0f}]"


def _note(correction: Correction) -> str:
    distinct = list(dict.fromkeys(correction.sources))
    sources = distinct[0] if len(distinct) == 1 else "; ".join(correction.sources)
    told = _WAYS[correction.way].format(sources=sources)
    return f"Percent. {told} –: not corrected, since too little is known of the label's errors."
