"""Agreement of coders: what is counted, what is noted, which disagreements come first."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from discourse.codings.agreement import LabelAgreement, Scales, compare_coders
from discourse.codings.records import CodedSpan, CodedUnit, Coding
from discourse.errors import UsageError

LABELS = ("claim", "contrast")


def coding(name: str, units: Mapping[str, str], **columns: Mapping[str, str]) -> Coding:
    """A coding of units by name, their labels in one string."""
    return Coding(
        name,
        {
            unit: CodedUnit(
                unit,
                frozenset(labels.split()),
                row=row,
                columns={column: cells.get(unit, "") for column, cells in columns.items()},
            )
            for row, (unit, labels) in enumerate(units.items(), start=2)
        },
    )


def by_name(found: tuple[LabelAgreement, ...]) -> dict[str, LabelAgreement]:
    return {one.name: one for one in found}


def test_only_units_of_two_coders_count() -> None:
    one = coding("a", {"1": "claim", "2": "", "3": "claim"})
    other = coding("b", {"1": "claim", "2": "claim", "4": "contrast"})
    found = compare_coders((one, other), LABELS)
    assert found.units == 2
    claim = by_name(found.labels)["claim"]
    assert claim.given == (1, 2)
    assert claim.measures["percent"].value == 0.5
    assert claim.measures["f1"].value == pytest.approx(2 / 3)
    assert by_name(found.labels)["contrast"].measures["alpha"].value is None


def test_three_coders_have_no_kappa() -> None:
    several = [coding(name, {"1": "claim", "2": ""}) for name in "abc"]
    found = compare_coders(several, LABELS)
    assert "kappa" not in found.labels[0].measures
    assert found.labels[0].measures["alpha"].value == 1


def test_agreement_on_absence_is_noted() -> None:
    units = {str(number): "" for number in range(40)}
    one = coding("a", units | {"1": "contrast", "2": "claim"})
    other = coding("b", units | {"3": "contrast", "2": "claim"})
    labels = by_name(compare_coders((one, other), LABELS).labels)
    assert labels["contrast"].measures["percent"].value == 0.95
    assert labels["contrast"].is_of_absence
    assert not labels["claim"].is_of_absence


def test_columns_are_compared_where_two_coders_filled_them() -> None:
    units = {str(number): "claim" for number in range(4)}
    one = coding("a", units, force={"0": "1", "1": "2", "2": "9", "3": "1"})
    other = coding("b", units, force={"0": "1", "1": "2", "2": "10"})
    scales = Scales(nominal=("force",), interval=("force",))
    nominal, interval = compare_coders((one, other), LABELS, scales).columns
    assert (nominal.name, nominal.given) == ("force (nominal)", (4, 3))
    assert nominal.measures["alpha"].base == 3
    # Numbers far apart make a step from 9 to 10 small; as names it is one of three that differ.
    assert nominal.measures["alpha"].value < interval.measures["alpha"].value


def test_a_column_of_words_is_no_interval() -> None:
    units = {"1": "claim", "2": "claim"}
    one = coding("a", units, force={"1": "will", "2": "ready"})
    with pytest.raises(UsageError, match="'force' is interval and must hold numbers"):
        compare_coders((one, one), LABELS, Scales(interval=("force",)))
    with pytest.raises(UsageError, match="no such column in any coding: 'pace'; filled are force"):
        compare_coders((one, one), LABELS, Scales(nominal=("pace",)))


def test_units_of_one_coder_alone_are_named() -> None:
    one = coding("a", {"1": "claim", "2": "", "3": "claim"})
    other = coding("b", {"01": "claim", "02": "", "3": "claim"})
    found = compare_coders((one, other), LABELS)
    assert (found.units, found.coded) == (1, (3, 3))
    assert found.alone == (("1", "2"), ("01", "02"))


def test_a_label_that_a_coder_has_no_column_for_is_not_scored() -> None:
    units = {"1": "claim", "2": "", "3": "claim"}
    few = coding("a", units, claim={"1": "1", "2": "0", "3": "1"})
    all_labels = coding("b", {"1": "claim contrast", "2": "contrast", "3": ""})
    found = compare_coders((few, all_labels), LABELS)
    by = by_name(found.labels)
    assert (by["contrast"].given, by["contrast"].measures["alpha"].value) == ((None, 2), None)
    assert by["claim"].given == (2, 1)
    assert by["claim"].measures["percent"].value == pytest.approx(2 / 3)
    # On claim alone they differ in the third unit only.
    assert [unit.unit for unit in found.disagreements] == ["3"]


def test_the_costliest_disagreement_comes_first() -> None:
    units = {"1": "claim", "2": "claim", "3": "claim contrast", "4": "claim"}
    one = coding("a", units, addressee={"4": "ALL"})
    other = coding("b", units | {"2": "contrast", "3": "claim"}, addressee={"4": "JOINT"})
    found = compare_coders((one, other), LABELS, Scales(nominal=("addressee",)))
    assert [unit.unit for unit in found.disagreements] == ["2", "3", "4"]
    assert [unit.cost for unit in found.disagreements] == pytest.approx([1, 2 / 3, 0.1])
    assert found.disagreements[2].columns == {"addressee": ("ALL", "JOINT")}


def test_spans_are_compared_where_coders_marked_spans() -> None:
    units = coding("a", {"1": "claim"}).units
    one = Coding("a", units, (CodedSpan("claim", "t", 0, 9),), {"t": 30})
    other = Coding("b", units, (CodedSpan("claim", "t", 0, 10),), {"t": 30})
    found = compare_coders((one, other), LABELS)
    assert list(found.spans) == ["claim"]
    assert (found.spans["claim"].exact, found.spans["claim"].overlapping) == (0, 1)
