"""A small sentence encoder that learns from the teacher's scores, and its export for onnxruntime.

It begins as all-MiniLM-L6-v2 (Apache-2.0), of whose word pieces it keeps those that the sentences
have. It reads masked sentences: a state or a person is one mark, so that exchanging two countries
changes nothing. What it says for a label is the mean of what each piece says, so that the pieces
that say most are evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from learning import Numbers, batches, descend, half_precision
from numpy.typing import NDArray

from discourse.annotators.marked_words import MARK_OF
from discourse.annotators.word_pieces import BEGINNING, END, PADDING, UNKNOWN, WordPieces

SIZE = 384
FEWEST = 5  # times that a piece comes, to be kept
LEARNED, POOLED = 64, 40  # sentences at a time; batches from which those of like length are taken
#: Learning rates of the encoder, of the head on its vectors, and of the weights of cues and form.
RATES = (2e-4, 3e-3, 7.5e-3)
EPOCHS, DROPOUT = 3, 0.1
SOFTEST = 0.005  # soft labels are kept so far from 0 and 1

Table = NDArray[np.float32]
#: Pieces of the published model that no text has become the marks of a masked text.
_UNUSED = {mark: f"[unused{number}]" for number, mark in enumerate(MARK_OF.values(), start=1)}


def keep_pieces(published: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The pieces of the published model that masked texts have, those of one letter, and marks."""
    special = (PADDING, UNKNOWN, BEGINNING, END)
    names = [*published, *MARK_OF.values()]
    every = WordPieces(names)
    counts = Counter(names[number] for text in texts for number in every.read(text).numbers)
    kept = [
        piece
        for piece in published
        if counts[piece] >= FEWEST or (piece.isascii() and len(piece.removeprefix("##")) == 1)
    ]
    return [*special, *MARK_OF.values(), *(piece for piece in kept if piece not in special)]


@dataclass(frozen=True, eq=False)
class Pupils:
    """Sentences as pieces and features, with soft labels and how much each counts."""

    pieces: Sequence[Sequence[int]]
    features: Table
    labels: Table
    counts: Table


@dataclass(frozen=True, eq=False)
class SmallEncoder:
    """The encoder, the head that reads its vectors, and the weights of cues and form beside it."""

    encoder: Any
    head: Any
    forms: Any

    @classmethod
    def of(cls, folder: Path, kept: Sequence[str], features: int, labels: int) -> SmallEncoder:
        """The encoder as it was published, with the pieces that are kept."""
        import torch
        from transformers import AutoModel

        encoder = AutoModel.from_pretrained(folder)
        published = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        numbers = {piece: number for number, piece in enumerate(published)}
        rows = [numbers[_UNUSED.get(piece, piece)] for piece in kept]
        vectors = encoder.embeddings.word_embeddings.weight[rows].detach().clone()
        encoder.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(
            vectors, freeze=False, padding_idx=kept.index(PADDING)
        )
        encoder.pooler = None
        forms = torch.nn.Linear(features, labels, bias=False)
        torch.nn.init.zeros_(forms.weight)
        return cls(encoder, torch.nn.Linear(SIZE, labels), forms)

    def learn(self, pupils: Pupils, seed: int) -> None:
        """Train all of it."""
        import torch

        self.encoder.train()
        soft = torch.from_numpy(np.clip(pupils.labels, SOFTEST, 1 - SOFTEST))
        counts = torch.from_numpy(pupils.counts)

        def loss_of(chosen: Numbers) -> Any:
            losses = torch.nn.functional.binary_cross_entropy_with_logits(
                self._sums(pupils, chosen), soft[chosen], reduction="none"
            )
            return (losses.sum(1) * counts[chosen]).sum() / len(chosen)

        lengths = [len(row) for row in pupils.pieces]
        steps = [
            chosen
            for epoch in range(EPOCHS)
            for chosen in batches(lengths, seed + epoch, LEARNED, POOLED)
        ]
        descend((self.encoder, self.head, self.forms), RATES, steps, loss_of)
        self.encoder.eval()

    def _sums(self, pupils: Pupils, chosen: Numbers) -> Any:
        """The logits of the ``chosen`` sentences, a tensor [chosen × labels]."""
        import torch

        pieces, mask = (torch.from_numpy(a) for a in pad([pupils.pieces[n] for n in chosen]))
        with half_precision():
            states = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state.float()
        weights = mask.unsqueeze(-1)
        means = (states * weights).sum(1) / weights.sum(1)
        said = self.head(torch.nn.functional.dropout(means, DROPOUT))
        return said + self.forms(torch.from_numpy(pupils.features[chosen]))

    def export(self, path: Path) -> None:
        """Write encoder and head for onnxruntime: pieces and mask in; out what each piece says, and
        its vector.
        """
        import torch
        from onnxruntime.quantization import QuantType, quantize_dynamic

        whole = path.with_suffix(".whole.onnx")
        names = ("pieces", "mask")
        pieces, mask = map(torch.from_numpy, pad(([1] * 8, [1] * 5)))
        batch, length = torch.export.Dim("batch", min=1), torch.export.Dim("length", min=2)
        shapes = {name: {0: batch, 1: length} for name in names}
        torch.onnx.export(
            _said(self.encoder, self.head), (pieces, mask), whole, input_names=list(names),
            output_names=["said", "states"], dynamic_shapes=shapes, dynamo=True,
            external_data=False,
        )  # fmt: skip
        # Of seven bits: eight overflow on processors that lack certain instructions.
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
        whole.unlink()


def _said(encoder: Any, head: Any) -> Any:
    """What each piece says for each label, and its vector, as one module."""
    import torch

    class Said(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.encoder, self.head = encoder, head

        def forward(self, pieces: Any, mask: Any) -> Any:
            states = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
            return self.head(states), states

    return Said().eval()


def pad(rows: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    """Rows of pieces filled up to the longest, and where they are not filled up."""
    padded = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for line, row in zip(padded, rows, strict=True):
        line[: len(row)] = row
    return padded, (padded != 0).astype(np.int64)
