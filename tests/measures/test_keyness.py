import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.measures.keyness import (
    Counts,
    chi_squared,
    conservative_log_ratio,
    log_likelihood,
    log_odds,
    log_ratio,
    measure_keyness,
    percent_difference,
    scaled_prior,
)

# Word, count after 1945, count before, printed χ² (inaugural addresses).
INAUGURAL = [
    ("we", 1048, 779, "764.4484"),
    ("us", 289, 216, "207.5181"),
    ("america", 148, 54, "200.5544"),
    ("today", 84, 21, "137.7753"),
    ("upon", 39, 332, "-58.39810"),
    ("should", 16, 309, "-88.14817"),
    ("of", 1514, 5666, "-197.08830"),
    ("the", 2089, 8094, "-331.99069"),
]
TOY = Counts.of([7, 3], [2, 7])
UCREL = Counts(np.array([52]), np.array([57]), 50_000, 75_000)
counts_of_four = st.lists(st.integers(0, 40), min_size=4, max_size=4).filter(any)


@pytest.mark.parametrize(("word", "target", "reference", "printed"), INAUGURAL)
def test_inaugural_addresses(word, target, reference, printed):
    counts = Counts(np.array([target]), np.array([reference]), 43_002, 108_539)
    decimals = len(printed.split(".")[1])
    assert f"{chi_squared(counts)[0]:.{decimals}f}" == printed


def test_toy_table():
    assert chi_squared(TOY, "none") == pytest.approx([4.337160, -4.337160], abs=5e-7)
    assert chi_squared(TOY, "yates") == pytest.approx([2.632438, -2.632438], abs=5e-7)
    assert chi_squared(TOY, "williams") == pytest.approx([4.017626, -4.017626], abs=5e-7)
    assert log_likelihood(TOY, cells=4) == pytest.approx([4.534939, -4.534939], abs=5e-7)
    assert log_likelihood(TOY, cells=4, williams=True) == pytest.approx(
        [4.200833, -4.200833], abs=5e-7
    )


def test_yates_by_default_only_where_cells_are_small():
    # Expected counts under 5 and |ad - bc| = 43 ≥ 19/2: corrected.
    assert chi_squared(TOY) == pytest.approx(chi_squared(TOY, "yates"))
    large = Counts.of([70, 30], [20, 70])
    assert chi_squared(large) == pytest.approx(chi_squared(large, "none"))


def test_rayson():
    assert log_likelihood(UCREL) == pytest.approx([2.651710], abs=5e-7)
    assert log_likelihood(UCREL, cells=4) == pytest.approx([2.654064], abs=5e-7)
    assert log_ratio(UCREL) == pytest.approx([0.4525], abs=5e-5)
    # Not significant at .05, so the interval of the log ratio holds 0.
    assert conservative_log_ratio(UCREL) == [0]


def test_williams_needs_four_cells():
    with pytest.raises(ValueError, match="four-cell"):
        log_likelihood(TOY, cells=2, williams=True)


def test_fighting_words():
    first = ["the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "pig"]
    second = ["the", "lazy", "purple", "pig", "jumps", "over", "the", "lazier", "donkey"]
    words = sorted({*first, *second})
    counts = Counts.of([first.count(w) for w in words], [second.count(w) for w in words])
    z = dict(zip(words, log_odds(counts, np.full(len(words), 0.05))[1].tolist(), strict=True))
    assert len(words) == 11
    for word in words:
        sign = (word in first) - (word in second)
        assert z[word] == pytest.approx(sign * 0.6894227886807968, abs=1e-12)


def test_log_ratio_smooths_only_zeros():
    counts = Counts(np.array([4, 4, 0, 0]), np.array([1, 0, 2, 0]), 100, 100)
    assert log_ratio(counts)[:3] == pytest.approx([2, 3, -2])
    assert np.isnan(log_ratio(counts)[3])


def test_conservative_log_ratio_by_hand():
    # 10 against 0: the lower limit of τ is .025^(1/10), of the ratio τ/(1-τ).
    limit = 0.025**0.1
    counts = Counts(np.array([10]), np.array([0]), 1000, 1000)
    expected = np.log2(limit / (1 - limit))
    assert conservative_log_ratio(counts) == pytest.approx([expected])
    assert conservative_log_ratio(counts.swapped) == pytest.approx([-expected])
    stricter = (0.025 / 5) ** 0.1
    assert conservative_log_ratio(counts, family=5) == pytest.approx(
        [np.log2(stricter / (1 - stricter))]
    )
    # Among 100 words the limit of τ, .436, is under one half: nothing can be said.
    assert conservative_log_ratio(counts, family=100) == [0]
    # Half the reference: the ratio of totals moves the limit by log₂ 2.
    halved = Counts(np.array([10]), np.array([0]), 1000, 2000)
    assert conservative_log_ratio(halved) == pytest.approx([expected + 1])


def test_percent_difference():
    counts = Counts(np.array([4, 1, 3]), np.array([1, 4, 0]), 100, 100)
    assert percent_difference(counts)[:2] == pytest.approx([300, -75])
    assert np.isnan(percent_difference(counts)[2])


def test_prior_from_a_background():
    assert scaled_prior([100, 0], 1000, size=500) == pytest.approx([50, 0.01])
    with pytest.raises(ValueError, match="above 0"):
        log_odds(TOY, [0, 1])


def test_a_stronger_prior_pulls_towards_the_background():
    weak = abs(log_odds(TOY, np.array([1.0, 1.0]))[0])
    strong = abs(log_odds(TOY, np.array([50.0, 50.0]))[0])
    assert (strong < weak).all()


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="between 0 and its total"):
        Counts(np.array([5]), np.array([1]), 4, 10)
    with pytest.raises(ValueError, match="same words"):
        Counts(np.array([1, 2]), np.array([1]), 10, 10)


@given(counts_of_four, counts_of_four)
def test_swapping_changes_signs_only(target, reference):
    counts = Counts.of(target, reference)
    there = measure_keyness(counts, np.full(4, 0.5))
    back = measure_keyness(counts.swapped, np.full(4, 0.5))
    for name in ("g2", "log_ratio", "conservative", "z"):
        assert getattr(there, name) == pytest.approx(-getattr(back, name), abs=1e-9, nan_ok=True)
    assert there.q_values == pytest.approx(back.q_values)
    assert (there.q_values >= there.p_values - 1e-12).all()


@given(counts_of_four)
def test_a_text_against_itself_has_no_keywords(target):
    keyness = measure_keyness(Counts.of(target, target), np.full(4, 0.5))
    assert keyness.g2 == pytest.approx(np.zeros(4), abs=1e-9)
    assert keyness.z == pytest.approx(np.zeros(4), abs=1e-9)
    assert np.nan_to_num(keyness.conservative) == pytest.approx(np.zeros(4))


@given(counts_of_four, counts_of_four)
def test_the_conservative_ratio_is_nearer_to_zero(target, reference):
    counts = Counts.of(target, reference)
    conservative, plain = conservative_log_ratio(counts), log_ratio(counts)
    both = (counts.target > 0) & (counts.reference > 0)
    assert (np.abs(conservative[both]) <= np.abs(plain[both]) + 1e-9).all()
    assert (conservative[both] * plain[both] >= 0).all()
