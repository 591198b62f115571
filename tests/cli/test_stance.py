"""``discourse stance``, as anyone runs it who wants to test it."""

from __future__ import annotations

import json
from pathlib import Path

GOOD = {"text": "We thank Norvania for its help.", "start": 9, "end": 17}
BAD = {"text": "We condemn the aggressor.", "start": 11, "end": 24}


def lines(*rows: object) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def test_a_line_for_each_line_in_order(run) -> None:
    ended = run("stance", "-", "--format", "jsonl", stdin=lines(GOOD, BAD))
    first, second = map(json.loads, ended.out.splitlines())
    assert ended.code == 0
    assert list(first) == ["polarity", "score", "evidence"]
    assert (first["polarity"], second["polarity"]) == ("+", "-")
    assert first["score"] > 0 > second["score"]
    for row, answer in ((GOOD, first), (BAD, second)):
        for evidence in answer["evidence"]:
            assert row["text"][evidence["start"] : evidence["end"]] == evidence["text"]
    assert first["evidence"][0]["text"] == "thank"


def test_places_are_code_points(run) -> None:
    text = "😀 We thank Norvania."
    ended = run("stance", "-", "--format", "jsonl",
                stdin=lines({"text": text, "start": 11, "end": 19}))  # fmt: skip
    (evidence,) = json.loads(ended.out)["evidence"]
    assert evidence == {"start": 5, "end": 10, "text": "thank"}


def test_a_file_is_read_and_blank_lines_are_passed_over(run) -> None:
    Path("marked.jsonl").write_bytes(lines(GOOD) + b"\n" + lines(BAD))
    ended = run("stance", "marked.jsonl", "--format", "jsonl")
    assert ended.code == 0
    assert len(ended.out.splitlines()) == 2


def test_bad_lines_are_named_and_the_others_answered(run) -> None:
    bad = (
        [1], {"text": "a"}, {"text": 1, "start": 0, "end": 1},
        {"text": "a", "start": "0", "end": 1}, {"text": "a", "start": True, "end": 1},
        {"text": "a", "start": 0, "end": 4}, {"text": "a .", "start": 2, "end": 3},
    )  # fmt: skip
    stdin = lines(GOOD, *bad) + b"no json\n\xff\n" + lines(BAD)
    ended = run("stance", "-", "--format", "jsonl", stdin=stdin)
    assert ended.code == 1
    assert [json.loads(line)["polarity"] for line in ended.out.splitlines()] == ["+", "-"]
    said = ended.err.splitlines()
    got = ("a list", "nothing for start, end", "a text that is a int", "start '0'", "start True",
           "0:4, no place in a text of 1", "2:3, where no word", "no JSON", "no JSON")  # fmt: skip
    assert len(said) == len(got)
    for number, (line, words) in enumerate(zip(said, got, strict=True), start=2):
        assert f'line {number}: expected {{"text": words' in line
        assert words in line


def test_a_missing_file_is_named(run) -> None:
    ended = run("stance", "nothing.jsonl", "--format", "jsonl")
    assert ended.code == 2
    assert "nothing.jsonl: it cannot be read" in ended.err


def test_a_table_of_the_parties_of_a_text(run) -> None:
    brave = "\n\n".join(["Uganda is a reliable partner."] * 5)
    Path("speech.txt").write_text(f"{brave}\n\nWe met in Kenya.\n", "utf-8")
    ended = run("stance", "speech.txt")
    assert ended.code == 0
    rows = {line.split()[0]: line for line in ended.out.splitlines()}
    assert rows["Uganda"].split()[1:6] == ["5", "5", "0", "0", "+1.00"]
    assert rows["Uganda"].endswith("+1.00]")
    assert rows["Kenya"].split()[1:5] == ["1", "0", "1", "0"]
    assert "fewer than five mentions: not summed" in rows["Kenya"]


def test_a_text_without_parties(run) -> None:
    Path("speech.txt").write_text("The rain fell on the hills.\n", "utf-8")
    ended = run("stance", "speech.txt")
    assert ended.code == 0
    assert ended.out == "speech: 0 parties, 0 mentions\n"
