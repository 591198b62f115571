"""Words and pairs as columns: one unit by its places, many by number."""

from __future__ import annotations

import numpy as np

from discourse.annotators.grams import Grams

COLUMNS = {"wells": 4, "dry": 2, "dry wells": 7, "run dry": 5}


def test_each_column_once_and_no_pair_across_units() -> None:
    units = [("dry", "wells", "dry"), (), ("wells", "run"), ("dry", "unheard", "wells")]
    rows, columns = Grams.of(COLUMNS).find(units)
    np.testing.assert_array_equal(rows, [0, 0, 0, 2, 3, 3])
    np.testing.assert_array_equal(columns, [2, 4, 7, 4, 2, 4])


def test_a_word_known_from_pairs_alone_has_no_column() -> None:
    rows, columns = Grams.of(COLUMNS).find([("run",), ("run", "dry")])
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == [(1, 2), (1, 5)]


def test_places_are_those_of_the_first_and_last_word() -> None:
    places = Grams.of(COLUMNS).places(("now", "dry", "wells"))
    assert places == ([1, 2, 1], [1, 2, 2], [2, 4, 7])


def test_without_pairs_or_units_nothing_is_found() -> None:
    rows, columns = Grams.of({"wells": 0}).find([("dry", "wells")])
    assert (rows.tolist(), columns.tolist()) == ([0], [0])
    assert [found.tolist() for found in Grams.of(COLUMNS).find([])] == [[], []]
