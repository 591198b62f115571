"""What the commands on dated texts share: reading without analysis, and what may be written."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import outputs, shared
from discourse.cli.counting import refuse_unspaced
from discourse.cli.progress import Advance
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.document import Document
    from discourse.measures.formulas.history import History
    from discourse.measures.formulas.stream import WordStream
    from discourse.measures.formulas.study import FormulaStudy, Tracking
    from discourse.readers import ReadOptions

TABLES = (".csv", ".jsonl")
MOST_YEARS = 30  # in a line of the terminal


class By(enum.StrEnum):
    """Who holds a formula."""

    country = "country"
    speaker = "speaker"


ByOption = Annotated[By, typer.Option("--by", help="Whose formulas: by country or by speaker.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help="Write a report (.pdf, .md) or data (.csv, .jsonl); else a table is printed.",
        show_default=False,
    ),
]


def read_documents(
    texts: Sequence[str],
    options: ReadOptions,
    failures: list[UnreadableInput],
    advance: Advance,
) -> list[Document]:
    """The texts, cut into sentences; what cannot be read or counted is added to ``failures``."""
    from discourse.annotators import annotate
    from discourse.corpus import open_texts

    documents = []
    for found in open_texts(texts, options):
        if isinstance(found, UnreadableInput):
            failures.append(found)
            continue
        advance(found.id)
        if refused := refuse_unspaced(found):
            failures.append(refused)
            continue
        documents.append(annotate(found, None, ("paragraphs",)))
    return documents


def check_output(output: Path | None, texts: Sequence[str], options: ReadOptions) -> None:
    """Refuse, before any work is done, what cannot be written.

    Raises:
        UsageError: the suffix is none of those that can be, or the place is not free.
    """
    from discourse.reports import SUFFIXES

    if output is None:
        return
    inputs = outputs.Inputs(texts, options)
    if output.suffix.lower() in TABLES:
        outputs.check_file(output, inputs)
        return
    if output.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{output.name}: the output ends in {', '.join((*SUFFIXES, *TABLES))}")
    outputs.check_report(output, inputs)


def write(
    output: Path,
    subject: FormulaStudy | Tracking,
    stream: WordStream,
    histories: Sequence[History],
) -> None:
    """Write a report, or the formulas as CSV (a row each) or JSON Lines (everything known)."""
    from discourse.reports import report
    from discourse.reports.formula_data import formula_rows, to_record
    from discourse.storage import to_csv_rows, write_atomically

    suffix = output.suffix.lower()
    if suffix not in TABLES:
        report(subject, output)
    elif suffix == ".csv":
        write_atomically(output, to_csv_rows(formula_rows(histories)))
    else:
        lines = (json.dumps(to_record(stream, one), ensure_ascii=False) for one in histories)
        write_atomically(output, (f"{line}\n" for line in lines))


def lines_of(histories: Iterable[History]) -> list[str]:
    """Formulas for the terminal, printable: texts, times, first and last year, counts by year."""
    lines = [f"{'texts':>5} {'times':>5}  {'first':>5} {'last':>5}  formula (counts by year)"]
    for one in histories:
        first, last = (str(edge.year) for edge in one.edges) if one.edges else ("–", "–")
        counts = " ".join(str(year.count) if year.texts else "." for year in one.years[:MOST_YEARS])
        counts += " …" if len(one.years) > MOST_YEARS else ""
        lines.append(
            f"{one.having:>5} {one.count:>5}  {first:>5} {last:>5}  {one.phrase} ({counts})"
        )
    return [shared.printable(line) for line in lines]


def say_undated(ids: Sequence[str]) -> None:
    """Name the texts that were left out because they have no date."""
    if ids:
        named = ", ".join(ids[:3]) + (", …" if len(ids) > 3 else "")
        texts = "1 text has" if len(ids) == 1 else f"{len(ids)} texts have"
        shared.say(f"{texts} no date and stayed out: {named}")
