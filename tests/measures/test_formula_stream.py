"""Dated texts as one row of words."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.document import Metadata
from discourse.errors import UsageError
from discourse.measures.formulas.reading import date_of, read_stream
from discourse.text import WORD
from tests.measures.formula_texts import SPEECHES, dated


def test_words_are_folded_and_keep_their_place():
    document = dated("a", "2031", "The Win–Win fund of “Norvania’s” 1.5 metres grew.")
    stream = read_stream([document])
    assert stream.tokens(0, 10) == (
        *("the", "win", "win", "fund", "of", "norvania's", "1", "5", "metres", "grew"),
    )
    assert document.quote(stream.span(1, 2)) == "Win–Win"
    assert document.quote(stream.span(5, 1)) == "Norvania’s"
    assert len(set(stream.run_of.tolist())) == 1


def test_a_hyphen_parts_words_but_rates_count_words_as_everywhere():
    text = "The win-win fund grew, and co-operation went on."
    stream = read_stream([dated("a", "2031", text)])
    assert stream.words.size == 10
    assert stream.words_of_texts.tolist() == [len(WORD.findall(text))] == [8]


def test_no_run_reaches_over_strong_marks_or_ends_of_sentences():
    stream = read_stream([dated("a", "2031", "We came; we saw (twice) it. We left, too.")])
    assert stream.run_of.tolist() == [0, 0, 1, 1, 2, 3, 4, 4, 4]
    assert stream.after_comma.tolist() == [False] * 8 + [True]


def test_texts_stand_in_the_order_of_their_dates_and_undated_ones_are_named():
    late, early = dated("late", "2034-05-02", "We came."), dated("early", "2034", "We saw.")
    stream = read_stream([late, dated("never", None, "We left."), early])
    assert [text.id for text in stream.texts] == ["early", "late"]
    assert stream.undated == ("never",)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2031", "2031"),
        ("2031-05", "2031-05"),
        ("2031-05-13", "2031-05-13"),
        ("2031-02-30", "2031"),
        ("13 May 2031", None),
        ("20311", None),
        (None, None),
    ],
)
def test_a_date_counts_as_far_as_it_is_one(given: str | None, expected: str | None):
    assert date_of(Metadata(date=given)) == expected


def test_texts_without_any_date_are_an_error_that_says_what_to_do():
    with pytest.raises(UsageError, match=r"no date is known of any of 2 texts.*--metadata-table"):
        read_stream([dated("a", None, "We came."), dated("b", "soon", "We saw.")])
    with pytest.raises(UsageError, match="none was given"):
        read_stream([])
    with pytest.raises(UsageError, match="by country or speaker, not by 'party'"):
        read_stream(SPEECHES, "party")


def test_the_texts_of_one_holder_can_be_taken_out():
    stream = read_stream(SPEECHES)
    own = stream.restricted_to("VLM")
    assert [text.id for text in own.texts] == ["v1", "v2"]
    assert own.tokens(0, 2) == ("velmar", "fishes")
    assert np.unique(own.text_of).tolist() == [0, 1]
    with pytest.raises(UsageError, match="no dated text is of 'XXX'; there are texts of NVA, VLM"):
        stream.restricted_to("XXX")


def test_words_lead_to_their_sentences():
    stream = read_stream(SPEECHES[:1])
    places = [stream.sentence_no(first) for first in range(stream.words.size)]
    assert places == [1] * 3 + [2] * 8 + [3] * 2
