"""Word counts of many texts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from discourse.analysis import Analysis
from discourse.measures.text_counts import Tally, count_texts
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


def in_language(text: str, language: str) -> Analysis:
    made = analysis(text)
    metadata = replace(made.document.metadata, language=language)
    return replace(made, document=replace(made.document, metadata=metadata))


def test_texts_of_another_language_are_as_if_they_had_never_been_there():
    english = [in_language(FIRST, "en"), in_language(SECOND, "en")]
    # Its capitals would make "ships" a name, if they counted.
    other = in_language("Wir haben Ships und wir sehen Ships und noch mehr Ships, ja Ships.", "de")
    tally = Tally([english[0], other, english[1]])
    assert tally.main_language() == "en"
    assert tally.others("en") == [1]
    kept, alone = tally.counts("en"), count_texts(english)
    assert "ships" not in tally.counts().words
    assert "ships" in kept.words
    assert kept.words == alone.words
    assert kept.table.toarray().tolist() == alone.table.toarray().tolist()
    assert Tally([english[0], other]).main_language() is None
