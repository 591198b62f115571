"""Folders, patterns and tables: one bad input never stops the others."""

from __future__ import annotations

import re
from pathlib import Path

import polars
import pytest

from discourse.document import Document
from discourse.errors import UnreadableInput, UsageError
from discourse.readers import ReadOptions, read_many

TEXT = "The people of Norvania ask for the peace that is due to them."
SHARED = Path(__file__).resolve().parents[2] / "../shared"


@pytest.fixture
def folder(tmp_path):
    for name in ("b/two.txt", "a/one.txt", "a/three.md", ".hidden/four.txt", "notes.xyz"):
        path = tmp_path / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    return tmp_path / "texts"


def ids(sources, options=None):
    return [
        found.id if isinstance(found, Document) else type(found).__name__
        for found in read_many([str(source) for source in sources], options)
    ]


def errors(sources, options=None):
    found = read_many([str(source) for source in sources], options)
    return [str(error) for error in found if isinstance(error, UnreadableInput)]


def documents(sources, options=None):
    found = read_many([str(source) for source in sources], options)
    return [document for document in found if isinstance(document, Document)]


def test_a_folder_gives_its_texts_sorted_with_paths_below_it(folder):
    assert ids([folder]) == ["a/one", "a/three", "b/two"]
    assert documents([folder])[0].metadata.file == "a/one.txt"


def test_patterns_give_paths_below_their_fixed_part(folder):
    assert ids([folder / "*" / "t*.txt"]) == ["b/two"]
    assert ids([folder / "**" / "*.md"]) == ["a/three"]
    assert ids([folder / "b" / "t?o.txt"]) == ["two"]


def test_a_file_with_signs_of_a_pattern_in_its_name_is_a_file(tmp_path):
    path = tmp_path / "speech [final].txt"
    path.write_text(TEXT)
    assert ids([path]) == ["speech [final]"]


def test_one_bad_input_comes_as_an_error_in_its_place(folder):
    (folder / "a" / "empty.txt").write_bytes(b"")
    assert ids([folder / "missing.txt", folder]) == [
        "UnreadableInput", "UnreadableInput", "a/one", "a/three", "b/two"
    ]  # fmt: skip


def test_a_file_that_goes_away_while_the_others_are_read(folder):
    found = read_many([str(folder)])
    next(found)
    (folder / "a" / "three.md").unlink()
    error = next(found)
    assert isinstance(error, UnreadableInput)
    assert error.name == "a/three.md"
    assert isinstance(next(found), Document)


def test_a_second_text_with_the_same_id_is_an_error(folder):
    assert "same id, 'two'" in errors([folder / "b" / "two.txt", folder / "b"])[0]


def write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT)
    return [folder / name for name in names]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    first, second, other = write(tmp_path, "2015/speech.txt", "2016/speech.txt", "2016/toast.txt")
    assert ids([first, second, other]) == ["2015/speech", "2016/speech", "toast"]
    assert ids([tmp_path / "2015", tmp_path / "2016"]) == ["2015/speech", "2016/speech", "toast"]
    assert documents([first, second])[1].metadata.file == "2016/speech.txt"
    assert ids([first, first]) == ["speech", "UnreadableInput"]


def test_files_of_one_name_in_one_folder_are_told_apart_by_their_suffixes(tmp_path):
    write(tmp_path, "a.txt", "a.md", "b.txt")
    assert ids([tmp_path]) == ["a.md", "a.txt", "b"]
    (tmp_path / "facts.csv").write_text("file,speaker\na.txt,Osei\na.md,Lind\n")
    options = ReadOptions(metadata_table=str(tmp_path / "facts.csv"))
    speakers = [document.metadata.speaker for document in documents([tmp_path], options)]
    assert speakers == ["Lind", "Osei", None]


