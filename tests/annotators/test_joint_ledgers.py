"""Four joint texts in the third person, composed; what a reader found in them before any tool did.

``joint_texts/expected.tsv`` has a row for each pledge, request and position: the first words of the
sentence, who pledges, holds or is asked, for or against, and the words at the heart of it.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import discourse
from discourse.analysis import Analysis
from discourse.ledger import Position, Record, Request
from discourse.text import WORD, fold

FOLDER = Path(__file__).parent / "joint_texts"
LEDGERS = {"commitment": "commitments", "request": "requests", "position": "positions"}


@cache
def read(name: str) -> Analysis:
    return discourse.analyze(discourse.read(str(FOLDER / f"{name}.txt")))


def expected(ledger: str) -> Iterator[dict[str, str]]:
    with (FOLDER / "expected.tsv").open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file, delimiter="\t") if row["ledger"] == ledger)


def plain(words: str | None) -> str:
    return " ".join(WORD.findall(fold(words or "")))


def core_of(record: Record) -> str:
    return plain(getattr(record, "matter", None) or getattr(record, "action", None))


def records_of(row: dict[str, str]) -> list[Record]:
    """The records whose words hold those expected, in the sentence that begins so."""
    name = LEDGERS[row["ledger"]]
    return [
        record
        for unit in read(row["text"]).sentences
        if plain(unit.text).startswith(plain(row["sentence"]))
        for record in unit.ledgers[name]
        if plain(row["words"]) in core_of(record) or core_of(record) in plain(row["words"])
        if core_of(record)
    ]


@pytest.mark.parametrize(
    ("ledger", "at_first_sight", "least"),
    # Found before the texts were mended for, of 38, 32 and 48; and what must be found since.
    [("commitment", 16, 30), ("request", 15, 24), ("position", 7, 33)],
)
def test_what_a_reader_found_is_found(ledger: str, at_first_sight: int, least: int) -> None:
    found = [row for row in expected(ledger) if records_of(row)]
    assert len(found) >= least > at_first_sight


def test_positions_are_on_the_right_side() -> None:
    rows = [(row, records_of(row)) for row in expected("position")]
    wrong = [row for row, records in rows if records and records[0].kind != row["stand"]]
    assert not wrong


def test_whoever_is_asked_is_named_by_his_words() -> None:
    """Of the requests that name somebody and are found, at most three name another."""
    wrong = []
    for row in expected("request"):
        records = [record for record in records_of(row) if isinstance(record, Request)]
        if row["by"] and records and plain(records[0].asked_of) != plain(row["by"]):
            wrong.append(row)
    assert len(wrong) <= 3


def test_little_is_found_where_a_reader_found_nothing() -> None:
    """Per text and ledger at most one sentence in nine has a record that no row expects."""
    extra: Counter[tuple[str, str]] = Counter()
    for ledger, name in LEDGERS.items():
        rows = list(expected(ledger))
        for text in {row["text"] for row in rows}:
            heads = [plain(row["sentence"]) for row in rows if row["text"] == text]
            for unit in read(text).sentences:
                is_expected = any(plain(unit.text).startswith(head) for head in heads)
                extra[text, ledger] += bool(unit.ledgers[name]) and not is_expected
    assert max(extra.values()) <= 4


def test_a_party_that_no_list_knows_holds_by_its_words() -> None:
    units = read("two-ministers").sentences
    held = [record for unit in units for record in unit.recorded(Position)]
    assert "The Kasmoran side" in {record.holder for record in held}
