"""Read what coders wrote, whatever the format, and check that they coded the same texts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from discourse.codings.brat import read_brat
from discourse.codings.records import NUMBER_ADVICE, Coding, cut, looks_like_number, shown
from discourse.codings.tables import read_coding_table
from discourse.errors import CodingError, UsageError


def read_coding(path: Path, known: Collection[str]) -> Coding:
    """The coding in a file or, for brat, in a folder; ``known`` are the labels there are.

    Raises:
        CodingError: something in it is not right; says where and what to do.
        UnreadableInput: there is no such file, or it has no format known.
    """
    if path.is_dir() or path.suffix.lower() == ".ann":
        return read_brat(path, known)
    return read_coding_table(path, known)


def read_codings(paths: Sequence[Path], known: Collection[str]) -> tuple[Coding, ...]:
    """Codings of two coders or more, of the same units.

    Raises:
        UsageError: there is one coder only, or one file is given twice.
        CodingError: two coders share no unit, or mean different words by one name.
    """
    if len(paths) < 2:
        raise UsageError("agreement needs the codings of two coders or more, got one file")
    if len({path.resolve() for path in paths}) < len(paths):
        raise UsageError("agreement of a file with itself says nothing; name two coders' files")
    codings = tuple(read_coding(path, known) for path in paths)
    for other in codings[1:]:
        check_alike(codings[0], other)
    return codings


def check_alike(one: Coding, other: Coding) -> None:
    """Refuse codings that cannot be compared.

    Raises:
        CodingError: they share no unit, or a unit is not the same words in both.
    """
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
