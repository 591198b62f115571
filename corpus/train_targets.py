"""Train the choice of whom a criticism blames: ``python corpus/train_targets.py UNGDC REFERENCE``.

Of each coded sentence of training texts all candidates, with what is known of them; right is one
that answers to the target that coders wrote (as ``gold/contrasts.py`` scores it). A logistic
regression gives the weights, the same bytes each time; those near zero are left out. Printed is how
often the choice is right where texts are left out of the training in turn, beside the rules alone.
No development or test text is read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from contrasts import CODEBOOK, CONDUCT, is_right, place, with_gold_labels
from gather import HERE, Row, read_rows
from sentences import TRAINING
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sources import Folders

from discourse.annotators import analyze
from discourse.annotators.contrasts import CriticalText, to_record
from discourse.annotators.target_candidates import Candidate, find_candidates
from discourse.annotators.target_choice import WEIGHTS, weigh
from discourse.readers import read
from discourse.text import Span

FILE = Path(__file__).resolve().parents[1] / "src/discourse" / WEIGHTS
PENALTY = 0.3  # inverse strength; .1 to 1 are within a point of each other, texts left out in turn
LEAST = 0.02  # a weight nearer to zero changes nothing
FOLDS = 5


@dataclass(frozen=True)
class Lesson:
    """A coded critical sentence: its candidates, which are right, and whether the rules are."""

    text: str
    candidates: Sequence[Candidate]
    right: Sequence[bool]
    rules_right: bool


def read_lessons(folders: Folders) -> Iterator[Lesson]:
    """Those of all training texts that name a target."""
    rows = [row for row in read_rows(HERE / "gold.tsv") if row["part"] in TRAINING]
    for text in dict.fromkeys(row["text"] for row in rows):
        document = analyze(read(folders.find(text)), CODEBOOK, ("functions",)).document
        sentences = place(document, [row for row in rows if row["text"] == text])
        document = with_gold_labels(document, sentences)
        coded = {one.span: one.row for one in sentences if one.is_coded}
        spans = [function.span for function in document.layer("functions")]
        criticism = CriticalText(document, spans)
        for span in spans:
            yield from _lessons(text, criticism, span, coded.get(span))


def _lessons(text: str, criticism: CriticalText, span: Span, row: Row | None) -> Iterator[Lesson]:
    """What a critical sentence teaches, if coders gave it a target; the rules go on from it."""
    finder, elsewhere = criticism.reading(span)
    by_rules = finder.by_rules()
    for target in by_rules:
        criticism.note(span, target)
    if row and (row["target"] or row["target_form"] == CONDUCT):
        candidates = find_candidates(finder, elsewhere, by_rules)
        right = [is_right(to_record(one.target, span), row) for one in candidates]
        rules_right = any(is_right(to_record(one, span), row) for one in by_rules)
        yield Lesson(text, candidates, right, rules_right)


def learn(lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weight of each feature by name."""
    candidates = [one for lesson in lessons for one in lesson.candidates]
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict(one.features) for one in candidates])
    right = [one for lesson in lessons for one in lesson.right]
    model = LogisticRegression(C=PENALTY, max_iter=2000).fit(table, right)
    rounded = zip(vectorizer.get_feature_names_out(), model.coef_[0].round(3).tolist(), strict=True)
    return {name: weight for name, weight in rounded if abs(weight) >= LEAST}


def share_right(lessons: Sequence[Lesson], weights: dict[str, float]) -> list[bool]:
    """Whether the candidate of most weight is right, of each sentence."""
    return [
        lesson.right[int(np.argmax([weigh(one, weights) for one in lesson.candidates]))]
        for lesson in lessons
    ]


def main() -> None:
    """Train, print what texts left out in turn give, write the weights."""
    lessons = list(read_lessons(Folders(*map(Path, sys.argv[1:]))))
    found: list[bool] = []
    texts = [lesson.text for lesson in lessons]
    for rest, left_out in GroupKFold(FOLDS).split(lessons, groups=texts):
        weights = learn([lessons[n] for n in rest])
        found += share_right([lessons[n] for n in left_out], weights)
    rules = np.mean([lesson.rules_right for lesson in lessons])
    print(f"{len(lessons)} sentences: right {np.mean(found):.3f}, by rules alone {rules:.3f}")
    head = "# Written by corpus/train_targets.py: what is known of a candidate, and its weight.\n"
    lines = [f"{name}\t{weight:g}\n" for name, weight in sorted(learn(lessons).items())]
    FILE.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
