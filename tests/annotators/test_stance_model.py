"""The trained weights of stance: what they see, and that they read all parties alike."""

from __future__ import annotations

import re

import numpy as np
import pytest

from discourse.annotators import annotate, stance_model
from discourse.annotators.party_views import NAME, OWN, SIGNS, sum_up
from discourse.annotators.stance import judge
from discourse.annotators.stance_model import ZONES, Party, load_stance_model, zone_bounds
from discourse.annotators.stance_sentences import StanceSentence
from discourse.annotators.stances import find_case, find_cases, find_stance
from discourse.codebook import load_codebook
from discourse.document import MODEL, Document, Metadata
from tests.annotators.test_stance import MARKED
from tests.builders import composed_codebook


def seen(text: str, target: str, kind: str = "") -> list[str]:
    start = text.index(target)
    return StanceSentence.of(text, [(start, start + len(target), kind)]).view.words


def test_a_name_is_one_mark_whatever_its_length() -> None:
    expected = ["we", "thank", NAME, "for", "its", "help", "."]
    assert seen("We thank Norvania for its help.", "Norvania", "state") == expected
    assert seen("We thank the Twin Isles of Norvania for its help.",
                "Twin Isles of Norvania", "state") == expected  # fmt: skip


def test_the_own_side_is_a_mark_of_its_own() -> None:
    assert seen("My country helps.", "My country", "self") == [OWN, "helps", "."]


def test_parties_that_are_no_names_keep_their_words() -> None:
    assert seen("Certain great powers bully.", "Certain great powers", "unnamed_actor") == [
        "certain", "great", "powers", "bully", ".",
    ]  # fmt: skip
    assert seen("We met the Norvanian rebels.", "the Norvanian rebels") == [
        "we", "met", NAME, "rebels", ".",
    ]  # fmt: skip


def test_zones_lie_before_and_behind_a_party_and_grow() -> None:
    bounds = zone_bounds(20, 22, 60)
    assert bounds == [0, 4, 12, 16, 18, 19, 20, 22, 23, 24, 26, 30, 38, 60]
    assert len(bounds) == ZONES + 1
    assert zone_bounds(0, 1, 2) == [0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2]


def test_what_the_rules_say_is_told_in_order() -> None:
    told = dict(zip(SIGNS, sum_up(judge("We condemn Norvania.", 11, 19)), strict=True))
    assert told["against"] == 1.0
    assert told["blamed"] > 0 == told["praised"] == told["for"]
    wronged = dict(zip(SIGNS, sum_up(judge("Sarkia invaded Norvania.", 15, 23)), strict=True))
    assert wronged["wronged"] == 1.0


def test_parties_read_together_are_read_as_alone() -> None:
    text = " ".join(re.sub(r"[\[\]]| [+0-]$", "", line) for line in MARKED) * 6
    document = Document("test", text, Metadata(language="en"))
    cases = list(find_cases(annotate(document, composed_codebook(), ("units", "mentions"))))
    sentences = {case.party.sentence: case.sentence.view for case in cases}
    assert len(sentences) > stance_model._BATCH
    together = load_stance_model().read(list(sentences.values()), [case.party for case in cases])
    alone = [
        load_stance_model().read([case.sentence.view], [case.party._replace(sentence=0)])[0]
        for case in cases
    ]
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(together.sum(axis=1), 1.0, atol=1e-5)


def test_nothing_is_read_of_nothing() -> None:
    assert load_stance_model().read([], []).shape == (0, 3)


def test_plain_sentences_mostly_keep_the_reading_of_the_rules() -> None:
    """They were composed for the rules; the weights learned from others (52 of 57)."""
    right = 0
    for marked in MARKED:
        before, target, after, expected = re.fullmatch(r"(.*)\[(.*)\](.*) ([+0-])", marked).groups()
        place = len(before), len(before) + len(target)
        right += find_stance(before + target + after, *place, load_codebook()).polarity == expected
    assert right >= 50


def test_words_that_no_rule_tells_are_evidence_by_the_weights() -> None:
    text = "Norvania has let down everybody who trusted it."
    found = find_stance(text, 0, 8, load_codebook())
    assert found.polarity == "-"
    assert found.signs
    assert all(sign.source.startswith(MODEL) and sign.value < 0 for sign in found.signs)
    assert "down everybody" in " ".join(text[sign.start : sign.end] for sign in found.signs)


def test_a_target_may_be_any_words_but_not_none() -> None:
    assert find_case("We trust the people of Sarkia.", 9, 29, load_codebook()).party.end == 5
    with pytest.raises(ValueError, match="2:3 holds no words"):
        find_case("We go", 2, 3, load_codebook())


def test_weights_that_are_not_those_of_the_card_are_refused(monkeypatch) -> None:
    real = stance_model.tomllib.loads
    monkeypatch.setattr(stance_model.tomllib, "loads", lambda text: real(text) | {"sha256": "0"})
    load_stance_model.cache_clear()
    with pytest.raises(ValueError, match="its card says another"):
        load_stance_model()
    monkeypatch.undo()
    assert load_stance_model().readout.shape[0] == ZONES
    assert isinstance(find_case("We go", 0, 2, load_codebook()).party, Party)
