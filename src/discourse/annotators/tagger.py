"""The trained tagger of functions: a linear model over features, as arrays; no scikit-learn here.

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

from discourse.annotators.features import Gram, UnitView, features_of

FOLDER = "data/model"
MOST_EVIDENCE = 5
_SPREAD = 3.0  # a contribution of so much is evidence of weight 1 - 1/e

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Tagger:
    """Weights [features × labels] and what makes scores and labels of their sums.

    A unit's words count by ``scales`` (inverse document frequency) and as a whole for 1. The
    score of a label is the logistic of ``slopes`` × sum + ``offsets``, calibrated on development
    texts; a label is given from its threshold on, and one without a threshold is not scored here.
    """

    labels: tuple[str, ...]
    columns: dict[str, int]
    weights: Array
    scales: Array
    bias: Array
    slopes: Array
    offsets: Array
    thresholds: dict[str, float]
    digest: str

    def score(self, views: Sequence[UnitView]) -> Array:
        """The calibrated scores of all units, [units × labels]."""
        sums = [self._sum(views, number) for number in range(len(views))]
        table: Array = np.array(sums, dtype=np.float32).reshape(len(views), len(self.labels))
        sums_on_scale = table * self.slopes + self.offsets
        return np.asarray(1 / (1 + np.exp(-sums_on_scale)), dtype=np.float32)

    def _sum(self, views: Sequence[UnitView], number: int) -> Array:
        numbers, values = [], []
        for name, value in features_of(views, number).items():
            if (column := self.columns.get(name)) is not None:
                numbers.append(column)
                values.append(value)
        total: Array = self.bias + np.array(values, dtype=np.float32) @ self.weights[numbers]
        words = self._known(views[number])
        if words:
            scales = self.scales[words]
            total = total + scales @ self.weights[words] / np.float32(np.linalg.norm(scales))
        return total

    def _known(self, view: UnitView) -> list[int]:
        found = {self.columns.get(f"word:{gram.name}") for gram in view.grams}
        return sorted(column for column in found if column is not None)

    def carriers(self, view: UnitView, label: str) -> list[tuple[Gram, float]]:
        """The words of a unit that speak most for a label, with their weight in [0, 1]."""
        place = self.labels.index(label)
        words = self._known(view)
        if not words:
            return []
        norm = float(np.linalg.norm(self.scales[words]))
        found: list[tuple[Gram, float]] = []
        for gram in view.grams:
            column = self.columns.get(f"word:{gram.name}")
            if column is not None:
                share = float(self.scales[column] * self.weights[column, place]) / norm
                if share > 0:
                    found.append((gram, round(1 - float(np.exp(-_SPREAD * share)), 4)))
        found.sort(key=lambda pair: (-pair[1], pair[0].start))
        return sorted(found[:MOST_EVIDENCE], key=lambda pair: pair[0].start)


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
    with packed.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        named = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return Tagger(
        tuple(card["labels"]),
        {name: number for number, name in enumerate(names)},
        named["weights"],
        named["scales"],
        named["bias"],
        named["slopes"],
        named["offsets"],
        card["thresholds"],
        digest,
    )
