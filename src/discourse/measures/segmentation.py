"""How alike two cuts of a text into units are: boundary F1, Pk and WindowDiff.

Pk (Beeferman et al. 1999) and WindowDiff (Pevzner & Hearst 2002) slide a window of ``k`` places
over both texts and count the windows in which the cuts differ; both are errors, 0 is best, and
both depend on ``k``. They are NLTK's. ``k`` is half the mean length of the reference's segments,
as usual, unless it is given. Boundary similarity (Fournier 2013) counts a boundary that
is one place off as half right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SegmentationScores:
    """Scores of a cut against a reference; ``f1`` is of exact boundaries."""

    precision: float
    recall: float
    f1: float
    similarity: float
    pk: float
    window_diff: float
    window: int


def score_segmentation(
    reference: Sequence[bool], found: Sequence[bool], window: int | None = None
) -> SegmentationScores:
    """Scores of ``found``; both say for each place of a text whether a segment ends there.

    Raises:
        ValueError: the two differ in length, or the reference has no boundary.
    """
    from nltk.metrics import pk, windowdiff

    if len(reference) != len(found):
        raise ValueError(
            f"two cuts of one text have as many places, got {len(reference)} and {len(found)}"
        )
    if not any(reference):
        raise ValueError("the reference has no boundary")
    both = sum(one and other for one, other in zip(reference, found, strict=True))
    precision, recall = both / max(sum(found), 1), both / sum(reference)
    window = window or max(2, round(len(reference) / (sum(reference) * 2)))
    strings = ["".join("01"[place] for place in cut) for cut in (reference, found)]
    return SegmentationScores(
        precision,
        recall,
        2 * both / (sum(found) + sum(reference)),
        boundary_similarity(reference, found),
        float(pk(*strings, k=window)),
        float(windowdiff(*strings, k=window)),
        window,
    )


def boundary_similarity(one: Sequence[bool], other: Sequence[bool]) -> float:
    """Fournier's B: 1 less the edits per boundary; a move by one place is half an edit."""
    mine, theirs = ({i for i, ends in enumerate(cut) if ends} for cut in (one, other))
    matches, moved = len(mine & theirs), 0
    left = theirs - mine
    for place in sorted(mine - theirs):
        near = left & {place - 1, place + 1}
        moved += bool(near)
        left -= {min(near)} if near else set()
    unmatched = len(mine) + len(theirs) - 2 * matches - 2 * moved
    pairs = matches + moved + unmatched
    return 1 - (unmatched + moved / 2) / pairs if pairs else 1.0
