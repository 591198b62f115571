"""Derive the gold from the two passes and the adjudication: ``python corpus/gold/derive.py``.

A unit is gold when both passes coded it and, where they differ, the dispute was adjudicated.
``how`` says which: ``agreed`` or ``adjudicated``. Units still in dispute are left out and counted.
"""

from __future__ import annotations

import sys

from gather import CODES, DECIDED, HERE, PLACE, Row, in_dispute, labels_of, read_rows, write_rows

#: Entries in a coder's own words, with the label that they need.
SLOTS = {
    "contrast": ("structure", "target_form", "target"),
    "exhortation": ("addressee",),
    "statistic": ("statistics",),
    "commitment": ("commitment",),
}
DRAWN = ("part", "stratum")
COLUMNS = (*PLACE, *DRAWN, "how", *CODES)


def settle(one: Row, other: Row, decision: Row) -> Row:
    """The gold row of a disputed unit: what was decided, in the words of the nearer pass."""
    decided = labels_of(decision)
    nearer = max((one, other), key=lambda row: len(labels_of(row) & decided))
    further = other if nearer is one else one
    row = dict(nearer)
    for columns in SLOTS.values():
        for column in columns:
            row[column] = nearer[column] or further[column]
    row |= {column: decision[column] for column in ("functions", "target", *DECIDED)}
    row["target"] = decision["target"] or nearer["target"] or further["target"]
    for label, columns in SLOTS.items():
        if label not in decided:
            row |= dict.fromkeys(columns, "")
    return row


def derive() -> tuple[list[Row], int]:
    """The rows of the gold, and how many units are still in dispute."""
    first, second, decisions = (
        {row["unit"]: row for row in read_rows(HERE / f"{name}.tsv")}
        for name in ("pass-a", "pass-b", "adjudication")
    )
    gold, still_open = [], 0
    for unit in read_rows(HERE / "units.tsv"):
        name, drawn = unit["unit"], {column: unit[column] for column in DRAWN}
        if name not in first or name not in second:
            continue
        one, other = first[name], second[name]
        if not in_dispute(one, other):
            gold.append(one | drawn | {"how": "agreed"})
        elif name in decisions:
            gold.append(settle(one, other, decisions[name]) | drawn | {"how": "adjudicated"})
        else:
            still_open += 1
    settled = {row["unit"] for row in gold if row["how"] == "adjudicated"}
    if unknown := decisions.keys() - settled:
        sys.exit(f"adjudicated, but not in dispute: {sorted(unknown)[:5]}")
    return gold, still_open


def main() -> None:
    """Write ``gold.tsv``."""
    gold, still_open = derive()
    write_rows(HERE / "gold.tsv", COLUMNS, gold)
    print(f"{len(gold)} units of gold, {still_open} still in dispute")


if __name__ == "__main__":
    main()
