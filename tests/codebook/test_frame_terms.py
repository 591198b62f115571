"""The terms of the frame pages: enough of them, folded, and not shared without a reason.

That the examples of the pages come out is tested with those of the functions, in test_pages.py.
"""

from __future__ import annotations

from collections import defaultdict

import pytest

from discourse.codebook import Category, load_codebook
from discourse.codebook.patterns import SLOTS
from discourse.text import fold

FRAMES = load_codebook().frames
FEWEST_TERMS = 25
MOST_PAGES = 2
#: Terms that stand on more than two pages, each with the reason.
SHARED_WIDELY: dict[str, str] = {}


def terms(page: Category) -> list[str]:
    return [text for cue in page.cues for text in cue.match]


def page_id(page: Category) -> str:
    return page.id


def test_frames_come_in_the_order_of_the_codebook() -> None:
    assert [page.order for page in FRAMES] == list(range(1, len(FRAMES) + 1))


@pytest.mark.parametrize("page", FRAMES, ids=page_id)
def test_a_page_has_terms_enough(page: Category) -> None:
    assert len(terms(page)) >= FEWEST_TERMS


@pytest.mark.parametrize("page", FRAMES, ids=page_id)
def test_a_page_has_examples_of_both_kinds(page: Category) -> None:
    assert len(page.examples) >= 6
    assert any(example.present and example.needs_model for example in page.examples)


@pytest.mark.parametrize("page", FRAMES, ids=page_id)
def test_no_term_stands_twice_on_a_page(page: Category) -> None:
    written = terms(page)
    assert sorted(set(written)) == sorted(written)


@pytest.mark.parametrize("page", FRAMES, ids=page_id)
def test_literals_are_folded(page: Category) -> None:
    slots_and_sets = {*SLOTS, *(name for name, _ in page.sets)}
    for cue in page.cues:
        for text in (*cue.match, *cue.unless, *cue.not_with):
            literal = text
            for name in sorted(slots_and_sets, key=len, reverse=True):
                literal = literal.replace(name, "")
            assert fold(literal) == literal, text
    for name, words in page.sets:
        assert [fold(word) for word in words] == list(words), name


def test_a_term_stands_on_two_pages_at_most() -> None:
    pages: dict[str, set[str]] = defaultdict(set)
    for page in FRAMES:
        for term in terms(page):
            pages[term].add(page.id)
    shared = {term for term, ids in pages.items() if len(ids) > MOST_PAGES}
    assert shared == set(SHARED_WIDELY)


def test_words_of_peace_and_of_security_can_be_told_apart() -> None:
    page = load_codebook().frame("peace_security")
    assert {"peace-terms", "security-terms"} <= {cue.id for cue in page.cues}


@pytest.mark.parametrize("page", FRAMES, ids=page_id)
def test_a_weak_term_needs_another(page: Category) -> None:
    """A strong term is enough for the frame, a weak one is not, two weak ones are."""
    for cue in page.cues:
        if cue.id.startswith("weak"):
            assert cue.weight < page.threshold <= 1 - (1 - cue.weight) ** 2
        else:
            assert cue.weight >= page.threshold
