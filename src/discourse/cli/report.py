"""``discourse report``: a PDF on one text, or on several side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from discourse.cli import shared
from discourse.errors import UsageError

NoText = Annotated[bool, typer.Option("--no-text", help="Leave the texts themselves out.")]


def run(
    texts: shared.Texts,
    output: shared.Output = None,
    no_text: NoText = False,
    country: shared.Country = None,
    meta: shared.Meta = None,
    metadata_table: shared.MetaTable = None,
    text_field: shared.TextField = None,
    id_field: shared.IdField = None,
    name_pattern: shared.NamePattern = None,
    language: shared.Language = None,
    codebook: shared.CodebookFolders = None,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """Write a report as PDF (or Markdown, if the output ends in .md).

    One text gives a report on it; several give a comparison.

    \b
      discourse report speech.txt -o speech.pdf
      discourse report sotu:2002 sotu:2022 -o two-messages.pdf
      discourse report speech.txt --country NOR --meta speaker="Ada Osei" -o speech.pdf
    """
    session = shared.open_session(
        country=country,
        meta=meta,
        metadata_table=metadata_table,
        text_field=text_field,
        id_field=id_field,
        name_pattern=name_pattern,
        language=language,
        codebook=codebook,
        quiet=quiet,
    )
    write_report(session, texts, output, text=not no_text)


def write_report(
    session: shared.Session, texts: list[str], output: Path | None, *, text: bool
) -> None:
    """Analyse, compare if there are several, write, and say where.

    Raises:
        UsageError: no input could be read.
    """
    from discourse.measures.comparison import compare
    from discourse.reports import report

    analyses, failures = shared.split_failures(session.analyze(texts))
    empty = [analysis.id for analysis in analyses if not analysis.sentences]
    analyses = [analysis for analysis in analyses if analysis.sentences]
    for id in empty:
        typer.echo(f"discourse: {id}: no sentence was found in it; it is left out.", err=True)
    if not analyses:
        shared.end(failures)
        raise UsageError("there is no text to report on")
    subject = analyses[0] if len(analyses) == 1 else compare(analyses)
    path = output or Path(_file_name([analysis.id for analysis in analyses]))
    typer.echo(str(report(subject, path, text=text)))
    shared.end(failures)
    if empty:
        raise typer.Exit(shared.SOME_FAILED)


def _file_name(ids: list[str]) -> str:
    name = ids[0].replace("/", "-").replace(":", "-") if len(ids) == 1 else "comparison"
    return f"{name}.pdf"
