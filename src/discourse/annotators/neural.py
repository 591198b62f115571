"""The neural tagger: a small sentence encoder, run by onnxruntime (``discourse[neural]``).

``data/neural/`` holds it: ``encoder.onnx``, the pieces of words that it knows, the weights of cues
and form beside it, and its card. ``corpus/distil.py`` makes them. The encoder gives each piece of a
unit a vector; the mean of what the vectors say for a label, with what cues and form say, is the
sum. So the sum is also the sum of what each word says, and the words that say most are evidence.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from discourse.annotators.carriers import Carrier, Shares, strongest
from discourse.annotators.features import Array, Views
from discourse.annotators.forms import Forms
from discourse.annotators.marked_words import FILLER, MARK_OF
from discourse.annotators.word_pieces import Pieces, WordPieces
from discourse.errors import MissingExtraError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FOLDER = "data/neural"
_BATCH = 32  # units


@dataclass(frozen=True, eq=False)
class Encoder:
    """What says of each piece of a unit what it means for each label."""

    session: InferenceSession
    pieces: WordPieces

    @classmethod
    def of(cls, model: bytes, pieces: WordPieces) -> Encoder:
        """The encoder of a file.

        Raises:
            MissingExtraError: onnxruntime is not installed.
        """
        try:
            from onnxruntime import InferenceSession, SessionOptions
        except ImportError as error:
            raise MissingExtraError("the neural tagger", "onnxruntime", "neural") from error
        options = SessionOptions()
        options.intra_op_num_threads = 1  # more would sum in another order
        return cls(InferenceSession(model, options, ["CPUExecutionProvider"]), pieces)

    def say(self, units: Sequence[Pieces]) -> list[Array]:
        """What each piece of each unit says, [pieces × labels]."""
        return self._run("said", [unit.numbers for unit in units])

    def states(self, rows: Sequence[Sequence[int]]) -> list[Array]:
        """The vector of each piece of each row of pieces, [pieces × size]."""
        return self._run("states", rows)

    def _run(self, output: str, rows: Sequence[Sequence[int]]) -> list[Array]:
        """An output of the model for each row; rows of like length together."""
        made: dict[int, Array] = {}
        order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            longest = len(rows[batch[-1]])
            numbers = np.full((len(batch), longest), self.pieces.padding)
            for line, number in zip(numbers, batch, strict=True):
                line[: len(rows[number])] = rows[number]
            given = {"pieces": numbers, "mask": (numbers != self.pieces.padding).astype(np.int64)}
            (found,) = self.session.run([output], given)
            for table, number in zip(found, batch, strict=True):
                made[number] = table[: len(rows[number])]
        return [made[number] for number in range(len(rows))]


@dataclass(frozen=True, eq=False)
class NeuralTagger:
    """An encoder with what it needs to give scores and labels, as the tagger that ships does.

    ``forms`` weighs cues and form; ``slopes`` and ``offsets`` calibrate the sums.
    """

    labels: tuple[str, ...]
    thresholds: dict[str, float]
    digest: str
    encoder: Encoder
    forms: Forms
    slopes: Array
    offsets: Array

    def read(self, views: Views) -> NeuralReading:
        """The scores of the units of a text."""
        masked = [views.masked(number) for number in range(len(views.units))]
        units = list(map(self.encoder.pieces.read, masked))
        said = self.encoder.say(units)
        sums = self.forms.sums(views)
        for row, own in zip(sums, said, strict=True):
            row += own.mean(axis=0)
        scores = 1 / (1 + np.exp(-(sums * self.slopes + self.offsets)))
        return NeuralReading(self, masked, units, said, np.asarray(scores, dtype=np.float32))


@dataclass(frozen=True, eq=False)
class NeuralReading:
    """Units as the neural tagger has read them; ``scores`` are [units × labels]."""

    tagger: NeuralTagger
    masked: Sequence[str]
    units: Sequence[Pieces]
    said: Sequence[Array]
    scores: Array

    def carriers(self, wanted: Sequence[tuple[int, str]]) -> list[list[Carrier]]:
        """For each unit (by number) and label the words that say most for it."""
        return [self._carriers(number, label) for number, label in wanted]

    def _carriers(self, number: int, label: str) -> list[Carrier]:
        column, text = self.tagger.labels.index(label), self.masked[number]
        said, places = self.said[number][:, column], self.units[number].places
        shares: dict[tuple[int, int], float] = {}
        for (start, end), own in zip(places, said.tolist(), strict=True):
            if text[start:end].isalnum() or text[start:end].rstrip(FILLER) in MARK_OF:  # no sign
                shares[start, end] = shares.get((start, end), 0.0) + own / len(places)
        spans = list(shares)
        at = np.arange(len(spans))
        values = np.array(list(shares.values()), dtype=np.float32)
        if len(values) and values.max() <= 0:  # cues and form carry it: the words least against it
            values = values - values.min()
        (found,) = strongest(Shares(at * 0, at, at, values), 1)
        return _joined([(*spans[place], weight) for place, _, weight in found], text)


def _joined(found: Sequence[tuple[int, int, float]], text: str) -> list[Carrier]:
    """Carriers in a unit, with words that stand side by side as one."""
    joined: list[tuple[int, int, float]] = []
    for start, end, weight in found:
        if joined and not text[joined[-1][1] : start].strip():
            first, _, other = joined.pop()
            start, weight = first, round(1 - (1 - other) * (1 - weight), 4)
        joined.append((start, end, weight))
    return [Carrier(start, end, _words(text[start:end]), weight) for start, end, weight in joined]


def _words(masked: str) -> str:
    """The words of a masked text, with marks for names."""
    return " ".join(MARK_OF.get(word.rstrip(FILLER), word) for word in masked.split())


@cache
def load_neural_tagger() -> NeuralTagger:
    """The shipped encoder.

    Raises:
        MissingExtraError: onnxruntime is not installed.
        ValueError: it is not the one that its card names.
    """
    folder = files("discourse").joinpath(FOLDER)
    card = tomllib.loads(folder.joinpath("card.toml").read_text(encoding="utf-8"))
    model = folder.joinpath("encoder.onnx").read_bytes()
    weights = folder.joinpath("weights.npz").read_bytes()
    digest = hashlib.sha256(model + weights).hexdigest()
    if digest != card["sha256"]:
        raise ValueError(f"{FOLDER} has the digest {digest}; its card says another")
    names = folder.joinpath("features.txt").read_text(encoding="utf-8").splitlines()
    pieces = folder.joinpath("pieces.txt").read_text(encoding="utf-8").splitlines()
    with np.load(BytesIO(weights), allow_pickle=False) as arrays:
        named = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return NeuralTagger(
        tuple(card["labels"]),
        card["thresholds"],
        digest,
        Encoder.of(model, WordPieces(pieces)),
        Forms({name: row for row, name in enumerate(names)}, named["forms"]),
        named["slopes"],
        named["offsets"],
    )
