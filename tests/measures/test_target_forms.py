"""Whether a criticism counts as naming somebody, by what its records and its label say."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from discourse.document import Annotation
from discourse.ledger import Contrast
from discourse.measures.counts import target_form_of
from discourse.text import Span


def form_of(records: list[tuple[str, bool]], by_label: str = "named") -> str | None:
    """The form of a sentence with records of these forms, guessed or not."""
    made = [
        Contrast(
            span=Span(0, 1), kind="onesided", target_form=form, target_kind="x", guessed=guessed
        )
        for form, guessed in records
    ]
    label = Annotation(Span(0, 9), "contrast", attributes=(("target_form", by_label),))
    unit: Any = SimpleNamespace(function=lambda _: label, recorded=lambda _: made)
    return target_form_of(unit)


@pytest.mark.parametrize(
    ("records", "by_label", "form"),
    [
        ([("unnamed_conduct", False), ("named", False)], "unnamed_conduct", "named"),
        ([("named", True)], "unnamed_conduct", "unnamed_conduct"),
        ([("unnamed_actor", True)], "named", "unnamed_actor"),
        ([("unnamed_conduct", False), ("named", True)], "named", "unnamed_conduct"),
        ([], "named", "named"),
    ],
)
def test_nobody_is_named_by_a_guess(
    records: list[tuple[str, bool]], by_label: str, form: str
) -> None:
    assert form_of(records, by_label) == form
