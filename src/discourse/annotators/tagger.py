"""The trained tagger of functions: weights of features and of phrases, as arrays; no scikit-learn.

``data/model/`` holds it: ``weights.npz``, the names of its features, and its card, which says on
what it was trained and how it scores. ``corpus/train.py`` makes them.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from math import exp, sqrt

import numpy as np
from numpy.typing import NDArray

from discourse.annotators.features import UnitView, features_of
from discourse.annotators.grams import Grams
from discourse.annotators.phrases import FIRST_WORD, Phrases

FOLDER = "data/model"
WORDS = "word:"  # before the names of features that are words
MOST_EVIDENCE = 5
_BATCH = 1024  # units
_TINY = np.float32(1e-9)
_SPREAD = 3.0  # a contribution of so much is evidence of weight 1 - 1/e

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Tagger:
    """Weights [features × labels], phrases, and what makes scores and labels of their sums.

    The features by name are those of form in ``columns``, words and pairs of them in ``grams``.
    A unit's words count by ``scales`` (inverse document frequency) and as a whole for 1. The
    score of a label is the logistic of ``slopes`` × sum + ``offsets``, calibrated on development
    texts; a label is given from its threshold on, and one without a threshold is not scored here.
    """

    labels: tuple[str, ...]
    columns: dict[str, int]
    grams: Grams
    phrases: Phrases
    weights: Array
    scales: Array
    bias: Array
    slopes: Array
    offsets: Array
    thresholds: dict[str, float]
    digest: str

    def score(self, views: Sequence[UnitView]) -> Array:
        """The calibrated scores of all units, [units × labels]."""
        parts = [self._sums(views, start) for start in range(0, len(views), _BATCH)]
        table = np.concatenate(parts) if parts else self.bias[None][:0]
        sums_on_scale = table * self.slopes + self.offsets
        return np.asarray(1 / (1 + np.exp(-sums_on_scale)), dtype=np.float32)

    def _sums(self, views: Sequence[UnitView], start: int) -> Array:
        """The sums of a batch of units, from their form and from their words."""
        numbers = range(start, min(start + _BATCH, len(views)))
        found = [self._form(views, number) for number in numbers]
        values = np.array([value for _, own in found for value in own], dtype=np.float32)
        form = self._total([columns for columns, _ in found], values)
        units = [views[number].words for number in numbers]
        by_words = self._by_words(units) + self.phrases.sums(units)
        return np.asarray(self.bias + form + by_words, dtype=np.float32)

    def _by_words(self, units: Sequence[Sequence[str]]) -> Array:
        """What the words and pairs of words of units say, each once, as a whole for 1."""
        rows, columns = self.grams.find(units)
        scales = self.scales[columns]
        sizes = np.sqrt(np.bincount(rows, scales**2, len(units)))
        values = scales / np.maximum(sizes, _TINY)[rows]
        counts = np.bincount(rows, minlength=len(units))
        return _sum_rows(self.weights[columns] * values[:, None].astype(np.float32), counts)

    def _form(self, views: Sequence[UnitView], number: int) -> tuple[list[int], list[float]]:
        """The columns and values of all features of a unit but its words."""
        columns, values = [], []
        for name, value in features_of(views, number).items():
            if (column := self.columns.get(name)) is not None:
                columns.append(column)
                values.append(value)
        return columns, values

    def _total(self, rows: Sequence[list[int]], values: Array) -> Array:
        columns = list(chain.from_iterable(rows))
        counts = np.array([len(row) for row in rows], dtype=np.int64)
        return _sum_rows(self.weights[columns] * values[:, None], counts)

    def carriers(self, words: Sequence[str], label: str) -> list[tuple[int, int, float]]:
        """The words, pairs and phrases of a unit that speak most for a label.

        Each by the places in ``words`` of its first and last word, with its weight in [0, 1].
        """
        number = self.labels.index(label)
        shares = [*self._shares(words, number), *self.phrases.shares(words, number)]
        most = sorted([(-share, first, last) for first, last, share in shares if share > 0])
        found = [(a, b, round(1 - exp(_SPREAD * share), 4)) for share, a, b in most[:MOST_EVIDENCE]]
        return sorted([gram for gram in found if gram[2] > 0])

    def _shares(self, words: Sequence[str], label: int) -> list[tuple[int, int, float]]:
        """What known words and pairs add to the sum of a label, by first and last word."""
        firsts, lasts, columns = self.grams.places(words)
        if not columns:
            return []
        size = sqrt(float((self.scales[list(set(columns))] ** 2).sum()))
        shares = self.scales[columns] * self.weights[columns, label] / np.float32(size)
        return list(zip(firsts, lasts, shares.tolist(), strict=True))


def _sum_rows(table: Array, counts: NDArray[np.int64]) -> Array:
    """Sums of consecutive lines of ``table``, as many as each count says."""
    filled = counts > 0
    total: Array = np.zeros((len(counts), table.shape[1]), dtype=np.float32)
    if filled.any():
        starts = (np.cumsum(counts) - counts)[filled]
        total[filled] = np.add.reduceat(table, starts, axis=0)
    return total


def number_words(grams: Iterable[str]) -> dict[str, int]:
    """The rows of the vectors of single words among ``grams``."""
    singles = (gram for gram in grams if " " not in gram)
    return {word: row for row, word in enumerate(singles, start=FIRST_WORD)}


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
    return Tagger(
        tuple(card["labels"]),
        {name: column for name, column in numbered if not name.startswith(WORDS)},
        Grams.of(grams),
        Phrases(
            number_words(grams),
            *(named[name] for name in ("vectors", "filters", "filter_bias", "readout")),
        ),
        named["weights"],
        named["scales"],
        named["bias"],
        named["slopes"],
        named["offsets"],
        card["thresholds"],
        digest,
    )
