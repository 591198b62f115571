"""Pages on formulas: what stands on them is true, leads to sentences and can be rendered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import discourse
from discourse.measures.formulas.known import KnownFormula
from discourse.measures.formulas.study import FormulaStudy, find_formulas, track
from discourse.reports.blocks import Figure, Heading, Report, Run, Table, find_anchors
from discourse.reports.formula_data import (
    attestation_rows,
    formula_rows,
    reuse_rows,
    to_record,
)
from discourse.reports.formula_figures import YearRow, draw_years
from discourse.reports.formula_sources import sources_table
from discourse.reports.formulas import build_formula_report, build_tracking_report
from discourse.reports.markdown import render_markdown
from discourse.reports.pdf import render_pdf
from tests.measures.formula_texts import SPEECHES, dated

HOSTILE = "=1+1 [x](http://y) $#lorem *open* water for all peoples <b>"


@pytest.fixture(scope="module")
def study() -> FormulaStudy:
    """The study of the small corpus, with a known formula in it that changed by a word."""
    known = (
        dated("k1", "2031", "We want a new kind of international relations."),
        dated("k2", "2035", "We want a new type of international relations."),
    )
    return find_formulas([*SPEECHES, *known])


def runs_of(value: object) -> list[Run]:
    """All runs in blocks, however deep."""
    if isinstance(value, Run):
        return [value]
    if isinstance(value, tuple | list):
        return [run for one in value for run in runs_of(one)]
    if hasattr(value, "__slots__"):
        return [run for name in value.__slots__ for run in runs_of(getattr(value, name))]
    return []


def tables_of(report: Report) -> dict[str, Table]:
    """The tables of a report by caption."""
    return {block.caption: block for block in report.blocks if isinstance(block, Table)}


def test_what_is_linked_leads_somewhere(study: FormulaStudy):
    tracking = track(SPEECHES, ["open water", "deep snow"])
    for report in (build_formula_report(study), build_tracking_report(tracking)):
        runs = runs_of(report.blocks)
        anchors = {run.anchor for run in runs} | {
            getattr(block, "name", getattr(block, "anchor", None)) for block in report.blocks
        }
        assert {run.target for run in runs if run.target} <= anchors


def test_the_first_page_tells_what_changed_by_a_word(study: FormulaStudy):
    page = render_markdown(build_formula_report(study))
    first = page.split("Changed by a word")[1].split("##")[0]
    assert "“new kind of international relations”" in first
    assert first.index("new kind of") < first.index("new type of")


def test_who_is_not_stated_is_no_name_in_the_title():
    texts = [dated(f"t{n}", str(2031 + n), "We want a new type of world.", None) for n in range(3)]
    report = build_formula_report(find_formulas(texts, by="speaker"))
    assert report.title == "Fixed formulations, 2031–2033"


def test_what_chance_may_explain_is_said_before_its_number():
    # The phrase is in the last two of 5 texts: one of the ten pairs of texts is so late, p .1.
    plain, phrase = "We rest by the sea.", "We want a new type of international relations."
    texts = [dated(f"t{n}", str(2031 + n), phrase if n > 2 else plain) for n in range(5)]
    page = render_markdown(build_formula_report(find_formulas(texts)))
    first = page.split("## Appeared within")[1].split("##")[0]
    assert "chance alone may explain it, q\N{NO-BREAK SPACE}.100" in first


def test_the_head_tells_coverage_gaps_and_what_was_left_out():
    texts = [*SPEECHES, dated("x", None, "We rest.")]
    page = render_markdown(build_formula_report(find_formulas(texts)))
    assert "6 texts of 2 sides" in page
    assert "no text of 2033" in page
    assert "one text without a date left out (x)" in page


def test_a_gap_is_no_zero_in_the_figure_and_its_data(study: FormulaStudy):
    report = build_formula_report(study)
    (figure,) = (block for block in report.blocks if isinstance(block, Figure))
    rows = {row[1]: row for row in figure.data[1:] if row[0].startswith("new type")}
    assert rows["2033"][2:6] == ("0", "", "", "")
    assert rows["2032"][2:6] == ("2", "0", "0", "0")
    assert "2033 no text" in figure.alternative
    assert "Crossed out: no text of 2033" in figure.subtitle


def test_many_years_stand_in_periods_and_their_data_by_year():
    texts = [dated(f"t{n}", str(1900 + 4 * n), "Open water for all peoples!") for n in range(10)]
    report = build_tracking_report(track(texts, "open water"))
    (figure,) = (block for block in report.blocks if isinstance(block, Figure))
    assert figure.title == "How often each formula stands in each period of 2 years"
    assert len(figure.data) == 1 + 37
    assert (figure.svg.count("1900"), figure.svg.count("1901")) == (1, 0)


def test_the_drawing_is_the_same_each_time():
    rows = [YearRow("open water", (1, None, 0), (0.5, None, 0.0))]
    assert draw_years(rows, ("2031", "2032", "2033")) == draw_years(rows, ("2031", "2032", "2033"))


def test_every_place_is_in_the_attestations(study: FormulaStudy):
    header, *rows = attestation_rows(study.stream, study.found)
    assert header[:5] == ("formula", "text", "date", "holder", "sentence")
    assert [(row[1], row[4], row[7]) for row in rows] == [
        ("n1", "2", "open water for all peoples"),
        ("n2", "2", "open water for all peoples"),
        ("v1", "2", "open water for all peoples"),
        ("n3", "2", "Open water for all peoples"),
    ]
    document = next(text.document for text in study.stream.texts if text.id == "n1")
    assert document.text[int(rows[0][5]) : int(rows[0][6])] == rows[0][7]


def test_rows_and_records_leave_years_without_texts_empty(study: FormulaStudy):
    header, row = formula_rows(study.found)
    assert dict(zip(header, row, strict=True))["2033"] == ""
    record = to_record(study.stream, study.found[0])
    assert record["years"][2]["rate"]["per_1000_words"] is None
    assert record["first"] == {"year": 2031, "texts_before": 0, "p": 1.0, "q": None}
    assert [one["holder"] for one in record["users"]] == ["NVA", "VLM"]


def test_records_say_where_a_source_was_looked_up(study: FormulaStudy):
    known = next(one for one in study.known if one.known and one.known.id == "new-type-relations")
    record = to_record(study.stream, known)["known"]
    assert record["since"] == "2013-03-23"
    assert record["checked"][0].startswith("http://china.org.cn/report/2013-04/27/")
    assert record["unchecked"] == ""


def test_texts_never_become_markup(tmp_path: Path):
    texts = [dated(f"t{n}", str(2031 + n), f"{HOSTILE} {word}.") for n, word in enumerate("abc")]
    tracking = track(texts, ["open* water", "<script>"])
    assert render_pdf(build_tracking_report(tracking)).startswith(b"%PDF-")
    path = discourse.report(tracking, tmp_path / "t.md")
    assert "<b>" not in path.read_text("utf-8").replace("\\<b\\>", "").replace("&lt;b&gt;", "")
    data = (tmp_path / "t-attestations.csv").read_text("utf-8")
    assert "\n=1+1" not in data
    assert ",=1+1" not in data


def known_formula(identity: str, **changes: object) -> KnownFormula:
    """An invented formula with a source."""
    source = "Norvania, Almanac, 2031"
    return replace(KnownFormula(identity, identity, ("CHN",), source), **changes)


def test_the_sources_tell_what_nobody_looked_up():
    table = sources_table(
        [
            known_formula("open water", note="Older.", checked=("http://norvania.example",)),
            known_formula("deep snow", checked=("http://b.example",), unchecked="the day"),
            known_formula("high wind"),
        ]
    )
    sources = ["".join(run.text for run in row[2]) for row in table.rows]
    assert sources == [
        "Norvania, Almanac, 2031. Older.",
        "Norvania, Almanac, 2031. Not confirmed: the day.",
        "Norvania, Almanac, 2031. From general knowledge, not looked up.",
    ]
    assert "1 of 3 whole, 1 but for what stands behind “Not confirmed”; one entry from general" in (
        table.note
    )


def test_sources_that_were_all_looked_up_are_not_called_unsure():
    table = sources_table([known_formula("open water", checked=("http://norvania.example",))])
    assert "1 of 1 whole. Check before you cite." in table.note


def test_reports_render_to_the_same_bytes(study: FormulaStudy, tmp_path: Path):
    report = build_formula_report(study)
    assert render_pdf(report) == render_pdf(build_formula_report(study))
    assert [b.text for b in report.blocks if isinstance(b, Heading)][:5] == [
        "In brief",
        "In most texts, and what comes back",
        "Appeared within 2031–2035",
        "Changed by a word",
        "Not found again after an earlier year of 2031–2035",
    ]


def test_who_takes_a_formula_up_is_told_by_year():
    report = build_tracking_report(track(SPEECHES, "open water"))
    rows = tables_of(report)["Who takes them up, year by year"].rows
    assert [[run.text for cell in row for run in cell] for row in rows] == [
        ["open water", "2031", "1", "1", "NVA"],
        ["", "2032", "2", "1", "VLM"],
        ["", "2034", "1", "0", "–"],
        ["", "2035", "1", "0", "–"],
    ]


def test_reuse_tells_a_dash_where_nothing_could_be_reused(study: FormulaStudy):
    table = tables_of(build_formula_report(study))[
        "Words in stretches of eight words and more that an earlier text has"
    ]
    first = next(row for row in table.rows if row[0][0].text.startswith("NVA 2031"))
    assert [cell[0].text for cell in first[2:4]] == ["–", "–"]


def test_every_stretch_is_in_the_data_with_its_sentences():
    words = "every harbour shall stay open to honest trade"
    texts = [
        dated("a", "2031", f"We came. We say {words}."),
        dated("b", "2032", f"They say so: {words} forever.", "VLM"),
    ]
    study = find_formulas(texts)
    header, row = reuse_rows(study.everywhere, study.reuse)
    assert dict(zip(header, row, strict=True)) == {
        "earlier": "a", "sentence": "2", "later": "b", "later sentence": "1", "words": "8",
        "sides": "2", "same side": "no", "changes": "", "text": words,
    }  # fmt: skip


def test_what_is_no_study_is_refused():
    with pytest.raises(TypeError, match="takes an Analysis or a Comparison, not int"):
        discourse.report(3, "out.pdf")  # type: ignore[arg-type]


def test_an_altered_stretch_is_marked_and_its_numbers_lead_to_both_sentences():
    words = "the old treaty of the northern ports guards {} trade among coastal peoples"
    texts = [
        dated("a", "2031", f"We came. So {words.format('honest')}."),
        dated("b", "2032", f"Now {words.format('fair')}."),
    ]
    study = find_formulas(texts)
    report = build_formula_report(study)
    table = next(
        b for b in report.blocks if isinstance(b, Table) and "same side's earlier" in b.caption
    )
    (row,) = table.rows
    assert [run.target for run in (*row[1], *row[2])] == ["reuse-t0-s2", "reuse-t1-s1"]
    marked = [(run.text, run.style) for run in row[3] if run.style != "plain"]
    assert marked == [("honest", "deleted"), ("fair", "inserted")]
    assert {"reuse-t0-s2", "reuse-t1-s1"} <= set(find_anchors(report.blocks))
    rows = list(reuse_rows(study.everywhere, study.reuse))
    assert [row[7] for row in rows[1:]] == ["", "honest → fair"]  # eight words before are exact
