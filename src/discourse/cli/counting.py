"""What commands over many texts share: counting words text by text, and reading some again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import outputs, shared
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis
    from discourse.document import Document, Metadata

STANDARD_INPUT = "-"


class Format(StrEnum):
    """What is written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


FormatOption = Annotated[
    Format,
    typer.Option("--format", "-f", help="A table for reading, or rows for programs."),
]


def counting(session: shared.Session) -> shared.Session:
    """The session with what word counts need and no more."""
    return replace(session, layers=("units", "mentions"))


@contextmanager
def naming(failures: Sequence[UnreadableInput]) -> Iterator[None]:
    """Name what could not be read also where the rest cannot be used: it may be the reason."""
    try:
        yield
    except UsageError:
        for failure in failures:
            shared.say(failure)
        raise


def refuse_unspaced(document: Document) -> UnreadableInput | None:
    """The error of a text whose words cannot be told: none found in it would be no true 0."""
    from discourse.annotators.words import is_unspaced

    if not is_unspaced(document.text):
        return None
    came = "words are not parted by spaces in its script, so that they cannot be counted"
    advice = "Give a translation, or a text with spaces between its words."
    return UnreadableInput(shared.name_of(document.id, document.metadata), came, advice)


def countable(
    found: Iterable[Analysis | UnreadableInput],
) -> Iterator[Analysis | UnreadableInput]:
    """What was found, with an error for each text whose words cannot be told."""
    for item in found:
        refused = None
        if not isinstance(item, UnreadableInput):
            refused = refuse_unspaced(item.document)
        yield refused or item


def other_language(id: str, metadata: Metadata, expected: str) -> UnreadableInput:
    """The error of a text whose words do not compare with those of the others."""
    came = f"its language ({metadata.language}) is another than that compared ({expected})"
    advice = "It is left out; give --language CODE if the language was misread."
    return UnreadableInput(shared.name_of(id, metadata), came, advice)


def is_report(output: Path | None) -> bool:
    """Whether the output is a report, by its ending."""
    from discourse.reports import SUFFIXES

    return output is not None and output.suffix.lower() in SUFFIXES


def check_output(output: Path | None, texts: Sequence[str], session: shared.Session) -> None:
    """Refuse, before any work is done, an output that cannot be written.

    Raises:
        UsageError: it cannot, it is one of the inputs, or a report is wanted on standard input,
            which cannot be read a second time for its lines.
    """
    if output is None:
        return
    inputs = outputs.Inputs(texts, session.options)
    if not is_report(output):
        outputs.check_file(output, inputs)
        return
    outputs.check_report(output, inputs)
    if STANDARD_INPUT in texts:
        raise UsageError(
            "a report reads its texts twice, and standard input can be read once; write the text "
            "to a file first"
        )


def read_again(
    session: shared.Session, texts: Sequence[str], wanted: Iterable[str]
) -> Iterator[Analysis]:
    """The analyses of the texts with these ids: for their sentences, which counting forgets."""
    from discourse.annotators import analyze
    from discourse.corpus import open_texts

    ids = set(wanted)
    for found in open_texts(texts, session.options):
        if not isinstance(found, UnreadableInput) and found.id in ids:
            yield analyze(found, session.codebook, session.layers)


def to_rows(rows: Sequence[dict[str, object]], format: Format) -> str:
    """Records as CSV with a header, or as JSON Lines; lists as words with ``;`` in CSV."""
    from discourse.storage import to_csv_rows

    if format is Format.jsonl:
        return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    cells = ([_cell(value) for value in row.values()] for row in rows)
    return to_csv_rows([list(rows[0]) if rows else [], *cells])


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(
            str(entry["word"]) if isinstance(entry, dict) else str(entry) for entry in value
        )
    return value
