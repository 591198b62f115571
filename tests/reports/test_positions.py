from __future__ import annotations

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.reports.blocks import Block, Table
from discourse.reports.passages import Passages
from discourse.reports.positions import position_blocks


def blocks(text: str) -> list[Block]:
    document = Document("test", text, Metadata(language="en"))
    return list(position_blocks(Passages(analyze(document, layers=("functions", "positions")))))


def rows(text: str, number: int = 0) -> list[list[str]]:
    tables = [block for block in blocks(text) if isinstance(block, Table)]
    return [["".join(run.text for run in cell) for cell in row] for row in tables[number].rows]


def test_what_is_opposed_stands_first_and_the_strongest_before_others() -> None:
    text = (
        "We welcome the agreement on the strait. We oppose any use of force. "
        "We condemn the shelling of the market."
    )
    assert rows(text) == [
        ["s3", "Against", "condemn", "strongest", "the shelling of the market"],
        ["s2", "Against", "oppose", "strong", "any use of force"],
        ["s1", "For", "welcome", "mild", "the agreement on the strait"],
    ]


def test_positions_of_others_stand_apart_under_their_names() -> None:
    text = "We oppose any use of force. Brazil strongly condemns the use of force."
    assert [row[1] for row in rows(text)] == ["Against"]
    assert rows(text, 1) == [
        ["s2", "Brazil", "Against", "condemns", "strongest", "the use of force"]
    ]


def test_a_matter_that_goes_on_ends_in_dots() -> None:
    text = (
        "We condemn the shelling of the old covered market of the eastern quarter of Osk by the "
        "guns of the northern shore."
    )
    ((*_, matter),) = rows(text)
    assert matter == "the shelling of the old covered market of the eastern quarter of …"


def test_a_text_without_positions_has_no_page() -> None:
    assert blocks("The talks go on.") == []
