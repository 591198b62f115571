"""Nothing that is read, and nothing that nobody named, is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest

TEXT = "We will send two ships to Port Alda. The talks go on."
OTHERS = b"what somebody else keeps here"


@pytest.fixture
def pdf(run) -> Path:
    """A PDF with a text: a report on one."""
    Path("good.txt").write_text(TEXT, "utf-8")
    assert run("report", "good.txt", "-o", "speech.pdf").code == 0
    for data in Path().glob("speech-*.csv"):
        data.unlink()
    return Path("speech.pdf")


def test_a_report_on_a_pdf_without_a_name_for_it_leaves_the_pdf_alone(run, pdf) -> None:
    before = pdf.read_bytes()
    assert run("report", pdf).out == "speech-report.pdf\n"
    assert run("report", pdf).out == "speech-report-2.pdf\n"
    assert run("report", pdf).out == "speech-report-3.pdf\n"
    assert pdf.read_bytes() == before


def test_a_comparison_of_a_text_called_comparison_leaves_it_alone(run, pdf) -> None:
    before = pdf.rename("comparison.pdf").read_bytes()
    ended = run("compare", "comparison.pdf", "good.txt")
    assert (ended.code, ended.out) == (0, "comparison-report.pdf\n")
    assert Path("comparison.pdf").read_bytes() == before


@pytest.mark.parametrize("other", ["good.pdf", "good-issues.csv"])
def test_a_name_that_nobody_gave_is_never_that_of_another_file(run, good, other) -> None:
    Path(other).write_bytes(OTHERS)
    assert run("report", good).out == "good-report.pdf\n"
    assert Path(other).read_bytes() == OTHERS


@pytest.mark.parametrize(
    "arguments",
    [
        ("analyze", "d", "-f", "jsonl", "-o", "d/base.txt"),
        ("analyze", "d/*.txt", "-f", "csv", "-o", "d/base.txt"),
        ("analyze", "d", "-f", "json", "-o", "link.txt"),
        ("analyze", "d", "--metadata-table", "facts.csv", "-f", "csv", "-o", "facts.csv"),
        ("analyze", "d/talks.jsonl", "-f", "jsonl", "-o", "d/talks.jsonl"),
        ("analyze", "d", "--text-field", "text", "-f", "jsonl", "-o", "d/talks.jsonl"),
        ("report", "d", "-o", "d/page.md"),
        ("report", "facts-issues.csv", "-o", "facts.md"),
    ],
    ids=" ".join,
)
def test_an_output_that_is_an_input_in_any_way_is_refused(run, arguments) -> None:
    Path("d").mkdir()
    for name in ("d/base.txt", "d/page.md"):
        Path(name).write_text(TEXT, "utf-8")
    Path("d/talks.jsonl").write_text('{"text": "We act."}\n', "utf-8")
    for name in ("facts.csv", "facts-issues.csv"):
        Path(name).write_text("issue,doc_id,text\nx,base,We act.\n", "utf-8")
    Path("link.txt").symlink_to("d/base.txt")
    before = {path: path.read_bytes() for path in Path().rglob("*.*") if path.is_file()}
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert f"{arguments[-1].replace('facts.md', 'facts-issues.csv')}: this is one of" in ended.err
    assert {path: path.read_bytes() for path in Path().rglob("*.*") if path.is_file()} == before


def test_a_part_of_a_parquet_folder_that_is_an_input_is_refused(run, good) -> None:
    arguments = ("analyze", good, "-f", "parquet", "-o", "out", "--no-sentiment")
    assert run(*arguments).code == 0
    part = Path("out/sentences/part-0000.parquet")
    before = part.read_bytes()
    ended = run("analyze", part, *arguments[2:])
    assert (ended.code, part.read_bytes()) == (2, before)
    assert run(*arguments).code == 0  # an analysis may be written anew


def test_the_data_of_figures_replace_their_like_and_nothing_else(run) -> None:
    # Long enough for figures.
    Path("long.txt").write_text("We will build a port and a bridge.\n" * 40, "utf-8")
    arguments = ("report", "long.txt", "-o", "out.md")
    assert run(*arguments).code == 0
    assert run(*arguments).code == 0
    Path("out.md").unlink()
    Path("out-flow.csv").write_bytes(OTHERS)
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "out-flow.csv: data of the report belong here" in ended.err
    assert Path("out-flow.csv").read_bytes() == OTHERS
    assert not Path("out.md").exists()


def test_the_end_of_a_name_may_be_written_large(run, good) -> None:
    assert run("report", good, "-o", "out.MD").out == "out.MD\n"
    assert Path("out.MD").read_text("utf-8").startswith("# ")


def test_a_dash_is_standard_output(run, good) -> None:
    arguments = ("analyze", good, "-f", "csv", "--no-sentiment")
    assert run(*arguments, "-o", "-").out == run(*arguments).out
    assert not Path("-").exists()
