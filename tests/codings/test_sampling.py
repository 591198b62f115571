"""The sample for people to code: even over sides, seeded, silent on what was found; read back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.codings.sampling import draw_sample, read_sample, to_sheet
from discourse.document import Document, Metadata
from discourse.errors import CodingError, UsageError
from discourse.measures.comparison import Measures, compare
from discourse.reports.markdown import render_markdown
from discourse.reports.several import build_comparison_report

LABELS = ("claim", "commitment", "exhortation")
PLEDGE, REST = "We will build a pier in Osk.", "=The boat left at noon."


def text(name: str, country: str, pairs: int) -> Analysis:
    words = "\n\n".join(f"{PLEDGE} {REST}" for _ in range(pairs))
    metadata = Metadata(language="en", country=country, genre="address", date="2030")
    return analyze(Document(name, words, metadata), layers=("functions", "actors", "words"))


@pytest.fixture(scope="module")
def pair() -> list[Analysis]:
    return [text("one", "XNV", 40), text("other", "XTM", 60)]


def sheet(pair: list[Analysis], size: int = 60) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_sheet(draw_sample(pair, size)))))


def code(rows: list[dict[str, str]], path: Path) -> Path:
    """Fill the column of labels: every pledge is one, whatever was found."""
    for row in rows:
        row["functions"] = "commitment" if row["words"] == PLEDGE else "none"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
    return path


def test_sides_have_as_many_sentences_each_and_none_twice(pair: list[Analysis]) -> None:
    rows = sheet(pair)
    assert [row["text"] for row in rows].count("one") == 30
    assert len({(row["text"], row["start"]) for row in rows}) == 60
    assert sheet(pair) == rows
    assert sheet(pair, 90)[:45] != sheet(pair, 60)[:45]


def test_of_many_texts_sides_are_speakers() -> None:
    texts = [text(f"t{n}", "XNV" if n < 5 else "XTM", 8) for n in range(6)]
    drawn = draw_sample(texts, 32)
    assert sum(analysis.id == "t5" for analysis, _ in drawn) == 16


def test_the_sheet_holds_nothing_that_was_found_and_no_formula(pair: list[Analysis]) -> None:
    rows = sheet(pair)
    assert all(row["functions"] == "" for row in rows)
    assert set(rows[0]) == {
        *("unit", "text", "paragraph", "start", "end", "quote", "words", "functions")
    }
    assert any(row["words"].startswith("'=") for row in rows)


def test_a_sample_too_small_for_its_sides_is_refused(pair: list[Analysis]) -> None:
    with pytest.raises(UsageError, match="gives each of the 2 sides 14 sentences"):
        draw_sample(pair, 29)


def test_what_people_gave_corrects_the_shares(pair: list[Analysis], tmp_path: Path) -> None:
    coded = read_sample(code(sheet(pair), tmp_path / "coded.csv"), pair, LABELS)
    assert len(coded) == 60
    (measures,) = compare(pair, coded).measures
    assert isinstance(measures, Measures)
    assert measures.correction is not None
    by_label = {label.label: label for label in measures.correction.labels}
    found = by_label["commitment"]
    # Half of the sentences of both texts are pledges; all are found.
    assert [one.value for one in found.raw] == [0.5, 0.5]
    for one in found.corrected:
        assert one.value == pytest.approx(0.5)
        assert one.interval is not None
        assert one.interval.contains(0.5)
    assert found.difference is not None
    assert found.difference.value == pytest.approx(0)
    told = render_markdown(build_comparison_report(compare(pair, coded)))
    assert "30 coded sentences of the texts" in told


def test_swapping_the_texts_mirrors_the_difference(pair: list[Analysis], tmp_path: Path) -> None:
    rows = sheet(pair)
    coded = read_sample(code(rows, tmp_path / "coded.csv"), pair, LABELS)
    coded[next(iter(coded))] = frozenset(("claim",))  # an error, so that there is a difference
    values = []
    for texts in (pair, pair[::-1]):
        (measures,) = compare(texts, coded).measures
        assert isinstance(measures, Measures)
        assert measures.correction is not None
        label = next(one for one in measures.correction.labels if one.label == "claim")
        assert label.difference is not None
        assert label.difference.interval is not None
        interval = label.difference.interval
        values.append((label.difference.value, interval.low, interval.high))
    assert values[0] == pytest.approx((-values[1][0], -values[1][2], -values[1][1]))


def test_rows_that_are_not_coded_or_not_of_these_texts_are_named(
    pair: list[Analysis], tmp_path: Path
) -> None:
    path = tmp_path / "sample.csv"
    path.write_text(to_sheet(draw_sample(pair, 60)), "utf-8")
    with pytest.raises(CodingError, match=r"sample\.csv, row 2: it has no labels"):
        read_sample(path, pair, LABELS)
    coded = code(sheet(pair), path)
    with pytest.raises(CodingError, match=r"is of 'other', which is not among the texts"):
        read_sample(coded, pair[:1], LABELS)
    changed = [pair[0], text("other", "XTM", 20)]
    with pytest.raises(CodingError, match=r"is no sentence of other"):
        read_sample(coded, changed, LABELS)
