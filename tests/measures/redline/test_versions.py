"""Six composed texts and their later versions: every edit found and told as it was meant."""

from __future__ import annotations

from functools import cache

import pytest

from discourse.measures.redline import Change, Link, Redline, compare_pair
from tests.measures.redline.test_planted import analysis, texts_of
from tests.measures.redline.versions import NAMES, Edit, versions_of

WORDING = ("rewording", "order", "grammar")
EDITS = [(name, edit) for name in NAMES for edit in versions_of(name).edits]


@cache
def redline(name: str) -> Redline:
    texts = versions_of(name)
    return compare_pair(analysis("old", texts.old), analysis("new", texts.new))


def links_of(found: Redline, edit: Edit) -> list[tuple[int, Link]]:
    """The links that hold a sentence of the edit."""
    both = [(number, link, *texts_of(found, link)) for number, link in enumerate(found.links)]
    return [(n, link) for n, link, old, new in both if {*old} & {*edit.old} or {*new} & {*edit.new}]


def told(change: Change) -> str:
    return " ".join(filter(None, (change.kind, change.direction, change.aspect)))


def is_told(found: Redline, edit: Edit, number: int, link: Link) -> bool:
    changes = [change for change in found.changes if change.link == number]
    if edit.expected in (("NOTHING",), ("WORDING",)):
        allowed = WORDING if edit.expected == ("WORDING",) else ("grammar",)
        return all(change.kind in allowed for change in changes)
    if edit.expected in (("split",), ("merged",)):
        return edit.expected == (link.kind,)
    return any(f"{told(one)} ".startswith(f"{text} ") for one in changes for text in edit.expected)


@pytest.mark.parametrize(("name", "edit"), EDITS, ids=lambda one: getattr(one, "name", one))
def test_an_edit_is_found_and_told_as_it_was_meant(name: str, edit: Edit) -> None:
    found = redline(name)
    links = links_of(found, edit)
    if edit.expected in (("dropped",), ("new",)):
        assert {link.kind for _, link in links} == {*edit.expected}
        return
    ((number, link),) = links
    assert texts_of(found, link) == (edit.old, edit.new)
    assert is_told(found, edit, number, link)
    assert link.moved == edit.moved


@pytest.mark.parametrize("name", NAMES)
def test_sentences_without_an_edit_are_kept_and_one_of_two_paragraphs_is_moved(name: str) -> None:
    found = redline(name)
    edited = {n for edit in versions_of(name).edits for n, _ in links_of(found, edit)}
    rest = [link for number, link in enumerate(found.links) if number not in edited]
    assert {link.kind for link in rest} == {"kept"}
    moved = [one for link in rest if link.moved for one in texts_of(found, link)[0]]
    assert moved == [] or moved in versions_of(name).swapped


@pytest.mark.parametrize("name", NAMES)
def test_the_way_back_is_the_mirror_image(name: str) -> None:
    texts, there = versions_of(name), redline(name)
    back = compare_pair(analysis("new", texts.new), analysis("old", texts.old))
    turned = {
        (link.new, link.old, told(change.mirrored()), change.new, change.old)
        for change in back.changes
        for link in [back.links[change.link]]
    }
    placed = {
        (link.old, link.new, told(change), change.old, change.new)
        for change in there.changes
        for link in [there.links[change.link]]
    }
    assert turned == placed
