"""The kind of one change in one sentence, by ledgers or by words."""

from __future__ import annotations

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.annotators.examples import load_example_codebook
from discourse.document import Document, Metadata
from discourse.measures.redline import Change, compare_pair


def analysis(text: str) -> Analysis:
    return analyze(Document("text", text, Metadata(language="en")), load_example_codebook())


def changes(old: str, new: str) -> tuple[Change, ...]:
    found = compare_pair(analysis(old), analysis(new))
    assert [link.kind for link in found.links] == ["rewritten"]
    return found.changes


#: What the old sentence says, what the new one, and kind, direction and part of the first change.
CASES = [
    ("The parties shall report troop movements above brigade level.",
     "The parties should report troop movements above brigade level.",
     ("request", "weaker", "force")),
    ("Both governments oppose any use of force in the basin.",
     "Both governments are concerned about any use of force in the basin.",
     ("position", "weaker", "force")),
    ("Castrel has violated the airspace of Talmere on nine occasions.",
     "The airspace of Talmere has been violated on nine occasions.",
     ("target", "named → conduct only", None)),
    ("Journalists from Lumaru and Marenza were admitted to the session.",
     "Journalists from Lumaru were admitted to the session.", ("name", "taken out", None)),
    ("The ceasefire line is recognised by all neighbours.",
     "The ceasefire line is recognised by several neighbours.", ("scope", "narrower", None)),
    ("The annex forms an integral part of this statement.",
     "The annex does not form an integral part of this statement.", ("negation", "added", None)),
    ("The two navies meet near Cape Torren every spring.",
     "The two navies meet near Cape Torren every spring, subject to the consent of its towns.",
     ("hedge", "added", "condition")),
    ("We call on the rebels to lay down their arms.",
     "We demand that the rebels lay down their arms.", ("request", "stronger", "force")),
    ("Ministers praised the role of the Standing Council in the release of hostages.",
     "Ministers praised the central role of the Standing Council in the release of hostages.",
     ("formula", "added", None)),
    ("Nurses of the two countries train together in a ward that opened in May.",
     "In a ward that opened in May, nurses of the two countries train together.",
     ("order", "exchanged", None)),
    ("The bridge stands, and all of the carts pass over it.",
     "The bridge stands, and so all of the carts pass over it.", ("grammar", "added", None)),
    ("The treaty was read aloud in the hall by the oldest delegate.",
     "The treaty was read aloud in the hall by the oldest delegate, whom nobody dared to stop.",
     ("clause", "added", None)),
    ("They urged both towns to dredge the canal.",
     "They demanded that both towns dredge the canal.", ("request", "stronger", "force")),
    ("The council called on the pilots to wait.",
     "The council urged the pilots to wait.", ("request", "exchanged", "verb")),
    ("They asked Castrel to return the boats before the end of March.",
     "They asked Castrel to return the boats before the end of July.",
     ("request", "weaker", "deadline")),
    ("The Kingdom of Orsk will open two schools by March 2031.",
     "The Kingdom of Orsk will open two schools by January 2031.",
     ("commitment", "stronger", "deadline")),
    ("The Parties shall return the rolling stock within ten days.",
     "The Parties shall return the rolling stock within thirty days.",
     ("commitment", "weaker", "deadline")),
    ("Okunda pledges 200 tents for the camps.", "Okunda pledges tents for the camps.",
     ("commitment", "weaker", "amount")),
    ("Okunda and Talmere will jointly build a weir.", "Okunda will build a weir.",
     ("commitment", "made single", "party")),
    ("The secretariat will print the map.", "The secretariat has printed the map.",
     ("commitment", "now told as done", "fulfilment")),
    ("We will mend the dykes.", "We are determined to mend the dykes.",
     ("commitment", "weaker", "force")),
    ("We do not accept the toll on the strait.", "We will never accept the toll on the strait.",
     ("negation", "stronger", None)),
    ("Some of the wells are dry.", "Many of the wells are dry.", ("scope", "wider", None)),
    ("Almost every mill stands still.", "Every mill stands still.", ("scope", "wider", None)),
    ("We will send seed to all members of the Union.",
     "We will send seed to the poorest members of the Union.", ("scope", "narrower", None)),
    ("Castrel has closed the strait to our boats.",
     "A neighbouring power has closed the strait to our boats.",
     ("name", "named → unnamed", None)),
    ("They regret the decision of Castrel to leave the pact.",
     "They regret the decision of one of the signatories to leave the pact.",
     ("target", "named → unnamed", None)),
    ("They voiced concern about attempts by certain countries to dam the river.",
     "They voiced concern about attempts to dam the river.",
     ("target", "unnamed → conduct only", None)),
    ("The motion passed with nineteen votes.", "The motion passed with twenty-one votes.",
     ("figure", "larger", None)),
    ("It recalled resolution 36 on the matter.", "It recalled resolution 40 on the matter.",
     ("figure", "exchanged", None)),
    ("According to the harbour master, Captain Joss Ferrel, nine trawlers lie in the bay.",
     "According to the mayor, Dr Mina Holt, nine trawlers lie in the bay.",
     ("name", "exchanged", None)),
    ("The envoys, who could not attend, sent a letter.", "The envoys sent a letter.",
     ("clause", "taken out", None)),
    ("We want a settlement in the valley.", "We want a just settlement in the valley.",
     ("formula", "added", None)),
    ("The secretariat will print the map.", "The secretariat shall print the map.",
     ("commitment", "exchanged", "verb")),
]  # fmt: skip

