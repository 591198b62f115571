"""Composed sentences whose columns once went wrong: expectations are written by hand."""

from __future__ import annotations

import pytest

from tests.annotators.test_pledges import calls, pledges


@pytest.mark.parametrize(
    ("text", "asked_of", "action"),
    [
        (
            "We cannot and should not abandon the fishermen of the delta.",
            "us",
            "not abandon the fishermen of the delta",
        ),
        (
            "We cannot allow the seas to become a graveyard.",
            "us",
            "not allow the seas to become a graveyard",
        ),
        ("We neither can nor should rebuild the wall.", "us", "not rebuild the wall"),
        (
            "Marenza and Lumaru must never again let a storm divide them.",
            "Marenza and Lumaru",
            "never again let a storm divide them",
        ),
        ("Norvania should, in our view, return the archives.", "Norvania", "return the archives"),
        ("Those who arm the militias must stop at once.", "Those who arm the militias", "stop"),
        ("We urge the lenders to draw up new terms.", "the lenders", "draw up new terms"),
        (
            "We call on the League of Orsenna and Ketter to open the strait.",
            "the League of Orsenna and Ketter",
            "open the strait",
        ),
        ("We ask others to do the same.", "others", "do the same"),
        ("It falls to all of us to keep the strait open.", "us", "keep the strait open"),
        ("It is up to us to repair the dykes.", "us", "repair the dykes"),
        ("Let us, dear friends, lift the blockade of ideas.", "us", "lift the blockade of ideas"),
        (
            "Member States are encouraged to submit their reports by May.",
            "Member States",
            "submit their reports",
        ),
    ],
)
def test_who_is_asked_to_do_what(text: str, asked_of: str, action: str) -> None:
    (record,) = calls(text)
    assert (record.asked_of, record.action) == (asked_of, action)


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "We expect Castrel to honour its signature and to reopen the locks by Friday.",
            ["honour its signature", "reopen the locks"],
        ),
        (
            "We urge all parties to the conflict to lay down their arms and return to the table.",
            ["lay down their arms", "return to the table"],
        ),
        (
            "Let us build a bridge over the strait and let us open it together.",
            ["build a bridge over the strait", "open it together"],
        ),
        (
            "Velmar should stop funding the militias and start paying its dues.",
            ["stop funding the militias", "start paying its dues"],
        ),
    ],
)
def test_acts_that_are_joined(text: str, actions: list[str]) -> None:
    assert [record.action for record in calls(text)] == actions


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The islands should appoint an envoy before the rainy season.", "before the rainy season"),
        ("We urge the court to report on the matter at its next session.", "at its next session"),
        ("We call upon creditors to suspend debt payments until 2030.", "until 2030"),
        ("The islands should open the locks by Friday.", "by Friday"),
    ],
)
def test_by_when_it_is_asked(text: str, deadline: str) -> None:
    assert [record.deadline for record in calls(text)] == [deadline]


def test_whom_a_joint_text_asks_elsewhere_is_a_third_party() -> None:
    (record,) = calls("The ministers urge both sides in the delta to respect the truce.")
    assert record.kind == "partner"


def test_each_pledge_keeps_its_own_time() -> None:
    text = "We will open two consulates by 2031, train ten nurses and lend Lumaru a ship."
    assert [record.deadline for record in pledges(text)] == ["by 2031", None, None]
    (first, second) = pledges("We will meet in Talmere next year and will review our progress.")
    assert (first.deadline, second.deadline) == ("next year", None)


@pytest.mark.parametrize(
    ("text", "action", "deadline", "mechanism"),
    [
        (
            "Before the end of the year, Marenza will ratify the convention.",
            "ratify the convention",
            "Before the end of the year",
            None,
        ),
        (
            "Through the Harbour Fund, we will rebuild six piers.",
            "rebuild six piers",
            None,
            "Through the Harbour Fund",
        ),
        (
            "We are determined, with the help of our partners, to end child labour by 2028.",
            "end child labour",
            "by 2028",
            "with the help of our partners",
        ),
        (
            "We intend, through the Sea Bridge, to feed the villages every day.",
            "feed the villages",
            "every day",
            "through the Sea Bridge",
        ),
        (
            "We shall, for our part, dredge the canal by the end of May.",
            "dredge the canal",
            "by the end of May",
            None,
        ),
    ],
)
def test_what_stands_before_the_act(
    text: str, action: str, deadline: str | None, mechanism: str | None
) -> None:
    (record,) = pledges(text)
    assert (record.action, record.deadline, record.mechanism) == (action, deadline, mechanism)


