"""``discourse redline``: what changed from one version of a text to the next, word by word."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import outputs, shared
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis
    from discourse.measures.redline import Redline

SUFFIXES = (".pdf", ".html", ".md", ".jsonl")
EXAMPLES = (
    "discourse redline communique-2029.txt communique-2030.txt",
    "discourse redline old.docx new.docx -o redline.html",
    "discourse redline 2019.txt 2021.txt 2023.txt -o three-versions.pdf",
    "discourse redline communiques/ -o all-versions.pdf",
    "discourse redline sotu:2013 sotu:2014 -o changes.jsonl",
)

Versions = Annotated[
    list[str],
    typer.Argument(
        metavar="OLD NEW [NEWER ...]",
        help="Two versions, the older first, or more: files, a folder, ids of a corpus, sotu:YEAR.",
        show_default=False,
    ),
]


def run(
    texts: Versions,
    output: shared.Output = None,
    country: shared.Country = None,
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
    """Show what changed between versions of a text, as lawyers do.

    First a page that says what was dropped, what is new, which formula changed by which word, which
    commitment became weaker or stronger, whom the text no longer names, which figures were updated;
    then the whole text, with what was taken out struck through and what was put in underlined.

    The output is a PDF, or by its ending .html (one file, no scripts), .md, or .jsonl (a record for
    each pair of sentences). Without -o it is redline.pdf, or the first such name that is free.
    Three texts or more are compared one after the other, in the order given; those of one folder
    or pattern in the order of their dates, if each has one (metadata, or a year in the name of its
    file), else of their names. Which of the two it was is said.
    """
    session = shared.open_session(
        country=country,
        meta=meta,
        metadata_table=metadata_table,
        text_field=text_field,
        id_field=id_field,
        name_pattern=name_pattern,
        language=language,
        max_line_bytes=max_line_bytes,
        codebook=codebook,
        tagger=tagger,
        no_sentiment=True,
        quiet=quiet,
        debug=debug,
    )
    inputs = outputs.Inputs(texts, session.options)
    if output is not None:
        _check_output(output, inputs)
    _refuse_same_file(inputs)
    failures: list[UnreadableInput] = []
    analyses = list(shared.set_failures_apart(session.analyze(texts), failures))
    if failures:
        shared.say("a redline needs every version it is given; nothing is written")
        shared.end(failures, session.debug)
    if len(analyses) < 2:
        raise UsageError(
            f"a redline takes two texts or more, the older first; there is {len(analyses)}"
        )
    if len(texts) == 1:
        analyses = _in_order(texts[0], analyses)
    _write(analyses, output or _free_name())


def _in_order(source: str, analyses: list[Analysis]) -> list[Analysis]:
    """By their dates where the user named a folder or pattern, and said no order by that."""
    from discourse.measures.redline.order import ORDER, order_by_date
    from discourse.readers.inputs import is_folder, is_pattern

    if not is_folder(source) and not is_pattern(source):
        return analyses
    ordered = list(order_by_date(analyses))
    for note in ordered[0].notes:
        if note.kind == ORDER:
            shared.say(note.message)
    return ordered


def _write(analyses: list[Analysis], path: Path) -> None:
    from discourse.measures.redline import compare_versions

    chain = compare_versions(analyses)
    content = _render(chain, path.suffix.lower())
    for step in chain:
        if step.is_same:
            shared.put_line(f"{step.old.analysis.id}, {step.new.analysis.id}: no difference")
    outputs.write(content, path)


def _render(chain: tuple[Redline, ...], suffix: str) -> str | bytes:
    from discourse.reports import render_report
    from discourse.reports.redline import build_redline_report

    if suffix == ".jsonl":
        from discourse.reports.redline.records import render_redline_records

        return "".join(render_redline_records(chain))
    return render_report(build_redline_report(chain), suffix)


def _check_output(output: Path, inputs: outputs.Inputs) -> None:
    if output.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{output.name}: the output ends in {', '.join(SUFFIXES)}")
    outputs.check_file(output, inputs)


def _refuse_same_file(inputs: outputs.Inputs) -> None:
    """Two names of one file make no redline; that is a slip.

    Raises:
        UsageError: a file is named twice, be it by a link.
    """
    seen: dict[tuple[int, int], Path] = {}
    for file in inputs.files():
        if not file.is_file():
            continue
        place = file.stat().st_dev, file.stat().st_ino
        if place in seen and inputs.options.text_field is None:
            raise UsageError(f"{seen[place]} and {file} are the same file; name two versions")
        seen[place] = file


def _free_name() -> Path:
    """``redline.pdf``, or else ``redline-2.pdf``, …: the first that no file has."""
    for number in count(1):
        path = Path("redline.pdf" if number == 1 else f"redline-{number}.pdf")
        if not os.path.lexists(path):
            return path
    raise AssertionError  # counting has no end
