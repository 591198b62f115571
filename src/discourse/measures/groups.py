"""Several texts of one speaker against those of another: documents are what is dealt out.

Here a difference can be held against the usual variation between texts of the same speaker, which
no comparison of two texts can do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from discourse.analysis import Analysis
from discourse.measures.adjustment import adjust_p_values
from discourse.measures.counts import LabelKind
from discourse.measures.differences import RateComparison
from discourse.measures.equality import DOCUMENTS, deal_rows
from discourse.measures.resampling import PERMUTATIONS, SEED, Sample

#: Of more texts than this, pairs are too many to test and to show: texts stand against the rest.
MOST_SIDE_BY_SIDE = 5


@dataclass(frozen=True, slots=True)
class Side:
    """Texts that are taken together: a name that no other side has, and their positions."""

    name: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupRange:
    """Counts and bases of one label in the texts of one speaker, in the order of the texts."""

    texts: tuple[int, ...]
    counts: tuple[int, ...]
    bases: tuple[int, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of sentences in each text; texts without sentences are left out."""
        return tuple(c / b for c, b in zip(self.counts, self.bases, strict=True) if b)

    @property
    def median(self) -> float:
        """The median of the shares; 0 where there is none."""
        return median(self.shares or (0.0,))


@dataclass(frozen=True, slots=True)
class GroupComparison:
    """One label in all groups, and the test over documents that the groups are alike.

    ``p_value`` is ``None`` where nothing was tested: fewer than two speakers with several texts,
    or texts that are not to be compared. ``q_value`` is adjusted over all labels.
    """

    kind: LabelKind
    label: str
    groups: tuple[GroupRange, ...]
    p_value: float | None
    q_value: float | None


def speaker_of(analysis: Analysis) -> str:
    """Whose text it is: the code of the state, else the speaker, else the text's own id."""
    metadata = analysis.document.metadata
    return metadata.country or metadata.speaker or analysis.id


def group_texts(analyses: Sequence[Analysis]) -> tuple[tuple[int, ...], ...]:
    """The positions of the texts of each speaker, in the order in which speakers come first."""
    groups: dict[str, list[int]] = {}
    for number, analysis in enumerate(analyses):
        groups.setdefault(speaker_of(analysis), []).append(number)
    return tuple(map(tuple, groups.values()))


def find_sides(analyses: Sequence[Analysis]) -> tuple[Side, ...]:
    """The sides of a comparison: speakers; of one speaker, texts that can stand side by side."""
    groups = group_texts(analyses)
    if len(groups) == 1 and len(analyses) <= MOST_SIDE_BY_SIDE:
        return tuple(Side(analysis.id, (number,)) for number, analysis in enumerate(analyses))
    return tuple(Side(speaker_of(analyses[members[0]]), members) for members in groups)


def compare_groups(
    analyses: Sequence[Analysis],
    labels: Sequence[tuple[LabelKind, RateComparison]],
    comparable: bool = True,
) -> tuple[GroupComparison, ...]:
    """Compare speakers by their documents; empty where each speaker has one text only.

    The test deals the documents of speakers with two or more out to these speakers at random;
    others have no variation of their own to be held against.
    """
    groups = group_texts(analyses)
    if len(groups) == len(analyses):
        return ()
    ranges = [tuple(_range(test, texts) for texts in groups) for _, test in labels]
    p_values = _test(ranges) if comparable else [None] * len(labels)
    found = [
        GroupComparison(kind, test.label, of_label, p_value, None)
        for (kind, test), of_label, p_value in zip(labels, ranges, p_values, strict=True)
    ]
    q_values = adjust_p_values([comparison.p_value for comparison in found])
    return tuple(replace(c, q_value=q) for c, q in zip(found, q_values, strict=True))


def _range(test: RateComparison, texts: tuple[int, ...]) -> GroupRange:
    return GroupRange(
        texts,
        tuple(test.counts[number] for number in texts),
        tuple(test.bases[number] for number in texts),
    )


def _test(ranges: Sequence[tuple[GroupRange, ...]]) -> list[float | None]:
    if not ranges:
        return []
    several = [n for n, group in enumerate(ranges[0]) if len(group.texts) > 1]
    if len(several) < 2:
        return [None] * len(ranges)
    samples = [
        Sample(
            np.array([label[n].counts for label in ranges], dtype=np.int64).T,
            np.array(ranges[0][n].bases, dtype=np.int64),
        )
        for n in several
    ]
    if any(sample.base == 0 for sample in samples):
        return [None] * len(ranges)
    p_values = [p for p, _ in deal_rows(samples, PERMUTATIONS, SEED, DOCUMENTS)]
    occurs = np.sum([sample.totals for sample in samples], axis=0) > 0
    return [p if there else None for p, there in zip(p_values, occurs.tolist(), strict=True)]
