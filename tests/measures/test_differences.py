from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.measures.differences import (
    COMBINED,
    adjust_family,
    cohens_h,
    compare_rates,
)
from discourse.measures.equality import (
    FISHER,
    LARGER,
    PARAGRAPHS,
    SENTENCES,
    UNLIKE,
    are_unlike,
    permute_rows,
    permute_studentised,
    row_correlations,
)
from discourse.measures.intervals import BOOTSTRAP
from discourse.measures.resampling import PERMUTATIONS, SEED, Sample, canonical_order

LABELS = ("claim", "warning")


def text(seed, paragraphs=24, shares=(0.4, 0.03)):
    """A made-up text with a frequent and a rare label."""
    generator = np.random.default_rng(seed)
    bases = generator.integers(2, 6, size=paragraphs)
    return Sample(generator.binomial(bases[:, None], shares), bases)


def mirrored(row):
    """What one row must become when the two texts are swapped."""
    (pair,) = row.differences
    interval = pair.difference.interval
    return (
        row.counts[::-1],
        row.bases[::-1],
        -pair.difference.value,
        interval and interval.mirrored,
        -pair.cohens_h,
        row.p_value,
        row.q_value,
        row.method,
    )


def as_is(row):
    (pair,) = row.differences
    interval = pair.difference.interval
    return (
        row.counts,
        row.bases,
        pair.difference.value,
        interval,
        pair.cohens_h,
        row.p_value,
        row.q_value,
        row.method,
    )


@pytest.mark.parametrize("paragraphs", [24, 60, 6])
def test_swapping_two_texts_gives_the_exact_mirror_image(paragraphs):
    first, second = text(1, paragraphs), text(2, 30, (0.2, 0.1))
    there = compare_rates(LABELS, (first, second), 999)
    back = compare_rates(LABELS, (second, first), 999)
    assert [mirrored(row) for row in there] == [as_is(row) for row in back]


def test_identical_texts_do_not_differ():
    for row in compare_rates(LABELS, (text(3, 60), text(3, 60)), 999):
        pair = row.differences[0]
        assert (pair.difference.value, pair.cohens_h, row.p_value) == (0, 0, 1)
        interval = pair.difference.interval
        assert interval.low == -interval.high < 0
        assert as_is(row) == mirrored(row)


def test_odd_and_even_paragraphs_of_one_text_do_not_differ():
    whole = text(4, 80)
    odd = Sample(whole.table[::2], whole.bases[::2])
    even = Sample(whole.table[1::2], whole.bases[1::2])
    for row in compare_rates(LABELS, (odd, even)):
        assert row.q_value > 0.05
        assert row.differences[0].difference.interval.contains(0)


def test_a_plain_difference_is_found():
    always = Sample(np.ones((30, 1), dtype=int), np.ones(30))
    seldom = Sample(np.array([[n < 6] for n in range(30)]), np.ones(30))
    (row,) = compare_rates(("claim",), (always, seldom), 9999)
    # 24 more hits on one side: fewer than one shuffle in ten million is as uneven.
    assert row.p_value == pytest.approx(1 / 10_000)
    assert row.differences[0].difference.value == pytest.approx(0.8)


def test_texts_of_few_paragraphs_are_not_tested():
    first = Sample(np.array([[2], [1]]), np.array([2, 2]))
    second = Sample(np.array([[1]] * 20), np.array([2] * 20))
    (row,) = compare_rates(("claim",), (first, second))
    assert (row.p_value, row.q_value, row.method) == (None, None, None)
    assert row.reason == "too short to tell: 2 paragraphs in a text, fewer than 4"
    assert row.differences[0].difference.value == pytest.approx(3 / 4 - 1 / 2)
    assert row.differences[0].difference.interval is None
    assert "fewer than 10" in row.differences[0].difference.reason


def test_one_long_paragraph_hides_how_sentences_cluster():
    texts = [Sample(np.array([[hits]]), np.array([20])) for hits in (20, 0, 0)]
    (row,) = compare_rates(("claim",), texts, 999)
    assert (row.p_value, row.counts) == (None, (20, 0, 0))
    assert row.reason == "too short to tell: 1 paragraph in a text, fewer than 4"


def test_short_texts_are_tested_by_paragraph():
    # The label in three of ten paragraphs, all of the first text. By paragraphs p is
    # 2·C(7,2)/C(10,5) = 1/6; by sentences, 3 of 10 against 0 of 10, 2·C(10,3)/C(20,3) = 4/19.
    first = Sample(np.array([[1], [1], [1], [0], [0]]), np.full(5, 2))
    second = Sample(np.zeros((5, 1), dtype=int), np.full(5, 2))
    (row,) = compare_rates(("claim",), (first, second))
    assert row.p_value == pytest.approx(4 / 19)
    assert row.method == LARGER + PARAGRAPHS + " and of " + FISHER


