"""Score what nobody coded: ``python corpus/teach.py UNGDC_FOLDER REFERENCE_FILE WHEELS_FOLDER``.

The teacher, a sentence encoder trained further on the coded sentences, is too large and slow to
ship. It scores sentences that nobody coded, and the tagger learns from those (``corpus/train.py``).
The scores are kept in ``taught.npz``, for this takes an hour. No text of the test part, and none of
a government held out, is read; on development texts it is only said how well the teacher does.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from encoder import Teacher, Texts, unpack
from sentences import (
    LABELS,
    SEED,
    TRAINING,
    Sentences,
    read_composed,
    read_gold,
    read_uncoded,
    write_taught,
)
from sklearn.metrics import average_precision_score
from sources import Folders


def texts_of(sentences: Sentences, names: Sequence[str]) -> Texts:
    """Sentences as the teacher reads them: words, and the features ``names``."""
    return Texts(sentences.texts, sentences.table(names), sentences.labels.astype(np.float32))


def joined(one: Texts, other: Texts) -> Texts:
    """The coded sentences of both."""
    return Texts(
        [*one.words, *other.words],
        np.vstack([one.features, other.features]),
        np.vstack([one.labels, other.labels]),
    )


def main() -> None:
    """Read, train, score, write."""
    folders = Folders(*map(Path, sys.argv[1:3]))
    gold, dev = read_gold(folders, TRAINING), read_gold(folders, {"dev"})
    uncoded = read_uncoded(folders)
    names = sorted({name for view in gold.views for name in view.features})
    teacher = Teacher.of(unpack(Path(sys.argv[3])), len(names), len(LABELS), SEED)
    teacher.learn(joined(texts_of(gold, names), texts_of(read_composed(), names)), SEED)
    found = teacher.scores(texts_of(dev, names))
    for number, label in enumerate(LABELS):
        if (truth := dev.labels[:, number]).any():
            print(f"{label:<14}{average_precision_score(truth, found[:, number]):.2f}")
    write_taught(teacher.scores(texts_of(uncoded, names)), uncoded)


if __name__ == "__main__":
    main()
