"""Filters over the vectors of words: by hand, and not across sentences."""

from __future__ import annotations

import numpy as np

from discourse.annotators.phrases import Phrases

#: One number a word: dry 1, wells 2, unknown words 3. One filter: before + 2 × word + 4 × after.
PHRASES = Phrases(
    words={"dry": 2, "wells": 3},
    vectors=np.array([[0], [3], [1], [2]], dtype=np.float32),
    filters=np.array([[[1]], [[2]], [[4]]], dtype=np.float32),
    bias=np.array([-5], dtype=np.float32),
    readout=np.array([[10, -1]], dtype=np.float32),
)


def test_the_highest_response_above_the_bias_counts() -> None:
    # dry: 2·1 + 4·2 = 10; wells: 1·1 + 2·2 = 5. The higher, less 5, is 5.
    np.testing.assert_allclose(PHRASES.sums([("dry", "wells")]), [[50, -5]])
    # A lone unknown word: 2·3 = 6, less 5.
    np.testing.assert_allclose(PHRASES.sums([("unheard",)]), [[10, -1]])
    # A lone word below the bias says nothing.
    np.testing.assert_allclose(PHRASES.sums([("dry",)]), [[0, 0]])


def test_no_phrase_reaches_into_the_next_sentence() -> None:
    units = [("dry",), (), ("dry", "wells"), ("unheard",)]
    np.testing.assert_allclose(PHRASES.sums(units)[:, 0], [0, 0, 50, 10])
    assert PHRASES.sums([]).shape == (0, 2)


def test_shares_are_where_the_filter_heard_it() -> None:
    assert PHRASES.shares(("dry", "wells"), 0) == [(0, 1, 50.0)]
    # wells, dry, unheard: 2·2 + 4·1 = 8; 2 + 2·1 + 4·3 = 16; 1 + 2·3 = 7.
    assert PHRASES.shares(("wells", "dry", "unheard"), 0) == [(0, 2, 110.0)]
    assert PHRASES.shares(("dry", "wells"), 1) == []
    assert PHRASES.shares((), 0) == []
