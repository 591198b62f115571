"""Stance with the neural tagger: what its encoder makes of a party, beside the small network.

The encoder reads the words around a party. A linear layer on the vector of the party, on the mean
of all and on what the rules say gives the chances of -, 0 and +, which are mixed with those of
:class:`~discourse.annotators.stance_model.StanceModel`. ``corpus/train_neural_stance.py`` makes the
weights.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from discourse.annotators.features import Array
from discourse.annotators.marked_words import MARK_OF, OTHER
from discourse.annotators.marked_words import OWN as OWN_MARK
from discourse.annotators.neural import FOLDER, Encoder, load_neural_tagger
from discourse.annotators.party_views import NAME, NUMBER, OWN, SentenceView
from discourse.annotators.stance_model import Party, StanceModel, load_stance_model, settle
from discourse.annotators.word_pieces import MOST_PIECES

_MOST_BEFORE = 28  # words of the sentence before a party
_SHARE = 0.35  # of the small network in the mixture; best on development texts
_TINY = 1e-6
_MASK_OF = {mark: mask for mask, mark in MARK_OF.items()}
_WORDS = {NAME: _MASK_OF[OTHER], OWN: _MASK_OF[OWN_MARK], NUMBER: "0"}


@dataclass(frozen=True, eq=False)
class NeuralStance:
    """The encoder, the weights [features × 3] of what it makes of a party, and the network."""

    encoder: Encoder
    weights: Array
    offsets: Array
    network: StanceModel

    def read(self, sentences: Sequence[SentenceView], parties: Sequence[Party]) -> Array:
        """The chances of -, 0 and + of each party, [parties × 3]; each row adds up to 1."""
        if not parties:
            return np.zeros((0, 3), dtype=np.float32)
        sums = features_of(self.encoder, sentences, parties) @ self.weights + self.offsets
        own = sums - sums.max(axis=1, keepdims=True)
        own -= np.log(np.exp(own).sum(axis=1, keepdims=True))
        others = np.log(self.network.chances(sentences, parties) + _TINY)
        mixed = np.exp((1 - _SHARE) * own + _SHARE * others)
        return settle(mixed / mixed.sum(axis=1, keepdims=True), parties)


def features_of(
    encoder: Encoder, sentences: Sequence[SentenceView], parties: Sequence[Party]
) -> Array:
    """What the encoder and the rules say of each party, [parties × features]."""
    cut = [_cut(encoder, sentences[party.sentence], party) for party in parties]
    states = encoder.states([numbers for numbers, _ in cut])
    return np.array([
        np.concatenate([found[places].mean(axis=0), found.mean(axis=0), party.signs])
        for found, (_, places), party in zip(states, cut, parties, strict=True)
    ], dtype=np.float32)  # fmt: skip


def _cut(encoder: Encoder, sentence: SentenceView, party: Party) -> tuple[list[int], list[int]]:
    """The pieces of the words around a party, and which of them are the party's."""
    begin, end = encoder.pieces.ends
    numbers: list[int] = [begin]
    places: list[int] = []
    for at in range(max(party.first - _MOST_BEFORE, 0), len(sentence.words)):
        word = sentence.words[at]
        pieces = encoder.pieces[_WORDS.get(word, word)]
        if party.first <= at < party.end:
            places += range(len(numbers), len(numbers) + len(pieces))
        numbers += pieces
    kept = [place for place in places if place < MOST_PIECES - 1]
    return [*numbers[: MOST_PIECES - 1], end], kept or [0]


@cache
def load_neural_stance() -> NeuralStance:
    """The shipped weights.

    Raises:
        MissingExtraError: onnxruntime is not installed.
        ValueError: they are not those that their card names.
    """
    folder = files("discourse").joinpath(FOLDER)
    card = tomllib.loads(folder.joinpath("stance.toml").read_text("utf-8"))
    packed = folder.joinpath("stance.npz").read_bytes()
    if (digest := hashlib.sha256(packed).hexdigest()) != card["sha256"]:
        raise ValueError(f"{FOLDER}/stance.npz has the digest {digest}; its card says another")
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        weights, offsets = (arrays[name].astype(np.float32) for name in ("weights", "offsets"))
    return NeuralStance(load_neural_tagger().encoder, weights, offsets, load_stance_model())
