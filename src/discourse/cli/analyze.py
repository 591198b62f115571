"""``discourse analyze``: labels of every sentence, as a summary or as data."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import shared
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis


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
    no_sentiment: shared.NoSentiment = False,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """Tag every sentence of texts by rhetorical function, with evidence.

    \b
      discourse analyze speech.txt
      discourse analyze folder/ --format jsonl -o out.jsonl
      discourse analyze texts.csv --text-field body --format parquet -o out/
      cat speech.txt | discourse analyze -
    """
    if format is Format.parquet and output is None:
        raise UsageError("--format parquet writes a folder of tables: name it with -o")
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
        no_sentiment=no_sentiment,
        quiet=quiet,
    )
    found = session.analyze(texts)
    if format in (Format.summary, Format.jsonl) and output is None:
        failures = []
        for item in found:  # as they come, so that a pipe sees the first at once
            if isinstance(item, UnreadableInput):
                failures.append(item)
            else:
                typer.echo(_render(format, [item]), nl=False)
        shared.end(failures)
        return
    analyses, failures = shared.split_failures(found)
    _write(format, analyses, output)
    shared.end(failures)


def _write(format: Format, analyses: list[Analysis], output: Path | None) -> None:
    from discourse.storage import write_atomically, write_parquet

    if format is Format.parquet:
        assert output is not None
        if analyses:
            write_parquet(analyses, output)
    elif output is None:
        typer.echo(_render(format, analyses), nl=False)
    else:
        write_atomically(output, _render(format, analyses))


def _render(format: Format, analyses: list[Analysis]) -> str:
    from discourse.cli.summary import render_summary
    from discourse.storage import to_csv, to_json, to_jsonl

    if format is Format.jsonl:
        return to_jsonl(analyses)
    if format is Format.csv:
        return to_csv(analyses)
    if format is Format.json:
        if len(analyses) == 1:
            return to_json(analyses[0]) + "\n"
        return "[" + ",\n".join(to_json(analysis) for analysis in analyses) + "]\n"
    return "\n".join(render_summary(analysis) for analysis in analyses)
