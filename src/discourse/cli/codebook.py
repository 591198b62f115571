"""``discourse codebook``: what the labels mean, and whether pages of one's own are right."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli.shared import (
    CodebookFolders,
    Debug,
    absolute,
    epilog,
    open_codebook,
    put,
    put_line,
    say,
)
from discourse.errors import UsageError

if TYPE_CHECKING:
    from discourse.codebook import Category

app = typer.Typer(
    help="List, show and check the pages of the codebook.",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog=epilog("discourse codebook list", "discourse codebook show commitment"),
)
_WIDTH = 80


@app.command(
    "list",
    epilog=epilog("discourse codebook list", "discourse codebook list --codebook my-pages/"),
)
def list_pages(codebook: CodebookFolders = None, debug: Debug = False) -> None:
    """All functions and frames, a line each."""
    book = open_codebook(codebook)
    for title, categories in (("Functions", book.functions), ("Frames", book.frames)):
        put_line(title)
        for category in categories:
            head = f"  {category.id:<18} "
            width = _WIDTH - len(head)
            put_line(head + textwrap.shorten(category.definition, width, placeholder=" …"))


@app.command(
    "show",
    short_help="One page: definition, examples, cues.",
    epilog=epilog("discourse codebook show commitment"),
)
def show_page(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a function or frame.")],
    codebook: CodebookFolders = None,
    debug: Debug = False,
) -> None:
    """One page: definition, what counts, what does not, examples, cues."""
    book = open_codebook(codebook)
    pages = [page for page in (*book.functions, *book.frames) if page.id == id]
    if not pages:
        known = ", ".join(page.id for page in (*book.functions, *book.frames))
        raise UsageError(f"no codebook page {id!r}; there are {known}")
    for page in pages:  # an id may name a function and a frame
        for line in _page(page):
            put_line(line)


def _page(category: Category) -> Iterator[str]:
    yield f"{category.label} ({category.kind}), shown to readers as “{category.display}”"
    yield ""
    yield textwrap.fill(" ".join(category.definition.split()), _WIDTH)
    for title, items in (
        ("Counts", category.counts),
        ("Does not count", category.does_not_count),
        ("Examples", tuple(e.text for e in category.examples if e.present)),
        ("Not", tuple(e.text for e in category.examples if not e.present)),
    ):
        if items:
            yield f"\n{title}"
        for item in items:
            yield textwrap.fill(item, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    yield "\nCues"
    for cue in category.cues:
        heard = f"  heard in {' '.join(cue.heard_in)}" if cue.heard_in else ""
        yield f"  {cue.id} ({cue.language}, weight {cue.weight:g}){heard}"
        patterns = "; ".join(cue.match)
        yield textwrap.fill(patterns, _WIDTH, initial_indent="      ", subsequent_indent="      ")
    yield f"\nSource: {category.source}"


@app.command(
    "validate",
    epilog=epilog("discourse codebook validate", "discourse codebook validate my-pages/"),
)
def validate(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="DIR", help="Folders of pages to check with the shipped ones."),
    ] = None,
    debug: Debug = False,
) -> None:
    """Check pages against the rules and run their examples.

    An example that fails is named; exit code 1 if any does.
    """
    from discourse.annotators.examples import check_examples, load_example_codebook
    from discourse.codebook.pages import check_codebook

    codebook = open_codebook(folders)
    check_codebook(codebook)
    failures = list(check_examples(load_example_codebook(absolute(folders))))
    for failure in failures:
        say(failure)
    pages = len(codebook.functions) + len(codebook.frames)
    put_line(f"{pages} pages, digest {codebook.digest[:12]}: {len(failures)} examples fail")
    if failures:
        raise typer.Exit(1)


@app.command("glossary", epilog=epilog("discourse codebook glossary > labels.md"))
def glossary(debug: Debug = False) -> None:
    """The tables of GLOSSARY.md, as Markdown."""
    from discourse.reports.glossary import render_glossary_tables

    put(render_glossary_tables(open_codebook(None)))
