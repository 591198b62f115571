"""``discourse report``: a PDF on one text, or on several side by side."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import outputs, shared
from discourse.cli.counting import naming
from discourse.cli.progress import step
from discourse.cli.sample import lines_of_coded
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis, Comparison
    from discourse.measures.design_based import HandCoded
    from discourse.measures.grouped import GroupedComparison

PrintText = Annotated[
    bool | None,
    typer.Option(
        "--text/--no-text",
        help="Print the texts themselves at the end; by default those of ten texts at most.",
    ),
]
Checklist = Annotated[
    Path | None,
    typer.Option("--checklist", metavar="FILE", help="TOML file of topics to search one text for."),
]

Reader = Annotated[
    str | None,
    typer.Option("--for", metavar="STATE", help="Add a page for this reader: a code or a name."),
]

EXAMPLES = (
    "discourse report speech.txt -o speech.pdf",
    "discourse report sotu:2002 sotu:2022 -o two-messages.pdf",
    "discourse report speech.txt --country NOR --meta rank=president",
    "discourse report speech.txt --for BRA",
)


def run(
    texts: shared.Texts,
    output: shared.Output = None,
    text: PrintText = None,
    checklist: Checklist = None,
    reader: Reader = None,
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
    """Write a report as PDF (or HTML, Markdown: .html, .md).

    One text gives a report on it; several give a comparison. The data of the
    figures are written beside it as CSV. Without -o it is named after the text,
    by a name that no file has yet.
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
        quiet=quiet,
        debug=debug,
    )
    extras = Extras(text, checklist, reader)
    write_report(session, texts, output, extras)


@dataclass(frozen=True, slots=True)
class Extras:
    """What a report has beside the usual: the text or not, topics, a page for a reader."""

    text: bool | None = None
    checklist: Path | None = None
    reader: str | None = None


def write_report(
    session: shared.Session,
    texts: list[str],
    output: Path | None,
    extras: Extras,
    *,
    coded: Path | None = None,
    by: tuple[str, ...] = (),
    fewest: int = 1,
) -> None:
    """Analyse, compare if there are several, write, and say where.

    With ``by`` groups of texts are compared, by these fields of their metadata.

    Raises:
        UsageError: the output cannot be written, the reader is not known, fewer than ``fewest``
            texts were named, or they cannot be grouped.
    """
    from discourse.measures.comparison import MOST_TEXTS
    from discourse.reports import report

    if output is not None:
        outputs.check_report(output, outputs.Inputs(texts, session.options))
    _check_wishes(session, extras, by, coded)
    failures: list[UnreadableInput] = []
    found = session.analyze(texts)
    # One more than can be compared is enough to know it, and saves the time of a thousand.
    most = None if by else MOST_TEXTS + 1
    analyses = list(islice(shared.set_failures_apart(found, failures), most))
    if len(analyses) < fewest:
        if not failures:
            raise UsageError(f"it takes {fewest} texts or more; there is {len(analyses)}")
        if analyses:
            shared.say(f"only {analyses[0].id} can be read; nothing is written")
        shared.end(failures, session.debug)
    several = len(analyses) > 1
    with naming(failures), step(f"comparing {len(analyses):,} texts", session.quiet or not several):
        hand_coded = _read_sample(coded, analyses, session) if coded else None
        subject = _compared(analyses, by, hand_coded)
    path = output or outputs.free_report_name(_stem([analysis.id for analysis in analyses]))
    with step("writing the report", session.quiet):
        written = report(subject, path, **asdict(extras))
    outputs.say_written(written)
    for line in lines_of_coded(hand_coded, analyses) if hand_coded else ():
        shared.put_line(line)
    shared.end(failures, session.debug)


def _check_wishes(
    session: shared.Session, extras: Extras, by: tuple[str, ...], coded: Path | None
) -> None:
    """Refuse, before any work is done, what cannot be carried out."""
    from discourse.measures.grouping import check_fields
    from discourse.measures.reader import find_reader

    if by:
        check_fields(by)
    if by and coded:
        raise UsageError("--coded corrects the shares of texts, not of groups; leave --by out")
    if extras.reader:
        find_reader(session.codebook, extras.reader)


def _compared(
    analyses: list[Analysis], by: tuple[str, ...], hand_coded: HandCoded | None
) -> Analysis | Comparison | GroupedComparison:
    """What the report is on: one text, several, or groups of them."""
    from discourse.measures.comparison import compare
    from discourse.measures.grouped import compare_by

    if by:
        return compare_by(analyses, by)
    return analyses[0] if len(analyses) == 1 else compare(analyses, hand_coded)


def _read_sample(coded: Path, analyses: list[Analysis], session: shared.Session) -> HandCoded:
    from discourse.codings.sample import read_sample

    return read_sample(coded, analyses, [page.id for page in session.codebook.functions])


def _stem(ids: list[str]) -> str:
    """What a report is called that the user gave no name: after its text."""
    name = re.sub(r"[^\w.-]+", "-", ids[0]).strip("-.") if len(ids) == 1 else "comparison"
    return name or "report"