@pytest.mark.parametrize(
    ("text", "force", "action"),
    [
        (
            "We are not going to leave a single village behind.",
            "will",
            "not leave a single village behind",
        ),
        (
            "Nor will we forget our promise to the miners.",
            "will",
            "not forget our promise to the miners",
        ),
        ("I promise you that we will return this visit.", "commit", "return this visit"),
        ("Unless the shelling stops, we will recall our envoy.", "conditional", "recall our envoy"),
        (
            "We will stand by the islands for as long as it takes.",
            "will",
            "stand by the islands",
        ),
        ("We must and we will bring the sailors home.", "will", "bring the sailors home"),
    ],
)
def test_force_and_denial(text: str, force: str, action: str) -> None:
    (record,) = pledges(text)
    assert (record.kind, record.actor, record.action) == (force, "self", action)


def test_ministers_who_are_instructed_are_bound() -> None:
    text = "The two leaders instructed their ministers to conclude the accord before the summit."
    (record,) = pledges(text)
    assert (record.kind, record.actor, record.joint) == ("commit", "joint", True)
    assert (record.action, record.deadline) == ("conclude the accord", "before the summit")


def test_we_of_several_are_joint_and_the_own_navy_is_the_own_side() -> None:
    (leaders,) = pledges("We, the leaders of the coast, will meet again in Talmere.")
    assert (leaders.actor, leaders.beneficiary) == ("joint", None)
    (navy,) = pledges("Our navy will escort every grain ship.")
    assert navy.actor == "self"


def test_who_gains() -> None:
    (record,) = pledges("We will build clinics for the people of Lumaru.")
    assert record.beneficiary == "the people of Lumaru"
    (lent,) = pledges("We will lend Lumaru a survey ship.")
    assert lent.beneficiary == "Lumaru"
    (visit,) = pledges("I will travel to Lumaru in May.")
    assert visit.beneficiary is None


@pytest.mark.parametrize(
    ("text", "force", "condition"),
    [
        (
            "If Norvania violates the truce again, we will close the strait.",
            "threat",
            "If Norvania violates the truce again",
        ),
        (
            "Should the rebels attack our convoys, we will respond.",
            "threat",
            "Should the rebels attack our convoys",
        ),
        ("We will act if our ships are fired upon.", "threat", "if our ships are fired upon"),
        (
            "In the event that they breach the truce, we shall suspend the payments.",
            "threat",
            "In the event that they breach the truce",
        ),
        (
            "If Norvania signs the treaty, we will lift the tariffs.",
            "conditional",
            "If Norvania signs the treaty",
        ),
        (
            "If the rains do not come, we will open the granaries.",
            "conditional",
            "If the rains do not come",
        ),
    ],
)
def test_what_answers_another_s_wrong_is_a_threat(text: str, force: str, condition: str) -> None:
    (record,) = pledges(text)
    assert (record.kind, record.condition) == (force, condition)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("We will repair the locks in the coming financial year.", "in the coming financial year"),
        ("We will host the fair from 3 to 9 June.", "from 3 to 9 June"),
        (
            "We will stay until the last hostage has come home.",
            "until the last hostage has come home",
        ),
        ("We will build a strong coastguard in the future.", None),
    ],
)
def test_how_long_and_when(text: str, deadline: str | None) -> None:
    assert [record.deadline for record in pledges(text)] == [deadline]


@pytest.mark.parametrize(
    ("text", "action", "mechanism"),
    [
        (
            "We will work closely with the lenders to write off the debts.",
            "work closely with the lenders to write off the debts",
            "with the lenders",
        ),
        ("We will build a peace based on law.", "build a peace based on law", None),
        (
            "Based on the harvest plan, we will open forty granaries.",
            "open forty granaries",
            "Based on the harvest plan",
        ),
        (
            "We will train 8,000 nurses through a fund of 5,000 grants to help the islands.",
            "train 8,000 nurses",
            "through a fund of 5,000 grants",
        ),
        (
            "We will send the standby peacekeeping force to the delta.",
            "send the standby peacekeeping force to the delta",
            None,
        ),
    ],
)
def test_by_what_means(text: str, action: str, mechanism: str | None) -> None:
    (record,) = pledges(text)
    assert (record.action, record.mechanism) == (action, mechanism)


