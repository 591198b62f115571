"""Keyness of ten megabytes, against pycorpdiff, in CPU time.

    pip install pycorpdiff==0.1.0a27
    python benchmarks/bench_keyness.py FOLDER

FOLDER holds text files; in order of their names they are taken until ten megabytes are reached,
and dealt out by turns to two collections, so that each has half. Both programs begin with the same
strings and end with a table of every word of five occurrences or more, and both cut words
themselves, by the same rule (NFC, lower case, runs of word characters).

pycorpdiff: ``compare(a, b).keyness()`` with its defaults: G², p, Benjamini-Hochberg, log ratio,
%DIFF, Bayes factor; with ``dispersion=True`` also Juilland's D; with ``ci="bootstrap"`` also
intervals of G² over documents, by 99 draws instead of its 999.

Ours: ``compare_collections``: G², log ratio, Evert's conservative ratio, %DIFF, log-odds, p, q;
with documents also dispersion (Gries's DP, Juilland's D) on both sides, and the test and the
interval of the log ratio that allow for clustering. The first is held against pycorpdiff's table,
the second against that with dispersion and that with intervals.

Runs take turns in one process; the least CPU time of each is printed, with the ratio of these and
the median ratio of neighbouring runs. The words must be the same; the largest difference of
counts, G², p, q, log ratio and %DIFF is printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from discourse.measures.collections import CollectionKeyness, compare_collections
from discourse.measures.keyness import Counts, log_ratio

BYTES = 10_000_000
DRAWS = 99  # a tenth of its default, so that the benchmark ends
#: The default of pycorpdiff, \w+ of Python, as polars writes it.
WORDS = r"[\p{L}\p{N}_]+"


def read_halves(folder: Path) -> tuple[list[str], list[str]]:
    """Two collections of about five megabytes each."""
    halves: tuple[list[str], list[str]] = ([], [])
    size = 0
    for number, path in enumerate(sorted(folder.rglob("*.txt"))):
        text = path.read_text("utf-8-sig")
        halves[number % 2].append(text)
        size += len(text.encode())
        if size >= BYTES:
            break
    print(f"{size / 1e6:.1f} MB in {len(halves[0])} and {len(halves[1])} documents")
    return halves


def run_ours(halves: tuple[list[str], list[str]], documents: bool = True) -> CollectionKeyness:
    """Our table."""
    return compare_collections(*halves, pattern=WORDS, documents=documents)


def run_theirs(halves: tuple[list[str], list[str]], **options: Any) -> Any:
    """The table of pycorpdiff."""
    import pandas
    import pycorpdiff

    corpora = [
        pycorpdiff.from_dataframe(pandas.DataFrame({"text": half}), text_col="text")
        for half in halves
    ]
    return pycorpdiff.compare(*corpora).keyness(**options).to_df()


def timed(run: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of one run and its result."""
    start = time.process_time()
    result = run()
    return time.process_time() - start, result


def median_ratio(times: tuple[list[float], list[float]]) -> float:
    """The median of their time over ours, of runs that followed one another."""
    return float(np.median([theirs / ours for ours, theirs in zip(*times, strict=True)]))


def check_equal(ours: CollectionKeyness, theirs: Any) -> None:
    """Compare both tables word by word."""
    table = theirs.set_index("term") if "term" in theirs.columns else theirs
    assert set(ours.words) == set(table.index), "the words differ"
    table = table.loc[list(ours.words)]
    keyness = ours.keyness
    pairs = {
        "count_a": keyness.counts.target,
        "count_b": keyness.counts.reference,
        "g2": keyness.g2,
        "p_value": keyness.p_values,
        "p_adjusted": keyness.q_values,
    }
    for name, values in pairs.items():
        gap = np.abs(table[name].to_numpy(dtype=float) - values)
        print(f"{name}: largest difference {gap.max():.2g}")
    both = (keyness.counts.target > 0) & (keyness.counts.reference > 0)
    # pycorpdiff adds 0.5 to every count, we to counts of 0 only: with 0.5 added both are the same.
    added = Counts(
        keyness.counts.target + 0.5,
        keyness.counts.reference + 0.5,
        keyness.counts.target_total,
        keyness.counts.reference_total,
    )
    both = keyness.counts.reference > 0
    for name, values in (("log_ratio", log_ratio(added)), ("percent_diff", keyness.difference)):
        gap = np.abs(table[name].to_numpy(dtype=float) - values)[both]
        print(f"{name}: largest difference {gap.max():.2g} ({both.sum():,} words of the reference)")


def main() -> None:
    """Print sizes, equality and times."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    halves = read_halves(arguments.folder)
    ours, theirs = run_ours(halves), run_theirs(halves)  # imports and caches, untimed
    print(f"{len(ours.words):,} words, {ours.keyness.counts.target_total:,.0f} tokens in the first")
    check_equal(ours, theirs)
    draws = {"ci": "bootstrap", "n_boot": DRAWS, "bootstrap_seed": 1}
    pairs = {
        "table": (lambda: run_ours(halves, False), lambda: run_theirs(halves)),
        "with dispersion": (lambda: run_ours(halves), lambda: run_theirs(halves, dispersion=True)),
        f"with intervals ({DRAWS} draws)": (
            lambda: run_ours(halves),
            lambda: run_theirs(halves, dispersion=True, **draws),
        ),
    }
    for name, programs in pairs.items():
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(arguments.runs):
            for seconds, program in zip(times, programs, strict=True):
                seconds.append(timed(program)[0])
        ours_least, theirs_least = (min(seconds) for seconds in times)
        print(f"{name}: ours {ours_least:.2f} s, pycorpdiff {theirs_least:.2f} s, ", end="")
        print(f"{theirs_least / ours_least:.1f} times; median {median_ratio(times):.1f}")
    print(f"Python {sys.version.split()[0]}, numpy {np.__version__}")


if __name__ == "__main__":
    main()
