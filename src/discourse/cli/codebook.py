"""``discourse codebook``: what the labels mean, and whether pages of one's own are right."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Annotated

import typer

from discourse.errors import UsageError

app = typer.Typer(
    help="List, show and check the pages of the codebook.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_WIDTH = 88


@app.command("list")
def list_pages() -> None:
    """All functions and frames, a line each."""
    from discourse.codebook import load_codebook

    codebook = load_codebook()
    for title, categories in (("Functions", codebook.functions), ("Frames", codebook.frames)):
        typer.echo(title)
        for category in categories:
            line = f"  {category.id:<20} {' '.join(category.definition.split())}"
            typer.echo(textwrap.shorten(line, _WIDTH, placeholder=" …").join(("  ", "")))


@app.command("show")
def show_page(id: Annotated[str, typer.Argument(help="The id of a function or frame.")]) -> None:
    """One page: definition, what counts, what does not, examples, cues."""
    from discourse.codebook import load_codebook

    try:
        category = load_codebook().category(id)
    except KeyError as error:
        raise UsageError(error.args[0]) from error
    typer.echo(f"{category.label} ({category.kind}), shown to readers as “{category.display}”\n")
    typer.echo(textwrap.fill(" ".join(category.definition.split()), _WIDTH))
    for title, items in (
        ("Counts", category.counts),
        ("Does not count", category.does_not_count),
        ("Examples", tuple(e.text for e in category.examples if e.present)),
        ("Not", tuple(e.text for e in category.examples if not e.present)),
    ):
        if items:
            typer.echo(f"\n{title}")
            for item in items:
                typer.echo(
                    textwrap.fill(item, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
                )
    typer.echo("\nCues")
    for cue in category.cues:
        heard = f"  heard in {' '.join(cue.heard_in)}" if cue.heard_in else ""
        typer.echo(f"  {cue.id} ({cue.language}, weight {cue.weight:g}){heard}")
        typer.echo(textwrap.fill("; ".join(cue.match), _WIDTH, initial_indent="      ",
                                 subsequent_indent="      "))  # fmt: skip
    typer.echo(f"\nSource: {category.source}")


@app.command("validate")
def validate(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Folders of pages to check with the shipped ones.")
    ] = None,
) -> None:
    """Check pages against the rules and run their examples.

    An example that fails is named; exit code 1 if any does.
    """
    from discourse.annotators.examples import check_examples
    from discourse.codebook import load_codebook

    codebook = load_codebook(tuple(folders or ()))
    failures = list(check_examples(codebook))
    for failure in failures:
        typer.echo(f"discourse: {failure}", err=True)
    pages = len(codebook.functions) + len(codebook.frames)
    typer.echo(f"{pages} pages, digest {codebook.digest[:12]}: {len(failures)} examples fail")
    if failures:
        raise typer.Exit(1)


@app.command("glossary")
def glossary() -> None:
    """The tables of GLOSSARY.md, as Markdown."""
    from discourse.codebook import load_codebook
    from discourse.reports.glossary import render_glossary_tables

    typer.echo(render_glossary_tables(load_codebook()), nl=False)
