"""``discourse analyze``: labels of every sentence, as a summary or as data."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import outputs, shared
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis

EXAMPLES = (
    "discourse analyze speech.txt",
    "discourse analyze folder/ --format jsonl -o out.jsonl",
    "discourse analyze texts.csv --text-field body --format parquet -o out/",
    "cat speech.txt | discourse analyze -",
)
_STANDARD_OUTPUT = Path("-")


class Format(enum.StrEnum):
    """What is written."""

    summary = "summary"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def run(
    texts: shared.Texts,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = (
        Format.summary
    ),
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
    no_sentiment: shared.NoSentiment = False,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """Tag every sentence of texts by rhetorical function, with evidence."""
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
        no_sentiment=no_sentiment,
        quiet=quiet,
        debug=debug,
    )
    if output == _STANDARD_OUTPUT:
        output = None
    _check_output(format, output, outputs.Inputs(texts, session.options))
    _write(_with_what_is_written(session, format), texts, format, output)


def _with_what_is_written(session: shared.Session, format: Format) -> shared.Session:
    """The session without the ledgers that this form does not write: they take time."""
    from discourse.ledger import LEDGERS

    written = {Format.summary: ("contrasts",), Format.csv: ()}.get(format, tuple(LEDGERS))
    layers = tuple(n for n in session.layers if n not in LEDGERS or n in written)
    return replace(session, layers=layers)


def _check_output(format: Format, output: Path | None, inputs: outputs.Inputs) -> None:
    if format is not Format.parquet:
        if output is not None:
            outputs.check_file(output, inputs)
    elif output is None:
        raise UsageError("--format parquet writes a folder of tables: name it with -o")
    else:
        from discourse.storage import parquet_files

        outputs.check_folder(output, parquet_files(output), inputs)


def _write(session: shared.Session, texts: list[str], format: Format, output: Path | None) -> None:
    failures: list[UnreadableInput] = []
    analyses = shared.set_failures_apart(session.analyze(texts), failures)
    if format in (Format.summary, Format.jsonl):  # as they come: a pipe sees the first at once
        _write_each(session, format, analyses, output)
    else:
        _write_all(format, list(analyses), failures, output)
    shared.end(failures, session.debug)


def _write_each(
    session: shared.Session, format: Format, analyses: Iterator[Analysis], output: Path | None
) -> None:
    from discourse.cli.summary import render_summary
    from discourse.storage import to_jsonl

    pieces = (
        to_jsonl(analysis)
        if format is Format.jsonl
        else "\n" * (number > 0) + render_summary(analysis, session.codebook)
        for number, analysis in enumerate(analyses)
    )
    first = next(pieces, None)
    if first is None:
        return
    if output is not None:
        outputs.write(chain((first,), pieces), output)
        return
    for piece in chain((first,), pieces):
        shared.put(piece if format is Format.summary else piece.encode(errors="replace"))


def _write_all(
    format: Format,
    analyses: list[Analysis],
    failures: list[UnreadableInput],
    output: Path | None,
) -> None:
    """Write what can only be written when all is there; nothing, if nothing could be read."""
    from discourse.storage import to_csv, to_json, write_parquet

    if not analyses:
        return
    if format is Format.parquet:
        assert output is not None
        write_parquet(analyses, output)
        outputs.say_written(output)
        return
    if format is Format.csv:
        content = to_csv(analyses)
    elif len(analyses) + len(failures) == 1:  # the form must not depend on what failed
        content = to_json(analyses[0]) + "\n"
    else:
        content = "[" + ",\n".join(to_json(analysis) for analysis in analyses) + "]\n"
    outputs.write(content if output else content.encode(errors="replace"), output)
