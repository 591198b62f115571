"""Codings made with brat: what is compared with the text, and what is no coding."""

from __future__ import annotations

from pathlib import Path

import pytest

from discourse.codings.reading import read_coding
from discourse.errors import CodingError, UnreadableInput
from tests.codings.test_reading import write

LABELS = ("claim", "exhortation")
WORDS = "The wells of Osk are dry. Let us\nshare the river.\n"


def coded(folder: Path, ann: str, words: str = WORDS) -> list[list[str]]:
    """The labels of each unit."""
    write(folder, "speech.txt", words)
    coding = read_coding(write(folder, "speech.ann", ann), LABELS)
    return [sorted(unit.labels) for unit in coding.units.values()]


def mistake(folder: Path, ann: str) -> str:
    with pytest.raises(CodingError) as raised:
        coded(folder, ann)
    return str(raised.value)


@pytest.mark.parametrize(
    "line",
    [
        "T1\texhortation 26 49\tLet us share the river.",
        "T1\texhortation 26 32;33 49\tLet us share the river.",
        "T1\texhortation 26 29;39 49\tLet the river.",
        "T1\texhortation 39 49;26 29\tthe river. Let",
        "T1\texhortation 26 49\tLet us  share the river. \r\nT2\texhortation 26 29\tLet",
    ],
)
def test_words_are_those_of_the_text(tmp_path: Path, line: str) -> None:
    assert coded(tmp_path, line) == [[], ["exhortation"]]


def test_a_byte_order_mark_counts_as_brat_counts_it(tmp_path: Path) -> None:
    line = "T1\texhortation 27 50\tLet us share the river.\n"
    assert coded(tmp_path, line, f"\ufeff{WORDS}") == [[], ["exhortation"]]


def test_windows_line_ends_count_once_as_brat_counts_them(tmp_path: Path) -> None:
    (tmp_path / "speech.txt").write_bytes(WORDS.replace("\n", "\r\n").encode())
    ann = tmp_path / "speech.ann"
    ann.write_bytes(b"T1\texhortation 26 32;33 49\tLet us\r share the river.\r\n")
    units = read_coding(ann, LABELS).units
    assert [sorted(unit.labels) for unit in units.values()] == [[], ["exhortation"]]


def test_other_words_than_those_of_the_text(tmp_path: Path) -> None:
    came = mistake(tmp_path, "T1\tclaim 0 24\tThe wells of Osk are dry\nT2\tclaim 3 9\tThe wells\n")
    assert "speech.ann, row 2: the words are 'The wells', in the text at 3 9 ' wells'" in came


@pytest.mark.parametrize("ann", ["", "\n", "#1\tAnnotatorNotes T1\tread twice\n"])
def test_a_file_that_marks_nothing_is_no_coding(tmp_path: Path, ann: str) -> None:
    came = mistake(tmp_path, ann)
    assert "speech.ann: no stretch of text is marked. Delete the .ann file of a text that" in came
    assert "with 'none' for each unit" in came


def test_all_files_of_a_folder_that_mark_nothing_are_named(tmp_path: Path) -> None:
    for name in ("first", "second", "third"):
        write(tmp_path, f"{name}.txt", WORDS)
        write(tmp_path, f"{name}.ann", "")
    write(tmp_path, "second.ann", "T1\tclaim 0 3\tThe\n")
    with pytest.raises(CodingError, match=r"is marked: 'first\.ann', 'third\.ann'\. Delete"):
        read_coding(tmp_path, LABELS)


def test_offsets_with_thousands_of_digits(tmp_path: Path) -> None:
    came = mistake(tmp_path, f"T1\tclaim 0 {'9' * 5000}\tThe\n")
    assert f"row 1: 0 to {'9' * 60}… is outside the text of 50 characters" in came
    assert len(mistake(tmp_path, f"T1\t{'claim' * 5000} 0 3\tThe\n")) < 300


def test_older_encodings_are_read_as_texts_are(tmp_path: Path) -> None:
    (tmp_path / "speech.txt").write_bytes("The café of Osk is “dry”.\n".encode("cp1252"))
    ann = tmp_path / "speech.ann"
    ann.write_bytes("T1\tclaim 4 8\tcafé\nT2\tclaim 9 24\tof Osk is “dry”\n".encode("cp1252"))
    units = read_coding(ann, LABELS).units
    assert [sorted(unit.labels) for unit in units.values()] == [["claim"]]


def test_a_binary_file_is_no_coding(tmp_path: Path) -> None:
    write(tmp_path, "speech.txt", WORDS)
    ann = tmp_path / "speech.ann"
    ann.write_bytes(b"PK\x03\x04" + bytes(range(256)))
    with pytest.raises(UnreadableInput, match=r"speech\.ann: this is a ZIP archive"):
        read_coding(ann, LABELS)
