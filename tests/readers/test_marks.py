"""Markdown, stage directions, list signs and paragraph numbers."""

from __future__ import annotations

import pytest

from discourse.readers import clean


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A Sea for All", "A Sea for All"),
        ("## A Sea for All ##", "A Sea for All"),
        ("We **must** act.", "We must act."),
        ("We *must* act.", "We must act."),
        ("We _must_ act.", "We must act."),
        ("***We must act.***", "We must act."),
        ("See [the treaty](https://example.org/t) of 1990.", "See the treaty of 1990."),
        ("See [the sea](https://example.org/c_(x)) of 1990.", "See the sea of 1990."),
        ("> We must act.", "We must act."),
        ("We lost 5 * 3 * 2 boats.", "We lost 5 * 3 * 2 boats."),
        ("The file fleet_of_boats_2 is ours.", "The file fleet_of_boats_2 is ours."),
        ("A note* and another* here.", "A note* and another* here."),
    ],
)
def test_markdown(source, expected):
    assert clean(source)[0] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("We shall prevail. (Applause.)", "We shall prevail."),
        ("Thank you. [Laughter]\nWe go on.", "Thank you.\nWe go on."),
        ("One.\n(spoke in French)\nTwo.", "One.\nTwo."),
        ("One (prolonged applause) two.", "One two."),
        ("One.\nMs. Lind (Norvania), Vice-President, took the Chair.\nTwo.", "One.\nTwo."),
        ("One.\nThe President took the Chair.", "One."),
        ("In May the President took the Chair. Two.", "In May the President took the Chair. Two."),
        ("The sea (see the map) is ours.", "The sea (see the map) is ours."),
        ("It spoke in riddles.", "It spoke in riddles."),
    ],
)
def test_stage_directions(source, expected):
    assert clean(source)[0] == expected


def test_numbers_of_paragraphs_of_prose_go_into_a_note():
    body = "The two sides agreed to meet again in Port Alda."
    source = "\n".join(f"{number}. {body}" for number in (14, 15, 16))
    text, _, notes = clean(source)
    assert text == "\n".join([body] * 3)
    (note,) = notes
    assert (note.kind, note.count) == ("paragraph numbers", 3)
    assert "14–16" in note.message


@pytest.mark.parametrize(
    "source",
    [
        "1. Welcomes the report;\n2. Calls upon all States:\n3. Decides to wait for the report.",
        "1. Welcomes the report;\n2. Calls upon all States to act;\n3. Decides to wait.",
        "1. One thing at a time.\nText of it.\n7. Another thing altogether, it seems.",
        "1990. That was the year of the flood and of the fire.",
    ],
)
def test_numbers_that_belong_to_clauses_or_to_nothing_stay(source):
    assert clean(source)[0] == source


def test_signs_of_a_list_go():
    assert clean("• bread for all\n• work for all")[0] == "bread for all\nwork for all"
    assert clean("•bread for all")[0] == "bread for all"
    assert clean("- A lone dash begins a line.")[0] == "- A lone dash begins a line."


def test_a_thread_keeps_its_posts_apart_and_loses_their_numbers():
    thread = "1/ We will act\n2/ So should the ports #Sea\n3/3 The sea is one."
    assert clean(thread)[0] == "We will act\nSo should the ports #Sea\nThe sea is one."
    assert clean("1/ We act.\n3/ They wait.")[0] == "1/ We act.\n3/ They wait."
    assert clean("Of all ports 1/2 are open.\n1/3 of them pay.")[0].endswith("1/3 of them pay.")
