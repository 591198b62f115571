"""Wordscores: the published table to its printed digits, and what must hold of any table."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.errors import UsageError
from discourse.measures.positions import half_widths
from discourse.measures.text_counts import clustered_errors
from discourse.measures.wordscores import fit_wordscores
from tests.measures.counted import PUBLISHED_SCORES, published_table, text_counts

REFERENCES = dict(enumerate(PUBLISHED_SCORES))


def test_published_table():
    fitted = fit_wordscores(text_counts(published_table()), REFERENCES)
    assert f"{fitted.raw.values[5]:.7f}" == "-0.4480591"
    assert f"{fitted.lbg.values[5]:.7f}" == "-0.5296715"
    assert f"{fitted.mv.values[5]:.7f}" == "-0.5099572"
    assert f"{fitted.mv.by_words[5]:.6f}" == "0.013541"
    by_letter = {"F": 5, "H": 7, "K": 10, "N": 13}
    printed = {"F": "-1.4812500", "H": "-1.4519231", "K": "-1.1846154", "N": "-0.7500000"}
    for letter, column in by_letter.items():
        assert f"{fitted.word_scores[column]:.7f}" == printed[letter]


def test_outermost_references_stand_at_their_scores():
    fitted = fit_wordscores(text_counts(published_table()), REFERENCES)
    assert fitted.mv.values[[0, 4]] == pytest.approx([-1.5, 1.5])
    assert fitted.lbg.values.std(ddof=1) == pytest.approx(np.std(PUBLISHED_SCORES, ddof=1))


def test_small_table_by_hand():
    # References 3:1 and 1:3 of two words: P(low | w0) = .75, so scores -.5 and +.5.
    fitted = fit_wordscores(text_counts([[3, 1], [1, 3], [2, 2], [4, 0]]), {0: -1.0, 1: 1.0})
    assert fitted.word_scores == pytest.approx([-0.5, 0.5])
    assert fitted.raw.values == pytest.approx([-0.25, 0.25, 0.0, -0.5])
    # The raw distance of the references, .5, is stretched to 2.
    assert fitted.mv.values == pytest.approx([-1, 1, 0, -2])
    # Text c: every word is .5 from the mean, four words: √(4·.25)/4 = .25, stretched by 4.
    assert fitted.mv.by_words[2] == pytest.approx(1.0)
    assert np.isnan(fitted.mv.by_paragraphs[2])


def test_a_long_reference_weighs_no_more():
    short = fit_wordscores(text_counts([[3, 1], [1, 3], [2, 2]]), {0: -1.0, 1: 1.0})
    long = fit_wordscores(text_counts([[300, 100], [1, 3], [2, 2]]), {0: -1.0, 1: 1.0})
    assert long.word_scores == pytest.approx(short.word_scores)


def test_exchanging_the_scores_gives_the_mirror_image():
    counts = text_counts(published_table())
    there = fit_wordscores(counts, REFERENCES)
    back = fit_wordscores(counts, {n: -score for n, score in REFERENCES.items()})
    for scale in ("raw", "lbg", "mv"):
        assert getattr(back, scale).values == pytest.approx(-getattr(there, scale).values)
        assert getattr(back, scale).by_words == pytest.approx(getattr(there, scale).by_words)


def test_words_without_a_score_are_left_out_and_told():
    fitted = fit_wordscores(text_counts([[3, 1, 0], [1, 3, 0], [2, 2, 4]]), {0: -1.0, 1: 1.0})
    assert fitted.counts.words == ("w0", "w1")
    assert fitted.coverage == pytest.approx([1, 1, 0.5])


def test_errors_over_paragraphs_by_hand():
    # One text, two paragraphs of two words: both w0 (weight 0), then both w1 (weight 1). Mean .5,
    # residuals 2·(0 - .5) = -1 and 2·(1 - .5) = 1, so √(2/1 · 2)/4 = .5.
    counts = text_counts([[2, 0], [0, 2]], text_of=[0, 0])
    found = clustered_errors(counts, np.array([0.0, 1.0]), np.array([0.5]))
    assert found == pytest.approx([0.5])
    # Were the words mixed in both, nothing would vary from paragraph to paragraph.
    mixed = text_counts([[1, 1], [1, 1]], text_of=[0, 0])
    assert clustered_errors(mixed, np.array([0.0, 1.0]), np.array([0.5])) == pytest.approx([0])


def test_errors_of_paragraphs_unlike_in_length_are_those_of_leaving_each_out():
    # Words of weight 0 and 1, paragraphs 3:1, 0:2 and 1:1, so 4 of 8 are 1. Without each in turn
    # the mean is 3/4, 2/6 and 3/6; √(2/3 · ((1/4)² + (1/6)² + 0²)) = √(2/3 · 13/144).
    counts = text_counts([[3, 1], [0, 2], [1, 1]], text_of=[0, 0, 0])
    found = clustered_errors(counts, np.array([0.0, 1.0]), np.array([0.5]))
    assert found == pytest.approx([np.sqrt(2 / 3 * 13 / 144)])


def test_paragraphs_without_a_scored_word_do_not_count():
    weights = np.array([0.0, 1.0])
    there = text_counts([[2, 0], [0, 2]], text_of=[0, 0])
    beside = text_counts([[2, 0], [0, 2], [0, 0], [0, 0]], text_of=[0, 0, 0, 0])
    errors = [clustered_errors(one, weights, np.array([0.5])) for one in (there, beside)]
    assert errors[0] == pytest.approx(errors[1])
    # Two paragraphs leave one degree of freedom: 12.706 standard errors to either side.
    widths = [half_widths(one, error) for one, error in zip((there, beside), errors, strict=True)]
    assert widths[0] == pytest.approx(12.706 * errors[0], abs=1e-3)
    assert widths[1] == pytest.approx(widths[0])


@pytest.mark.parametrize(
    ("references", "why"),
    [
        ({0: 1.0}, "two reference texts"),
        ({0: 1.0, 1: 1.0}, "different scores"),
        ({0: -1.0, 2: 1.0}, "no word to be counted"),
    ],
)
def test_references_that_make_no_scale(references, why):
    with pytest.raises(UsageError, match=why):
        fit_wordscores(text_counts([[3, 1], [1, 3], [0, 0]]), references)


def test_references_of_the_same_words():
    with pytest.raises(UsageError, match="do not tell them apart"):
        fit_wordscores(text_counts([[3, 1], [3, 1], [2, 2]]), {0: -1.0, 1: 1.0})


def test_a_text_without_a_word_of_the_references():
    with pytest.raises(UsageError, match="t02 has no word in common"):
        fit_wordscores(text_counts([[3, 1, 0], [1, 3, 0], [0, 0, 4]]), {0: -1.0, 1: 1.0})
