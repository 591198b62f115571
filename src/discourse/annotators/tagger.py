"""The trained tagger of functions: weights of features and of phrases, as arrays; no scikit-learn.

``data/model/`` holds it: ``weights.npz``, the names of its features, and its card, which says on
what it was trained and how it scores. ``corpus/train.py`` makes them.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.features import UnitView, features_of
from discourse.annotators.grams import Grams, Places
from discourse.annotators.lexicon import Lexicon, Numbered, Numbers
from discourse.annotators.phrases import Phrases

FOLDER = "data/model"
WORDS = "word:"  # before the names of features that are words
MOST_EVIDENCE = 5
_BATCH = 128  # units with a label: each filter's response to each word is held at once
_TINY = np.float32(1e-9)
_SPREAD = 3.0  # a contribution of so much is evidence of weight 1 - 1/e

Array = NDArray[np.float32]
#: A word, pair or phrase behind a label: the places in the unit of its first and last word, and its
#: weight in [0, 1].
Carrier = tuple[int, int, float]


@dataclass(frozen=True, eq=False)
class Tagger:
    """Weights [features × labels], phrases, and what makes scores and labels of their sums.

    The features by name are those of form in ``columns``; words have numbers in the ``lexicon``,
    and columns, as pairs of them do, in ``grams``.
    A unit's words count by ``scales`` (inverse document frequency) and as a whole for 1. The
    score of a label is the logistic of ``slopes`` × sum + ``offsets``, calibrated on development
    texts; a label is given from its threshold on, and one without a threshold is not scored here.
    """

    labels: tuple[str, ...]
    columns: dict[str, int]
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

    def read(self, views: Sequence[UnitView]) -> Numbered:
        """The words of units by number."""
        return self.lexicon.read([view.words for view in views])

    def score(self, views: Sequence[UnitView], words: Numbered) -> Array:
        """The calibrated scores of all units, [units × labels]; ``words`` are theirs."""
        sums = self.bias + self._by_form(views) + self._by_words(words) + self.phrases.sums(words)
        on_scale = sums * self.slopes + self.offsets
        return np.asarray(1 / (1 + np.exp(-on_scale)), dtype=np.float32)

    def _by_words(self, units: Numbered) -> Array:
        """What the words and pairs of words of units say, each once, as a whole for 1."""
        rows, columns = self.grams.places(units).distinct()
        scales = self.scales[columns]
        sizes = np.sqrt(np.bincount(rows, scales**2, len(units.counts)))
        values = scales / np.maximum(sizes, _TINY)[rows]
        counts = np.bincount(rows, minlength=len(units.counts))
        return _sum_rows(self.weights[columns] * values[:, None].astype(np.float32), counts)

    def _by_form(self, views: Sequence[UnitView]) -> Array:
        """What all features of units but their words say."""
        found: list[tuple[int, float]] = []
        counts = []
        get = self.columns.get
        for number in range(len(views)):
            before = len(found)
            for name, value in features_of(views, number).items():
                if (column := get(name)) is not None:
                    found.append((column, value))
            counts.append(len(found) - before)
        columns = np.array([column for column, _ in found], dtype=np.int64)
        values = np.array([value for _, value in found], dtype=np.float32)
        return _sum_rows(self.weights[columns] * values[:, None], np.array(counts, dtype=np.int64))

    def carriers(self, units: Numbered, labels: Sequence[str]) -> list[list[Carrier]]:
        """The words, pairs and phrases that speak most for a label, of units with a label each."""
        columns = np.array([self.labels.index(label) for label in labels], dtype=np.int64)
        found: list[list[Carrier]] = []
        for start in range(0, len(columns), _BATCH):
            batch = np.arange(start, min(start + _BATCH, len(columns)))
            found += self._carriers(units.chosen(batch), columns[batch])
        return found

    def _carriers(self, units: Numbered, labels: Numbers) -> list[list[Carrier]]:
        said = self.phrases.shares(units, labels)
        at, middles = np.nonzero(said > 0)
        margin = len(self.phrases.filters) // 2
        grams, shares = self._shares(units, labels)
        kept = shares > 0
        of = np.concatenate([grams.units[kept], at])
        firsts = np.concatenate([grams.firsts[kept], np.maximum(middles - margin, 0)])
        ends = np.minimum(middles + margin, units.counts[at] - 1)
        lasts = np.concatenate([grams.lasts[kept], ends])
        most = np.concatenate([shares[kept], said[at, middles]])
        order = np.lexsort((lasts, firsts, -most, of))
        rank = np.arange(len(of)) - np.searchsorted(of[order], of[order])
        order = order[rank < MOST_EVIDENCE]
        weights = np.round(1 - np.exp(-_SPREAD * most[order]), 4)
        carriers: list[list[Carrier]] = [[] for _ in labels]
        columns = (array.tolist() for array in (of[order], firsts[order], lasts[order], weights))
        for unit, first, last, weight in zip(*columns, strict=True):
            if weight > 0:
                carriers[unit].append((first, last, weight))
        return [sorted(found) for found in carriers]

    def _shares(self, units: Numbered, labels: Numbers) -> tuple[Places, Array]:
        """The known words and pairs of units, and what each adds to the sum of a unit's label."""
        found = self.grams.places(units)
        rows, columns = found.distinct()
        sizes = np.sqrt(np.bincount(rows, self.scales[columns] ** 2, len(units.counts)))
        weights = self.weights[found.columns, labels[found.units]]
        return found, np.asarray(self.scales[found.columns] * weights / sizes[found.units])


def _sum_rows(table: Array, counts: NDArray[np.int64]) -> Array:
    """Sums of consecutive lines of ``table``, as many as each count says."""
    filled = counts > 0
    total: Array = np.zeros((len(counts), table.shape[1]), dtype=np.float32)
    if filled.any():
        starts = (np.cumsum(counts) - counts)[filled]
        total[filled] = np.add.reduceat(table, starts, axis=0)
    return total


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
    names = folder.joinpath("features.txt").read_text(encoding="utf-8").splitlines()
    numbered = [(name, column) for column, name in enumerate(names)]
    with packed.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        named = {name: arrays[name].astype(np.float32) for name in arrays.files}
    grams = {name[len(WORDS) :]: n for name, n in numbered if name.startswith(WORDS)}
    lexicon = Lexicon.of(grams)
    return Tagger(
        tuple(card["labels"]),
        {name: column for name, column in numbered if not name.startswith(WORDS)},
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