def test_sentences_of_short_texts_do_not_count_alone():
    # Both hits of each text lie in one paragraph of six: 6 of 24 sentences against 0 of 24 would be
    # p = .02 (Fisher), but three paragraphs of sixteen fall on one side in 2·C(13,5)/C(16,8) = 1/5.
    first = Sample(np.array([[2]] * 3 + [[0]] * 5), np.full(8, 3))
    second = Sample(np.zeros((8, 1), dtype=int), np.full(8, 3))
    (row,) = compare_rates(("claim",), (first, second))
    assert row.p_value == pytest.approx(1 / 5, abs=0.015)


def test_three_short_texts():
    # Four paragraphs of one sentence each: of 12!/(4!)³ = 34,650 deals 3·C(8,4) = 210 put all four
    # hits in one text; .0061, by paragraphs and by sentences.
    texts = [Sample(np.full((4, 1), hit), np.ones(4)) for hit in (1, 0, 0)]
    (row,) = compare_rates(("claim",), texts)
    assert row.p_value == pytest.approx(210 / 34_650, abs=0.003)
    assert row.method == LARGER + PARAGRAPHS + " and of " + SENTENCES


def unlike_texts():
    """Four paragraphs of six sentences, eight of one or two; 24 and 12 in all."""
    long = Sample(np.array([[4], [0], [3], [5]]), np.full(4, 6))
    short = Sample(np.array([[0], [1], [0], [0], [1], [0], [0], [1]]), np.array([1, 2] * 4))
    return long, short


def test_lengths_are_unlike_where_few_paragraphs_are_far_longer():
    long, short = unlike_texts()
    assert are_unlike((long, short))  # 6 sentences a paragraph against 12/8
    assert are_unlike((short, long, short))
    assert are_unlike((long, Sample(short.table[:4], short.bases[:4])))
    # More of the long ones; or only 2.3 times as long.
    nearly = Sample(np.zeros((4, 1)), np.array([3, 4, 3, 4]))
    assert not are_unlike((long, Sample(short.table[:3], short.bases[:3])))
    assert not are_unlike((nearly, short))
    assert are_unlike((Sample(np.zeros((4, 1)), np.array([3, 4, 4, 4])), short))
    assert not are_unlike((nearly, nearly, nearly))


def studentised(groups, share):
    """The squared difference of two texts' shares over its variance, one paragraph at a time."""
    shares, variances = [], []
    for rows in groups:
        units, number = sum(n for _, n in rows), len(rows)
        shares.append(sum(y for y, _ in rows) / units)
        squares = sum((y - share * n) ** 2 for y, n in rows)
        variances.append(number / (number - 1) * squares / units**2)
    return (shares[0] - shares[1]) ** 2 / sum(variances)


def test_a_studentised_permutation_is_what_all_deals_give():
    texts = unlike_texts()
    rows = [(int(y), int(n)) for t in texts for y, n in zip(t.table[:, 0], t.bases, strict=True)]
    share = sum(y for y, _ in rows) / sum(n for _, n in rows)
    observed = studentised((rows[:4], rows[4:]), share)
    deals = [
        studentised(([rows[n] for n in one], [rows[n] for n in range(12) if n not in one]), share)
        for one in combinations(range(12), 4)
    ]
    exact = np.mean([deal >= observed - 1e-12 for deal in deals])
    ordered = [texts[number] for number in canonical_order(texts)]
    found = permute_studentised(ordered, 9999, 1)
    assert found == pytest.approx([exact], abs=0.015)


def test_of_unlike_lengths_the_larger_of_two_permutations_counts():
    long, short = unlike_texts()
    again = Sample(np.vstack((long.table, [[6]])), np.append(long.bases, 6))
    more = Sample(
        np.vstack((short.table, short.table + 1)), np.append(short.bases, short.bases + 1)
    )
    (row,) = compare_rates(("claim",), (again, more))
    ordered = [(again, more)[number] for number in canonical_order((again, more))]
    by_correlation = permute_rows(ordered, row_correlations(ordered), PERMUTATIONS, SEED)
    by_variance = permute_studentised(ordered, PERMUTATIONS, SEED)
    assert row.method == UNLIKE
    assert row.p_value == max(by_correlation[0], by_variance[0])
    (mirrored,) = compare_rates(("claim",), (more, again))
    assert mirrored.p_value == row.p_value


