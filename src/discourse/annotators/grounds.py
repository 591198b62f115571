"""On what labels rest: the words of their cues, or else those that a model weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from discourse.annotators.carriers import Reading
from discourse.annotators.hits import Hits
from discourse.document import MODEL, Evidence
from discourse.text import Span

MOST_EVIDENCE_WORDS = 8
_WORD = re.compile(r"\S+")
Wanted = tuple[int, str, Sequence[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """What labels of the ``units`` of a text may rest on: ``hits``, and what a model read."""

    folded: str
    units: Sequence[Span]
    hits: Hits
    reading: Reading | None

    def of(self, wanted: Sequence[Wanted]) -> list[tuple[Evidence, ...]]:
        """The evidence of labels: each a unit by number, a label, and the rows of its hits."""
        learned = self._learned([(unit, label) for unit, label, rows in wanted if not rows])
        by_cues = self._words_of([row for _, _, rows in wanted for row in rows])
        return [tuple(islice(by_cues, len(rows))) or next(learned) for _, _, rows in wanted]

    def _learned(self, wanted: Sequence[tuple[int, str]]) -> Iterator[tuple[Evidence, ...]]:
        """For each unit (by number) and label the words of the unit that speak most for it."""
        every = self.reading.carriers(wanted) if self.reading else []
        for (number, _), carriers in zip(wanted, every, strict=True):
            start = self.units[number].start
            yield tuple(
                [
                    Evidence(Span(start + c.start, start + c.end), f"{MODEL}{c.words}", c.weight)
                    for c in carriers
                ]
            )

    def _words_of(self, rows: Sequence[int]) -> Iterator[Evidence]:
        """The words of hits, eight at most of each."""
        hits, folded = self.hits, self.folded
        columns = (hits.starts[rows], hits.ends[rows], hits.numbers[rows])
        for start, end, number in zip(*(column.tolist() for column in columns), strict=True):
            if folded.count(" ", start, end) >= MOST_EVIDENCE_WORDS:
                words = islice(_WORD.finditer(folded, start, end), MOST_EVIDENCE_WORDS)
                end = max(match.end() for match in words)
            source, _, cue = hits.entries.every[number]
            yield Evidence(Span(start, end), source, cue.weight)
