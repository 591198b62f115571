"""``discourse stance``: toward whom a text is for or against, or the stance toward marked words."""

from __future__ import annotations

import enum
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from discourse.cli import shared
from discourse.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from discourse.analysis import Analysis
    from discourse.codebook import Codebook
    from discourse.measures.stances import Group, Standing

EXAMPLES = (
    "discourse stance speech.txt",
    "discourse stance marked.jsonl --format jsonl > stances.jsonl",
    """echo '{"text": "We thank Norvania.", "start": 9, "end": 17}' | """
    "discourse stance - --format jsonl",
)
_STANDARD_INPUT = "-"
_EXPECTED = 'expected {"text": words, "start": number, "end": number}'


class Format(enum.StrEnum):
    """What is read and written."""

    table = "table"
    jsonl = "jsonl"


def run(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A text, or JSON Lines; - for standard input."),
    ],
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="A table of the parties of a text, or a line a line."),
    ] = Format.table,
    country: shared.Country = None,
    language: shared.Language = None,
    codebook: shared.CodebookFolders = None,
    tagger: shared.TaggerOption = shared.Tagger.standard,
    quiet: shared.Quiet = False,
    debug: shared.Debug = False,
) -> None:
    """Say how a text stands to each party that it mentions.

    The table counts mentions for, neutral and against (+, 0, -), by the words of the sentence; net
    is (plus - minus) / all, with its 95 % interval over mentions. Who is wronged or only receives
    is neutral. Words of others are counted apart. Where several speak, each has a table.

    With --format jsonl each line is an object with text, start and end: the words at start:end
    (characters counted from 0, the end not included) are the target, be it a known party or not.
    For each one line is written, in order: polarity (+, 0 or -), score (the chance of + less that
    of -) and evidence, the words for it with their places. A line that cannot be read is named, and
    the others are answered.
    """
    session = shared.open_session(
        country=country, language=language, codebook=codebook, tagger=tagger, quiet=quiet,
        debug=debug, no_sentiment=True,
    )  # fmt: skip
    if format is Format.jsonl:
        failures = list(_answer(file, session.codebook))
    else:
        failures = []
        for analysis in shared.set_failures_apart(session.analyze([file]), failures):
            for line in _table(analysis):
                shared.put_line(line)
    shared.end(failures, debug)


def _answer(file: str, codebook: Codebook) -> Iterator[UnreadableInput]:
    """Write a line for each line that can be read; give the errors of the others."""
    from discourse.annotators.stances import find_stance

    with _opened(file) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                text, start, end = _target(line)
            except ValueError as error:
                came = f"line {number}: {_EXPECTED}, got {error}"
                yield UnreadableInput(file, came, "Mend this line; the others are answered.")
                continue
            found = find_stance(text, start, end, codebook)
            evidence = [
                {"start": sign.start, "end": sign.end, "text": text[sign.start : sign.end]}
                for sign in found.signs
                if sign.value
            ]
            row = {"polarity": found.polarity, "score": round(found.score, 4), "evidence": evidence}
            shared.put(f"{json.dumps(row, ensure_ascii=False)}\n".encode(errors="replace"))


@contextmanager
def _opened(file: str) -> Iterator[Iterable[bytes]]:
    if file == _STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        with Path(file).open("rb") as lines:
            yield lines
    except OSError as error:
        raise UsageError(f"{file}: it cannot be read ({error.strerror})") from error


def _target(line: bytes) -> tuple[str, int, int]:
    """The text and the place of the target.

    Raises:
        ValueError: the line is something else; the message says what came.
    """
    try:
        row: Any = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise ValueError("no JSON in UTF-8") from None
    except RecursionError:
        raise ValueError("JSON that is nested too deep") from None
    if not isinstance(row, dict):
        raise ValueError(f"a {type(row).__name__}")
    if missing := [key for key in ("text", "start", "end") if key not in row]:
        raise ValueError(f"nothing for {', '.join(missing)}")
    text, start, end = row["text"], row["start"], row["end"]
    if not isinstance(text, str):
        raise ValueError(f"a text that is a {type(text).__name__}")
    for name, value in (("start", start), ("end", end)):
        if type(value) is not int:
            raise ValueError(f"{name} {value!r}, no whole number")
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}:{end}, no place in a text of {len(text)} characters")
    if not any(char.isalnum() for char in text[start:end]):
        raise ValueError(f"{start}:{end}, where no word stands")
    return text, start, end


def _table(analysis: Analysis) -> Iterator[str]:
    from discourse.measures.stances import by_speaker

    if analysis.stances is None:
        yield f"{analysis.id}: no stances: {analysis.why_missing('stances')}"
        return
    names = {actor.id: actor.names[0] for actor in analysis.codebook.actors}
    speakers = by_speaker(analysis) or {None: ()}
    for speaker, stances in speakers.items():
        whose = f", {speaker or 'no speaker named'}" if len(speakers) > 1 else ""
        yield from _table_of(f"{analysis.id}{whose}", stances, names)


def _table_of(title: str, stances: Sequence[Group], names: Mapping[str, str]) -> Iterator[str]:
    from discourse.measures.stances import measure_stances

    found = measure_stances(stances)
    parties = "party" if len(found) == 1 else "parties"
    yield f"{title}: {len(found)} {parties}, {sum(map(len, stances))} mentions"
    if found:
        yield f"{'party':<36}{'n':>4}{'+':>5}{'0':>5}{'-':>5}  net (95 % interval)"
    for one in found:
        name = names.get(one.actor, one.actor) + (" (own)" if one.is_own else "")
        counts = f"{one.mentions:>4}{one.plus:>5}{one.neutral:>5}{one.minus:>5}"
        yield f"{_cut(name):<36}{counts}  {_net(one)}"


def _net(one: Standing) -> str:
    apart = f"; {one.reported} more in words of others" if one.reported else ""
    if one.net.value is None:
        return f"{one.net.reason}{apart}"
    span = one.net.interval
    if span is None:
        return f"{one.net.value:+.2f} ({one.net.reason}){apart}"
    return f"{one.net.value:+.2f} [{span.low:+.2f}, {span.high:+.2f}]{apart}"


def _cut(name: str) -> str:
    return name if len(name) <= 35 else f"{name[:34]}…"
