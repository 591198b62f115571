"""Errors of Wordfish positions by weights that owe nothing to the text."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from discourse.document import Metadata
from discourse.measures.cross_fitting import cross_fitted_errors
from discourse.measures.positions import BY_PARTS, NO_DIMENSION, NO_INTERVAL, scale_texts
from discourse.measures.text_counts import TextCounts
from discourse.measures.wordfish import fit_wordfish, place_texts

PARAGRAPHS = 7


def made_up(texts: int, spread: float = 0.4) -> tuple[TextCounts, np.ndarray]:
    """Texts of seven paragraphs of 70 words drawn from the model, and where they stand."""
    generator = np.random.default_rng(texts)
    theta = generator.normal(size=texts)
    rates = np.exp(np.outer(theta, generator.normal(scale=spread, size=300)))
    rates /= np.arange(10, 310)
    rates *= 70 / rates.sum(axis=1, keepdims=True)
    text_of = np.repeat(np.arange(texts), PARAGRAPHS)
    table = generator.poisson(rates[text_of])
    counts = TextCounts(
        tuple(f"text {number:03}" for number in range(texts)),
        (Metadata(),) * texts,
        tuple(f"word {number}" for number in range(300)),
        csr_array(table.astype(float)),
        text_of,
        np.bincount(text_of, weights=table.sum(axis=1)).astype(np.int64),
    )
    return counts, (theta - theta.mean()) / theta.std(ddof=1)


def test_texts_are_placed_where_their_expected_counts_put_them() -> None:
    theta, psi, beta = np.array([-1.0, 0.5]), np.log([0.5, 0.3, 0.2]), np.array([1.0, 0.0, -2.0])
    table = 200 * np.exp(psi + np.outer(theta, beta))
    places, means, _ = place_texts(table, psi, beta)
    assert places == pytest.approx(theta, abs=1e-6)
    assert means == pytest.approx(table @ beta / table.sum(axis=1))


def test_a_text_without_a_word_of_the_others_has_no_place() -> None:
    places, means, scales = place_texts(
        np.array([[0.0, 0.0], [3.0, 5.0]]), np.log([0.5, 0.5]), np.array([1.0, -1.0])
    )
    assert np.isnan([places[0], means[0], scales[0]]).all()
    # e^2θ = 3/5
    assert places[1] == pytest.approx(np.log(3 / 5) / 2, abs=1e-6)


def test_errors_are_wider_than_those_of_a_fit_that_knows_the_text() -> None:
    counts, truth = made_up(40)
    used = counts.in_texts(8)
    fitted = fit_wordfish(used, int(truth.argmin()), int(truth.argmax()))
    errors = cross_fitted_errors(fitted)
    assert errors is not None
    assert np.median(errors) > 1.1 * np.median(fitted.by_paragraphs)
    found = scale_texts(counts, int(truth.argmin()), int(truth.argmax()))
    assert found.no_interval is None
    held = []
    for position in found.positions:
        assert position.interval is not None
        assert position.interval.method == BY_PARTS
        held.append(position.interval.contains(truth[position.text]))
    assert np.mean(held) >= 0.9


def test_neither_the_ends_nor_the_order_of_texts_change_errors() -> None:
    counts, truth = made_up(25)
    left, right = int(truth.argmin()), int(truth.argmax())
    errors = cross_fitted_errors(fit_wordfish(counts.in_texts(5), left, right))
    mirrored = cross_fitted_errors(fit_wordfish(counts.in_texts(5), right, left))
    turned = counts.only(range(24, -1, -1)).in_texts(5)
    backwards = cross_fitted_errors(fit_wordfish(turned, 24 - left, 24 - right))
    assert errors is not None
    assert mirrored == pytest.approx(errors)
    assert backwards is not None
    assert backwards[::-1] == pytest.approx(errors, rel=1e-3)


def test_few_texts_have_no_intervals_and_the_reason() -> None:
    counts, truth = made_up(19)
    found = scale_texts(counts, int(truth.argmin()), int(truth.argmax()))
    assert found.no_interval == NO_INTERVAL
    assert all(position.interval is None for position in found.positions)


def test_texts_that_differ_by_chance_alone_have_no_dimension() -> None:
    counts, _ = made_up(25, spread=0.0)
    found = scale_texts(counts, 0, 1)
    assert found.no_interval == NO_DIMENSION
    assert all(position.interval is None for position in found.positions)
