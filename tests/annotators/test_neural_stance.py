"""Stance with the neural tagger's encoder: the same for all parties, alone or together."""

from __future__ import annotations

import numpy as np
import pytest

from discourse.annotators import analyze, neural_stance
from discourse.annotators.neural_stance import load_neural_stance
from discourse.annotators.stances import find_case, find_stance
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata
from tests.annotators.test_stance import MARKED, SWAPS
from tests.annotators.test_swap import STATES, fill

NEURAL = load_codebook(tagger="neural")
PLACES = [(line.index("["), line.index("]") - 1) for line in MARKED]
TEXTS = [line[:-2].replace("[", "").replace("]", "") for line in MARKED]


def test_parties_read_together_are_read_as_alone() -> None:
    cases = [find_case(text, *place, NEURAL) for text, place in zip(TEXTS, PLACES, strict=True)]
    views = [case.sentence.view for case in cases]
    parties = [case.party._replace(sentence=number) for number, case in enumerate(cases)]
    together = load_neural_stance().read(views, parties)
    alone = [load_neural_stance().read([case.sentence.view], [case.party])[0] for case in cases]
    np.testing.assert_allclose(together.sum(axis=1), 1.0, atol=1e-4)
    # In whole numbers of eight bits a sentence is read a little otherwise beside others.
    np.testing.assert_allclose(together, alone, atol=0.15)


def test_nothing_is_read_of_nothing() -> None:
    assert load_neural_stance().read([], []).shape == (0, 3)


@pytest.mark.parametrize(
    ("text", "target", "polarity"),
    [
        ("We thank Norvania for its generous help.", "Norvania", "+"),
        ("We condemn the brutal war of Norvania against its neighbours.", "Norvania", "-"),
        ("The meeting was held in Norvania on Monday.", "Norvania", "0"),
    ],
)
def test_plain_sentences_are_read_as_meant(text: str, target: str, polarity: str) -> None:
    start = text.index(target)
    assert find_stance(text, start, start + len(target), NEURAL).polarity == polarity


def test_a_party_beyond_what_the_encoder_reads_is_read_all_the_same() -> None:
    text = f"{'The rain fell on the hills and '.join([''] * 30)}we thank Norvania for its help."
    start = text.index("Norvania")
    assert find_stance(text, start, start + 8, NEURAL).polarity == "+"


@pytest.mark.parametrize("sentence", SWAPS[::10])
def test_exchanging_governments_changes_no_stance(sentence: str) -> None:
    results = set()
    for number, first in enumerate(STATES):
        text = fill(sentence, first, STATES[(number + 4) % len(STATES)])
        document = Document("swap", text, Metadata(language="en"))
        found = analyze(document, NEURAL, ("stances",)).stances or ()
        kept = [one for one in found if one.actor in {state[3] for state in STATES}]
        results.add(tuple((one.kind, one.score, one.role) for one in kept))
    assert len(results) == 1


def test_weights_that_are_not_those_of_the_card_are_refused(monkeypatch) -> None:
    real = neural_stance.tomllib.loads
    monkeypatch.setattr(neural_stance.tomllib, "loads", lambda text: real(text) | {"sha256": "0"})
    load_neural_stance.cache_clear()
    with pytest.raises(ValueError, match="its card says another"):
        load_neural_stance()
    monkeypatch.undo()
    load_neural_stance.cache_clear()
