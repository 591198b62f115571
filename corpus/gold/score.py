"""Score the toolkit's labels on a part of the gold.

    python corpus/gold/score.py PART UNGDC_FOLDER [REFERENCE_FILE] [--tagger neural]

``PART`` is train, dev, test, composed or reference. Printed is what ``discourse validate`` prints.
Each use of the test part is logged in ``test-log.tsv`` with what was scored. Scores on dev and
test are also written to the tagger's card, which reports and ``discourse doctor`` print.
"""

from __future__ import annotations

import json
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

from gather import HERE, read_rows
from sources import Folders
from test_log import note_use

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.cli.shared import put_line
from discourse.cli.validate import lines_of
from discourse.codebook import Codebook, load_codebook
from discourse.codings.matching import match_units
from discourse.codings.reading import read_coding
from discourse.codings.records import Coding
from discourse.codings.validation import Validation, validate
from discourse.document import Document, Metadata
from discourse.measures.score_card import CARDS, PARTS, Tally
from discourse.readers import read

PACKAGE = HERE.parents[1] / "src/discourse"
LABELS = tuple(page.id for page in load_codebook().functions)
LAYERS = ("functions",)

Table = dict[str, Any]


def gold(part: str) -> Coding:
    """The gold of one part, rare single sentences included."""
    coding = read_coding(HERE / "gold.tsv", LABELS)
    own = {name: unit for name, unit in coding.units.items() if unit.columns["part"] == part}
    return replace(coding, units=own)


def analyses(coding: Coding, folders: Folders, codebook: Codebook) -> Iterator[Analysis]:
    """The texts of a coding, each with its country and genre."""
    countries = {row["text"]: row["country"] for row in read_rows(HERE / "texts.tsv")}
    for text in dict.fromkeys(unit.text for unit in coding.units.values()):
        genre = {"ungdc": "general debate", "sotu": "annual message"}.get(text.split("/")[0])
        facts = {"country": countries[text]} | ({"genre": genre} if genre else {})
        yield analyze(read(folders.find(text), **facts), codebook, LAYERS)


def score(part: str, folders: Folders, codebook: Codebook) -> Validation:
    """The scores on a part."""
    coding = gold(part)
    return validate(match_units(coding, analyses(coding, folders, codebook)), LABELS)


def log(found: Validation, codebook: Codebook) -> None:
    """Note a use of the test part."""
    names = ("macro_twelve", "micro", "macro_acts")
    scores = {name: getattr(found, name).value for name in names}
    note_use("functions", codebook.digest, digest_of(codebook), units=found.units, **scores)


def digest_of(codebook: Codebook) -> str | None:
    """Which model gives the labels."""
    document = Document("one", "We build wells.", Metadata(language="en"))
    return analyze(document, codebook, LAYERS).document.layer("functions").made_by.model_digest


def write_card(part: str, found: Validation, codebook: Codebook) -> None:
    """The scores on a part, for reports; those on the other part stay."""
    file = PACKAGE / CARDS[codebook.tagger]
    card = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    countries = {row["text"]: row["country"] for row in read_rows(HERE / "texts.tsv")}
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
        "model": digest_of(codebook) or "",
        "labels": _rows(found.tallies),
        "groups": groups,
    }
    known = [name for name in PARTS if name in card]
    lines = (line for name in known for line in _lines(name, card[name]))
    head = "# Written by corpus/gold/score.py: hits, given, found of each label. Do not edit.\n"
    file.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


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
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("part")
    parser.add_argument("ungdc", type=Path)
    parser.add_argument("reference", type=Path, nargs="?")
    parser.add_argument("--tagger", default="standard", choices=CARDS)
    given = parser.parse_args()
    codebook = load_codebook(tagger=given.tagger)
    found = score(given.part, Folders(given.ungdc, given.reference), codebook)
    for line in lines_of(found):
        put_line(line)
    if given.part == "test":
        log(found, codebook)
    if given.part in PARTS:
        write_card(given.part, found, codebook)


if __name__ == "__main__":
    main()
