"""The table of shares as found and corrected: two sides beside each other, more in rows."""

from __future__ import annotations

from dataclasses import replace

from discourse.analysis import Analysis
from discourse.measures.comparison import compare
from discourse.measures.design_based import HandCoded
from discourse.reports.blocks import Paragraph, Table
from discourse.reports.corrected import TITLE
from discourse.reports.several import build_comparison_report
from tests.builders import analysis

PARAGRAPHS = ("Some powers stir trouble. All is well.",) * 12


def text(country: str, year: int = 2030, **facts: str) -> Analysis:
    words = "\n\n".join((*PARAGRAPHS, *(f"It is {year}." for _ in range(6))))
    made = analysis(words, country=country, date=str(year), **facts)
    return replace(made, document=replace(made.document, id=f"{country}-{year}"))


def coded(texts: list[Analysis], number: int = 12) -> HandCoded:
    """The first sentences of each text, all given ``contrast``: half of them were missed."""
    given = {n: frozenset({"contrast"}) for n in range(1, number + 1)}
    return HandCoded("s.tsv", {analysis.id: given for analysis in texts})


def shown(table: Table) -> list[list[str]]:
    return [["".join(run.text for run in cell) for cell in row] for row in table.rows]


def table_of(texts: list[Analysis], hand_coded: HandCoded | None) -> Table:
    report = build_comparison_report(compare(texts, hand_coded), text=False)
    return next(b for b in report.blocks if isinstance(b, Table) and b.caption == TITLE)


def test_two_sides_stand_beside_each_other_in_the_order_of_the_report() -> None:
    texts = [text("XTM"), text("XNV")]
    table = table_of(texts, coded(texts))
    titles = [column.title for column in table.columns]
    assert titles[1:] == [
        *("XNV 2030: found", "corrected", "XTM 2030: found", "corrected"),
        *("Difference: found", "corrected"),
    ]
    (row,) = shown(table)
    # 12 of 30 found; of 12 coded 6 missed: 40 % + 50 %.
    assert row[:2] == ["contrast", "40 (12)"]
    assert row[2].startswith("90 [")
    assert row[5] == "+0"
    assert row[6].startswith("+0 [−")
    assert table.note is not None
    assert "A person coded 24 sentences drawn at random (12 in XNV 2030 and 12 in" in table.note


def test_of_more_sides_each_has_a_row() -> None:
    texts = [text(country, year) for country in ("XNV", "XTM", "XCT") for year in (2030, 2031)]
    rows = shown(table_of(texts, coded(texts)))
    assert [row[:3] for row in rows] == [
        ["contrast", "XCT", "40 (24)"],
        ["", "XNV", "40 (24)"],
        ["", "XTM", "40 (24)"],
    ]


def test_why_nothing_was_corrected_is_said() -> None:
    texts = [text("XTM"), text("XNV")]
    few = build_comparison_report(compare(texts, coded(texts, 9)), text=False)
    told = ["".join(r.text for r in b.runs) for b in few.blocks if isinstance(b, Paragraph)]
    assert f"{TITLE} –: 9 hand-coded sentences, fewer than 10." in told


def test_texts_of_other_genres_have_no_corrected_difference() -> None:
    texts = [text("XTM", genre="toast"), text("XNV", genre="address")]
    table = table_of(texts, coded(texts))
    (row,) = shown(table)
    assert row[2].startswith("90 [")
    assert row[5:] == ["–", "–"]
    assert "–: the texts are not to be compared." in (table.note or "")
