"""Draw a sample, code it, correct a comparison by it: as a scholar does it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

QUIET = ("-q", "--no-text")


@pytest.fixture
def texts() -> list[str]:
    """Two texts of 24 sentences; a quarter of the one and half of the other are promises."""
    kinds = {
        "norvania.txt": ["We will open ten ports. It rained.", "The sea is wide. It was late."],
        "talmere.txt": ["We will open ten ports. We shall help. It rained. It was late."],
    }
    for name, paragraphs in kinds.items():
        number = 24 // sum(paragraph.count(".") for paragraph in paragraphs)
        words = "\n\n".join(paragraphs * number)
        Path(name).write_text(
            words.replace(". It rained. It", ".\n\nIt rained. It") + "\n", "utf-8"
        )
    return list(kinds)


def fill(sheet: str, target: str) -> None:
    with Path(sheet).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        row["functions"] = "commitment" if row["words"].startswith("We") else "none"
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)


def test_round_trip(run, texts: list[str]) -> None:
    drawn = run("validate", "--sample", "60", *texts, "-o", "sample.tsv", "-q")
    assert drawn.code == 0
    assert "48 sentences drawn at random (norvania 24 of 24, talmere 24 of 24)" in drawn.out
    assert "There are only 48" in drawn.out
    assert "discourse compare TEXT... --coded sample.tsv" in drawn.out
    fill("sample.tsv", "coded.tsv")
    ended = run("compare", *texts, "--coded", "coded.tsv", "-o", "out.md", *QUIET)
    assert (ended.code, ended.err) == (0, "")
    used = "coded.tsv: 48 hand-coded sentences used (norvania 24 of 24, talmere 24 of 24)\n"
    assert used in ended.out
    assert "too few" not in ended.out
    page = Path("out.md").read_text("utf-8")
    # All sentences are coded: whatever the labels say, the shares are the coder's, 6 and 12 of 24.
    row = next(
        line
        for line in page.split("Shares corrected for errors of the labels**")[1].splitlines()
        if line.startswith("| commitment")
    )
    cells = [cell.split()[0] for cell in row.split("|")[1:-1]]
    assert (cells[2], cells[4], cells[6]) == ("25", "50", "−25")
    assert "A person coded 48 sentences drawn at random (24 in norvania and 24 in talmere)" in page


def test_half_a_sample_says_what_it_rests_on(run, texts: list[str]) -> None:
    drawn = run("validate", "--sample", "18", *texts, "-o", "s.tsv", "-q")
    assert "Fewer than 10 of norvania, talmere: too few to correct" in drawn.out
    fill("s.tsv", "coded.tsv")
    ended = run("compare", *texts, "--coded", "coded.tsv", "-o", "out.md", *QUIET)
    assert "18 hand-coded sentences used (norvania 9 of 24, talmere 9 of 24)" in ended.out
    assert "Fewer than 10 of norvania, talmere: too few to correct" in ended.out
    assert "9 hand-coded sentences, fewer than 10" in Path("out.md").read_text("utf-8")


def test_mistakes_are_named(run, texts: list[str]) -> None:
    assert "name the sheet with -o" in run("validate", "--sample", "9", *texts).err
    run("validate", "--sample", "24", *texts, "-o", "s.tsv", "-q")
    again = run("validate", "--sample", "24", *texts, "-o", "s.tsv", "-q")
    assert (again.code, "it is there already" in again.err) == (2, True)
    bare = run("compare", *texts, "--coded", "s.tsv", "-o", "out.md", *QUIET)
    assert bare.code == 2
    assert "s.tsv, row 2: it has no labels: not yet coded" in bare.err
    fill("s.tsv", "coded.tsv")
    Path("other.txt").write_text("We wait. We hope.\n", "utf-8")
    other = run("compare", texts[0], "other.txt", "--coded", "coded.tsv", "-o", "out.md", *QUIET)
    assert "is of text 'talmere', which is not compared" in other.err
    assert not Path("out.md").exists()
    lonely = run("validate", "coded.tsv", "-q")
    assert (lonely.code, "name the coding, then the texts" in lonely.err) == (2, True)


def test_a_coding_is_no_text_to_draw_from(run, texts: list[str]) -> None:
    codings = {
        "ada.tsv": "unit\ttext\tfunctions\nU1\tnorvania\tnone\n",
        "ada.csv": "id,labels\nU1,none\n",
        "ada.jsonl": '{"unit": "U1", "claim": 1}\n',
    }
    for name, rows in codings.items():
        Path(name).write_text(rows, "utf-8")
        ended = run("validate", "--sample", "9", name, *texts, "-o", "s.tsv", "-q")
        assert ended.code == 2
        assert f"{name}: this is a coding and no text" in ended.err
        assert not Path("s.tsv").exists()
    Path("texts.csv").write_text("id,text\na,We will act. It rained.\nb,It is late.\n", "utf-8")
    assert run("validate", "--sample", "9", "texts.csv", "-o", "s.tsv", "-q").code == 0
