"""How units are linked, and which of their words are said to differ, in small composed texts."""

from __future__ import annotations

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.document import Document, Metadata
from discourse.errors import UsageError
from discourse.measures.redline import Redline, alignment, compare_pair, compare_versions
from discourse.measures.redline.chain import find_passages

SEEDS = "The delegates planted eleven olive trees beside the old courthouse."
FERRY = "A ferry carried the orchestra to the island in heavy fog."
BAKER = "Every baker in the valley gave flour for the winter store."
CLOCK = "The clock tower will be mended before the harvest feast."
LANTERN = "Fishermen hung lanterns from the pier to guide the last boats."


def analysis(*paragraphs: str, id: str = "text", language: str = "en") -> Analysis:
    return analyze(Document(id, "\n\n".join(paragraphs), Metadata(language=language)))


def redline(old: list[str], new: list[str]) -> Redline:
    return compare_pair(analysis(*old), analysis(*new))


def links_of(found: Redline) -> list[tuple[str, bool, tuple[int, ...], tuple[int, ...]]]:
    return [(link.kind, link.moved, link.old, link.new) for link in found.links]


def edits_of(found: Redline) -> list[tuple[str | None, str | None]]:
    return [(found.old.words(one.old), found.new.words(one.new)) for _, one in found.edits()]


def test_equal_texts_have_no_difference() -> None:
    found = redline([SEEDS, FERRY], [SEEDS, FERRY])
    assert found.is_same
    assert found.changes == ()


def test_quotes_dashes_spaces_and_the_first_capital_are_no_difference() -> None:
    old = ["The envoy’s “answer” – a late one – came."]
    assert redline(old, ['the envoy\'s "answer" -  a late one - came.']).is_same


def test_a_capital_inside_a_sentence_is_a_difference() -> None:
    found = redline(
        ["The envoy met the council of elders."], ["The envoy met the Council of elders."]
    )
    assert edits_of(found) == [("council", "Council")]


def test_a_dropped_and_a_new_sentence_are_no_rewritten_one() -> None:
    found = redline([SEEDS, FERRY, BAKER], [SEEDS, CLOCK, BAKER])
    assert [link.kind for link in found.links] == ["kept", "dropped", "new", "kept"]


def test_of_two_exchanged_groups_the_smaller_is_moved() -> None:
    found = redline([SEEDS, FERRY, BAKER], [FERRY, BAKER, SEEDS])
    assert links_of(found) == [
        ("kept", False, (1,), (0,)), ("kept", False, (2,), (1,)), ("kept", True, (0,), (2,))
    ]  # fmt: skip


def test_a_moved_sentence_may_be_reworded() -> None:
    changed = SEEDS.replace("eleven", "twelve")
    found = redline([SEEDS, FERRY, BAKER, CLOCK], [FERRY, BAKER, CLOCK, changed])
    assert links_of(found)[-1] == ("rewritten", True, (0,), (3,))
    assert edits_of(found) == [("eleven", "twelve")]


def test_a_sentence_cut_in_three_is_split() -> None:
    whole = (
        "The clock tower will be mended before the harvest feast, fishermen hung lanterns from the "
        "pier, and every baker in the valley gave flour."
    )
    parts = [
        "The clock tower will be mended before the harvest feast.",
        "Fishermen hung lanterns from the pier.",
        "Every baker in the valley gave flour.",
    ]
    found = redline([SEEDS, whole, FERRY], [SEEDS, *parts, FERRY])
    assert ("split", False, (1,), (1, 2, 3)) in links_of(found)
    back = redline([SEEDS, *parts, FERRY], [SEEDS, whole, FERRY])
    assert ("merged", False, (1, 2, 3), (1,)) in links_of(back)


def test_a_new_sentence_beside_one_that_stayed_is_no_part_of_it() -> None:
    found = redline([SEEDS, FERRY], [SEEDS, CLOCK, FERRY])
    assert [link.kind for link in found.links] == ["kept", "new", "kept"]


