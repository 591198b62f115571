"""Drawing sentences to code, and reading them back: even, seeded, blind, whole."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from discourse.analysis import Analysis
from discourse.codings.sample import draw_sample, read_sample, to_sheet
from discourse.errors import CodingError, UsageError
from discourse.measures.groups import find_sides
from tests.builders import analysis as build

LABELS = ("commitment", "contrast", "thanks")


def text(id: str, sentences: int, **facts: str) -> Analysis:
    words = "\n\n".join(f"We will send {n + 10} ships from {id}." for n in range(sentences))
    made = build(words, **facts)
    return replace(made, document=replace(made.document, id=id))


THREE = [text("a", 40, country="XNV"), text("b", 40, country="XTM"), text("c", 6, country="XCT")]


def rows(sheet: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet), delimiter="\t"))


def filled(sheet: str, labels: str = "commitment") -> str:
    head, *lines = sheet.splitlines()
    return "\n".join([head, *(line + labels for line in lines), ""])


def test_sides_are_speakers_or_texts_of_one_speaker() -> None:
    assert [side.name for side in find_sides(THREE)] == ["XNV", "XTM", "XCT"]
    alone = [text("a", 2, country="XNV"), text("b", 2, country="XNV")]
    assert [side.name for side in find_sides(alone)] == ["a", "b"]


def test_the_sample_is_even_over_sides_and_no_sentence_comes_twice() -> None:
    drawn = draw_sample(THREE, 30)
    # The third side has 6 sentences; the other 24 are shared.
    assert Counter(row.side for row in drawn) == {"XNV": 12, "XTM": 12, "XCT": 6}
    assert len({(row.text, row.unit.sentence_no) for row in drawn}) == 30
    assert {(row.side, row.drawn, row.sentences) for row in drawn} == {
        ("XNV", 12, 40),
        ("XTM", 12, 40),
        ("XCT", 6, 6),
    }


def test_several_texts_of_a_side_are_drawn_from_together() -> None:
    texts = [text("a", 30, country="XNV"), text("b", 30, country="XNV"), text("c", 60, speaker="I")]
    drawn = draw_sample(texts, 40)
    assert Counter(row.side for row in drawn) == {"XNV": 20, "I": 20}
    assert {row.sentences for row in drawn} == {60}
    assert {row.text for row in drawn} == {"a", "b", "c"}


def test_the_sample_is_seeded_and_does_not_hang_on_the_order_of_the_texts() -> None:
    sheet = to_sheet(draw_sample(THREE, 30))
    assert to_sheet(draw_sample(THREE, 30)) == sheet
    assert to_sheet(draw_sample(THREE[::-1], 30)) == sheet
    assert to_sheet(draw_sample(THREE, 30, seed=1)) != sheet


def test_every_sentence_can_be_drawn() -> None:
    texts = [text("a", 5), text("b", 5)]
    seen = Counter(
        (row.text, row.unit.sentence_no)
        for seed in range(200)
        for row in draw_sample(texts, 4, seed)
    )
    # Each is drawn with chance 2/5: 80 of 200 expected, with a standard deviation of 7.
    assert len(seen) == 10
    assert all(52 <= count <= 108 for count in seen.values())


def test_of_fewer_sentences_than_asked_all_are_drawn() -> None:
    assert len(draw_sample([text("a", 5), text("b", 2)], 60)) == 7


def test_the_sheet_shows_the_words_and_nothing_of_what_was_found() -> None:
    sheet = to_sheet(draw_sample(THREE, 30))
    assert not {"commitment", "contrast"} & set(sheet.split())
    table = rows(sheet)
    assert list(table[0]) == [
        *("unit", "text", "paragraph", "start", "end", "quote"),
        *("side", "drawn", "sentences", "words", "functions"),
    ]
    assert {row["functions"] for row in table} == {""}
    assert all(row["words"].startswith("We will send") for row in table)
    # Sides are mixed: in blocks there would be two changes of side.
    sides = [row["side"] for row in table]
    assert sum(one != other for one, other in pairwise(sides)) > 2


def test_a_filled_sheet_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "s.tsv"
    drawn = draw_sample(THREE, 30)
    path.write_text(filled(to_sheet(drawn), '"commitment, thanks"'), "utf-8")
    found = read_sample(path, THREE[::-1], LABELS)
    assert {(text, n) for text, own in found.labels.items() for n in own} == {
        (row.text, row.unit.sentence_no) for row in drawn
    }
    assert {labels for own in found.labels.values() for labels in own.values()} == {
        frozenset({"commitment", "thanks"})
    }
    path.write_text(filled(to_sheet(drawn), "none"), "utf-8")
    empty = read_sample(path, THREE, LABELS)
    assert {labels for own in empty.labels.values() for labels in own.values()} == {frozenset()}


def without_last(sheet: str) -> str:
    return "\n".join([*sheet.splitlines()[:-1], ""])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda s: s.replace("commitment", "", 1), "row 2: it has no labels: not yet coded"),
        (lambda s: s.replace("commitment", " ", 1), "row 2: it has no labels: not yet coded"),
        (lambda s: s.replace("commitment", "promise", 1), "row 2: unknown label 'promise'"),
        (without_last, "sentences were drawn, the sheet has"),
        (lambda s: s.replace("\t40\tWe", "\t50\tWe"), "drawn from 50 sentences; compared are 40"),
        (lambda s: s.replace("XNV\t", "XCT\t"), "was drawn for side 'XCT', now 'XNV'"),
        (lambda s: s.replace("drawn\t", "n\t"), "it has no column drawn: it is no sheet of"),
        (lambda s: s.replace("\t12\t40\tWe", "\t\t40\tWe", 1), "unknown sentences were drawn"),
    ],
)
def test_what_is_no_whole_sample_is_refused(change, says: str, tmp_path: Path) -> None:
    path = tmp_path / "s.tsv"
    path.write_text(change(filled(to_sheet(draw_sample(THREE, 30)))), "utf-8")
    with pytest.raises(CodingError, match=r"^s\.tsv") as raised:
        read_sample(path, THREE, LABELS)
    assert says in str(raised.value)


def test_sentences_whose_rows_are_gone_are_named(tmp_path: Path) -> None:
    path = tmp_path / "s.tsv"
    head, *lines = filled(to_sheet(draw_sample(THREE, 30))).splitlines()
    names = [line.split("\t")[0] for line in lines]
    gone = next(place for place, name in enumerate(names) if name.startswith("a:"))
    path.write_text("\n".join([head, *lines[:gone], *lines[gone + 1 :], ""]), "utf-8")
    says = f"XNV: 12 sentences were drawn, the sheet has 11; missing: {names[gone]}. Restore and"
    with pytest.raises(CodingError) as raised:
        read_sample(path, THREE, LABELS)
    assert says in str(raised.value)
    assert "discourse validate --sample 30 draws the same" in str(raised.value)
    # Another draw cannot be made again: no sentence is named.
    other = filled(to_sheet(draw_sample(THREE, 30, seed=1)))
    path.write_text(without_last(other), "utf-8")
    with pytest.raises(CodingError) as raised:
        read_sample(path, THREE, LABELS)
    assert "missing" not in str(raised.value)


def test_a_coding_that_is_no_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ada.tsv"
    path.write_text("unit\ttext\tstart\tend\tfunctions\nU1\ta\t0\t9\tnone\n", "utf-8")
    says = (
        r"^ada\.tsv: it has no column side, drawn, sentences: it is no sheet of discourse validate"
    )
    with pytest.raises(CodingError, match=says):
        read_sample(path, THREE, LABELS)


def test_a_sample_of_other_texts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.tsv"
    path.write_text(filled(to_sheet(draw_sample(THREE, 30))), "utf-8")
    with pytest.raises(CodingError, match=r"is of text 'c', which is not compared"):
        read_sample(path, THREE[:2], LABELS)
    more = [*THREE, text("d", 40, country="XHQ")]
    with pytest.raises(CodingError, match="it has no sentence of XHQ"):
        read_sample(path, more, LABELS)
    longer = [text("a", 41, country="XNV"), *THREE[1:]]
    with pytest.raises(CodingError, match="drawn from 40 sentences; compared are 41"):
        read_sample(path, longer, LABELS)


def test_words_that_were_changed_are_named(tmp_path: Path) -> None:
    path = tmp_path / "s.tsv"
    drawn = draw_sample([text("a", 12), text("b", 12)], 24)
    path.write_text(filled(to_sheet(drawn)), "utf-8")
    changed = build(text("a", 12).document.text.replace("We will", "We walk"))
    changed = replace(changed, document=replace(changed.document, id="a"))
    with pytest.raises(CodingError, match="have another digest than those drawn"):
        read_sample(path, [changed, text("b", 12)], LABELS)


def test_what_cannot_be_drawn_is_named() -> None:
    with pytest.raises(UsageError, match="a sample of 0 sentences"):
        draw_sample(THREE, 0)
    with pytest.raises(UsageError, match="two texts are called 'a'"):
        draw_sample([text("a", 3), text("a", 3)], 2)
