"""``discourse validate --sample``: sentences drawn at random for a person to code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from discourse.cli import outputs, shared
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis
    from discourse.codings.sample import Drawn
    from discourse.measures.design_based import HandCoded

#: Sentences drawn, and sentences there are, by side.
Sides = Mapping[str, tuple[int, int]]
SEPARATORS = {".tsv": "\t", ".csv": ","}


def write_sample(
    session: shared.Session, texts: Sequence[str], output: Path | None, number: int
) -> None:
    """Draw the sample, write its sheet, and say how it is filled and used.

    Raises:
        UsageError: the output is not named, is no table, or is an input or there already; a text
            is a coding; or nothing can be drawn.
    """
    from discourse.codings.sample import draw_sample, to_sheet

    if output is None or output.suffix.lower() not in SEPARATORS:
        raise UsageError("name the sheet with -o, ending in .tsv or .csv")
    inputs = outputs.Inputs(texts, session.options)
    outputs.check_file(output, inputs)
    _refuse_codings(inputs)
    if output.exists():
        raise UsageError(f"{output}: it is there already, perhaps coded; name another, or move it")
    failures: list[UnreadableInput] = []
    found = replace(session, layers=("units",)).analyze(texts)  # labels are not needed, nor shown
    rows = draw_sample(list(shared.set_failures_apart(found, failures)), number)
    outputs.write(to_sheet(rows, SEPARATORS[output.suffix.lower()]), output)
    for line in lines_of(rows, number, output):
        shared.put_line(line)
    shared.end(failures, session.debug)


def _refuse_codings(inputs: outputs.Inputs) -> None:
    """Refuse codings where texts are wanted: their cells would be drawn as sentences."""
    from discourse.codings.tables import LABELS
    from discourse.readers.reading import TABLE_SUFFIXES
    from discourse.readers.tables import open_table

    if inputs.options.text_field is not None:
        return
    for path in inputs.files():
        columns: set[str] = set()
        if path.suffix.lower() in TABLE_SUFFIXES:
            with suppress(UnreadableInput):  # it is named when the texts are read
                columns = {name.strip().lower() for name in open_table(path, path.name).columns}
        if "unit" in columns or ("id" in columns and columns & {*LABELS}):
            advice = "with --sample name the texts alone; of a table of texts say --text-field"
            raise UsageError(f"{path.name}: this is a coding and no text; {advice}")


def lines_of(rows: Sequence[Drawn], number: int, output: Path) -> Iterator[str]:
    """What was drawn, how the sheet is filled, and which command uses it."""
    sides = {row.side: (row.drawn, row.sentences) for row in sorted(rows, key=lambda r: r.side)}
    yield f"{len(rows)} sentences drawn at random ({_counts(sides)})"
    if len(rows) < number:
        yield f"There are only {len(rows)}: all are in it."
    yield from _too_few(sides)
    yield "Fill the column functions in each row: labels with commas, or none where none fits."
    yield "Labels: discourse codebook list. Keep all rows and the other columns as they are."
    yield f"Then: discourse compare TEXT... --coded {output} (the same texts and options)"


def lines_of_coded(coded: HandCoded, analyses: Sequence[Analysis]) -> Iterator[str]:
    """How many sentences of each side a comparison is corrected by, and where they are too few."""
    from discourse.measures.groups import find_sides

    sides = {}
    for side in find_sides(analyses):
        texts = [analyses[number] for number in side.members]
        used = sum(len(coded.labels.get(text.id, ())) for text in texts)
        sides[side.name] = (used, sum(len(text.own_sentences) for text in texts))
    total = sum(used for used, _ in sides.values())
    yield f"{coded.file}: {total} hand-coded sentences used ({_counts(sides)})"
    yield from _too_few(sides)


def _counts(sides: Sides) -> str:
    return ", ".join(f"{name} {drawn} of {of}" for name, (drawn, of) in sides.items())


def _too_few(sides: Sides) -> Iterator[str]:
    from discourse.measures.design_based import FEWEST_CODED

    if few := [name for name, (drawn, _) in sides.items() if drawn < FEWEST_CODED]:
        yield f"Fewer than {FEWEST_CODED} of {', '.join(few)}: too few to correct; draw more."
