"""Which sentences have records of criticism, and what the ledger says of a party's stance."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.annotators import analyze
from discourse.annotators.blamed_parties import BlamedParties
from discourse.annotators.record_choice import LEAST_SCORE, MOST_WEIGHT, RecordChoice
from discourse.annotators.stance_model import AGAINST, Party, settle
from discourse.codebook import load_codebook
from discourse.document import Document, Layer, Metadata
from discourse.ledger import Contrast
from discourse.text import Span
from tests.builders import MADE_BY

UNITS = [Span(start, start + 5) for start in range(0, 50, 5)]


def choice(first: float, labelled: int) -> RecordChoice:
    """A text whose first sentence has a score, and whose last ones have the label."""
    marked = set(UNITS[len(UNITS) - labelled :])
    return RecordChoice(UNITS, [first, *[0.01] * 9], marked)


def test_a_surer_score_a_likelier_target_and_a_critical_text_speak_for_a_record() -> None:
    asked = UNITS[0]
    assert choice(0.99, 5).stands(asked)
    assert not choice(0.25, 0).stands(asked)
    assert choice(0.25, 3).stands(asked, MOST_WEIGHT)
    assert not choice(0.25, 3).stands(asked)


def test_a_sentence_far_from_the_label_is_not_read() -> None:
    assert UNITS[0] not in list(choice(LEAST_SCORE - 0.01, 5).worth_reading())
    assert UNITS[0] in list(choice(LEAST_SCORE + 0.05, 5).worth_reading())


def test_codebooks_of_another_tagger_are_left_to_their_labels() -> None:
    text = "Castrel has bombed the harbours of our neighbours again and again."
    book = load_codebook(tagger="cues")
    document = analyze(Document("x", text, Metadata(language="en")), book, ("functions",)).document
    assert RecordChoice.of(document, book) is None


@pytest.mark.parametrize(
    ("guessed", "party", "standing"),
    [(False, "CAS", "told"), (True, "CAS", "guessed"), (False, "NOR", "beside")],
)
def test_the_ledger_says_how_a_party_stands(guessed: bool, party: str, standing: str) -> None:
    document = Document("x", "Castrel bombs Norvania. Norvania waits.", Metadata(language="en"))
    document = analyze(document, load_codebook(), ("units",)).document
    one, other = (unit.span for unit in document.layer("units"))
    record = Contrast(
        span=Span(0, 13), kind="onesided", target_form="named", target_kind="state",
        target="Castrel", target_id="CAS", guessed=guessed,
    )  # fmt: skip
    layer = Layer.of("contrasts", [record.to_annotation(())], MADE_BY)
    blamed = BlamedParties(document.with_layer(layer))
    assert blamed.standing(one, party) == standing
    assert blamed.standing(other, party) == "apart"
    assert blamed.odds(one, "CAS") > blamed.odds(one, "NOR")


def test_odds_move_the_chance_of_a_stance_against_and_leave_the_rest_in_proportion() -> None:
    party = Party(0, 0, 1, (0.0,) * 8, odds=float(np.log(4)))
    (row,) = settle(np.array([[0.2, 0.6, 0.2]], dtype=np.float32), [party])
    assert row.tolist() == pytest.approx([0.5, 0.375, 0.125])
    assert row[AGAINST] == row.max()
