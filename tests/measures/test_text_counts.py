"""Word counts of many texts."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.measures.text_counts import count_texts
from discourse.measures.vocabulary import count_words
from tests.builders import analysis

FIRST = "Peace needs ships. We met Port Alda in talks.\n\nThe ships need peace, and peace needs us."
SECOND = "No ships came.\n\nWe saw Port Alda."


def test_counts_are_those_of_a_comparison():
    analyses = [analysis(FIRST), analysis(SECOND)]
    counts, compared = count_texts(iter(analyses)), count_words(analyses)
    assert counts.words == compared.words
    assert "port" not in counts.words  # a name, by its capitals
    assert counts.table.toarray().tolist() == compared.totals.tolist()
    assert counts.lengths.tolist() == compared.totals.sum(axis=1).tolist()
    assert counts.text_of.tolist() == [0, 0, 1, 1]


def test_parts_of_a_collection():
    counts = count_texts([analysis(FIRST), analysis(SECOND), analysis(FIRST)])
    both = counts.in_texts(3)
    # "ships" and "we" are all that the texts share.
    assert both.words == ("ships", "we")
    assert both.lengths.tolist() == counts.lengths.tolist()
    turned = counts.only([1, 0])
    assert turned.lengths.tolist() == counts.lengths[[1, 0]].tolist()
    assert turned.table.toarray().tolist() == counts.table.toarray()[[1, 0]].tolist()
    assert turned.text_of.tolist() == [0, 0, 1, 1]


def test_a_text_without_words_has_a_row_of_nothing():
    counts = count_texts([analysis(FIRST), analysis("Port Alda."), analysis(SECOND)])
    assert counts.lengths[1] == 0
    assert counts.table.toarray()[1].sum() == 0


def test_words_to_keep():
    counts = count_texts([analysis(FIRST)])
    kept = counts.with_words(np.array([word == "peace" for word in counts.words]))
    assert (kept.words, kept.table.toarray().tolist()) == (("peace",), [[3.0]])
    assert counts.lengths.tolist() == pytest.approx([counts.table.sum()])
