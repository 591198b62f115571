"""Texts in pieces: nothing is lost, and mentions have their article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discourse.annotators.cut_text import CutText
from discourse.annotators.mentions import Mention
from discourse.text import Span, fold


@given(st.text(max_size=60))
def test_pieces_are_the_whole_text(text: str) -> None:
    cut = CutText.of(text, ())
    assert "".join(cut.pieces) == cut.folded == fold(text)
    assert cut.starts[-1] == len(text)
    assert len(cut.starts) == len(cut.pieces) + 1


def test_numbers_words_and_signs_are_pieces() -> None:
    cut = CutText.of("We built 1,200.5 wells (well-made) in -3 °C.", ())
    words = [piece.strip() for piece in cut.pieces]
    assert words == ["we", "built", "1,200.5", "wells", "(", "well", "-", "made", ")", "in", "-3",
                     "°", "c", "."]  # fmt: skip
    assert cut.end(1) == len("We built")


def test_an_article_belongs_to_the_name_of_a_state_and_of_no_one_else() -> None:
    text = "So the Far Isles met the Velmarans."
    mentions = [Mention(7, 16, "state", "X"), Mention(25, 34, "demonym", "Y")]
    named = CutText.of(text, mentions).named
    assert named == [("state", 1, 3), ("demonym", 6, 6)]


def test_a_name_at_the_beginning_has_no_article() -> None:
    (named,) = CutText.of("Velmar met us.", [Mention(0, 6, "state", "X")]).named
    assert (named.first, named.last) == (0, 0)


def test_the_pieces_within_a_stretch() -> None:
    cut = CutText.of("Wells ran dry. We met.", ())
    first, end = cut.within(Span(15, 22))
    assert [*cut.pieces[first:end]] == ["we ", "met", "."]
