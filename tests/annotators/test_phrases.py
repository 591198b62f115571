"""Filters over the vectors of words: by hand, and not across sentences."""

from __future__ import annotations

import numpy as np

from discourse.annotators.lexicon import Lexicon
from discourse.annotators.phrases import Heard, Phrases

LEXICON = Lexicon.of(("dry", "wells"))
#: One number a word: dry 1, wells 2, unknown words 3. One filter: before + 2 × word + 4 × after.
PHRASES = Phrases(
    vectors=np.array([[0], [3], [1], [2]], dtype=np.float32),
    filters=np.array([[[1]], [[2]], [[4]]], dtype=np.float32),
    bias=np.array([-5], dtype=np.float32),
    readout=np.array([[10, -1]], dtype=np.float32),
)


STEP = 0.01  # responses are whole steps, much smaller than this


def heard(*units: str) -> Heard:
    """What the filter hears of units of words with spaces between."""
    return PHRASES.hear(LEXICON.read([unit.split() for unit in units]))


def test_the_highest_response_above_the_bias_counts() -> None:
    # dry: 2·1 + 4·2 = 10; wells: 1·1 + 2·2 = 5. The higher, less 5, is 5.
    # A lone unknown word: 2·3 = 6, less 5. A lone word below the bias says nothing.
    sums = PHRASES.sums(heard("dry wells", "unheard", "dry"))
    np.testing.assert_allclose(sums, [[50, -5], [10, -1], [0, 0]], atol=STEP)


def test_no_phrase_reaches_into_the_next_sentence() -> None:
    sums = PHRASES.sums(heard("dry", "", "dry wells", "unheard"))
    np.testing.assert_allclose(sums[:, 0], [0, 0, 50, 10], atol=STEP)
    assert PHRASES.sums(heard()).shape == (0, 2)


def test_shares_are_where_the_filter_heard_it() -> None:
    # wells, dry, unheard: 2·2 + 4·1 = 8; 2 + 2·1 + 4·3 = 16; 1 + 2·3 = 7.
    several = heard("dry wells", "wells dry unheard", "", "dry wells")
    shares = PHRASES.shares(several, np.array([0, 0, 0, 1]))
    expected = [[50, 0, 0], [0, 110, 0], [0, 0, 0], [-5, 0, 0]]
    np.testing.assert_allclose(shares, expected, atol=STEP)
    assert PHRASES.shares(heard(""), np.array([0])).tolist() == [[0]]


def test_of_words_that_are_heard_alike_the_first_counts() -> None:
    # dry, dry, dry: the second has one on both sides, 1 + 2 + 4 = 7; so has the third of four.
    shares = PHRASES.shares(heard("dry dry dry dry"), np.array([0]))
    np.testing.assert_allclose(shares, [[0, 20, 0, 0]], atol=STEP)


def test_chosen_units_are_heard_as_among_all() -> None:
    every = heard("dry wells", "", "wells dry unheard")
    some = PHRASES.hear(every.units.chosen(np.array([2, 0])))
    np.testing.assert_allclose(PHRASES.sums(some)[:, 0], [110, 50], atol=STEP)
    again = heard("wells dry unheard", "dry wells")
    np.testing.assert_array_equal(some.responses, again.responses)
