"""Versions of one folder stand in the order of their dates, where each has one."""

from __future__ import annotations

import pytest

from discourse.analysis import Analysis
from discourse.document import Document, Metadata
from discourse.measures.redline.order import ORDER, order_by_date


def text(id: str, date: str | None = None, file: str | None = None) -> Analysis:
    return Analysis(Document(id, "We act.", Metadata(date=date, file=file)), ())


def ordered(*texts: Analysis) -> tuple[list[str], str]:
    found = order_by_date(texts)
    messages = {note.message for one in found for note in one.notes if note.kind == ORDER}
    assert len(messages) == 1
    return [one.id for one in found], messages.pop()


def test_dates_of_metadata_and_of_file_names() -> None:
    ids, message = ordered(
        text("a", "2031-02"), text("b", file="talks/communique-2029.txt"), text("c", "2030-05-13")
    )
    assert ids == ["b", "c", "a"]
    assert message == "the texts stand in the order of their dates, 2029 to 2031-02"


def test_one_text_without_a_date_leaves_all_in_the_order_of_their_names() -> None:
    ids, message = ordered(text("a", "2031"), text("b"), text("c", "2029"))
    assert ids == ["a", "b", "c"]
    assert message.endswith("in the order of their names, since no date is known of b")


@pytest.mark.parametrize("name", ["from-2029-to-2031", "resolution-2512", "note-120291", "draft"])
def test_a_name_with_no_year_or_two_says_none(name: str) -> None:
    ids, _ = ordered(text("a", "2031"), text("b", file=f"{name}.txt"))
    assert ids == ["a", "b"]


def test_a_day_in_a_name_and_texts_of_one_date() -> None:
    ids, message = ordered(
        text("a", file="x 2030-05-14.txt"), text("b", file="y_20300513.txt"),
        text("c", "2030-05-14"),
    )  # fmt: skip
    assert ids == ["b", "a", "c"]
    assert message.endswith("; those of one date in the order of their names")
