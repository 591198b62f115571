"""Agreement on where spans are: mutual F1 and Krippendorff's alpha over the continuum.

Two coders mark stretches of a text. F1 counts pairs of spans, equal or overlapping; alpha
(Krippendorff, Mathet, Bouvry & Widlöcher 2016, "On the reliability of unitizing textual
continua") counts the characters on which they agree that they are in a span or in none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from discourse.measures.agreement import Sums, nominal_alpha

Place = tuple[int, int]  # start and end, half-open
OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """F1 of equal and of overlapping spans, alpha of the characters; ``None`` where undefined."""

    exact: float | None
    overlapping: float | None
    alpha: float | None
    spans: tuple[int, int]


def compare_spans(
    one: Sequence[Sequence[Place]], other: Sequence[Sequence[Place]], lengths: Sequence[int]
) -> SpanAgreement:
    """Agreement of two coders on the spans of one label.

    ``one`` and ``other`` give the spans of each text, ``lengths`` the characters of each.
    Two spans overlap when what they share is half of the longer one.
    """
    exact = overlapping = 0
    inside = np.zeros((2, 2))
    for mine, theirs, length in zip(one, other, lengths, strict=True):
        exact += len(set(mine) & set(theirs))
        overlapping += sum(any(_overlap(span, their) for their in theirs) for span in mine)
        overlapping += sum(any(_overlap(span, my) for my in mine) for span in theirs)
        masks = [_mask(spans, length) for spans in (mine, theirs)]
        np.add.at(inside, tuple(mask.astype(int) for mask in masks), 1)
    spans = sum(map(len, one)), sum(map(len, other))
    marked = sum(spans)
    return SpanAgreement(
        2 * exact / marked if marked else None,
        overlapping / marked if marked else None,
        _alpha(inside),
        spans,
    )


def _overlap(one: Place, other: Place) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= OVERLAP * max(one[1] - one[0], other[1] - other[0]) > 0


def _mask(spans: Sequence[Place], length: int) -> np.ndarray:
    mask = np.zeros(length, dtype=bool)
    for start, end in spans:
        mask[start:end] = True
    return mask


def _alpha(table: np.ndarray) -> float | None:
    nothing = np.zeros(0)
    sums = Sums(table + table.T, nothing, nothing, np.zeros(2), nothing, table)
    value = float(nominal_alpha(sums))
    return None if np.isnan(value) else value
