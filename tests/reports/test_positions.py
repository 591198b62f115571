from __future__ import annotations

from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.reports.blocks import Block, Table
from discourse.reports.passages import Passages
from discourse.reports.positions import position_blocks, stand_blocks
from discourse.reports.texts import Texts


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
        "guns of the northern shore because it goes on."
    )
    ((*_, matter),) = rows(text)
    assert matter == (
        "the shelling of the old covered market of the eastern quarter of Osk by the guns of the "
        "northern shore …"
    )


def test_a_second_position_is_no_more_of_the_first() -> None:
    found = rows("We reject the blockade of the strait and support the fishermen of the coast.")
    assert [row[-1] for row in found] == [
        "the blockade of the strait",
        "the fishermen of the coast",
    ]


def test_a_text_without_positions_has_no_page() -> None:
    assert blocks("The talks go on.") == []


def facing(*texts: str) -> list[tuple[str, list[list[str]]]]:
    """Titles and rows of the tables that set several texts side by side."""
    analyses = [
        analyze(
            Document(name, text, Metadata(language="en", title=name)),
            layers=("functions", "positions"),
        )
        for name, text in zip("abc", texts, strict=False)
    ]
    return [
        (
            " | ".join(column.title for column in block.columns),
            [["".join(run.text for run in cell) for cell in row] for row in block.rows],
        )
        for block in stand_blocks(Texts.of(analyses))
        if isinstance(block, Table)
    ]


def test_two_texts_stand_side_by_side_with_equal_columns() -> None:
    counts, against, favoured = facing(
        "We oppose any use of force. We condemn the shelling of the market.",
        "We welcome the agreement on the strait.",
    )
    assert [row[1:] for row in counts[1]] == [["2", "0", "0"], ["0", "1", "0"]]
    assert [heads.split(": ")[-1] for heads, _ in (against, favoured)] == ["0", "1"]
    assert against[1] == [
        ["s2 condemn the shelling of the market", "none found"],
        ["s1 oppose any use of force", ""],
    ]
    assert favoured[1] == [["none found", "s1 welcome the agreement on the strait"]]


def test_exchanging_the_texts_gives_the_mirror_image() -> None:
    one, other = "We oppose any use of force.", "We welcome the agreement on the strait."
    for (_, rows), (_, mirrored) in zip(
        facing(one, other)[1:], facing(other, one)[1:], strict=True
    ):
        assert [row[::-1] for row in rows] == mirrored


def test_texts_without_positions_have_no_page() -> None:
    assert facing("The talks go on.", "The ships wait.") == []
