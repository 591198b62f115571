"""Shares of functions as found and corrected for errors of the labels, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.codebook import Codebook
from discourse.measures.comparison import Measures
from discourse.measures.corrected import CorrectedLabel, CorrectedShare, Corrections
from discourse.measures.groups import Side
from discourse.measures.measure import Measure
from discourse.measures.misclassification import ALL, FEWEST_FOR_RATES
from discourse.reports.blocks import Block, Column, Paragraph, Runs, Table, words
from discourse.reports.overview import category_of
from discourse.reports.texts import Texts, in_row
from discourse.reports.wording import in_sentence, signed

TITLE = "Shares corrected for errors of the labels"
OF_ALL = "*"  # marks shares that were corrected by the rates of all governments
MOST_WIDE = 2


def corrected_blocks(measures: Measures, texts: Texts, codebook: Codebook) -> Iterator[Block]:
    """The table of all functions that occur; where nothing can be corrected, why."""
    if measures.corrections is not None:
        names = [_name(side, texts) for side in measures.corrections.sides]
        yield from correction_blocks(measures.corrections, names, codebook)


def correction_blocks(
    found: Corrections, names: Sequence[str], codebook: Codebook
) -> Iterator[Block]:
    """The table of all functions that occur; where nothing can be corrected, why."""
    rows = sorted((row for row in found.labels if _occurs(row, found)), key=lambda r: -_count(r))
    if not rows:
        return
    displays = [category_of(codebook, "functions", row.label).display for row in rows]
    if all(share.corrected.value is None for row in rows for share in row.shares):
        yield Paragraph(words(f"{TITLE} {_missing(rows, displays)}"), small=True)
        return
    build = _wide if len(names) <= MOST_WIDE else _long
    said = [in_sentence(name, codebook) for name in names]
    yield build(rows, displays, names, _note(found, rows, displays, said))


def _occurs(row: CorrectedLabel, found: Corrections) -> bool:
    """Whether a label was found on a side, or given by hand."""
    by_hand = found.hand_coded.labels.values() if found.hand_coded else ()
    given = any(row.label in labels for text in by_hand for labels in text.values())
    return given or _count(row) > 0


def _count(row: CorrectedLabel) -> int:
    return sum(share.raw.count or 0 for share in row.shares)


def _name(side: Side, texts: Texts) -> str:
    if len(side.members) == 1:
        return texts.names[side.members[0]]
    return next(group.name for group in texts.groups if group.members == side.members)


def _wide(
    rows: Sequence[CorrectedLabel], displays: Sequence[str], names: Sequence[str], note: str
) -> Table:
    """One row for each label, sides beside each other, with the difference of two."""
    two = len(names) == MOST_WIDE
    columns = [Column("Percent of sentences", width=1.6)]
    for name in names:
        columns += [Column(f"{name}: found", "right", 0.8), Column("corrected", "right", 1.1)]
    columns += [Column("Difference: found", "right", 0.9)] if two else []
    columns += [Column("corrected", "right", 1.2)] if two else []
    cells = []
    for row, display in zip(rows, displays, strict=True):
        shown: list[Runs] = [words(display)]
        for share in row.shares:
            shown += [words(_found(share)), words(_corrected(share))]
        shown += _difference(row) if two else []
        cells.append(tuple(shown))
    return Table(TITLE, tuple(columns), tuple(cells), note)


def _long(
    rows: Sequence[CorrectedLabel], displays: Sequence[str], names: Sequence[str], note: str
) -> Table:
    """One row for each label and side."""
    columns = (
        Column("Percent of sentences", width=1.2),
        Column("Side", width=1),
        Column("Found", "right", 0.6),
        Column("Corrected, 95 %", "right", 1),
    )
    cells = [
        (
            words(display if number == 0 else ""),
            words(name),
            words(_found(share)),
            words(_corrected(share)),
        )
        for row, display in zip(rows, displays, strict=True)
        for number, (name, share) in enumerate(zip(names, row.shares, strict=True))
    ]
    return Table(TITLE, columns, tuple(cells), note)


def _found(share: CorrectedShare) -> str:
    raw = share.raw
    return "–" if raw.value is None else f"{100 * raw.value:.0f} ({raw.count})"


def _corrected(share: CorrectedShare) -> str:
    mark = OF_ALL if share.rates and share.rates.whose == ALL else ""
    return _percent(share.corrected, "") + mark


def _difference(row: CorrectedLabel) -> list[Runs]:
    first, second = (share.raw.value for share in row.shares)
    if first is None or second is None or row.difference is None or row.difference.value is None:
        return [words("–"), words("–")]
    return [words(signed(100 * (first - second), 0)), words(_percent(row.difference, "+"))]


def _percent(measure: Measure, sign: str) -> str:
    if measure.value is None:
        return "–"
    span = measure.interval
    shown = [
        signed(100 * value, 0)
        for value in (measure.value, *((span.low, span.high) if span else ()))
    ]
    first, *ends = shown if sign else [one.lstrip("+") for one in shown]
    return first + (f" [{', '.join(ends)}]" if ends else "")


def _note(
    found: Corrections,
    rows: Sequence[CorrectedLabel],
    displays: Sequence[str],
    names: Sequence[str],
) -> str:
    told = _by_sample(found, names) if found.method == "sample" else _by_rates(rows)
    return f"{told} In brackets after a share found: sentences. {_missing(rows, displays)}".strip()


def _by_sample(found: Corrections, names: Sequence[str]) -> str:
    parts = in_row([f"{n} in {name}" for n, name in zip(found.coded, names, strict=True)])
    return (
        f"A person coded {sum(found.coded)} sentences drawn at random ({parts}), on a sheet "
        "without labels; each share found is corrected by the mean error on them, of misses and "
        "false finds alike (Egami, Hinck, Stewart & Wei 2023). The 95 % intervals hold the draw of "
        "these sentences and the variation between paragraphs, not what another coder would have "
        "given."
    )


def _by_rates(rows: Sequence[CorrectedLabel]) -> str:
    used = {s.rates.whose: s.rates.sentences for row in rows for s in row.shares if s.rates}
    on = "; ".join(
        f"{count:,} of {'all governments ' + OF_ALL if whose == ALL else whose}"
        for whose, count in sorted(used.items(), key=lambda item: item[0] == ALL)
    )
    return (
        "Corrected by how often each label was missed and falsely found on hand-coded sentences "
        f"of other texts ({on}; a government\u2019s own rates where {FEWEST_FOR_RATES} of its "
        "sentences have the label), as in Mikhaylov, Laver & Benoit (2012); 95 % intervals, where "
        "there are some, hold the error of these rates and the variation between paragraphs. That "
        "is right only if "
        "the labels err here as there, and some of those sentences were chosen because they looked "
        "like rare acts: a random sample of these texts to code (discourse validate draws it) "
        "needs no such belief."
    )


def _missing(rows: Sequence[CorrectedLabel], displays: Sequence[str]) -> str:
    """Why something was not corrected or has no interval, and for which labels."""
    by_reason: dict[str, list[str]] = {}
    for row, display in zip(rows, displays, strict=True):
        told = [_reason(share.corrected) for share in row.shares]
        if row.difference is not None and not any(told):
            told.append(_reason(row.difference))
        for reason in dict.fromkeys(filter(None, told)):
            by_reason.setdefault(reason, []).append(display)
    parts = (
        reason if len(labels) == len(rows) else f"{reason} ({in_row(labels)})"
        for reason, labels in by_reason.items()
    )
    return " ".join(f"{part}." for part in parts)


def _reason(measure: Measure) -> str | None:
    if measure.reason is None:
        return None
    return f"{'–' if measure.value is None else 'No interval'}: {measure.reason}"
