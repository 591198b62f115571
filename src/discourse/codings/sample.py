"""A random sample of sentences for a person to code, and what comes back.

The sheet is a table that :func:`discourse.codings.reading.read_coding` reads. It shows the words of
each sentence and nothing of what the toolkit found, sides mixed, so that nobody codes towards it.
``side``, ``drawn`` and ``sentences`` say how many of how many sentences of a side were drawn: each
had the chance drawn / sentences.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from discourse.analysis import Analysis, Unit
from discourse.codings.coders import find_columns
from discourse.codings.reading import read_coding
from discourse.codings.records import CodedUnit, Coding, quote_digest
from discourse.errors import CodingError, UsageError
from discourse.measures.design_based import HandCoded
from discourse.measures.groups import Side, find_sides
from discourse.measures.resampling import SEED
from discourse.storage import to_csv_rows

FEW = 5
DESIGN = ("side", "drawn", "sentences")
DRAW_ANEW = "Compare the texts that the sample was drawn from, read the same way, or draw anew."


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence that was drawn, with how many of how many were drawn on its side."""

    text: str
    unit: Unit
    side: str
    drawn: int
    sentences: int


def draw_sample(analyses: Sequence[Analysis], number: int, seed: int = SEED) -> tuple[Drawn, ...]:
    """Draw ``number`` sentences, as evenly over the sides as they have sentences.

    Within a side it is a simple random sample of its own sentences, without replacement. The draw
    depends on the seed and the texts, not on their order. Rows come in random order.

    Raises:
        UsageError: ``number`` is below 1, no text has a sentence, or two have the same id.
    """
    if number < 1:
        raise UsageError(f"a sample of {number} sentences: draw one or more")
    _check_ids(analyses)
    sides = {side.name: _sentences(side, analyses) for side in find_sides(analyses)}
    names = sorted(name for name, sentences in sides.items() if sentences)
    if not names:
        raise UsageError("no sentence to draw: the texts have none of their own")
    digests = sorted(int(a.document.digest[:8], 16) for a in analyses)
    generator = np.random.default_rng([seed, number, *digests])
    shares = _even([len(sides[name]) for name in names], number)
    rows = []
    for name, share in zip(names, shares, strict=True):
        size = len(sides[name])
        for place in generator.choice(size, share, replace=False).tolist():
            text, unit = sides[name][place]
            rows.append(Drawn(text, unit, name, share, size))
    return tuple(rows[place] for place in generator.permutation(len(rows)).tolist())


def _even(sizes: Sequence[int], number: int) -> list[int]:
    """How many to take of each: one in turn, until ``number`` are taken or all."""
    taken = [0] * len(sizes)
    for _ in range(min(number, sum(sizes))):
        least = min((n for n, size in enumerate(sizes) if taken[n] < size), key=taken.__getitem__)
        taken[least] += 1
    return taken


def _sentences(side: Side, analyses: Sequence[Analysis]) -> list[tuple[str, Unit]]:
    texts = sorted((analyses[number] for number in side.members), key=lambda a: a.id)
    return [(analysis.id, unit) for analysis in texts for unit in analysis.own_sentences]


def _check_ids(analyses: Sequence[Analysis]) -> None:
    ids = [analysis.id for analysis in analyses]
    if twice := next((id for id in ids if ids.count(id) > 1), None):
        raise UsageError(f"two texts are called {twice!r}: rename the file of one")


def to_sheet(rows: Sequence[Drawn], separator: str = "\t") -> str:
    """The coding sheet as TSV; the column ``functions`` is for the coder to fill."""
    head = ("unit", "text", "paragraph", "start", "end", "quote")
    lines = (
        (
            _name(row),
            row.text,
            row.unit.paragraph_no,
            row.unit.source_span.start,
            row.unit.source_span.end,
            quote_digest(row.unit.text),
            row.side,
            row.drawn,
            row.sentences,
            " ".join(row.unit.text.split()),
            "",
        )
        for row in rows
    )
    header = (*head, *DESIGN, "words", "functions")
    return to_csv_rows((header, *lines), separator)


def read_sample(path: Path, analyses: Sequence[Analysis], known: Collection[str]) -> HandCoded:
    """The filled sheet, for a comparison of ``analyses``; ``known`` are the labels there are.

    Raises:
        CodingError: it is no such sheet; a row is not coded, is no sentence of these texts, or has
            other words now; or it is no full sample of them: rows are missing, or texts were added.
        UnreadableInput: there is no such file, or it is no table.
        UsageError: two texts have the same id.
    """
    _check_ids(analyses)
    coding = read_coding(path, known)
    _check_sheet(coding)
    places = {analysis.id: _places(analysis) for analysis in analyses}
    labels: dict[str, dict[int, frozenset[str]]] = {}
    for coded in coding.units.values():
        number = _number(coded, places, coding.name)
        if number in labels.setdefault(coded.text, {}):
            came = f"unit {coded.unit!r} is a sentence that another row codes"
            raise CodingError(coding.name, coded.row, came, "Keep one row for each sentence.")
        labels[coded.text][number] = coded.labels
    _check_design(coding, analyses)
    return HandCoded(coding.name, labels)


