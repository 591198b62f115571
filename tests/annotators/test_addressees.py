"""Who is called upon, by label and ledger alike; what is no call and no pledge after all."""

from __future__ import annotations

import pytest

from discourse.annotators import annotate
from discourse.annotators.calls import only_goes_on
from discourse.annotators.clause_words import ClauseReader
from discourse.annotators.pledged_units import pledgings_of, without_predictions
from discourse.annotators.spoken_units import clauses_of
from discourse.document import Annotation, Document, Metadata
from discourse.ledger import Request
from discourse.text import Span
from tests.builders import composed_codebook

BOOK = composed_codebook()
_ORDER = ("opponent", "partner", "joint", "all")


def addressees(text: str) -> tuple[str | None, list[str]]:
    """What the label says of a sentence of Marenza, and what its requests say."""
    document = Document("test", text, Metadata(language="en", country="XMZ"))
    document = annotate(document, BOOK, ("functions", "requests"))
    (label,) = [one for one in document.layer("functions") if one.label == "exhortation"]
    return label.get("addressee"), [Request.of(one).kind for one in document.layer("requests")]


def clause_of(text: str) -> ClauseReader:
    """A sentence of Marenza as its clauses are read."""
    document = Document("test", text, Metadata(language="en", country="XMZ"))
    return clauses_of(annotate(document, BOOK, ("mentions",)), BOOK).at(Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("We urge the Secretary-General to send a mission to the delta.", "partner"),
        ("We call on Orsenna to open the strait.", "partner"),  # a name that no list has
        ("We must keep the wells open, and we call on Lumaru to share its maps.", "partner"),
        ("Let us plant the hills, and let no one burn the nets of others.", "joint"),
        ("The membership of the fund should be expanded without delay.", "all"),
        ("It is essential that our harbours be dredged before the storms.", "joint"),
        ("The international community must not look away from the islands.", "all"),
        ("Lumaru must withdraw its gunboats from the strait.", "opponent"),
        ("Marenza and Lumaru should link their ports.", "joint"),
        ("Lumaru and Marenza should link their ports.", "joint"),
        ("The two coasts should link their power grids.", "joint"),
        ("We call on our development partners to honour their promises.", "partner"),
    ],
)
def test_label_and_ledger_give_one_addressee(text: str, addressee: str) -> None:
    told, requests = addressees(text)
    assert told == addressee
    assert told == min(requests, key=_ORDER.index)


def test_a_name_that_is_to_be_helped_is_not_asked() -> None:
    assert addressees("Lumaru must be heard by the court without delay.")[0] == "all"
    assert addressees("Lumaru must hear the court without delay.")[0] == "partner"


def test_exchanging_two_names_changes_no_addressee() -> None:
    text = "We urge {} to return the pilots, and {} should be heard by the court."
    one, other = (
        addressees(text.format(*names)) for names in (("Lumaru", "Velmar"), ("Velmar", "Lumaru"))
    )
    assert one == other


def test_calls_in_reported_words_of_others_keep_an_addressee() -> None:
    document = Document("test", "Let us build the bridge.", Metadata(language="en"))
    (label,) = annotate(document, BOOK, ("functions",)).layer("functions")
    assert label.get("addressee") == "joint"  # with no ledger beside it


@pytest.mark.parametrize(
    "text",
    [
        "Let us take the fishery of the delta, for example.",
        "Let us look at the figures of the port.",
        "Let us be clear that the storm was foreseen.",
        "Let me turn to the matter of the wells.",
        "Let us suppose for a moment that the dam had held.",
    ],
)
def test_how_a_text_goes_on_is_no_call(text: str) -> None:
    assert only_goes_on(clause_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Let us not forget that the delta feeds nine nations.",
        "Let us look to the north with hope and take the road together.",
        "Let us take the road to the delta together.",
        "Let us consider a new treaty on the strait.",
        "Let us be clear: the strait must stay open.",
        "Let me call on Lumaru to open the strait.",
    ],
)
def test_what_is_to_be_done_or_kept_in_mind_is_a_call(text: str) -> None:
    assert not only_goes_on(clause_of(text))


STATES = [
    "We shall never forget the sailors who died in the flood.",
    "We will all be worse off without the port.",
    "We will be judged by what we did for the herders.",
    "We will always be grateful to the people of Lumaru.",
    "We will see whether the truce holds.",
    "We will feel the effects of the drought for decades.",
]
PLEDGES = [
    "We will never forget our duty to the islands.",
    "We will not be deterred by the storms.",
    "We will be guided by the charter in all that we do.",
    "We will be glad to share our charts with the islands.",
    "We will see to it that the wells stay open.",
    "We will feel the loss for years, but we will rebuild the pier.",
]


@pytest.mark.parametrize("text", [*STATES, *PLEDGES])
def test_what_is_felt_or_happens_is_no_pledge(text: str) -> None:
    document = Document("test", text, Metadata(language="en", country="XMZ"))
    document = annotate(document, BOOK, ("mentions",))
    pledging = pledgings_of(document, BOOK).at(Span(0, len(text)))
    assert pledging.only_happens is (text in STATES)
    label = Annotation(Span(0, len(text)), "commitment", 0.9)
    assert without_predictions(document, BOOK, [label]) == ([] if text in STATES else [label])
