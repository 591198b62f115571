"""``discourse position``: texts on one scale, by references or by what their words vary most in."""

from __future__ import annotations

import math
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
from discourse.cli.progress import step
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.measures.measure import Measure
    from discourse.measures.positions import Position, Positions
    from discourse.measures.text_counts import TextCounts

EXAMPLES = (
    "discourse position speeches/ --reference norvania-2030=-1 --reference castrel-2030=1",
    "discourse position speeches/ --left norvania-2030 --right castrel-2030",
    "discourse position speeches/ -o positions.pdf",
)
WIDTH = 80
_OPPOSED = "--left and --right fix the direction where there is no --reference; give one or other"


def run(
    texts: shared.Texts,
    reference: Annotated[
        list[str] | None,
        typer.Option(
            "--reference",
            metavar="TEXT=SCORE",
            help="One of the texts and its known place; give two or more.",
        ),
    ] = None,
    left: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Without references: stands lower.")
    ] = None,
    right: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Without references: stands higher.")
    ] = None,
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
    """Place texts on one scale by their words, with standard errors.

    With --reference the scale is yours: two texts or more of which you know where they stand
    (Wordscores). Without, it is the one dimension along which the words of the texts vary most
    (Wordfish), whatever that is: often topic, genre, time or manner of speaking and not policy.
    Read the words at its ends, and how far it goes with length and year, which are printed. It
    takes six texts, better twenty or more, of one genre and language; texts of another language
    than most are named and left out. An output that ends in .pdf, .html or .md is a report.
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
    scores = parse_references(reference)
    if scores and (left or right):
        raise UsageError(_OPPOSED)
    check_output(output, texts, session)
    failures: list[UnreadableInput] = []
    with naming(failures):
        counts = _count(session, texts, failures)
        with step(f"placing {len(counts.ids):,} texts", quiet):
            found = _place(counts, scores, left, right)
    if output is not None and is_report(output):
        _write_report(session, texts, found, output)
    elif format is Format.table:
        outputs.write("".join(f"{line}\n" for line in lines_of(found)), output)
    else:
        outputs.write(to_rows(rows_of(found), format), output)
    shared.end(failures, debug)


def parse_references(references: Sequence[str] | None) -> dict[str, float]:
    """Names and scores of ``--reference``.

    Raises:
        UsageError: one is not written as TEXT=SCORE, its score is no number, or it comes twice.
    """
    scores: dict[str, float] = {}
    for given in references or ():
        name, equals, score = given.rpartition("=")
        try:
            value = float(score)
        except ValueError:
            value = math.nan
        if not equals or not name.strip() or not math.isfinite(value):
            raise UsageError(
                f"--reference {given!r}: expected TEXT=SCORE, such as norvania-2030=-1"
            )
        if name.strip() in scores:
            raise UsageError(f"--reference {name.strip()!r} is given twice")
        scores[name.strip()] = value
    return scores


def _count(
    session: shared.Session, texts: Sequence[str], failures: list[UnreadableInput]
) -> TextCounts:
    from discourse.measures.text_counts import Tally

    tally = Tally(shared.set_failures_apart(countable(session.analyze(texts)), failures))
    if expected := tally.main_language():
        failures.extend(
            other_language(tally.ids[number], tally.metadata[number], expected)
            for number in tally.others(expected)
        )
    counts = tally.counts(expected)
    empty = [name for name, length in zip(counts.ids, counts.lengths, strict=True) if not length]
    if empty:
        shared.say(f"left out, without a word to be counted: {', '.join(empty[:3])}")
        kept = [n for n, length in enumerate(counts.lengths.tolist()) if length]
        counts = counts.only(kept) if kept else counts
    if not counts.words:
        shared.end(failures, session.debug)
        raise UsageError("there is no text with words to be placed")
    return counts


def _place(
    counts: TextCounts, scores: dict[str, float], left: str | None, right: str | None
) -> Positions:
    from discourse.measures.positions import scale_texts, score_texts
    from discourse.measures.text_counts import find_text

    if scores:
        references = {find_text(counts, name): score for name, score in scores.items()}
        if len(references) < len(scores):
            raise UsageError("two --reference options name the same text")
        return score_texts(counts, references)
    # Without a wish the text that is first by its id stands lower than the last.
    ordered = sorted(range(len(counts.ids)), key=lambda n: counts.ids[n])
    lower = find_text(counts, left) if left else None
    upper = find_text(counts, right) if right else None
    if lower is None:
        lower = next((n for n in ordered if n != upper), ordered[0])
    if upper is None:
        upper = next((n for n in reversed(ordered) if n != lower), ordered[-1])
    return scale_texts(counts, lower, upper)


def _write_report(
    session: shared.Session, texts: Sequence[str], found: Positions, output: Path
) -> None:
    from discourse.reports import write_report
    from discourse.reports.scales import build_position_report, texts_to_show

    ids = found.counts.ids
    shown = texts_to_show(found)
    again = {one.id: one for one in read_again(session, texts, (ids[n] for n in shown))}
    analyses = {n: again[ids[n]] for n in shown if ids[n] in again}
    built = build_position_report(found, analyses, session.codebook)
    outputs.say_written(write_report(built, output))


def lines_of(found: Positions) -> Iterator[str]:
    """The positions for the terminal, lowest first."""
    method = {
        "wordscores": "Wordscores on the scale of the references (Martin & Vanberg)",
        "wordfish": "Wordfish: the one dimension along which words vary most, mean 0, sd 1",
    }[found.method]
    yield f"{len(found.positions)} texts. {method}"
    yield f"{'position':>9}{'s.e.':>7}  {'95 % interval':<17}{'words':>7}  text"
    for one in found.positions:
        yield shared.printable(_line(one, found.counts.ids[one.text]))
    notes = [
        f"words that pull down: {', '.join(marker.word for marker in found.low)}",
        f"words that pull up: {', '.join(marker.word for marker in found.high)}",
        f"rank correlation with length: {_told(found.length)}; with year: {_told(found.year)}",
        "s.e.: over paragraphs, the weights of words taken as given",
        *([found.no_interval] if found.no_interval else []),
        *(one.told(found.counts.ids.__getitem__) for one in found.cautions),
    ]
    for note in notes:
        yield from map(shared.printable, textwrap.wrap(note, WIDTH, subsequent_indent="  "))


def _line(one: Position, name: str) -> str:
    error = "–" if one.error is None else f"{one.error:.3f}"
    ends = "" if one.interval is None else f"[{one.interval.low:+.3f}, {one.interval.high:+.3f}]"
    ends = "reference" if one.score is not None else ends
    return f"{one.value:>+9.3f}{error:>7}  {ends:<17}{one.words:>7,}  {name}"


def _told(measure: Measure) -> str:
    if measure.value is None:
        return f"not measured ({measure.reason})"
    return f"{measure.value:+.2f} over {measure.count} texts"


def rows_of(found: Positions) -> list[dict[str, object]]:
    """The positions as records."""
    counts = found.counts
    return [
        {
            "id": counts.ids[one.text],
            "country": counts.metadata[one.text].country,
            "date": counts.metadata[one.text].date,
            "method": found.method,
            "position": round(one.value, 6),
            "standard_error": None if one.error is None else round(one.error, 6),
            "standard_error_by_words": round(one.error_by_words, 6),
            "low": None if one.interval is None else round(one.interval.low, 6),
            "high": None if one.interval is None else round(one.interval.high, 6),
            "reference": one.score,
            "raw": None if one.raw is None else round(one.raw, 6),
            "lbg": None if one.lbg is None else round(one.lbg, 6),
            "words_used": one.words,
            "words": one.length,
        }
        for one in found.positions
    ]
