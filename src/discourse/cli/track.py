"""``discourse track``: phrases followed through dated texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from discourse.cli import dated, outputs, shared
from discourse.cli.counting import naming
from discourse.cli.progress import progress
from discourse.errors import UnreadableInput, UsageError

EXAMPLES = (
    'discourse track "zone of peace" speeches/',
    'discourse track "rules-based order" "multipolar world" speeches/ -o order.pdf',
    "discourse track shared-future speeches/*_2021.txt speeches/*_2023.txt -o future.csv",
)

#: What looks like the name of a file, be it there or not: a phrase has spaces.
_FILE_NAME = re.compile(r"\S+\.[A-Za-z]\w*")


def run(
    phrases_and_texts: Annotated[
        list[str],
        typer.Argument(
            metavar="PHRASE... TEXT...",
            help="Phrases in quotation marks, or ids of known formulas, then files or folders.",
            show_default=False,
        ),
    ],
    output: dated.Output = None,
    by: dated.ByOption = dated.By.country,
    meta: shared.Meta = None,
    metadata_table: shared.MetaTable = None,
    text_field: shared.TextField = None,
    id_field: shared.IdField = None,
    name_pattern: shared.NamePattern = None,
    language: shared.Language = None,
    max_line_bytes: shared.MaxLine = None,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """Follow phrases through dated texts: how often each year, first and last, in which wordings.

    The first argument is a phrase; so is each after it that names no file, folder, pattern or id
    of a corpus. An id of a known formula (discourse formulas prints them to .csv) stands for all
    forms of its page. Wordings that differ by a word are listed and not counted.

    Texts need a date in their metadata; undated ones are counted and left out.
    """
    phrases, texts = split_arguments(phrases_and_texts)
    session = shared.open_session(
        meta=meta, metadata_table=metadata_table, text_field=text_field, id_field=id_field,
        name_pattern=name_pattern, language=language, max_line_bytes=max_line_bytes,
        quiet=quiet, debug=debug,
    )  # fmt: skip
    dated.check_output(output, texts, session.options)
    failures: list[UnreadableInput] = []
    with naming(failures), progress(quiet) as advance:
        documents = dated.read_documents(texts, session.options, failures, advance)
        if documents:
            from discourse.measures.formulas.study import track

            advance.doing("following phrases")
            found = track(documents, phrases, by=by.value)
            if output is not None:
                dated.write(output, found, found.stream, found.histories)
    if documents:
        if output is not None:
            outputs.say_written(output)
        else:
            shared.put("".join(f"{line}\n" for line in dated.lines_of(found.histories)))
        dated.say_undated(found.stream.undated)
    shared.end(failures, debug)


def split_arguments(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The phrases and the texts: phrases come first, up to the first argument that names a text.

    Raises:
        UsageError: no text is named.
    """
    first = next((n for n, one in enumerate(arguments) if n and _names_text(one)), None)
    if first is None:
        raise UsageError(
            f"no text is named after the phrase {arguments[0]!r}: give phrases first, then files, "
            'folders or patterns, as in discourse track "zone of peace" speeches/'
        )
    return arguments[:first], arguments[first:]


def _names_text(argument: str) -> bool:
    """Whether an argument is a file, a folder, a pattern, standard input or an id of a corpus."""
    from discourse.corpus.open import is_id

    if argument == "-" or any(sign in argument for sign in "*?[/"):
        return True
    return bool(_FILE_NAME.fullmatch(argument)) or Path(argument).exists() or is_id(argument)