#: Sentences that say the same words, otherwise written.
SAME = [
    ("Our labour programme feeds the old harbours of the coast.",
     "Our labor program feeds the old harbors of the coast."),
    ("The co-operation on the cease-fire covers 6 per cent of the border.",
     "The cooperation on the ceasefire covers 6% of the border."),
    ("We cannot recognise the vote that was held four days ago.",
     "We can't recognize the vote that was held 4 days ago."),
    ("The talks will resume on 12 March 2031 in the third hall.",
     "The talks will resume on March 12, 2031 in the 3rd hall."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SAME, ids=lambda case: str(case)[:30])
def test_what_is_only_written_otherwise_is_kept(old: str, new: str) -> None:
    found = compare_pair(analysis(old), analysis(new))
    assert [link.kind for link in found.links] == ["kept"]
    assert found.changes == ()


@pytest.mark.parametrize(("old", "new", "told"), CASES, ids=lambda case: str(case)[:30])
def test_the_kind_of_a_change(old: str, new: str, told: tuple[str, str, str | None]) -> None:
    first = changes(old, new)[0]
    assert (first.kind, first.direction, first.aspect) == told


def test_a_figure_is_updated_only_where_it_is_of_the_same_thing() -> None:
    old = "The two sides welcomed the completion of the first 210 kilometres of the road to Ketha."
    new = (
        "The two sides welcomed the start of work on the road to Ketha, which adds 180 kilometres."
    )
    assert not [c for c in changes(old, new) if c.kind == "figure" and c.old and c.new
                and c.direction in ("larger", "smaller")]  # fmt: skip


def test_of_a_value_that_fell_then_and_rises_now_the_last_ones_are_compared() -> None:
    old = "Exports of grain fell from 2.9 million to 2.4 million tonnes."
    new = "Exports of grain rose from 2.4 million to 2.7 million tonnes."
    (change,) = changes(old, new)
    assert (change.kind, change.direction) == ("figure", "larger")
    assert change.old == "fell from 2.9 million to 2.4 million tonnes"
    assert change.new == "rose from 2.4 million to 2.7 million tonnes"


def test_a_later_year_behind_a_limit_is_weaker_and_an_earlier_one_stronger() -> None:
    old, new = (f"We will close the last coal mine by {year}." for year in (2035, 2040))
    assert [(c.kind, c.direction) for c in changes(old, new)] == [("commitment", "weaker")]
    assert [(c.kind, c.direction) for c in changes(new, old)] == [("commitment", "stronger")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The two sides will link their grids.", "The three sides will link their grids."),
        ("The two ministers will meet in May.", "All four ministers will meet in May."),
        ("Both delegations will link their grids.", "The two sides will link their grids."),
    ],
)
def test_more_sides_than_two_are_joint_too(old: str, new: str) -> None:
    assert not {c.direction for c in changes(old, new)} & {"made joint", "made single"}


def test_one_change_is_told_once() -> None:
    old = "We will lift the tariff on wool."
    new = "We will lift the tariff on wool if the inspections resume."
    assert [(c.kind, c.direction, c.aspect) for c in changes(old, new)] == [
        ("commitment", "weaker", "condition")
    ]


