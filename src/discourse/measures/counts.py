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

LabelKind = Literal["functions", "frames"]


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
    """The counts of functions or frames; ``None`` where that layer was not measured."""
    scores = analysis.document.layer(kind).scores if analysis.document.has(kind) else None
    if scores is None:
        return None
    columns = {label: number for number, label in enumerate(scores.labels)}
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
    return LabelCounts(analysis.id, scores.labels, table, sentences, words)


def labels_of(unit: Unit, kind: LabelKind) -> tuple[str, ...]:
    """The labels of one unit, of one kind."""
    annotations = unit.functions if kind == "functions" else unit.frames
    return tuple(annotation.label for annotation in annotations or ())
