"""Score all sentences nobody coded by the neural tagger: ``python corpus/teach_rest.py UNGDC``.

The teacher takes an hour for seven tenths of them; the small encoder that learned from it
(``corpus/distil.py``) scores all in minutes. The tagger that ships learns from both
(``corpus/train.py``). The scores are kept in ``taught_all.npz``. No text of the test part, and none
of a government held out, is read.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentences import LABELS, TAUGHT_ALL, Sentences, digest_of, read_uncoded, write_scores
from sources import Folders
from train import logistic

from discourse.annotators.neural import load_neural_tagger

BATCH = 256  # sentences at a time, of like length


def score(sentences: Sentences) -> NDArray[np.float64]:
    """What the neural tagger says of sentences, [sentences × labels]."""
    tagger = load_neural_tagger()
    if tagger is None or tagger.labels != tuple(LABELS):
        sys.exit("there is no neural tagger of these labels: run corpus/distil.py (make distil)")
    names = sorted(tagger.forms.rows, key=tagger.forms.rows.__getitem__)
    sums = np.asarray(sentences.table(names) @ tagger.forms.weights, dtype=np.float64)
    order = np.argsort([len(view.masked) for view in sentences.views], kind="stable")
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        read = [tagger.encoder.pieces.read(sentences.views[n].masked) for n in batch]
        sums[batch] += [own.mean(axis=0) for own in tagger.encoder.say(read)]
        print(f"\r{start + len(batch):,} of {len(order):,}", end="", file=sys.stderr)
    return logistic(sums * tagger.slopes + tagger.offsets)


def main() -> None:
    """Read, score, write."""
    uncoded = read_uncoded(Folders(Path(sys.argv[1])), 1.0)
    write_scores(TAUGHT_ALL, score(uncoded), digest_of(uncoded))


if __name__ == "__main__":
    main()
