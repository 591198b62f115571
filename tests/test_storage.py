"""What is written is what was found, in one form, and can be read back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import polars
import pytest
from polars.testing import assert_frame_equal

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.codebook import load_codebook
from discourse.document import Annotation, Document, Layer, Metadata
from discourse.errors import UsageError
from discourse.ledger import LEDGERS
from discourse.storage import (
    from_json,
    read_parquet,
    to_csv,
    to_json,
    to_jsonl,
    to_polars,
    to_records,
    write_parquet,
)
from discourse.text import Edit, apply_edits
from tests.builders import analysis, small_codebook

TEXT = (
    "On water\n\nWe will build a dam at Port Alda. Some powers sneer, unlike others.\n\nThey wait."
)
KEYS = ["schema", "doc_id", "unit_no", "sentence_no", "kind", "section", "paragraph_no", "speaker",
        "voice", "start", "end", "source_start", "source_end", "text", "functions", "scores",
        "frames", "frame_scores", "sentiment", "words", *LEDGERS]  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Analysis:
    return analysis(TEXT, speaker="Ada Osei", country="XNV")


def test_records_say_what_was_found(found: Analysis) -> None:
    records = list(to_records(found))
    assert [list(record) for record in records] == [KEYS] * 4
    heading, dam, powers, waiting = records
    assert (heading["kind"], heading["functions"], heading["scores"]) == ("heading", None, None)
    assert dam["functions"] == [
        {
            "id": "test#2#commitment",
            "label": "commitment",
            "score": 0.6,
            "made_by": "functions",
            "calibrated": False,
            "attributes": {},
            "evidence": [
                {
                    "start": 10, "end": 17, "source_start": 10, "source_end": 17,
                    "source": "commitment/will", "weight": 0.6,
                }
            ],
        }
    ]  # fmt: skip
    assert dam["scores"] == {"commitment": 0.6, "contrast": 0.0, "thanks": 0.0}
    assert [frame["label"] for frame in dam["frames"]] == ["water"]
    assert set(dam["frames"][0]) == {"id", "label", "score", "evidence"}
    assert dam["frame_scores"] == {"water": 0.6}
    assert dam["words"] == 8
    assert powers["functions"][0]["attributes"] == {
        "structure": "onesided",
        "target_form": "unnamed_actor",
    }
    assert waiting["functions"] == []
    assert {record["sentiment"] for record in records} == {None}


def test_scores_have_four_digits(found: Analysis) -> None:
    powers = list(to_records(found))[2]
    assert powers["scores"]["contrast"] == 0.7333  # 1 - 0.4 * 0.6666667
    assert [evidence["weight"] for evidence in powers["functions"][0]["evidence"]] == [0.6, 0.3333]


def test_what_was_not_measured_is_null_and_not_zero() -> None:
    record = next(to_records(analysis("Nous agirons ensemble.", language="fr")))
    assert (record["functions"], record["scores"], record["frames"]) == (None, None, None)
    record = next(to_records(analysis("We will act.", layers=("units",))))
    assert (record["functions"], record["words"]) == (None, None)


def test_source_positions_quote_the_source() -> None:
    source = "[Page 1] We will\nact."
    text, source_map = apply_edits(source, [Edit(0, 9, "", "mark"), Edit(16, 17, " ", "joined")])
    document = Document("test", text, Metadata(language="en"), source_map)
    record = next(to_records(analyze(document, small_codebook(), ("functions",))))
    evidence = record["functions"][0]["evidence"][0]
    assert record["text"] == "We will act."
    assert source[record["source_start"] : record["source_end"]] == "We will\nact."
    assert source[evidence["source_start"] : evidence["source_end"]] == "We will"


def test_one_line_per_unit_and_the_same_bytes_again(found: Analysis) -> None:
    lines = to_jsonl(found)
    assert lines.endswith("}\n")
    assert [json.loads(line) for line in lines.splitlines()] == list(to_records(found))
    assert to_jsonl([found, found]) == lines * 2
    again = analysis(TEXT, speaker="Ada Osei", country="XNV")
    assert (to_jsonl(again), to_json(again), to_csv(again)) == (
        lines,
        to_json(found),
        to_csv(found),
    )


def test_letters_of_all_scripts_stay_as_they_are() -> None:
    assert "Łukasz Ångström, 中" in to_jsonl(analysis("Łukasz Ångström, 中, will act."))


def test_json_gives_back_the_same_analysis(found: Analysis) -> None:
    assert from_json(to_json(found), small_codebook()) == found
    assert list(to_records(from_json(to_json(found)))) == list(to_records(found))


def test_json_says_which_tagger_gave_the_labels() -> None:
    quiet = analyze(Document("x", "We will act."), load_codebook(tagger="cues"))
    assert ("tagger", "cues") in quiet.provenance
    assert from_json(to_json(quiet)).codebook == quiet.codebook


def test_json_gives_back_maps_notes_and_extra_fields() -> None:
    text, source_map = apply_edits("We  will act.", [Edit(2, 4, " ", "spaces")])
    metadata = Metadata(language="fr", extra=(("session", "70"),))
    document = Document("a/b", text, metadata, source_map)
    found = analyze(document, small_codebook(), ("functions", "words"))
    assert found.notes  # nothing is measured in French, and it is said
    assert from_json(to_json(found), small_codebook()) == found


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data | {"schema": "2.0"}, "schema 2.0"),
        (lambda data: {k: v for k, v in data.items() if k != "provenance"}, "provenance"),
        (lambda data: data | {"document": data["document"] | {"text": "Else."}}, "changed"),
        (lambda data: data | {"document": data["document"] | {"layers": [{}]}}, "not an analysis"),
        (lambda data: data | {"document": None}, "not an analysis"),
        (lambda data: [data], "not an analysis"),
    ],
)
def test_what_is_no_analysis_is_refused(found: Analysis, change, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        from_json(json.dumps(change(json.loads(to_json(found)))))


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(UsageError, match="not an analysis"):
        from_json("We will act.")


def test_a_later_minor_version_is_read(found: Analysis) -> None:
    content = json.loads(to_json(found)) | {"schema": "1.7", "new": 1}
    assert from_json(json.dumps(content), small_codebook()) == found


def test_csv_has_a_row_per_unit_and_a_column_per_label(found: Analysis) -> None:
    heading, dam, powers, waiting = csv.DictReader(io.StringIO(to_csv(found)))
    columns = ("commitment", "contrast", "thanks", "frame_water")
    assert [heading[name] for name in columns] == ["", "", "", ""]
    assert [dam[name] for name in columns] == ["1", "0", "0", "1"]
    assert [powers[name] for name in columns] == ["0", "1", "0", "0"]
    assert (waiting["text"], waiting["words"], waiting["sentence_no"]) == ("They wait.", "2", "3")


def test_csv_of_texts_with_and_without_cues() -> None:
    french = replace_id(analysis("Nous agirons.", language="fr"), "fr")
    first, second = csv.DictReader(io.StringIO(to_csv([french, analysis("We will act.")])))
    assert (first["commitment"], second["commitment"]) == ("", "1")


def replace_id(found: Analysis, id: str) -> Analysis:
    return replace(found, document=replace(found.document, id=id))


def test_tables_hold_the_denominators(found: Analysis) -> None:
    (row,) = to_polars(found).documents.to_dicts()
    assert (row["words"], row["sentences"], row["paragraphs"]) == (15, 3, 2)
    assert (row["speaker"], row["country"], row["title"]) == ("Ada Osei", "XNV", None)
    assert row["digest"] == found.document.digest


def test_words_that_were_not_counted_are_null() -> None:
    (row,) = to_polars(analysis("We will act.", layers=("units",))).documents.to_dicts()
    assert row["words"] is None


def test_tables_say_the_same_as_records(found: Analysis) -> None:
    tables, records = to_polars(found), list(to_records(found))
    for row, record in zip(tables.sentences.to_dicts(), records, strict=True):
        for key in ("unit_no", "sentence_no", "kind", "start", "end", "text", "words"):
            assert row[key] == record[key]
        labels = record["functions"]
        assert row["functions"] == (None if labels is None else [f["label"] for f in labels])
        assert row["score_contrast"] == (record["scores"] or {}).get("contrast")
    rows = tables.annotations.to_dicts()
    assert [(r["unit_no"], r["label"], r["source"]) for r in rows] == [
        (2, "commitment", "commitment/will"),
        (2, "water", "water/dam"),
        (2, "will", None),
        (2, "agent", None),  # "We"
        (3, "contrast", "contrast/some"),
        (3, "contrast", "contrast/unlike"),
        (3, "onesided", None),
        (3, "other", None),  # the part of "some powers"
        (3, "-", None),  # the stance toward "some powers"
    ]
    assert rows[2]["layer"] == "commitments"
    assert "action=build a dam at Port Alda" in rows[2]["attributes"]
    assert rows[4]["attributes"] == ["structure=onesided", "target_form=unnamed_actor"]


def test_a_label_without_evidence_has_a_row() -> None:
    found = analysis("We will act.", layers=("functions",))
    layer = found.document.layer("functions")
    bare = Annotation(layer[0].span, "thanks", 0.9)
    layer = Layer.of("functions", [bare], layer.made_by, layer.scores)
    found = replace(found, document=found.document.with_layer(layer))
    (row,) = to_polars(found).annotations.to_dicts()
    assert (row["label"], row["start"], row["weight"]) == ("thanks", None, None)


def test_columns_have_one_type_whatever_the_text() -> None:
    full, bare = to_polars(analysis(TEXT)), to_polars(analysis("Nous agirons.", language="fr"))
    assert full.documents.schema == bare.documents.schema
    assert full.annotations.schema == bare.annotations.schema
    together = polars.concat([full.sentences, bare.sentences], how="diagonal")
    assert together["score_contrast"].null_count() == 2  # the heading, and the French sentence


def test_parquet_holds_the_tables(found: Analysis, tmp_path: Path) -> None:
    other = replace_id(analysis("We will wait."), "other")
    write_parquet([found, other], tmp_path / "out")
    parts = sorted(path.relative_to(tmp_path / "out").as_posix() for path in tmp_path.rglob("*.*"))
    assert parts == [f"{n}/part-0000.parquet" for n in ("annotations", "documents", "sentences")]
    read, made = read_parquet(tmp_path / "out"), to_polars([found, other])
    assert_frame_equal(read.documents, made.documents)
    assert_frame_equal(read.sentences, made.sentences)
    assert_frame_equal(read.annotations, made.annotations)


def test_parquet_has_the_same_bytes_again(found: Analysis, tmp_path: Path) -> None:
    contents = []
    for name in ("a", "b"):
        write_parquet(found, tmp_path / name)
        parts = sorted((tmp_path / name).rglob("*.parquet"))
        contents.append([part.read_bytes() for part in parts])
    assert contents[0] == contents[1]


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    with pytest.raises(UsageError, match="no folder sentences, annotations"):
        read_parquet(tmp_path)
