"""Train the tagger: ``python corpus/train.py UNGDC_FOLDER REFERENCE_FILE``.

Few sentences are coded; many are not. So a *teacher* (``corpus/teach.py``) learned from the coded
ones and scored sentences that nobody coded; the *student* that ships (``corpus/student.py``) learns
from the coded ones, from composed sentences of kinds that are rare in speeches (``composed.tsv``),
from the mean of what the teacher and the neural tagger say of the others, and from what the latter
says of varied copies of them (``corpus/varied.py``). No text of the test part, and none of a
government held out, is read; development texts set the scale of the scores and the thresholds,
nothing else. Written to ``data/model/``, the same bytes each time on the same kind of processor.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack
from sentences import (
    CODEBOOK,
    LABELS,
    TRAINING,
    Sentences,
    Table,
    Vocabulary,
    read_composed,
    read_gold,
    read_taught,
)
from sklearn.linear_model import LogisticRegression
from sources import Folders
from student import Lessons, learn
from varied import scored, varied

from discourse.annotators.features import CUE_SCALE
from discourse.annotators.neural import load_neural_tagger
from discourse.annotators.phrases import Phrases

Mask = NDArray[np.bool_]
FOLDER = Path(__file__).resolve().parents[1] / "src/discourse/data/model"
GOLD_WEIGHT, COMPOSED_WEIGHT = 3.0, 3.0  # a sentence that a teacher scored counts for 1
COPIES = 3  # of each sentence that nobody coded
STEPS = np.linspace(0.15, 0.9, 31)  # thresholds tried: no label is given on a score under .15
FEWEST_POSITIVES = 8  # development sentences with a label, for a scale and threshold of its own


@dataclass(frozen=True, eq=False)
class Student:
    """What ships: weights [features × labels], bias, phrases, and the scale of scores by label."""

    weights: Table
    bias: Table
    phrases: Phrases
    slopes: Table
    offsets: Table
    thresholds: Table

    def scores(self, vocabulary: Vocabulary, sentences: Sentences) -> Table:
        """Calibrated scores [units × labels]."""
        sums = sum_up(vocabulary, sentences, self.weights, self.bias, self.phrases)
        return logistic(sums * self.slopes + self.offsets)


def logistic(sums: Table) -> Table:
    """From sums to probabilities."""
    return np.asarray(1 / (1 + np.exp(-sums)))


def calibrate(sums: Table, truth: Table) -> tuple[Table, Table, Table]:
    """Slope, offset and threshold of each label: Platt's scaling and the best F1, on dev texts.

    A label too rare there shares the scale and threshold of all labels together.
    """
    shared = _scale(sums.ravel(), truth.ravel())
    common = _threshold(logistic(sums * shared[0] + shared[1]), truth)
    rows = []
    for number in range(sums.shape[1]):
        own, right = sums[:, number], truth[:, number]
        if right.sum() < FEWEST_POSITIVES:
            rows.append((*shared, common))
            continue
        slope, offset = _scale(own, right)
        rows.append((slope, offset, _threshold(logistic(own * slope + offset), right)))
    slopes, offsets, thresholds = np.array(rows).T
    return slopes, offsets, thresholds


def _scale(sums: Table, truth: Table) -> tuple[float, float]:
    model = LogisticRegression(C=1.0, solver="lbfgs").fit(sums[:, None], truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def _threshold(scores: Table, truth: Table) -> float:
    """The threshold of the best F1; of equals the one in the middle."""
    found = scores[..., None] >= STEPS
    right = truth[..., None] > 0
    axes = tuple(range(scores.ndim))
    hits = (found & right).sum(axis=axes)
    quality = 2 * hits / np.maximum(found.sum(axis=axes) + right.sum(axis=axes), 1)
    best = np.flatnonzero(quality >= quality.max() - 1e-9)
    return float(STEPS[best[len(best) // 2]])


def train(
    gold: Sentences,
    composed: Sentences,
    uncoded: Sentences,
    dev: Sentences,
    copies: Sequence[Sentences] = (),
) -> tuple[Vocabulary, Student]:
    """The vocabulary and the student; ``copies`` of uncoded sentences add no words to it."""
    everything = Sentences(
        [*gold.countries, *uncoded.countries],
        [*gold.views, *uncoded.views],
        gold.labels,
    )
    vocabulary = Vocabulary.of(everything)
    parts = [(gold, GOLD_WEIGHT), (uncoded, 1.0), (composed, COMPOSED_WEIGHT)]
    parts += [(own, 1.0) for own in copies]
    labels = [own.labels for own, _ in parts]
    lessons = Lessons(
        vstack([vocabulary.matrix(sentences) for sentences, _ in parts]).tocsr(),
        [view.words for sentences, _ in parts for view in sentences.views],
        np.vstack(labels),
        np.repeat([count for _, count in parts], [len(own) for own in labels]),
    )
    learned = learn(lessons, vocabulary.lexicon)
    sums = sum_up(vocabulary, dev, *learned)
    return vocabulary, Student(*learned, *calibrate(sums, dev.labels))


def sum_up(
    vocabulary: Vocabulary, sentences: Sentences, weights: Table, bias: Table, phrases: Phrases
) -> Table:
    """The sums of all labels, [units × labels]."""
    words = vocabulary.lexicon.read([view.words for view in sentences.views])
    return np.asarray(
        vocabulary.matrix(sentences) @ weights + bias + phrases.sums(phrases.hear(words))
    )


def ships(given: Mask, dev: Sentences) -> list[str]:
    """The labels that are ``given`` better on development texts than by the cues alone."""
    truth = dev.labels > 0
    least = [CUE_SCALE * page.threshold for page in CODEBOOK.functions]
    names = [f"function:{label}" for label in LABELS]
    cues = np.array([[view.features.get(n, 0.0) for n in names] for view in dev.views]) >= least
    ours, theirs = (f1(found, truth) for found in (given, cues))
    for label, one, other, count in zip(LABELS, ours, theirs, truth.sum(axis=0), strict=True):
        print(f"{label:<14}{count:>4} trained {one:.2f} cues {other:.2f}")
    return [label for label, one, other in zip(LABELS, ours, theirs, strict=True) if one > other]


def f1(found: Mask, truth: Mask) -> Table:
    """F1 of each label; 0 where it neither occurs nor is found."""
    both = 2 * (found & truth).sum(axis=0)
    return np.asarray(both / np.maximum(found.sum(axis=0) + truth.sum(axis=0), 1))


def gold_digest() -> str:
    """Which gold it was trained on."""
    return hashlib.sha256((FOLDER.parents[3] / "corpus/gold/gold.tsv").read_bytes()).hexdigest()


def neural_digest() -> str:
    """Which neural tagger it learned from."""
    return load_neural_tagger().digest


def write(
    vocabulary: Vocabulary, student: Student, shipped: list[str], facts: dict[str, int]
) -> None:
    """The arrays, the names of features, and the card."""
    FOLDER.mkdir(exist_ok=True)
    packed = io.BytesIO()
    np.savez_compressed(
        packed,
        weights=student.weights.astype(np.float16),
        vectors=student.phrases.vectors.astype(np.float16),
        filters=student.phrases.filters.astype(np.float16),
        filter_bias=student.phrases.bias.astype(np.float32),
        readout=student.phrases.readout.astype(np.float16),
        scales=vocabulary.scales.astype(np.float16),
        bias=student.bias.astype(np.float32),
        slopes=student.slopes.astype(np.float32),
        offsets=student.offsets.astype(np.float32),
    )
    (FOLDER / "weights.npz").write_bytes(packed.getvalue())
    names = "\n".join(vocabulary.names).encode() + b"\n"
    (FOLDER / "features.txt.gz").write_bytes(gzip.compress(names, mtime=0))
    thresholds = "".join(
        f"{label} = {threshold:.3f}\n"
        for label, threshold in zip(LABELS, student.thresholds, strict=True)
        if label in shipped
    )
    counted = "".join(f"{name} = {value}\n" for name, value in facts.items())
    (FOLDER / "card.toml").write_text(
        f"""# The card of the tagger, written by corpus/train.py. Do not edit.
