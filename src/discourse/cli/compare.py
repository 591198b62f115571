"""``discourse compare``: where two or more texts differ, and where one cannot tell."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from discourse.cli import shared
from discourse.cli.report import Extras, PrintText, write_report

EXAMPLES = (
    "discourse compare a.txt b.txt c.txt -o comparison.pdf",
    "discourse compare sotu:2002 sotu:2022 -o two-messages.pdf",
    "discourse compare speeches/ --by country -o two-states.pdf",
    "discourse compare speeches/BRA_*.txt --by year -o nine-years.pdf",
    "discourse compare speeches.csv --text-field body --by party -o parties.pdf",
    "discourse compare a.txt b.txt --coded sample.tsv -o corrected.pdf",
)


def run(
    texts: shared.Texts,
    output: shared.Output = None,
    text: PrintText = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="FIELD",
            help="Compare groups of texts: by speaker, country, year or any other field that is "
            "stated of them (--metadata-table, --meta, columns of a table); may be repeated.",
        ),
    ] = None,
    coded: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The sample of these texts that you coded: corrects the shares."
        ),
    ] = None,
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
    """Compare texts and write the comparison as PDF (or HTML, Markdown: .html, .md).

    Shares are shown as found and corrected for errors of the labels: by a sample of the sentences
    that you coded (discourse validate --sample 60 draws it), else by rates of error measured on
    other texts, where there are such.

    With --by, groups of texts are compared: whole texts are dealt out where a group has several,
    paragraphs where each has one, and every difference stands beside the usual variation between
    texts of one side. Texts that do not state the field are named and left out.
    """
    session = shared.open_session(
        meta=meta,
        metadata_table=metadata_table,
        text_field=text_field,
        id_field=id_field,
        name_pattern=name_pattern,
        language=language,
        max_line_bytes=max_line_bytes,
        codebook=codebook,
        tagger=tagger,
        quiet=quiet,
        debug=debug,
    )
    write_report(
        session,
        texts,
        output,
        Extras(text),
        coded=coded,
        by=tuple(field.strip().lower() for field in by or ()),
        fewest=2,
    )
