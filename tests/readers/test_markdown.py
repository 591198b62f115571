"""Marks that are taken out of Markdown files alone."""

from __future__ import annotations

import pytest

from discourse.readers.cleaning import clean, clean_markdown

MARKED = [
    ("We act.\n<!-- a comment\nof two lines -->\nThey wait.", "We act.\nThey wait."),
    ("| Year | Ports |\n|---|:--:|\n| 2031 | nine |", "| Year | Ports |\n| 2031 | nine |"),
    ("We `must` act.", "We must act."),
    ("We ~~must~~ act.", "We must act."),
    ("We act.[^1] They wait.", "We act. They wait."),
    ("We act.\n\n[^1]: It is so.", "We act.\n\n¹ It is so."),
    ("Fish &amp; grain &#8212; bread", "Fish & grain — bread"),
    ("We <b>must</b> act.<br/>They <a href='x'>wait</a>.", "We must act.\nThey wait."),
    ("```\nWe act.\n```", "We act."),
]


@pytest.mark.parametrize(("source", "expected"), MARKED)
def test_marks_go_and_words_stay(source, expected):
    assert clean_markdown(source)[0].strip() == expected


@pytest.mark.parametrize("source", [source for source, _ in MARKED])
def test_other_texts_keep_them(source):
    text, _, _ = clean(source)
    assert any(mark in text for mark in ("<", "|", "`", "~", "[^", "&"))


@pytest.mark.parametrize(
    "source", ["Growth was < 5 and > 3.", "Fish & grain; bread", "R&D; AT&T", "a | b"]
)
def test_what_is_no_mark_stays(source):
    assert clean_markdown(source)[0] == source
