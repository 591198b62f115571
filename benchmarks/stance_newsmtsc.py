"""Stance toward parties of news sentences, beside codings of other people (NewsMTSC).

    python benchmarks/stance_newsmtsc.py newsmtsc_dev.jsonl [develop|report]

NewsMTSC (Hamborg & Donnay, EACL 2021) codes the author's polarity toward a person or party of a
news sentence: -1, 0 or 1. Nothing is trained on it, and no word was taken from it by counting. Its
sentences are dealt into halves by a digest of the text: misses of the half ``develop`` were read
while the rules were written; ``report`` (the default) was scored when they were done. All targets
count alike; the interval is over sentences drawn with replacement. It is news of one country; the
rules are made for speeches of governments.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections import Counter
from pathlib import Path

from discourse.annotators.stances import find_stance
from discourse.codebook import load_codebook

CLASSES = ("-", "0", "+")
DRAWS = 400
OF_CODE = {-1: "-", 0: "0", 1: "+"}


def half(text: str) -> str:
    """The half that a sentence belongs to, the same in every run."""
    return "develop" if hashlib.sha256(text.encode()).digest()[0] % 2 else "report"


def macro_f1(pairs: Counter[tuple[str, str]]) -> tuple[float, list[str]]:
    """Macro-F1 of (truth, found) pairs, and a line for each class."""
    scores, lines = [], []
    for name in CLASSES:
        right = pairs[name, name]
        given = sum(count for (_, found), count in pairs.items() if found == name)
        true = sum(count for (truth, _), count in pairs.items() if truth == name)
        scores.append(2 * right / max(given + true, 1))
        lines.append(
            f"{name}  F1 {scores[-1]:.3f}  precision {right / max(given, 1):.2f} of {given}, "
            f"recall {right / max(true, 1):.2f} of {true}"
        )
    return sum(scores) / len(scores), lines


def interval(by_text: dict[str, list[tuple[str, str]]]) -> tuple[float, float]:
    """The percentile interval of macro-F1 at 95 %."""
    draw, texts, scores = random.Random(1), list(by_text.values()), []
    for _ in range(DRAWS):
        drawn = draw.choices(texts, k=len(texts))
        scores.append(macro_f1(Counter(pair for pairs in drawn for pair in pairs))[0])
    scores.sort()
    return scores[int(DRAWS * 0.025)], scores[int(DRAWS * 0.975)]


def main() -> None:
    """Print the scores of a half."""
    wanted = sys.argv[2] if len(sys.argv) > 2 else "report"
    codebook = load_codebook()
    by_text: dict[str, list[tuple[str, str]]] = {}
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if half(row["text"]) == wanted]
    for row in rows:
        found = find_stance(row["text"], row["start"], row["end"], codebook)
        by_text.setdefault(row["text"], []).append((OF_CODE[row["polarity"]], found.polarity))
    score, lines = macro_f1(Counter(pair for pairs in by_text.values() for pair in pairs))
    low, high = interval(by_text)
    print(f"{len(rows)} targets of the half {wanted!r}; nothing trained on it")
    print("\n".join(lines))
    print(f"macro-F1 {score:.3f} [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
