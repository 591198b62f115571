"""Names of parties inside sentences: with "the" where the actor page says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.codebook import Codebook, load_codebook
from discourse.document import Document, Metadata
from discourse.measures.grouped import compare_by
from discourse.reports import build_report
from discourse.reports.markdown import render_markdown
from discourse.reports.wording import describe, in_sentence

PAGE = """
[[actors]]
id = "XIS"
class = "state"
name = "Lantern Isles"
article = true
names = ["Lantern Isles"]

[[actors]]
id = "XNV"
class = "state"
name = "Norvania"
names = ["Norvania"]
"""


@pytest.fixture(scope="module")
def codebook(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    folder: Path = tmp_path_factory.mktemp("pages")
    (folder / "actors").mkdir()
    (folder / "actors" / "isles.toml").write_text(PAGE, "utf-8")
    return load_codebook((folder,))


def analysis(
    codebook: Codebook, country: str, year: int, rank: str | None = None, text: str = ""
) -> Analysis:
    metadata = Metadata(language="en", country=country, date=str(year), rank=rank)
    words = text or "We will mend the pier. The sea is wide. We thank Norvania.\n\nThe talks go on."
    return analyze(Document(f"{country}-{year}", words, metadata), codebook)


def test_the_article_is_data_of_the_page(codebook: Codebook) -> None:
    assert in_sentence("Lantern Isles", codebook) == "the Lantern Isles"
    assert in_sentence("Norvania", codebook) == "Norvania"
    assert in_sentence("Lantern Isles 2031", codebook) == "Lantern Isles 2031"  # a text
    assert in_sentence("Ada Osei", codebook) == "Ada Osei"


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("USA", "the United States"), ("NLD", "the Netherlands"), ("PHL", "the Philippines"),
        ("RUS", "the Russian Federation"), ("CHN", "China"), ("BRA", "Brazil"),
        ("SSD", "South Sudan"), ("african-union", "the African Union"), ("brics", "BRICS"),
    ],
)  # fmt: skip
def test_shipped_pages_say_which_names_take_it(id: str, said: str) -> None:
    actor = load_codebook().actor(id)
    assert actor is not None
    assert actor.said == said


def test_no_name_on_a_page_has_the_article_twice() -> None:
    assert not [a.name for a in load_codebook().actors if a.name.lower().startswith("the ")]


def test_an_office_is_that_of_the_isles_and_a_head_has_no_article(codebook: Codebook) -> None:
    assert describe(analysis(codebook, "XIS", 2031, "president")) == (
        "president of the Lantern Isles · 2031"
    )
    assert describe(analysis(codebook, "XIS", 2031)) == "Lantern Isles · 2031"


def test_the_page_for_a_reader(codebook: Codebook) -> None:
    text = "We thank the Lantern Isles. The sea is wide."
    page = render_markdown(build_report(analysis(codebook, "XNV", 2031, text=text), reader="XIS"))
    assert "The text names the Lantern Isles in one sentence, includes it" in page
    assert "For a reader: Lantern Isles" in page


def test_the_title_of_groups_has_it_and_their_tables_do_not(codebook: Codebook) -> None:
    texts = [analysis(codebook, state, year) for state in ("XIS", "XNV") for year in (2030, 2031)]
    report = build_report(compare_by(texts, ("country",)))
    assert "the Lantern Isles and Norvania" in report.title
    assert report.running == "Lantern Isles and Norvania"
    page = render_markdown(report)
    assert "Lantern Isles: two texts · Norvania: two texts" in page
