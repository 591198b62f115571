"""Score the toolkit's labels on a part of the gold.

    python corpus/gold/score.py PART UNGDC_FOLDER [REFERENCE_FILE]

``PART`` is train, dev, test, composed or reference. Printed is what ``discourse validate`` prints.
Each use of the test part is logged in ``test-log.tsv`` with what was scored. Scores on dev are
also written to ``data/scores.toml``, which reports and ``discourse doctor`` print.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gather import HERE, read_rows, write_rows
from sources import Folders

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.annotators.tagger import load_tagger
from discourse.cli.shared import put_line
from discourse.cli.validate import lines_of
from discourse.codebook import load_codebook
from discourse.codings.matching import match_units
from discourse.codings.reading import read_coding
from discourse.codings.records import Coding
from discourse.codings.validation import Validation, validate
from discourse.readers import read
from discourse.reports.scores import CARD

CARD_FILE = HERE.parents[1] / "src/discourse" / CARD
LOG = HERE / "test-log.tsv"
LABELS = tuple(page.id for page in load_codebook().functions)
LAYERS = ("functions",)


def gold(part: str) -> Coding:
    """The gold of one part, rare single sentences included."""
    coding = read_coding(HERE / "gold.tsv", LABELS)
    own = {name: unit for name, unit in coding.units.items() if unit.columns["part"] == part}
    return replace(coding, units=own)


def analyses(coding: Coding, folders: Folders) -> Iterator[Analysis]:
    """The texts of a coding, each with its country and genre."""
    countries = {row["text"]: row["country"] for row in read_rows(HERE / "texts.tsv")}
    for text in dict.fromkeys(unit.text for unit in coding.units.values()):
        genre = {"ungdc": "general debate", "sotu": "annual message"}.get(text.split("/")[0])
        facts = {"country": countries[text]} | ({"genre": genre} if genre else {})
        yield analyze(read(folders.find(text), **facts), layers=LAYERS)


def score(part: str, folders: Folders) -> Validation:
    """The scores on a part."""
    coding = gold(part)
    return validate(match_units(coding, analyses(coding, folders)), LABELS)


def log(found: Validation) -> None:
    """Note a use of the test part."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
    tagger = load_tagger()
    row = {"when": now, "codebook": load_codebook().digest[:12]}
    row |= {"model": tagger.digest[:12] if tagger else "none", "units": str(found.units)}
    for name in ("macro_twelve", "micro", "macro_acts"):
        row[name] = f"{getattr(found, name).value:.3f}"
    before = list(read_rows(LOG)) if LOG.exists() else []
    write_rows(LOG, row, [*before, row])


def write_card(found: Validation, governments: int) -> None:
    """The scores on development texts, for reports."""
    tagger = load_tagger()
    lines = [
        "# Written by corpus/gold/score.py. Do not edit.",
        'texts = "UN general debate speeches of 2015 to 2023 and annual messages of US presidents"',
        f"sentences = {found.units}",
        f"governments = {governments}",
        f"macro_f1 = {found.macro_twelve.value:.3f}",
        f"micro_f1 = {found.micro.value:.3f}",
        f'model = "{tagger.digest if tagger else ""}"',
    ]
    for one in found.labels:
        if one.given:
            lines += [f"\n[labels.{one.label}]", f"given = {one.given}"]
            named = (("precision", one.precision), ("recall", one.recall), ("f1", one.f1))
            lines += [f"{name} = {m.value:.3f}" for name, m in named if m.value is not None]
    CARD_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Score, print, and log a use of the test part."""
    part, folder, *reference = sys.argv[1:]
    found = score(part, Folders(Path(folder), Path(reference[0]) if reference else None))
    for line in lines_of(found):
        put_line(line)
    if part == "test":
        log(found)
    if part == "dev":
        countries = {row["text"]: row["country"] for row in read_rows(HERE / "texts.tsv")}
        write_card(found, len({countries[unit.text] for unit in gold(part).units.values()}))


if __name__ == "__main__":
    main()