def _check_sheet(coding: Coding) -> None:
    columns = find_columns([coding])
    if missing := [name for name in DESIGN if name not in columns]:
        came = (
            f"it has no column {', '.join(missing)}: it is no sheet of discourse validate --sample"
        )
        advice = "Draw one (discourse validate --sample 60 TEXT... -o sample.tsv) and fill that."
        raise CodingError(coding.name, None, came, advice)


def _places(analysis: Analysis) -> dict[tuple[int, int], list[Unit]]:
    places: dict[tuple[int, int], list[Unit]] = {}
    for unit in analysis.own_sentences:
        places.setdefault((unit.source_span.start, unit.source_span.end), []).append(unit)
    return places


def _number(
    coded: CodedUnit, places: dict[str, dict[tuple[int, int], list[Unit]]], file: str
) -> int:
    """The number of the sentence that a row is about."""
    if coded.text not in places:
        came = f"unit {coded.unit!r} is of text {coded.text!r}, which is not compared"
        raise CodingError(file, coded.row, came, f"Compared are {', '.join(places)}. {DRAW_ANEW}")
    if coded.start is None or coded.end is None:
        came = f"unit {coded.unit!r} has no offsets"
        raise CodingError(file, coded.row, came, "Fill the columns start and end.")
    units = places[coded.text].get((coded.start, coded.end), [])
    if not units:
        came = f"unit {coded.unit!r} ({coded.start} to {coded.end}) is no sentence of {coded.text}"
        raise CodingError(file, coded.row, came, DRAW_ANEW)
    same = [unit for unit in units if coded.quote in ("", quote_digest(unit.text))]
    if not same:
        came = f"the words of unit {coded.unit!r} have another digest than those drawn"
        raise CodingError(file, coded.row, came, f"Use the same version of {coded.text}.")
    number = same[0].sentence_no
    assert number is not None  # own sentences have one
    return number


def _check_design(coding: Coding, analyses: Sequence[Analysis]) -> None:
    """Refuse what is not the whole sample of these very texts: its chances would be unknown."""
    by_text = {
        analyses[number].id: side for side in find_sides(analyses) for number in side.members
    }
    rows: dict[str, list[CodedUnit]] = {side.name: [] for side in by_text.values()}
    for coded in coding.units.values():
        rows[by_text[coded.text].name].append(coded)
    for side in dict.fromkeys(by_text.values()):
        sentences = len(_sentences(side, analyses))
        if came := next(_faults(side.name, rows[side.name], sentences), None):
            raise CodingError(coding.name, None, came, DRAW_ANEW)
    for name, own in rows.items():
        for row in own:
            if (drawn := row.columns.get("drawn", "")) != str(len(own)):
                came = (
                    f"{name}: {drawn or 'unknown'} sentences were drawn, the sheet has {len(own)}"
                )
                raise _wrong_number(coding, came, rows.values(), analyses)


def _wrong_number(
    coding: Coding,
    came: str,
    rows: Collection[Sequence[CodedUnit]],
    analyses: Sequence[Analysis],
) -> CodingError:
    """The error for a side with more or fewer rows than were drawn; names those that are gone.

    They are known if the draw, made again, holds all rows that the sheet has.
    """
    cells = [own[0].columns.get("drawn", "") for own in rows if own]
    number = sum(int(cell) for cell in cells if cell.isdecimal())
    names = {_place(row): _name(row) for row in draw_sample(analyses, max(number, 1))}
    kept = {(row.text, row.start, row.end) for own in rows for row in own}
    gone = [name for place, name in names.items() if place not in kept]
    if not gone or not kept <= names.keys():
        return CodingError(coding.name, None, came, DRAW_ANEW)
    more = f" and {len(gone) - FEW} more" if len(gone) > FEW else ""
    advice = f"Restore and code it: discourse validate --sample {number} draws the same sentences."
    gone_ones = f"{', '.join(gone[:FEW])}{more}"
    return CodingError(coding.name, None, f"{came}; missing: {gone_ones}", advice)


def _name(row: Drawn) -> str:
    return f"{row.text}:{row.unit.sentence_no}"


def _place(row: Drawn) -> tuple[str, int, int]:
    return row.text, row.unit.source_span.start, row.unit.source_span.end


def _faults(side: str, rows: Sequence[CodedUnit], sentences: int) -> Iterator[str]:
    if not rows and sentences:
        yield f"it has no sentence of {side}"
    for row in rows:
        of = row.columns.get("sentences", "")
        if row.columns.get("side") != side:
            yield f"row {row.row} was drawn for side {row.columns.get('side')!r}, now {side!r}"
        if of != str(sentences):
            yield f"{side}: drawn from {of or 'unknown'} sentences; compared are {sentences}"
