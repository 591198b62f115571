"""Coders beside each other: whether they coded the same units, and which labels they could give."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from discourse.codings.coders import check_coders, labels_coded, read_coders
from discourse.codings.records import CodedUnit, Coding
from discourse.errors import CodingError, UsageError

LABELS = ("claim", "contrast")


def coding(name: str, *units: CodedUnit) -> Coding:
    return Coding(name, {unit.unit: unit for unit in units})


def unit(name: str, *place: object, row: int = 2, **more: str) -> CodedUnit:
    text, start, end = place or ("", None, None)
    return CodedUnit(name, frozenset(), row, text, "", start, end, **more)


def units(*names: str) -> list[CodedUnit]:
    return [unit(name) for name in names]


def test_a_chain_of_coders_is_taken_in_any_order() -> None:
    chain = [coding("a", *units("1", "2")), coding("b", *units("2", "3"))]
    chain.append(coding("c", *units("3", "4")))
    for order in permutations(chain):
        check_coders(order)
    lonely = coding("d", *units("5"))
    for order in permutations([*chain, lonely]):
        with pytest.raises(CodingError, match=r"^d: no unit is coded in \w too"):
            check_coders(order)


def test_digests_of_all_pairs_are_compared() -> None:
    coders = [
        coding("a", unit("1"), unit("2")),
        coding("b", unit("2", quote="aa")),
        coding("c", unit("2", quote="bb")),
    ]
    for order in permutations(coders):
        with pytest.raises(CodingError, match=r"^[bc], row 2: unit '2' has the digest (aa|bb)"):
            check_coders(order)


@pytest.mark.parametrize(
    ("mine", "theirs", "says"),
    [
        (("a", 1, 9), ("b", 1, 9), "unit '1' is of text 'b', in ada of 'a'"),
        (("a", 1, 9), ("a", 11, 19), "unit '1' goes from 11 to 19, in ada from 1 to 9"),
        (("", 1, 9), ("a", 1, 8), "unit '1' goes from 1 to 8, in ada from 1 to 9"),
    ],
)
def test_a_name_means_one_place(mine: tuple, theirs: tuple, says: str) -> None:
    with pytest.raises(CodingError, match=f"^ben, row 7: {says}"):
        check_coders([coding("ada", unit("1", *mine)), coding("ben", unit("1", *theirs, row=7))])


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(("a", 1, 9), ("", None, None)), (("mine/a", 1, 9), ("a", 1, 9)), (("", 1, 9), ("a", 1, 9))],
)
def test_what_one_coder_left_out_is_no_difference(mine: tuple, theirs: tuple) -> None:
    pair = [coding("ada", unit("1", *mine)), coding("ben", unit("1", *theirs))]
    check_coders(pair)
    check_coders(pair[::-1])


def test_two_files_are_needed(tmp_path: Path) -> None:
    one, other = tmp_path / "a.tsv", tmp_path / "b.tsv"
    for path in (one, other):
        path.write_text("unit\tlabels\nU1\tclaim\n", "utf-8")
    assert [found.name for found in read_coders([one, other], LABELS)] == ["a.tsv", "b.tsv"]
    with pytest.raises(UsageError, match="two coders or more, got one file"):
        read_coders([one], LABELS)
    with pytest.raises(UsageError, match="a file with itself"):
        read_coders([one, one], LABELS)


def test_labels_that_a_table_has_columns_for(tmp_path: Path) -> None:
    columns, rows = tmp_path / "a.csv", tmp_path / "b.csv"
    columns.write_text("unit,claim,note\nU1,1,page 3\nU2,0,\n", "utf-8")
    rows.write_text("unit,functions,note\nU1,claim,page 3\nU2,none,\n", "utf-8")
    few, every = read_coders([columns, rows], LABELS)
    assert labels_coded(few, LABELS) == ("claim",)
    assert labels_coded(every, LABELS) == LABELS
    # A column of notes that is called like a label does not narrow what was coded in another.
    noted = CodedUnit("1", frozenset({"contrast"}), 2, columns={"claim": "see page 3"})
    assert labels_coded(coding("c", noted), LABELS) == LABELS
