"""``discourse agreement``: how far coders agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import outputs
from discourse.cli.coded import FEW, check_there, listed
from discourse.cli.shared import (
    CodebookFolders,
    Debug,
    exit_on_errors,
    open_codebook,
    printable,
    put_line,
)

if TYPE_CHECKING:
    from discourse.codings.agreement import Agreement, LabelAgreement
    from discourse.measures.measure import Measure

EXAMPLES = (
    "discourse agreement ada.tsv ben.tsv",
    "discourse agreement ada.csv ben.csv cho.csv --nominal addressee --ordinal specificity",
    "discourse agreement ada/ ben/ -o agreement.json   # folders of brat's .ann and .txt files",
)
_SHOWN = 10
_FIRM = 0.667

Coders = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...", help="The codings, a file for each coder: CSV, TSV, JSONL, brat."
    ),
]
_Columns = list[str] | None


def run(
    coders: Coders,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write all of it as JSON to this file.")
    ] = None,
    nominal: Annotated[_Columns, typer.Option(help="Compare this column too: names.")] = None,
    ordinal: Annotated[_Columns, typer.Option(help="... ordered numbers.")] = None,
    interval: Annotated[_Columns, typer.Option(help="... numbers whose steps count.")] = None,
    codebook: CodebookFolders = None,
    debug: Debug = False,
) -> None:
    """Measure how far coders agree on the labels of the same units.

    For each label: how often each coder gave it, percent agreement, Krippendorff's alpha with its
    interval over paragraphs, Cohen's kappa (two coders), Gwet's AC1, F1 between coders. Then
    alpha of whole label sets (MASI distance), of spans where coders marked spans, and the units
    on which they differ, the costliest first.

    A table has a row for each unit, with the columns unit (its name) and functions (its labels,
    with commas between; none where none applies), or instead of functions a column of 0 and 1 for
    each label. Units are matched by name: coders must call the same words alike. It may have text
    (id of the text), start and end (characters of the file, counted from 0, the end not included)
    and quote (digest of the words), which must not differ where two coders fill them, and
    paragraph (which units stand together, for the intervals).
    """
    with exit_on_errors(debug):
        from discourse.codings.agreement import Scales, compare_coders
        from discourse.codings.coders import read_coders
        from discourse.readers import ReadOptions

        if output:
            outputs.check_json(output, outputs.Inputs([*map(str, coders)], ReadOptions()))
        check_there(*coders)
        labels = [page.id for page in open_codebook(codebook).functions]
        scales = Scales(nominal or (), ordinal or (), interval or ())
        found = compare_coders(read_coders(coders, labels), labels, scales)
        for line in _lines(found):
            put_line(line)
        if output:
            _write(output, found)


def _lines(found: Agreement) -> Iterator[str]:
    yield f"{found.units} units coded by two coders or more: {', '.join(found.coders)}"
    yield from _unmatched(found)
    two = len(found.coders) == 2
    head = f"{'label':<24}{'given':>14}{'percent':>9}{'alpha':>7}  {'95% interval':<15}"
    yield f"\n{head}{'kappa' if two else '':>6}{'AC1':>6}{'F1':>6}"
    for one in (*found.labels, *found.columns):
        if any(one.given):
            yield _row(one)
    yield f"\n{found.whole.name}: {_value(found.whole)} {_interval(found.whole)}"
    yield from _notes(found)
    for label, spans in found.spans.items():
        values = (spans.exact, spans.overlapping, spans.alpha)
        shown = ["–" if value is None else f"{value:.2f}" for value in values]
        yield f"spans of {label}: F1 equal {shown[0]}, overlapping {shown[1]}, alpha {shown[2]}"
    shown_of = min(_SHOWN, len(found.disagreements))
    yield f"\nUnits on which they differ: {len(found.disagreements)}; the {shown_of} costliest:"
    for unit in found.disagreements[:_SHOWN]:
        sides = (_set(labels) for labels in unit.labels)
        columns = "".join(f"; {name}: {' | '.join(c)}" for name, c in unit.columns.items())
        differing = printable(f"{'  |  '.join(sides)}{columns}")
        yield f"  {printable(unit.unit):<12} {unit.cost:.2f}  {differing}"


def _unmatched(found: Agreement) -> Iterator[str]:
    """How many units of each coder were matched, and which were coded by one alone."""
    if not any(found.alone):
        return
    counts = [str(count) for count in found.coded]
    only = (
        f"; only in {coder}: {listed(names, FEW)}"
        for coder, names in zip(found.coders, found.alone, strict=True)
        if names
    )
    yield f"{found.units} of {', '.join(counts[:-1])} and {counts[-1]} units{''.join(only)}"


def _row(one: LabelAgreement) -> str:
    given = "/".join("–" if count is None else str(count) for count in one.given)
    cells = [_value(one.measures.get(name)) for name in ("kappa", "ac1", "f1")]
    alpha = one.measures["alpha"]
    numbers = f"{_value(one.measures['percent']):>9}{_value(alpha):>7}  {_interval(alpha):<15}"
    row = f"{one.name:<24}{given:>14}{numbers}{cells[0]:>6}{cells[1]:>6}{cells[2]:>6}"
    return row.rstrip()


def _value(measure: Measure | None) -> str:
    return "" if measure is None else "–" if measure.value is None else f"{measure.value:.2f}"


def _interval(measure: Measure) -> str:
    span = measure.interval
    return f"[{span.low:.2f}, {span.high:.2f}]" if span else ""


def _set(labels: frozenset[str] | None) -> str:
    return "not coded" if labels is None else ", ".join(sorted(labels)) or "none"


def _notes(found: Agreement) -> Iterator[str]:
    for number, coder in enumerate(found.coders):
        if own := [one.name for one in found.labels if one.given[number] is None]:
            yield f"{coder} has no column for these, so is not scored on them: {listed(own)}"
    absent = [one.name for one in found.labels if one.is_of_absence and any(one.given)]
    if absent:
        yield f"Agreement is mostly on leaving these out; read their F1 and alpha: {listed(absent)}"
    alphas = [(one.name, one.measures["alpha"]) for one in (*found.labels, *found.columns)]
    alphas.append(("label sets", found.whole))
    given = [(name, alpha) for name, alpha in alphas if alpha.value is not None]
    for reason in dict.fromkeys(alpha.reason for _, alpha in given if alpha.interval is None):
        names = [name for name, alpha in given if not alpha.interval and alpha.reason == reason]
        yield f"No interval for the alpha of {listed(names)}: {reason}"
    never = [one.name for one in found.labels if not any(one.given)]
    if never:
        yield f"Given by nobody, so not measured: {listed(never)}"
    weak = [
        one.name
        for one in found.labels
        if (span := one.measures["alpha"].interval) and span.low < _FIRM
    ]
    if weak:
        yield f"The lower bound of alpha is below {_FIRM}: tentative at best: {listed(weak)}"


def _write(output: Path, found: Agreement) -> None:
    from dataclasses import asdict

    content = json.dumps(asdict(found), indent=1, ensure_ascii=False, default=sorted)
    outputs.write(f"{content}\n".encode(), output)
