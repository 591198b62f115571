"""Pages on the order of texts and on where a text stands among speeches of its genre."""

from __future__ import annotations

import pytest

from discourse.measures.comparison import compare
from discourse.reports.blocks import Figure, Heading, Table
from discourse.reports.markdown import render_markdown
from discourse.reports.placings import ordinal, whole_percentile
from discourse.reports.several import build_comparison_report
from discourse.reports.single import build_single_report
from tests.builders import analysis, composed_codebook
from tests.reports.test_several import shown

PLAIN = tuple(f"{name} is far away." for name in ("Alda", "Brena", "Corvo", "Delmar", "Esk"))
OATHS = tuple(f"We will {verb} it." for verb in ("build", "keep", "open", "mend", "share"))
TEXT = "\n\n".join([*PLAIN * 4, *OATHS, "Some powers stir trouble.", *PLAIN * 4])


def report_of(**given: str):
    return build_single_report(analysis(TEXT, composed_codebook(), country="XNV", **given))


def test_repeated_openings_are_shown_in_their_own_words_with_their_sentences() -> None:
    table = next(
        b for b in report_of().blocks if isinstance(b, Table) and b.caption.startswith("Repeated")
    )
    (row,) = table.rows
    assert shown(row)[:4] == ["“We will …”", "five times", "s21, s22, s23, s24, s25", "5"]
    assert [run.target for run in row[2] if run.target] == [f"s{n}" for n in range(21, 26)]


def test_the_order_of_a_text_is_told_in_words() -> None:
    text = render_markdown(report_of())
    # The cues label three of the five oaths, so that they are no run.
    assert "two runs of 3 sentences and more of one group; the longest what it says" in text
    assert "no criticism was found" in text
    assert "the text has no claims, or no figures" in text


@pytest.mark.parametrize(
    ("given", "reason"),
    [({}, "the genre of the text is not stated"), ({"genre": "toast"}, "of the genre “toast”")],
)
def test_a_text_of_another_genre_is_refused_with_the_reason(given, reason) -> None:
    text = render_markdown(report_of(**given))
    assert "Not held against the 1,746 General Debate speeches" in text
    assert reason in text


def test_several_texts_stand_side_by_side_from_beginning_to_end() -> None:
    texts = [analysis(TEXT, country=country, date="2030") for country in ("XNV", "XTM")]
    blocks = build_comparison_report(compare(texts)).blocks
    assert "In what order they proceed" in [b.text for b in blocks if isinstance(b, Heading)]
    strips = next(b for b in blocks if isinstance(b, Figure) and b.name == "flow")
    assert strips.data[0] == ("sentence_no", "text", "group")
    assert ("21", "XNV 2030", "acts") in strips.data
    assert "acts" not in strips.title


@pytest.mark.parametrize(
    ("number", "told"), [(1, "1st"), (2, "2nd"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_ordinals(number: int, told: str) -> None:
    assert ordinal(number) == told


@pytest.mark.parametrize(
    ("value", "whole"), [(0.0, 0), (0.2, 1), (99.8, 99), (100.0, 100), (41.4, 41)]
)
def test_only_the_ends_are_called_0_and_100(value: float, whole: int) -> None:
    assert whole_percentile(value) == whole


def test_frames_of_words_are_shown_with_their_sentences() -> None:
    last = "Velmar rules not by force but by law. We must listen; we must learn; we must act."
    text = f"{TEXT}\n\n{last}"
    report = build_single_report(analysis(text, composed_codebook(), country="XNV"))
    table = next(
        b for b in report.blocks if isinstance(b, Table) and b.caption.startswith("Frames")
    )
    rows = [shown(row) for row in table.rows]
    number = len(analysis(text, composed_codebook()).own_sentences)
    assert ["parts that begin alike", "we must …", f"s{number}"] in [row[:3] for row in rows]
    correction = next(row for row in rows if row[0] == "not this but that")
    assert correction[1:] == ["not by … but by …", f"s{number - 1}", "… not by force but by law"]


def test_moves_of_two_texts_stand_beside_each_other_on_the_page() -> None:
    pledges = "\n\n".join(["We will build it. We will build it.", "Some powers stir trouble."] * 3)
    texts = [
        analysis(f"{pledges}\n\n{TEXT}", composed_codebook(), country=country, date="2030")
        for country in ("XNV", "XTM")
    ]
    blocks = build_comparison_report(compare(texts)).blocks
    figure = next(b for b in blocks if isinstance(b, Figure) and b.name == "moves")
    assert figure.data[0][:3] == ("row", "function", "text")
    assert ("1", "commitment", "Norvania 2030", "1", "2", "2", "yes") in figure.data
    table = next(b for b in blocks if isinstance(b, Table) and b.caption.startswith("Moves beside"))
    assert shown(table.rows[0]) == ["1", "commitment", "s1–s2", "s1–s2"]
    assert [run.target for run in (*table.rows[0][2], *table.rows[0][3]) if run.target] == [
        "t1-s1", "t1-s2", "t2-s1", "t2-s2",
    ]  # fmt: skip
