"""Count what the ledger of criticism says of stance: ``python corpus/train_blamed.py UNGDC``.

Of the coded parties of training texts (``gold/toward.tsv``) each has a standing in the ledger of
its sentence (``annotators/blamed_parties.py``). How much oftener parties with a stance against them
have that standing than others have, as a logarithm, is what it adds to the log odds of such a
stance. The weights of stance see none of it, so nothing counts twice that they know. No development
or test text is read.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import get_args

from sources import Folders
from toward import CODEBOOK, cases

from discourse.annotators import analyze
from discourse.annotators.blamed_parties import WEIGHTS, BlamedParties, Standing
from discourse.annotators.stance_sentences import with_self_words
from discourse.annotators.units import mentions_of
from discourse.ledger import SELF

FILE = Path(__file__).resolve().parents[1] / "src/discourse" / WEIGHTS
STANDINGS: tuple[Standing, ...] = get_args(Standing)


def read_standings(folders: Folders) -> Iterator[tuple[Standing, bool]]:
    """The standing of each coded party, and whether the stance is against it."""
    for _, own in groupby(cases(folders, "train"), lambda case: case.row["text"]):
        coded = list(own)
        document = analyze(coded[0].document, CODEBOOK, ("contrasts",)).document
        country = document.metadata.country or SELF
        known = with_self_words(document.text, mentions_of(document), country)
        ids = {(one.start, one.end): one.actor_id for one in known}
        blamed = BlamedParties(document)
        for case in coded:
            party = ids[case.mention.start, case.mention.end]
            yield blamed.standing(case.sentence, party), case.row["stance"] == "-"


def to_odds(counts: Counter[tuple[Standing, bool]]) -> dict[str, float]:
    """The log odds of each standing, each seen once more than it was."""
    total = {way: sum(counts[one, way] + 1 for one in STANDINGS) for way in (True, False)}
    return {
        one: math.log((counts[one, True] + 1) / total[True])
        - math.log((counts[one, False] + 1) / total[False])
        for one in STANDINGS
    }


def main() -> None:
    """Count, print, write."""
    counts = Counter(read_standings(Folders(Path(sys.argv[1]), None)))
    for one in STANDINGS:
        print(f"{one}: {counts[one, True]} against, {counts[one, False]} not")
    head = "# Written by corpus/train_blamed.py: a standing in the ledger of criticism, log odds.\n"
    lines = [f"{one}\t{odds:.3f}\n" for one, odds in to_odds(counts).items()]
    FILE.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
