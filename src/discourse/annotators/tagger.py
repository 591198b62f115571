"""The trained tagger of functions: weights of features and of phrases, as arrays; no scikit-learn.

``data/model/`` holds it: ``weights.npz``, the names of its features, and its card, which says on
what it was trained and how it scores. ``corpus/train.py`` makes them.
"""

from __future__ import annotations

import gzip
import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from discourse.annotators.carriers import Carrier, Shares, strongest
from discourse.annotators.features import Array, Views
from discourse.annotators.forms import Forms, sum_rows
from discourse.annotators.grams import Grams
from discourse.annotators.lexicon import Lexicon, Numbered, Numbers
from discourse.annotators.marked_words import PlacedWords
from discourse.annotators.phrases import Heard, Phrases

FOLDER = "data/model"
WORDS = "word:"  # before the names of features that are words
_BATCH = 128  # units with a label: each filter's response to each word is held at once
_TINY = np.float32(1e-9)


@dataclass(frozen=True, eq=False)
class Tagger:
    """Weights [features × labels], phrases, and what makes scores and labels of their sums.

    ``forms`` weighs cues and form; words have numbers in the ``lexicon``; words and pairs of them
    have rows of ``weights`` in ``grams``, and those of a unit count by ``scales`` (inverse document
    frequency) and as a whole for 1. The score of a label is the logistic of ``slopes`` × sum +
    ``offsets``, calibrated on development texts; a label is given from its threshold on, and one
    without a threshold is not scored here.
    """

    labels: tuple[str, ...]
    forms: Forms
    lexicon: Lexicon
    grams: Grams
    phrases: Phrases
    weights: Array
    scales: Array
    bias: Array
    slopes: Array
    offsets: Array
    thresholds: dict[str, float]
    digest: str

    def read(self, views: Views) -> TaggerReading:
        """The scores of the units of a text."""
        words = self.lexicon.read(views.words)
        heard = self.phrases.hear(words)
        sums = self.bias + self.forms.sums(views) + self._by_words(words) + self.phrases.sums(heard)
        on_scale = sums * self.slopes + self.offsets
        scores = np.asarray(1 / (1 + np.exp(-on_scale)), dtype=np.float32)
        return TaggerReading(self, views.words, views.text.placed(views.units), words, scores)

    def _by_words(self, units: Numbered) -> Array:
        """What the words and pairs of words of units say, each once, as a whole for 1."""
        rows, columns = self.grams.places(units).distinct()
        scales = self.scales[columns]
        sizes = np.sqrt(np.bincount(rows, scales**2, len(units.counts)))
        values = scales / np.maximum(sizes, _TINY)[rows]
        counts = np.bincount(rows, minlength=len(units.counts))
        return sum_rows(self.weights[columns] * values[:, None].astype(np.float32), counts)

    def shares(self, heard: Heard, labels: Numbers) -> Shares:
        """What words, pairs and phrases of units add to the sum of one label of each."""
        units, said = heard.units, self.phrases.shares(heard, labels)
        at, middles = np.nonzero(said > 0)
        margin = len(self.phrases.filters) // 2
        grams = self.grams.places(units)
        rows, columns = grams.distinct()
        sizes = np.sqrt(np.bincount(rows, self.scales[columns] ** 2, len(units.counts)))
        weights = self.weights[grams.columns, labels[grams.units]]
        values = self.scales[grams.columns] * weights / sizes[grams.units]
        ends = np.minimum(middles + margin, units.counts[at] - 1)
        return Shares(
            np.concatenate([grams.units, at]),
            np.concatenate([grams.firsts, np.maximum(middles - margin, 0)]),
            np.concatenate([grams.lasts, ends]),
            np.concatenate([values, said[at, middles]]),
        )


@dataclass(frozen=True, eq=False)
class TaggerReading:
    """Units as the tagger has read them: their words, where these stand, and by number.

    ``scores`` are [units × labels].
    """

    tagger: Tagger
    words: Sequence[Sequence[str]]
    placed: PlacedWords
    numbered: Numbered
    scores: Array

    def carriers(self, wanted: Sequence[tuple[int, str]]) -> list[list[Carrier]]:
        """For each unit (by number) and label the words, pairs and phrases that speak for it."""
        found: list[list[Carrier]] = []
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            units = np.array([number for number, _ in batch])
            labels = np.array([self.tagger.labels.index(label) for _, label in batch])
            # Heard anew: to keep the responses of all words takes a hundred times the words.
            heard = self.tagger.phrases.hear(self.numbered.chosen(units))
            shares = self.tagger.shares(heard, labels)
            for (number, _), own in zip(batch, strongest(shares, len(batch)), strict=True):
                found.append(self._found(number, own))
        return found

    def _found(self, number: int, strong: Sequence[tuple[int, int, float]]) -> list[Carrier]:
        """Words of a unit, from one to another, as what carries a label."""
        words = self.words[number]
        return [
            Carrier(
                *self.placed.place(number, first, last), " ".join(words[first : last + 1]), weight
            )
            for first, last, weight in strong
        ]


@cache
def load_tagger() -> Tagger | None:
    """The shipped tagger; ``None`` where there is none.

    Raises:
        ValueError: its weights are not those that its card names.
    """
    folder = files("discourse").joinpath(FOLDER)
    card_file = folder.joinpath("card.toml")
    if not card_file.is_file():
        return None
    card = tomllib.loads(card_file.read_text(encoding="utf-8"))
    packed = folder.joinpath("weights.npz")
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    if digest != card["sha256"]:
        raise ValueError(f"{FOLDER}/weights.npz has the digest {digest}; its card says another")
    packed_names = folder.joinpath("features.txt.gz").read_bytes()
    names = gzip.decompress(packed_names).decode().splitlines()
    numbered = [(name, column) for column, name in enumerate(names)]
    with packed.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        named = {name: arrays[name].astype(np.float32) for name in arrays.files}
    grams = {name[len(WORDS) :]: n for name, n in numbered if name.startswith(WORDS)}
    lexicon = Lexicon.of(grams)
    return Tagger(
        tuple(card["labels"]),
        Forms(
            {name: row for name, row in numbered if not name.startswith(WORDS)}, named["weights"]
        ),
        lexicon,
        Grams.of(grams, lexicon),
        Phrases(*(named[name] for name in ("vectors", "filters", "filter_bias", "readout"))),
        named["weights"],
        named["scales"],
        named["bias"],
        named["slopes"],
        named["offsets"],
        card["thresholds"],
        digest,
    )
