"""Texts in which a word is a character."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.annotators.alphabet import Alphabet, split_words
from discourse.annotators.cut_text import CutText
from discourse.annotators.mentions import Mention
from discourse.annotators.tokens import TokenText, begins_word
from discourse.codebook import MARK_END, MARKS
from discourse.text import Span

ALPHABET = Alphabet(("so", "and", "agree*", "agreed", "it's", "1,000", "2,000.5"))


def characters(text: str) -> str:
    return "".join(map(ALPHABET.__getitem__, text.split()))


def test_a_known_word_has_a_character_of_its_own_and_others_share_one() -> None:
    so, other, another = characters("so tall oaks")
    assert so != other == another


def test_a_word_belongs_to_the_longest_stem_that_it_begins_with() -> None:
    alphabet = Alphabet(("multi*", "multilateral*"))
    short, long = alphabet["multiple"], alphabet["multilateralism"]
    assert short != long
    assert set(alphabet.characters("multi*")[0]) == {short, long}
    assert set(alphabet.characters("multilateral*")[0]) == {long}


@pytest.mark.parametrize(
    ("kind", "inside", "outside"),
    [
        ("number", ["7", "1,000", "3.5", "-2", "1999"], ["7th", "seven", "b7"]),
        ("year", ["1492", "2014"], ["2,014", "214", "2514"]),
        ("ordinal", ["3rd", "20th"], ["20", "third"]),
    ],
)
def test_numbers_in_digits(kind: str, inside: list[str], outside: list[str]) -> None:
    known = ALPHABET.numbers(kind)
    assert all(ALPHABET[word] in known for word in inside)
    assert not any(ALPHABET[word] in known for word in outside)


def test_words_and_signs_of_a_phrase() -> None:
    assert split_words("it's self-made, no. 5 of 1,000") == [
        "it", "'", "s", "self", "-", "made", ",", "no", ".", "5", "of", "1,000",
    ]  # fmt: skip


def test_a_sign_that_no_cue_knows_is_no_mark() -> None:
    assert ALPHABET[MARK_END] == ALPHABET["☂"] != MARK_END


def test_remembered_pieces_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discourse.annotators.alphabet._MOST_PIECES", 10)
    alphabet = Alphabet(("so",))
    for number in range(100):
        assert alphabet[f"w{number}"] != alphabet["so"]
    assert len(alphabet) <= 10


def test_tokens_lead_back_to_positions() -> None:
    text = "So Norvania and Velmar agreed."
    mentions = [Mention(3, 11, "state", "XNV"), Mention(16, 22, "state", "XVE")]
    found = TokenText.of(CutText.of(text, mentions), ALPHABET)
    mark, other = MARKS["state"], ALPHABET["oaks"]
    so, and_, agreed = characters("so and agreed")
    assert found.tokens == (
        f"{so} {mark}{other}{MARK_END} {and_} {mark}{other}{MARK_END} {agreed}."
    )
    assert found.windows([Span(0, len(text))]) == [(0, len(found.tokens))]
    places = (
        (found.tokens.index(and_), text.index("and")),
        (found.tokens.index(and_) + 1, text.index("and") + 3),
        (found.tokens.index(mark), 3),
        (found.tokens.index(mark) + 1, 3),
        (found.tokens.index(MARK_END) + 1, 11),
        (len(found.tokens), len(text)),
    )
    positions, expected = zip(*places, strict=True)
    assert found.to_text(np.array(positions)).tolist() == [*expected]


def test_white_space_is_one_space_whatever_it_is() -> None:
    found = TokenText.of(CutText.of("\n So \n\t and", []), ALPHABET)
    assert found.tokens == " " + characters("so") + " " + characters("and")
    assert found.to_text(np.array([3])).tolist() == [8]


def test_a_mention_is_one_word() -> None:
    text = "So the Far Isles and"
    found = TokenText.of(CutText.of(text, [Mention(7, 16, "state", "X")]), ALPHABET)
    assert found.count_words(0, len(found.tokens)) == 3


def test_where_a_word_begins() -> None:
    tokens = TokenText.of(CutText.of("so-so 'so", []), ALPHABET).tokens
    so = characters("so")
    places = [at for at, token in enumerate(tokens) if token == so]
    assert [begins_word(tokens, at) for at in places] == [True, False, False]


def test_a_capital_that_is_only_a_place_is_one_word_and_no_cue() -> None:
    text = "the boat to Port Alda left"
    found = TokenText.of(CutText.of(text, [Mention(12, 21, "place", "Port Alda")]), ALPHABET)
    unknown = TokenText.of(CutText.of("the boat to Elda left", []), ALPHABET)
    assert found.tokens == unknown.tokens
    assert found.windows([Span(22, 26)]) == unknown.windows([Span(17, 21)])
