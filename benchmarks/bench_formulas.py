"""What it costs to find the formulas of a folder of dated texts: time and peak memory.

    python benchmarks/bench_formulas.py FOLDER

Every text is read, cut into sentences and searched, as ``discourse formulas FOLDER`` does it; the
report is built and laid out at the end. Wall-clock and CPU time of each step are printed.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from discourse.corpus import open_texts
from discourse.document import Document
from discourse.measures.formulas.discovery import find_sequences
from discourse.measures.formulas.reading import read_stream
from discourse.measures.formulas.reuse import find_reuse
from discourse.measures.formulas.study import find_formulas, track
from discourse.reports.formulas import build_formula_report
from discourse.reports.pdf import render_pdf

#: Bytes in the unit in which the system counts peak memory.
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
PHRASES = ("rules-based international order", "zone of peace", "shared-future")

T = TypeVar("T")


def timed(name: str, work: Callable[[], T]) -> T:
    """Do ``work`` and print what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MEMORY_UNIT / 1e6
    print(f"{name:<28} {wall:>6.1f} s wall {cpu:>6.1f} s CPU {peak:>7.0f} MB at most so far")
    return result


def main() -> None:
    """Run every step on the folder of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    folder = parser.parse_args().folder
    documents = timed(
        "read", lambda: [one for one in open_texts(folder) if isinstance(one, Document)]
    )
    stream = timed("sentences and words", lambda: read_stream(documents))
    print(f"{len(stream.texts):,} texts, {stream.words.size:,} words")
    found = timed("find sequences", lambda: find_sequences(stream))
    print(f"{len(found):,} formulas")
    timed("find reuse", lambda: find_reuse(stream))
    timed("follow three phrases, whole", lambda: track(documents, PHRASES))
    study = timed("find formulas, whole", lambda: find_formulas(documents))
    timed("report as PDF", lambda: render_pdf(build_formula_report(study)))


if __name__ == "__main__":
    main()
