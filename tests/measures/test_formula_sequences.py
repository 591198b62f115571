"""Recurring sequences, cohesion, boundary entropy, and which sequences are formulas."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from discourse.measures.formulas.discovery import find_sequences
from discourse.measures.formulas.reading import read_stream
from discourse.measures.formulas.sequences import (
    find_levels,
    measure_boundary_entropy,
    measure_cohesion,
)
from tests.measures.formula_texts import SPEECHES, dated


def test_sequences_are_counted_by_occurrence_and_by_text():
    texts = [dated("a", "2031", "Red sand red sand."), dated("b", "2032", "Red sand blows.")]
    stream = read_stream(texts)
    levels = find_levels(stream, 3, 2)
    assert [level.length for level in levels] == [1, 2]  # "red sand red" is in one text only
    pairs = levels[1]
    assert stream.tokens(int(pairs.firsts[0]), 2) == ("red", "sand")
    assert (pairs.counts.tolist(), pairs.ranges.tolist()) == ([3], [2])
    assert pairs.places.tolist() == [0, 2, 4]


def test_no_sequence_reaches_over_the_end_of_a_run():
    stream = read_stream([dated("a", "2031", "Red; sand. Red; sand.")])
    assert len(find_levels(stream, 2, 1)) == 1


def test_cohesion_is_the_normalised_information_of_the_weakest_joint():
    # Six words: x y x y x z. p(xy) = 2/6, p(x) = 3/6, p(y) = 2/6: ln 2 / ln 3.
    stream = read_stream([dated("a", "2031", "Xa ya xa ya xa za.")])
    levels = find_levels(stream, 3, 1)
    first = measure_cohesion(levels, 2, 6)[levels[1].class_at[0]]
    assert first == pytest.approx(log(2) / log(3))
    # x y x, twice: joints x|yx and xy|x. p = 2/6; p(x)p(yx) = 1/2 · 1/3, p(xy)p(x) the same.
    assert measure_cohesion(levels, 3, 6)[levels[2].class_at[0]] == pytest.approx(log(2) / log(3))


def test_a_boundary_counts_as_a_neighbour_of_its_own():
    # After "xa": ya, za, ya, wa: ½, ¼, ¼ give 1.5 bits. Before it: four ends of sentences, 2 bits.
    stream = read_stream([dated("a", "2031", "Xa ya is. Xa za is. Xa ya was. Xa wa was.")])
    level = find_levels(stream, 1, 1)[0]
    number = level.class_at[0]
    none = np.zeros(stream.words.size, dtype=np.bool_)
    assert measure_boundary_entropy(stream, level, +1, none)[number] == pytest.approx(1.5)
    assert measure_boundary_entropy(stream, level, -1, none)[number] == pytest.approx(2.0)


def test_words_of_grammar_beside_a_sequence_are_passed_over():
    # Before "xa": ya, za and the end of a sentence twice, once behind "the": ¼ each, 2 bits.
    stream = read_stream([dated("a", "2031", "Ya the xa is. Za xa is. The xa was. Xa was.")])
    level = find_levels(stream, 1, 1)[0]
    grammar = np.array([stream.vocabulary[w] in ("the", "is", "was") for w in stream.words])
    number = level.class_at[2]
    assert stream.tokens(2, 1) == ("xa",)
    assert measure_boundary_entropy(stream, level, -1, grammar)[number] == pytest.approx(2.0)
    assert measure_boundary_entropy(stream, level, +1, grammar)[number] == pytest.approx(2.0)


def test_a_formula_is_found_whole_and_its_pieces_are_not():
    (found,) = find_sequences(read_stream(SPEECHES), fewest_texts=3)
    assert found.words == ("open", "water", "for", "all", "peoples")
    assert (found.free, found.texts, found.length) == (4, 4, 5)
    assert found.phrase == "open water for all peoples"


def test_a_shorter_formula_counts_where_it_stands_alone():
    texts = [
        dated(str(n), str(2030 + n), f"{first} the long night watch {last}.")
        for n, (first, last) in enumerate(
            (("Under", "ends"), ("After", "goes on"), ("During", "sleeps"), ("With", "sings"))
        )
    ]
    alone = [
        dated("x", "2040", "Such a night watch tires."),
        dated("y", "2041", "One night watch hums."),
        dated("z", "2042", "No night watch rests."),
    ]
    found = find_sequences(read_stream([*texts, *alone]), fewest_texts=3, shortest=2)
    assert [(" ".join(one.words), one.free, one.places.size) for one in found] == [
        ("long night watch", 4, 4),
        ("night watch", 3, 7),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "{0} the Grand Port Council {1}.",  # names alone
        "{0} that which it is {1}.",  # grammar alone
    ],
)
def test_names_alone_and_grammar_alone_are_no_formulas(sentence: str):
    words = (("Today", "met"), ("Now", "left"), ("Once", "spoke"), ("Often", "slept"))
    texts = [dated(str(n), str(2030 + n), sentence.format(*pair)) for n, pair in enumerate(words)]
    assert find_sequences(read_stream(texts), fewest_texts=3) == ()


def test_limits_that_make_no_sense_are_refused():
    with pytest.raises(ValueError, match="two texts or more"):
        find_sequences(read_stream(SPEECHES), fewest_texts=1)
