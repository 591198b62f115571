"""``discourse validate --sample``: sentences drawn at random for a person to code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from discourse.cli import outputs, shared
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.codings.sample import Drawn

SEPARATORS = {".tsv": "\t", ".csv": ","}


def write_sample(
    session: shared.Session, texts: Sequence[str], output: Path | None, number: int
) -> None:
    """Draw the sample, write its sheet, and say how it is filled and used.

    Raises:
        UsageError: the output is not named, is no table, or is an input or there already; or
            nothing can be drawn.
    """
    from discourse.codings.sample import draw_sample, to_sheet
    from discourse.storage import write_atomically

    if output is None or output.suffix.lower() not in SEPARATORS:
        raise UsageError("name the sheet with -o, ending in .tsv or .csv")
    outputs.check_file(output, outputs.Inputs(texts, session.options))
    if output.exists():
        raise UsageError(f"{output}: it is there already, perhaps coded; name another, or move it")
    failures: list[UnreadableInput] = []
    found = replace(session, layers=("units",)).analyze(texts)  # labels are not needed, nor shown
    rows = draw_sample(list(shared.set_failures_apart(found, failures)), number)
    write_atomically(output, to_sheet(rows, SEPARATORS[output.suffix.lower()]))
    for line in lines_of(rows, number, output):
        shared.put_line(line)
    shared.end(failures, session.debug)


def lines_of(rows: Sequence[Drawn], number: int, output: Path) -> Iterator[str]:
    """What was drawn, how the sheet is filled, and which command uses it."""
    from discourse.measures.design_based import FEWEST_CODED

    sides = {row.side: row for row in sorted(rows, key=lambda row: row.side)}
    counts = ", ".join(f"{name} {row.drawn} of {row.sentences}" for name, row in sides.items())
    yield f"{output}: {len(rows)} sentences drawn at random ({counts})"
    if len(rows) < number:
        yield f"There are only {len(rows)}: all are in it."
    if few := [name for name, row in sides.items() if row.drawn < FEWEST_CODED]:
        yield f"Fewer than {FEWEST_CODED} of {', '.join(few)}: too few to correct; draw more."
    yield "Fill the column functions in each row: labels with commas, or none where none fits."
    yield "Labels: discourse codebook list. Keep all rows and the other columns as they are."
    yield f"Then: discourse compare TEXT... --coded {output} (the same texts and options)"
