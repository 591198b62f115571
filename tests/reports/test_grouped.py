"""The report on groups: its first page, numbers that lead to sentences, years, refusals."""

from __future__ import annotations

from discourse.measures.grouped import compare_by
from discourse.reports.blocks import DataFile, Figure, Finding, Heading, Table
from discourse.reports.grouped import build_grouped_report
from discourse.reports.markdown import render_markdown
from discourse.reports.pdf import render_pdf
from tests.builders import analysis
from tests.reports.test_several import shown, table

CRITICAL, PLEDGE, PLAIN = "Some powers stir trouble.", "We will open a dam.", "All is well."


def texts_of(country: str, critical: int, years: int = 6, **given: str):
    return [
        analysis(
            "\n\n".join([*[CRITICAL] * critical, *[PLAIN] * (12 - critical), PLEDGE]),
            country=country,
            date=str(2020 + n),
            **given,
        )
        for n in range(years)
    ]


TWO = [*texts_of("BRA", 1), *texts_of("KEN", 10)]


def report_of(texts=TWO, by=("country",), text=None):
    return build_grouped_report(compare_by(texts, by), text=text)


def test_the_title_says_how_much_differs() -> None:
    # Criticism, that of an actor without a name, and words against another party. Texts of one
    # side are all alike here, so that any difference is more than usual.
    assert report_of().title == (
        "Brazil and Kenya: 3 of 6 measures, as labelled, differ; three more than is usual."
    )


def test_the_first_page_says_which_are_more_than_usual_and_what_its_numbers_are() -> None:
    page = render_markdown(report_of())
    assert "**Also apart, as labelled and described only (3):** More than is usual: " in page


def test_of_few_texts_it_is_their_number_and_not_their_length_that_shows_nothing() -> None:
    page = render_markdown(report_of([*texts_of("BRA", 3), *texts_of("KEN", 3)]))
    assert page.startswith("# No difference between Brazil and Kenya that so few texts can show.")
    assert "Of the other measures" not in page  # none is stated, so there are no others


def test_years_of_one_state_bear_its_name() -> None:
    texts = [texts_of("BRA", n == 5, 6)[n] for n in range(6)]
    report = report_of(texts, ("year",))
    assert report.subject == "6 texts in 6 groups, Brazil 2020 to 2025"
    assert "6 groups, Brazil 2020 to 2025" in report.title


def test_properties_that_no_text_states_are_one_row() -> None:
    rows = table(report_of().blocks, "What may be compared").rows
    assert "genre, rank of the author, audience, venue, translation" in [
        shown(row)[0] for row in rows
    ]


def test_numbers_lead_to_the_sentences_of_their_group() -> None:
    report = report_of()
    rows = table(report.blocks, "How it judges others").rows
    assert shown(rows[0])[1:3] == ["7.7 % (6)", "77 % (60)"]
    anchors = {
        run.anchor
        for block in report.blocks
        for run in getattr(block, "runs", ())
        if getattr(run, "anchor", None)
    }
    targets = {run.target for cell in rows[0] for run in cell if run.target}
    assert targets == {"g1-functions.contrast", "g2-functions.contrast"}
    assert targets <= anchors


def test_every_sentence_behind_a_number_is_in_the_data() -> None:
    data = next(block for block in report_of().blocks if isinstance(block, DataFile))
    rows = [row for row in data.data if row[:2] == ("functions.contrast", "Kenya")]
    assert len(rows) == 60
    assert rows[0] == ("functions.contrast", "Kenya", "test", "1", CRITICAL)


def test_a_difference_that_may_lie_in_the_labels_is_no_finding() -> None:
    report = report_of()
    assert [block for block in report.blocks if isinstance(block, Finding)] == []
    assert "No difference can be stated as a finding." in render_markdown(report)


def test_of_one_country_by_year_labels_hear_alike_and_findings_stand() -> None:
    texts = [
        text
        for n, critical in enumerate((1, 1, 11))
        for text in [
            analysis(
                "\n\n".join([*[CRITICAL] * critical, *[PLAIN] * (12 - critical)]),
                country="BRA",
                date=str(2020 + n),
            )
        ]
    ]
    report = report_of(texts, ("year",))
    (finding,) = [block for block in report.blocks if isinstance(block, Finding)]
    assert finding.headline.endswith(": 8.3 % of sentences in 2020 to 92 % in 2022.")
    assert "no verdict on what is usual" in "".join(run.text for run in finding.support)


def test_years_have_a_figure_with_rows_for_gaps() -> None:
    texts = [text for text in texts_of("BRA", 3) if text.document.metadata.date != "2022"]
    report = report_of(texts, ("year",))
    figure = next(b for b in report.blocks if isinstance(b, Figure) and b.name == "years")
    gap = next(row for row in figure.data if row[0] == "functions.contrast" and row[2] == "2022")
    assert gap[3:] == ("0", "", "", "", "", "")
    text = render_markdown(report)
    assert "none of 2022" in text
    assert "there are five years, and it takes 15" in text


def test_many_sides_are_not_followed_year_by_year() -> None:
    texts = [
        text
        for code in ("BRA", "KEN", "NOR", "IND", "CHL", "GHA", "FJI")
        for text in texts_of(code, 2, 2)
    ]
    text = render_markdown(report_of(texts, ("country", "year")))
    assert "7 sides are too many to follow year by year; name 6 at most." in text


def test_other_genres_are_not_compared_and_nothing_is_shown() -> None:
    texts = [*texts_of("BRA", 1, genre="toast"), *texts_of("KEN", 10, genre="address")]
    text = render_markdown(report_of(texts))
    assert "# The texts of these groups are not to be compared." in text
    assert "what is usual differs between genres" in text
    assert "What it does" not in text


def test_left_out_texts_are_named() -> None:
    text = render_markdown(report_of([*TWO, analysis(PLAIN)]))
    assert "Left out, since they do not state it: test (country)." in text


def test_the_report_is_the_same_whatever_the_order_and_renders_as_pdf() -> None:
    assert report_of(TWO[::-1]) == report_of()
    assert render_pdf(report_of(by=("country", "year"), text=False)).startswith(b"%PDF")


def test_texts_stand_at_the_end_if_asked_for() -> None:
    titles = [b.text for b in report_of(text=True).blocks if isinstance(b, Heading)]
    assert sum(title.startswith("The text with its labels") for title in titles) == len(TWO)
    tables = [b for b in report_of(text=False).blocks if isinstance(b, Table)]
    assert any(t.caption == "How the texts were read" for t in tables)
    (entry,) = [
        b
        for b in report_of(text=True).blocks
        if isinstance(b, Heading) and b.level == 1 and b.text.startswith("The text")
    ]
    assert entry.text == "The texts with their labels"
