"""What ``discourse analyze`` writes, and where to."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from discourse.storage import from_json, read_parquet


def test_the_summary_says_what_stands_in_the_text(run, good) -> None:
    ended = run("analyze", good, "--meta", "speaker=Ada Osei", "--meta", "title=On ships")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "Ada Osei · “On ships”"
    assert lines[1] == "good: 3 sentences, 2 paragraphs, 16 words"
    assert {"What it does", "What it says", "What it rests on"} <= set(lines)
    assert max(map(len, lines)) <= 80


def test_a_summary_of_many_labels_stays_within_the_width(run) -> None:
    Path("long.txt").write_text("We will act. " * 60, "utf-8")
    ended = run("analyze", "long.txt", "--no-sentiment")
    assert max(map(len, ended.out.splitlines())) <= 80
    assert ", …" in ended.out


def test_json_of_one_text_can_be_read_back(run, good) -> None:
    ended = run("analyze", good, "--no-sentiment", "--format", "json", "--country", "XNV")
    analysis = from_json(ended.out)
    assert analysis.document.metadata.country == "XNV"
    assert len(analysis.sentences) == 3


def test_json_of_several_is_a_list_even_if_one_fails(run, good) -> None:
    ended = run("analyze", good, "gone.txt", "--no-sentiment", "--format", "json")
    assert [data["document"]["id"] for data in json.loads(ended.out)] == ["good"]


def test_json_lines_on_standard_output_and_in_a_file_are_the_same(run, good) -> None:
    Path("b.txt").write_text("We will act.", "utf-8")
    arguments = ("analyze", good, "b.txt", "--no-sentiment", "--format", "jsonl")
    shown = run(*arguments).out
    ended = run(*arguments, "-o", "out.jsonl")
    assert (ended.code, ended.out) == (0, "out.jsonl\n")
    assert Path("out.jsonl").read_text("utf-8") == shown
    assert [json.loads(line)["doc_id"] for line in shown.splitlines()] == ["good"] * 3 + ["b"]


def test_csv_has_a_row_per_unit(run, good) -> None:
    ended = run("analyze", good, "--no-sentiment", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert [row["sentence_no"] for row in rows] == ["1", "2", "3"]
    assert rows[1]["text"] == "We will send two ships to Port Alda."


def test_parquet_is_a_folder_of_tables(run, good) -> None:
    ended = run("analyze", good, "--no-sentiment", "--format", "parquet", "-o", "out")
    assert ended.code == 0
    tables = read_parquet(Path("out"))
    assert tables.documents["doc_id"].to_list() == ["good"]
    assert tables.sentences["sentence_no"].to_list() == [1, 2, 3]


def test_without_sentiment_there_is_none_and_with_it_there_is(run, good) -> None:
    arguments = ("analyze", good, "--format", "jsonl")
    without = [
        json.loads(line)["sentiment"] for line in run(*arguments, "--no-sentiment").out.splitlines()
    ]
    assert without == [None] * 3
    (first, *_) = [json.loads(line)["sentiment"] for line in run(*arguments).out.splitlines()]
    assert sorted(first) == ["textblob_polarity", "textblob_subjectivity", "vader_compound"]


def test_standard_input_is_a_text(run) -> None:
    ended = run(
        "analyze", "-", "--format", "jsonl", "--no-sentiment", stdin="We will act — now.".encode()
    )
    record = json.loads(ended.out)
    assert (record["doc_id"], record["text"]) == ("stdin", "We will act — now.")


def test_the_columns_of_a_table_are_facts_of_its_texts(run) -> None:
    Path("talks.csv").write_text("name,body,country\na,We will act.,XNV\nb,We wait.,XVM\n", "utf-8")
    Path("facts.csv").write_text("doc_id,speaker\na,Ada Osei\n", "utf-8")
    ended = run(
        "analyze", "talks.csv", "--text-field", "body", "--id-field", "name", "--metadata-table",
        "facts.csv", "--format", "json", "--no-sentiment",
    )  # fmt: skip
    first, second = (data["document"]["metadata"] for data in json.loads(ended.out))
    assert (first["country"], first["speaker"]) == ("XNV", "Ada Osei")
    assert (second["country"], second["speaker"]) == ("XVM", None)


def test_file_names_say_what_the_pattern_says(run) -> None:
    Path("XNV_70_2030.txt").write_text("We will act.", "utf-8")
    ended = run(
        "analyze", "XNV_70_2030.txt", "--name-pattern", "{country}_{session}_{year}",
        "--language", "en", "--format", "json", "--no-sentiment",
    )  # fmt: skip
    metadata = json.loads(ended.out)["document"]["metadata"]
    assert (metadata["country"], metadata["date"]) == ("XNV", "2030")
    assert metadata["extra"] == [["session", "70"]]


def test_pages_of_ones_own_replace_shipped_ones(run, good) -> None:
    page = Path("pages/functions/commitment.toml")
    page.parent.mkdir(parents=True)
    page.write_text(
        'id = "commitment"\nlabel = "Ships"\ndisplay = "ships"\ngroup = "acts"\norder = 1\n'
        'definition = "Ships."\nsource = "composed"\nlicence = "Apache-2.0"\n'
        '[[cues.en]]\nid = "ship"\nmatch = ["ships"]\nweight = 0.9\n',
        "utf-8",
    )
    ended = run("analyze", good, "--codebook", "pages", "--format", "jsonl", "--no-sentiment")
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert [record["scores"]["commitment"] for record in records] == [0.0, 0.9, 0.0]
    assert "  ships " in run("analyze", good, "--codebook", "pages", "--no-sentiment").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "parquet"), "writes a folder of tables: name it with -o"),
        (("-f", "json", "-o", "none/out.json"), "there is no folder none"),
        (("-f", "json", "-o", "good.txt"), "this is one of the texts"),
        (("-f", "json", "-o", "."), "this is a folder, not a file"),
        (("-f", "parquet", "-o", "good.txt"), "this is a file, not a folder"),
        (("--meta", "speaker"), "expected KEY=VALUE"),
        (("--meta", "=x"), "expected KEY=VALUE"),
        (("--meta", "translation=nonsense"), "translation='nonsense': expected one of original"),
        (("--meta", "date=13 May 2025"), "date='13 May 2025': expected a date of ISO 8601"),
        (("--meta", "Year=2025-13"), "expected a date of ISO 8601"),
        (("--meta", "original language=French"), "expected a code of ISO 639"),
        (("--language", "english"), "language='english': expected a code of ISO 639-1"),
        (("--name-pattern", "{"), "names no field"),
        (("--metadata-table", "gone.csv"), "gone.csv: there is no such file"),
        (("--codebook", "gone"), "gone: there is no such folder"),
        (("--format", "xml"), "'xml' is not one of"),
        (("--max-line-bytes", "many"), "--max-line-bytes"),
        (("--max-line-bytes", "0"), "--max-line-bytes"),
        (("-f", "parquet", "-o", "-"), "writes a folder of tables: name it with -o"),
        (("--unknown",), "--unknown"),
    ],
)
def test_wrong_usage_has_exit_code_2(run, good, arguments, message) -> None:
    before = Path(good).read_bytes()
    ended = run("analyze", good, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err
    assert Path(good).read_bytes() == before


def test_a_summary_of_a_long_text_quotes_the_first_and_numbers_the_rest(run) -> None:
    Path("long.txt").write_text("We condemn Velmar. " * 25, "utf-8")
    shown = run("analyze", "long.txt", "--no-sentiment").out
    assert "Criticism, by name: 25" in shown
    assert shown.count("  We condemn Velmar.") == 20
    assert "  and 5 more: s21, s22, s23, s24, s25" in shown


def test_layers_that_one_reason_leaves_out_are_named_in_one_note_with_what_to_do(run) -> None:
    Path("de.txt").write_text("Wir verurteilen den Angriff und fordern die Freilassung.", "utf-8")
    shown = " ".join(run("analyze", "de.txt", "--no-sentiment").out.split())
    assert shown.count("a language without a page in the codebook") == 1
    assert "Note: not measured: functions, frames, contrasts (the text is in 'de'" in shown
    assert "--language en" in shown
    assert "  0" not in shown


def test_what_askers_say_is_not_among_the_sentences_that_are_counted(run) -> None:
    Path("talk.txt").write_text("Q: Will you act?\n\nA: We will send two ships. Yes.\n", "utf-8")
    shown = run("analyze", "talk.txt", "--no-sentiment").out
    assert "talk: 2 sentences, 1 paragraph, 6 words" in shown
    assert "not counted: 1 sentence of askers, of another side or quoted" in shown
    rows = run("ledger", "commitments", "talk.txt", "-f", "csv").out
    assert ",A,own," in rows


def test_a_country_that_nobody_knows_is_said_and_does_not_stop_the_work(run, good) -> None:
    ended = run("analyze", good, "--no-sentiment", "--country", "Atlants")
    assert ended.code == 0
    assert "--country 'Atlants' is no code, name or demonym that is known" in ended.err
    assert run("analyze", good, "--no-sentiment", "--country", "norwegian").err == ""
