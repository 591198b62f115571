from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.annotators import LAYERS
from discourse.ledger import LEDGERS, Statistic
from discourse.text import Span
from tests.builders import ROOT

SCHEMA = json.loads((ROOT / "src/discourse/data/schema/analysis-1.1.json").read_text("utf-8"))

WHEAT = Statistic(span=Span(3, 20), kind="count", value=2_000_000, unit="tonne", bound="over",
                  measured="wheat", time="in 2031", part_of=4)  # fmt: skip


def test_a_record_is_kept_as_an_annotation_and_read_again() -> None:
    annotation = WHEAT.to_annotation()
    assert (annotation.span, annotation.label) == (Span(3, 20), "count")
    assert dict(annotation.attributes) == {
        "value": "2000000", "bound": "over", "unit": "tonne", "measured": "wheat",
        "time": "in 2031", "part_of": "4",
    }  # fmt: skip
    assert Statistic.of(annotation) == WHEAT


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14))
def test_values_come_back_as_near_as_fifteen_digits_tell(value: float) -> None:
    record = replace(WHEAT, value=value, value_max=value)
    again = Statistic.of(record.to_annotation())
    assert again.value == pytest.approx(value, rel=1e-14)
    assert again.value_max == again.value


def test_what_the_text_does_not_tell_is_none() -> None:
    facts = Statistic(span=Span(0, 2), kind="share", value=0.5).to_dict()
    untold = ("value_max", "measured", "time", "comparison", "compared_with", "source", "part_of")
    assert {facts[name] for name in untold} == {None}
    assert (facts["kind"], facts["value"], facts["bound"], facts["unit"]) == (
        "share", 0.5, "exact", "",
    )  # fmt: skip


def test_flags_tell_what_a_fact_checker_misses() -> None:
    assert WHEAT.flags == ("no source", "no baseline")
    sourced = replace(WHEAT, source="the Food Office", compared_with="since 2029")
    assert sourced.flags == ()
    largest = Statistic(span=Span(0, 7), kind="rank", value=1, unit="rank")
    assert largest.flags == ("no source", "superlative without a figure")
    assert replace(largest, value=2).flags == ("no source",)


@pytest.mark.parametrize("name", LEDGERS)
def test_every_ledger_is_a_layer_and_stands_in_the_schema(name: str) -> None:
    assert name in LAYERS
    facts = set(SCHEMA["properties"][name]["items"]["$ref"].rpartition("/")[2:])
    (definition,) = (SCHEMA["$defs"][fact] for fact in facts)
    assert {"kind", *LEDGERS[name].field_names()} <= set(definition["properties"])
