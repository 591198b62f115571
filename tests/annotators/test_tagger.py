"""The tagger: sums by hand, evidence, when it stays out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from discourse.annotators import analyze
from discourse.annotators.features import Array
from discourse.annotators.forms import Forms
from discourse.annotators.grams import Grams
from discourse.annotators.lexicon import Lexicon
from discourse.annotators.phrases import Phrases
from discourse.annotators.tagger import Tagger, load_tagger
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata
from discourse.errors import UsageError
from discourse.readers import read
from tests.builders import ROOT, views

TEXT = "We will build two schools. Terror has no place among us. Let us act now."


WORDS = {"dry": 1, "wells": 2}
LEXICON = Lexicon.of(WORDS)


def silent() -> Phrases:
    """Filters that hear nothing."""
    nothing = np.zeros((3, 2, 1), dtype=np.float32)
    vectors = np.ones((4, 2), dtype=np.float32)
    bias, readout = np.zeros(1, dtype=np.float32), np.ones((1, 2), dtype=np.float32)
    return Phrases(vectors, nothing, bias, readout)


def tagger() -> Tagger:
    """Two labels, three features: the length, and two words."""
    weights = np.array([[50, 0], [1, -2], [3, 0]], dtype=np.float32)
    return Tagger(
        labels=("claim", "contrast"),
        forms=Forms({"form:length": 0}, weights),
        lexicon=LEXICON,
        grams=Grams.of(WORDS, LEXICON),
        phrases=silent(),
        weights=weights,
        scales=np.array([1, 3, 4], dtype=np.float32),
        bias=np.array([-1, 0], dtype=np.float32),
        slopes=np.array([1, 2], dtype=np.float32),
        offsets=np.array([0, 0.5], dtype=np.float32),
        thresholds={"claim": 0.5},
        digest="0",
    )


def score(*units: str) -> Array:
    """The scores of units."""
    return tagger().read(views(*units)).scores


def test_scores_by_hand() -> None:
    # Length 3 / 50; the words count for 3/5 and 4/5: claim -1 + 3 + .6 + 2.4, contrast -1.2.
    scores = score("Wells dry here")
    expected = 1 / (1 + np.exp(-np.array([-1 + 3 + 0.6 + 2.4, 2 * -1.2 + 0.5])))
    np.testing.assert_allclose(scores, [expected], rtol=1e-6)


def test_a_unit_without_known_words_counts_by_its_form_alone() -> None:
    scores = score("Wells dry here", "!", "Wells dry here")
    expected = 1 / (1 + np.exp(-np.array([-1, 0.5])))
    np.testing.assert_allclose(scores[1], expected, rtol=1e-6)
    np.testing.assert_array_equal(scores[0], scores[2])
    assert score().shape == (0, 2)


def test_evidence_is_the_words_that_speak_for_the_label() -> None:
    # Shares 4/5 * 3 and 3/5 * 1 of the sum; a weight is 1 - exp(-3 * share).
    reading = tagger().read(views("Wells dry here", "!", "Wells dry here"))
    assert reading.carriers([(0, "claim"), (1, "claim"), (2, "contrast")]) == [
        [(0, 5, "wells", 0.9993), (6, 9, "dry", 0.8347)],
        [],
        [],
    ]
    assert reading.carriers([]) == []


@pytest.fixture(scope="module")
def shipped() -> Tagger:
    found = load_tagger()
    assert found is not None
    return found


def test_labels_have_calibrated_scores_and_evidence_in_their_sentence(shipped: Tagger) -> None:
    analysis = analyze(Document("x", TEXT, Metadata(language="en")))
    assert analysis.document.layer("functions").made_by.model_digest == shipped.digest
    found = [(unit, label) for unit in analysis.sentences for label in unit.functions or ()]
    assert found
    for unit, label in found:
        assert label.calibrated == (label.label in shipped.thresholds)
        assert label.evidence
        assert all(unit.span.start <= e.span.start < e.span.end <= unit.span.end
                   for e in label.evidence)  # fmt: skip
        assert all(0 <= e.weight <= 1 for e in label.evidence)


def test_a_codebook_for_cues_only_keeps_it_out() -> None:
    quiet = load_codebook(tagger="cues")
    analysis = analyze(Document("x", TEXT, Metadata(language="en")), quiet)
    assert analysis.document.layer("functions").made_by.model_digest is None
    assert not any(a.calibrated for u in analysis.sentences for a in u.functions or ())


def test_a_tagger_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError, match="no tagger 'best'; there are standard, neural, cues"):
        load_codebook(tagger="best")  # type: ignore[arg-type]


def test_a_page_of_the_users_own_is_left_to_its_cues(shipped: Tagger) -> None:
    codebook = load_codebook()
    label = next(iter(shipped.thresholds))
    own = tuple(
        replace(page, definition="Another thing.") if page.id == label else page
        for page in codebook.functions
    )
    changed = replace(codebook, functions=own, digest="another")
    analysis = analyze(Document("x", TEXT, Metadata(language="en")), changed)
    assigned = [a for u in analysis.sentences for a in u.functions or ()]
    assert not any(a.calibrated for a in assigned if a.label == label)


def test_attributes_are_not_guessed_where_no_cue_fired() -> None:
    analysis = analyze(read(ROOT / "corpus/texts/talmere-address.txt"))
    claims = [f for unit in analysis.sentences for f in unit.functions or () if f.label == "claim"]
    learned = [claim for claim in claims if all(e.is_learned for e in claim.evidence)]
    assert 0 < len(learned) < len(claims)
    assert all((claim.get("subtype") is None) == (claim in learned) for claim in claims)


def test_a_cue_inside_a_longer_one_says_who_is_addressed() -> None:
    text = "We call on our partners to open the old port."
    document = Document("test", text, Metadata(language="en"))
    call = analyze(document, load_codebook()).sentences[0].function("exhortation")
    assert call is not None
    assert [piece.source for piece in call.evidence] == ["exhortation/call-on"]
    assert call.get("addressee") == "partner"


def test_a_party_beside_the_own_side_is_asked_together_with_it() -> None:
    text = "Kenya and Norway should keep a steady hand and open together a broader road."
    for country in ("KEN", "NOR"):
        document = Document("test", text, Metadata(language="en", country=country))
        call = analyze(document, load_codebook()).sentences[0].function("exhortation")
        assert call is not None
        assert call.get("addressee") == "joint"
