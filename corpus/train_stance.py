"""Train stance: ``python corpus/train_stance.py NEWSMTSC UNGDC_FOLDER``.

A small network (``party_reader.py``) learns from parties of news sentences (NewsMTSC; Hamborg &
Donnay 2021, whose licence allows it), of speeches (``gold/toward.tsv``), and of both that nobody
coded, with the chances that a teacher gave them (``teach_stance.py``). Only the part of NewsMTSC
that is for training is read, and no sentence that also stands in its other parts; of the speeches
only texts for training. Plain composed sentences teach what the rules say. Words begin with the
vectors that the encoder of the neural tagger has for their pieces. Written to ``data/model/``, the
same bytes each time; printed are the scores on development texts.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from party_reader import Lessons, PartyReader, Table
from sources import Folders
from stance_lessons import (
    SEED,
    TAUGHT,
    Lesson,
    compose,
    read_news,
    read_speeches,
    read_taught,
)
from toward import TABLE

from discourse.annotators.lexicon import PADDING, Lexicon
from discourse.annotators.neural import FOLDER as NEURAL
from discourse.annotators.neural_stance import NeuralStance
from discourse.annotators.party_views import NAME, NUMBER, OWN
from discourse.annotators.stance_model import (
    FOLDER,
    StanceModel,
    decide_column,
    load_stance_model,
)
from discourse.annotators.stance_words import load_stance_words
from discourse.annotators.word_pieces import WordPieces
from discourse.codings.polarities import CLASSES, Compared, line_of, score_polarities

MODEL = Path(__file__).resolve().parents[1] / "src/discourse" / FOLDER
SIZE, FEWEST = 48, 5  # of a vector; sentences that have a word that counts
SPREAD = 0.3  # of the vectors that words begin with


def find_words(lessons: Sequence[Lesson]) -> list[str]:
    """The words that count, in order."""
    counts = Counter(word for lesson in lessons for word in set(lesson.sentence.view.words))
    return sorted(word for word, count in counts.items() if count >= FEWEST)


def begin_vectors(words: Sequence[str], seed: int) -> Table:
    """Vectors of padding, unknown words and ``words``: the main directions of the encoder's."""
    folder = files("discourse").joinpath(NEURAL)
    pieces = WordPieces(folder.joinpath("pieces.txt").read_text("utf-8").splitlines())
    table = _piece_vectors(folder.joinpath("encoder.onnx").read_bytes())
    marks = (NAME, OWN, NUMBER)
    found = np.array([table[list(pieces[word])].mean(axis=0) for word in words])
    found[[number for number, word in enumerate(words) if word in marks]] = 0.0
    found -= found.mean(axis=0)
    _, _, directions = np.linalg.svd(found, full_matrices=False)
    found = found @ directions[:SIZE].T
    vectors = np.random.default_rng(seed).normal(size=(len(words) + 2, SIZE)) * SPREAD
    plain = [number for number, word in enumerate(words) if word not in marks]
    vectors[[number + 2 for number in plain]] = found[plain] / found.std() * SPREAD
    vectors[PADDING] = 0.0
    return vectors.astype(np.float32)


def _piece_vectors(model: bytes) -> Table:
    import onnx
    from onnx.numpy_helper import to_array

    named = {one.name: one for one in onnx.load_from_string(model).graph.initializer}
    prefix = "encoder.embeddings.word_embeddings.weight"
    steps, zero, numbers = (
        to_array(named[f"{prefix}_{end}"]) for end in ("scale", "zero_point", "quantized")
    )
    return np.asarray((numbers.astype(np.float32) - float(zero)) * float(steps), dtype=np.float32)


def train(lessons: Sequence[Lesson], words: Sequence[str]) -> dict[str, Table]:
    """What the network learns of ``lessons``, by name."""
    lexicon = Lexicon.of(words)
    learned = Lessons(
        [lexicon.read([lesson.sentence.view.words]).words.tolist() for lesson in lessons],
        [(lesson.party.first, lesson.party.end) for lesson in lessons],
        np.array([lesson.party.signs for lesson in lessons], dtype=np.float32),
        np.array([lesson.chances for lesson in lessons], dtype=np.float32),
        np.array([lesson.count for lesson in lessons], dtype=np.float32),
    )
    reader = PartyReader.of(begin_vectors(words, SEED), learned.signs.shape[1], SEED)
    reader.learn(learned, SEED)
    return reader.arrays()


def write(arrays: dict[str, Table], words: Sequence[str], facts: dict[str, object]) -> None:
    """The weights, the vectors in whole steps of eight bits; the words; the card."""
    vectors = arrays["vectors"]
    steps = np.maximum(np.abs(vectors).max(axis=0), 1e-6) / 127
    others = {name: arrays[name].astype(np.float16) for name in arrays if name != "vectors"}
    packed = io.BytesIO()
    np.savez_compressed(
        packed, vectors=np.round(vectors / steps).astype(np.int8), steps=steps,
        allow_pickle=False, **others,
    )  # fmt: skip
    listed = "\n".join(words) + "\n"
    (MODEL / "stance.npz").write_bytes(packed.getvalue())
    (MODEL / "stance-words.txt").write_text(listed, encoding="utf-8")
    digest = hashlib.sha256(packed.getvalue() + listed.encode()).hexdigest()
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in facts.items())
    (MODEL / "stance.toml").write_text(
        f"""# The card of the weights of stance, written by corpus/train_stance.py. Do not edit.
title = "Stance toward a party of a sentence: filters over words by distance, and rules"
script = "corpus/train_stance.py"
sha256 = "{digest}"  # of stance.npz and stance-words.txt
# Learned from the training part of NewsMTSC (Hamborg & Donnay 2021; copyright 2020 Felix Hamborg,
# free to use, change and pass on under the terms of its LICENSE), of which nothing else is kept,
# from parties of speeches that two passes coded, and from what a teacher says of others:
# all-MiniLM-L6-v2 (Apache-2.0) trained further on the coded ones (corpus/teach_stance.py).
{lines}""",
        encoding="utf-8",
    )


def compare(lessons: Sequence[Lesson], model: StanceModel | NeuralStance) -> Iterator[Compared]:
    """The stances that ``model`` gives beside those that were coded."""
    for lesson in lessons:
        party = lesson.party._replace(sentence=0)
        (chances,) = model.read([lesson.sentence.view], [party]).tolist()
        yield Compared(lesson.stance, CLASSES[decide_column(chances)], lesson.sentence.text)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Read, train, write; print how it does on development texts."""
    news, folders = Path(sys.argv[1]), Folders(Path(sys.argv[2]))
    coded = [read_news(news, "train"), read_speeches(folders, "train")]
    of_news, of_speeches = map(list, coded)
    taught = list(read_taught(news, folders))
    lessons = [*of_news, *of_speeches, *taught]
    words = find_words(lessons)
    composed = list(compose(load_stance_words()))
    facts = {
        "parties_of_news": len(of_news),
        "parties_of_speeches": len(of_speeches),
        "parties_taught": len(taught),
        "composed": len(composed),
        "words": len(words),
        "news": _digest(news),
        "speeches": _digest(TABLE),
        "taught": _digest(TAUGHT),
    }
    write(train([*lessons, *composed], words), words, facts)
    load_stance_model.cache_clear()
    dev = list(read_speeches(folders, "dev"))
    for measure in score_polarities(list(compare(dev, load_stance_model()))):
        print(line_of(measure))


if __name__ == "__main__":
    main()
