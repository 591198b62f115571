"""Rows of a comparison: recall alike on both sides, apart, or not measured; by a made-up card."""

from __future__ import annotations

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.annotators.tagger import load_tagger
from discourse.document import Document, Metadata
from discourse.measures import recalls
from discourse.measures.comparison import Measures, compare
from discourse.measures.recalls import Recalls, coded_like, measure_recalls
from discourse.measures.score_card import PartScores, ScoreCard, Tally, TallyGroup
from discourse.reports.markdown import render_markdown
from discourse.reports.several import build_comparison_report
from tests.builders import analysis as analysis_by_cues

#: Recall of calls .50 in Kenya, .60 in Norway and .80 in Fiji, where claims are too few.
CODED = {
    "KEN": {"exhortation": Tally(10, 20, 12), "claim": Tally(8, 16, 20)},
    "NOR": {"exhortation": Tally(12, 20, 15), "claim": Tally(9, 18, 20)},
    "FJI": {"exhortation": Tally(8, 10, 8), "claim": Tally(3, 9, 4)},
}


@pytest.fixture(autouse=True)
def card(monkeypatch: pytest.MonkeyPatch) -> None:
    tagger = load_tagger()
    assert tagger is not None
    groups = {("country", code): TallyGroup(100, tallies) for code, tallies in CODED.items()}
    whole = TallyGroup(300, {})
    part = PartScores("speeches", 3, 7, 0.5, 0.5, tagger.digest, whole, groups)
    monkeypatch.setattr(recalls, "load_scores", lambda _: ScoreCard({"test": part}))


def text(country: str | None, words: str = "Let us build wells. All is well.") -> Analysis:
    metadata = Metadata(language="en", country=country, genre="address", date="2030")
    return analyze(
        Document(f"{country}", words, metadata), layers=("functions", "mentions", "words")
    )


@pytest.mark.parametrize(
    ("countries", "label", "verdict"),
    [
        (("KEN", "NOR"), "exhortation", "alike"),
        (("KEN", "FJI"), "exhortation", "apart"),
        (("KEN", "NOR", "FJI"), "exhortation", "apart"),
        (("NOR", "FJI"), "claim", "unmeasured"),
        (("NOR", "TON"), "exhortation", "unmeasured"),
        (("NOR", None), "exhortation", "unmeasured"),
        (("KEN", "KEN"), "exhortation", "alike"),
        (("KEN", "NOR"), "warning", "unmeasured"),
    ],
)
def test_verdicts(countries: tuple[str | None, ...], label: str, verdict: str) -> None:
    texts = [text(country) for country in countries]
    assert measure_recalls(texts, label).verdict == verdict
    assert measure_recalls(texts[::-1], label).verdict == verdict


def test_just_so_far_apart_is_alike() -> None:
    assert Recalls((Tally(50, 100, 60), Tally(65, 100, 70))).verdict == "alike"
    assert Recalls((Tally(50, 100, 60), Tally(66, 100, 70))).verdict == "apart"


def test_labels_of_other_pages_or_cues_alone_were_never_measured() -> None:
    assert coded_like(text("KEN")) is not None
    assert coded_like(analysis_by_cues("All is well.", country="KEN")) is None


def test_pages_say_what_was_measured_and_mark_the_rest() -> None:
    calls = "Let us build wells. We must act now.\n\n" * 12
    told = render_markdown(
        build_comparison_report(compare([text("KEN", calls), text("NOR", calls)]))
    )
    assert "0.50 of 20 · 0.60 of 20" in told
    assert "was measured on other texts of the side for 2 of 2 texts" in told
    assert "Call to action †" not in told
    other = render_markdown(
        build_comparison_report(compare([text("KEN", calls), text("TON", calls)]))
    )
    assert "0.50 of 20 · –" in other
    assert "†: not to be read as a difference" in other


def test_differences_that_may_lie_in_the_labels_are_counted_not_named() -> None:
    calls, rest = "Let us act now. We must go.\n\n" * 20, "The boat left at noon.\n\n" * 40
    for other, marked in (("NOR", False), ("FJI", True)):
        (measures,) = compare([text("KEN", calls), text(other, rest)]).measures
        assert isinstance(measures, Measures)
        assert ("functions", "exhortation") in measures.apart
        assert (("functions", "exhortation") in measures.marked) == marked
