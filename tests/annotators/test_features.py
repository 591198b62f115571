"""What the tagger sees: names as marks, numbers as one sign, neighbours, form."""

from __future__ import annotations

import pytest

from discourse.annotators import annotate
from discourse.annotators.actors import add_places
from discourse.annotators.cues import cue_index
from discourse.annotators.features import (
    MARK_OF,
    UnitView,
    Viewer,
    demonym_marks,
    features_of,
    mask_words,
    word_places,
)
from discourse.annotators.tokens import TokenText
from discourse.annotators.units import coded_units, mentions_of
from discourse.codebook import Codebook, load_codebook
from discourse.document import Document, Metadata
from discourse.text import Span


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def views(text: str, codebook: Codebook, country: str | None = None) -> list[UnitView]:
    metadata = Metadata(language="en", country=country)
    document = annotate(Document("x", text, metadata), codebook, ("units", "actors"))
    units = coded_units(document)
    mentions = add_places(mentions_of(document), text, codebook)
    index = cue_index(codebook, "en")
    hits = index.find(TokenText.of(text, mentions, index.alphabet), units)
    viewer = Viewer.of(text, mentions, demonym_marks(codebook, country))
    return [viewer.view(*pair) for pair in zip(units, hits, strict=True)]


def words(text: str, codebook: Codebook, country: str | None = None) -> list[str]:
    return list(views(text, codebook, country)[0].words)


def test_names_of_states_are_one_mark_with_article_and_ending(codebook: Codebook) -> None:
    plain = words("We thank Kenya's people.", codebook)
    assert plain == ["we", "thank", "@other", "people"]
    assert words("We thank the Netherlands' people.", codebook) == plain
    assert words("We thank the United States’ people.", codebook) == plain


def test_demonyms_that_are_no_mention_are_marked_too(codebook: Codebook) -> None:
    assert words("Our American friends stay.", codebook)[1] == "@other"
    assert words("Our American friends stay.", codebook, "USA")[1] == "@own"


def test_capitals_are_marks_also_where_they_are_only_places(codebook: Codebook) -> None:
    assert words("We met in Port Moresby.", codebook) == ["we", "met", "in", "@place"]
    assert words("Port Moresby rejects it.", codebook) == ["@other", "rejects", "it"]


def test_numbers_are_one_sign(codebook: Codebook) -> None:
    assert words("We built 1,200 wells in 2019.", codebook).count("#") == 3


def test_words_stand_where_they_do_in_the_text(codebook: Codebook) -> None:
    text = "Then the Netherlands' wells ran dry."
    document = annotate(Document("x", text, Metadata(language="en")), codebook, ("actors",))
    viewer = Viewer.of(text, mentions_of(document), {})
    view = viewer.view(Span(0, len(text)), ())
    found = [text[start:end] for start, end in word_places(view)]
    assert found == ["Then", "the Netherlands'", "wells", "ran", "dry"]
    assert view.words == ("then", "@other", "wells", "ran", "dry")


def test_characters_that_mask_names_are_no_names_in_a_text() -> None:
    viewer = Viewer.of("We \ue000 met \ue001\ue003.", (), {})
    assert viewer.view(Span(0, 12), ()).words == ("we", "met")


def test_words_for_people_are_masked_where_they_are_no_mention() -> None:
    viewer = Viewer.of("An American dream.", (), {"american": "@other"})
    view = viewer.view(Span(0, 18), ())
    assert view.masked == "an american dream."
    masked = mask_words(view).masked
    assert (masked[:3], masked[11:]) == ("an ", " dream.")
    assert MARK_OF[masked[3]] == "@other"
    assert mask_words(mask_words(view)) == mask_words(view)


def test_form_and_person(codebook: Codebook) -> None:
    features = features_of(views("Shall we wait 20 years?", codebook), 0)
    assert {"sign:question", "person:we", "form:number", "form:opening"} <= features.keys()
    assert "person:they" not in features


def test_neighbours_are_heard_by_their_functions(codebook: Codebook) -> None:
    found = views("We will send two ships. The boat left. We call on all sides to talk.", codebook)
    middle = features_of(found, 1)
    assert middle["before:function:commitment"] > 0
    assert middle["after:function:exhortation"] > 0
    assert not any(name.startswith("cue:") for name in middle)
    first = features_of(found, 0)
    assert any(name.startswith("cue:commitment/") for name in first)
    assert first["function:commitment"] > first.get("function:claim", 0)


def test_words_of_people_do_not_depend_on_the_tagger(codebook: Codebook) -> None:
    quiet = load_codebook(tagger="cues")
    assert words("The wells are dry.", quiet) == words("The wells are dry.", codebook)
