"""Years, rates, first and last, trends; all values worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.document import Document
from discourse.measures.formulas.chronology import (
    Coverage,
    find_edges,
    measure_trends,
    measure_years,
)
from discourse.measures.formulas.matching import find_exact
from discourse.measures.formulas.reading import read_stream
from discourse.measures.formulas.stream import WordStream
from tests.measures.formula_texts import dated

PHRASE = ("open", "water")


def series(*years: tuple[int, bool]) -> WordStream:
    """A text of six words for each year, with the phrase or without."""
    texts = [
        dated(f"t{n}", str(year), f"Today we {'want open' if has else 'fear dirty'} water again.")
        for n, (year, has) in enumerate(years)
    ]
    return read_stream(texts)


def test_years_without_texts_are_gaps_and_not_zeros():
    stream = series((2031, True), (2033, False), (2033, True))
    coverage = Coverage.of(stream)
    assert (coverage.span, coverage.gaps, coverage.texts) == ("2031–2033", (2032,), (1, 0, 2))
    assert coverage.words == (6, 0, 12)
    first, gap, last = measure_years(stream, coverage, find_exact(stream, PHRASE))
    assert (first.count, first.having, first.rate.value) == (1, 1, pytest.approx(1000 / 6))
    assert gap.rate.value is None
    assert gap.rate.reason == "no text"
    assert (last.count, last.having, last.rate.value) == (1, 1, pytest.approx(1000 / 12))


def test_a_rate_of_few_texts_has_no_interval_and_says_why():
    stream = series((2031, True), (2031, False))
    (year,) = measure_years(stream, Coverage.of(stream), find_exact(stream, PHRASE))
    assert year.rate.interval is None
    assert year.rate.reason == "2 paragraphs, fewer than 60: variability not estimated"


def test_a_rate_of_sixty_texts_has_an_interval_over_texts():
    stream = series(*((2031, n < 5) for n in range(60)))
    (year,) = measure_years(stream, Coverage.of(stream), find_exact(stream, PHRASE))
    assert (year.rate.count, year.rate.base) == (5, 360)
    assert year.rate.interval is not None
    assert year.rate.interval.method == "exact, adjusted for clustering in texts"
    assert 0 < year.rate.interval.low < 1000 * 5 / 360 < year.rate.interval.high


def test_a_formula_that_comes_in_clusters_has_a_wider_interval():
    """Ten occurrences in two of sixty texts tell less than one each in ten."""
    spread = read_stream(
        [dated(f"s{n}", "2031", "Open water now. " * (n < 10) + "We go on here. " * 8)
         for n in range(60)]
    )  # fmt: skip
    heaped = read_stream(
        [dated(f"h{n}", "2031", "Open water now. " * (5 * (n < 2)) + "We go on here. " * 8)
         for n in range(60)]
    )  # fmt: skip
    widths = []
    for stream in (spread, heaped):
        (year,) = measure_years(stream, Coverage.of(stream), find_exact(stream, PHRASE))
        assert year.rate.count == 10
        assert year.rate.interval is not None
        widths.append(year.rate.interval.high - year.rate.interval.low)
    assert widths[1] > 1.5 * widths[0]


def test_first_and_last_come_with_the_chance_of_the_texts_beyond():
    # Two of six texts have it, the 4th and the 6th: C(3, 2) / C(6, 2) = 3 / 15.
    stream = series(*((2031 + n, n in (3, 5)) for n in range(6)))
    edges = find_edges(stream, find_exact(stream, PHRASE))
    assert edges is not None
    first, last = edges
    assert (first.year, first.texts_beyond, first.p_value) == (2034, 3, pytest.approx(0.2))
    assert (last.year, last.texts_beyond, last.p_value) == (2036, 0, 1.0)


def test_texts_of_the_same_date_are_neither_before_nor_after():
    stream = series((2031, False), (2032, False), (2032, True), (2032, False))
    edges = find_edges(stream, find_exact(stream, PHRASE))
    assert edges is not None
    assert (edges[0].texts_beyond, edges[1].texts_beyond) == (1, 0)


def test_a_formula_that_no_text_has_has_no_first():
    stream = series((2031, False))
    assert find_edges(stream, find_exact(stream, PHRASE)) is None


def test_a_trend_is_tested_by_dealing_out_the_years():
    # Σ (year - 2033.5) · rate = (.5 + 1.5 + 2.5) · 1000/6. Of the 20 ways to choose three of six
    # years two reach that on either side: p = .1.
    stream = series(*((2031 + n, n >= 3) for n in range(6)))
    (trend,) = measure_trends(stream, [find_exact(stream, PHRASE)])
    assert trend.statistic == pytest.approx(750)
    assert trend.p_value == pytest.approx(0.1, abs=0.01)
    assert (trend.earlier.name, trend.earlier.count) == ("2031–2033", 0)
    assert (trend.later.name, trend.later.count) == ("2034–2036", 3)


def test_a_trend_turned_round_is_the_mirror_image():
    rising = series(*((2031 + n, n >= 3) for n in range(6)))
    falling = series(*((2031 + n, n < 3) for n in range(6)))
    (up,) = measure_trends(rising, [find_exact(rising, PHRASE)])
    (down,) = measure_trends(falling, [find_exact(falling, PHRASE)])
    assert down.statistic == pytest.approx(-up.statistic)
    assert down.p_value == pytest.approx(up.p_value, abs=0.01)


def test_who_speaks_when_makes_no_trend():
    """One state always has the phrase and speaks late, the other never and early: no change."""
    early = [dated(f"a{n}", str(2031 + n), "We fear dirty water.") for n in range(5)]
    late = [dated(f"b{n}", str(2036 + n), "We want open water.", "VLM") for n in range(5)]
    stream = read_stream([*early, *late])
    (trend,) = measure_trends(stream, [find_exact(stream, PHRASE)])
    assert trend.p_value == 1.0


def test_with_few_texts_no_trend_is_tested():
    stream = series((2031, True), (2032, False))
    (trend,) = measure_trends(stream, [find_exact(stream, PHRASE)])
    assert trend.p_value is None
    assert trend.reason == "2 dated texts, fewer than 6: no trend is tested"


def test_paragraphs_carry_the_interval_where_texts_are_few():
    text = "\n\n".join(["We want open water here."] * 4 + ["We go on with our work."] * 56)
    stream = read_stream([Document("long", text, dated("x", "2031", "").metadata)])
    assert np.unique(stream.paragraph_of).size == 60
    (year,) = measure_years(stream, Coverage.of(stream), find_exact(stream, PHRASE))
    assert year.rate.interval is not None
    assert year.rate.interval.method == "exact, adjusted for clustering in paragraphs"
