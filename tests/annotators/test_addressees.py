"""Whom a sentence calls upon: one answer of label and ledger, in composed sentences."""

from __future__ import annotations

import pytest

from discourse.annotators import annotate
from discourse.document import Document, Metadata
from discourse.ledger import Request
from tests.builders import composed_codebook

BOOK = composed_codebook()
_ORDER = ("opponent", "partner", "joint", "all")


def addressees(text: str) -> tuple[str | None, list[str]]:
    """What the label says of a sentence of Marenza, and what its requests say."""
    document = Document("test", text, Metadata(language="en", country="XMZ"))
    document = annotate(document, BOOK, ("functions", "requests"))
    (label,) = [one for one in document.layer("functions") if one.label == "exhortation"]
    return label.get("addressee"), [Request.of(one).kind for one in document.layer("requests")]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("We urge the Secretary-General to send a mission to the delta.", "partner"),
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
