"""Codings in tables: which names and cells are understood, and which are refused."""

from __future__ import annotations

from pathlib import Path

import polars
import pytest

from discourse.codings.coders import read_coders
from discourse.codings.reading import read_coding
from discourse.errors import CodingError, UnreadableInput
from tests.codings.test_reading import write

LABELS = ("claim", "history", "exhortation")
Given = dict[str, set[str]]


def labels_in(folder: Path, name: str, content: str) -> Given:
    units = read_coding(write(folder, name, content), LABELS).units
    return {key: set(unit.labels) for key, unit in units.items()}


def mistake(folder: Path, name: str, content: str) -> str:
    with pytest.raises(CodingError) as raised:
        read_coding(write(folder, name, content), LABELS)
    return str(raised.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "unit,Claim, history \nU1,1,0\nU2,0,1\n"),
        ("a.csv", "Unit, Functions\nU1,claim\nU2, history\n"),
        ("a.csv", "ID ;LABELS\nU1;claim\nU2;history\n"),
        ("a.tsv", "unit \tFUNCTIONS\nU1\tclaim\nU2\thistory\n"),
        ("a.csv", "unit,claim,history,noted on,remark\nU1,1,0,2031-05-02,1 of 2\nU2,0,1,,no\n"),
        ("a.csv", "unit,functions,claim,hard\nU1,claim,the wells dry up,1\nU2,history,,0\n"),
        ("a.jsonl", '{"unit":"U1","claim":1}\n{"unit":"U2","history":1}\n'),
        ("a.jsonl", '{"unit":"U1","claim":true}\n{"unit":"U2","claim":false,"history":true}\n'),
        ("a.jsonl", '{"Unit":"U1","Labels ":"claim"}\n{"Unit":"U2","Labels ":["history"]}\n'),
    ],
)
def test_names_of_columns(tmp_path: Path, name: str, content: str) -> None:
    assert labels_in(tmp_path, name, content) == {"U1": {"claim"}, "U2": {"history"}}


@pytest.mark.parametrize(
    ("cell", "given"),
    [
        ("Claim , HISTORY", {"claim", "history"}),
        ("claim;history", {"claim", "history"}),
        ("claim | history:lesson", {"claim", "history"}),
        ("claim,,history,", {"claim", "history"}),
        ('["claim", "history"]', {"claim", "history"}),
        ('"[""claim"", ""history""]"', {"claim", "history"}),
        ('"claim,history"', {"claim", "history"}),
        ("[]", set()),
        ('["none"]', set()),
        ("None", set()),
        (" nonsentence ", set()),
    ],
)
def test_cells_of_labels(tmp_path: Path, cell: str, given: set[str]) -> None:
    assert labels_in(tmp_path, "a.tsv", f"unit\tfunctions\nU1\t{cell}\n") == {"U1": given}


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("none,claim", "'none' stands beside 'claim'. Write none alone, or the labels alone."),
        ('["claim", "nonsentence"]', "'nonsentence' stands beside 'claim'"),
        (":foo", "':foo' names no label. Write the label before the colon."),
        ("claim,: foo", "': foo' names no label"),
        ("claim history", "unknown label 'claim history'. Separate labels with commas; write none"),
        ("NA", "unknown label 'na'. Separate labels with commas; write none where none applies."),
        ("praise", "Known are claim, exhortation, history, none."),
        ("[null]", "it has no labels: not yet coded. Write 'none' where a unit has none."),
        ('[" "]', "it has no labels: not yet coded"),
        (", ;", "it has no labels: not yet coded"),
        ("[1, true]", "unknown label '1', 'true'"),
        ("['claim']", "unknown label \"['claim']\""),
    ],
)
def test_cells_that_say_no_labels(tmp_path: Path, cell: str, says: str) -> None:
    came = mistake(tmp_path, "a.tsv", f"unit\tfunctions\nU1\t{cell}\n")
    assert came.startswith("a.tsv, row 2: ")
    assert says in came


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("unit,claim,exhortations\nU1,1,0\n", "columns of 0 and 1 are: 'exhortations'. Labels are"),
        ("unit,claim,praise\nU1,0,x\nU2,1,\n", "'praise'. Labels are claim, exhortation, history."),
        ("unit,functions,History\nU1,claim,1\n", "labels twice, in the columns 'functions', 'His"),
        ("unit,functions,labels\nU1,claim,none\n", "twice, in the columns 'functions', 'labels'"),
        ("unit,functions,functions\nU1,claim,\n", "two columns have one name, 'functions' and"),
        ("unit,claim,Claim\nU1,1,0\n", "two columns have one name, 'claim' and 'Claim'"),
        ("unit,claims\nU1,1\n", "no column 'functions' or 'labels' among unit, claims"),
        ("unit,claims\nU1,1\n", "Columns of 0 and 1 may be named as labels: claim, exhortation,"),
    ],
)
def test_columns_that_cannot_be_meant(tmp_path: Path, content: str, says: str) -> None:
    assert says in mistake(tmp_path, "a.csv", content)


