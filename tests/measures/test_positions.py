"""Positions as one table: what is told with them, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.errors import UsageError
from discourse.measures.positions import Caution, scale_texts, score_texts
from discourse.measures.text_counts import find_text
from tests.measures.counted import PUBLISHED_SCORES, published_table, text_counts


def collection(texts: int = 20, **metadata: list[str]):
    """Texts of two paragraphs whose first words grow rarer from one to the next."""
    generator = np.random.default_rng(9)
    rates = np.exp(np.outer(np.linspace(-1, 1, texts), np.linspace(-1, 1, 40))) * 15
    rows = generator.poisson(np.repeat(rates, 2, axis=0) / 2)
    return text_counts(rows, np.repeat(np.arange(texts), 2), **metadata)


def test_scores_stand_in_order_with_their_scales():
    counts = text_counts(published_table())
    found = score_texts(counts, dict(enumerate(PUBLISHED_SCORES)))
    assert [p.text for p in found.positions] == [0, 1, 5, 2, 3, 4]
    placed = found.positions[2]
    assert (round(placed.value, 7), round(placed.lbg, 7)) == (-0.5099572, -0.5296715)
    assert (placed.score, placed.words) == (None, 1000)
    assert [p.score for p in found.positions if p.score is not None] == list(PUBLISHED_SCORES)


def test_intervals_are_of_found_places_only():
    found = score_texts(collection(), {0: -1.0, 19: 1.0})
    given = [p for p in found.positions if p.score is not None]
    assert [p.interval for p in given] == [None, None]
    for one in found.positions:
        if one.score is None:
            # Two paragraphs: Student's t with one degree of freedom is 12.706.
            assert one.interval.high - one.value == pytest.approx(12.7062 * one.error, rel=1e-4)
    assert found.no_interval is None


def test_a_dimension_has_errors_intervals_and_words_at_its_ends():
    found = scale_texts(collection(), 0, 19)
    order = [p.text for p in found.positions]
    assert np.corrcoef(order, range(20))[0, 1] > 0.95
    assert found.no_interval is None
    assert all(p.error > 0 and p.interval.contains(p.value) for p in found.positions)
    # The first words were made frequent at the lower end, the last at the upper.
    assert {"w0", "w1"} <= {marker.word for marker in found.low}
    assert {"w39", "w38"} <= {marker.word for marker in found.high}


def test_turning_the_dimension_mirrors_it():
    there, back = (scale_texts(collection(), *ends) for ends in ((0, 19), (19, 0)))
    assert [p.value for p in back.positions] == pytest.approx(
        [-p.value for p in reversed(there.positions)]
    )
    assert [p.interval.low for p in back.positions] == pytest.approx(
        [-p.interval.high for p in reversed(there.positions)]
    )
    assert back.low == pytest.approx(there.high) or [m.word for m in back.low] == [
        m.word for m in there.high
    ]
    assert back.year.value is None or back.year.value == -there.year.value


def test_what_goes_with_the_dimension_is_told():
    dated = collection(date=[str(2000 + n) for n in range(20)])
    found = scale_texts(dated, 0, 19)
    assert found.year.value > 0.95
    assert found.year.count == 20
    undated = scale_texts(collection(), 0, 19)
    assert undated.year.value is None
    assert undated.year.reason == "0 texts with a known year, fewer than 10"


def said(found):
    return [caution.told(found.counts.ids.__getitem__) for caution in found.cautions]


def test_of_many_texts_a_caution_names_three():
    caution = Caution("few words in ", (0, 1, 2, 3, 4), ": hardly a position")
    assert caution.told("abcde".__getitem__) == "few words in a, b, c and 2 more: hardly a position"


def test_cautions():
    found = scale_texts(collection(8), 0, 7)
    assert "8 texts are few for a dimension; 20 or more are better" in said(found)
    short = score_texts(text_counts(published_table()[:, :] / 10), {0: -1.0, 4: 1.0})
    assert any(c.startswith("fewer than 500 words were used of t00") for c in said(short))


def test_languages_do_not_compare():
    mixed = collection(8, language=["en"] * 7 + ["fr"])
    with pytest.raises(UsageError, match=r"en: t00 and 6 more; fr: t07"):
        scale_texts(mixed, 0, 7)
    with pytest.raises(UsageError, match="different languages"):
        score_texts(mixed, {0: -1.0, 6: 1.0})


def test_texts_are_found_by_id_and_file():
    counts = collection(6, file=[f"talks/speech-{n}.txt" for n in range(6)])
    assert find_text(counts, "t03") == 3
    assert find_text(counts, "speech-4") == find_text(counts, "talks/speech-4.txt") == 4
    with pytest.raises(UsageError, match="no text is called 'speech'"):
        find_text(counts, "speech")
