"""All speeches of a folder in one run: what was found in each, the extremes, time and memory.

    python benchmarks/un_general_debate.py FOLDER [--out FOLDER]

Prints totals and the rate of each label by regional group of the United Nations, and writes
``files.csv`` (one row per text), ``extremes.csv`` (the twenty most extreme of each column) and
``governments.csv`` (label rates by government) to the output folder.
"""

from __future__ import annotations

import argparse
import csv
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.codebook import load_codebook
from discourse.document import Document
from discourse.errors import UnreadableInput
from discourse.readers import read_many

EXTREMES = 20
COLUMNS = (
    "sentences",
    "paragraphs",
    "unlabelled",
    "removed",
    "longest",
    "headings",
    "nonsentences",
)


def main() -> None:
    """Run over the folder and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--out", type=Path, default=Path("build/un-general-debate"))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    start = time.process_time()
    rows: list[dict[str, Any]] = []
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    failures = 0
    size = 0
    for found in read_many([f"{arguments.folder}/**/*_*_*.txt"]):
        if isinstance(found, UnreadableInput):
            failures += 1
            print(found, file=sys.stderr)
            continue
        analysis = analyze(found, layers=("words", "functions", "frames"))
        size += len(found.text)
        rows.append(describe(analysis))
        count(analysis, counts[found.metadata.country or "not stated"])
    seconds = time.process_time() - start
    write(arguments.out / "files.csv", rows)
    write(arguments.out / "extremes.csv", list(extremes(rows)))
    write(arguments.out / "governments.csv", [{"government": g, **c} for g, c in counts.items()])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sentences = sum(row["sentences"] for row in rows)
    print(f"{len(rows)} texts, {failures} failures, {sentences:,} sentences, {size / 1e6:.1f} MB")
    print(f"{seconds:.0f} s CPU, {size / 1e6 / seconds:.2f} MB/s, {memory:.0f} MB at most")
    print_rates(counts)


def describe(analysis: Analysis) -> dict[str, Any]:
    """One row: the sizes of a text, the share without a label and the share removed."""
    kinds = [unit.kind for unit in analysis.units]
    total = len(analysis.sentences)
    unlabelled = sum(not unit.functions for unit in analysis.sentences)
    return {
        "text": analysis.id,
        "sentences": total,
        "paragraphs": len({unit.paragraph_no for unit in analysis.sentences}),
        "unlabelled": round(unlabelled / max(total, 1), 3),
        "removed": round(removed(analysis.document), 4),
        "longest": max((len(unit.text) for unit in analysis.sentences), default=0),
        "headings": kinds.count("heading"),
        "nonsentences": kinds.count("nonsentence") + kinds.count("meta"),
    }


def removed(document: Document) -> float:
    """The share of the source, in code points, that cleaning left out of the text."""
    if document.source_map is None or not document.source_map.source_ends:
        return 0.0
    source = document.source_map.source_ends[-1]
    return max(0.0, 1 - len(document.text) / source)


def count(analysis: Analysis, counts: dict[str, int]) -> None:
    """Add the sentences of a text, and those with each function, to ``counts``."""
    counts["texts"] += 1
    for unit in analysis.sentences:
        counts["sentences"] += 1
        for annotation in unit.functions or ():
            counts[annotation.label] += 1


def extremes(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """For each column the texts with the highest and the lowest values."""
    for column in COLUMNS:
        ordered = sorted(rows, key=lambda row: (row[column], row["text"]))
        for end, chosen in (("lowest", ordered[:EXTREMES]), ("highest", ordered[-EXTREMES:])):
            for row in chosen:
                yield {"column": column, "end": end, "text": row["text"], "value": row[column]}


def print_rates(counts: dict[str, dict[str, int]]) -> None:
    """Sentences with each function, per 1,000, by regional group."""
    codebook = load_codebook()
    regions = {actor.id: actor.region for actor in codebook.actors if actor.kind == "state"}
    groups: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for government, found in counts.items():
        for label, number in found.items():
            groups[regions.get(government) or "others"][label] += number
    names = sorted(groups)
    print("per 1,000 sentences".ljust(16) + "".join(name[:14].rjust(16) for name in names))
    for category in codebook.functions:
        shares = (1000 * groups[n][category.id] / max(groups[n]["sentences"], 1) for n in names)
        print(category.id.ljust(16) + "".join(f"{share:16.1f}" for share in shares))


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    """Rows as CSV."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names, restval=0)
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