def test_another_name_of_the_same_party_is_no_other_addressee() -> None:
    found = changes(
        "The UN should keep the sea lanes open and share its pilots with all ports.",
        "The United Nations should keep the sea lanes open and share its pilots with all ports.",
    )
    assert "addressee" not in {change.aspect for change in found}
    other = changes(
        "Talmere should keep the sea lanes open and share its pilots with all ports.",
        "Castrel should keep the sea lanes open and share its pilots with all ports.",
    )
    told = [change for change in other if change.aspect == "addressee"]
    assert [(change.old, change.new) for change in told] == [("Talmere", "Castrel")]


def test_what_two_requests_of_a_sentence_share_is_told_once() -> None:
    found = changes(
        "Thirdly, we must improve coastal pilotage and practice true seamanship.",
        "Thirdly, we should stay true to seamanship and improve coastal pilotage.",
    )
    assert len([change for change in found if change.aspect == "force"]) == 1


#: The old sentence and the new one; in nobody's reading does either blame.
NAMINGS = [
    ("We discussed the visit with certain countries in May.",
     "We discussed the visit with Castrel in May.", ("certain countries", "Castrel")),
    ("We thank some states for the grain.", "We thank Talmere for the grain.",
     ("some states", "Talmere")),
    ("Some states carry the costs of the road.", "Castrel carries the costs of the road.",
     ("Some states carry", "Castrel carries")),
    ("Some countries and the Union signed the annex.", "Castrel and the Union signed the annex.",
     ("Some countries", "Castrel")),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), NAMINGS, ids=lambda case: str(case)[:30])
def test_a_party_that_is_named_now_is_told_as_no_more_than_that(
    old: str, new: str, told: tuple[str, str]
) -> None:
    (named,) = changes(old, new)
    assert (named.kind, named.direction, named.old, named.new) == ("name", "unnamed → named", *told)
    (unnamed,) = changes(new, old)
    assert unnamed == named.mirrored()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We condemn the raids on the villages of Talmere.",
         "We condemn the raids on the villages."),
        ("We condemn the occupation of the northern bank of Talmere by Castrel.",
         "We condemn the occupation of the northern bank by Castrel."),
        ("Today the victim of this aggression is Talmere.",
         "Today the victim of this aggression is any of us."),
        ("The embargo on Talmere must end.", "The embargo must end."),
    ],
)  # fmt: skip
def test_the_name_of_who_suffers_is_no_target_that_went(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        assert "target" not in {change.kind for change in changes(one, other)}


def test_the_name_of_whoever_is_blamed_is() -> None:
    found = changes(
        "We condemn the shelling of our villages by Castrel.",
        "We condemn the shelling of our villages.",
    )
    assert [(c.kind, c.direction) for c in found] == [("target", "named → conduct only")]
    found = changes(
        "Castrel's occupation of the islands is a grave breach of the law.",
        "The occupation of the islands is a grave breach of the law.",
    )
    assert [(c.kind, c.direction) for c in found] == [("target", "named → conduct only")]


def test_a_party_that_the_ledger_tells_of_is_not_told_again() -> None:
    found = changes("Certain powers must open their archives.", "Castrel must open its archives.")
    assert [(c.kind, c.aspect) for c in found if c.new == "Castrel"] == [("request", "addressee")]
    found = changes(
        "We condemn the shelling of our villages by certain powers.",
        "We condemn the shelling of our villages by Castrel.",
    )
    assert [(c.kind, c.direction) for c in found] == [("target", "unnamed → named")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # What the party does is another thing in the new sentence.
        ("Some states carry the costs of the road.", "Castrel avoids the costs of the road."),
        ("We discussed the visit with certain countries in May.",
         "We discussed the tariff with Castrel in May."),
        # One name for another, and a party that nobody left unnamed.
        ("We discussed the visit with Talmere in May.",
         "We discussed the visit with Castrel in May."),
        ("We discussed the visit with the pilots in May.",
         "We discussed the visit with Castrel in May."),
        # Both a name and a party left unnamed.
        ("We discussed the visit with certain countries in May.",
         "We discussed the visit with Castrel and certain countries in May."),
    ],
)  # fmt: skip
def test_no_party_is_said_to_be_named_where_more_changed(old: str, new: str) -> None:
    assert "unnamed → named" not in {change.direction for change in changes(old, new)}
