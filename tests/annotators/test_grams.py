"""Words and pairs as columns, found in many units at once."""

from __future__ import annotations

import numpy as np

from discourse.annotators.grams import Grams, Places
from discourse.annotators.lexicon import Lexicon

COLUMNS = {"wells": 4, "dry": 2, "dry wells": 7, "run dry": 5}


def places(*units: str, columns: dict[str, int] = COLUMNS) -> Places:
    """What is found in units of words with spaces between."""
    lexicon = Lexicon.of(columns)
    return Grams.of(columns, lexicon).places(lexicon.read([unit.split() for unit in units]))


def test_each_column_once_and_no_pair_across_units() -> None:
    rows, columns = places("dry wells dry", "", "wells run", "dry unheard wells").distinct()
    np.testing.assert_array_equal(rows, [0, 0, 0, 2, 3, 3])
    np.testing.assert_array_equal(columns, [2, 4, 7, 4, 2, 4])


def test_a_word_known_from_pairs_alone_has_no_column() -> None:
    rows, columns = places("run", "run dry").distinct()
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == [(1, 2), (1, 5)]


def test_places_are_those_of_the_first_and_last_word() -> None:
    found = [column.tolist() for column in places("dry", "now dry wells")]
    assert found == [[0, 1, 1, 1], [0, 1, 2, 1], [0, 1, 2, 2], [2, 2, 4, 7]]


def test_without_pairs_or_units_nothing_is_found() -> None:
    rows, columns = places("dry wells", columns={"wells": 0}).distinct()
    assert (rows.tolist(), columns.tolist()) == ([0], [0])
    assert [found.tolist() for found in places().distinct()] == [[], []]
