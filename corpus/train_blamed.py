"""Fit what the ledger of criticism says of stance: ``train_blamed.py NEWSMTSC UNGDC``.

The shipped weights of stance know the coded parties of training texts, so that there the ledger
seems to tell nothing new. Here a network learns as in ``train_stance.py`` but from every second of
these texts, and sees the others: how far the standing of a party in the ledger
(``annotators/blamed_parties.py``) then raises the odds of a stance against it and for it is fitted
by maximum likelihood. Sentences that the tagger learned are left out. Printed is how many of those
parties are right with the ledger and without, where folds of texts are left out of the fit in turn.
No development or test text is read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
from gather import HERE, read_rows
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold
from sources import Folders
from stance_lessons import (
    CODEBOOK,
    SPEECH_COUNTS,
    Lesson,
    compose,
    find_coded,
    read_news,
    read_taught,
)
from toward import Case
from train_stance import find_words, train

from discourse.annotators import analyze
from discourse.annotators.blamed_parties import WEIGHTS, BlamedParties, Standing
from discourse.annotators.lexicon import Lexicon
from discourse.annotators.stance_model import StanceModel
from discourse.annotators.stance_words import load_stance_words
from discourse.annotators.stances import StanceCase
from discourse.codings.polarities import CLASSES

FILE = Path(__file__).resolve().parents[1] / "src/discourse" / WEIGHTS
STANDINGS: tuple[Standing, ...] = get_args(Standing)
PENALTY = 1.0  # half of it times the squares of the odds
FOLDS = 5
_TINY = 1e-6

Numbers = NDArray[np.float64]
Coded = Sequence[tuple[Case, StanceCase]]


@dataclass(frozen=True)
class Parties:
    """Parties that were left out: log chances of -, 0 and +, standings as rows of 0 and 1, what
    was coded, and their texts.
    """

    logs: Numbers
    standings: Numbers
    coded: NDArray[np.int64]
    texts: Sequence[str]

    def sums(self, odds: Numbers) -> Numbers:
        """The logits with ``odds`` [standings × (against, for)]."""
        sums = self.logs.copy()
        sums[:, [0, 2]] += self.standings @ odds
        return sums

    def chosen(self, rows: NDArray[np.int64]) -> Parties:
        """Some of them."""
        texts = [self.texts[row] for row in rows]
        return Parties(self.logs[rows], self.standings[rows], self.coded[rows], texts)


def learn_from(coded: Coded, left_out: Coded, news: Path, folders: Folders) -> StanceModel:
    """The network that learned from ``coded`` parties and from no sentence of those left out."""
    unseen = {case.sentence.text for _, case in left_out}
    own = [Lesson.of(case, one.row["stance"], SPEECH_COUNTS) for one, case in coded]
    taught = [one for one in read_taught(news, folders) if one.sentence.text not in unseen]
    lessons = [*read_news(news, "train"), *own, *taught]
    words = find_words(lessons)
    arrays = train([*lessons, *compose(load_stance_words())], words)
    names = ("vectors", "filters", "bias", "readout", "by_signs", "offsets")
    return StanceModel(Lexicon.of(words), *(arrays[name].astype(np.float32) for name in names))


def see(model: StanceModel, left_out: Coded) -> Parties:
    """The parties that were left out, as the network and the ledger see them."""
    rows = list(_see(model, left_out))
    logs, standings, coded, texts = zip(*rows, strict=True)
    return Parties(np.array(logs), np.array(standings, dtype=float), np.array(coded), texts)


def _see(model: StanceModel, left_out: Coded) -> Iterator[tuple[Numbers, list[bool], int, str]]:
    learned = {(row["text"], row["start"]) for row in read_rows(HERE / "gold.tsv")}
    blamed: dict[str, BlamedParties] = {}
    for coded, case in left_out:
        text = coded.row["text"]
        if (text, coded.row["start"]) in learned:
            continue
        if text not in blamed:
            document = analyze(coded.document, CODEBOOK, ("contrasts",)).document
            blamed = {text: BlamedParties(document)}
        (chances,) = model.chances([case.sentence.view], [case.party._replace(sentence=0)])
        standing = blamed[text].standing(case.unit, case.mention.actor_id)
        own = [standing == one for one in STANDINGS]
        logs = np.log(np.maximum(chances, _TINY)).astype(float)
        yield logs, own, CLASSES.index(coded.row["stance"]), text


def fit(parties: Parties) -> Numbers:
    """The odds under which what was coded is likeliest."""

    def loss(values: Numbers) -> float:
        sums = parties.sums(values.reshape(-1, 2))
        told = sums[np.arange(len(sums)), parties.coded] - np.logaddexp.reduce(sums, axis=1)
        return float(PENALTY / 2 * (values @ values) - told.sum())

    found = minimize(loss, np.zeros(2 * len(STANDINGS)), method="BFGS")
    return np.asarray(found.x.reshape(-1, 2))


def count_right(parties: Parties) -> tuple[int, int]:
    """How many are right without the ledger and, by odds fitted on other texts, with it."""
    without = int((parties.logs.argmax(axis=1) == parties.coded).sum())
    right = 0
    for rest, fold in GroupKFold(FOLDS).split(parties.logs, groups=parties.texts):
        own = parties.chosen(fold)
        sums = own.sums(fit(parties.chosen(rest)))
        right += int((sums.argmax(axis=1) == own.coded).sum())
    return without, right


def main() -> None:
    """Train, fit, print, write."""
    news, folders = Path(sys.argv[1]), Folders(Path(sys.argv[2]))
    coded = list(find_coded(folders, "train"))
    apart = set(sorted({one.row["text"] for one, _ in coded})[::2])
    left_out = [pair for pair in coded if pair[0].row["text"] in apart]
    kept = [pair for pair in coded if pair[0].row["text"] not in apart]
    parties = see(learn_from(kept, left_out, news, folders), left_out)
    without, right = count_right(parties)
    print(
        f"of {len(parties.coded)} parties {without} are right without the ledger, {right} with it"
    )
    head = (
        "# Written by corpus/train_blamed.py: a standing in the ledger of criticism, and what it\n"
    )
    head += "# adds to the log odds of a stance against the party and for it.\n"
    rows = zip(STANDINGS, fit(parties).tolist(), strict=True)
    lines = [f"{name}\t{against:.2f}\t{in_favour:.2f}\n" for name, (against, in_favour) in rows]
    FILE.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
