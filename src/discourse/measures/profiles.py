"""What a text does, as one row of numbers: the profile that groups and references are made of.

A profile counts sentences, paragraph by paragraph, for every function, form of target, issue,
force of pledge and stance. Every comparison of groups, the reference distribution and the changes
over years start from profiles, so that a number means the same wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import get_args

import numpy as np

from discourse.analysis import Analysis
from discourse.measures.counts import LabelKind, count_labels
from discourse.measures.resampling import IntArray, Sample

KINDS: tuple[LabelKind, ...] = get_args(LabelKind)


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """One measure of a profile: sentences with this label of this kind."""

    kind: LabelKind
    label: str

    @property
    def name(self) -> str:
        """The name in tables: ``functions.contrast``."""
        return f"{self.kind}.{self.label}"


@dataclass(frozen=True, eq=False)
class Profile:
    """One text as counts: ``table[p, k]`` sentences of paragraph ``p`` count for ``columns[k]``.

    ``sentences[p]`` and ``words[p]`` are those of the paragraph. Kinds whose layer was not
    measured in the text have no column.
    """

    id: str
    columns: tuple[Column, ...]
    table: IntArray
    sentences: IntArray
    words: IntArray
    places: dict[Column, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places = {column: number for number, column in enumerate(self.columns)}
        object.__setattr__(self, "places", places)

    @property
    def base(self) -> int:
        """The number of sentences."""
        return int(self.sentences.sum())

    @property
    def totals(self) -> IntArray:
        """The number of sentences of each column."""
        return np.asarray(self.table.sum(axis=0))

    def count(self, column: Column) -> int:
        """How many sentences count for a column.

        Raises:
            KeyError: the text was not measured by it.
        """
        return int(self.table[:, self.places[column]].sum())

    def sample(self, columns: Sequence[Column]) -> Sample:
        """The paragraphs as what is resampled, with these columns.

        Raises:
            KeyError: the text was not measured by one of them.
        """
        return Sample(self.table[:, [self.places[one] for one in columns]], self.sentences)


def measure_profile(analysis: Analysis) -> Profile | None:
    """The profile of a text; ``None`` where its functions were not measured."""
    counts = [(kind, count_labels(analysis, kind)) for kind in KINDS]
    first = counts[0][1]
    if first is None:
        return None
    made = [(kind, found) for kind, found in counts if found is not None]
    columns = tuple(Column(kind, label) for kind, found in made for label in found.labels)
    table = np.hstack([found.table for _, found in made])
    return Profile(analysis.id, columns, table, first.sentences, first.words)
