"""What the ledger of criticism says of a party, and how much likelier a stance against it then is.

The weights of stance see one sentence; the ledger also knows whether that is criticism, and how the
rest of the text speaks of the party. Its verdict is added as log odds, fitted on coded parties of
training texts (``corpus/train_blamed.py``), of which the weights beside it had seen none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Literal

from discourse.annotators.units import coded_units
from discourse.codebook import Codebook
from discourse.document import Document
from discourse.ledger import Contrast
from discourse.text import Span

WEIGHTS = "data/model/blamed.tsv"
#: A target that words of blame tell, one that is guessed, or no target of a record that stands.
Standing = Literal["told", "guessed", "apart"]
#: Of a stance against a party, and of one for it, over a neutral one.
Odds = tuple[float, float]


class BlamedParties:
    """Whom the ledger of criticism of a text holds for blamed, sentence by sentence.

    Records that are doubtful count as none.
    """

    def __init__(self, document: Document) -> None:
        starts = [unit.start for unit in coded_units(document)]
        self._standings: dict[int, dict[str, Standing]] = defaultdict(dict)
        for record in map(Contrast.of, document.layer("contrasts")):
            if record.target_id is None or record.doubtful:
                continue
            start = starts[bisect_right(starts, record.span.start) - 1]
            known = self._standings[start]
            if known.get(record.target_id) != "told":
                known[record.target_id] = "guessed" if record.guessed else "told"

    @classmethod
    def of(cls, document: Document, codebook: Codebook) -> BlamedParties | None:
        """Those of a text whose ledger rests on a tagger; cues alone find too little criticism."""
        has_ledger = codebook.tagger != "cues" and not document.layer("contrasts").reason
        return cls(document) if has_ledger else None

    def standing(self, sentence: Span, party: str) -> Standing:
        """How the ledger sees a party, by its id, in a coded sentence."""
        return self._standings.get(sentence.start, {}).get(party, "apart")

    def odds(self, sentence: Span, party: str) -> Odds:
        """What that adds to the log odds of a stance against the party, and for it."""
        return load_odds()[self.standing(sentence, party)]


@cache
def load_odds() -> dict[str, Odds]:
    """The log odds of each standing."""
    lines = files("discourse").joinpath(WEIGHTS).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("# "))
    return {name: (float(against), float(in_favour)) for name, against, in_favour in rows}
