"""Several coders of the same units: whether they can be compared, and what each could give."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from pathlib import Path

from discourse.codings.reading import read_coding
from discourse.codings.records import (
    NUMBER_ADVICE,
    CodedUnit,
    Coding,
    cut,
    looks_like_number,
    shown,
)
from discourse.errors import CodingError, UsageError


def read_coders(paths: Sequence[Path], known: Collection[str]) -> tuple[Coding, ...]:
    """Codings of two coders or more; what is refused does not hang on their order.

    Raises:
        UsageError: there is one coder only, or one file is given twice.
        CodingError: a coder shares no unit with any other, or two mean different words by a name.
        UnreadableInput: there is no such file, or it has no format known.
    """
    if len(paths) < 2:
        raise UsageError("agreement needs the codings of two coders or more, got one file")
    if len({path.resolve() for path in paths}) < len(paths):
        raise UsageError("agreement of a file with itself says nothing; name two coders' files")
    codings = tuple(read_coding(path, known) for path in paths)
    check_coders(codings)
    return codings


def check_coders(codings: Sequence[Coding]) -> None:
    """Refuse coders that cannot be compared.

    Raises:
        CodingError: one shares no unit with any other, or a unit of one name has other words, or
            stands elsewhere, in two of them.
    """
    pairs = [pair for pair in combinations(codings, 2) if pair[0].units.keys() & pair[1].units]
    for one, other in pairs:
        _check_words(one, other)
        for name in other.units.keys() & one.units.keys():
            _check_place(one, other, name)
    for coding in reversed(codings):
        if not any(coding in pair for pair in pairs):
            others = [other for other in codings if other is not coding]
            _check_words(others[0], coding)  # says that they share none, with examples


def _check_words(one: Coding, other: Coding) -> None:
    """Refuse two coders who share no unit, or of whom a unit has not the same words."""
    shared = one.units.keys() & other.units.keys()
    if not shared:
        came = f"no unit is coded in {one.name} too"
        first = [shown(next(iter(coding.units), "none")) for coding in (one, other)]
        advice = f"Units are matched by name; these begin with {first[0]} and {first[1]}."
        raise CodingError(other.name, None, came, advice)
    for name in other.units:
        if name not in shared:
            continue
        mine, theirs = one.units[name], other.units[name]
        if mine.quote and theirs.quote and mine.quote != theirs.quote:
            digests = f"{cut(theirs.quote)}, in {one.name} {cut(mine.quote)}"
            came = f"unit {shown(name)} has the digest {digests}"
            advice = "Code the same version of the text."
            if looks_like_number(mine.quote) or looks_like_number(theirs.quote):
                advice += f" Or else: {NUMBER_ADVICE}"
            raise CodingError(other.name, theirs.row or None, came, advice)


def _check_place(one: Coding, other: Coding, name: str) -> None:
    """Refuse a unit that two coders place in different texts, or at different offsets."""
    mine, theirs = one.units[name], other.units[name]
    if mine.text and theirs.text and not _is_same_text(mine.text, theirs.text):
        came = f"unit {name!r} is of text {theirs.text!r}, in {one.name} of {mine.text!r}"
    elif None not in (*_offsets(mine), *_offsets(theirs)) and _offsets(mine) != _offsets(theirs):
        places = [f"{unit.start} to {unit.end}" for unit in (theirs, mine)]
        came = f"unit {name!r} goes from {places[0]}, in {one.name} from {places[1]}"
    else:
        return
    advice = "A name must mean the same words to all coders: correct one row, or name it otherwise."
    raise CodingError(other.name, theirs.row or None, came, advice)


def _offsets(unit: CodedUnit) -> tuple[int | None, int | None]:
    return unit.start, unit.end


def _is_same_text(one: str, other: str) -> bool:
    """Whether two ids may mean one text: one of them may lack the collection."""
    return f"/{one}".endswith(f"/{other}") or f"/{other}".endswith(f"/{one}")


def labels_coded(coding: Coding, known: Sequence[str]) -> tuple[str, ...]:
    """The labels that a coder could give: of a table of 0/1 columns those it has, else all."""
    columns = {column.strip().lower() for column in find_columns([coding])}
    given = {label for unit in coding.units.values() for label in unit.labels}
    own = tuple(label for label in known if label.lower() in columns)
    # A note may be called like a label; labels beside it show that they came from elsewhere.
    return own if own and given <= set(own) else tuple(known)


def find_columns(codings: Sequence[Coding]) -> tuple[str, ...]:
    """The further columns that any coder filled, as they come."""
    units = (unit for coding in codings for unit in coding.units.values())
    return tuple(dict.fromkeys(column for unit in units for column in unit.columns))