title = "Tagger of sixteen rhetorical functions: linear in features and in filters over words"
script = "corpus/train.py"
sha256 = "{hashlib.sha256(packed.getvalue()).hexdigest()}"  # of weights.npz
gold = "{gold_digest()}"  # sha256 of corpus/gold/gold.tsv; texts.tsv there names texts and parts
teacher = "all-mpnet-base-v2 (Apache-2.0) trained further on the coded sentences, with cues"
neural = "{neural_digest()}"  # sha256 of the neural tagger that scored copies
labels = {json.dumps(LABELS)}
{counted}
# Labels without a threshold are left to the cues: there the tagger was not better on development
# texts.
[thresholds]
{thresholds}""",
        encoding="utf-8",
    )


def main() -> None:
    """Read, train, write."""
    folders = Folders(*map(Path, sys.argv[1:3]))
    gold = read_gold(folders, TRAINING)
    dev = read_gold(folders, {"dev"})
    composed, uncoded = read_composed(), read_taught(folders)
    copies = [varied(uncoded, number) for number in range(COPIES)]
    uncoded = replace(uncoded, labels=(uncoded.labels + scored(uncoded).labels) / 2)
    vocabulary, student = train(gold, composed, uncoded, dev, copies)
    facts = {
        "coded_sentences": len(gold.views),
        "development_sentences": len(dev.views),
        "uncoded_sentences": len(uncoded.views),
        "varied_copies": sum(len(own.views) for own in copies),
        "features": len(vocabulary.names),
    }
    given = student.scores(vocabulary, dev) >= student.thresholds
    write(vocabulary, student, ships(given, dev), facts)
    print(facts)


if __name__ == "__main__":
    main()
