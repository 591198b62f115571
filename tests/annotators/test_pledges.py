"""What is pledged and asked, in composed sentences of invented states."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from discourse.annotators import annotate
from discourse.annotators.commitments import annotate_commitments
from discourse.annotators.requests import annotate_requests
from discourse.document import Annotation, Document, Layer, Metadata
from discourse.ledger import LEDGERS, Commitment, Request
from discourse.text import Span
from tests.builders import MADE_BY, analysis, composed_codebook

BOOK = composed_codebook()


def labelled(text: str, labels: Sequence[str], voice: str = "own", **attributes: str) -> Document:
    """A speech of Marenza of one sentence that has these labels."""
    whole = Span(0, len(text))
    document = Document("test", text, Metadata(language="en", country="XMZ"))
    document = annotate(document, BOOK, ("mentions",))
    unit = Annotation(whole, "sentence", attributes=(("unit_no", "1"), ("voice", voice)))
    pairs = tuple(attributes.items())
    functions = [Annotation(whole, label, 1.0, attributes=pairs) for label in labels]
    return document.with_layer(Layer.of("units", [unit], MADE_BY)).with_layer(
        Layer.of("functions", functions, MADE_BY)
    )


def pledges(text: str, *labels: str, voice: str = "own") -> list[Commitment]:
    document = labelled(text, ("commitment", *labels), voice)
    return [Commitment.of(one) for one in annotate_commitments(document, BOOK, MADE_BY)]


def calls(text: str, *labels: str, voice: str = "own", **attributes: str) -> list[Request]:
    document = labelled(text, ("exhortation", *labels), voice, **attributes)
    return [Request.of(one) for one in annotate_requests(document, BOOK, MADE_BY)]


def quotes(text: str, records: Sequence[Commitment | Request]) -> list[str]:
    return [text[record.span.start : record.span.end] for record in records]


@pytest.mark.parametrize(
    ("text", "force", "action"),
    [
        ("We will open two consulates.", "will", "open two consulates"),
        ("Marenza shall plant the hills.", "will", "plant the hills"),
        ("We are going to rebuild the pier.", "will", "rebuild the pier"),
        ("My country stands ready to share its charts.", "ready", "share its charts"),
        ("We are fully prepared to host the talks.", "ready", "host the talks"),
        ("We reiterate our readiness to send doctors.", "ready", "send doctors"),
        ("Marenza is firmly committed to planting mangroves.", "commit", "planting mangroves"),
        ("We pledge to double our share.", "commit", "double our share"),
        ("We reaffirm our commitment to protect the reefs.", "commit", "protect the reefs"),
        (
            "We will continue to train the pilots.",
            "continue",
            "continue to train the pilots",
        ),
        ("Marenza will keep sending grain.", "continue", "keep sending grain"),
        ("Once the siege ends, we will reopen the port.", "conditional", "reopen the port"),
        ("We will sign the treaty if Lumaru signs it.", "conditional", "sign the treaty"),
        ("We will retaliate against any raid.", "threat", "retaliate against any raid"),
        ("We will not tolerate raids on our boats.", "threat", "not tolerate raids on our boats"),
        ("We shall bring the raiders to justice.", "threat", "bring the raiders to justice"),
    ],
)
def test_each_force_is_heard_with_its_act(text: str, force: str, action: str) -> None:
    (record,) = pledges(text)
    assert (record.kind, record.actor, record.action) == (force, "self", action)
    assert record.kind in Commitment.KINDS


def test_all_columns_of_a_full_pledge() -> None:
    text = "By 2031, we will give forty ships to the islanders' neighbours through a joint fund."
    (record,) = pledges(text)
    assert record.modality == "will"
    assert record.deadline == "By 2031"
    assert record.amount == "forty ships"
    assert record.beneficiary == "the islanders' neighbours"
    assert record.mechanism == "through a joint fund"
    assert record.condition is None
    assert record.specificity == 4


@pytest.mark.parametrize(
    ("text", "specificity"),
    [
        ("We will act.", 0),
        ("We will protect the reefs.", 1),
        ("We will plant forty trees.", 2),
        ("We will plant forty trees before 2031.", 3),
        ("We will plant forty trees for the farmers before 2031.", 4),
    ],
)
def test_specificity_counts_what_is_told(text: str, specificity: int) -> None:
    (record,) = pledges(text)
    assert record.specificity == specificity


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("We will open the school by the end of 2030.", "by the end of 2030"),
        ("We will open the school within two years.", "within two years"),
        ("We will open the school next year.", "next year"),
        ("In October, we will open the school.", "In October"),
        ("We will open the school on the hill.", None),
        ("We will honour the accord of 1999.", None),
    ],
)
def test_a_deadline_is_a_time_that_is_set(text: str, deadline: str | None) -> None:
    (record,) = pledges(text)
    assert record.deadline == deadline


def test_coordinated_acts_are_records_of_their_own() -> None:
    text = "We will build a harbour, train forty nurses and open the border."
    found = pledges(text)
    acts = ["build a harbour", "train forty nurses", "open the border"]
    assert [record.action for record in found] == acts
    assert quotes(text, found) == ["We will build a harbour", *acts[1:]]
    assert [record.amount for record in found] == [None, "forty nurses", None]


def test_two_verbs_with_one_object_are_one_act() -> None:
    (record,) = pledges("We will promote and protect the rights of sailors.")
    assert record.action == "promote and protect the rights of sailors"


def test_what_or_leaves_open_is_one_act() -> None:
    (record,) = pledges("We will never sell the forest or drain the marsh.")
    assert record.action == "never sell the forest or drain the marsh"


def test_a_noun_is_no_second_act() -> None:
    (record,) = pledges("We will offer training and support to the islands.")
    assert record.action == "offer training and support to the islands"


def test_a_second_modal_keeps_the_subject() -> None:
    text = "We have opened the port and will lower its fees."
    (record,) = pledges(text)
    assert (record.actor, record.action) == ("self", "lower its fees")


def test_a_second_modal_keeps_a_third_party_too() -> None:
    first, second = pledges("The harbour board will lower its fees and will open the quay.")
    assert first.actor == second.actor == "The harbour board"


def test_commas_in_numbers_and_lists_end_no_act() -> None:
    (number,) = pledges("We will plant 6,000 trees.")
    assert number.action == "plant 6,000 trees"
    (series,) = pledges("We will seek a fair, open and lasting peace.")
    assert series.action == "seek a fair, open and lasting peace"


def test_a_condition_is_quoted() -> None:
    (record,) = pledges("If the talks succeed, we will lift the tariffs.")
    assert record.condition == "If the talks succeed"
    (turned,) = pledges("Should the talks succeed, we are ready to lift the tariffs.")
    assert (turned.kind, turned.condition) == ("conditional", "Should the talks succeed")


@pytest.mark.parametrize(
    "text", ["We will lift the tariffs, even if it hurts.", "We will act if necessary."]
)
def test_what_changes_nothing_is_no_condition(text: str) -> None:
    (record,) = pledges(text)
    assert (record.kind, record.condition) == ("will", None)


def test_supposed_acts_are_not_pledged() -> None:
    text = "We will wait, and if we will lose the harvest, we will rebuild the barns."
    assert "lose the harvest" not in [record.action for record in pledges(text)]


def test_must_is_no_commitment() -> None:
    assert pledges("We must build a fairer market.") == []
    assert pledges("We should build a fairer market.") == []


def test_another_side_s_words_pledge_and_ask_nothing() -> None:
    text = "We will close the strait, and the islands must leave."
    assert pledges(text, voice="reported_other") == []
    assert calls(text, voice="reported_other") == []


def test_what_is_done_with_others_is_joint() -> None:
    (sides,) = pledges("The two sides will link their grids.")
    assert (sides.actor, sides.joint) == ("joint", True)
    (three,) = pledges("The three sides will link their grids.")
    assert (three.actor, three.joint) == ("joint", True)
    (states,) = pledges("The two states will link their grids.")
    assert (states.actor, states.joint) == ("The two states", False)
    (text,) = pledges("We will link our grids.", voice="joint")
    assert (text.actor, text.joint) == ("joint", True)
    (together,) = pledges("We will patrol the strait together with our neighbours.")
    assert (together.actor, together.joint) == ("self", True)
    (alone,) = pledges("We will patrol the strait.")
    assert (alone.actor, alone.joint) == ("self", False)


def test_a_third_party_is_kept_as_written() -> None:
    (record,) = pledges("The harbour authority will lower its fees.")
    assert record.actor == "The harbour authority"


def test_the_own_pledge_goes_before_that_of_others() -> None:
    (record,) = pledges("Lumaru will wait, and Marenza will open its port.")
    assert (record.actor, record.action) == ("self", "open its port")


def test_a_passive_keeps_what_is_done_to_what() -> None:
    (record,) = pledges("The tariffs on grain will be lifted next year.")
    assert record.action == "The tariffs on grain will be lifted"
    assert (record.actor, record.deadline) == (None, "next year")


def test_a_pledge_without_words_that_are_known_is_the_sentence() -> None:
    text = "The second hospital follows, at our cost."
    (record,) = pledges(text)
    assert quotes(text, [record]) == [text]
    assert (record.action, record.specificity) == (None, 0)


@pytest.mark.parametrize(
    ("text", "addressee", "asked_of", "action"),
    [
        ("We must build a market.", "joint", "us", "build a market"),
        ("Let us plant the trees.", "joint", "us", "plant the trees"),
        ("We urge all parties to leave the hills.", "all", "all parties", "leave the hills"),
        ("It is time to reform the rules.", "all", None, "reform the rules"),
        ("We call on Lumaru to open its port.", "partner", "Lumaru", "open its port"),
        ("Lumaru should open its port.", "partner", "Lumaru", "open its port"),
        ("Lumaru must withdraw its boats.", "opponent", "Lumaru", "withdraw its boats"),
        ("Stop the shelling.", "all", None, "Stop the shelling"),
    ],
)
def test_each_addressee(text: str, addressee: str, asked_of: str | None, action: str) -> None:
    (record,) = calls(text)
    assert (record.kind, record.asked_of, record.action) == (addressee, asked_of, action)
    assert record.kind in Request.KINDS


@pytest.mark.parametrize(
    ("text", "asked_of"),
    [
        ("Marenza and Lumaru should link their ports.", "Marenza and Lumaru"),
        ("The two sides should link their ports.", "The two sides"),
        ("The three sides should link their ports.", "The three sides"),
        ("All four ministers must meet in May.", "All four ministers"),
        ("Both delegations should link their ports.", "Both delegations"),
        ("The four parties should link their ports.", "The four parties"),
        ("We call on our two peoples to meet.", "our two peoples"),
        ("The ministers urge both sides to link their ports.", "both sides"),
        ("It is time for the two sides to link their ports.", "the two sides"),
    ],
)
def test_both_sides_are_asked_jointly(text: str, asked_of: str) -> None:
    (record,) = calls(text)
    assert (record.kind, record.asked_of) == ("joint", asked_of)


@pytest.mark.parametrize("asked_of", ["the two sides", "both parties", "the three countries"])
def test_who_is_asked_by_a_third_party_is_not_asked_jointly(asked_of: str) -> None:
    (record,) = calls(f"We urge {asked_of} to resume the talks.")
    assert (record.kind, record.asked_of) == ("partner", asked_of)
    (named,) = calls(f"Marenza calls on {asked_of} to resume the talks.")
    assert named.kind == "partner"
    (blamed,) = calls(f"We call on {asked_of} to stop the shelling.", "contrast")
    assert blamed.kind == "opponent"


def test_asking_somebody_for_something() -> None:
    (record,) = calls("We ask Lumaru for safe passage.")
    assert (record.asked_of, record.action) == ("Lumaru", "safe passage")


def test_who_is_blamed_is_asked_as_an_opponent() -> None:
    (record,) = calls("Lumaru must open its port.", "contrast")
    assert record.kind == "opponent"


@pytest.mark.parametrize(
    ("text", "verb", "strength"),
    [
        ("The islands must open the port.", "must", "demand"),
        ("We demand that Lumaru open the port.", "demand", "demand"),
        ("The islands should open the port.", "should", "call"),
        ("We urge Lumaru to open the port.", "urge", "call"),
        ("Let us open the port.", "Let us", "call"),
        ("We invite Lumaru to open the port.", "invite", "invite"),
        ("We encourage Lumaru to open the port.", "encourage", "invite"),
        ("We hope that Lumaru will open the port.", "hope", "hope"),
    ],
)
def test_the_verb_says_how_strong_a_call_is(text: str, verb: str, strength: str) -> None:
    (record,) = calls(text)
    assert (record.verb, record.strength, record.action) == (verb, strength, "open the port")
    assert record.strength in Request.STRENGTHS


def test_a_call_keeps_its_negation() -> None:
    (record,) = calls("We must never forget the flood.")
    assert record.action == "never forget the flood"


def test_a_verb_in_ly_is_no_adverb() -> None:
    (record,) = calls("Lumaru must comply with the accord.")
    assert record.action == "comply with the accord"


def test_coordinated_calls_are_records_of_their_own() -> None:
    text = "We call on Lumaru to withdraw its boats and to release the sailors by June."
    first, second = calls(text)
    assert (first.action, first.deadline) == ("withdraw its boats", None)
    assert (second.action, second.deadline) == ("release the sailors", "by June")
    assert first.asked_of == second.asked_of == "Lumaru"


def test_a_passive_call_asks_nobody_by_name() -> None:
    (record,) = calls("The membership of the Council should be expanded.")
    assert record.action == "The membership of the Council should be expanded"
    assert (record.asked_of, record.kind) == (None, "all")


def test_amounts_that_are_asked() -> None:
    (record,) = calls("Donors should give 40 million dollars to the fund before 2031.")
    assert (record.amount, record.deadline) == ("40 million dollars", "before 2031")


def test_a_need_is_no_modal() -> None:
    (record,) = calls("There is an urgent need to reform the rules.")
    assert (record.action, record.asked_of) == ("reform the rules", None)


def test_a_call_without_words_that_are_known_is_the_sentence() -> None:
    text = "A day without guns, for the sake of the children!"
    assert quotes(text, calls(text)) == [text]


def test_a_sentence_with_both_gives_each_its_clause() -> None:
    text = "We will host the talks, and we call on Lumaru to attend them."
    pledged, asked = pledges(text, "exhortation"), calls(text, "commitment")
    assert quotes(text, pledged) == ["We will host the talks"]
    assert quotes(text, asked) == ["we call on Lumaru to attend them"]


SWAPPED = (
    "{one} will open its port to {other} by 2031 and train forty pilots.",
    "We call on {other} to withdraw its boats, and we will host the talks with {one}.",
    "{other} must free the sailors of {one}.",
    "{one} and {other} will link their grids through a joint fund.",
)


@pytest.mark.parametrize("text", SWAPPED)
def test_exchanging_two_countries_changes_nothing(text: str) -> None:
    def found(one: str, other: str, country: str) -> list[dict[str, object]]:
        document = Document(
            "x", text.format(one=one, other=other), Metadata(language="en", country=country)
        )
        labels = ("commitment", "exhortation")
        whole = Span(0, len(document.text))
        document = annotate(document, BOOK, ("units", "mentions")).with_layer(
            Layer.of("functions", [Annotation(whole, label, 1.0) for label in labels], MADE_BY)
        )
        layers = (
            ("commitments", annotate_commitments(document, BOOK, MADE_BY)),
            ("requests", annotate_requests(document, BOOK, MADE_BY)),
        )
        return [
            {
                name: value.replace(one, "ONE").replace(other, "OTHER")
                if isinstance(value, str)
                else value
                for name, value in LEDGERS[ledger].of(record).to_dict().items()
            }
            for ledger, layer in layers
            for record in layer
        ]

    there = found("Marenza", "the Lumaru Islands", "XMZ")
    assert there
    assert there == found("the Lumaru Islands", "Marenza", "XLU")
    assert there == found("Castrel", "Ardesh", "XCT")


def test_the_analysis_gives_the_records() -> None:
    text = "Marenza will open two consulates. We urge all parties to leave the hills."
    found = analysis(text, BOOK, ("commitments", "requests"), country="XMZ")
    assert found.commitments is not None
    assert found.requests is not None
    assert [record.action for record in found.commitments] == ["open two consulates"]
    assert [record.asked_of for record in found.requests] == ["all parties"]
    assert analysis(text, BOOK, ("units",)).commitments is None
    assert analysis("Nous agirons.", BOOK, ("requests",), language="fr").requests is None
