"""Train stance for the neural tagger: ``python corpus/train_neural_stance.py NEWSMTSC UNGDC``.

A logistic regression on what the encoder that ships makes of coded parties (``stance_lessons.py``),
those of news and of speeches for training. Run it after ``distil.py`` and ``train_stance.py``.
Written to ``data/neural/``, the same bytes each time; printed is the score on development texts,
which chose the penalty and the share of the small network.
"""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from distil import FOLDER
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from sources import Folders
from stance_lessons import Lesson, read_news, read_speeches
from train_stance import compare

from discourse.annotators.features import Array
from discourse.annotators.neural import load_neural_tagger
from discourse.annotators.neural_stance import features_of, load_neural_stance
from discourse.codings.polarities import line_of, score_polarities

PENALTY = 0.005  # inverse strength


def read_features(lessons: Sequence[Lesson]) -> Array:
    """What the encoder makes of each party."""
    views = [lesson.sentence.view for lesson in lessons]
    parties = [one.party._replace(sentence=number) for number, one in enumerate(lessons)]
    return features_of(load_neural_tagger().encoder, views, parties)


def main() -> None:
    """Read, train, write; print how it does on development texts."""
    news, folders = Path(sys.argv[1]), Folders(Path(sys.argv[2]))
    lessons = [*read_news(news, "train"), *read_speeches(folders, "train")]
    scaler = StandardScaler()
    features = scaler.fit_transform(read_features(lessons).astype(np.float64))
    truth = np.array([np.argmax(lesson.chances) for lesson in lessons])
    counts = np.array([lesson.count for lesson in lessons])
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit(features, truth, counts)
    weights = model.coef_.T / scaler.scale_[:, None]
    packed = io.BytesIO()
    np.savez_compressed(
        packed,
        weights=weights.astype(np.float32),
        offsets=(model.intercept_ - scaler.mean_ @ weights).astype(np.float32),
    )
    (FOLDER / "stance.npz").write_bytes(packed.getvalue())
    (FOLDER / "stance.toml").write_text(
        f"""# The card of neural stance, written by corpus/train_neural_stance.py. Do not edit.
title = "Stance toward a party of a sentence: linear in what the encoder makes of it, and in rules"
script = "corpus/train_neural_stance.py"
sha256 = "{hashlib.sha256(packed.getvalue()).hexdigest()}"  # of stance.npz
# Learned from the coded parties that data/model/stance.toml names.
parties = {len(lessons)}
""",
        encoding="utf-8",
    )
    load_neural_stance.cache_clear()
    dev = list(read_speeches(folders, "dev"))
    print(line_of(next(score_polarities(list(compare(dev, load_neural_stance()))))))


if __name__ == "__main__":
    main()
