"""Train which sentences the ledger of criticism holds: ``python corpus/train_records.py``.

``left-out.tsv`` has coded sentences of training texts as taggers see them that did not learn from
their text (``corpus/left_out.py``). A logistic regression on what
:class:`~discourse.annotators.record_choice.RecordChoice` knows of each gives the chance that its
records are right. From which chance on they stand is chosen by the F1 of records where texts are
left out of this training too. Printed is that F1, beside that of the labels alone. No development
or test text is read.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from discourse.annotators.record_choice import LEAST_SCORE, WEIGHTS, to_features

TABLE = Path(__file__).with_name("left-out.tsv")
FILE = Path(__file__).resolve().parents[1] / "src/discourse" / WEIGHTS
PENALTY = 0.3  # inverse strength
FOLDS = 5
CHANCES = np.linspace(0.1, 0.5, 41)  # tried
SMOOTH = 5  # of them count together, since the F1 of one alone is by chance

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Cases:
    """Sentences with what is known of them; how many records each has, and how many are right."""

    names: tuple[str, ...]
    features: Numbers
    texts: Sequence[str]
    labelled: Mask
    coded: Mask
    records: Numbers
    right: Numbers

    @property
    def read(self) -> Mask:
        """Which of them the ledger reads."""
        near: Mask = self.features[:, self.names.index("score")] >= _log_odds(LEAST_SCORE)
        return self.labelled | near

    def f1(self, stand: Mask) -> float:
        """F1 of the records where these sentences have them."""
        precision = self.right[stand].sum() / max(self.records[stand].sum(), 1)
        recall = (self.right[stand] > 0).sum() / self.coded.sum()
        return float(2 * precision * recall / max(precision + recall, 1e-9))


def _log_odds(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def read_cases() -> Cases:
    """The table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    known = [
        to_features(*(float(row[name]) for name in ("score", "share", "weight"))) for row in rows
    ]
    columns = {
        name: np.array([float(row[name]) for row in rows])
        for name in ("labelled", "coded", "records", "right")
    }
    return Cases(
        tuple(known[0]),
        np.array([list(one.values()) for one in known]),
        [row["text"] for row in rows],
        columns["labelled"] > 0,
        columns["coded"] > 0,
        columns["records"],
        columns["right"],
    )


def learn(cases: Cases, chosen: Mask) -> Numbers:
    """The weight of each feature; that of the constant is the intercept."""
    features, right = cases.features[chosen], cases.right[chosen] > 0
    scale = StandardScaler().fit(features)
    model = LogisticRegression(C=PENALTY).fit(scale.transform(features), right)
    weights = model.coef_[0] / scale.scale_
    weights[cases.names.index("always")] = model.intercept_[0] - weights @ scale.mean_
    return np.asarray(weights)


def main() -> None:
    """Train, print what texts left out in turn give, write the weights."""
    cases = read_cases()
    sums = np.zeros(len(cases.texts))
    for rest, left_out in GroupKFold(FOLDS).split(cases.features, groups=cases.texts):
        known = np.isin(np.arange(len(sums)), rest)
        sums[left_out] = cases.features[left_out] @ learn(cases, known & cases.read)
    quality = [cases.f1(cases.read & (sums >= _log_odds(chance))) for chance in CHANCES]
    evened = np.convolve(quality, np.ones(SMOOTH) / SMOOTH, "valid")
    best = int(np.argmax(evened)) + SMOOTH // 2
    weights = learn(cases, cases.read)
    weights[cases.names.index("always")] -= _log_odds(CHANCES[best])
    print(
        f"{len(sums)} sentences, {cases.coded.sum()} coded: F1 {quality[best]:.3f} from a chance "
        f"of {CHANCES[best]:.2f} on; of the labels {cases.f1(cases.labelled):.3f}"
    )
    head = "# Written by corpus/train_records.py: what tells of records of criticism, its weight.\n"
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in zip(cases.names, weights, strict=True)]
    FILE.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
