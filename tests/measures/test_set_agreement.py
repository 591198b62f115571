"""Agreement on sets of labels."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from discourse.measures.agreement import Alpha, Draws, Ratings, sum_up
from discourse.measures.agreement_intervals import measure_agreement
from discourse.measures.set_agreement import masi_distance, set_alpha


def labels(words: str) -> frozenset[str]:
    return frozenset(words.split())


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("claim", "claim", 0),
        ("", "", 0),
        ("claim", "", 1),
        ("claim", "history", 1),
        ("claim", "claim history", 1 - 1 / 2 * 2 / 3),
        ("claim history", "claim statistic", 1 - 1 / 3 * 1 / 3),
        ("a b c", "a b", 1 - 2 / 3 * 2 / 3),
    ],
)
def test_masi_distance(one: str, other: str, distance: float) -> None:
    assert_allclose(masi_distance(labels(one), labels(other)), distance)
    assert_allclose(masi_distance(labels(other), labels(one)), distance)


def test_alpha_of_sets_by_hand() -> None:
    # Two coders, three units: a|a, a|b, ab|ab. Values: a 3, b 1, ab 2, of six.
    # Observed: the one pair a|b twice, 2 of 6. Expected over 30 ordered pairs: a-b 2*3 at 1,
    # a-ab 2*6 and b-ab 2*2 at 2/3 each: 6 + 16 * 2/3.
    first = [labels("a"), labels("a"), labels("a b")]
    second = [labels("a"), labels("b"), labels("a b")]
    measure = set_alpha("alpha", (first, second), np.arange(3), None)
    assert measure.value is not None
    assert_allclose(measure.value, 1 - 5 * 2 / (6 + 16 * 2 / 3))
    assert measure.base == 3


def test_a_unit_of_one_coder_does_not_count() -> None:
    first = [labels("a"), labels("b"), labels("a")]
    second = [labels("a"), labels("b"), None]
    measure = set_alpha("alpha", (first, second), np.arange(3), None)
    assert (measure.value, measure.base) == (1, 2)


def test_the_interval_is_over_paragraphs() -> None:
    first = [labels("a"), labels("b")] * 20
    second = [labels("a"), labels("b")] * 15 + [labels("b"), labels("b")] * 5
    measure = set_alpha("alpha", (first, second), np.arange(40), Draws.of(40))
    assert measure.value is not None
    assert measure.interval is not None
    assert measure.interval.low < measure.value < measure.interval.high


def test_three_coders_have_the_interval_of_all_pairs_of_sets() -> None:
    """As of values whose coincidences are kept pair by pair, with the same distances."""
    generator = np.random.default_rng(3)
    sets = (labels(""), labels("a"), labels("a b"), labels("c"))
    places = np.repeat(np.arange(30), 3)
    truth = generator.integers(4, size=90)
    rows = np.where(generator.random((3, 90)) < 0.4, truth, generator.integers(4, size=(3, 90)))
    rows[2, ::7] = -1
    coders = [[sets[value] if value >= 0 else None for value in row] for row in rows]
    found = set_alpha("alpha", coders, places, Draws.of(30))
    ordered = sorted(sets, key=sorted)
    places_of = np.array([*(ordered.index(one) for one in sets), -1])
    distance = np.array([[masi_distance(one, other) for other in ordered] for one in ordered])
    sums = sum_up(Ratings(places_of[rows], places, (0.0, 1.0, 2.0, 3.0)))
    plain = measure_agreement("alpha", sums, Alpha(lambda _: distance), Draws.of(30))
    assert found.value is not None
    assert found.interval is not None
    assert plain.value is not None
    assert plain.interval is not None
    assert (found.value, found.base) == (pytest.approx(plain.value), plain.base)
    assert found.interval.low == pytest.approx(plain.interval.low)
    assert found.interval.high == pytest.approx(plain.interval.high)
    assert found.interval.contains(found.value)
