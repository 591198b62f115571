"""Shares corrected for errors of the labels: numbers worked out by hand, and what has none."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.annotators.tagger import load_tagger
from discourse.document import Document, Metadata
from discourse.measures.corrected import Corrections, correct_by_rates, correct_labels
from discourse.measures.design_based import (
    CodedSide,
    Estimate,
    HandCoded,
    estimate_shares,
    pseudo_outcomes,
)
from discourse.measures.intervals import measure_rates
from discourse.measures.misclassification import (
    ErrorRates,
    correct_share,
    draw_shares,
    rates_of,
)
from discourse.measures.resampling import Sample
from discourse.measures.score_card import PartScores, ScoreCard, Tally, TallyGroup
from tests.builders import analysis


def side(found: list[int], coded: list[int], given: list[int]) -> CodedSide:
    """One label, two sentences a paragraph."""
    return CodedSide(
        np.array(found, dtype=np.bool_)[:, None],
        np.arange(len(found)) // 2,
        np.array(coded),
        np.array(given, dtype=np.bool_)[:, None],
    )


def test_pseudo_outcomes_by_hand() -> None:
    # π = 2/4. The second sentence was missed: 0 + 2·(1 - 0); the fourth is right: 1 + 2·0.
    outcomes = pseudo_outcomes(side([1, 0, 0, 1], [1, 3], [1, 1]))
    assert outcomes[:, 0].tolist() == [1, 2, 0, 1]


def test_a_share_corrected_by_a_sample_by_hand() -> None:
    estimate = estimate_shares(side([1, 0, 0, 1], [1, 3], [1, 1]))
    assert estimate.shares.tolist() == [1.0]  # .5 found, and .5 missed on average
    # Residuals .5, .5, -.5, -.5; paragraphs 1 and -1: 2/1 · (1 + 1)/4² = 1/4.
    # What is added for few errors: (2/4 - 1/16)/4 is less than the variance (1/2 - 1/4)/2: nothing.
    assert estimate.variances.tolist() == [0.25]
    assert estimate.freedom.tolist() == [1.0]


def test_without_any_error_the_draw_still_counts() -> None:
    estimate = estimate_shares(side([1, 0, 1, 0], [0, 1], [1, 0]))
    assert estimate.shares.tolist() == [0.5]
    # Both paragraphs hold one of two: the sandwich is 0. (1 - 2/4) · (1/4)/4 is left.
    assert estimate.variances.tolist() == [0.03125]


def test_where_all_is_coded_the_tagger_does_not_matter() -> None:
    given = [1, 1, 0, 0, 1, 0]
    for found in ([0] * 6, [1] * 6, [1, 0, 1, 0, 1, 0]):
        estimate = estimate_shares(side(found, list(range(6)), given))
        assert estimate.shares[0] == pytest.approx(0.5)
        # Paragraphs hold 2, 0, 1 of 2; less .5 each: 1, -1, 0. 3/2 · 2/6² = 1/12.
        assert estimate.variances[0] == pytest.approx(1 / 12)


def test_the_difference_of_two_sides_by_hand() -> None:
    one = Estimate(np.array([0.5]), np.array([0.01]), np.array([29.0]))
    other = Estimate(np.array([0.2]), np.array([0.01]), np.array([29.0]))
    less = one - other
    assert less.shares[0] == pytest.approx(0.3)
    assert less.freedom[0] == pytest.approx(58)
    (interval,) = less.intervals(-1.0)
    # t(58) = 2.0017 (tables), the standard error √.02 = .14142.
    assert (interval.low, interval.high) == (
        pytest.approx(0.3 - 0.28309, abs=1e-4),
        pytest.approx(0.3 + 0.28309, abs=1e-4),
    )
    (mirrored,) = (other - one).intervals(-1.0)
    assert mirrored.low == pytest.approx(-interval.high)


def test_sentences_coded_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="coded twice"):
        side([1, 0, 0, 1], [1, 1], [1, 1])
    with pytest.raises(ValueError, match="do not match"):
        side([1, 0, 0, 1], [1, 2], [1])


RATES = ErrorRates("NOR", 100, Tally(hits=8, given=10, found=17))


def test_error_rates_by_hand() -> None:
    assert RATES.tpr == 0.8
    assert RATES.fpr == 0.1  # 9 of 90
    tpr, fpr = RATES.draws("claim")
    # Beta(8.5, 2.5) and Beta(9.5, 81.5) have these means; 2,000 draws are this near.
    assert tpr.mean() == pytest.approx(8.5 / 11, abs=0.02)
    assert fpr.mean() == pytest.approx(9.5 / 91, abs=0.005)
    assert (RATES.draws("claim")[0] == tpr).all()
    assert (RATES.draws("history")[0] != tpr).any()


@pytest.mark.parametrize(("found", "true"), [(0.3, 2 / 7), (0.1, 0.0), (0.05, 0.0), (0.9, 1.0)])
def test_a_share_corrected_by_rates_by_hand(found: float, true: float) -> None:
    corrected = correct_share(np.array(found), np.array(0.8), np.array(0.1))
    assert float(corrected) == pytest.approx(true)


def part(tallies: dict[str, dict[str, Tally]], model: str) -> PartScores:
    groups = {("country", name): TallyGroup(100, labels) for name, labels in tallies.items()}
    whole = sum(groups.values(), TallyGroup(0, {}))
    return PartScores("speeches", 2, 7, 0.5, 0.5, model, whole, groups)


def card(model: str = "m") -> ScoreCard:
    norway = {"claim": Tally(8, 10, 17), "history": Tally(2, 4, 2), "warning": Tally(3, 20, 8)}
    kenya = {"claim": Tally(2, 5, 2), "history": Tally(6, 8, 10), "commitment": Tally(9, 10, 9)}
    return ScoreCard({"dev": part({"NOR": norway, "KEN": kenya}, model)})


def test_rates_of_the_own_government_where_enough_is_coded() -> None:
    assert rates_of("claim", "NOR", card()) == RATES
    # Kenya has the label 5 times only: 10 of 15 over both.
    both = rates_of("claim", "KEN", card())
    assert both == ErrorRates("all", 200, Tally(10, 15, 19))
    assert rates_of("claim", "FJI", card()) == both
    assert rates_of("claim", None, card()) == both


def test_why_there_are_no_rates() -> None:
    assert rates_of("proverb", "NOR", card()) == "coded sentences with the label: 0, fewer than 10"
    near = rates_of("warning", "NOR", card())  # 3 of 20, and 5 of 80
    assert near == (
        "found in 15% of the sentences with the label and 6% of those without: too near each other"
    )


def paragraphs(hits: list[int]) -> Sample:
    return Sample(np.array(hits)[:, None], np.full(len(hits), 3))


def rows_of(samples: list[Sample], rates: list[ErrorRates]):
    raw = [measure_rates(("claim",), sample.table, sample.bases) for sample in samples]
    (row,) = correct_by_rates(("claim",), [[one] for one in rates], raw, draw_shares(samples))
    return row


def test_a_difference_by_rates_and_what_its_interval_holds() -> None:
    samples = [paragraphs([1, 2] * 15), paragraphs([0, 1] * 15)]
    row = rows_of(samples, [RATES, RATES])
    first, second = (share.corrected for share in row.shares)
    assert first.value == pytest.approx((1 / 2 - 0.1) / 0.7)
    assert second.value == pytest.approx((1 / 6 - 0.1) / 0.7)
    assert row.difference.value == pytest.approx((1 / 2 - 1 / 6) / 0.7)
    sure = ErrorRates("NOR", 100_000, Tally(8_000, 10_000, 17_000))
    widths = [
        one.interval.high - one.interval.low
        for one in (row.difference, rows_of(samples, [sure, sure]).difference)
    ]
    assert widths[0] > widths[1]  # rates measured on few sentences widen it


def test_rates_of_all_governments_give_no_interval() -> None:
    """How far the labels err otherwise on this side was not measured."""
    of_all = ErrorRates("all", 1000, Tally(80, 100, 170))
    samples = [paragraphs([1, 2] * 15), paragraphs([0, 1] * 15)]
    row = rows_of(samples, [RATES, of_all])
    assert row.shares[0].corrected.interval is not None
    assert row.shares[1].corrected.interval is None
    assert row.difference.interval is None
    assert row.difference.value == pytest.approx((1 / 2 - 1 / 6) / 0.7)
    assert "not measured" in (row.difference.reason or "")
    assert row.is_apart  # 48 points, found in thirty paragraphs each
    alike = rows_of([samples[1], samples[1]], [RATES, of_all])
    assert not alike.is_apart


def test_a_share_below_what_is_falsely_found_is_no_certain_zero() -> None:
    often = ErrorRates("NOR", 1000, Tally(95, 100, 545))  # falsely found in half
    share = rows_of([paragraphs([0, 1] * 15)], [often]).shares[0]
    assert share.corrected.value is None
    assert "do not fit these texts" in (share.corrected.reason or "")


def text(id: str, *sentences: str, **facts: str) -> Analysis:
    return analyze(Document(id, "\n\n".join(sentences), Metadata(language="en", **facts)))


PLEDGES = ["We will open twenty ports.", "It rained all day."] * 6
RAIN = ["It rained all day."] * 12


def correct(texts: list[Analysis], *given: object, **more: bool) -> Corrections:
    found = correct_labels(texts, *given, **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_a_card_corrects_the_labels_of_its_own_tagger_only() -> None:
    texts = [text("a", *PLEDGES, country="NOR"), text("b", *RAIN, country="KEN")]
    tagger = load_tagger()
    assert tagger is not None
    rows = {row.label: row for row in correct(texts, None, card(tagger.digest)).labels}
    share = rows["commitment"].shares[0]
    assert share.raw.count == 6
    assert share.corrected.value == pytest.approx(0.5 / 0.9)  # 9 of 10 found, none falsely
    assert share.rates is not None
    assert share.rates.whose == "all"
    assert rows["commitment"].shares[1].rates == ErrorRates("KEN", 100, Tally(9, 10, 9))
    other = correct(texts, None, card("another tagger"))
    assert all(s.corrected.value is None for row in other.labels for s in row.shares)
    assert "did not label here" in (other.labels[0].shares[0].corrected.reason or "")


def test_swapping_two_sides_mirrors_every_number() -> None:
    texts = [text("a", *PLEDGES, country="NOR"), text("b", *RAIN, country="KEN")]
    tagger = load_tagger()
    assert tagger is not None
    coded = {"a": {n: frozenset({"commitment"}) for n in range(1, 11)}}
    coded["b"] = {n: frozenset() for n in range(1, 11)}
    for given in ((None, card(tagger.digest)), (HandCoded("s.tsv", coded),)):
        there, back = correct(texts, *given), correct(texts[::-1], *given)
        for row, mirrored in zip(there.labels, back.labels, strict=True):
            assert row.shares == mirrored.shares[::-1]
            one, other = row.difference, mirrored.difference
            assert one is not None
            assert other is not None
            if one.value is None:
                assert other.value is None
                continue
            assert other.value == pytest.approx(-one.value)
            assert row.is_apart == mirrored.is_apart
            if given[0] is None:  # Kenya has no rates of its own here
                assert one.interval is other.interval is None
                continue
            assert one.interval is not None
            assert other.interval is not None
            assert other.interval.low == pytest.approx(-one.interval.high)


def test_a_sample_goes_before_the_card_and_needs_ten_sentences() -> None:
    texts = [text("a", *PLEDGES, country="NOR"), text("b", *RAIN, country="KEN")]
    coded = {
        "a": {n: frozenset({"claim"}) for n in range(1, 13)},
        "b": {n: frozenset({"claim"}) for n in range(1, 10)},
    }
    found = correct(texts, HandCoded("s.tsv", coded), card())
    assert (found.method, found.coded) == ("sample", (12, 9))
    claim = next(row for row in found.labels if row.label == "claim")
    assert claim.shares[0].corrected.value == 1.0
    assert claim.shares[1].corrected.reason == "9 hand-coded sentences, fewer than 10"
    assert claim.difference is not None
    assert claim.difference.reason == "9 hand-coded sentences, fewer than 10"


def test_texts_that_are_not_to_be_compared_have_no_corrected_difference() -> None:
    texts = [text("a", *PLEDGES), text("b", *RAIN)]
    coded = {id: {n: frozenset({"claim"}) for n in range(1, 13)} for id in "ab"}
    found = correct(texts, HandCoded("s.tsv", coded), comparable=False)
    claim = next(row for row in found.labels if row.label == "claim")
    assert claim.shares[0].corrected.value == 1.0
    assert claim.difference is not None
    assert claim.difference.value is None


def test_what_was_not_measured_is_not_corrected() -> None:
    foreign = analysis("Hablemos ahora.", language="es")
    assert correct_labels([foreign, foreign], card=card()) is None
    assert correct_labels([text("a", *PLEDGES), text("b", *RAIN)]) is None
