"""Which sentences the ledger of criticism holds: by the tagger's score, and what they may blame.

A label is given from a score on, whatever the sentence blames. The ledger knows more: how likely
its best candidate is the target, and how much of the rest of the text is criticism. A logistic
regression weighs both with the score (``corpus/train_records.py`` makes the weights, from sentences
of texts that the tagger had not learned). So a sentence whose score is just under the threshold has
a record where somebody is plainly meant, and one just above a doubtful one where nobody
is.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files

from discourse.annotators.contrast_words import FUNCTION
from discourse.annotators.units import coded_units
from discourse.codebook import Codebook, load_codebook
from discourse.document import Document
from discourse.text import Span

WEIGHTS = "data/model/records.tsv"
#: A sentence without the label is read from this score on.
LEAST_SCORE = 0.2
#: The weight of a candidate counts within these bounds, so that most sentences need none.
LEAST_WEIGHT, MOST_WEIGHT = 0.0, 1.5
_FARTHEST = 1e-4  # a score nearer to 0 or 1 tells no more

Features = dict[str, float]


class RecordChoice:
    """What the tagger says of the criticism in a text, and whether that makes a record."""

    def __init__(
        self, units: Sequence[Span], scores: Sequence[float], labelled: Collection[Span]
    ) -> None:
        """``scores`` are those of the tagger for each of the ``units``."""
        self._scores = dict(zip(units, scores, strict=True))
        self._labelled = labelled

    @classmethod
    def of(cls, document: Document, codebook: Codebook) -> RecordChoice | None:
        """That of a text whose criticism the standard tagger has scored; else ``None``."""
        layer = document.layer("functions")
        is_tagged = layer.made_by.model_digest is not None and codebook.tagger == "standard"
        if not (is_tagged and layer.scores and _has_shipped_page(codebook)):
            return None
        column = layer.scores.labels.index(FUNCTION)
        scores = [row[column] for row in layer.scores.values]
        labelled = {one.span for one in layer if one.label == FUNCTION}
        return cls(coded_units(document), scores, labelled)

    def worth_reading(self) -> Iterator[Span]:
        """The sentences that have a record if somebody is plainly meant, in order."""
        for sentence, score in self._scores.items():
            is_near = score >= LEAST_SCORE or sentence in self._labelled
            if is_near and self.stands(sentence, MOST_WEIGHT):
                yield sentence

    def is_labelled(self, sentence: Span) -> bool:
        """Whether the tagger gave a sentence the function."""
        return sentence in self._labelled

    def stands(self, sentence: Span, weight: float = LEAST_WEIGHT) -> bool:
        """Whether a sentence has records where its likeliest candidate has that weight."""
        weights = load_weights()
        features = self.features(sentence, weight)
        return sum(value * weights[name] for name, value in features.items()) >= 0

    def features(self, sentence: Span, weight: float) -> Features:
        """What tells of a sentence, as numbers."""
        return to_features(*self.seen(sentence), weight)

    def seen(self, sentence: Span) -> tuple[float, float]:
        """The score of a sentence, and the share of the others that have the label."""
        others = len(self._labelled) - (sentence in self._labelled)
        return self._scores[sentence], others / max(len(self._scores) - 1, 1)


def to_features(score: float, share: float, weight: float) -> Features:
    """What tells: the tagger's ``score``, the ``share`` of other sentences with the label, the
    ``weight`` of the likeliest candidate.
    """
    score = min(max(score, _FARTHEST), 1 - _FARTHEST)
    return {
        "always": 1.0,
        "score": math.log(score / (1 - score)),
        "share of others": share,
        "weight": min(max(weight, LEAST_WEIGHT), MOST_WEIGHT),
    }


def _has_shipped_page(codebook: Codebook) -> bool:
    """Whether the tagger scores criticism: it has learned from the shipped cues."""
    return codebook.function(FUNCTION) == load_codebook().function(FUNCTION)


@cache
def load_weights() -> dict[str, float]:
    """The weight of each feature by its name."""
    lines = files("discourse").joinpath(WEIGHTS).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("# "))
    return {name: float(weight) for name, weight in rows}
