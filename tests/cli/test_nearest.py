"""What ``discourse nearest`` and ``discourse position`` write, and what they refuse."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

HARBOUR = "The harbour takes in vessels, and the vessels bring fish. Our fishermen mend nets."
SCHOOL = "The school teaches children, and the children learn to read. Our teachers mend books."
BOTH = "The harbour has a school. Children of fishermen read books and mend nets."


@pytest.fixture
def folder() -> str:
    """Nine texts, from all harbour to all school, and a tenth that has both."""
    Path("texts").mkdir()
    for number in range(9):
        parts = [HARBOUR] * (9 - number) * 2 + [SCHOOL] * (number + 1) * 2
        Path(f"texts/n{number}.txt").write_text("\n\n".join(parts), "utf-8")
    Path("one.txt").write_text("\n\n".join([HARBOUR] * 6 + [BOTH]), "utf-8")
    return "texts"


def test_the_nearest_come_first_with_their_words(run, folder) -> None:
    ended = run("nearest", "one.txt", folder, "-n", "3")
    assert ended.code == 0
    head, *lines = ended.out.splitlines()
    assert head == "one: nearest of 9 other texts by vocabulary (cosine, 0 to 1)"
    ranked = [line.split()[2] for line in lines if line.split()[0] in {"1", "2", "3"}]
    assert ranked == ["n0", "n1", "n2"]
    assert "vessels" in ended.out
    assert "Delta not measured: one has" in " ".join(ended.out.split())
    assert max(map(len, ended.out.splitlines())) <= 80


def test_rows_for_programs(run, folder) -> None:
    rows = list(csv.DictReader(io.StringIO(run("nearest", "one.txt", folder, "-f", "csv").out)))
    assert [row["rank"] for row in rows[:3]] == ["1", "2", "3"]
    assert rows[0]["delta"] == ""  # not measured is not 0
    lines = run("nearest", "one.txt", folder, "-f", "jsonl").out.splitlines()
    first = json.loads(lines[0])
    assert first["id"] == "n0"
    assert first["cosine"] == float(rows[0]["cosine"])
    assert first["words"][0].keys() == {"word", "share", "count", "other_count"}


def test_the_text_itself_is_no_neighbour_but_its_copy_is(run, folder) -> None:
    again = run("nearest", "texts/n4.txt", folder, "-f", "jsonl")
    assert "n4" not in [json.loads(line)["id"] for line in again.out.splitlines()]
    Path("texts/copy.txt").write_bytes(Path("texts/n4.txt").read_bytes())
    first = json.loads(run("nearest", "texts/n4.txt", folder, "-f", "jsonl").out.splitlines()[0])
    assert (first["id"], first["cosine"]) == ("copy", 1.0)


def test_a_report_with_its_data(run, folder) -> None:
    ended = run("nearest", "one.txt", folder, "-o", "near.md")
    assert (ended.code, ended.out) == (0, "near.md\n")
    page = Path("near.md").read_text("utf-8")
    assert "Nearest to one in vocabulary is n0." in page
    assert "What nearness cannot show" in page
    assert "takes in **vessels**" in page
    assert Path("near-map.csv").read_text("utf-8").startswith("text,x,y,group\n")
    assert Path("near-neighbours.csv").read_text("utf-8").count("\n") > 9


def test_another_language_is_left_out_and_named(run, folder) -> None:
    french = "Le port reçoit les navires et les pêcheurs de la ville. Nous voulons la paix. " * 9
    Path("texts/port.txt").write_text(french, "utf-8")
    ended = run("nearest", "one.txt", folder, "-n", "20", "-f", "jsonl")
    assert ended.code == 1
    assert "port.txt: its language (fr) is another than that compared (en). It is" in ended.err
    assert len(ended.out.splitlines()) == 9


def test_a_misread_text_does_not_stop_the_placing_of_the_others(run, folder) -> None:
    alone = run("position", folder)
    Path("texts/two-words.txt").write_text("Dumela Mopresidente.", "utf-8")
    ended = run("position", folder)
    assert alone.code == 0
    assert (ended.code, ended.out) == (1, alone.out)
    assert ended.err.count("two-words.txt: its language (") == 1
    assert "--language CODE" in ended.err
    asked = run("position", folder, "--left", "two-words")
    assert asked.code == 2
    assert "two-words.txt: its language (" in asked.err
    assert "no text is called 'two-words'" in asked.err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("nearest", "one.txt", "one.txt"), "no other text to compare one with"),
        (("nearest", "texts", "one.txt"), "expected one text, got 9"),
        (("nearest", "-", "texts", "-o", "near.pdf"), "standard input can be read once"),
        (("position", "one.txt", "texts/n1.txt"), "6 texts or more, better 20; 2 given"),
        (("position", "texts", "--reference", "n0"), "expected TEXT=SCORE"),
        (("position", "texts", "--reference", "n0=inf"), "expected TEXT=SCORE"),
        (("position", "texts", "--reference", "n0=1"), "two reference texts or more"),
        (
            ("position", "texts", "--reference", "n0=1", "--reference", "n0.txt=0"),
            "name the same text",
        ),
        (("position", "texts", "--reference", "nowhere=1"), "no text is called 'nowhere'"),
        (
            ("position", "texts", "--reference", "n0=1", "--reference", "n8=2", "--left", "n1"),
            "give one or other",
        ),
    ],
)
def test_what_cannot_be_done_is_said(run, folder, arguments, why) -> None:
    ended = run(*arguments, stdin=HARBOUR.encode())
    assert ended.code == 2
    assert why in " ".join(ended.err.split())
    assert ended.out == ""


def test_one_sentence_against_a_folder_is_warned_of(run, folder) -> None:
    Path("short.txt").write_text("The harbour takes in vessels.", "utf-8")
    ended = run("nearest", "short.txt", folder)
    assert ended.code == 0
    assert "short has 5 words without names" in ended.err


def test_positions_on_the_scale_of_references(run, folder) -> None:
    ended = run("position", folder, "--reference", "n0=-1", "--reference", "n8=1", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert [row["id"] for row in rows] == [f"n{number}" for number in range(9)]
    assert [rows[0]["position"], rows[-1]["position"]] == ["-1.0", "1.0"]
    assert rows[0]["low"] == ""
    assert float(rows[4]["low"]) < float(rows[4]["position"]) < float(rows[4]["high"])
    # Halfway between the references by construction.
    assert float(rows[4]["position"]) == pytest.approx(0, abs=1e-6)


def test_positions_without_references(run, folder) -> None:
    ended = run("position", folder, "--left", "n8", "--right", "n0", "-f", "jsonl")
    rows = [json.loads(line) for line in ended.out.splitlines()]
    assert [row["id"] for row in rows] == [f"n{number}" for number in range(8, -1, -1)]
    assert {row["low"] for row in rows} == {None}
    shown = run("position", folder, "--left", "n8", "--right", "n0").out
    assert "no interval under 20 texts" in shown
    assert "words that pull down: " in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_report_of_positions(run, folder) -> None:
    ended = run("position", folder, "--reference", "n0=-1", "--reference", "n8=1", "-o", "scale.md")
    assert (ended.code, ended.out) == (0, "scale.md\n")
    page = Path("scale.md").read_text("utf-8")
    assert "n1 stands lowest and n7 highest on the scale of the references." in page
    assert "What positions cannot show" in page
    data = list(csv.DictReader(io.StringIO(Path("scale-positions.csv").read_text("utf-8"))))
    assert [row["reference"] for row in data if row["reference"]] == ["-1", "1"]


def states(countries: tuple[str, ...], years: tuple[int, ...], folder: str) -> None:
    """Texts of states and years in the names that say so; each has words of its own."""
    Path(folder).mkdir()
    for number, country in enumerate(countries):
        for year in years:
            parts = [HARBOUR] * (number + 2) + [SCHOOL] * (year % 7 + 1) + [BOTH] * (number % 3)
            name = f"{country}_{year - 1945}_{year}.txt"
            Path(folder, name).write_text("\n\n".join(parts), "utf-8")


def test_what_no_neighbour_could_have_is_no_finding(run) -> None:
    states(("BRA", "KEN", "NZL"), (2030,), "one-year")
    assert run("nearest", "one-year/BRA_85_2030.txt", "one-year", "-o", "near.md").code == 0
    page = Path("near.md").read_text("utf-8")
    assert "of the same state" not in page  # none of the others is
    assert "of the same year" not in page  # all of them are


def test_texts_of_one_state_are_not_said_to_be_of_one_speaker(run) -> None:
    states(("BRA", "KEN", "NZL"), (2029, 2030), "two-years")
    assert run("nearest", "two-years/BRA_85_2030.txt", "two-years", "-o", "near.md").code == 0
    page = Path("near.md").read_text("utf-8")
    assert "Of all 5 other texts one is of the same state. The nearest are of three states." in page
    assert "of the same speaker" not in page


def test_none_of_the_nearest_is_said_as_none(run) -> None:
    for name, parts in (
        ("BRA_85_2030", [HARBOUR] * 5),
        ("KEN_85_2030", [SCHOOL] * 4 + [BOTH]),
        ("KEN_86_2031", [HARBOUR] * 4),
    ):
        Path(f"{name}.txt").write_text("\n\n".join(parts), "utf-8")
    assert run("nearest", "BRA_85_2030.txt", ".", "-n", "1", "-o", "near.md").code == 0
    page = Path("near.md").read_text("utf-8")
    assert "None of the one nearest are of the same year." in page
    assert "Of all 2 other texts one is of the same year." in page


def test_a_page_of_positions_names_states_and_not_codes(run) -> None:
    states(("BRA", "KEN", "EU"), (2030, 2031, 2032), "three")
    assert run("position", "three", "-o", "scale.md").code == 0
    page = Path("scale.md").read_text("utf-8")
    box = page[page.index("What positions cannot show") : page.index("Where the texts stand")]
    assert "and 6 more: hardly a position" in box
    assert "_85_2030" not in box
    assert "European Union 2031" in page[page.index("Where the texts stand") :]
    assert "to their year: not measured" in page  # of nine texts; ten are the fewest


def test_which_texts_are_of_which_language_is_said(run, folder) -> None:
    french = "Le port reçoit les navires et les pêcheurs de la ville. Nous voulons la paix. "
    for number in range(9):
        Path(f"texts/port{number}.txt").write_text(french * 9, "utf-8")
    ended = run("position", folder)
    assert ended.code == 2
    assert "(en: n0 and 8 more; fr: port0 and 8 more)" in ended.err
    assert "--language CODE" in ended.err


def test_a_text_of_the_folder_may_have_the_name_of_the_target(run, folder) -> None:
    Path("texts/one.txt").write_text("\n\n".join([SCHOOL] * 9 + [BOTH]), "utf-8")
    assert run("nearest", "one.txt", folder, "-n", "12", "-o", "near.md").code == 0
    page = Path("near.md").read_text("utf-8")
    # What is told of the namesake are its own lines: it alone has none of the vessels.
    own = page[page.index("10. one") :]
    assert "takes in" not in own.split("|")[-2]
    assert "**fishermen**" in own


def test_the_same_text_six_times_has_no_dimension(run) -> None:
    for number in range(6):
        Path(f"same{number}.txt").write_text("\n\n".join([HARBOUR] * 4), "utf-8")
    ended = run("position", *(f"same{number}.txt" for number in range(6)))
    assert ended.code == 2
    assert "there is no dimension" in ended.err
    assert "same0" in run("nearest", "same1.txt", "same0.txt").out


def test_a_report_of_a_comparison_has_words_phrases_and_parties(run) -> None:
    peace = "We want a lasting peace, and the ports of the United Nations stay open in the end."
    grain = "We sell the grain of the north, and open markets feed us in the end."
    Path("peace.txt").write_text("\n\n".join([peace] * 40), "utf-8")
    Path("grain.txt").write_text("\n\n".join([grain] * 40), "utf-8")
    assert run("compare", "peace.txt", "grain.txt", "-o", "both.md", "--no-text").code == 0
    page = Path("both.md").read_text("utf-8")
    assert "peace uses more: words of content" in page
    assert "grain uses more: phrases" in page
    assert "peace names more: parties" in page
    assert "grain and peace use alike" in page
    rows = list(csv.DictReader(io.StringIO(Path("both-words.csv").read_text("utf-8"))))
    north = next(row for row in rows if row["item"] == "grain of the north")
    assert (north["text"], north["count"], north["other_count"]) == ("grain", "40", "0")
    assert north["high"] == ""  # the interval has no upper end
