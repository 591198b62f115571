"""Codings from files: what is read, and what each mistake says."""

from __future__ import annotations

from pathlib import Path

import pytest

from discourse.codings.coders import read_coders
from discourse.codings.reading import read_coding
from discourse.errors import CodingError, UsageError

LABELS = ("claim", "contrast", "exhortation", "statistic")
HEAD = "unit\tfunctions\ttext\tparagraph\tstart\tend\tquote\taddressee\n"


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_stand_off_table(tmp_path: Path) -> None:
    rows = (
        "U1\tclaim:causal, exhortation\tcomposed/a\t3\t10\t44\tab12\tJOINT\nU2\tnone\t\t\t\t\t\t\n"
    )
    units = read_coding(write(tmp_path, "ada.tsv", HEAD + rows), LABELS).units
    assert units["U1"].labels == {"claim", "exhortation"}
    assert (units["U1"].start, units["U1"].end, units["U1"].quote) == (10, 44, "ab12")
    assert units["U1"].place == ("composed/a", "3")
    assert units["U1"].columns["addressee"] == "JOINT"
    assert units["U2"].labels == frozenset()
    assert units["U2"].place == ("", "U2")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ada.csv", 'id,labels\nU1,"claim,statistic"\nU2,none\n'),
        ("ada.csv", "id;claim;statistic\nU1;1;x\nU2;0;\n"),
        (
            "ada.jsonl",
            '{"unit": "U1", "labels": ["claim", "statistic"]}\n{"unit": "U2", "labels": []}\n',
        ),
    ],
)
def test_other_tables(tmp_path: Path, name: str, content: str) -> None:
    units = read_coding(write(tmp_path, name, content), LABELS).units
    assert {key: set(unit.labels) for key, unit in units.items()} == {
        "U1": {"claim", "statistic"},
        "U2": set(),
    }


def test_brat(tmp_path: Path) -> None:
    words = "The wells of Osk are dry. Let us share the river.\n"
    write(tmp_path, "speech.txt", words)
    ann = "T1\tExhortation 26 49\tLet us share the river.\nR1\tx Arg1:T1 Arg2:T1\t\n"
    coding = read_coding(write(tmp_path, "speech.ann", ann), LABELS)
    assert [sorted(unit.labels) for unit in coding.units.values()] == [[], ["exhortation"]]
    assert [(span.label, span.start, span.end) for span in coding.spans] == [
        ("exhortation", 26, 49)
    ]
    assert coding.lengths == {"speech": len(words)}
    assert read_coding(tmp_path, LABELS).units == coding.units


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.tsv", "unit\tlabels\nU1\tclaim\nU2\tpraise\n", "a.tsv, row 3: unknown label 'praise'"),
        ("a.tsv", "unit\tlabels\nU1\tclaim\nU1\tnone\n", "row 3: unit 'U1' was coded before, in"),
        ("a.tsv", "unit\tfunctions\nU1\t\n", "row 2: it has no labels: not yet coded."),
        ("a.tsv", "unit\tcodes\nU1\tclaim\n", "no column 'functions' or 'labels' among unit"),
        ("a.tsv", "name\tlabels\nU1\tclaim\n", "no column 'unit' or 'id'"),
        ("a.tsv", "unit\tlabels\n", "it has no coded unit"),
        ("a.tsv", "unit\tlabels\tstart\tend\nU1\tclaim\t9\t4\n", "row 2: unit 'U1' goes from 9"),
        ("a.tsv", "unit\tlabels\tstart\tend\nU1\tclaim\tx\t4\n", "row 2: start is 'x'"),
        ("a.csv", "unit,claim\nU1,maybe\n", "row 2: column claim holds 'maybe'. Expected 0 or 1"),
        ("a.tsv", "unit\tlabels\nU1\tclaim\n\tclaim\n", "row 3: it names no unit"),
    ],
)  # fmt: skip
def test_mistakes_in_tables(tmp_path: Path, name: str, content: str, says: str) -> None:
    with pytest.raises(CodingError) as raised:
        read_coding(write(tmp_path, name, content), LABELS)
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("T1\tclaim 3 400\tx", "speech.ann, row 1: 3 to 400 is outside the text of 9 characters"),
        ("T1\tpraise 0 3\tx", "row 1: unknown label 'praise'"),
        ("T1 claim", "row 1: no annotation"),
    ],
)
def test_mistakes_in_brat_files(tmp_path: Path, line: str, says: str) -> None:
    write(tmp_path, "speech.txt", "It rains.")
    with pytest.raises(CodingError) as raised:
        read_coding(write(tmp_path, "speech.ann", line), LABELS)
    assert says in str(raised.value)


def test_brat_needs_the_text(tmp_path: Path) -> None:
    with pytest.raises(CodingError, match=r"there is no speech\.txt"):
        read_coding(write(tmp_path, "speech.ann", ""), LABELS)
    folder = tmp_path / "empty"
    folder.mkdir()
    with pytest.raises(CodingError, match=r"it has no \.ann file"):
        read_coding(folder, LABELS)


def test_one_coder_is_not_enough(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tsv", "unit\tlabels\nU1\tclaim\n")
    with pytest.raises(UsageError, match="two coders or more, got one file"):
        read_coders([path], LABELS)
    with pytest.raises(UsageError, match="a file with itself"):
        read_coders([path, path], LABELS)


def test_coders_must_share_units(tmp_path: Path) -> None:
    one = write(tmp_path, "a.tsv", "unit\tlabels\nU1\tclaim\n")
    other = write(tmp_path, "b.tsv", "unit\tlabels\nV1\tclaim\n")
    with pytest.raises(CodingError, match=r"b\.tsv: no unit is coded in a\.tsv too.*'U1' and 'V1'"):
        read_coders([one, other], LABELS)


def test_coders_must_have_seen_the_same_words(tmp_path: Path) -> None:
    one = write(tmp_path, "a.tsv", "unit\tlabels\tquote\nU1\tclaim\taa\n")
    other = write(tmp_path, "b.tsv", "unit\tlabels\tquote\nU1\tclaim\tbb\n")
    with pytest.raises(CodingError, match=r"b\.tsv, row 2: unit 'U1' has the digest bb"):
        read_coders([one, other], LABELS)
