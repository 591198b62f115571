"""Nearest texts, Delta and maps on composed counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from discourse.errors import UsageError
from discourse.measures.background import load_background
from discourse.measures.delta import measure_delta
from discourse.measures.maps import map_texts
from discourse.measures.nearest import find_nearest, measure_cosines, weigh_texts
from discourse.measures.similarity import compare_vocabularies, tf_idf
from tests.measures.counted import text_counts

WORDS = ("harbour", "peace", "the", "tariff", "vessel")


def harbour_texts(**metadata: list[str]):
    table = [[3, 1, 9, 0, 2], [2, 1, 8, 0, 1], [0, 2, 9, 4, 0], [0, 0, 7, 0, 0]]
    return replace(text_counts(table, **metadata), words=WORDS)


def test_cosines_are_those_of_a_comparison_of_two():
    counts = harbour_texts()
    background = load_background()
    frequencies = background.document_frequencies_of(WORDS)
    first, second = (
        tf_idf(row, frequencies, background.documents) for row in counts.table.toarray()[:2]
    )
    expected = compare_vocabularies(first, second)
    nearest = find_nearest(counts, 0)
    assert nearest.neighbours[0].text == 1
    assert nearest.neighbours[0].cosine == round(expected.cosine, 4)
    carriers = nearest.neighbours[0].carriers
    assert [c.word for c in carriers] == [WORDS[n] for n in expected.top]
    assert sum(c.share for c in carriers) == pytest.approx(1, abs=1e-3)
    assert (carriers[0].count, carriers[0].other_count) in {(3, 2), (2, 1)}


def test_nearness_is_mutual_and_a_text_is_nearest_to_itself():
    weights = weigh_texts(harbour_texts())
    cosines = measure_cosines(weights, range(4))
    assert cosines == pytest.approx(cosines.T)
    assert np.diag(cosines)[:3] == pytest.approx(np.ones(3))


def test_the_same_words_again_have_a_cosine_of_one():
    counts = replace(text_counts([[3, 1, 9, 0, 2]] * 2), words=WORDS)
    assert find_nearest(counts, 0).neighbours[0].cosine == 1.0


def long_texts(texts: int = 12, seed: int = 3):
    """Texts of 3,000 words; the last has the habits of the first."""
    generator = np.random.default_rng(seed)
    habits = generator.dirichlet(np.full(40, 2.0), size=texts)
    habits[-1] = habits[0]
    return text_counts(np.array([generator.multinomial(3000, row) for row in habits]))


def test_delta_finds_the_same_habits():
    counts = long_texts()
    delta = measure_delta(counts, 0)
    assert delta.reason is None
    assert min(delta.burrows, key=delta.burrows.get) == 11
    assert min(delta.cosine, key=delta.cosine.get) == 11
    back = measure_delta(counts, 11)
    assert back.burrows[0] == delta.burrows[11]
    assert back.cosine[0] == delta.cosine[11]


def test_delta_by_its_definition():
    counts = long_texts()
    shares = counts.table.toarray() / 3000
    z = (shares - shares.mean(axis=0)) / shares.std(axis=0, ddof=1)
    delta = measure_delta(counts, 0)
    assert len(delta.words) == 40
    assert delta.burrows[5] == pytest.approx(np.abs(z[0] - z[5]).mean(), abs=1e-4)


def test_delta_refuses_what_is_too_short_or_too_few():
    short = text_counts(np.full((12, 40), 10))
    assert "400 words without names" in measure_delta(short, 0).reason
    few = measure_delta(long_texts(5), 0)
    assert "5 texts have 2,000 words or more" in few.reason
    assert not few.burrows


def test_a_map_keeps_groups_apart():
    generator = np.random.default_rng(5)
    rates = np.zeros((2, 60))
    rates[0, :30], rates[1, 30:] = 4.0, 4.0
    table = np.array([generator.poisson(rates[n // 6]) for n in range(12)])
    found = map_texts(text_counts(table))
    assert found.clusters == (0,) * 6 + (1,) * 6
    assert found.silhouette > 0.5
    centres = [found.places[:6].mean(axis=0), found.places[6:].mean(axis=0)]
    assert np.linalg.norm(centres[0] - centres[1]) > 0.5
    assert "trust the cosines" in found.caveat


def test_texts_that_form_no_groups_are_given_none():
    generator = np.random.default_rng(6)
    found = map_texts(text_counts(generator.poisson(2.0, size=(15, 80))))
    assert found.clusters == ()
    assert "so the texts form none" in found.caveat


def test_maps_of_the_same_texts_and_of_few():
    same = map_texts(text_counts([[3, 1, 2]] * 5))
    assert (same.stress, same.clusters) == (0.0, ())
    assert not same.places.any()
    with pytest.raises(UsageError, match="4 texts or more; 3 given"):
        map_texts(text_counts([[3, 1]] * 3))
