"""What commands share: the options that say how to read, progress, errors, exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli.progress import progress
from discourse.errors import DiscourseError, UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis
    from discourse.codebook import Codebook
    from discourse.document import Document, Metadata
    from discourse.readers import ReadOptions

SOME_FAILED = 1
WRONG_USAGE = 2
EXIT_CODES = "Exit codes: 0 done; 1 some inputs failed (named; the rest is done); 2 wrong usage."


def epilog(*examples: str) -> str:
    """The end of a help text: examples, a line each, and what the exit codes mean."""
    lines = "".join(f"\n  {example}" for example in examples)
    # \b is the sign for a paragraph whose lines are kept.
    return f"\b\nExamples:{lines}\n\n{EXIT_CODES}" if examples else EXIT_CODES


Texts = Annotated[
    list[str],
    typer.Argument(
        metavar="TEXT",
        help="Files, folders, patterns, ids of a corpus, sotu:YEAR, or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file.", show_default=False)
]
Country = Annotated[
    str | None,
    typer.Option(
        help="Whose text it is, a code (NOR), a name or a demonym: its names then mean the speaker."
    ),
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
MaxLine = Annotated[
    int | None, typer.Option(min=1, help="Refuse texts with a longer line, in bytes.")
]
CodebookFolders = Annotated[
    list[Path] | None,
    typer.Option("--codebook", metavar="DIR", help="Add or replace pages; may be repeated."),
]


class Tagger(StrEnum):
    """What gives functions in English beside the cues of the pages."""

    standard = "standard"
    neural = "neural"
    cues = "cues"


TaggerOption = Annotated[
    Tagger,
    typer.Option(
        "--tagger",
        help="What gives labels in English beside written cues: the tagger that ships; a neural "
        "one, better and slower (pip install 'discourse[neural]'); or cues alone.",
    ),
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
    debug: bool

    def analyze(self, names: Sequence[str]) -> Iterator[Analysis | UnreadableInput]:
        """Read and analyse, one text after the other; what fails comes as its error."""
        from discourse.corpus import open_texts

        with progress(self.quiet) as advance:
            for found in open_texts(names, self.options):
                if isinstance(found, UnreadableInput):
                    yield found
                else:
                    advance(found.id)
                    item = self._analyze_one(found)
                    advance.clear()
                    yield item

    def _analyze_one(self, document: Document) -> Analysis | UnreadableInput:
        from discourse.annotators import analyze

        try:
            analysis = analyze(document, self.codebook, self.layers)
        except Exception as error:
            if self.debug or isinstance(error, DiscourseError):
                raise
            came = f"unexpected {type(error).__name__}: {error}"
            advice = "Run it alone with --debug for the traceback, and report it."
            return UnreadableInput(name_of(document.id, document.metadata), came, advice)
        if not analysis.sentences:
            came, advice = "no sentence was found in it", "Check that it is the right file."
            return UnreadableInput(name_of(document.id, document.metadata), came, advice)
        return analysis


def name_of(id: str, metadata: Metadata) -> str:
    """The file of a document, and its id where the file holds several."""
    file = metadata.file
    if file is None or file.startswith(id):
        return file or id
    return f"{file}, text {id}"


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
    tagger: Tagger = Tagger.standard,
    no_sentiment: bool = False,
    quiet: bool = False,
    debug: bool = False,
) -> Session:
    """A session from the options of the command line.

    Raises:
        UsageError: a fact is not written as KEY=VALUE, or its value is none of its kind.
        CodebookError: a page of the codebook folders breaks a rule.
    """
    from discourse.annotators import LAYERS
    from discourse.readers import ReadOptions

    facts = [*([("country", country)] if country else []), *parse_facts(meta)]
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
    pages = open_codebook(codebook, tagger)
    if country and pages.actor(country) is None:
        known = f"--country {country!r} is no code, name or demonym that is known"
        say(f"{known}: no name in the text is taken for the speaker's own")
    return Session(options, pages, layers, quiet, debug)


def open_codebook(folders: Sequence[Path] | None, tagger: Tagger = Tagger.standard) -> Codebook:
    """The shipped codebook with the pages of ``folders``, for labels by ``tagger``.

    Raises:
        CodebookError: a page breaks a rule, or there is no such folder.
    """
    from discourse.codebook import load_codebook

    return load_codebook(absolute(folders), tagger.value)


def absolute(folders: Sequence[Path] | None) -> tuple[Path, ...]:
    """The folders wherever the program stands: pages are remembered by their folders."""
    return tuple(folder.absolute() for folder in folders or ())


def parse_facts(meta: list[str] | None) -> list[tuple[str, str]]:
    """The values of ``--meta``.

    Raises:
        UsageError: one is not written as KEY=VALUE.
    """
    facts = []
    for fact in meta or ():
        key, equals, value = fact.partition("=")
        if not equals or not key.strip():
            raise UsageError(f"--meta {fact!r}: expected KEY=VALUE, such as speaker='Ada Osei'")
        facts.append((key.strip(), value.strip()))
    return facts


def put(content: str | bytes) -> None:
    """Write to standard output; if nobody reads on (``| head``), leave without a word.

    Raises:
        UsageError: nothing can be written to it.
    """
    try:
        typer.echo(content, nl=False)
    except OSError as error:
        # What is still to be written would fail again at the end of the program.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit from None
        raise UsageError(f"standard output cannot be written to ({error.strerror})") from error


def put_line(line: str) -> None:
    """Write a line, or a few, to standard output, as :func:`put` does but :func:`printable`."""
    put("".join(f"{printable(part)}\n" for part in line.split("\n")))


def printable(words: str) -> str:
    """``words`` with ``?`` for signs that would steer a terminal, line ends among them."""
    return "".join(char if char.isprintable() else "?" for char in words)


def set_failures_apart(
    found: Iterable[Analysis | UnreadableInput], failures: list[UnreadableInput]
) -> Iterator[Analysis]:
    """The analyses as they come; what could not be read is added to ``failures``."""
    for item in found:
        if isinstance(item, UnreadableInput):
            failures.append(item)
        else:
            yield item


def end(failures: Sequence[UnreadableInput], debug: bool) -> None:
    """Name what failed, with its traceback if wanted; leave with exit code 1 if anything did."""
    for failure in failures:
        if debug and failure.__traceback__:
            failure.__suppress_context__ = False  # the cause is what is looked for
            for line in "".join(traceback.format_exception(failure)).splitlines():
                say(line)
        say(failure)
    if failures:
        raise typer.Exit(SOME_FAILED)


def say(message: object) -> None:
    """A line on standard error, :func:`printable`."""
    typer.echo(f"discourse: {printable(str(message))}", err=True)


@contextmanager
def exit_on_errors(debug: bool) -> Iterator[None]:
    """Turn errors that this package raises on purpose into a message and an exit code."""
    try:
        yield
    except UnreadableInput as error:
        _leave(error, SOME_FAILED, debug)
    except DiscourseError as error:
        _leave(error, WRONG_USAGE, debug)
    except (typer.Exit, typer.Abort):  # a wanted end, and no error
        raise
    except Exception as error:
        if debug:
            raise
        say(f"unexpected {type(error).__name__}: {error}")
        say("Run it again with --debug for the traceback, and report it.")
        sys.exit(SOME_FAILED)


def _leave(error: DiscourseError, code: int, debug: bool) -> None:
    if debug:
        raise error
    say(error)
    sys.exit(code)
