"""``discourse ledger``: the records of a ledger, on the terminal or as a table."""

from __future__ import annotations

import enum
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import outputs, shared
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis, Unit
    from discourse.ledger import Record

EXAMPLES = (
    "discourse ledger commitments speech.txt",
    "discourse ledger requests speech.txt --format csv -o requests.csv",
    "discourse ledger contrasts folder/ --format xlsx -o contrasts.xlsx",
    "discourse ledger all speech.txt --format xlsx -o speech.xlsx",
)
WIDTH = 80
EVERY = "all"
_INDENT = " " * 8


class Format(enum.StrEnum):
    """What is written."""

    table = "table"
    csv = "csv"
    xlsx = "xlsx"


def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="LEDGER",
            help="statistics, quotations, contrasts, commitments, warnings, requests, positions, "
            "actors, stances; or all of them.",
            show_default=False,
        ),
    ],
    texts: shared.Texts,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.table,
    output: shared.Output = None,
    country: shared.Country = None,
    meta: shared.Meta = None,
    metadata_table: shared.MetaTable = None,
    text_field: shared.TextField = None,
    id_field: shared.IdField = None,
    name_pattern: shared.NamePattern = None,
    language: shared.Language = None,
    max_line_bytes: shared.MaxLine = None,
    codebook: shared.CodebookFolders = None,
    tagger: shared.TaggerOption = shared.Tagger.standard,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """List what texts promise, ask, blame, cite or count: the records of a ledger, with sentences.

    One row a record, in the words of the text; a field that the text does not tell is empty. A
    workbook of all ledgers has a sheet for each.
    """
    names = ledgers_named(name)
    session = shared.open_session(
        country=country,
        meta=meta,
        metadata_table=metadata_table,
        text_field=text_field,
        id_field=id_field,
        name_pattern=name_pattern,
        language=language,
        max_line_bytes=max_line_bytes,
        codebook=codebook,
        tagger=tagger,
        no_sentiment=True,
        quiet=quiet,
        debug=debug,
    )
    if format is Format.csv and len(names) > 1:
        raise UsageError("a CSV file holds one ledger: name it, or take --format xlsx")
    write_records(session, texts, names, format, output, _lines_of_all(names))


def ledgers_named(name: str) -> tuple[str, ...]:
    """The ledgers of this name.

    Raises:
        UsageError: there is none.
    """
    from discourse.ledger import LEDGERS

    if name == EVERY:
        return tuple(LEDGERS)
    if name not in LEDGERS:
        raise UsageError(f"no ledger {name!r}; there are {', '.join(LEDGERS)}, or {EVERY}")
    return (name,)


Lines = Callable[["Analysis"], Iterator[str]]


def write_records(
    session: shared.Session,
    texts: Sequence[str],
    names: tuple[str, ...],
    format: Format,
    output: Path | None,
    lines: Lines,
) -> None:
    """Analyse the texts and write the ledgers ``names``; for the terminal, ``lines`` of each text.

    Raises:
        UsageError: a workbook has no name, or the output cannot be written.
    """
    if format is Format.xlsx and output is None:
        raise UsageError("--format xlsx writes a workbook: name it with -o")
    if output is not None:
        outputs.check_file(output, outputs.Inputs(texts, session.options))
    session = replace(session, layers=("functions", *names))
    failures: list[UnreadableInput] = []
    analyses = list(shared.set_failures_apart(session.analyze(texts), failures))
    if analyses:
        content = _content(analyses, names, format, lines)
        if format is not Format.table:  # which says it itself
            _say_what_is_missing(analyses, names)
        outputs.write(content, output)
    shared.end(failures, session.debug)


def _say_what_is_missing(analyses: Sequence[Analysis], names: tuple[str, ...]) -> None:
    """Name the texts whose records were not measured: a table without their rows is no finding."""
    for analysis in analyses:
        missing = {name: reason for name in names if (reason := analysis.why_missing(name))}
        for reason in dict.fromkeys(missing.values()):
            told = ", ".join(name for name, why in missing.items() if why == reason)
            shared.say(f"{analysis.id}: not measured, so without rows: {told}: {reason}")


def _content(
    analyses: Sequence[Analysis], names: tuple[str, ...], format: Format, lines: Lines
) -> str | bytes:
    from discourse.storage import LedgerTable, to_csv_rows, to_xlsx

    if format is Format.table:
        return "\n".join(line for one in analyses for line in lines(one)) + "\n"
    tables = [LedgerTable.of(analyses, name) for name in names]
    if format is Format.xlsx:
        return to_xlsx(*tables)
    rows = ([("" if cell is None else cell) for cell in row] for row in tables[0].rows)
    return to_csv_rows([tables[0].columns, *rows])


def _lines_of_all(names: tuple[str, ...]) -> Lines:
    def lines(analysis: Analysis) -> Iterator[str]:
        for name in names:
            yield from _lines_of(analysis, name)

    return lines


def _lines_of(analysis: Analysis, name: str) -> Iterator[str]:
    """The records of a text for the terminal, sentence by sentence."""
    from discourse.ledger import LEDGERS
    from discourse.reports.wording import counted

    if reason := analysis.why_missing(name):
        yield shared.printable(f"{analysis.id}: {name} not measured: {reason}")
        return
    told = [(u, one) for u in analysis.sentences for one in u.recorded(LEDGERS[name])]
    yield shared.printable(
        f"{analysis.id}: {counted(len(told), 'record')} of {name} in "
        f"{len({unit.unit_no for unit, _ in told}):,} of "
        f"{counted(len(analysis.sentences), 'sentence')}"
    )
    for unit, record in told:
        words = " ".join(analysis.document.quote(record.span).split())
        told_of = _fields(record) + said_by_another(unit)
        for line, indent in ((f"  s{unit.sentence_no:<5} {words}", ""), (told_of, _INDENT)):
            wrapped = textwrap.wrap(line, WIDTH, initial_indent=indent, subsequent_indent=_INDENT)
            yield from map(shared.printable, wrapped)


def said_by_another(unit: Unit) -> str:
    """Who says it, where the text does not say it itself: an asker, or another side."""
    return f"; said by {unit.speaker or 'another side'}" if unit.voice == "reported_other" else ""


def _fields(record: Record) -> str:
    """The kind of a record, and the fields that are not empty."""
    parts = [record.kind]
    for field, value in record.to_dict().items():
        if field == "kind" or value in (None, "", [], False):
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, list) else value
        parts.append(field if value is True else f"{field}: {shown}")
    return "; ".join(parts)
