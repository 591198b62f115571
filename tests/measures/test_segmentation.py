"""Scores of cuts: the values that NLTK prints, and cases counted by hand."""

from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

from discourse.measures.segmentation import boundary_similarity, score_segmentation


def cut(places: str) -> list[bool]:
    return [place == "1" for place in places]


@pytest.mark.parametrize(
    ("reference", "found", "expected"),
    [("000100000010", "000010000100", 0.30), ("000010000100", "100000010000", 0.80)],
)
def test_window_diff(reference: str, found: str, expected: float) -> None:
    scores = score_segmentation(cut(reference), cut(found), window=3)
    assert_allclose(scores.window_diff, expected)


@pytest.mark.parametrize(
    ("found", "expected"),
    [("1" * 400, 0.498747), ("0" * 400, 0.501253), ("0100" * 100, 0)],
)
def test_pk(found: str, expected: float) -> None:
    scores = score_segmentation(cut("0100" * 100), cut(found), window=2)
    assert_allclose(scores.pk, expected, atol=6e-7)


def masses(*sizes: int) -> list[bool]:
    """The places between units, of segments of these sizes."""
    places = [place == size - 1 for size in sizes for place in range(size)]
    return places[:-1]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (masses(5, 6), 0.5),
        (masses(2, 3, 3, 3), 2 / 3),
        (masses(2, 2, 7), 0.75),
        (masses(1, 1, 3, 1, 5), 0.5),
        (masses(2, 3, 6), 1),
    ],
)
def test_boundary_similarity(other: list[bool], expected: float) -> None:
    assert_allclose(boundary_similarity(masses(2, 3, 6), other), expected)
    assert_allclose(boundary_similarity(other, masses(2, 3, 6)), expected)


def test_near_miss_in_both_window_measures() -> None:
    scores = score_segmentation(masses(2, 3, 6), masses(2, 2, 7))
    assert scores.window == 2
    assert_allclose([scores.pk, scores.window_diff], 2 / 9)


def test_boundaries_counted_by_hand() -> None:
    scores = score_segmentation(cut("0010010001"), cut("0010100001"))
    assert_allclose([scores.precision, scores.recall, scores.f1], 2 / 3)


def test_the_window_is_half_a_segment() -> None:
    assert score_segmentation(cut("0000000001" * 3), cut("0000000001" * 3)).window == 5


def test_cuts_of_different_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="as many places, got 2 and 3"):
        score_segmentation(cut("01"), cut("011"))
    with pytest.raises(ValueError, match="no boundary"):
        score_segmentation(cut("00"), cut("01"))
