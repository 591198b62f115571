"""Codings made with brat: ``speech.ann`` beside ``speech.txt``.

Coders mark stretches; the units are those that the toolkit cuts the text into, and a unit has the
labels of the stretches that cover half of it or lie mostly in it. A folder holds several texts.
Format: the page "Standoff format" of brat's manual. Discontinuous spans are taken whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from discourse.annotators import annotate
from discourse.codings.records import CodedSpan, CodedUnit, Coding, quote_digest
from discourse.errors import CodingError
from discourse.readers import read

_TEXT_BOUND = re.compile(r"T\d+\t(\S+) (\d+)(?: \d+;\d+)* (\d+)\t")
COVERED = 0.5


def read_brat(path: Path, known: Collection[str]) -> Coding:
    """The coding in an ``.ann`` file, or in those of a folder.

    Raises:
        CodingError: a line is no annotation, its label is unknown, or it lies outside the text.
    """
    files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
    if not files:
        advice = "Name a folder of .ann files with their .txt files beside them."
        raise CodingError(path.name, None, "it has no .ann file", advice)
    units: dict[str, CodedUnit] = {}
    spans: list[CodedSpan] = []
    lengths = {}
    for file in files:
        text = file.with_suffix(".txt")
        if not text.is_file():
            raise CodingError(file.name, None, f"there is no {text.name}", "Put it beside it.")
        length = len(text.read_text(encoding="utf-8-sig"))
        lengths[file.stem] = length
        own = list(_read_spans(file, length, known))
        spans += own
        units |= {unit.unit: unit for unit in _units(text, own)}
    return Coding(path.name, units, tuple(spans), lengths)


def _read_spans(file: Path, length: int, known: Collection[str]) -> Iterator[CodedSpan]:
    for row, line in enumerate(file.read_text(encoding="utf-8-sig").split("\n"), start=1):
        if not line.startswith("T"):
            continue  # relations, notes and attributes hold no span
        match = _TEXT_BOUND.match(line)
        if match is None:
            advice = "Expected T1<tab>label start end<tab>words."
            raise CodingError(file.name, row, f"no annotation: {line[:40]!r}", advice)
        label = match[1].partition(":")[0].lower()
        if label not in known:
            advice = f"Known are {', '.join(sorted(known))}."
            raise CodingError(file.name, row, f"unknown label {match[1]!r}", advice)
        start, end = int(match[2]), int(match[3])
        if not start < end <= length:
            came = f"{start} to {end} is outside the text of {length} characters"
            raise CodingError(file.name, row, came, "Use the text that was coded.")
        yield CodedSpan(label, file.stem, start, end)


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
