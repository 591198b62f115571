"""Acts that a reader misread in speeches, in composed sentences: whole, asked of whom, whose."""

from __future__ import annotations

import pytest

from tests.annotators.test_pledges import calls, pledges


@pytest.mark.parametrize(
    ("text", "action", "deadline"),
    [
        (
            "We will not give up on a settlement of the conflict based on a return of both halves.",
            "not give up on a settlement of the conflict based on a return of both halves",
            None,
        ),
        (
            "We stand ready to contribute to the success of the Assembly at this session.",
            "contribute to the success of the Assembly",
            "at this session",
        ),
        (
            "We will carry out the 2030 Agenda and the limits of the treaty.",
            "carry out the 2030 Agenda and the limits of the treaty",
            None,
        ),
        ("We will write down rules on term limits.", "write down rules on term limits", None),
    ],
)
def test_a_pledge_is_not_cut_short(text: str, action: str, deadline: str | None) -> None:
    (record,) = pledges(text)
    assert (record.action, record.deadline) == (action, deadline)


def test_a_very_long_act_says_that_there_is_more() -> None:
    words = " ".join(["ports"] * 30)
    (record,) = pledges(f"We will open {words}.")
    assert record.action == "open " + " ".join(["ports"] * 21) + " …"


@pytest.mark.parametrize(
    "text",
    [
        "Without unity, the struggle will only drain our strength and will never be won.",
        "The outlook will be a guide for the islands.",
        "Such haste will lead to new quarrels.",
    ],
)
def test_what_comes_of_itself_is_nobodys_pledge(text: str) -> None:
    assert not pledges(text)


@pytest.mark.parametrize(
    ("text", "asked_of", "action"),
    [
        (
            "Takeovers of power, often by night, must not be tolerated by all states.",
            "all states",
            "Takeovers of power … must not be tolerated by all states",
        ),
        (
            "The rules of the strait must be respected by every country.",
            "every country",
            "The rules of the strait must be respected by every country",
        ),
        (
            "Their total removal should be the aim of all our talks.",
            None,
            "Their total removal should be the aim of all our talks",
        ),
        (
            "Attempts by third countries to buy votes should also be of concern to all states.",
            None,
            "Attempts by third countries to buy votes should also be of concern to all states",
        ),
        ("Pressure on the islands must end.", None, "Pressure on the islands must end"),
        ("Their leaders should accept the offer.", "Their leaders", "accept the offer"),
    ],
)
def test_what_is_no_party_is_asked_for_nothing(
    text: str, asked_of: str | None, action: str
) -> None:
    (record,) = calls(text)
    assert (record.asked_of, record.action) == (asked_of, action)


def test_a_blamed_party_in_a_subject_is_no_opponent_who_is_asked() -> None:
    (record,) = calls(
        "Such attempts by Velmar to buy votes should be of concern to all countries.", "contrast"
    )
    assert record.kind == "all"


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "We call for a plan that will end hunger, build roads and restore trust.",
            ["a plan that will end hunger, build roads and restore trust"],
        ),
        (
            "We call for the use of the treaty, which is critical to the safety of nations.",
            ["the use of the treaty"],
        ),
        (
            "We must respect the human need to live in peace.",
            ["respect the human need to live in peace"],
        ),
        (
            "We must restore the weight that should be given to mediation.",
            ["restore the weight that should be given to mediation"],
        ),
        (
            "We need a policy whose goal is to serve the people.",
            ["a policy whose goal is to serve the people"],
        ),
        (
            "We must persuade them, if it is still necessary to do so, that the treaty works.",
            ["persuade them"],
        ),
    ],
)
def test_what_is_told_of_a_noun_is_no_call_of_its_own(text: str, actions: list[str]) -> None:
    assert [record.action for record in calls(text)] == actions


def test_whom_one_assures_is_part_of_the_act() -> None:
    (record,) = pledges("I would like to assure him of the full support of my delegation.")
    assert record.action == "assure him of the full support of my delegation"
    assert record.beneficiary is None


def test_what_that_points_at_is_asked_for() -> None:
    found = calls("The siege must end, and that must be done by both armies.")
    assert [record.asked_of for record in found] == [None, "both armies"]


def test_an_aim_of_all_is_a_call() -> None:
    (record,) = calls("Our goal is to end hunger.")
    assert record.action == "Our goal is to end hunger"


def test_two_days_of_a_month_are_one_time() -> None:
    (record,) = pledges("We will host the conference on 17 and 18 January 2030.")
    assert (record.action, record.deadline) == ("host the conference", "on 17 and 18 January 2030")


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "We call on all parties to show restraint, avoid acts that would make it worse, and "
            "settle their disputes through peaceful means.",
            [
                "show restraint, avoid acts that would make it worse",
                "settle their disputes through peaceful means",
            ],
        ),
        (
            "We call for the removal of all sanctions, especially the blockade of the islands.",
            ["the removal of all sanctions, especially the blockade of the islands"],
        ),
    ],
)
def test_what_is_asked_goes_on_to_the_end_of_its_clause(text: str, actions: list[str]) -> None:
    assert [record.action for record in calls(text)] == actions


def test_the_un_is_a_body_of_all() -> None:
    (record,) = calls("The UN must serve as a harbour for small states.")
    assert record.kind == "all"
