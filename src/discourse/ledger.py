"""The ledgers behind the labels: one typed record for each figure or target that a text gives.

A label says that there is a figure; its record says which. Records stand off from the text like
everything else: each is kept as an annotation of a layer, its fields as attributes, and becomes a
record again when it is asked for. A ledger of another kind is one more class here and one more row
of :data:`LEDGERS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field, dataclass, fields
from typing import Any, ClassVar, Self

from discourse.document import Annotation, Evidence
from discourse.text import Span

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records have: where the words stand, and their kind.

    A field that is ``None`` or empty says that the text does not tell, never that there is none.
    """

    span: Span
    kind: str

    def to_annotation(self, evidence: tuple[Evidence, ...] = ()) -> Annotation:
        """The record as an annotation, its kind as label."""
        pairs = tuple(pair for field in self._own() for pair in self._pairs(field))
        return Annotation(self.span, self.kind, attributes=pairs, evidence=evidence)

    @classmethod
    def of(cls, annotation: Annotation) -> Self:
        """The record that an annotation keeps."""
        given: dict[str, list[str]] = {}
        for name, value in annotation.attributes:
            given.setdefault(name, []).append(value)
        values = {f.name: _read(str(f.type), given[f.name]) for f in cls._own() if f.name in given}
        return cls(span=annotation.span, kind=annotation.label, **values)

    def to_dict(self) -> dict[str, Any]:
        """The fields by name, without the place."""
        return {"kind": self.kind} | {
            field.name: getattr(self, field.name) for field in self._own()
        }

    @classmethod
    def _own(cls) -> Iterator[Field[Any]]:
        return (field for field in fields(cls) if field.name not in ("span", "kind"))

    def _pairs(self, field: Field[Any]) -> Iterator[tuple[str, str]]:
        value = getattr(self, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and one is not False and one != "":
                yield field.name, _written(one)


def _written(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true"
    return f"{value:.15g}" if isinstance(value, float | int) else value


def _read(kind: str, values: list[str]) -> Any:
    """What stands in a field of this type."""
    if kind.startswith("tuple"):
        return tuple(values)
    (value,) = values
    if kind.startswith("float"):
        return float(value)
    if kind.startswith("int"):
        return int(value)
    return value == "true" if kind == "bool" else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic(Record):
    """A value that a text gives, and what it says about it.

    ``kind`` is ``count``, ``money``, ``share``, ``ratio``, ``rank`` or ``duration``. ``value`` is a
    plain number (one-fifth is 0.2, but 20 per cent is 20 with the unit percent), ``value_max`` the
    end of a range. ``bound`` is ``exact``, ``over``, ``nearly``, ``under`` or ``about``: a bound
    stays a bound. ``unit`` is a measure, a currency or the words counted, and is never made up.
    ``measured`` is what the value is of, in the words of the text, as ``time`` and ``source`` are.
    ``comparison`` is ``baseline``, ``rank``, ``share_of`` or ``multiple``, with the words of it in
    ``compared_with``. ``part_of`` is the number, from 1, of the record that this one is a part of.
    """

    value: float
    value_max: float | None = None
    bound: str = "exact"
    unit: str = ""
    measured: str | None = None
    time: str | None = None
    comparison: str | None = None
    compared_with: str | None = None
    source: str | None = None
    part_of: int | None = None

    FLAGS: ClassVar[tuple[str, ...]] = ("no source", "no baseline", "superlative without a figure")

    @property
    def flags(self) -> tuple[str, ...]:
        """What a fact-checker misses in it, of :data:`FLAGS`."""
        missing = (
            self.source is None,
            self.kind != "rank" and self.compared_with is None,
            self.kind == "rank" and self.value == 1,
        )
        return tuple(flag for flag, is_so in zip(self.FLAGS, missing, strict=True) if is_so)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast(Record):
    """A party or a conduct that a text blames, and what it says of it.

    ``kind`` is the structure: ``explicit`` where the sentence sets an own pole against it, else
    ``onesided``. The place is that of the words of blame with their target. ``target_form`` is
    ``named``, ``unnamed_actor`` or ``unnamed_conduct``. ``target``, ``conduct`` (what is blamed),
    ``victim`` (who suffers), ``self_pole``, ``other_pole`` and ``marker`` (what parts the poles)
    are words of the text; conduct without a doer has no target. ``target_id`` is the id of the
    actor, or the surface class of a party left unnamed, which is never resolved to anybody.
    ``target_kind`` is ``state``, ``bloc``, ``leader``, ``organisation``, ``armed_group``,
    ``own_side``, ``unnamed`` or ``conduct``. ``anaphora`` says that the target is a word that
    points back; its id is then that of the party blamed last in the two sentences before, or
    named last in them.
    """

    target_form: str
    target_kind: str
    target: str | None = None
    target_id: str | None = None
    conduct: str | None = None
    victim: str | None = None
    self_pole: str | None = None
    other_pole: str | None = None
    marker: str | None = None
    anaphora: bool = False


#: The ledgers by the names of their layers.
LEDGERS: dict[str, type[Record]] = {"statistics": Statistic, "contrasts": Contrast}