def test_a_fact_without_a_folder_is_used_where_it_can_mean_one_text_only(tmp_path):
    write(tmp_path, "x/one.txt", "x/two.txt", "y/two.txt", "one/three.txt")
    facts = tmp_path / "facts.csv"
    facts.write_text("file,speaker\none.txt,Osei\ntwo.txt,Lind\n")
    three, one, *both = documents([tmp_path], ReadOptions(metadata_table=str(facts)))
    assert three.metadata.speaker is None
    assert one.metadata.speaker == "Osei"
    assert "without its folder, as 'one.txt'" in one.notes[-1].message
    assert [document.metadata.speaker for document in both] == [None, None]
    assert "may be of several texts" in both[0].notes[-1].message


def test_folders_and_patterns_without_texts_are_errors(tmp_path):
    assert "holds no texts" in errors([tmp_path])[0]
    assert "no file fits" in errors([tmp_path / "*.txt"])[0]


def test_no_path_is_ever_absolute(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    sources = (folder, folder / "a/one.txt", folder / "*" / "*.txt", "texts", "texts/../texts")
    for source in sources:
        for document in documents([source]):
            assert not Path(document.id).is_absolute()
            assert ".." not in document.id
            assert document.metadata.file is not None
            assert not Path(document.metadata.file).is_absolute()


def table(path: Path, kind: str) -> Path:
    rows = {
        "body": [TEXT, "We agree.\nFully.", None],
        "key": ["a/1", "../../2", "3"],
        "speaker": ["Osei", None, "Lind"],
        "year": ["2024", "2025", "2026"],
    }
    frame = polars.DataFrame(rows)
    path = path / f"speeches.{kind}"
    if kind == "parquet":
        frame.write_parquet(path)
    elif kind == "jsonl":
        frame.write_ndjson(path)
    else:
        frame.write_csv(path, separator="\t" if kind == "tsv" else ",")
    return path


@pytest.mark.parametrize("kind", ["csv", "tsv", "jsonl", "parquet"])
def test_tables_give_one_text_a_row(tmp_path, kind):
    path = table(tmp_path, kind)
    found = list(read_many([str(path)], ReadOptions(text_field="body", id_field="key")))
    first, second, third = found
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.text, first.metadata.speaker) == ("a/1", TEXT, "Osei")
    assert (first.metadata.date, first.metadata.file) == ("2024", f"speeches.{kind}")
    assert (second.id, second.text) == ("2", "We agree.\nFully.")
    assert isinstance(third, UnreadableInput)
    assert "row 3" in str(third)


def test_rows_without_ids_are_numbered(tmp_path):
    path = table(tmp_path, "csv")
    assert ids([path], ReadOptions(text_field="body"))[:2] == ["speeches/1", "speeches/2"]


def test_a_semicolon_may_part_cells(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"doc_id;text\nx;{TEXT}\n", encoding="utf-8-sig")
    assert ids([path]) == ["x"]


@pytest.mark.parametrize(
    "options", [{}, {"text_field": "words"}, {"text_field": "body", "id_field": "no"}]
)
def test_a_missing_column_is_named_with_those_there_are(tmp_path, options):
    (error,) = errors([table(tmp_path, "csv")], ReadOptions(**options))
    assert "body, key, speaker, year" in error


def test_halves_of_characters_in_json(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "We act \\ud83d now.", "mood": "\\udc00"}')
    (document,) = documents([path])
    assert document.text == "We act ? now."
    assert document.digest
    assert ("characters", 2) in [(note.kind, note.count) for note in document.notes]


