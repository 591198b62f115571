"""What ``import discourse`` offers: every name is there, and says so when it is misused."""

from __future__ import annotations

from pathlib import Path

import pytest

import discourse


@pytest.mark.parametrize("name", discourse.__all__)
def test_a_public_name_is_there(name: str) -> None:
    assert getattr(discourse, name) is not None


def test_a_text_given_where_a_document_belongs_is_told_what_to_do() -> None:
    with pytest.raises(TypeError, match=r"takes a Document, not str; get one from discourse\.read"):
        discourse.analyze("We will act.")
    with pytest.raises(TypeError, match="takes an Analysis or a Comparison, not str"):
        discourse.report("We will act.", "out.pdf")


def test_many_texts_are_read_from_one_name_or_several(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We will act.", "utf-8")
    (tmp_path / "b.csv").write_text("body\nWe wait.\n", "utf-8")
    options = discourse.ReadOptions(text_field="body")
    for names in (tmp_path, str(tmp_path), [tmp_path / "a.txt", str(tmp_path / "b.csv")]):
        found = list(discourse.read_many(names, options))
        assert [document.id for document in found] == ["a", "b/1"]


@pytest.mark.parametrize(("suffix", "begins"), [(".html", b"<!DOCTYPE html>"), (".md", b"# ")])
def test_versions_and_groups_are_reported_like_other_comparisons(
    tmp_path: Path, suffix: str, begins: bytes
) -> None:
    texts = ("We will build forty wells by 2031.", "We will build sixty wells.")
    old, new = (
        discourse.analyze(discourse.Document(str(n), words, discourse.Metadata(language="en")))
        for n, words in enumerate(texts)
    )
    path = discourse.report(discourse.compare_versions([old, new]), tmp_path / f"out{suffix}")
    written = path.read_bytes()
    assert written.startswith(begins)
    assert b"sixty" in written


def test_a_path_is_read_as_its_name_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We will act.", "utf-8")
    assert discourse.read(tmp_path / "a.txt") == discourse.read(str(tmp_path / "a.txt"))


def test_what_a_notebook_prints_of_a_result_is_a_line() -> None:
    document = discourse.Document("speech", "We will act. " * 50)
    analysis = discourse.analyze(document)
    other = discourse.analyze(discourse.Document("reply", "We act."))
    assert repr(document) == "<Document 'speech', 650 characters, layers: none>"
    assert repr(analysis) == "<Analysis 'speech', 50 sentences>"
    assert repr(analysis.codebook).startswith("<Codebook of 16 functions, 16 frames, tagger")
    assert repr(discourse.compare([analysis, other])) == "<Comparison of 'speech', 'reply'>"
    assert repr(analysis.document.layer("sections")) == "<Layer 'sections', 1 annotation>"
