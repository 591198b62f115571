"""Searches that enrich the draw with rare labels: expressions by label, and what they find."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

from sources import Text

HERE = Path(__file__).parent

Searches = dict[str, list[re.Pattern[str]]]
Hits = dict[str, dict[str, list[int]]]  # text id -> label -> unit indices


def load_searches(name: str) -> Searches:
    """The expressions of a file of searches by label."""
    tables = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return {
        label: [re.compile(pattern, re.IGNORECASE) for pattern in entries.values()]
        for label, entries in tables.items()
    }


def find_hits(text: Text, searches: Searches) -> dict[str, list[int]]:
    """For each label the indices of the units that its searches find."""
    return {
        label: [
            index
            for index, unit in enumerate(text.units)
            if unit.coded and any(pattern.search(unit.text) for pattern in patterns)
        ]
        for label, patterns in searches.items()
    }


def count_hits(hits: Hits) -> Counter[str]:
    """How many units the searches of each label find."""
    found: Counter[str] = Counter()
    for by_label in hits.values():
        found.update({label: len(indices) for label, indices in by_label.items()})
    return found


def joined(one: dict[str, list[int]], other: dict[str, list[int]]) -> dict[str, list[int]]:
    """The units that the searches of either find, by label."""
    return {label: sorted({*one.get(label, ()), *other.get(label, ())}) for label in one | other}
