"""Texts dealt to groups by what is known of them: speakers, states, years, any field of a table.

What is compared is groups; what is resampled is clusters: texts of one author, or spoken on one
occasion, do not count as independent of each other within a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from discourse.analysis import Analysis
from discourse.document import Metadata
from discourse.errors import UsageError
from discourse.measures.groups import Side

#: What texts can be grouped by without a table, in the order of a group's name; other fields of
#: their metadata stand between the country and the year.
FIELDS = ("speaker", "country", "year")
_MOST_NAMED = 12  # fields in a message


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that stands in no group, and the field that it does not state."""

    text: str
    field: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of texts: positions in ``analyses``, with the clusters that each is made of.

    ``analyses`` are the texts that stand in a group, ordered by group, date and id, whatever the
    order in which they were given. ``keys[g]`` holds the values of ``by`` for group ``g``, and
    ``clusters[g]`` its positions dealt to clusters. ``left_out`` are the texts that do not state
    what they would be grouped by.
    """

    by: tuple[str, ...]
    analyses: tuple[Analysis, ...]
    sides: tuple[Side, ...]
    keys: tuple[tuple[str, ...], ...]
    clusters: tuple[tuple[tuple[int, ...], ...], ...]
    left_out: tuple[LeftOut, ...]

    def value(self, group: int, field: str) -> str | None:
        """The value of a field for a group; ``None`` where it was not grouped by it."""
        return self.keys[group][self.by.index(field)] if field in self.by else None


def find_groups(analyses: Sequence[Analysis], by: Sequence[str]) -> Grouping:
    """Group texts by fields of their metadata: those of :data:`FIELDS`, or any other that is known.

    Raises:
        UsageError: a field is named twice, or fewer than two groups come out.
    """
    check_fields(by)
    members: dict[tuple[str, ...], list[Analysis]] = {}
    left_out = []
    for analysis in analyses:
        values = [_value(analysis.document.metadata, field) for field in by]
        if None in values:
            left_out.append(LeftOut(analysis.id, by[values.index(None)]))
            continue
        members.setdefault(tuple(value for value in values if value), []).append(analysis)
    _check_groups(members, left_out, by, _stated(analyses))
    ordered: list[Analysis] = []
    sides, clusters = [], []
    for key in sorted(members):
        first = len(ordered)
        ordered += sorted(members[key], key=_date_and_id)
        positions = tuple(range(first, len(ordered)))
        sides.append(Side(" ".join(key), positions))
        clusters.append(_clusters(ordered, positions, by))
    found = tuple(sorted(left_out, key=lambda one: (one.field, one.text)))
    keys = tuple(sorted(members))
    return Grouping(tuple(by), tuple(ordered), tuple(sides), keys, tuple(clusters), found)


def author_of(analysis: Analysis) -> str | None:
    """Who speaks: the speaker, else the state; ``None`` where neither is stated."""
    metadata = analysis.document.metadata
    return metadata.speaker or metadata.party


def check_fields(by: Sequence[str]) -> None:
    """Check what texts would be grouped by, before any work is done.

    Raises:
        UsageError: there is none, or one has no name or is named twice.
    """
    if not by or not all(field.strip() for field in by) or len(set(by)) < len(by):
        raise UsageError(f"texts are grouped by fields named once each; got {', '.join(by)!r}")


def in_order(by: Sequence[str]) -> tuple[str, ...]:
    """The fields as a group is named by them: speaker, country, what a table adds, year."""
    first = tuple(field for field in FIELDS[:-1] if field in by)
    last = tuple(field for field in FIELDS[-1:] if field in by)
    return (*first, *(field for field in by if field not in FIELDS), *last)


def _check_groups(
    members: dict[tuple[str, ...], list[Analysis]],
    left_out: Sequence[LeftOut],
    by: Sequence[str],
    stated: Sequence[str],
) -> None:
    if len(members) >= 2:
        return
    count = sum(map(len, members.values()))
    told = f"{count} text{' is' if count == 1 else 's are'} of one {' and '.join(by)}"
    name = f", {' '.join(next(iter(members)))}" if members else ""
    missing = f"; not stated by {len(left_out)}" if left_out else ""
    if not members:
        named = ", ".join(stated[:_MOST_NAMED]) or "nothing of the kind"
        told = f"none of {len(left_out)} texts states its {' and '.join(by)}"
        missing = f" (what they state: {named})"
    raise UsageError(
        f"a comparison needs two groups or more: {told}{name}{missing}. Add texts, state the field "
        "(--meta, --metadata-table), or compare the texts without --by"
    )


def _value(metadata: Metadata, field: str) -> str | None:
    if field == "year":
        year = (metadata.date or "")[:4]
        return year if len(year) == 4 and year.isdigit() else None
    return metadata.party if field == "country" else dict(_facts(metadata)).get(field)


def _facts(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """What is stated of a text, by name in small letters; the name of its file is no fact of it."""
    for name, value in metadata.extra:
        if value.strip():
            yield name.strip().lower(), value.strip()
    for one in fields(metadata):
        value = getattr(metadata, one.name)
        if isinstance(value, str) and one.name not in ("file", "encoding"):
            yield one.name, value


def _stated(analyses: Sequence[Analysis]) -> list[str]:
    """The fields that any of the texts states."""
    return sorted({name for one in analyses for name, _ in _facts(one.document.metadata)})


def _date_and_id(analysis: Analysis) -> tuple[str, str, str]:
    return (analysis.document.metadata.date or "", analysis.id, analysis.document.digest)


def _clusters(
    analyses: Sequence[Analysis], members: Sequence[int], by: Sequence[str]
) -> tuple[tuple[int, ...], ...]:
    """The texts of a group that hang together, by author or occasion, each lot in order.

    A field that the texts are grouped by joins nothing: all of the group have it alike.
    """
    joined: dict[tuple[str, str], int] = {}
    lot = {member: member for member in members}
    for member in members:
        for tie in _ties(analyses[member], by):
            first = joined.setdefault(tie, member)
            old, new = lot[member], lot[first]
            lot = {one: new if place == old else place for one, place in lot.items()}
    lots: dict[int, list[int]] = {}
    for member in members:
        lots.setdefault(lot[member], []).append(member)
    return tuple(map(tuple, lots.values()))


def _ties(analysis: Analysis, by: Sequence[str]) -> list[tuple[str, str]]:
    """What joins a text to others of its group: its author, and its occasion by day and place."""
    metadata = analysis.document.metadata
    ties = []
    if metadata.speaker and "speaker" not in by:
        ties.append(("speaker", metadata.speaker))
    if metadata.party and not metadata.speaker and not {"country", "speaker"} & set(by):
        ties.append(("country", metadata.party))
    if metadata.venue and metadata.date and len(metadata.date) == len("2030-09-25"):
        ties.append(("occasion", f"{metadata.date} {metadata.venue}"))
    return ties