def test_columns_of_json_lines_are_the_keys_of_all(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": ""}}\n\n{{"id": "x", "text": "{TEXT}"}}\nno JSON\n')
    empty, document, broken = read_many([str(path)])
    assert "a.jsonl, row 1: the cell 'text' is empty" in str(empty)
    assert (document.id, document.text) == ("x", TEXT)
    assert "line 4 is not a JSON object" in str(broken)


def test_a_column_id_gives_ids(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\nx,{TEXT}\n")
    assert ids([path]) == ["x"]


def test_what_is_no_text_is_not_read_as_one(tmp_path):
    polars.DataFrame({"text": [["We act.", "We go."]]}).write_parquet(tmp_path / "lists.parquet")
    polars.DataFrame({"text": [b"We act."]}).write_parquet(tmp_path / "bytes.parquet")
    (tmp_path / "lists.jsonl").write_text('{"text": ["We act.", "We go."]}')
    found = errors([tmp_path / name for name in ("lists.parquet", "bytes.parquet", "lists.jsonl")])
    assert "lists.parquet: its column 'text' holds lists or bytes" in found[0]
    assert "bytes.parquet: its column 'text' holds lists or bytes" in found[1]
    assert "lists.jsonl, row 1: the cell 'text' holds a list, not a text" in found[2]


def test_other_cells_may_be_nested(tmp_path):
    path = tmp_path / "a.parquet"
    polars.DataFrame({"text": [TEXT], "tags": [["a", "b"]]}).write_parquet(path)
    assert documents([path])[0].metadata.extra == (("tags", '["a", "b"]'),)


@pytest.mark.parametrize(
    ("name", "content", "came"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b'text,b\n"open,1\n', "not a table"),
        ("a.parquet", b"PAR1....PAR1", "not a sound Parquet"),
        ("a.parquet", b"", "not a sound Parquet"),
        ("a.csv", b"doc_id,text\n", "it holds no rows"),
        ("a.jsonl", b"\n\n", "it holds no rows"),
        ("a.jsonl", b"[1, 2]\n", "line 1 is not a JSON object"),
        ("a.jsonl", b'{"text": "We act."}\nnot JSON\n', "line 2 is not a JSON object"),
    ],
)
def test_bad_tables(tmp_path, name, content, came):
    path = tmp_path / name
    path.write_bytes(content)
    assert came in errors([path])[0]


def test_facts_come_from_name_table_and_user_in_this_order(tmp_path):
    for name in ("NOV_70_2015.txt", "NOV_71_2016.txt", "ALD_71_2016.txt"):
        (tmp_path / name).write_text(TEXT)
    facts = tmp_path / "facts.csv"
    facts.write_text(
        "file,speaker,date,genre\nNOV_70_2015.txt,Osei,2015-09-28,x\nALD_71_2016,Lind,,\n"
    )
    options = ReadOptions(metadata=(("genre", "speech"),), metadata_table=str(facts), language="en")
    alda, osei, unknown = documents([tmp_path], options)
    assert (alda.metadata.speaker, alda.metadata.date) == ("Lind", "2016")
    assert (osei.metadata.speaker, osei.metadata.date) == ("Osei", "2015-09-28")
    assert osei.metadata.genre == "speech"
    assert "no row" in unknown.notes[-1].message


@pytest.mark.parametrize("content", ["name,x\na,1\n", "", "doc_id,x\na,1\na,2\n", '{"doc_id"'])
def test_metadata_tables_that_cannot_be_used(tmp_path, content):
    path = tmp_path / "facts.csv"
    path.write_text(content)
    with pytest.raises(UsageError, match=r"facts\.csv"):
        read_many(["-"], ReadOptions(metadata_table=str(path)))


def test_name_patterns(tmp_path):
    for name in ("Osei_2020.txt", "speech.txt"):
        (tmp_path / name).write_text(TEXT)
    fits, fits_not = documents([tmp_path], ReadOptions(name_pattern="{speaker}_{year}"))
    assert (fits.metadata.speaker, fits.metadata.date) == ("Osei", "2020")
    assert fits_not.metadata.speaker is None
    assert "does not fit" in fits_not.notes[-1].message


def test_the_longest_line_is_an_option(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    assert "one line" in errors([tmp_path], ReadOptions(max_line_bytes=20))[0]


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
@pytest.mark.slow
def test_all_general_debate_files_are_read():
    root = SHARED / "corpus/ungdc"
    found = list(read_many([str(root / "Session *" / "*.txt")]))
    assert not [str(error) for error in found if isinstance(error, UnreadableInput)]
    assert len(found) == 1746
    assert re.fullmatch(r"Session 70 - 2015/AFG_70_2015", found[0].id)
    assert {document.metadata.language for document in found} == {"en"}
