"""Words, and texts whose words cannot be counted."""

from __future__ import annotations

from discourse.annotators import analyze
from discourse.document import Document, Metadata

CHINESE = "诺瓦尼亚欢迎这一协议。我们感谢各国！"


def test_words_of_a_script_without_spaces_are_missing_and_not_zero() -> None:
    found = analyze(Document("test", CHINESE, Metadata(language="zh")), layers=("units", "words"))
    assert [unit.words for unit in found.sentences] == [None, None]
    assert "spaces" in (found.why_missing("words") or "")
    assert [note.kind for note in found.notes] == ["not measured"]


def test_a_name_in_such_a_script_leaves_the_words_countable() -> None:
    text = "The paper is called 海报 in Port Alda."
    found = analyze(Document("test", text, Metadata(language="en")), layers=("units", "words"))
    assert [unit.words for unit in found.sentences] == [8]
