from __future__ import annotations

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.reports.blocks import Block, Heading, Table
from discourse.reports.passages import Passages
from discourse.reports.sayings import saying_blocks


def blocks(text: str, *layers: str) -> list[Block]:
    document = Document("test", text, Metadata(language="en"))
    analysis = analyze(document, layers=layers or ("functions", "quotations"))
    return list(saying_blocks(Passages(analysis)))


def rows(text: str, number: int = 0) -> list[list[str]]:
    tables = [block for block in blocks(text) if isinstance(block, Table)]
    return [["".join(run.text for run in cell) for cell in row] for row in tables[number].rows]


def test_sayings_stand_with_whose_they_are_and_what_they_stand_with() -> None:
    text = (
        "Velmari farmers say, “One straw does not make a roof.” "
        "Marenzan farmers put it in another way: “Rain on my neighbour’s field fills my well.”"
    )
    assert rows(text) == [
        ["s1", "“One straw does not make a roof.”", "Velmari farmers", "s2"],
        ["s2", "“Rain on my neighbour’s field fills my well.”", "Marenzan farmers", "s1"],
    ]


def test_other_quotations_stand_apart_by_kind() -> None:
    text = "President Osei said: “We will open the port in the spring.” The talks go on."
    (heading, table) = blocks(text)
    assert isinstance(heading, Heading)
    assert heading.text == "Other words in quotation marks"
    assert isinstance(table, Table)
    ((where, words, kind, whose),) = [
        ["".join(run.text for run in cell) for cell in row] for row in table.rows
    ]
    assert (where, kind) == ("s1", "words of a person")
    assert words == "“We will open the port in the spring.”"
    assert "Osei" in whose


def test_without_the_layer_sentences_with_sayings_are_still_listed() -> None:
    text = "As the old proverb says, “One straw does not make a roof.”"
    found = blocks(text, "functions")
    assert [type(block).__name__ for block in found] == ["Heading", "Quotations", "Paragraph"]


def test_a_text_without_quotation_marks_has_no_page() -> None:
    assert blocks("The talks go on.") == []
