"""Expressions of many forms match what plain alternation, the longest first, does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.annotators.alternatives import one_of

# Forms are words of lists: no space at their ends, one between words.
WRITTEN = st.text("ab c.+", min_size=1, max_size=6).map(lambda form: " ".join(form.split()))
FORMS = st.lists(WRITTEN.filter(bool), min_size=1, max_size=8)


def plainly(forms: list[str]) -> str:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered)


@given(FORMS, st.text("ab c.+", max_size=30))
def test_it_matches_as_plain_alternation(forms: list[str], text: str) -> None:
    found = [match.span() for match in re.finditer(one_of(forms), text)]
    assert found == [match.span() for match in re.finditer(plainly(forms), text)]


@pytest.mark.parametrize(
    ("forms", "written"),
    [
        (("boat",), "boat"),
        (("boat", "boats"), "boat(?:s)?"),
        (("boat", "bow"), "bo(?:at|w)"),
        (("sea", "sea port"), r"sea(?:\s+port)?"),
        ((), ""),
    ],
)
def test_forms_share_their_beginnings(forms: tuple[str, ...], written: str) -> None:
    assert one_of(forms) == written
