"""The machine-readable contract, held over the ten texts composed for the project."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.ledger import LEDGERS
from discourse.readers import read
from discourse.storage import from_json, to_json, to_jsonl, to_polars
from tests.builders import ROOT, composed_codebook

TEXTS = sorted((ROOT / "corpus" / "texts").glob("*.txt"))
SCHEMA = json.loads((ROOT / "src/discourse/data/schema/analysis-1.1.json").read_text("utf-8"))
KEYS = ["schema", "doc_id", "unit_no", "sentence_no", "kind", "section", "paragraph_no", "speaker",
        "voice", "start", "end", "source_start", "source_end", "text", "functions", "scores",
        "frames", "frame_scores", "sentiment", "words", *LEDGERS]  # fmt: skip

each_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)


@cache
def analysed(path: Path) -> Analysis:
    return analyze(read(path), composed_codebook())


@cache
def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in to_jsonl(analysed(path)).splitlines()]


def source_of(path: Path) -> str:
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def labels_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [*(record["functions"] or ()), *(record["frames"] or ())]


def test_there_are_ten_texts() -> None:
    assert len(TEXTS) == 10


@each_text
def test_every_line_keeps_the_schema(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for record in records(path):
        assert [error.message for error in validator.iter_errors(record)] == []
        assert list(record) == KEYS


def test_the_schema_refuses_what_breaks_it() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    record = dict(records(TEXTS[0])[0])
    assert validator.is_valid(record)
    without_form = {
        "id": "a", "label": "contrast", "score": 1, "made_by": "x", "calibrated": False,
        "attributes": {"structure": "explicit"}, "evidence": [],
    }  # fmt: skip
    for change in ({"voice": "loud"}, {"start": -1}, {"schema": "2.0"}, {"scores": {"claim": 2}},
                   {"functions": [without_form]}, {"unit_no": None}):  # fmt: skip
        assert not validator.is_valid(record | change), change
    del record["text"]
    assert not validator.is_valid(record)


@each_text
def test_positions_quote_the_text_and_the_source(path: Path) -> None:
    document, source = analysed(path).document, source_of(path)
    for record in records(path):
        assert document.text[record["start"] : record["end"]] == record["text"]
        quoted = source[record["source_start"] : record["source_end"]]
        assert quoted.split() == record["text"].split()
        for label in labels_of(record):
            for evidence in label["evidence"]:
                assert record["start"] <= evidence["start"] < evidence["end"] <= record["end"]
                words = document.text[evidence["start"] : evidence["end"]]
                in_source = source[evidence["source_start"] : evidence["source_end"]]
                assert in_source.split() == words.split()


@each_text
def test_units_are_numbered_in_text_order_and_do_not_overlap(path: Path) -> None:
    found = records(path)
    assert [record["unit_no"] for record in found] == list(range(1, len(found) + 1))
    sentences = [r["sentence_no"] for r in found if r["sentence_no"] is not None]
    assert sentences == list(range(1, len(sentences) + 1))
    assert sentences
    for before, after in pairwise(found):
        assert before["end"] <= after["start"]
        assert before["paragraph_no"] <= after["paragraph_no"]


@each_text
def test_sentences_are_coded_and_nothing_else(path: Path) -> None:
    names = [category.id for category in composed_codebook().functions]
    for record in records(path):
        measured = ("functions", "scores", "frames", "frame_scores", "sentiment")
        if record["kind"] in ("sentence", "clause"):
            assert record["sentence_no"] is not None
            assert list(record["scores"]) == names
            assert None not in [record[key] for key in measured]
        else:
            assert [record[key] for key in (*measured, "sentence_no")] == [None] * 6


@each_text
def test_labels_have_ids_scores_and_evidence(path: Path) -> None:
    seen: set[str] = set()
    for record in records(path):
        for label in record["functions"] or ():
            assert label["id"] == f"{record['doc_id']}#{record['unit_no']}#{label['label']}"
            assert label["score"] == record["scores"][label["label"]]
            assert label["evidence"]
            assert label["id"] not in seen
            seen.add(label["id"])
            if label["label"] == "contrast":
                assert {"structure", "target_form"} <= set(label["attributes"])
        for frame in record["frames"] or ():
            assert frame["score"] == record["frame_scores"][frame["label"]]


def test_some_sentence_holds_a_contrast() -> None:
    """Else nothing was tested of its attributes."""
    labels = [label for path in TEXTS for record in records(path) for label in labels_of(record)]
    assert any(label["label"] == "contrast" for label in labels)


@each_text
def test_the_same_text_gives_the_same_bytes(path: Path) -> None:
    again = analyze(read(path), composed_codebook())
    assert to_jsonl(again) == to_jsonl(analysed(path))
    assert to_json(again) == to_json(analysed(path))


@each_text
def test_json_gives_back_the_analysis(path: Path) -> None:
    found = analysed(path)
    back = from_json(to_json(found), composed_codebook())
    assert back == found
    assert to_jsonl(back) == to_jsonl(found)


@each_text
def test_tables_state_the_same_facts(path: Path) -> None:
    tables, found = to_polars(analysed(path)), records(path)
    (document,) = tables.documents.to_dicts()
    sentences = [record for record in found if record["sentence_no"] is not None]
    assert document["sentences"] == len(sentences)
    assert document["words"] == sum(record["words"] for record in sentences)
    for row, record in zip(tables.sentences.to_dicts(), found, strict=True):
        for key in ("text", "start", "source_end", "voice", "words", "section"):
            assert row[key] == record[key]
        for label, score in (record["scores"] or {}).items():
            assert row[f"score_{label}"] == score
        for name, value in (record["sentiment"] or {}).items():
            assert row[name] == value
    evidence = sum(len(label["evidence"]) for record in found for label in labels_of(record))
    numbers = {name: [e["record_no"] for r in found for e in r[name] or ()] for name in LEDGERS}
    for name, own in numbers.items():  # each record stands in one unit, under its number
        assert own == list(range(1, len(analysed(path).document.layer(name)) + 1))
    counts = {name: len(own) for name, own in numbers.items()}
    assert len(tables.annotations) == evidence + sum(counts.values())
    for name, count in counts.items():
        assert (tables.annotations["layer"] == name).sum() == count
