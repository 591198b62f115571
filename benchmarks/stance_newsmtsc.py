"""Stance toward parties of news sentences, beside codings of other people (NewsMTSC).

    python benchmarks/stance_newsmtsc.py newsmtsc_dev.jsonl [dev|dev_mt|dev_rw|train] [neural]

NewsMTSC (Hamborg & Donnay, EACL 2021) codes the author's polarity toward a person or party of a
news sentence: -1, 0 or 1. The shipped weights learned from its part for training; of the two others
(``dev``, the default: sentences with several parties, and sentences as they come) they have seen no
sentence. All targets count alike; the interval is over sentences. It is news of one
country; the toolkit is made for speeches of governments.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from discourse.annotators.stances import find_stance
from discourse.codebook import TaggerName, load_codebook
from discourse.codings.polarities import CLASSES, Compared, line_of, score_polarities


def compare(path: Path, part: str, tagger: TaggerName) -> Iterator[Compared]:
    """The stances that were coded and found, of the sentences of a part."""
    codebook = load_codebook(tagger=tagger)
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row in rows:
        if row["split"].startswith(part):
            found = find_stance(row["text"], row["start"], row["end"], codebook)
            yield Compared(CLASSES[row["polarity"] + 1], found.polarity, row["text"])


def main() -> None:
    """Print the scores of a part."""
    part = sys.argv[2] if len(sys.argv) > 2 else "dev"
    tagger: TaggerName = "neural" if "neural" in sys.argv[3:] else "standard"
    for measure in score_polarities(list(compare(Path(sys.argv[1]), part, tagger))):
        print(line_of(measure))


if __name__ == "__main__":
    main()
