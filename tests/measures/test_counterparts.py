"""Sentences of two texts that share rare terms."""

from __future__ import annotations

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.measures.counterparts import find_counterparts


def analysis(id: str, *sentences: str) -> Analysis:
    return analyze(Document(id, "\n\n".join(sentences), Metadata(language="en")))


def pairs(first: Analysis, second: Analysis) -> list[tuple[int | None, int | None]]:
    found = find_counterparts(first, second).pairs
    return [(one.unit.sentence_no, other.unit.sentence_no) for one, other in found]


ONE = analysis(
    "one",
    "We all want peace.",
    "Under Order No. 14 every ship must wait.",
    "The trawler carried uninsured barrels.",
    "The lantern on Kess Point went dark on 3 June 2030.",
)
OTHER = analysis(
    "other",
    "Peace is what we all want.",
    "Nobody has ever agreed to Order No. 14.",
    "A trawler with uninsured cargo sank.",
    "Our grandmothers knitted forty jerseys.",
)


def test_numbered_things_and_rare_words_pair_and_common_words_do_not() -> None:
    assert sorted(pairs(ONE, OTHER)) == [(2, 2), (3, 3)]


def test_swapping_the_texts_mirrors_the_pairs() -> None:
    assert pairs(OTHER, ONE) == [(b, a) for a, b in pairs(ONE, OTHER)]


def test_what_has_no_counterpart_is_given_for_both_sides() -> None:
    first, second = find_counterparts(ONE, OTHER).alone
    assert [passage.unit.sentence_no for passage in first] == [4]
    assert [passage.unit.sentence_no for passage in second] == [4]


def test_a_round_figure_pairs_nothing_and_an_exact_one_does() -> None:
    round_figures = ("We planted 4,000 trees.", "They lost 4,000 jobs.")
    exact = ("We planted 4,317 trees.", "They counted 4,317 of them.")
    assert pairs(analysis("a", round_figures[0]), analysis("b", round_figures[1])) == []
    assert pairs(analysis("a", exact[0]), analysis("b", exact[1])) == [(1, 1)]
