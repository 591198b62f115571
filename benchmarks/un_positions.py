"""Nearest texts and positions on the UN General Debate: do they find what is known?

    python benchmarks/un_positions.py FOLDER

FOLDER holds the speeches as ISO_NN_YYYY.txt, in folders or not. Printed: how often the nearest
speech is one of the same state, and of the same year, beside chance; what the first dimension of
all speeches goes with; how well it and Wordscores keep known groups apart (China, Russia and the
United States over nine years; Russia 2022 and the United States 2022 as references); and how stable
positions are from one year to the next.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.measures.nearest import measure_cosines, weigh_texts
from discourse.measures.positions import Positions, scale_texts, score_texts
from discourse.measures.text_counts import TextCounts, count_texts
from discourse.readers import read

_NAME = re.compile(r"[A-Z]{2,3}_\d\d_\d{4}")
Key = tuple[str, str]  # state, year


def read_speeches(folder: Path) -> Iterator[Analysis]:
    """The speeches with what word counts need."""
    for path in sorted(folder.rglob("*.txt"), key=lambda path: path.name):
        if _NAME.fullmatch(path.stem):
            yield analyze(read(path), layers=("units", "mentions"))


def timed(what: str, run: Callable[[], Positions | TextCounts | np.ndarray]) -> object:
    """The result; its CPU time is printed."""
    start = time.process_time()
    result = run()
    print(f"{what}: {time.process_time() - start:.1f} s of CPU")
    return result


def look_at_neighbours(counts: TextCounts, keys: list[Key]) -> None:
    """How often the nearest speech has the same state or year."""
    weights = weigh_texts(counts)
    cosines = measure_cosines(weights, range(len(keys)))
    np.fill_diagonal(cosines, -1)
    nearest = cosines.argmax(axis=1)
    for name, facts in (("state", [k[0] for k in keys]), ("year", [k[1] for k in keys])):
        values = np.array(facts)
        same = (values[nearest] == values).mean()
        chance = np.mean([(values == value).sum() - 1 for value in values]) / (len(values) - 1)
        print(f"nearest speech of the same {name}: {same:.3f} (chance {chance:.3f})")


def told(found: Positions, keys: list[Key], only: tuple[str, ...] = ()) -> None:
    """What goes with the positions, the words at the ends, the range of each state."""
    for measure in (found.length, found.year):
        print(f"  rank correlation with {measure.name}: {measure.value} ({measure.count} texts)")
    print(f"  down: {', '.join(m.word for m in found.low)}")
    print(f"  up: {', '.join(m.word for m in found.high)}")
    for state in only:
        values = [p.value for p in found.positions if keys[p.text][0] == state]
        print(f"  {state}: {min(values):+.2f} to {max(values):+.2f} ({len(values)} texts)")


def stability(found: Positions, keys: list[Key], left_out: tuple[str, ...] = ()) -> str:
    """Rank correlation of a state's position with that in its next speech, a year later."""
    place = {keys[p.text]: p.value for p in found.positions if keys[p.text][0] not in left_out}
    pairs = [
        (value, place[state, str(int(year) + 1)])
        for (state, year), value in place.items()
        if (state, str(int(year) + 1)) in place
    ]
    return f"{spearmanr(*zip(*pairs, strict=True)).statistic:.2f} over {len(pairs)} pairs"


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    start = time.process_time()
    counts = count_texts(read_speeches(parser.parse_args().folder))
    print(f"{len(counts.ids):,} speeches counted: {time.process_time() - start:.1f} s of CPU")
    keys = [(name[:3], name[-4:]) for name in counts.ids]
    look_at_neighbours(counts, keys)

    whole = timed("Wordfish on all", lambda: scale_texts(
        counts, keys.index(("CHN", "2023")), keys.index(("USA", "2023"))
    ))  # fmt: skip
    assert isinstance(whole, Positions)
    told(whole, keys, ("CHN", "RUS", "USA"))
    print(f"  from one year to the next: {stability(whole, keys)}")

    three = [n for n, key in enumerate(keys) if key[0] in {"CHN", "RUS", "USA"}]
    few, few_keys = counts.only(three), [keys[n] for n in three]
    found = scale_texts(few, few_keys.index(("CHN", "2023")), few_keys.index(("USA", "2023")))
    print("Wordfish on three states")
    told(found, few_keys, ("CHN", "RUS", "USA"))

    late = [n for n, key in enumerate(keys) if key[1] in {"2022", "2023"}]
    two, two_keys = counts.only(late), [keys[n] for n in late]
    scored = score_texts(
        two, {two_keys.index(("RUS", "2022")): -1.0, two_keys.index(("USA", "2022")): 1.0}
    )
    print("Wordscores, Russia 2022 = -1, United States 2022 = 1, speeches of 2022 and 2023")
    told(scored, two_keys)
    ranks = {two_keys[p.text]: rank for rank, p in enumerate(scored.positions, start=1)}
    shown = ("RUS", "SYR", "PRK", "BLR", "CHN", "UKR", "POL", "GBR", "CAN", "USA")
    print(
        "  rank in 2023: "
        + ", ".join(f"{s} {ranks[s, '2023']}" for s in shown if (s, "2023") in ranks)
    )
    print(f"  from one year to the next: {stability(scored, two_keys, ('RUS', 'USA'))}")


if __name__ == "__main__":
    main()