def test_a_row_without_marks_is_not_coded_where_others_have_noughts(tmp_path: Path) -> None:
    came = mistake(tmp_path, "a.csv", "unit,claim,history\nU1,1,0\nU2,,\n")
    assert "row 3: it has no labels: not yet coded. Write 0 where a label does not apply." in came
    ticked = "unit,claim,history\nU1,x,\nU2,,\n"
    assert labels_in(tmp_path, "b.csv", ticked) == {"U1": {"claim"}, "U2": set()}


def test_an_empty_first_cell_hides_no_column(tmp_path: Path) -> None:
    lines = '{"unit":"U1","functions":""}\n{"unit":"U2","functions":"claim"}\n'
    assert "a.jsonl, row 1: it has no labels: not yet coded" in mistake(tmp_path, "a.jsonl", lines)


def test_a_lone_quotation_mark_swallows_no_row(tmp_path: Path) -> None:
    rows = 'unit\twords\tfunctions\nU1\t"Wells, he said\tclaim\nU2\tRain "fell".\tnone\n'
    units = read_coding(write(tmp_path, "a.tsv", rows), LABELS).units
    assert [unit.columns["words"] for unit in units.values()] == ['"Wells, he said', 'Rain "fell".']
    came = mistake(tmp_path, "a.csv", 'unit,functions\nU1,none\nU2,"claim\nU3,none\n')
    assert "a.csv, row 3: a cell does not end well" in came


@pytest.mark.parametrize(
    ("name", "content", "row"),
    [
        ("a.csv", "unit,functions,note\n\n,,,,\nU1,praise,\n", 4),
        ("a.tsv", "unit\tfunctions\n\n \t\nU1\tpraise\n", 4),
        ("a.jsonl", '\n{"unit":"U0","labels":"none"}\n\n{"unit":"U1","labels":"praise"}\n', 4),
        ("a.csv", 'unit,functions,note\nU0,none,"two\nlines"\nU1,praise,\n', 3),
    ],
)
def test_empty_rows_are_passed_over_and_counted(
    tmp_path: Path, name: str, content: str, row: int
) -> None:
    assert f"{name}, row {row}: unknown label 'praise'" in mistake(tmp_path, name, content)


def test_lines_that_are_no_objects_are_named_as_they_stand(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"unit":"U1","labels":"none"}\n\nU2 none\n')
    with pytest.raises(UnreadableInput, match="line 3 is not a JSON object"):
        read_coding(path, LABELS)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "functions,unit\nclaim,\n", "row 2: it names no unit. Fill the column 'unit'."),
        ("a.csv", "functions,ID\nclaim,\n", "Fill the column 'ID'."),
        ("a.tsv", "unit,functions\nU1,claim\n", "separated by commas, not by tabs. Call it a.csv."),
        ("a.tsv", "unit;functions\nU1;claim\n", "separated by semicolons, not by tabs. Call it a."),
        ("a.csv", "unit\tfunctions\nU1\tclaim\n", "by tabs, not by commas. Call it a.tsv."),
        ("a.tsv", "unit\tfunctions\nU1\tclaim\nU2\tnone\tsure\n", "row 3: it has 3 cells for 2 c"),
        ("a.csv", "unit,functions\nU1,claim,history\n", "row 2: it has 3 cells for 2 columns; left "
         "over: 'history'. Cells are separated by commas; put a cell that holds some in quotes."),
    ],
)  # fmt: skip
def test_tables_of_another_shape(tmp_path: Path, name: str, content: str, says: str) -> None:
    assert says in mistake(tmp_path, name, content)