def test_all_are_all_of_somebody_and_the_own_state_gains_nothing_by_its_name() -> None:
    (open_ports,) = pledges("We will open the ports to all farmers of the delta.")
    assert open_ports.beneficiary == "all farmers"
    (others,) = pledges("We will open our schools to all Lumarans.")
    assert others.beneficiary == "all Lumarans"
    (own,) = pledges("We will defend the vital interests of Marenza.")
    assert own.beneficiary is None


@pytest.mark.parametrize(
    ("text", "force", "action"),
    [
        ("Marenza will never agree to a partition.", "will", "never agree to a partition"),
        ("We promise never to sell the forest.", "commit", "never to sell the forest"),
        ("We will not turn our back on the miners.", "will", "not turn our back on the miners"),
        ("We will, in turn, open our ports.", "will", "open our ports"),
        ("Marenza will be hosting the fair in 2031.", "will", "hosting the fair"),
        ("We will pledge to build forty schools.", "commit", "build forty schools"),
        ("I will propose to parliament a levy.", "will", "propose to parliament a levy"),
        ("We pledge a fund that helps the islands.", "commit", "a fund that helps the islands"),
        (
            "We will stand together with others to help the islanders.",
            "will",
            "stand together with others to help the islanders",
        ),
        ("Marenza will face up to the raids.", "will", "face up to the raids"),
    ],
)
def test_one_act_with_its_denial(text: str, force: str, action: str) -> None:
    (record,) = pledges(text)
    assert (record.kind, record.actor, record.action) == (force, "self", action)


def test_what_is_announced_is_read_and_not_the_announcing() -> None:
    text = "I am pleased to announce today that we will open forty schools."
    (record,) = pledges(text)
    assert (record.kind, record.action) == ("will", "open forty schools")


@pytest.mark.parametrize(
    ("text", "action", "beneficiary", "mechanism"),
    [
        (
            "We will work closely with all neighbouring states within this body to share grain.",
            "work closely with all neighbouring states",
            None,
            "with all neighbouring states",
        ),
        (
            "Marenza will endeavour to strengthen and expand trade through local, regional and"
            " global fairs.",
            "endeavour to strengthen and expand trade",
            None,
            "through local, regional and global fairs",
        ),
        (
            "Marenza will keep its policy of the open port, based on law.",
            "keep its policy of the open port",
            None,
            None,
        ),
        (
            "We will keep welcoming the support of all friendly partners.",
            "keep welcoming the support of all friendly partners",
            None,
            None,
        ),
    ],
)
def test_partners_lists_and_support(
    text: str, action: str, beneficiary: str | None, mechanism: str | None
) -> None:
    (record,) = pledges(text)
    assert (record.action, record.beneficiary, record.mechanism) == (action, beneficiary, mechanism)


def test_what_is_not_allowed_is_refused_and_not_gone_on_with() -> None:
    (refused,) = pledges("We will not allow the port to be closed.")
    (kept,) = pledges("We will not relent.")
    assert (refused.kind, kept.kind) == ("will", "continue")


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The drought cannot be ignored.", "The drought cannot be ignored"),
        ("No port should be closed.", "No port should be closed"),
        ("We need to remind ourselves of the storm.", "remind ourselves of the storm"),
        (
            "We must rebuild the harbour and, above all, its schools.",
            "rebuild the harbour and, above all, its schools",
        ),
    ],
)
def test_denials_and_ends_of_what_is_asked(text: str, action: str) -> None:
    assert [record.action for record in calls(text)] == [action]


def test_a_time_behind_an_act_is_not_that_of_the_next() -> None:
    text = "We will keep the accord until its expiry and stand ready to discuss another."
    assert [record.deadline for record in pledges(text)] == ["until its expiry", None]


def test_a_noun_at_the_head_of_a_pledge_within_a_pledge() -> None:
    (record,) = pledges("We remain committed to our pledge to build forty schools.")
    assert (record.kind, record.action) == ("commit", "build forty schools")
