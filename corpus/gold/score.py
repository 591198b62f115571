"""Score the toolkit's labels on a part of the gold.

    python corpus/gold/score.py PART UNGDC_FOLDER [REFERENCE_FILE]

``PART`` is train, dev, test, composed or reference. Printed is what ``discourse validate`` prints.
Each use of the test part is logged in ``test-log.tsv`` with what was scored. Scores on dev and
test are also written to ``data/scores.toml``, which reports and ``discourse doctor`` print.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import astuple, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

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
from discourse.measures.score_card import CARD, PARTS, Tally
from discourse.readers import read

CARD_FILE = HERE.parents[1] / "src/discourse" / CARD
LOG = HERE / "test-log.tsv"
LABELS = tuple(page.id for page in load_codebook().functions)
LAYERS = ("functions",)

Table = dict[str, Any]


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


def write_card(part: str, found: Validation) -> None:
    """The scores on a part, for reports; those on the other part stay."""
    card = tomllib.loads(CARD_FILE.read_text(encoding="utf-8")) if CARD_FILE.exists() else {}
    countries = {row["text"]: row["country"] for row in read_rows(HERE / "texts.tsv")}
    tagger = load_tagger()
    groups: dict[str, dict[str, Table]] = {}
    for group in found.groups:
        tallies = {"sentences": group.units} | _rows(group.labels)
        groups.setdefault(group.kind, {})[group.name] = tallies
    card[part] = {
        "texts": "UN general debate speeches of 2015 to 2023 and messages of US presidents",
        "sentences": found.units,
        "silent": found.silent,
        "governments": len({countries[unit.text] for unit in gold(part).units.values()}),
        "macro_f1": round(found.macro_twelve.value or 0, 3),
        "micro_f1": round(found.micro.value or 0, 3),
        "model": tagger.digest if tagger else "",
        "labels": _rows(found.tallies),
        "groups": groups,
    }
    known = [name for name in PARTS if name in card]
    lines = (line for name in known for line in _lines(name, card[name]))
    head = "# Written by corpus/gold/score.py: hits, given, found of each label. Do not edit.\n"
    CARD_FILE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def _rows(tallies: Mapping[str, Tally]) -> Table:
    return {label: list(astuple(t)) for label, t in tallies.items() if t.given or t.found}


def _lines(name: str, table: Table) -> Iterator[str]:
    """A table as TOML, tables in it after its values."""
    yield f"\n[{name}]"
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    yield from (f"{key} = {json.dumps(value)}" for key, value in table.items() if key not in inner)
    for key, value in inner.items():
        yield from _lines(f'{name}."{key}"', value)


def main() -> None:
    """Score, print, and log a use of the test part."""
    part, folder, *reference = sys.argv[1:]
    found = score(part, Folders(Path(folder), Path(reference[0]) if reference else None))
    for line in lines_of(found):
        put_line(line)
    if part == "test":
        log(found)
    if part in PARTS:
        write_card(part, found)


if __name__ == "__main__":
    main()