def test_errors_quote_a_few_words_of_a_long_cell(tmp_path: Path) -> None:
    long = "x" * 300_000
    head = "unit\tfunctions\tstart\tquote\n"
    for row in (f"U1\t{long}\t\t", f"U1\tnone\t{long}\t", f"{long}\tpraise\t9\t", f"U1\t:{long}"):
        assert len(mistake(tmp_path, "a.tsv", f"{head}{row}\n")) < 400
    twice = mistake(tmp_path, "a.tsv", f"{head}{long}\tnone\n{long}\tnone\n")
    assert f"unit '{'x' * 60}…' was coded before, in row 2" in twice
    many = ",".join(f"label{number:02}" for number in range(50))
    came = mistake(tmp_path, "a.tsv", f"{head}U1\t{many}\n")
    assert "'label04', 'label05' and 44 more. Separate" in came


def test_whole_numbers_with_a_point(tmp_path: Path) -> None:
    rows = "unit,functions,text,paragraph,start,end\nU1,none,a,6.0,1622.0,1695.00\n"
    unit = read_coding(write(tmp_path, "a.csv", rows), LABELS).units["U1"]
    assert (unit.start, unit.end, unit.place) == (1622, 1695, ("a", "6"))


@pytest.mark.parametrize("words", ["1622.5", "-3", "1e3", "9" * 5000])
def test_offsets_that_are_no_numbers_of_characters(tmp_path: Path, words: str) -> None:
    came = mistake(tmp_path, "a.csv", f"unit,functions,start,end\nU1,none,0,{words}\n")
    assert f"a.csv, row 2: end is '{words[:60]}" in came
    assert came.endswith("Expected a number of characters.")


@pytest.mark.parametrize("quote", ["5.66778E+15", "5,66778E+15", "566778000000000", "5E+99"])
def test_digests_that_a_spreadsheet_made_numbers(tmp_path: Path, quote: str) -> None:
    came = mistake(tmp_path, "a.tsv", f"unit\tfunctions\tquote\nU1\tnone\t{quote}\n")
    assert f"a.tsv, row 2: quote is '{quote}', a number and no digest" in came
    assert "format the column as text" in came


def test_a_digest_of_digits_is_one_and_may_have_been_rounded(tmp_path: Path) -> None:
    paths = [
        write(tmp_path, name, f"unit\tfunctions\tquote\nU1\tnone\t{quote}\n")
        for name, quote in (("a.tsv", "5667781234567891"), ("b.tsv", "5667781234567890"))
    ]
    assert read_coding(paths[0], LABELS).units["U1"].quote == "5667781234567891"
    with pytest.raises(CodingError, match=r"has the digest 5667781234567890, .* spreadsheet"):
        read_coders(paths, LABELS)


def test_older_encodings_are_read_as_texts_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("unit,functions,note\nU1,claim,“déjà vu”\n".encode("cp1252"))
    assert read_coding(path, LABELS).units["U1"].columns["note"] == "“déjà vu”"


def test_parquet_with_lists(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    frame = polars.DataFrame({"Unit": ["U1", "U2"], "labels": [["claim", "history"], []]})
    frame.write_parquet(path)
    units = read_coding(path, LABELS).units
    assert [set(unit.labels) for unit in units.values()] == [{"claim", "history"}, set()]
