"""The commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from discourse.cli import analyze, codebook, compare, corpus, doctor, report

EXIT_CODES = "Exit codes: 0 done; 1 some inputs failed (named, the rest done); 2 wrong usage."

app = typer.Typer(
    name="discourse",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    epilog=EXIT_CODES,
    help="Read diplomatic and political texts the way a trained analyst does.\n\n\b\n"
    "  discourse analyze speech.txt\n"
    "  discourse report speech.txt -o speech.pdf\n"
    "  discourse compare a.txt b.txt -o comparison.pdf\n"
    "  cat speech.txt | discourse analyze -",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from discourse import __version__

        typer.echo(f"discourse {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    pass


app.command("analyze", epilog=EXIT_CODES)(analyze.run)
app.command("report", epilog=EXIT_CODES)(report.run)
app.command("compare", epilog=EXIT_CODES)(compare.run)
app.add_typer(codebook.app, name="codebook")
app.add_typer(corpus.app, name="corpus")
app.command("doctor")(doctor.run)