def test_of_unlike_lengths_a_rare_label_is_also_tested_on_sentences():
    (row,) = compare_rates(("claim",), unlike_texts(), 99)
    assert row.method == UNLIKE + " and of " + FISHER


def test_methods_follow_what_there_is():
    texts = [text(seed, 60, (0.4, 0.01)) for seed in (5, 6)]
    assert sum((sample.table[:, 1] > 0).sum() for sample in texts) < 10
    rows = compare_rates(LABELS, texts, 99)
    assert [row.method for row in rows] == [PARAGRAPHS, LARGER + PARAGRAPHS + " and of " + FISHER]
    intervals = [row.differences[0].difference.interval.method for row in rows]
    assert intervals == [BOOTSTRAP, COMBINED]


def test_one_long_paragraph_does_not_make_a_difference():
    # All four hits lie in one paragraph: the shuffle moves them as one.
    table = np.zeros((20, 1), dtype=int)
    table[0] = 4
    clustered = Sample(table, np.full(20, 4))
    without = Sample(np.zeros((20, 1), dtype=int), np.full(20, 4))
    (row,) = compare_rates(("claim",), (clustered, without), 999)
    assert row.p_value == 1


def test_longer_paragraphs_alone_do_not_make_a_difference():
    rejected = []
    for seed in range(40):
        generator = np.random.default_rng(seed)
        samples = []
        for paragraphs, longest in ((60, 11), (15, 2)):
            bases = generator.integers(1, longest + 1, size=paragraphs)
            samples.append(Sample(generator.binomial(bases[:, None], [0.2] * 25), bases))
        rows = compare_rates(tuple("abcdefghijklmnopqrstuvwxy"), samples, 199)
        rejected += [row.p_value <= 0.05 for row in rows]
    # 1,000 tests at the level of .05; the bare difference of shares rejects about .2 of them.
    assert np.mean(rejected) < 0.08


def test_a_label_of_no_or_of_every_sentence_is_not_tested():
    first = Sample(np.array([[0, 2]] * 12), np.full(12, 2))
    rows = compare_rates(("none", "all"), (first, first), 99)
    assert [row.p_value for row in rows] == [None, None]
    assert [row.reason for row in rows] == [
        "in no unit of any text",
        "in every unit of every text",
    ]
    assert [row.counts for row in rows] == [(0, 0), (24, 24)]


def test_an_empty_text_is_not_compared():
    empty = Sample(np.zeros((0, 1), dtype=int), np.zeros(0))
    (row,) = compare_rates(("claim",), (empty, Sample(np.array([[1]]), np.array([2]))))
    assert (row.p_value, row.reason) == (None, "a text has no units")
    assert row.differences[0].difference.value is None


def test_pairs_of_three_texts_and_their_order():
    samples = [text(seed, 30) for seed in (1, 2, 3)]
    rows = compare_rates(LABELS, samples, 199)
    pairs = [(pair.first, pair.second) for pair in rows[0].differences]
    assert pairs == [(0, 1), (0, 2), (1, 2)]
    turned = compare_rates(LABELS, samples[::-1], 199)
    assert [row.p_value for row in rows] == [row.p_value for row in turned]
    # The difference of two texts does not depend on what else is compared.
    alone = compare_rates(LABELS, samples[:2], 199)
    assert [row.differences[0] for row in rows] == [row.differences[0] for row in alone]


def test_the_family_is_what_is_shown_together():
    rows = compare_rates(LABELS, (text(1), text(2)), 199)
    joined = adjust_family((*rows, *rows))
    assert len(joined) == 4
    assert max(row.q_value for row in joined) == max(row.p_value for row in rows)


def test_cohens_h_by_hand():
    # 2·asin √1 - 2·asin √0.25 = π - π/3
    assert cohens_h(1.0, 0.25) == pytest.approx(2 * np.pi / 3)


def test_labels_and_tables_must_agree():
    with pytest.raises(ValueError, match="as wide"):
        compare_rates(("claim",), (text(1), text(2)))
    with pytest.raises(ValueError, match="two texts"):
        compare_rates(LABELS, (text(1),))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(10, 40), st.integers(10, 40))
def test_p_values_and_intervals_agree_in_form(seed, one, other):
    rows = compare_rates(LABELS, (text(seed, one), text(seed + 1, other)), 99)
    for row in rows:
        if row.p_value is not None:
            assert 1 / 100 <= row.p_value <= row.q_value <= 1
        interval = row.differences[0].difference.interval
        assert -1 <= interval.low <= interval.high <= 1
