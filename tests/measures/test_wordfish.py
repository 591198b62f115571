"""Wordfish: the published positions, texts of known position, and what must hold of any fit."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.errors import UsageError
from discourse.measures.text_counts import TextCounts
from discourse.measures.wordfish import fit_wordfish
from tests.measures.counted import published_table, text_counts


def made_up(seed: int, texts: int = 60, words: int = 300) -> tuple[TextCounts, np.ndarray]:
    """Texts of about 5,000 words drawn from the model, and where they stand."""
    generator = np.random.default_rng(seed)
    theta = generator.normal(size=texts)
    rates = np.exp(
        generator.normal(size=words) + np.outer(theta, generator.normal(scale=0.4, size=words))
    )
    rates *= (5000 * np.exp(generator.normal(scale=0.3, size=texts)) / rates.sum(axis=1))[:, None]
    table = generator.poisson(rates)
    return text_counts(table[:, table.sum(axis=0) > 0]), (theta - theta.mean()) / theta.std(ddof=1)


def test_published_positions():
    # As another implementation printed them; they depend on its priors, so only their shape counts.
    printed = [-1.29057, -0.61644, 0.03351, 0.70961, 1.52334, -0.35945]
    fitted = fit_wordfish(text_counts(published_table()), 0, 4)
    assert fitted.converged
    assert np.corrcoef(fitted.theta, printed)[0, 1] > 0.99
    assert np.argsort(fitted.theta).tolist() == np.argsort(printed).tolist()


def test_known_positions_are_found():
    counts, truth = made_up(1)
    fitted = fit_wordfish(counts, int(truth.argmin()), int(truth.argmax()))
    assert fitted.converged
    assert np.corrcoef(fitted.theta, truth)[0, 1] > 0.99
    # Poisson counts: dispersion 1, and errors of the size that the standard errors say.
    assert fitted.dispersion == pytest.approx(1, abs=0.05)
    ratio = np.std((fitted.theta - truth) / fitted.by_words)
    assert 0.8 < ratio < 1.4


def test_identification():
    counts, _ = made_up(2)
    fitted = fit_wordfish(counts, 3, 7)
    assert fitted.theta.mean() == pytest.approx(0, abs=1e-9)
    assert fitted.theta.std(ddof=1) == pytest.approx(1)
    assert fitted.theta[3] < fitted.theta[7]
    mirrored = fit_wordfish(counts, 7, 3)
    assert mirrored.theta == pytest.approx(-fitted.theta)
    assert mirrored.beta == pytest.approx(-fitted.beta)
    assert mirrored.by_words == pytest.approx(fitted.by_words)


def test_the_fit_is_a_maximum():
    """At the end the totals of texts and words are as expected but for the pull of the priors."""
    counts, _ = made_up(3, texts=20, words=80)
    fitted = fit_wordfish(counts, 0, 1)
    table = counts.table.toarray()
    expected = np.exp(fitted.alpha[:, None] + fitted.psi + np.outer(fitted.theta, fitted.beta))
    assert expected.sum(axis=1) == pytest.approx(table.sum(axis=1), rel=1e-3)
    assert expected.sum(axis=0) == pytest.approx(table.sum(axis=0), rel=1e-3, abs=1e-2)


def test_the_order_of_texts_changes_nothing():
    counts, _ = made_up(4, texts=12, words=60)
    order = np.random.default_rng(0).permutation(12)
    there = fit_wordfish(counts, 0, 1)
    place = {int(text): n for n, text in enumerate(order)}
    back = fit_wordfish(counts.only(order.tolist()), place[0], place[1])
    assert back.theta == pytest.approx(there.theta[order], abs=1e-4)


def test_what_cannot_be_fitted():
    with pytest.raises(UsageError, match=r"6 texts or more.*2 given"):
        fit_wordfish(text_counts([[3, 1], [1, 3]]), 0, 1)
    with pytest.raises(UsageError, match="no dimension"):
        fit_wordfish(text_counts([[3, 1]] * 7), 0, 1)
    with pytest.raises(UsageError, match="no word to be counted in t06"):
        fit_wordfish(text_counts([[3, 1], [1, 3]] * 3 + [[0, 0]]), 0, 1)
