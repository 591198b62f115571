"""Groups compared: what is dealt out, the mirror image, intervals, what is said of a row."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.analysis import Analysis
from discourse.measures import resampling
from discourse.measures.equality import DOCUMENTS, LARGER, PARAGRAPHS, deal_rows, least_p
from discourse.measures.grouped import GroupedComparison, compare_by
from discourse.measures.measure import Measure
from discourse.measures.profile_groups import (
    CHOSEN,
    GroupSamples,
    ProfileRow,
    adjust_rows,
    compare_profiles,
    median_difference,
)
from discourse.measures.profiles import Column, measure_profile
from discourse.measures.recalls import Recalls
from discourse.measures.resampling import Sample
from discourse.measures.usual import THESE, UsualPairs
from tests.builders import analysis as small_analysis
from tests.measures.test_comparison import CALLS, RECORDS, analysis

CALL = Column("functions", "call")


def texts_of(groups: dict[str, list[int]]) -> list[Analysis]:
    return [
        analysis(
            f"{who}{n}",
            CALLS[:calls] + RECORDS[: 14 - calls],
            country=who,
            date=str(2020 + n),
            genre="address",
        )
        for who, of_group in groups.items()
        for n, calls in enumerate(of_group)
    ]


def call_row(compared: GroupedComparison) -> ProfileRow:
    return next(row for row in compared.rows if row.column == CALL)


def test_a_profile_counts_the_sentences_of_every_kind() -> None:
    text = small_analysis(
        "Some powers stir trouble. We will open a dam.\n\nAll is well.", country="XNV"
    )
    profile = measure_profile(text)
    assert profile is not None
    counts = {column.name: profile.count(column) for column in profile.columns}
    assert counts["functions.contrast"] == counts["functions.commitment"] == 1
    assert counts["targets.unnamed_actor"] == counts["commitments.will"] == 1
    assert counts["frames.water"] == 1
    assert counts["targets.named"] == counts["commitments.ready"] == 0
    assert (profile.base, profile.sentences.tolist()) == (3, [2, 1])


def test_a_kind_whose_layer_is_missing_has_no_column() -> None:
    text = small_analysis("We will open a dam.", layers=("functions", "words", "mentions"))
    profile = measure_profile(text)
    assert profile is not None
    assert {column.kind for column in profile.columns} == {"functions", "frames"}


def test_whole_texts_are_dealt_out_where_a_group_has_several() -> None:
    compared = compare_by(texts_of({"XNV": [1] * 6, "XTM": [12] * 6}), ("country",))
    row = call_row(compared)
    assert compared.documents
    assert row.method == DOCUMENTS
    # Two of the 924 ways to halve twelve texts are as extreme.
    assert row.p_value is not None
    assert 0 < row.p_value < 0.01
    assert [share.count for share in row.shares] == [6, 72]
    assert row.difference is not None
    assert row.difference.difference.value == pytest.approx((6 - 72) / 168)


def test_paragraphs_are_dealt_out_where_each_group_has_one_text() -> None:
    compared = compare_by(texts_of({"XNV": [2], "XTM": [12]}), ("country",))
    assert not compared.documents
    assert call_row(compared).method == PARAGRAPHS


def test_swapping_the_groups_gives_the_mirror_image() -> None:
    one = compare_by(texts_of({"XNV": [1, 4, 2, 3], "XTM": [9, 6, 8, 7]}), ("country",))
    other = compare_by(texts_of({"XNV": [9, 6, 8, 7], "XTM": [1, 4, 2, 3]}), ("country",))
    for row, mirrored in zip(one.rows, other.rows, strict=True):
        assert (row.p_value, row.q_value) == (mirrored.p_value, mirrored.q_value)
        assert row.shares == mirrored.shares[::-1]
        if row.difference and mirrored.difference:
            first, second = row.difference.difference, mirrored.difference.difference
            assert first.value == pytest.approx(-(second.value or 0))
            assert first.interval is not None
            assert second.interval is not None
            assert first.interval.low == pytest.approx(-second.interval.high)


def test_three_texts_a_group_are_too_few_to_tell() -> None:
    row = call_row(compare_by(texts_of({"XNV": [1] * 3, "XTM": [12] * 3}), ("country",)))
    assert row.verdict == "untested"
    # 20 deals, of which two are as extreme: no p under .10.
    assert row.reason == "too few texts to tell: no deal of them gives a p under 0.10"
    assert row.shares[0].interval is None
    assert row.shares[0].reason is not None
    assert "fewer than 4" in row.shares[0].reason


@pytest.mark.parametrize(
    ("sizes", "least"), [([3, 3], 0.1), ([4, 4], 2 / 70), ([1, 20], 1 / 21), ([2, 2, 2], 6 / 90)]
)
def test_the_smallest_p_that_a_deal_can_give(sizes: list[int], least: float) -> None:
    assert least_p(sizes) == pytest.approx(least)


def test_one_sentence_in_one_text_is_no_difference() -> None:
    """Dealing whole texts alone gave p = .003 here: the text is among the shorter ones."""
    short, long = [10 * n + 60 for n in range(9)], [10 * n + 180 for n in range(9)]
    hits = np.zeros((9, 1), dtype=np.int64)
    one_hit = hits.copy()
    one_hit[0] = 1
    samples = (Sample(one_hit, np.array(short)), Sample(hits, np.array(long)))
    ((p_value, method),) = deal_rows(samples, 999, 1, DOCUMENTS)
    assert p_value > 0.2
    assert method.startswith(LARGER)


def test_of_more_than_two_groups_the_furthest_have_no_interval() -> None:
    compared = compare_by(texts_of({"XNV": [1] * 4, "XTM": [12] * 4, "XQA": [6] * 4}), ("country",))
    row = call_row(compared)
    assert row.difference is not None
    assert row.difference.difference.interval is None
    assert row.difference.difference.reason == CHOSEN
    # Shares of 4/112 (groups stand by name: XNV, XQA, XTM): 1/28, 6/28, 12/28.
    assert median_difference(row.shares) == pytest.approx(6 / 28)


def row_of(count: tuple[int, int], limit: float | None) -> ProfileRow:
    bases = np.full(20, 50)
    rows = [np.full((20, 1), n, dtype=np.int64) for n in count]
    samples = GroupSamples(tuple(Sample(table, bases) for table in rows), True)
    pairs = None
    if limit is not None:
        pairs = UsualPairs(THESE, {CALL: np.linspace(0, limit / 0.9, 101)})
    (row,) = compare_profiles((CALL,), samples, (Recalls((None, None)),), pairs)
    return adjust_rows((row,))[0]


def test_what_is_said_of_a_row_rests_on_test_interval_and_what_is_usual() -> None:
    assert row_of((5, 20), None).verdict == "apart"
    assert row_of((5, 5), None).verdict == "open"  # nothing usual is known: no verdict
    assert row_of((5, 5), 0.5).verdict == "usual"  # the interval leaves out .5 and more
    assert row_of((5, 5), 0.001).verdict == "open"  # a difference of .001 would be unusual


def test_a_difference_stands_among_those_of_usual_pairs() -> None:
    usual = row_of((5, 20), 0.27).usual
    assert usual is not None
    # .3 against 101 pairs from 0 to .3 in equal steps: larger than all but the last.
    assert (usual.larger_than, usual.pairs) == (100, 101)
    assert usual.is_unusual


def test_pairs_of_one_side_come_from_the_texts_or_there_is_no_verdict() -> None:
    many = compare_by(texts_of({"XNV": [1, 2, 3, 4], "XTM": [9, 8, 7, 6]}), ("country",))
    assert isinstance(many.usual, UsualPairs)
    assert many.usual.differences[CALL].size == 12  # 6 pairs of each side
    assert many.usual.differences[CALL][0] == pytest.approx(1 / 28)
    few = compare_by(texts_of({"XNV": [1, 2], "XTM": [9, 8]}), ("country",))
    assert isinstance(few.usual, str)
    assert few.usual.startswith("2 pairs of texts of one side, fewer than 10; none of the")


def test_the_distances_stand_in_the_same_family_of_tests() -> None:
    compared = compare_by(texts_of({"XNV": [1] * 6, "XTM": [12] * 6}), ("country",))
    p_values = [row.p_value for row in compared.rows] + [
        one.divergence.p_value for one in compared.distances
    ]
    made = sorted(p for p in p_values if p is not None)
    row = call_row(compared)
    assert row.p_value is not None
    # Benjamini-Hochberg by hand: the least m·p/j over ranks from that of this p on.
    at = max(n for n, p in enumerate(made, start=1) if p == row.p_value)
    least = min(len(made) * p / n for n, p in enumerate(made, start=1) if n >= at)
    assert row.q_value == pytest.approx(min(least, 1))


def test_a_share_that_was_not_measured_is_not_nothing() -> None:
    missing = Measure.missing("call", "share of sentences", "no sentences")
    assert median_difference((missing, missing)) is None


def test_many_groups_are_dealt_out_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(5)
    samples = [
        Sample(generator.integers(0, 3, (1 + n % 4, 6)), np.full(1 + n % 4, 3)) for n in range(15)
    ]
    sorted_out = list(resampling.permuted_totals(samples, 50, 1))
    monkeypatch.setattr(resampling, "_MANY", 99)
    multiplied = list(resampling.permuted_totals(samples, 50, 1))
    for (hits, bases), (other_hits, other_bases) in zip(sorted_out, multiplied, strict=True):
        assert (hits == other_hits).all()
        assert (bases == other_bases).all()
