"""``discourse nearest``: which texts of a folder are nearest to one, and by which words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse.cli import outputs, shared
from discourse.cli.counting import (
    Format,
    FormatOption,
    check_output,
    countable,
    counting,
    is_report,
    naming,
    other_language,
    read_again,
    to_rows,
)
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis
    from discourse.measures.nearest import Nearest
    from discourse.measures.text_counts import TextCounts

EXAMPLES = (
    "discourse nearest speech.txt speeches/",
    "discourse nearest speech.txt speeches/ -o nearest.pdf",
    "discourse nearest speech.txt speeches/ --format csv -o nearest.csv",
)
WIDTH = 80
MOST_ON_MAP = 30
FEWEST_WORDS = 100


def run(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The text to find neighbours of.")],
    collection: Annotated[
        list[str],
        typer.Argument(metavar="FOLDER", help="Where to look: folders, files or patterns."),
    ],
    most: Annotated[int, typer.Option("--most", "-n", min=1, help="How many to list.")] = 10,
    format: FormatOption = Format.table,
    output: shared.Output = None,
    meta: shared.Meta = None,
    metadata_table: shared.MetaTable = None,
    text_field: shared.TextField = None,
    id_field: shared.IdField = None,
    name_pattern: shared.NamePattern = None,
    language: shared.Language = None,
    max_line_bytes: shared.MaxLine = None,
    codebook: shared.CodebookFolders = None,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """Find the texts of a folder that are nearest to TEXT in vocabulary, and the words that do it.

    The cosine lies between 0 (no word in common) and 1; names of parties do not count, and how
    much a word weighs depends on public speeches, not on the folder. Where texts are long enough
    (2,000 words), Burrows's Delta says how near they are in habits of writing. Texts of another
    language are named and left out. An output in .pdf, .html or .md is a report with a map and
    the lines behind the numbers.
    """
    session = counting(
        shared.open_session(
            meta=meta,
            metadata_table=metadata_table,
            text_field=text_field,
            id_field=id_field,
            name_pattern=name_pattern,
            language=language,
            max_line_bytes=max_line_bytes,
            codebook=codebook,
            quiet=quiet,
            debug=debug,
        )
    )
    check_output(output, [text, *collection], session)
    failures: list[UnreadableInput] = []
    with naming(failures):
        counts = _count(session, text, collection, failures)
        nearest = _find(counts, max(most, MOST_ON_MAP) if is_report(output) else most)
    if output is not None and is_report(output):
        _write_report(session, [text, *collection], nearest, most, output)
    elif format is Format.table:
        outputs.write("".join(f"{line}\n" for line in lines_of(nearest)), output)
    else:
        outputs.write(to_rows(rows_of(nearest), format), output)
    shared.end(failures, debug)


def _count(
    session: shared.Session,
    text: str,
    collection: Sequence[str],
    failures: list[UnreadableInput],
) -> TextCounts:
    """The target first, then the collection without it and without other languages."""
    from discourse.measures.text_counts import count_texts

    found = list(shared.set_failures_apart(countable(session.analyze([text])), failures))
    if len(found) != 1:
        if failures:
            shared.end(failures, session.debug)
        raise UsageError(f"{text}: expected one text, got {len(found)}; name a single one first")
    (target,) = found
    others = shared.set_failures_apart(countable(session.analyze(collection)), failures)
    counts = count_texts((target, *_comparable(target, others, failures)))
    if len(counts.ids) < 2:
        raise UsageError(
            f"there is no other text to compare {target.id} with; name a folder that has some"
        )
    if counts.lengths[0] < FEWEST_WORDS:
        shared.say(
            f"{target.id} has {counts.lengths[0]} words without names: so few tell little of what "
            "it is near to"
        )
    return counts


def _comparable(
    target: Analysis, others: Iterator[Analysis], failures: list[UnreadableInput]
) -> Iterator[Analysis]:
    document = target.document
    for other in others:
        if other.document.digest == document.digest and _file(other) == _file(target):
            continue  # the text itself, found again in the folder
        expected, metadata = document.metadata.language, other.document.metadata
        if expected and metadata.language not in (expected, None):
            failures.append(other_language(other.id, metadata, expected))
        else:
            yield other


def _file(analysis: Analysis) -> str:
    return Path(analysis.document.metadata.file or analysis.id).name


def _find(counts: TextCounts, most: int) -> Nearest:
    from discourse.measures.nearest import find_nearest

    nearest = find_nearest(counts, 0, most)
    if not nearest.neighbours:
        raise UsageError(
            f"{counts.ids[0]} has no telling word in common with any of the "
            f"{len(counts.ids) - 1} other texts"
        )
    return nearest


def _write_report(
    session: shared.Session, texts: Sequence[str], nearest: Nearest, most: int, output: Path
) -> None:
    from dataclasses import replace

    from discourse.reports import write_report
    from discourse.reports.neighbours import build_nearest_report, texts_to_show

    on_map = [0, *(one.text for one in nearest.neighbours[:MOST_ON_MAP])]
    nearest = replace(nearest, neighbours=nearest.neighbours[:most])
    ids = nearest.counts.ids
    shown = texts_to_show(nearest)
    # Read apart: a text of the folder may have the id of the target.
    wanted = [ids[n] for n in shown[1:]]
    again = {one.id: one for one in read_again(session, texts[1:], wanted)}
    analyses = {n: again[ids[n]] for n in shown[1:] if ids[n] in again}
    (analyses[0],) = read_again(session, texts[:1], ids[:1])
    built = build_nearest_report(nearest, analyses, session.codebook, on_map)
    outputs.say_written(write_report(built, output))


def lines_of(nearest: Nearest) -> Iterator[str]:
    """The neighbours for the terminal."""
    from discourse.measures.delta import CAVEAT

    counts = nearest.counts
    others = "1 other text" if len(counts.ids) == 2 else f"{len(counts.ids) - 1:,} other texts"
    head = f"{counts.ids[nearest.target]}: nearest of {others} by vocabulary (cosine, 0 to 1)"
    yield from map(shared.printable, textwrap.wrap(head, WIDTH, subsequent_indent="  "))
    has_delta = nearest.delta.reason is None
    for rank, one in enumerate(nearest.neighbours, start=1):
        told = f"{rank:>3}  {one.cosine:.2f}  {counts.ids[one.text]}"
        if has_delta:
            told += f"  (Delta {_told(one.delta)}, cosine Delta {_told(one.cosine_delta)})"
        yield shared.printable(told)
        carried = ", ".join(f"{c.word} {100 * c.share:.0f} %" for c in one.carriers)
        yield from map(
            shared.printable,
            textwrap.wrap(carried, WIDTH, initial_indent=" " * 11, subsequent_indent=" " * 11),
        )
    note = CAVEAT if has_delta else f"Delta not measured: {nearest.delta.reason}."
    yield from map(shared.printable, textwrap.wrap(note, WIDTH))


def rows_of(nearest: Nearest) -> list[dict[str, object]]:
    """The neighbours as records."""
    counts = nearest.counts
    return [
        {
            "rank": rank,
            "id": counts.ids[one.text],
            "country": counts.metadata[one.text].country,
            "date": counts.metadata[one.text].date,
            "cosine": one.cosine,
            "delta": one.delta,
            "cosine_delta": one.cosine_delta,
            "words": [
                {"word": c.word, "share": c.share, "count": c.count, "other_count": c.other_count}
                for c in one.carriers
            ],
        }
        for rank, one in enumerate(nearest.neighbours, start=1)
    ]


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
