"""See texts as a tagger does that did not learn from them: ``left_out.py UNGDC REFERENCE``.

The tagger that ships has learned the coded sentences of training texts, so that its scores there
say too much. Here a student learns from two thirds of the texts at a time, in less time (fewer
epochs, half of the sentences that nobody coded), and sees the rest; so does the choice of targets.
Written to ``left-out.tsv`` is what ``train_records.py`` learns from: of each coded sentence that is
criticism or may be taken for it the score, the share of other sentences of its text that have the
label, the weight of the likeliest candidate, how many records there would be and how many are
right. An hour's work; no test text is read, and development texts set the scale of scores.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import student
from contrasts import CONDUCT, Sentence, is_right, place
from gather import HERE, Row, read_rows
from sentences import (
    LABELS,
    TRAINING,
    Sentences,
    Vocabulary,
    read_composed,
    read_gold,
    read_taught,
    view_document,
)
from sklearn.model_selection import GroupKFold
from sources import Folders
from train import Student, train
from train_targets import learn as learn_targets
from train_targets import read_lessons

from discourse.annotators import annotate
from discourse.annotators.contrast_words import FUNCTION
from discourse.annotators.contrasts import CriticalText, to_record
from discourse.annotators.features import CUE_SCALE
from discourse.annotators.labels import STRONG
from discourse.annotators.record_choice import RecordChoice
from discourse.annotators.target_choice import Choice, choose_targets
from discourse.annotators.units import coded_units
from discourse.document import Document
from discourse.readers import read

TABLE = Path(__file__).with_name("left-out.tsv")
FOLDS, EPOCHS, SHARE, SEED = 3, 4, 0.5, 1
LEAST = 0.1  # score from which a sentence that is no criticism is kept
NAMES = ("unit", "text", "coded", "labelled", "score", "share", "weight", "records", "right")
COLUMN = LABELS.index(FUNCTION)


@dataclass(frozen=True, eq=False)
class Outsider:
    """A student and weights of targets that did not learn from the texts that they see."""

    vocabulary: Vocabulary
    tagger: Student
    targets: dict[str, float]

    def rows(self, text: str, document: Document, coded: Sequence[Row]) -> Iterator[Row]:
        """The coded sentences of a text, as they are seen."""
        document = annotate(document, layers=("units", "mentions"))
        _, views = view_document(document)
        seen = Sentences([], views, np.zeros((0, len(LABELS))))
        scores = self.tagger.scores(self.vocabulary, seen)[:, COLUMN]
        by_cues = np.array([view.features.get(f"function:{FUNCTION}", 0.0) for view in views])
        units = coded_units(document)
        given = (scores >= self.tagger.thresholds[COLUMN]) | (by_cues >= CUE_SCALE * STRONG)
        labelled = {unit for unit, is_given in zip(units, given, strict=True) if is_given}
        choice = RecordChoice(units, scores.tolist(), labelled)
        criticism = CriticalText(document, sorted(labelled))
        # Without what is read as no sentence by now.
        places = {one.span: one for one in place(document, coded) if one.span in units}
        for unit in sorted(labelled | places.keys()):
            finder, elsewhere = criticism.reading(unit)
            found = choose_targets(finder, elsewhere, is_sure=False, weights=self.targets)
            if unit in labelled:
                for target in found.targets:
                    criticism.note(unit, target)
            if unit in places:
                known = choice.seen(unit)
                yield from _row(text, places[unit], unit in labelled, known, found)


def _row(
    text: str, sentence: Sentence, is_labelled: bool, seen: tuple[float, float], choice: Choice
) -> Iterator[Row]:
    """The row of a coded sentence, if its coders gave it a target or it may be taken for one."""
    row, (score, share) = sentence.row, seen
    has_target = row["target"] or row["target_form"] == CONDUCT
    if (sentence.is_coded and not has_target) or not (
        sentence.is_coded or is_labelled or score >= LEAST
    ):
        return
    records = [to_record(target, sentence.span) for target in choice.targets]
    right = sentence.is_coded * sum(is_right(record, row) for record in records)
    cells = (row["unit"], text, int(sentence.is_coded), int(is_labelled), f"{score:.4f}",
             f"{share:.4f}", f"{choice.weight:.3f}", len(records), right)  # fmt: skip
    yield dict(zip(NAMES, map(str, cells), strict=True))


def half_of(uncoded: Sentences) -> Sentences:
    """A share of the sentences that nobody coded, by lot."""
    lot = random.Random(SEED)
    return uncoded.chosen([n for n in range(len(uncoded.views)) if lot.random() < SHARE])


def read_rows_apart(folders: Folders) -> Iterator[Row]:
    """The rows of all training texts, a third of them at a time."""
    coded = [row for row in read_rows(HERE / "gold.tsv") if row["part"] in TRAINING]
    gold, dev = read_gold(folders, TRAINING), read_gold(folders, {"dev"})
    lessons = list(read_lessons(folders))
    composed, uncoded = read_composed(), half_of(read_taught(folders))
    texts = [text for text, _, _ in gold.places]
    for rest, left in GroupKFold(FOLDS).split(texts, groups=texts):
        mine = {texts[number] for number in left}
        tagger = train(gold.chosen(rest.tolist()), composed, uncoded, dev)
        targets = learn_targets([lesson for lesson in lessons if lesson.text not in mine])
        outsider = Outsider(*tagger, targets)
        for text in sorted(mine):
            own = [row for row in coded if row["text"] == text and row["part"] == "train"]
            yield from outsider.rows(text, read(folders.find(text)), own)


def main() -> None:
    """Train, see, write."""
    student.EPOCHS = EPOCHS
    rows = sorted(read_rows_apart(Folders(*map(Path, sys.argv[1:3]))), key=lambda row: row["unit"])
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, NAMES, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
