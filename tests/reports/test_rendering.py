"""Blocks to Markdown and PDF: nothing of a text becomes markup, every glyph is shown or listed."""

from __future__ import annotations

import io

import pypdf
import pytest

from discourse.reports.blocks import (
    Anchor,
    Box,
    Bullets,
    Column,
    Contents,
    Figure,
    Finding,
    Heading,
    MarginRow,
    MarginText,
    PageBreak,
    Paragraph,
    Quotations,
    Report,
    Run,
    Table,
    words,
)
from discourse.reports.figures import (
    BarRow,
    DotRow,
    StripRow,
    draw_bars,
    draw_paired_dots,
    draw_strip,
)
from discourse.reports.glyphs import substitute
from discourse.reports.markdown import render_markdown
from discourse.reports.pdf import render_pdf

HOSTILE = '#panic("no") $x$ *a* _b_ `c` <lab> @ref \\ // [d] #set page(width: 1pt) </svg>'
STRIP = draw_strip([StripRow("call", "acts", (1, 4))], 9, [3])


def report(*blocks: object, title: str = "A title.") -> Report:
    return Report(title, "Ada Osei, minister", "Text analysis", tuple(blocks))  # type: ignore[arg-type]


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


EVERY_BLOCK = (
    Heading("Whom it criticises", anchor="criticism"),
    Paragraph((*words("A paragraph that leads "), Run("there", target="s1"))),
    Finding(1, "It asks twice.", words("2 of 9"), words("“Let us act.” ")),
    Bullets((words("one"), words("two"))),
    Box("Not known", (words("the truth"),)),
    Table(
        "Counts", (Column("What"), Column("n", "right", 1)), ((words("call"), words("2")),), "note"
    ),
    Figure(
        "flow", "Calls come late", "ticks", STRIP, "A strip with 2 ticks.", (("a",), ("1",)), "n"
    ),
    Quotations(((words("s1"), words("Let us act.")),)),
    MarginText((MarginRow((Run("1 ", anchor="s1"), Run("Let us act.")), (words("1 call"),)),)),
    Anchor("list-call"),
    Contents(),
    PageBreak(),
)


def test_every_block_has_a_place_in_the_pdf() -> None:
    shown = text_of(render_pdf(report(*EVERY_BLOCK)))
    for expected in (
        "A title.", "Whom it criticises", "leads there", "It asks twice.", "Let us act.",
        "Not known", "the truth", "Counts", "Calls come late", "1 call",
    ):  # fmt: skip
        assert expected in shown


def test_the_pdf_is_tagged_titled_and_bookmarked() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(report(*EVERY_BLOCK))))
    assert reader.metadata is not None
    assert reader.metadata.title == "A title."
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712  (a pypdf object, not a bool)
    assert "Whom it criticises" in str(reader.outline)
    assert "pdfuaid:part" in reader.xmp_metadata.stream.get_data().decode()  # type: ignore[union-attr]


def test_two_runs_give_the_same_bytes() -> None:
    assert render_pdf(report(*EVERY_BLOCK)) == render_pdf(report(*EVERY_BLOCK))


def test_a_hostile_text_is_shown_and_not_obeyed() -> None:
    shown = text_of(render_pdf(report(Paragraph(words(HOSTILE)), title=HOSTILE)))
    assert shown.replace(" ", "").count(HOSTILE.replace(" ", "")) >= 2


def test_hostile_text_stays_text_in_markdown() -> None:
    rendered = render_markdown(report(Paragraph(words("<script>*a* | b_c [x](y)"))))
    assert r"\<script\>\*a\* \| b\_c \[x\](y)" in rendered


def test_markdown_of_a_table() -> None:
    table = Table("Counts", (Column("What"), Column("n", "right")), ((words("call"), words("2")),))
    assert "| What | n |\n| :-- | --: |\n| call | 2 |" in render_markdown(report(table))


def test_code_points_without_a_glyph_are_written_out_and_listed() -> None:
    data, missing = substitute({"text": "naïve ನ č", "type": "ನ"})
    assert data == {"text": "naïve [U+0CA8] č", "type": "ನ"}
    assert missing == ["U+0CA8"]


def test_chinese_arabic_hebrew_and_korean_are_shown() -> None:
    written = "和平 السلام שלום 평화"
    assert substitute(written) == (written, [])


def test_selectors_of_emoji_are_dropped() -> None:
    assert substitute("❤\ufe0f") == ("[U+2764]", ["U+2764"])


def test_a_pdf_says_what_was_substituted() -> None:
    built = report(Paragraph(words("The sign ನ of peace.")), PageBreak(), *EVERY_BLOCK)
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(built))).pages
    first = pages[0].extract_text()
    assert "[U+0CA8]" in first
    assert "could not be shown" in " ".join(first.split())


def test_a_link_says_which_sentence_it_leads_to() -> None:
    leads = report(
        Paragraph((Run("s63", "number", target="s63"),)),
        Paragraph((Run("63", "small", anchor="s63"), Run("\u00a0Let us act."))),
    )
    page = pypdf.PdfReader(io.BytesIO(render_pdf(leads))).pages[0]
    assert [link.get_object()["/Contents"] for link in page["/Annots"]] == ["sentence 63"]


def test_findings_are_bookmarks_and_stay_out_of_the_contents() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(report(*EVERY_BLOCK))))
    assert "It asks twice." in str(reader.outline)
    assert text_of(render_pdf(report(*EVERY_BLOCK))).count("It asks twice.") == 1


@pytest.mark.parametrize(
    "svg",
    [
        STRIP,
        draw_bars([BarRow("trade", 12), BarRow("law", 3)], "sentences"),
        draw_paired_dots(
            ["call"],
            [("A", [DotRow("call", 5, 2, 9)]), ("B", [DotRow("call", 0, None, None)])],
            "%",
        ),
    ],
)
def test_figures_are_vector_with_real_letters(svg: str) -> None:
    assert svg.startswith("<?xml")
    assert "<text" in svg
    assert "<image" not in svg
