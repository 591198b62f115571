"""What the taggers see: cues and their scores, words of a kind, form, neighbours."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.annotators import annotate
from discourse.annotators.cues import cue_index
from discourse.annotators.cut_text import CutText
from discourse.annotators.features import Views
from discourse.annotators.hits import WeighedHits
from discourse.annotators.mentions import add_places
from discourse.annotators.tokens import TokenText
from discourse.annotators.units import coded_units, mentions_of
from discourse.codebook import Codebook, load_codebook
from discourse.document import Document, Metadata
from tests.builders import views


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def seen(text: str, codebook: Codebook) -> Views:
    document = annotate(
        Document("x", text, Metadata(language="en")), codebook, ("units", "mentions")
    )
    units = coded_units(document)
    cut = CutText.of(text, add_places(mentions_of(document), text, codebook))
    index = cue_index(codebook, "en")
    hits = index.find(TokenText.of(cut, index.alphabet), units)
    return Views.of(cut, units, WeighedHits.of(hits, len(units), codebook), codebook)


def form(found: Views, number: int) -> dict[str, float]:
    """What is seen of a unit beside cues and words, without what is 0."""
    row = zip(found.names, found.form[number].tolist(), strict=True)
    return {name: value for name, value in row if value}


def test_form_and_person(codebook: Codebook) -> None:
    features = form(seen("Shall we wait 20 years?", codebook), 0)
    assert {"sign:question", "person:we", "form:number", "form:opening"} <= features.keys()
    assert features["form:length"] == pytest.approx(5 / 50)
    assert "person:they" not in features


def test_form_says_where_a_unit_stands() -> None:
    found = views(*["Wells ran dry."] * 20)
    assert [number for number in range(20) if "form:opening" in form(found, number)] == [*range(8)]
    closing = [number for number in range(20) if "form:closing" in form(found, number)]
    assert closing == [*range(14, 20)]
    assert form(found, 10)["form:place"] == 0.5
    assert form(views("dry " * 200), 0)["form:length"] == 2


def test_quotation_marks_of_all_forms_count() -> None:
    found = views("He said “no”.", 'He said "no".', "He said no.")
    assert ["sign:quotation" in form(found, number) for number in range(3)] == [True, True, False]


def test_neighbours_are_heard_by_their_functions(codebook: Codebook) -> None:
    found = seen("We will send two ships. The boat left. We call on all sides to talk.", codebook)
    middle = form(found, 1)
    assert middle["before:function:commitment"] == form(found, 0)["function:commitment"] / 2 > 0
    assert middle["after:function:exhortation"] > 0
    assert not any(name.startswith("before:") for name in form(found, 0))
    assert not any(name.startswith("after:") for name in form(found, 2))


def test_cues_have_names(codebook: Codebook) -> None:
    found = seen("We will send two ships. The boat left.", codebook)
    assert any(name.startswith("cue:commitment/") for name in found.cues[0])
    assert found.cues[1] == []


def test_no_units_are_no_rows() -> None:
    found = views()
    assert found.form.shape == (0, len(found.names))
    assert found.form.dtype == np.float32
