"""Does recall differ by more than chance?

    python corpus/gold/ears.py [region|bloc|genre] [TAGGER]

For each label that people gave often enough in two groups, on development and test texts as
the card of the tagger counts them: the lowest and the highest recall, how far apart they are, and
how far apart chance alone would leave them if all groups were heard alike (95th percentile, and
the p-value of the gap, over permutations of which of the given labels were found).
"""

from __future__ import annotations

import sys
from typing import cast

import numpy as np
from numpy.typing import NDArray

from discourse.codebook import TaggerName
from discourse.measures.score_card import Tally, load_scores

FEWEST = 20  # sentences of a group that people gave the label
ROUNDS, SEED = 4000, 11


def chance_gaps(given: NDArray[np.int64], hits: int) -> NDArray[np.float64]:
    """Gaps between the highest and the lowest recall when ``hits`` fall on groups by chance."""
    generator = np.random.default_rng(SEED)
    draws = generator.multivariate_hypergeometric(given, hits, size=ROUNDS)
    recalls = draws / given
    return np.asarray(recalls.max(axis=1) - recalls.min(axis=1))


def line(label: str, groups: dict[str, Tally]) -> str:
    """What is found of one label."""
    recalls = {name: tally.hits / tally.given for name, tally in groups.items()}
    low, high = min(recalls, key=recalls.__getitem__), max(recalls, key=recalls.__getitem__)
    gap = recalls[high] - recalls[low]
    given = np.array([tally.given for tally in groups.values()])
    gaps = chance_gaps(given, sum(tally.hits for tally in groups.values()))
    p = (1 + int((gaps >= gap - 1e-9).sum())) / (1 + ROUNDS)
    ends = " ".join(f"{name} {recalls[name]:.2f} of {groups[name].given}" for name in (low, high))
    return f"{label:<13}{gap:>5.2f}{np.quantile(gaps, 0.95):>8.2f}{p:>7.3f}  {ends}"


def main() -> None:
    """Print a line for each label."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "region"
    card = load_scores(*cast("list[TaggerName]", sys.argv[2:3]))
    if card is None:
        sys.exit(f"there is no card of scores of {sys.argv[2:3]}: score.py writes it")
    names = sorted({name for part in card.parts.values() for k, name in part.groups if k == kind})
    known = {name: group.labels for name in names if (group := card.group(kind, name))}
    print(f"{'label':<13}{'gap':>5}{'chance':>8}{'p':>7}  lowest, highest recall by {kind}")
    for label in card.whole.labels:
        given = {name: own[label] for name, own in known.items() if label in own}
        often = {name: tally for name, tally in given.items() if tally.given >= FEWEST}
        if len(often) > 1:
            print(line(label, often))


if __name__ == "__main__":
    main()
