"""Columns of commitments and figures: only what the sentence writes."""

from __future__ import annotations

import pytest

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.reports.blocks import Table
from discourse.reports.checklist import Topic, read_topics
from discourse.reports.flow import order_told
from discourse.reports.passages import Passages
from discourse.reports.pledges import pledge_blocks
from discourse.reports.quantities import figures, quantity_blocks
from tests.reports.test_findings import passages


def pledges(*sentences: str) -> list[dict[str, str]]:
    """The rows of the table of commitments, by column."""
    document = Document("test", "\n\n".join(sentences), Metadata(language="en"))
    blocks = pledge_blocks(Passages(analyze(document, layers=("functions", "commitments"))))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return by_column(table)


def test_what_is_undertaken_stands_in_columns() -> None:
    (row,) = pledges("We will build 20 schools for the islanders by 2031 through a joint fund.")
    assert row["Force"] == "will"
    assert row["Undertaken"].startswith("build 20 schools")
    assert (row["Figure"], row["By when"]) == ("20 schools", "by 2031")
    assert "On condition" not in row


def test_each_act_of_a_sentence_has_a_row() -> None:
    first, second = pledges("We will build 20 schools and train 300 doctors in the region.")
    assert (first["Undertaken"], second["Undertaken"]) == (
        "build 20 schools", "train 300 doctors in the region",
    )  # fmt: skip
    assert first["Where"].startswith("s1")
    assert second["Where"] == ""


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("More than 20 schools were opened.", "at least"),
        ("Up to 20 schools were opened.", "at most"),
        ("Nearly 20 schools were opened.", "nearly"),
        ("We opened 20 schools.", "–"),
    ],
)
def test_bounds_are_what_the_words_make_of_a_value(sentence: str, bound: str) -> None:
    (row,) = rows_of(sentence)
    assert row["Figure"] == "20 schools"
    assert row.get("Bound", "–") == bound


def test_every_value_has_a_row_and_years_have_none() -> None:
    found = rows_of("On 1 May 2029 we opened 20 schools and 1,300 courses.")
    assert found == [
        {"Where": "s1", "Figure": "20 schools", "When": "On 1 May 2029"},
        {"Where": "s1", "Figure": "1,300 courses", "When": "On 1 May 2029"},
    ]  # fmt: skip


def test_what_is_said_of_no_figure_has_no_column() -> None:
    (row,) = rows_of("In 2029 we opened 20 schools, compared with 12 in the year before.")
    assert row == {
        "Where": "s1", "Figure": "20 schools", "When": "In 2029",
        "Against": "compared with 12 in the year before",
    }  # fmt: skip


def test_what_the_text_does_not_say_of_one_figure_is_a_dash() -> None:
    timed, timeless = rows_of("In 2029 we opened 20 schools.", "We opened 30 schools.")
    assert (timed["When"], timeless["When"]) == ("In 2029", "–")


def test_figures_of_a_unit_are_as_written() -> None:
    (unit,) = passages("We opened 20\u00a0schools.").having("statistic")
    assert figures(unit) == ["20 schools"]


def rows_of(*sentences: str) -> list[dict[str, str]]:
    """The rows of the table of figures, by column."""
    (table,) = [one for one in quantity_blocks(passages(*sentences)) if isinstance(one, Table)]
    return by_column(table)


def by_column(table: Table) -> list[dict[str, str]]:
    names = [column.title for column in table.columns]
    return [
        dict(zip(names, ("".join(run.text for run in cell) for cell in row), strict=True))
        for row in table.rows
    ]


def test_a_far_first_sentence_does_not_move_the_beginning() -> None:
    calm = ["All is well."] * 10
    text = passages("Bullying fails.", *calm, *["Bullying fails."] * 4)
    assert order_told(text) == "Criticism from s12 (once before, s1)"


def test_a_topic_is_found_by_whole_words_and_by_beginnings() -> None:
    unit = passages("Creditors met.").analysis.sentences[0]
    assert Topic("Debt", ("creditor*",)).is_in(unit)
    assert not Topic("Debt", ("creditor",)).is_in(unit)


@pytest.mark.parametrize("written", ["", "topics = 1", "[[topics]]\nname = 'Debt'", "[[topics"])
def test_a_checklist_that_is_not_one_is_refused(written: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from discourse.errors import UsageError

    path = tmp_path / "topics.toml"
    path.write_text(written, "utf-8")
    with pytest.raises(UsageError, match="expected"):
        read_topics(path)
