"""How often the moves of two speeches stand in an order alike beyond chance.

    python benchmarks/order_of_moves.py FOLDER CODE [CODE …]

FOLDER holds General Debate speeches named CODE_session_year.txt, in folders or not. Of the states
named, successive speeches of one state are compared, and speeches of one year of two states. Where
orders have nothing to do with each other, p ≤ .05 comes in .05 of the pairs at most. Frames of
words that come back are counted by the way.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import discourse
from discourse.annotators import analyze
from discourse.measures.move_alignment import align_moves
from discourse.measures.moves import Course, measure_course
from discourse.measures.parallelism import find_parallels

LAYERS = ("units", "functions")


def print_pairs(name: str, pairs: Iterable[tuple[Course, Course]]) -> None:
    """The share of pairs with p ≤ .05, and how far they stand above their chance on average."""
    found = [align_moves(pair).pairs[0] for pair in pairs]
    tested = [one for one in found if one.p_value is not None]
    certain = sum(one.p_value is not None and one.p_value <= 0.05 for one in tested)
    above = sum((one.value or 0) - (one.by_chance or 0) for one in tested)
    size = max(len(tested), 1)
    print(
        f"{name:<34} {len(found):>5} pairs, {len(tested):>5} tested, p <= .05 in "
        f"{certain / size:.3f}, above chance by {100 * above / size:+.1f} points"
    )


def main() -> None:
    """Analyse the speeches and print two rows of pairs, then the frames."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("codes", nargs="+")
    given = parser.parse_args()
    courses: dict[tuple[str, int], Course] = {}
    frames: Counter[str] = Counter()
    spent = 0.0
    for code in given.codes:
        for path in sorted(given.folder.rglob(f"{code}_*_*.txt")):
            analysis = analyze(discourse.read(str(path)), layers=LAYERS)
            course = measure_course(analysis)
            began = time.process_time()
            frames.update(one.kind for one in find_parallels(analysis))
            spent += time.process_time() - began
            if course:
                courses[code, int(path.stem.rsplit("_", 1)[1])] = course
    print(f"{len(courses)} speeches of {len(given.codes)} states")
    successive = [
        (course, courses[code, year + 1])
        for (code, year), course in courses.items()
        if (code, year + 1) in courses
    ]
    print_pairs("successive speeches of one state", successive)
    same_year = [
        (courses[one], courses[other])
        for one, other in combinations(courses, 2)
        if one[1] == other[1] and one[0] != other[0]
    ]
    print_pairs("two states in one year", same_year)
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(frames.items()))
    print(f"frames: {told}; {1000 * spent / max(len(courses), 1):.1f} ms CPU a speech")


if __name__ == "__main__":
    main()
