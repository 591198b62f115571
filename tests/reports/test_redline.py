"""The pages of a redline: counts with bases, marks for eyes and ears, links that lead somewhere."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser

import pypdf
import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.annotators.examples import load_example_codebook
from discourse.document import Document, Metadata
from discourse.measures.redline import compare_versions
from discourse.reports.html import render_html
from discourse.reports.markdown import render_markdown
from discourse.reports.pdf import render_pdf
from discourse.reports.redline import build_redline_report
from discourse.reports.redline.records import render_redline_records
from tests.measures.redline import planted

EVIL = '<script>alert(1)</script> & "help" is *what* we [asked](http://e.example) for =1+1.'


def analysis(id: str, text: str, **metadata: str) -> Analysis:
    document = Document(id, text, Metadata(language="en", **metadata))
    return analyze(document, load_example_codebook())


@pytest.fixture(scope="module")
def chain():
    return compare_versions([analysis("old", planted.older()), analysis("new", planted.newer())])


class Page(HTMLParser):
    """What stands on a page: tags, ids, targets of links, text of del and ins."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.open: list[str] = []
        self.changed: dict[str, list[str]] = {"del": [], "ins": []}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "img"):
            self.open.append(tag)
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.targets.append((given["href"] or "").removeprefix("#"))
        if tag in self.changed:
            self.changed[tag].append("")

    def handle_data(self, data: str) -> None:
        for tag in self.changed:
            if tag in self.open:
                self.changed[tag][-1] += data

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_headline_counts_every_sentence_once(chain) -> None:
    report = build_redline_report(chain)
    assert report.title == (
        "old → new: of 30 sentences 12 kept, 14 rewritten, 1 split, 2 merged and 1 dropped; "
        "3 moved; 1 of 30 new."
    )
    assert 12 + 14 + 1 + 2 + 1 == 30


def test_the_first_page_says_what_was_made_weaker_and_where(chain) -> None:
    page = render_markdown(build_redline_report(chain))
    assert "| **Dropped** | 1 of 30 | s26 |" in page
    assert "| **Moved** | 3 of 30 |" in page
    assert r"Quessara ~~\[−will\]~~ **\[+stands ready to\]** provide two patrol" in page
    assert (
        r"Target: named → unnamed. condemn the illegal blockade that ~~\[−Castrel has\]~~" in page
    )


def test_every_link_of_the_html_leads_to_a_place_and_no_place_is_twice(chain) -> None:
    page = Page(render_html(build_redline_report(chain)))
    assert len(page.targets) > 40
    assert set(page.targets) <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)


def test_the_html_is_one_file_without_scripts(chain) -> None:
    html = render_html(build_redline_report(chain))
    page = Page(html)
    assert not {"script", "link", "iframe", "object", "embed"} & set(page.tags)
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", html)


def test_what_went_and_came_is_said_for_those_who_do_not_see_it(chain) -> None:
    page = Page(render_html(build_redline_report(chain)))
    assert all(words.startswith("taken out: ") for words in page.changed["del"])
    assert all(words.startswith("put in: ") for words in page.changed["ins"])
    assert "taken out: Castrel has" in page.changed["del"]


def test_texts_never_become_markup() -> None:
    old, new = analysis("<b>old</b>", EVIL), analysis("new", EVIL.replace("help", "aid"))
    report = build_redline_report(compare_versions([old, new]))
    page = Page(render_html(report))
    assert not {"script", "b"} & set(page.tags)
    markdown = render_markdown(report)
    assert "<script>" not in markdown.replace("\\<", "")
    assert r"\*what\*" in markdown
    assert render_pdf(report).startswith(b"%PDF-")


def test_the_pdf_has_the_same_bytes_each_time(chain) -> None:
    report = build_redline_report(chain)
    assert render_pdf(report) == render_pdf(build_redline_report(chain))


def test_equal_texts_give_a_page_that_says_so() -> None:
    one, other = analysis("a", planted.older()), analysis("b", planted.older())
    report = build_redline_report(compare_versions([one, other]))
    assert report.title == "No difference between a and b."
    assert "The two texts are the same to the letter." in render_markdown(report)
    quoted = analysis("c", planted.older().replace("Castrel's", "Castrel’s"))
    report = build_redline_report(compare_versions([one, quoted]))
    assert "The words are the same." in render_markdown(report)


def test_texts_that_are_no_versions_of_one_another_are_called_so() -> None:
    one = analysis("a", "The wheat was late. The mill stood still. The carts were empty.")
    other = analysis("b", "Our navy sails at dawn. The admiral has slept. His maps are wet.")
    page = render_markdown(build_redline_report(compare_versions([one, other])))
    assert "None of the 3 sentences of the shorter text have a counterpart" in page


