"""Codings made with brat: ``speech.ann`` beside ``speech.txt``.

Coders mark stretches; the units are those that the toolkit cuts the text into, and a unit has the
labels of the stretches that cover half of it or lie mostly in it. A folder holds several texts.
Format: the page "Standoff format" of brat's manual. Discontinuous spans are taken whole.
A Windows line end is one character, as brat counts it (issue 853 of nlplab/brat).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from discourse.annotators import annotate
from discourse.codings.records import (
    MOST_DIGITS,
    CodedSpan,
    CodedUnit,
    Coding,
    cut,
    quote_digest,
    shown,
    shown_all,
)
from discourse.errors import CodingError
from discourse.readers import read
from discourse.readers.decoding import decode
from discourse.readers.reading import read_data

_TEXT_BOUND = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
COVERED = 0.5


def read_brat(path: Path, known: Collection[str]) -> Coding:
    """The coding in an ``.ann`` file, or in those of a folder.

    Raises:
        CodingError: a file marks nothing; or a line is no annotation, its label is unknown, it lies
            outside the text, or its words are not those of the text.
        UnreadableInput: a file does not exist, or holds no text.
    """
    files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
    if not files:
        advice = "Name a folder of .ann files with their .txt files beside them."
        raise CodingError(path.name, None, "it has no .ann file", advice)
    units: dict[str, CodedUnit] = {}
    spans: list[CodedSpan] = []
    lengths, bare = {}, []
    for file in files:
        lines = _lines(file)
        text = file.with_suffix(".txt")
        if not text.is_file():
            raise CodingError(file.name, None, f"there is no {text.name}", "Put it beside it.")
        words = decode(read_data(text, text.name), text.name).text
        lengths[file.stem] = len(words)
        own = list(_read_spans(file, lines, words, known))
        spans += own
        bare += [] if own else [file.name]
        units |= {unit.unit: unit for unit in _units(text, own)}
    if bare:
        raise _nothing_marked(path, bare)
    return Coding(path.name, units, tuple(spans), lengths)


def _lines(file: Path) -> list[str]:
    """The lines of a file, which may be empty as brat makes it.

    Brat leaves carriage returns of the text inside a line: they end none.
    """
    data = read_data(file, file.name).replace(b"\r", b" ")
    return decode(data, file.name).text.removeprefix("\ufeff").split("\n") if data else []


def _nothing_marked(path: Path, files: list[str]) -> CodingError:
    """Brat makes an empty file for a text that nobody coded: that is not the coding none."""
    which = "" if files == [path.name] else f": {shown_all(files)}"
    came = f"no stretch of text is marked{which}"
    advice = (
        "Delete the .ann file of a text that is not coded yet. Code a text that has none of the "
        "labels in a table, with 'none' for each unit."
    )
    return CodingError(path.name, None, came, advice)


def _read_spans(
    file: Path, lines: list[str], text: str, known: Collection[str]
) -> Iterator[CodedSpan]:
    for row, line in enumerate(lines, start=1):
        if not line.startswith("T"):
            continue  # relations, notes and attributes hold no span
        match = _TEXT_BOUND.fullmatch(line)
        if match is None:
            advice = "Expected T1<tab>label start end<tab>words."
            raise CodingError(file.name, row, f"no annotation: {shown(line)}", advice)
        label = match[1].partition(":")[0].lower()
        if label not in known:
            advice = f"Known are {', '.join(sorted(known))}."
            raise CodingError(file.name, row, f"unknown label {shown(match[1])}", advice)
        parts = _parts(match[2], (file.name, row), len(text))
        there = " ".join(text[start:end] for start, end in parts)
        if there.split() != match[3].split():
            came = f"the words are {shown(match[3])}, in the text at {cut(match[2])} {shown(there)}"
            advice = "Use the text that was coded, with the same line ends."
            raise CodingError(file.name, row, came, advice)
        start, end = min(parts)[0], max(part[1] for part in parts)
        yield CodedSpan(label, file.stem, start, end)


def _parts(offsets: str, place: tuple[str, int], length: int) -> list[tuple[int, int]]:
    """The parts of a stretch, one if it is whole, in their order."""
    parts = []
    for part in offsets.split(";"):
        low, high = part.split()
        is_short = max(len(low), len(high)) <= MOST_DIGITS
        if not is_short or not int(low) < int(high) <= length:
            came = f"{cut(low)} to {cut(high)} is outside the text of {length} characters"
            raise CodingError(*place, came, "Use the text that was coded.")
        parts.append((int(low), int(high)))
    return parts


def _units(text: Path, spans: list[CodedSpan]) -> Iterator[CodedUnit]:
    document = annotate(read(str(text)), layers=("units",))
    for unit in document.layer("units"):
        if unit.label not in {"sentence", "clause"}:
            continue
        place = document.source_span(unit.span)
        labels = {s.label for s in spans if _belongs(s, place.start, place.end)}
        yield CodedUnit(
            f"{text.stem}-{unit.get('sentence_no')}",
            frozenset(labels),
            row=0,
            text=text.stem,
            paragraph=str(unit.get("paragraph_no") or ""),
            start=place.start,
            end=place.end,
            quote=quote_digest(document.quote(unit.span)),
        )


def _belongs(span: CodedSpan, start: int, end: int) -> bool:
    shared = min(span.end, end) - max(span.start, start)
    return shared > 0 and shared >= COVERED * min(span.end - span.start, end - start)
