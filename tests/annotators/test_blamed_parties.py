"""What the ledger of criticism says of a party, for stance."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.annotators import annotate
from discourse.annotators.blamed_parties import BlamedParties, load_odds
from discourse.annotators.examples import load_example_codebook
from discourse.annotators.stance_model import AGAINST, FOR, Party, settle
from discourse.document import Annotation, Document, Layer, Metadata
from discourse.ledger import Contrast
from discourse.text import Span
from tests.builders import MADE_BY, composed_codebook

TEXT = "Castrel has broken the truce. Velmar and Castrel met. Marenza waits."
FIRST, SECOND, THIRD = Span(0, 29), Span(30, 53), Span(54, 68)


def blamed(*records: Contrast) -> BlamedParties:
    """The ledger of the text with these records."""
    document = Document("x", TEXT, Metadata(language="en"))
    document = annotate(document, composed_codebook(), ("units", "mentions"))
    layer = Layer.of("contrasts", [one.to_annotation(()) for one in records], MADE_BY)
    return BlamedParties(document.with_layer(layer))


def record(start: int, end: int, id: str | None, *, guessed: bool, doubtful: bool) -> Contrast:
    return Contrast(
        span=Span(start, end), kind="onesided", target_form="named", target_kind="state",
        target="x", target_id=id, guessed=guessed, doubtful=doubtful,
    )  # fmt: skip


def test_a_party_stands_as_the_records_of_its_sentence_say() -> None:
    told = record(0, 28, "XCT", guessed=False, doubtful=False)
    guessed = record(30, 36, "XVM", guessed=True, doubtful=False)
    ledger = blamed(told, guessed)
    assert ledger.standing(FIRST, "XCT") == "told"
    assert ledger.standing(SECOND, "XVM") == "guessed"
    assert ledger.standing(SECOND, "XCT") == "apart"  # blamed in another sentence
    assert ledger.standing(THIRD, "XMZ") == "apart"


def test_what_is_told_outweighs_a_guess_and_doubtful_records_count_as_none() -> None:
    told = record(0, 28, "XCT", guessed=False, doubtful=False)
    guess = record(0, 7, "XCT", guessed=True, doubtful=False)
    assert blamed(told, guess).standing(FIRST, "XCT") == "told"
    assert blamed(guess, told).standing(FIRST, "XCT") == "told"
    doubtful = record(0, 28, "XCT", guessed=False, doubtful=True)
    assert blamed(doubtful).standing(FIRST, "XCT") == "apart"
    nobody = record(0, 28, None, guessed=False, doubtful=False)
    assert blamed(nobody).standing(FIRST, "XCT") == "apart"


def test_the_blamed_are_likelier_spoken_against_than_all_others() -> None:
    odds = load_odds()
    assert min(odds["told"][0], odds["guessed"][0]) > 0 > odds["apart"][0]
    even = np.full((3, 3), 1 / 3, dtype=np.float32)
    parties = [Party(n, 0, 1, (0.0,) * 8, odds[name]) for n, name in enumerate(odds)]
    found = dict(zip(odds, settle(even, parties), strict=True))
    assert found["told"][AGAINST] > found["told"][FOR]
    assert found["apart"][AGAINST] < 1 / 3 < found["told"][AGAINST]
    assert [row.sum() for row in found.values()] == pytest.approx([1, 1, 1])


def test_cues_alone_have_no_say() -> None:
    document = annotate(Document("x", TEXT, Metadata(language="en")), composed_codebook())
    assert BlamedParties.of(document, composed_codebook()) is None
    assert BlamedParties.of(document, load_example_codebook()) is not None


def test_stances_need_the_ledger_of_criticism() -> None:
    document = Document("x", "Castrel has broken the truce again.", Metadata(language="en"))
    annotated = annotate(document, load_example_codebook(), ("stances",))
    assert annotated.has("contrasts")
    assert [one.label for one in annotated.layer("stances")] == ["-"]
    assert isinstance(annotated.layer("stances")[0], Annotation)
