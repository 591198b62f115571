"""Marks of pages are taken out; what only looks like one stays."""

from __future__ import annotations

import pytest

from discourse.readers import clean


@pytest.mark.parametrize(
    "mark",
    [
        "### Page 7:",
        "Page 7",
        "**Page 7 of 12**",
        "---",
        "________________",
        "15-20117 3/21\n\f\nA/70/PV.99 02/10/2015",
        "4/21 15-20117\n\n02/10/2015 A/70/PV.99",
        "17-20117 (E) *1720117*",
        "17-20117 (E)   090517   100517",
        "\f",
    ],
)
def test_marks_inside_a_sentence_leave_no_trace(mark):
    before, after = "Norvania thanks all who have stood by the people of the", "islands this year."
    assert clean(f"{before}\n{mark}\n{after}")[0] == f"{before} {after}"


def test_a_mark_at_the_head_of_a_line_of_text_is_taken_out():
    text, _, notes = clean("We thank the people of the\n15-20117 3/21 islands for their gift.")
    assert text == "We thank the people of the islands for their gift."
    assert ("page marks", 1) in [(note.kind, note.count) for note in notes]


def test_page_numbers_count_upwards_or_stand_at_page_breaks():
    assert clean("One.\n1\nTwo.\n2\nThree.")[0] == "One.\nTwo.\nThree."
    assert clean("One.\n- 4 -\n\f\nTwo.")[0] == "One.\nTwo."


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_number_that_a_sentence_needs_stays(gap):
    text = clean(f"We will raise it to{gap}100{gap}million people.")[0]
    assert text.split() == ["We", "will", "raise", "it", "to", "100", "million", "people."]


def test_a_number_apart_inside_a_sentence_goes_where_there_are_pages():
    pages = "We thank the people of the\n\n4\n\nislands.\n\f\nWe thank them."
    assert clean(pages)[0] == "We thank the people of the islands.\nWe thank them."


@pytest.mark.parametrize("line", ["2030", "12 million", "Page by page", "A/70/1 is on the table"])
def test_lines_that_are_no_marks_stay(line):
    assert clean(f"One.\n{line}\nTwo.")[0] == f"One.\n{line}\nTwo."


def test_running_heads_go_and_refrains_stay():
    pages = [f"Speech of the Minister, page {n}\nThis is page {n} of it." for n in (1, 2, 3)]
    assert clean("\n\f".join(pages))[0] == "\n".join(f"This is page {n} of it." for n in (1, 2, 3))
    refrain = "We shall not go\nNot today.\n" * 4
    assert clean(refrain)[0] == refrain


def test_lines_of_stars_part_sections():
    assert clean("The sea is calm and the fleet is\n* * *\nNorvania waits.")[0].count("\n") == 2
