"""Edits of known kind in composed texts: each found where it stands, and typed as what it is."""

from __future__ import annotations

from functools import cache
from types import ModuleType

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.annotators.examples import load_example_codebook
from discourse.document import Document, Metadata
from discourse.measures.redline import Change, Link, Redline, compare_pair
from tests.measures.redline import planted, planted_later, planted_third
from tests.measures.redline.planted import Planted


def analysis(id: str, text: str) -> Analysis:
    """A text about the invented states."""
    document = Document(id, text, Metadata(language="en"))
    return analyze(document, load_example_codebook())


ALL = [planted, planted_later, planted_third]


@cache
def redline(texts: ModuleType) -> Redline:
    return compare_pair(analysis("old", texts.older()), analysis("new", texts.newer()))


def texts_of(found: Redline, link: Link) -> tuple[list[str], list[str]]:
    sides = found.old.units(link.old), found.new.units(link.new)
    old, new = ([unit.text for unit in units] for units in sides)
    return old, new


def link_of(found: Redline, old: str) -> tuple[int, Link]:
    """The link that holds an old sentence."""
    return next(
        (number, link) for number, link in enumerate(found.links) if old in texts_of(found, link)[0]
    )


def typed(found: Redline, edit: Planted) -> bool:
    number, link = link_of(found, edit.old)
    if edit.expected == ("new",):
        added = [one for one in found.links if texts_of(found, one)[1] == [edit.new[-1]]]
        return [one.kind for one in added] == ["new"]
    if len(edit.expected) == 1:
        return link.kind == edit.expected[0] and texts_of(found, link)[1] == list(edit.new)
    if texts_of(found, link) != ([edit.old], list(edit.new)):
        return False
    changes = [change for change in found.changes if change.link == number]
    return any(told(change)[: len(edit.expected)] == edit.expected for change in changes)


def told(change: Change) -> tuple[str, ...]:
    return change.kind, change.direction, change.aspect or ""


@pytest.mark.parametrize("edit", planted.EDITS, ids=lambda edit: edit.name)
def test_an_edit_is_found_and_typed(edit: Planted) -> None:
    assert typed(redline(planted), edit)


@pytest.mark.parametrize("edit", planted_later.EDITS, ids=lambda edit: edit.name)
def test_an_edit_of_the_second_text_is_found_and_typed(edit: Planted) -> None:
    assert typed(redline(planted_later), edit)


@pytest.mark.parametrize("edit", planted_third.EDITS, ids=lambda edit: edit.name)
def test_an_edit_of_the_third_text_is_found_and_typed(edit: Planted) -> None:
    assert typed(redline(planted_third), edit)


@pytest.mark.parametrize("texts", ALL)
def test_merged_sentences_are_one_link(texts: ModuleType) -> None:
    found = redline(texts)
    _, link = link_of(found, texts.MERGED[0])
    assert link.kind == "merged"
    assert texts_of(found, link) == (list(texts.MERGED), [texts.MERGER])


def test_of_swapped_paragraphs_the_shorter_is_moved_and_a_moved_sentence_is_told() -> None:
    moved = {one for link in redline(planted).links if link.moved for one in
             texts_of(redline(planted), link)[0]}  # fmt: skip
    assert moved == {planted.MOVED, *planted.OLD[planted.SWAPPED[0]]}


@pytest.mark.parametrize("texts", [planted_later, planted_third])
def test_a_sentence_moved_far_is_told(texts: ModuleType) -> None:
    found = redline(texts)
    moved = [texts_of(found, link) for link in found.links if link.moved]
    assert moved == [([texts.MOVED], [texts.MOVED])]


@pytest.mark.parametrize("texts", ALL)
def test_what_was_not_edited_is_kept(texts: ModuleType) -> None:
    found = redline(texts)
    edited = {edit.old for edit in texts.EDITS if edit.expected != ("new",)}
    untouched = [
        one for row in texts.OLD for one in row if one not in edited and one not in texts.MERGED
    ]
    for sentence in untouched:
        _, link = link_of(found, sentence)
        assert link.kind == "kept", sentence


@pytest.mark.parametrize("texts", ALL)
def test_no_other_sentence_is_dropped_or_new(texts: ModuleType) -> None:
    found = redline(texts)
    dropped = [texts_of(found, link)[0] for link in found.links if link.kind == "dropped"]
    new = [texts_of(found, link)[1] for link in found.links if link.kind == "new"]
    assert dropped == [[edit.old] for edit in texts.EDITS if edit.expected == ("dropped",)]
    assert new == [[edit.new[-1]] for edit in texts.EDITS if edit.expected == ("new",)]


@pytest.mark.parametrize("texts", ALL)
def test_exchanging_the_texts_gives_the_mirror_image(texts: ModuleType) -> None:
    there = redline(texts)
    back = compare_pair(analysis("new", texts.newer()), analysis("old", texts.older()))
    assert {link.mirrored() for link in back.links} == set(there.links)

    def placed(found: Redline, change: Change) -> tuple[object, ...]:
        link = found.links[change.link]
        return link.old, link.new, told(change), change.old, change.new

    turned = {
        (link.new, link.old, told(change.mirrored()), change.new, change.old)
        for change in back.changes
        for link in [back.links[change.link]]
    }
    assert turned == {placed(there, change) for change in there.changes}
