"""What the ledger of criticism says of a party, and how much likelier a stance against it then is.

The weights of stance see one sentence; the ledger also knows its function and how the rest of the
text speaks of the party. Its verdict is added as log odds, counted on coded parties of training
texts (``corpus/train_blamed.py``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Literal

from discourse.annotators.units import coded_units
from discourse.document import Document
from discourse.ledger import Contrast
from discourse.text import Span

WEIGHTS = "data/model/blamed.tsv"
#: A target that words of blame tell, or one that is guessed; a party beside what is blamed; one in
#: a sentence in which the ledger holds nothing.
Standing = Literal["told", "guessed", "beside", "apart"]


class BlamedParties:
    """Whom the ledger of criticism of a text holds for blamed, sentence by sentence."""

    def __init__(self, document: Document) -> None:
        starts = [unit.start for unit in coded_units(document)]
        self._guessed: dict[int, dict[str | None, bool]] = defaultdict(dict)
        for record in map(Contrast.of, document.layer("contrasts")):
            start = starts[bisect_right(starts, record.span.start) - 1]
            told = self._guessed[start]
            told[record.target_id] = record.guessed and told.get(record.target_id, True)

    def standing(self, sentence: Span, party: str) -> Standing:
        """How the ledger sees a party, by its id, in a coded sentence."""
        targets = self._guessed.get(sentence.start)
        if targets is None:
            return "apart"
        if party not in targets:
            return "beside"
        return "guessed" if targets[party] else "told"

    def odds(self, sentence: Span, party: str) -> float:
        """What that adds to the log odds of a stance against the party."""
        return load_odds()[self.standing(sentence, party)]


@cache
def load_odds() -> dict[str, float]:
    """The log odds of each standing."""
    lines = files("discourse").joinpath(WEIGHTS).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("# "))
    return {name: float(odds) for name, odds in rows}
