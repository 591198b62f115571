"""Edits in stages, and one map over all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discourse.readers.maps import carry_out, compose, shift
from discourse.text import Edit, SourceMap, Span


def test_only_edits_carried_out_are_counted():
    edits = [Edit(0, 3, "", "a"), Edit(1, 2, "x", "b"), Edit(4, 5, "yy", "a")]
    text, _, counts = carry_out("0123456", edits)
    assert text == "3yy56"
    assert counts == {"a": 2}


def test_without_edits_the_text_is_the_same_object_with_the_identity():
    text = "We act."
    assert carry_out(text, [])[0] is text
    assert carry_out(text, [])[1] == SourceMap.identity(7)


def test_two_stages_lead_back_to_the_first_source():
    source = "one  two\nthree"
    middle, first, _ = carry_out(source, [Edit(3, 5, " ", "space")])
    assert middle == "one two\nthree"
    text, second, _ = carry_out(middle, [Edit(0, 4, "", "cut"), Edit(7, 8, " ", "join")])
    assert text == "two three"
    whole = compose(first, second)
    assert whole.to_source(Span(0, 3)).quote(source) == "two"
    assert whole.to_source(Span(4, 9)).quote(source) == "three"
    assert whole.to_source(Span(0, 9)).quote(source) == "two\nthree"


def test_a_word_made_of_two_replaced_parts_maps_to_their_hull():
    source = "ab--cd"
    middle, first, _ = carry_out(source, [Edit(2, 4, "-", "dash")])
    _, second, _ = carry_out(middle, [Edit(2, 3, "", "cut")])
    assert compose(first, second).to_source(Span(0, 4)) == Span(0, 6)


def test_shift_moves_the_source_only():
    assert shift(SourceMap.identity(5), 10).to_source(Span(1, 3)) == Span(11, 13)


CUTS = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 4), st.sampled_from(["", "-"])))


@given(CUTS, CUTS)
def test_copied_signs_keep_their_source_over_two_stages(first_cuts, second_cuts):
    source = "".join(chr(0x4E00 + at) for at in range(40))

    def edit(text, cuts):
        edits = [
            Edit(at, min(at + n, len(text)), new, "x") for at, n, new in cuts if at < len(text)
        ]
        return carry_out(text, edits)

    middle, first, _ = edit(source, first_cuts)
    text, second, _ = edit(middle, second_cuts)
    whole = compose(first, second) if text and middle else SourceMap.identity(0)
    for at, char in enumerate(text):
        if char != "-":
            assert whole.to_source(Span(at, at + 1)).quote(source) == char