def test_a_later_text_given_first_is_told() -> None:
    one = analysis("a", planted.newer(), date="2031-05-01")
    other = analysis("b", planted.older(), date="2030-05-01")
    page = render_markdown(build_redline_report(compare_versions([one, other])))
    assert "The text given first is of 2031-05-01, the later one" in page


def test_three_versions_have_a_table_of_what_came_and_went() -> None:
    texts = planted.older(), planted.newer(), planted.older()
    versions = [analysis(name, text) for name, text in zip("abc", texts, strict=True)]
    page = render_markdown(build_redline_report(compare_versions(versions)))
    # Of the 30 sentences of a the 12 kept, 14 rewritten, 1 split and 2 merged are in b, and in c.
    assert page.startswith("# a → b → c: 29 of 31 sentences stand in every version.")
    assert "one went and came back" in page
    assert r"| They thanked the harbour master for his guided tour. | s26 | – | s26 |" in page
    # One sentence only the second has: "Umbrellas …".
    assert "| – | yes | – | 1 | s30 |" in page


def test_the_first_page_of_a_chain_says_what_each_step_changed() -> None:
    texts = planted.older(), planted.newer(), planted.older()
    versions = [analysis(name, text) for name, text in zip("abc", texts, strict=True)]
    page = render_markdown(build_redline_report(compare_versions(versions)))
    first = page[: page.index("## What came and went")]
    assert "|  | a → b | b → c |" in first
    assert "| dropped | 1 | 1 |" in first
    assert "| new | 1 | 1 |" in first
    # What is weaker on the way is stronger on the way back.
    assert "| **Commitments, requests: weaker** | 2 | 1 |" in first
    assert "| **Commitments, requests: stronger** | 1 | 2 |" in first
    assert "Commitment, force: weaker. Quessara [−will] [+stands ready to]" in plain(first)
    assert "Commitment, force: stronger. Quessara [−stands ready to] [+will]" in plain(first)


def test_heads_of_numbers_stand_over_their_numbers_in_html() -> None:
    texts = planted.older(), planted.newer(), planted.older()
    versions = [analysis(name, text) for name, text in zip("abc", texts, strict=True)]
    page = render_html(build_redline_report(compare_versions(versions)))
    assert '<th scope="col" class="right">a → b</th>' in page
    assert "th.right { text-align: right; }" in page


def test_a_text_that_runs_from_the_right_does_not_turn_the_page_round() -> None:
    old = Document("old", "نشكر المجلس. سنفتح الميناء قبل عام 2031.", Metadata(language="ar"))
    new = Document("new", "نشكر المجلس.", Metadata(language="ar"))
    chain = compare_versions([analyze(one, load_example_codebook()) for one in (old, new)])
    page = pypdf.PdfReader(io.BytesIO(render_pdf(build_redline_report(chain)))).pages[0]
    places: dict[str, float] = {}
    page.extract_text(
        visitor_text=lambda text, cm, tm, *more: places.update({text.strip(): tm[4] + cm[4]})
    )
    found = next(place for text, place in places.items() if "REDLINE" in text.upper())
    assert found < page.mediabox.width / 2  # English, from the left


def test_versions_without_a_sentence_in_common_are_counted_in_words() -> None:
    texts = "The wheat was late.", "Our navy sails at dawn.", "Umbrellas are for rent."
    versions = [analysis(name, text) for name, text in zip("abc", texts, strict=True)]
    page = render_markdown(build_redline_report(compare_versions(versions)))
    assert "none of them stand in every version, in the same words or others; none went" in page


def test_a_line_break_in_a_name_does_not_break_a_heading() -> None:
    names = "a\nb", "c"
    page = render_markdown(
        build_redline_report(compare_versions([analysis(n, planted.older()) for n in names]))
    )
    assert page.startswith("# No difference between a b and c.")


def plain(page: str) -> str:
    """Markdown without the marks of links, struck and underlined words."""
    page = re.sub(r"</?(?:del|ins|sub|u|a)[^>]*>|~~|\*\*|\\", "", page)
    return re.sub(r"\[(s\d+)\]\(#[^)]*\)", r"\1", page)


def test_records_hold_every_unit_of_both_texts_once(chain) -> None:
    records = [json.loads(line) for line in render_redline_records(chain)]
    for side, redline_side in (("old", chain[0].old), ("new", chain[0].new)):
        numbers = [number for record in records for number in record[side]["units"]]
        assert sorted(numbers) == [piece.unit.unit_no for piece in redline_side.pieces]
    (figure,) = [one for record in records for one in record["changes"]
                 if one["kind"] == "figure"]  # fmt: skip
    assert (figure["old"], figure["new"], figure["direction"]) == (
        "$4.2 billion", "$4.9 billion", "larger"
    )  # fmt: skip
