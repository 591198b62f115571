"""The commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from discourse.cli import (
    agreement,
    analyze,
    codebook,
    compare,
    corpus,
    doctor,
    formulas,
    ledger,
    nearest,
    position,
    redline,
    report,
    stance,
    statistics,
    track,
    validate,
)
from discourse.cli.shared import epilog

app = typer.Typer(
    name="discourse",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    help="Read diplomatic and political texts the way a trained analyst does.",
    epilog=epilog(
        "discourse analyze speech.txt",
        "discourse report speech.txt -o speech.pdf",
        "discourse compare a.txt b.txt -o comparison.pdf",
        "cat speech.txt | discourse analyze -",
    ),
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from discourse import __version__

        typer.echo(f"discourse {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Say which version it is."
        ),
    ] = False,
) -> None:
    pass


for _module, _name, _says in (
    (analyze, "analyze", "Tag every sentence by rhetorical function."),
    (report, "report", "Write a report on a text as PDF."),
    (compare, "compare", "Write a comparison of texts as PDF."),
    (redline, "redline", "Show what changed between versions, word by word."),
    (nearest, "nearest", "Find the texts of a folder that are nearest to one."),
    (position, "position", "Place texts on one scale, with standard errors."),
    (formulas, "formulas", "Find fixed formulations of dated texts, and what became of them."),
    (track, "track", "Follow phrases through dated texts."),
    (statistics, "statistics", "List every figure of texts, for fact-checkers."),
    (ledger, "ledger", "List what texts promise, ask, blame or cite."),
    (stance, "stance", "Say how a text stands to each party."),
    (agreement, "agreement", "Measure how far coders agree."),
    (validate, "validate", "Score the labels against a human coding."),
    (doctor, "doctor", "Say what is installed and what is missing."),
):
    app.command(_name, epilog=epilog(*_module.EXAMPLES), short_help=_says)(_module.run)
app.add_typer(codebook.app, name="codebook")
app.add_typer(
    corpus.app, name="corpus", short_help="List, register, check and fetch texts by name."
)