def test_a_repeated_sentence_keeps_its_place() -> None:
    found = redline([SEEDS, FERRY, SEEDS, BAKER], [SEEDS, FERRY, SEEDS, BAKER])
    assert found.is_same
    fewer = redline([SEEDS, FERRY, SEEDS, BAKER], [SEEDS, FERRY, BAKER])
    assert [link.kind for link in fewer.links] == ["kept", "kept", "dropped", "kept"]


def test_near_changes_with_only_grammar_between_are_one() -> None:
    old = "The council will mend the northern bridge in spring."
    new = "The council will paint the southern bridge in spring."
    assert edits_of(redline([old], [new])) == [("mend the northern", "paint the southern")]


def test_changes_far_from_each_other_stay_apart() -> None:
    old = "The council will mend the northern bridge of the old town in spring."
    new = "The council will paint the northern bridge of the old town in autumn."
    assert edits_of(redline([old], [new])) == [("mend", "paint"), ("spring", "autumn")]


def test_a_figure_is_one_word_with_its_sign() -> None:
    old, new = "The fund holds $4.2 billion today.", "The fund holds $4.9 billion today."
    assert edits_of(redline([old], [new])) == [("$4.2", "$4.9")]


def test_one_sentence_against_many() -> None:
    found = redline([BAKER], [SEEDS, FERRY, BAKER, CLOCK, LANTERN])
    assert [link.kind for link in found.links] == ["new", "new", "kept", "new", "new"]


def test_nothing_in_common() -> None:
    found = redline([SEEDS], [FERRY])
    assert [link.kind for link in found.links] == ["dropped", "new"]


def test_texts_in_two_languages_are_refused() -> None:
    old, new = analysis(SEEDS), analysis("Les délégués ont planté des oliviers.", language="fr")
    with pytest.raises(UsageError, match=r"is in en, .* in fr; a redline needs two texts in one"):
        compare_pair(old, new)


def test_in_another_language_words_are_compared_and_english_words_type_nothing() -> None:
    old = analysis("El consejo no firmará el acuerdo de pesca este año.", language="es")
    new = analysis("El consejo firmará el acuerdo de pesca este año.", language="es")
    found = compare_pair(old, new)
    assert edits_of(found) == [("no", None)]
    assert [change.kind for change in found.changes] == ["grammar"]


def test_texts_too_long_for_pairs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST_CELLS", 3)
    with pytest.raises(UsageError, match="texts of 2 and 2 sentences are too long for a redline"):
        redline([SEEDS, FERRY], [SEEDS, FERRY])


def test_a_chain_tells_what_came_went_and_came_back() -> None:
    versions = [[SEEDS, FERRY, BAKER], [SEEDS, BAKER, CLOCK], [SEEDS, FERRY, BAKER, CLOCK]]
    chain = compare_versions([analysis(*version, id=f"v{n}") for n, version in enumerate(versions)])
    passages = find_passages(chain)
    assert [passage.places for passage in passages] == [
        (0, 0, 0), (1, None, 1), (2, 1, 2), (None, 2, 3)
    ]  # fmt: skip
    assert [passage.came_back for passage in passages] == [False, True, False, False]
    assert [passage.is_constant for passage in passages] == [True, False, True, False]


@pytest.mark.parametrize(
    ("pledged", "done"),
    [("will open", "has opened"), ("will send a ship to", "has sent a ship to")],
)
def test_a_pledge_told_as_done_is_no_weaker_one(pledged: str, done: str) -> None:
    old, new = (f"Our government {verb} the harbour of Port Alda." for verb in (pledged, done))
    there, back = redline([old], [new]), redline([new], [old])
    assert [(c.kind, c.direction) for c in there.changes] == [("commitment", "now told as done")]
    assert [(c.kind, c.direction) for c in back.changes] == [("commitment", "told as done before")]


def test_a_heading_that_was_renamed_is_no_sentence() -> None:
    old = ["Regional questions", SEEDS, FERRY]
    new = ["Regional and global questions", SEEDS, FERRY]
    found = redline(old, new)
    assert [found.is_coded(link) for link in found.links] == [False, True, True]
    assert [(c.kind, c.old, c.new) for c in found.changes] == [("formula", None, "and global")]
