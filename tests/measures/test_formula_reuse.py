"""Stretches of eight words and more that come back, with the direction of time."""

from __future__ import annotations

from discourse.measures.formulas.reading import read_stream
from discourse.measures.formulas.reuse import Reuse, find_reuse
from discourse.measures.formulas.stream import WordStream
from tests.measures.formula_texts import dated

EIGHT = "every harbour shall stay open to honest trade"
NINE = f"{EIGHT} forever"


def found(*texts: tuple[str, str, str]) -> tuple[WordStream, Reuse]:
    """Reuse in texts given as date, country and words."""
    stream = read_stream([dated(f"t{n}", d, w, c) for n, (d, c, w) in enumerate(texts)])
    return stream, find_reuse(stream)


def test_own_words_and_words_of_others_are_counted_apart():
    stream, reuse = found(
        ("2031", "NVA", f"We say {NINE}."),
        ("2032", "NVA", f"Again {NINE}."),
        ("2033", "VLM", f"They said {EIGHT}."),
        ("2034", "VLM", f"Now {EIGHT} as well."),
    )
    assert reuse.words.tolist() == [11, 10, 10, 11]
    assert reuse.own.tolist() == [0, 9, 0, 8]
    assert reuse.others.tolist() == [0, 0, 8, 0]
    assert reuse.same_date.tolist() == [0, 0, 0, 0]
    told = [(b.length, b.earlier, b.later, b.is_own, b.holders) for b in reuse.blocks]
    assert told == [(9, 0, 1, True, 1), (8, 0, 2, False, 2), (8, 2, 3, True, 2)]
    longest = reuse.blocks[0]
    assert stream.texts[1].document.quote(longest.later_span) == NINE
    assert stream.texts[0].document.quote(longest.earlier_span) == NINE
    assert stream.tokens(longest.later_first, 2) == ("every", "harbour")
    assert stream.tokens(longest.earlier_first, 2) == ("every", "harbour")


def test_seven_words_are_no_block_and_none_reaches_over_a_sentence():
    seven = EIGHT.rsplit(" ", 1)[0]
    _, reuse = found(
        ("2031", "NVA", f"We say {seven}. Forever we stay."),
        ("2032", "NVA", f"Now {seven}. Forever we stay."),
    )
    assert reuse.blocks == ()
    assert reuse.own.sum() == 0


def test_texts_of_one_date_have_no_direction():
    _, reuse = found(("2031", "NVA", f"We say {EIGHT}."), ("2031-05-02", "VLM", f"So {EIGHT}."))
    assert reuse.same_date.tolist() == [8, 8]
    assert reuse.others.tolist() == [0, 0]
    assert reuse.blocks == ()


def test_what_many_have_is_common():
    texts = [(str(2031 + n), f"C{n}", f"Here {EIGHT}.") for n in range(5)]
    _, reuse = found(*texts)
    assert {block.holders for block in reuse.blocks} == {5}
    assert all(block.is_common for block in reuse.blocks)


def test_repeating_oneself_within_a_text_is_no_reuse():
    _, reuse = found(("2031", "NVA", f"We say {EIGHT}. Again {EIGHT}."))
    assert (reuse.own.sum(), reuse.others.sum(), reuse.blocks) == (0, 0, ())


TWELVE = "the old treaty of the northern ports guards honest trade among coastal peoples"


def changes(stream: WordStream, reuse: Reuse) -> list[tuple[str, str]]:
    """What stands in the gaps of the one altered stretch, before and after."""
    (altered,) = reuse.altered
    return [
        tuple(" ".join(stream.tokens(*side)) for side in gap)  # type: ignore[misc]
        for gap in altered.gaps()
    ]


def test_a_word_changed_put_in_or_left_out_parts_no_stretch():
    for later, expected, shared in (
        (TWELVE.replace("honest", "fair"), [("honest", "fair")], 12),
        (TWELVE.replace("honest", "fair and honest"), [("", "fair and")], 13),
        (TWELVE.replace("northern ", ""), [("northern", "")], 12),
        (
            TWELVE.replace("honest", "fair").replace("old ", "very old "),
            [("", "very"), ("honest", "fair")],
            12,
        ),
    ):
        stream, reuse = found(("2031", "NVA", f"So {TWELVE}."), ("2032", "NVA", f"Now {later}."))
        if "very old" in later:  # one word before a gap is no flank: the stretch begins behind it
            expected, shared = expected[1:], 11
        assert changes(stream, reuse) == expected
        assert reuse.altered[0].shared == shared
        assert reuse.altered[0].is_own
        assert (reuse.altered[0].earlier, reuse.altered[0].later) == (0, 1)


def test_exact_and_altered_words_are_counted_apart():
    altered = TWELVE.replace("among", "between")
    _, reuse = found(("2031", "NVA", f"So {TWELVE}."), ("2032", "VLM", f"Now {altered}."))
    # Ten words stand before "among", as an exact stretch; two behind it are too few for a flank.
    assert reuse.others.tolist() == [0, 10]
    assert reuse.altered == ()
    longer = f"{altered} of the bay"
    _, reuse = found(("2031", "NVA", f"So {TWELVE} of the bay."), ("2032", "VLM", f"Now {longer}."))
    assert reuse.others.tolist() == [0, 10]
    assert reuse.altered_others.tolist() == [0, 5]
    assert reuse.altered_own.tolist() == [0, 0]
    assert reuse.altered[0].shared == 15


def test_what_stands_verbatim_in_another_earlier_text_is_not_altered():
    altered = TWELVE.replace("honest", "fair")
    _, reuse = found(
        ("2031", "NVA", f"So {TWELVE}."),
        ("2032", "VLM", f"Then {altered}."),
        ("2033", "NVA", f"Now {altered}."),
    )
    assert [(one.earlier, one.later) for one in reuse.altered] == [(0, 1)]
    # The first eight words are exact, Norvania's own in 2033; what follows "fair" was Velmar's.
    assert reuse.own.tolist() == [0, 0, 8]
    assert reuse.others.tolist() == [0, 8, 5]


def test_altered_stretches_reach_over_no_sentence_and_need_a_direction_in_time():
    altered = TWELVE.replace("honest trade", "fair. Trade")
    _, reuse = found(("2031", "NVA", f"So {TWELVE}."), ("2032", "NVA", f"Now {altered}."))
    assert reuse.altered == ()
    altered = TWELVE.replace("honest", "fair")
    _, reuse = found(("2031", "NVA", f"So {TWELVE}."), ("2031-03", "VLM", f"Now {altered}."))
    assert reuse.altered == ()


def test_too_many_changes_are_another_sentence():
    altered = "the new treaty of those northern ports guards fair trade among inland peoples"
    _, reuse = found(("2031", "NVA", f"So {TWELVE}."), ("2032", "NVA", f"Now {altered}."))
    assert reuse.altered == ()
