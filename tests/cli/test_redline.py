"""``discourse redline``, as anyone runs it: each output, and a clear answer to each slip."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

OLD = "The council will mend the bridge by 2031. Norvania thanks the ferrymen for their help.\n"
NEW = "The council will mend the bridge. Norvania thanks the ferrymen for their help.\n"


@pytest.fixture
def versions(run) -> tuple[str, str]:
    Path("old.txt").write_text(OLD, "utf-8")
    Path("new.txt").write_text(NEW, "utf-8")
    return "old.txt", "new.txt"


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [(".pdf", b"%PDF-"), (".html", b"<!DOCTYPE html>"), (".md", b"# old"), (".jsonl", b"{")],
)
def test_each_output_is_written(run, versions, suffix, begins) -> None:
    ended = run("redline", *versions, "-o", f"out{suffix}")
    assert (ended.code, ended.out, ended.err) == (0, f"out{suffix}\n", "")
    assert Path(f"out{suffix}").read_bytes().startswith(begins)


def test_without_a_name_nothing_is_written_over(run, versions) -> None:
    names = [run("redline", *versions).out for _ in range(2)]
    assert names == ["redline.pdf\n", "redline-2.pdf\n"]


def test_a_record_tells_what_was_taken_out(run, versions) -> None:
    run("redline", *versions, "-o", "out.jsonl")
    first, second = map(json.loads, Path("out.jsonl").read_text("utf-8").splitlines())
    assert first["edits"] == [{"old": "by 2031", "new": None}]
    assert first["old"]["sentences"] == first["new"]["sentences"] == [1]
    assert second["kind"] == "kept"


def test_equal_texts_are_said_to_be_equal(run, versions) -> None:
    Path("copy.txt").write_text(OLD, "utf-8")
    ended = run("redline", "old.txt", "copy.txt", "-o", "out.md")
    assert ended.code == 0
    assert ended.out == "old, copy: no difference\nout.md\n"


@pytest.mark.parametrize("second", ["old.txt", "link.txt"])
def test_one_file_twice_is_a_slip(run, versions, second) -> None:
    Path("link.txt").symlink_to("old.txt")
    ended = run("redline", "old.txt", second)
    assert ended.code == 2
    assert f"old.txt and {second} are the same file; name two versions" in ended.err
    assert not Path("redline.pdf").exists()


def test_one_text_is_too_few(run, versions) -> None:
    ended = run("redline", "old.txt")
    assert ended.code == 2
    assert "a redline takes two texts or more, the older first; there is 1" in ended.err


def test_an_empty_file_is_named_and_nothing_written(run, versions) -> None:
    Path("empty.txt").touch()
    ended = run("redline", "old.txt", "empty.txt", "-o", "out.pdf")
    assert ended.code == 1
    assert "empty.txt: the file is empty" in ended.err
    assert not Path("out.pdf").exists()


def test_two_languages_are_refused(run, versions) -> None:
    Path("fr.txt").write_text(
        "Le conseil réparera le pont avant l’été. Merci aux bateliers.", "utf-8"
    )
    ended = run("redline", "old.txt", "fr.txt")
    assert ended.code == 2
    assert "fr in fr; a redline needs two texts in one language" in ended.err


@pytest.mark.parametrize(
    ("output", "says"),
    [("old.txt", "the output ends in .pdf, .html, .md, .jsonl"), ("no/out.pdf", "no folder no")],
)
def test_a_wrong_output_is_refused_before_any_work(run, versions, output, says) -> None:
    ended = run("redline", *versions, "-o", output)
    assert ended.code == 2
    assert says in ended.err
    assert Path("old.txt").read_text("utf-8") == OLD


def test_an_input_is_never_written_over(run, versions) -> None:
    Path("new.md").write_text(NEW, "utf-8")
    ended = run("redline", "old.txt", "new.md", "-o", "new.md")
    assert ended.code == 2
    assert Path("new.md").read_text("utf-8") == NEW


def test_a_folder_stands_in_the_order_of_its_dates_and_says_so(run) -> None:
    Path("talks").mkdir()
    for name, year in (("vienna-2031", 2031), ("geneva-2030", 2030), ("zagreb-2029", 2029)):
        Path(f"talks/{name}.txt").write_text(
            f"We met in {year}. We will mend the bridge.\n", "utf-8"
        )
    ended = run("redline", "talks", "-o", "out.md")
    assert (ended.code, ended.out) == (0, "out.md\n")
    assert ended.err == ("discourse: the texts stand in the order of their dates, 2029 to 2031\n")
    page = Path("out.md").read_text("utf-8")
    assert page.startswith("# zagreb-2029 → geneva-2030 → vienna-2031")
    assert "The texts stand in the order of their dates, 2029 to 2031." in page
    # Who names files one by one says the order.
    named = run("redline", "talks/vienna-2031.txt", "talks/geneva-2030.txt", "-o", "out.md")
    assert named.err == ""
    assert Path("out.md").read_text("utf-8").startswith("# vienna-2031 → geneva-2030")


def test_a_folder_with_an_undated_text_stands_in_the_order_of_names(run) -> None:
    Path("talks").mkdir()
    for name in ("a-2031", "b", "c-2029"):
        Path(f"talks/{name}.txt").write_text(f"We met at {name}. We will mend it.\n", "utf-8")
    ended = run("redline", "talks/*.txt", "-o", "out.md")
    assert "in the order of their names, since no date is known of b" in ended.err
    assert Path("out.md").read_text("utf-8").startswith("# a-2031 → b → c-2029")
