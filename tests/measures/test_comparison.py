"""Whole comparisons: mirror image, identity, halves of one text, and what may be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discourse.analysis import Analysis, Comparison
from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.errors import UsageError
from discourse.measures.comparability import measure_comparability
from discourse.measures.comparison import Measures, compare
from discourse.measures.counts import count_labels
from discourse.measures.keywords import MOST_Q
from discourse.measures.vocabulary import count_words
from discourse.reports.markdown import render_markdown
from discourse.reports.several import build_comparison_report
from tests.builders import ROOT, category, codebook, composed_codebook, cue

BOOK = codebook(
    category("call", cue("a", "let us"), group="acts"),
    category("record", cue("a", "have built"), group="content"),
)


def analysis(id: str, paragraphs: list[str], **metadata: str) -> Analysis:
    document = Document(id, "\n\n".join(paragraphs), Metadata(**{"language": "en", **metadata}))
    return analyze(document, BOOK, ("functions", "frames", "words", "mentions"))


def measures_of(comparison: Comparison) -> Measures:
    (measures,) = comparison.measures
    assert isinstance(measures, Measures)
    return measures


CALLS = ["Let us act now. All is well here."] * 14
RECORDS = ["They have built it. All is well here."] * 14


def test_counts_by_paragraph_are_those_of_the_text() -> None:
    counts = count_labels(analysis("a", ["Let us act. Fine.", "They have built it."]), "functions")
    assert counts is not None
    assert counts.labels == ("call", "record")
    assert counts.table.tolist() == [[1, 0], [0, 1]]
    assert counts.sentences.tolist() == [2, 1]
    assert counts.words.tolist() == [4, 4]


def test_words_of_names_are_not_counted() -> None:
    words = count_words([analysis("a", ["Kenya and Brazil will talk."])])
    assert words.words == ("and", "talk", "will")


def test_words_with_a_capital_inside_sentences_are_left_out_and_told() -> None:
    words = count_words(
        [analysis("a", ["The Brell sank. We saw the Brell and its state."]), analysis("b", ["No."])]
    )
    assert words.left_out == ("brell",)
    assert "state" in words.words
    assert "brell" not in words.words


def test_words_of_one_text_and_words_of_all() -> None:
    one = analysis("a", ["A lantern, a trawler. The lantern and trawler, lantern, trawler."])
    other = analysis("b", ["A trawler, the trawler and my trawler."])
    measures = measures_of(compare([one, other]))
    assert measures.exclusive == (("lantern",), ())
    assert measures.shared == ("trawler",)


def test_texts_of_different_genres_are_counted_and_not_tested() -> None:
    comparison = compare([analysis("a", CALLS, genre="toast"), analysis("b", RECORDS, genre="law")])
    call = next(x for x in measures_of(comparison).labels if x.test.label == "call")
    assert call.test.counts == (14, 0)
    assert call.test.p_value is None
    assert comparison.notes[0].kind == "not compared"


def test_a_plain_difference_is_found_with_its_numbers() -> None:
    measures = measures_of(compare([analysis("a", CALLS), analysis("b", RECORDS)]))
    call = next(label for label in measures.labels if label.test.label == "call")
    assert call.test.counts == (14, 0)
    assert call.test.bases == (28, 28)
    assert call.test.q_value is not None
    assert call.test.q_value < MOST_Q
    difference = call.test.differences[0].difference
    assert difference.value == 0.5


def test_swapping_two_texts_gives_the_mirror_image() -> None:
    one, other = analysis("a", CALLS + RECORDS[:3]), analysis("b", RECORDS + CALLS[:5])
    there, back = measures_of(compare([one, other])), measures_of(compare([other, one]))
    for label, mirrored in zip(there.labels, back.labels, strict=True):
        assert label.rates == mirrored.rates[::-1]
        assert label.test.p_value == mirrored.test.p_value
        difference, opposite = label.test.differences[0], mirrored.test.differences[0]
        assert difference.difference.value == -(opposite.difference.value or 0.0)
        if difference.difference.interval is not None:
            assert opposite.difference.interval == difference.difference.interval.mirrored
    assert there.keywords[0].more == replace(back.keywords[1], text=0).more
    assert there.similarities[0].cosine == back.similarities[0].cosine


def test_two_identical_texts_do_not_differ() -> None:
    measures = measures_of(compare([analysis("a", CALLS), analysis("b", CALLS)]))
    assert {label.test.p_value for label in measures.labels} == {1.0, None}
    assert all(not words.more and not words.less for words in measures.keywords)
    assert measures.similarities[0].cosine == 1.0


@pytest.mark.parametrize("name", ["velmar-op-ed", "talmere-address", "castrel-briefing"])
def test_odd_and_even_paragraphs_of_one_text_do_not_differ(name: str) -> None:
    from discourse.readers import read

    document = read(ROOT / "corpus" / "texts" / f"{name}.txt")
    lines = [line for line in document.text.split("\n") if len(line) > 80]
    halves = [
        analyze(Document(id, "\n\n".join(lines[start::2]), document.metadata), composed_codebook())
        for id, start in (("odd", 0), ("even", 1))
    ]
    comparison = compare(halves)
    assert all((label.test.q_value or 1) > MOST_Q for label in measures_of(comparison).labels)
    assert "No difference that texts of this length can show" in render_markdown(
        build_comparison_report(comparison, text=False)
    )


def test_the_report_is_the_same_whatever_the_order_of_the_texts() -> None:
    one = analysis("a", CALLS, country="XTM", date="2030")
    other = analysis("b", RECORDS, country="XNV", date="2030")
    there = render_markdown(build_comparison_report(compare([one, other])))
    back = render_markdown(build_comparison_report(compare([other, one])))
    assert there == back


def test_one_text_is_no_comparison() -> None:
    with pytest.raises(UsageError, match="two texts or more"):
        compare([analysis("a", CALLS)])


def test_a_text_without_cues_in_its_language_is_not_compared() -> None:
    foreign = analysis("b", ["Hablemos ahora. Todo va bien."] * 12, language="es")
    comparison = compare([analysis("a", CALLS), foreign])
    measures = measures_of(comparison)
    assert measures.labels == ()
    assert [row.verdict for row in measures.comparability if row.name == "language"] == ["red"]
    assert comparison.notes[0].kind == "not compared"


@pytest.mark.parametrize(
    ("facts", "row", "verdict"),
    [
        (({"genre": "toast"}, {"genre": "toast"}), "genre", "green"),
        (({"genre": "toast"}, {"genre": "address"}), "genre", "red"),
        (({"genre": "toast"}, {}), "genre", "amber"),
        (({"date": "2029-11-03"}, {"date": "2030-05"}), "date", "green"),
        (({"date": "2019"}, {"date": "2030"}), "date", "amber"),
    ],
)
def test_comparability(facts: tuple[dict[str, str], ...], row: str, verdict: str) -> None:
    texts = [analysis(id, CALLS, **given) for id, given in zip("ab", facts, strict=True)]
    found = {r.name: r.verdict for r in measure_comparability(texts)}
    assert found[row] == verdict


def test_length_is_looked_at() -> None:
    short, long = analysis("a", CALLS[:3]), analysis("b", CALLS * 4)
    rows = {row.name: row for row in measure_comparability([short, long])}
    assert rows["length"].verdict == "amber"
    assert "no interval" in rows["length"].reason


def test_more_texts_than_stand_side_by_side_are_shown_as_spreads() -> None:
    texts = [
        analysis(f"t{n}", CALLS[: 10 + n] + RECORDS[:5], country="XNV", date=str(2020 + n))
        for n in range(7)
    ]
    shown = render_markdown(build_comparison_report(compare(texts), text=False))
    assert "7 texts, XNV 2020 to XNV 2026" in shown
    assert "Shares of sentences in the 7 texts" in shown
    assert max(line.count("|") for line in shown.split("\n")) <= 8
