"""Words as the taggers read them: names as marks, numbers as one sign, where each stands."""

from __future__ import annotations

import pytest

from discourse.annotators import annotate
from discourse.annotators.cut_text import CutText
from discourse.annotators.marked_words import MARK_OF, MarkedWords
from discourse.annotators.mentions import Mention, add_places
from discourse.annotators.units import mentions_of
from discourse.codebook import Codebook, load_codebook
from discourse.document import Document, Metadata
from discourse.text import Span


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def marked(text: str, codebook: Codebook, country: str | None = None) -> MarkedWords:
    metadata = Metadata(language="en", country=country)
    document = annotate(Document("x", text, metadata), codebook, ("mentions",))
    mentions = add_places(mentions_of(document), text, codebook)
    return MarkedWords.of(CutText.of(text, mentions), codebook, country)


def words(text: str, codebook: Codebook, country: str | None = None) -> list[str]:
    return marked(text, codebook, country).words([Span(0, len(text))])[0]


def test_names_of_states_are_one_mark_with_article_and_ending(codebook: Codebook) -> None:
    plain = words("We thank Kenya's people.", codebook)
    assert plain == ["we", "thank", "@other", "people"]
    assert words("We thank the Netherlands' people.", codebook) == plain
    assert words("We thank the United States’ people.", codebook) == plain


def test_words_for_people_that_are_no_mention_are_marked_too(codebook: Codebook) -> None:
    assert words("Our American friends stay.", codebook)[1] == "@other"
    assert words("Our American friends stay.", codebook, "USA")[1] == "@own"
    assert words("Our American friends stay.", codebook, "KEN")[1] == "@other"


def test_capitals_are_marks_also_where_they_are_only_places(codebook: Codebook) -> None:
    assert words("We met in Port Moresby.", codebook) == ["we", "met", "in", "@place"]
    assert words("Port Moresby rejects it.", codebook) == ["@other", "rejects", "it"]


def test_numbers_are_one_sign(codebook: Codebook) -> None:
    found = words("We built 1,200 wells, -5 in 2019, on the 21st.", codebook)
    assert found == ["we", "built", "#", "wells", "#", "in", "#", "on", "the", "#"]


def test_parts_of_words_and_signs(codebook: Codebook) -> None:
    found = words("The nuclear-free zone’s aim (or state’s): don’t.", codebook)
    assert found == ["the", "nuclear", "free", "zone", "aim", "or", "state", "don", "t"]


def test_words_stand_where_they_do_in_the_text(codebook: Codebook) -> None:
    text = "Then the Netherlands' wells ran dry."
    found = marked(text, codebook)
    span = Span(0, len(text))
    places = [found.place(span, piece, piece) for piece in found.pieces(span)]
    quotes = [text[start:end] for start, end in places]
    assert quotes == ["Then", "the Netherlands'", "wells", "ran", "dry"]
    assert words(text, codebook) == ["then", "@other", "wells", "ran", "dry"]


def test_a_unit_has_its_own_words_only(codebook: Codebook) -> None:
    text = "Wells ran dry. Kenya left."
    found = marked(text, codebook)
    assert found.words([Span(15, len(text))])[0] == ["@other", "left"]
    assert MARK_OF[found.masked(Span(15, len(text)))[0]] == "@other"


def test_names_are_masked_and_the_rest_of_their_place_is_filled(codebook: Codebook) -> None:
    text = "An American dream of the Netherlands’."
    masked = marked(text, codebook).masked(Span(0, len(text)))
    other = next(mask for mask, mark in MARK_OF.items() if mark == "@other")
    assert len(masked) == len(text)
    assert masked.replace("\ue003", "") == f"an {other} dream of {other}."


def test_characters_that_mask_names_are_no_names_in_a_text(codebook: Codebook) -> None:
    text = "We \ue000 met \ue001\ue003."
    found = MarkedWords.of(CutText.of(text, ()), codebook, None)
    assert found.words([Span(0, len(text))])[0] == ["we", "met"]
    assert found.masked(Span(0, len(text))) == "we   met   ."


def test_a_name_of_several_words_is_one_word(codebook: Codebook) -> None:
    mention = Mention(7, 16, "state", "X")
    found = MarkedWords.of(CutText.of("So the Far Isles' and", [mention]), codebook, None)
    assert found.words([Span(0, 21)])[0] == ["so", "@other", "and"]


def test_a_name_that_reaches_into_the_next_unit_ends_with_the_first(codebook: Codebook) -> None:
    cut = CutText.of("So Far Isles left.", [Mention(3, 12, "state", "X")])
    found = MarkedWords.of(cut, codebook, None)
    first, second = Span(0, 6), Span(7, 18)
    assert found.place(first, 1, 1) == (3, 6)
    assert len(found.masked(first)) == 6
    assert found.words([second])[0] == ["left"]


def test_words_do_not_depend_on_the_tagger(codebook: Codebook) -> None:
    quiet = load_codebook(tagger="cues")
    assert words("The wells are dry.", quiet) == words("The wells are dry.", codebook)


def test_remembered_pieces_are_bounded(codebook: Codebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discourse.annotators.marked_words._MOST_PIECES", 10)
    text = " ".join(f"word{number}" for number in range(100))
    found = MarkedWords.of(CutText.of(text, ()), codebook, None)
    assert found.words([Span(0, len(text))])[0] == text.split()
