"""What the student that ships learns: weights of words and cues, and filters over word vectors.

The weights come from ridge regression on the logits of the teacher's scores; then they and the
filters are trained together, with torch, on one thread and from a fixed seed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sentences import Table
from sklearn.linear_model import Ridge

from discourse.annotators.lexicon import FIRST_WORD, PADDING, UNKNOWN, Lexicon
from discourse.annotators.phrases import Phrases

PENALTY = 3.0  # of the ridge regression
SIZE, WIDTH, FILTERS, SPREAD = 64, 3, 96, 0.3  # of vectors; words; filters; vectors at first
EPOCHS, BATCH, RATE, DECAY, DROPOUT = 6, 256, 2e-3, 0.02, 0.3
LONGEST = 80  # words that are read of a sentence in training
SEED = 8  # of 7 and 8 the better on development texts
TIMID = 0.1  # how loud the filters are at first, so that the ridge regression is the beginning
FAR = -1e4  # a response where no word is
SOFTEST, SURE = 0.01, 0.02  # soft labels are kept so far from 0 and 1, here and in the regression


@dataclass(frozen=True, eq=False)
class Lessons:
    """Sentences to learn from: features, words, soft labels, and how much each counts."""

    features: csr_matrix
    texts: Sequence[Sequence[str]]
    labels: Table
    counts: Table


def learn_weights(lessons: Lessons) -> tuple[Table, Table]:
    """Weights [features × labels] and bias: ridge regression on the logits of the soft labels."""
    soft = np.clip(lessons.labels, SURE, 1 - SURE)
    model = Ridge(alpha=PENALTY, solver="sparse_cg", max_iter=300)
    model.fit(lessons.features, np.log(soft / (1 - soft)), sample_weight=lessons.counts)
    return np.asarray(model.coef_.T), np.asarray(model.intercept_)


def learn(lessons: Lessons, lexicon: Lexicon) -> tuple[Table, Table, Phrases]:
    """The weights, the bias and the phrases, whose vectors have a row for each word."""
    import torch

    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    weights, bias = learn_weights(lessons)
    net = _Net.of(weights, bias, FIRST_WORD + len(lexicon))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    batches = list(_batches(len(lessons.texts)))
    rows = [[lexicon[word] for word in text[:LONGEST]] for text in lessons.texts]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=len(batches))
    soft = torch.from_numpy(np.clip(lessons.labels, SOFTEST, 1 - SOFTEST).astype(np.float32))
    counts = torch.from_numpy(lessons.counts.astype(np.float32))
    for done, chosen in enumerate(batches, start=1):
        sums = net.sums(lessons.features[chosen], [rows[number] for number in chosen])
        losses = torch.nn.functional.binary_cross_entropy_with_logits(
            sums, soft[chosen], reduction="none"
        )
        optimizer.zero_grad()
        (losses.mean(1) * counts[chosen]).mean().backward()
        optimizer.step()
        schedule.step()
        end = "\n" if done == len(batches) else ""
        print(f"\rbatches {done:,} of {len(batches):,}", end=end, file=sys.stderr)
    return net.arrays()


def _batches(total: int) -> Iterator[NDArray[np.int64]]:
    generator = np.random.RandomState(SEED)
    for _ in range(EPOCHS):
        order = generator.permutation(total)
        yield from (order[start : start + BATCH] for start in range(0, total, BATCH))


@dataclass(frozen=True, eq=False)
class _Net:
    """The parts that are trained, as torch has them."""

    weights: Any
    vectors: Any
    filters: Any
    readout: Any

    @classmethod
    def of(cls, weights: Table, bias: Table, rows: int) -> _Net:
        """Weights and bias as given; vectors and filters by chance."""
        import torch

        bag = torch.nn.EmbeddingBag(*weights.shape, mode="sum")
        vectors = torch.nn.Embedding(rows, SIZE, padding_idx=PADDING)
        readout = torch.nn.Linear(FILTERS, len(bias))
        with torch.no_grad():
            bag.weight[:] = torch.from_numpy(weights)
            torch.nn.init.normal_(vectors.weight, std=SPREAD)
            vectors.weight[PADDING] = 0
            readout.weight *= TIMID
            readout.bias[:] = torch.from_numpy(bias)
        return cls(bag, vectors, torch.nn.Conv1d(SIZE, FILTERS, WIDTH), readout)

    def parameters(self) -> list[Any]:
        """All that is learned."""
        parts = (self.weights, self.vectors, self.filters, self.readout)
        return [parameter for part in parts for parameter in part.parameters()]

    def sums(self, features: csr_matrix, rows: Sequence[Sequence[int]]) -> Any:
        """The logits of sentences in training, a tensor [sentences × labels]."""
        import torch

        indices, starts, values = (
            torch.from_numpy(array.astype(kind))
            for array, kind in (
                (features.indices, np.int64),
                (features.indptr[:-1], np.int64),
                (features.data, np.float32),
            )
        )
        by_features = self.weights(indices, starts, per_sample_weights=values)
        padded = torch.from_numpy(_pad(rows))
        dropout = torch.nn.functional.dropout
        vectors = dropout(self.vectors(padded), DROPOUT / 2).transpose(1, 2)
        margin = WIDTH // 2
        no_word = padded[:, margin:-margin] == PADDING
        responses = self.filters(vectors).masked_fill(no_word[:, None, :], FAR)
        return by_features + self.readout(dropout(torch.relu(responses.amax(2)), DROPOUT))

    def arrays(self) -> tuple[Table, Table, Phrases]:
        """What was learned."""
        weights, vectors, filters, filter_bias, readout, bias = (
            parameter.detach().numpy() for parameter in self.parameters()
        )
        phrases = Phrases(vectors, filters.transpose(2, 1, 0), filter_bias, readout.T)
        return weights, bias, phrases


def _pad(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Rows of word vectors, filled up to the longest, with a margin on both sides."""
    margin = WIDTH // 2
    some = [row or [UNKNOWN] for row in rows]
    padded = np.full((len(rows), 2 * margin + max(map(len, some))), PADDING, dtype=np.int64)
    for line, row in zip(padded, some, strict=True):
        line[margin : margin + len(row)] = row
    return padded
