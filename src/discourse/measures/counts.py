"""From analyses to counts: how many sentences of each paragraph have each label.

Paragraphs are the units of resampling, since sentences of a paragraph depend on each other;
sentences and words are the denominators. Every measure of labels starts from these tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from discourse.analysis import Analysis, Unit
from discourse.ledger import Commitment, Contrast, Stance

LabelKind = Literal["functions", "frames", "targets", "commitments", "stances"]
#: The labels of the kinds that are read off ledgers, each a ledger and what a sentence counts as.
TARGETS = ("named", "unnamed_actor", "unnamed_conduct")  # the most open first
STANCES = ("others_positive", "others_negative", "own_positive")
SPECIFIC = "specific"
_FROM_LEDGERS: dict[LabelKind, tuple[str, tuple[str, ...]]] = {
    "targets": ("contrasts", TARGETS),
    "commitments": ("commitments", (*Commitment.KINDS, SPECIFIC)),
    "stances": ("stances", STANCES),
}
_FEWEST_TOLD = 2  # of the four things a pledge can tell, before it is called specific
_OWN = ("self", "self_demonym")


@dataclass(frozen=True, eq=False)
class LabelCounts:
    """Counts of one text by paragraph.

    ``table[p, k]`` is the number of sentences of paragraph ``p`` with label ``labels[k]``;
    ``sentences[p]`` and ``words[p]`` are the paragraph's sentences and words (of its sentences
    and clauses only: headings, editors' lines and salutations are left out).
    """

    id: str
    labels: tuple[str, ...]
    table: NDArray[np.int64]
    sentences: NDArray[np.int64]
    words: NDArray[np.int64]

    @property
    def totals(self) -> dict[str, int]:
        """Label → number of sentences that have it."""
        return dict(zip(self.labels, self.table.sum(axis=0).tolist(), strict=True))

    @property
    def base(self) -> int:
        """The number of sentences."""
        return int(self.sentences.sum())


def count_labels(analysis: Analysis, kind: LabelKind) -> LabelCounts | None:
    """The counts of one kind of labels; ``None`` where their layer was not measured.

    ``functions`` and ``frames`` are those of the layers. Sentences count as ``targets`` by the
    form of what they criticise (:data:`TARGETS`), as ``commitments`` by the force of what the
    speaker pledges and as ``specific`` where the pledge tells two things or more of act with
    object, amount, deadline, means or beneficiary, as ``stances`` where the speaker's own words
    are for or against another party, or for the own side (:data:`STANCES`).
    """
    labels = _labels_measured(analysis, kind)
    if labels is None:
        return None
    columns = {label: number for number, label in enumerate(labels)}
    paragraphs = sorted({unit.paragraph_no for unit in analysis.own_sentences})
    rows = {number: row for row, number in enumerate(paragraphs)}
    table = np.zeros((len(rows), len(columns)), dtype=np.int64)
    sentences = np.zeros(len(rows), dtype=np.int64)
    words = np.zeros(len(rows), dtype=np.int64)
    for unit in analysis.own_sentences:
        row = rows[unit.paragraph_no]
        sentences[row] += 1
        words[row] += unit.words or 0
        for label in labels_of(unit, kind):
            table[row, columns[label]] += 1
    return LabelCounts(analysis.id, labels, table, sentences, words)


def _labels_measured(analysis: Analysis, kind: LabelKind) -> tuple[str, ...] | None:
    """The labels of a kind, if they were looked for in this text."""
    if kind not in _FROM_LEDGERS:
        return _scored(analysis, kind)
    ledger, labels = _FROM_LEDGERS[kind]
    measured = analysis.why_missing(ledger) is None and _scored(analysis, "functions")
    return labels if measured else None


def _scored(analysis: Analysis, layer: str) -> tuple[str, ...] | None:
    scores = analysis.document.layer(layer).scores if analysis.document.has(layer) else None
    return None if scores is None else scores.labels


def labels_of(unit: Unit, kind: LabelKind) -> tuple[str, ...]:
    """The labels of one unit, of one kind, each once."""
    if kind == "targets":
        form = target_form_of(unit)
        return (form,) if form in TARGETS else ()
    if kind == "commitments":
        return _pledges_of(unit)
    if kind == "stances":
        return _stances_of(unit)
    annotations = unit.functions if kind == "functions" else unit.frames
    return tuple(annotation.label for annotation in annotations or ())


def target_form_of(unit: Unit) -> str | None:
    """How open the criticism of a sentence is; ``None`` where it criticises nothing.

    The form is that of the ledger, where there is one: it reads roles and not only the words that
    carried the label. Nobody is said to be named by a guess: where the ledger only guessed a party
    that is named, or none, the form is that of the label's own cues, if they tell one; a guess at
    a party without a name counts (of 73 critical sentences on development texts 62 have the coded
    form, of 728 on training texts 581, 554 if no guess counts).
    """
    found = unit.function("contrast")
    if found is None:
        return None
    records = unit.recorded(Contrast)
    told = {one.target_form for one in records if not one.guessed}
    told = told or {one.target_form for one in records} - {TARGETS[0]}
    return next((form for form in TARGETS if form in told), found.get("target_form"))


def _pledges_of(unit: Unit) -> tuple[str, ...]:
    pledges = unit.recorded(Commitment)
    kinds = tuple(dict.fromkeys(pledge.kind for pledge in pledges))
    is_specific = any(pledge.specificity >= _FEWEST_TOLD for pledge in pledges)
    return (*kinds, SPECIFIC) if is_specific else kinds


def _stances_of(unit: Unit) -> tuple[str, ...]:
    found = set()
    for stance in unit.recorded(Stance):
        is_own = stance.actor_class in _OWN
        if stance.reported or stance.kind == "0" or (is_own and stance.kind == "-"):
            continue
        whose, sign = (
            "own" if is_own else "others",
            "positive" if stance.kind == "+" else "negative",
        )
        found.add(f"{whose}_{sign}")
    return tuple(label for label in STANCES if label in found)
