"""Exact places, variants, and how wordings differ."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.measures.formulas.alignment import compare_wordings
from discourse.measures.formulas.matching import (
    find_exact,
    find_forms,
    find_variants,
)
from discourse.measures.formulas.reading import read_stream
from tests.measures.formula_texts import SPEECHES, dated

LIST = ("fair", "steady", "shared", "and", "lasting", "growth")


def variants_of(phrase: tuple[str, ...], *sentences: str) -> list[tuple[str, str]]:
    """The variants of a phrase in sentences of one text, and how they differ."""
    stream = read_stream([dated("a", "2031", " ".join(sentences))])
    taken = np.zeros(stream.words.size, dtype=np.bool_)
    found = find_variants(stream, phrase, taken)
    return [(" ".join(one.words), str(difference)) for one, difference in found]


def test_exact_places_lie_in_one_run():
    stream = read_stream([dated("a", "2031", "Red sand. Red; sand. The red sand blows.")])
    assert find_exact(stream, ("red", "sand")).tolist() == [0, 5]
    assert find_exact(stream, ("blue", "sand")).size == 0


def test_of_two_forms_that_overlap_the_longer_counts():
    stream = read_stream([dated("a", "2031", "Red sand dunes move. Red sand stays.")])
    found = find_forms(stream, [("red", "sand"), ("red", "sand", "dunes")])
    assert [one.words for one in found] == [("red", "sand", "dunes"), ("red", "sand")]


@pytest.mark.parametrize(
    ("sentence", "wording", "difference"),
    [
        ("We want fair, steady, shared and lasting growth.", None, None),  # the phrase itself
        ("We want fair, shared, steady and lasting growth.",
         "fair shared steady and lasting growth", "in another order"),
        ("We want fair, steady and lasting growth.", "fair steady and lasting growth", "- shared"),
        ("We want fair, steady, green, shared and lasting growth.",
         "fair steady green shared and lasting growth", "+ green"),
        ("We want fair, steady, shared and rapid growth.", "fair steady shared and rapid growth",
         "lasting → rapid"),
        ("We want fair, rapid and lasting growth.", None, None),  # two words of content: too much
        ("We want lasting growth.", None, None),  # a piece of the phrase
        ("Fair, steady, shared. And lasting growth.", None, None),  # over the end of a sentence
    ],
)  # fmt: skip
def test_variants_and_what_is_none(sentence: str, wording: str | None, difference: str | None):
    exact = " ".join(LIST)
    found = [pair for pair in variants_of(LIST, sentence) if pair[0] != exact]
    assert found == ([(wording, difference)] if wording else [])


def test_of_two_words_of_content_none_is_exchanged():
    zone = ("zone", "of", "calm")
    assert variants_of(zone, "It is a zone of war.", "It is a circle of calm.") == []
    assert variants_of(zone, "We see zones of calm.") == [("zones of calm", "zone → zones")]


def test_what_belongs_to_a_wording_found_before_is_left_alone():
    stream = read_stream(SPEECHES)
    phrase = ("open", "water", "for", "all", "peoples")
    taken = np.zeros(stream.words.size, dtype=np.bool_)
    for one in find_forms(stream, [phrase]):
        taken[one.first : one.end] = True
    found = [(" ".join(o.words), str(d)) for o, d in find_variants(stream, phrase, taken)]
    assert found == [
        ("open waters for all peoples", "water → waters"),
        ("open water for some peoples", "all → some"),
    ]


def test_differences_weigh_by_the_kind_of_word():
    assert compare_wordings(("zone", "of", "calm"), ("zone", "of", "calm")).changes == ()
    assert compare_wordings(("zone", "of", "calm"), ("zone", "for", "calm")).weight == 0.5
    assert compare_wordings(("zone", "of", "calm"), ("belt", "of", "calm")).weight == 1.0
    back = compare_wordings(("belt", "calm"), ("belt", "of", "calm"))
    there = compare_wordings(("belt", "of", "calm"), ("belt", "calm"))
    assert (str(back), str(there)) == ("+ of", "- of")
    assert back.weight == there.weight
