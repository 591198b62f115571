"""What speeches blame, ask, pledge, quote and hold, in composed sentences; written by hand."""

from __future__ import annotations

import pytest

from discourse.annotators import analyze
from discourse.annotators.calls import find_calls
from discourse.annotators.doers import bears_no_ill_will
from discourse.annotators.mentions import find_mentions
from discourse.document import Document, Metadata
from discourse.ledger import Position
from tests.annotators import test_contrasts, test_positions, test_quotations
from tests.annotators.test_addressees import clause_of
from tests.annotators.test_pledges import calls, pledges
from tests.builders import composed_codebook


class TestCriticism:
    def test_who_only_made_a_norm_is_not_blamed(self) -> None:
        for text in (
            "We reject coercive measures not authorized by the Security Council.",
            "They violated the truce brokered by Velmar.",
        ):
            assert "Velmar" not in {one.target for one in test_contrasts.records(text)}
            assert all(one.target_id != "security-council" for one in test_contrasts.records(text))

    @pytest.mark.parametrize(
        ("text", "target", "conduct"),
        [
            (
                "We condemn in the strongest terms the testing of rockets by the Union of Orsenna.",
                "the Union of Orsenna",
                "the testing of rockets",
            ),
            (
                "We condemn the seizure of the ferry by the navy of Zhurga.",
                "Zhurga",
                "the seizure of the ferry",
            ),
            ("We deplore Zhurga's decision to expel the monks.", "Zhurga",
             "decision to expel the monks"),
            (
                "We see that some neighbours have not yet closed their ports to gun runners.",
                "some neighbours",
                None,
            ),
        ],
    )  # fmt: skip
    def test_whatever_is_condemned_has_a_doer(
        self, text: str, target: str, conduct: str | None
    ) -> None:
        record = test_contrasts.records(text)[0]
        assert record.target == target
        if conduct:
            assert record.conduct == conduct

    def test_a_denial_stays_with_what_is_denied(self) -> None:
        record = test_contrasts.records("Certain powers have not yet closed their camps.")[0]
        assert (record.conduct or "").startswith("have not yet")

    def test_words_for_a_target_end_before_its_deed(self) -> None:
        text = "Certain powers that lecture us on trade refuse to open their ports."
        record = test_contrasts.records(text)[0]
        assert record.target == "Certain powers that lecture us on trade"

    def test_the_speakers_peaceful_intent_blames_nobody(self) -> None:
        assert bears_no_ill_will("we have no quarrel with the people of castrel.")
        assert bears_no_ill_will("we do not seek regime change in castrel.")
        assert not bears_no_ill_will("we do not seek war, but castrel shells our towns.")
        assert not bears_no_ill_will("we do not want to pay for their errors.")

    def test_what_is_like_a_party_is_not_the_party(self) -> None:
        text = "We need no Kremlin-style show, and the Kremlin knows it."
        places = [mention.start for mention in find_mentions(text, composed_codebook())]
        assert text.index("Kremlin-style") not in places


class TestRequests:
    @pytest.mark.parametrize(
        ("text", "asked_of", "action"),
        [
            (
                "We call on all States, including those that waited, to ratify the pact.",
                "all States",
                "ratify the pact",
            ),
            (
                "I urge my colleague in the north, who is a fair man, to lift the hold.",
                "my colleague in the north",
                "lift the hold",
            ),
            ("We ask our friends not to stand in the way.", "our friends",
             "not to stand in the way"),
            ("The bank should at last set a date.", "The bank", "set a date"),
            (
                "We ask the Secretariat to present, by the next meeting, a list of wells.",
                "the Secretariat",
                "present, by the next meeting, a list of wells",
            ),
            ("If they refuse this offer, the Council must act.", "the Council", "act"),
        ],
    )  # fmt: skip
    def test_who_is_asked_for_what(self, text: str, asked_of: str, action: str) -> None:
        (record,) = calls(text)
        assert (record.asked_of, record.action) == (asked_of, action)

    def test_who_is_spoken_to_is_asked(self) -> None:
        found = calls("To President Volkan I say this: stop the bombing, and open the port.")
        assert [one.asked_of for one in found] == ["President Volkan", "President Volkan"]

    def test_what_is_only_supposed_is_not_asked(self) -> None:
        clause = clause_of("Should the talks fail, our ships will sail.")
        assert find_calls(clause) == []
        assert find_calls(clause_of("Should we accept this?")) != []

    def test_all_things_that_are_called_for(self) -> None:
        (record,) = calls("We call for a truce, the release of all hostages and free passage.")
        assert record.action == "a truce, the release of all hostages and free passage"


class TestPledges:
    def test_a_clause_with_a_subject_of_its_own_is_no_part(self) -> None:
        (record,) = pledges(
            "We will publish every loan, and the Government has set aside 9 crowns."
        )
        assert (record.action, record.amount) == ("publish every loan", None)

    def test_a_time_before_a_subject_is_not_the_subject(self) -> None:
        (record,) = pledges("From midnight tonight Orsenna will freeze their assets.")
        assert record.actor == "Orsenna"

    def test_a_promise_of_what_others_will_see(self) -> None:
        (record,) = pledges("I can promise the House that no family will be turned away.")
        assert record.kind == "commit"

    def test_an_aside_between_pledge_and_act(self) -> None:
        (record,) = pledges("We pledged, together with our friends, to lay 40 km of cable by 2028.")
        assert (record.kind, record.deadline) == ("commit", "by 2028")

    def test_no_later_than_a_day(self) -> None:
        (record,) = pledges("We agreed to open the fund no later than 30 June 2026.")
        assert record.deadline == "no later than 30 June 2026"

    def test_whose_help_it_is_done_with_gains_nothing(self) -> None:
        (record,) = pledges("We will plant palms with the support of our partners.")
        assert record.beneficiary is None

    @pytest.mark.parametrize(
        "text",
        [
            "Some partners seek to buy our votes.",
            "Unless it cools, nine of our islands will be under water.",
            "The next meeting will be held in Velm.",
        ],
    )
    def test_what_is_foreseen_or_wanted_is_no_pledge(self, text: str) -> None:
        assert pledges(text) == []


class TestQuotations:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            (
                "My aunt, who sold fish on the quay, used to tell us: “A dry river sings.”",
                "My aunt",
            ),
            ("“Patience is a virtue,” a Castrel official told the paper.", "a Castrel official"),
            (
                "Ministers said that passage “is not a favour of the strong”, as stated by the"
                " Chair of the Union in her report.",
                "the Chair of the Union",
            ),
            ("Their spokesman called it “a regrettable accident of traffic”.", "Their spokesman"),
        ],
    )
    def test_who_says_it(self, text: str, speaker: str) -> None:
        assert test_quotations.only(text).speaker == speaker

    def test_what_was_not_said_is_nobodys(self) -> None:
        said, denied = test_quotations.records(
            "The Charter begins with the words “We the farmers”, not “We the lords”."
        )
        assert (said.speaker, said.kind) == ("The Charter", "formula")
        assert (denied.speaker, denied.kind) == (None, "scare")

    def test_what_elders_say_is_a_saying(self) -> None:
        record = test_quotations.only(
            "Yet, as the elders of the Wenda say, “a calm sea hides reefs”."
        )
        assert (record.kind, record.culture) == ("saying", "the elders of the Wenda")

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("In my language we say that a canoe is not built in the storm.",
             "a canoe is not built in the storm"),
            ("As my father, a fisherman, liked to say, a calm sea hides reefs.",
             "a calm sea hides reefs"),
        ],
    )  # fmt: skip
    def test_a_saying_that_is_told_as_one(self, text: str, words: str) -> None:
        span = test_quotations.only(text).span
        assert text[span.start : span.end] == words


class TestPositions:
    @pytest.mark.parametrize(
        ("text", "stand", "matter"),
        [
            ("We reaffirm our commitment to the goals of the Charter.", "for",
             "the goals of the Charter"),
            ("We take note of the plan of the islands.", "neutral", "the plan of the islands"),
            ("We neither support nor oppose any faction.", "neutral", "any faction"),
            ("We condemn the seizure of the ferry and demand its release.", "against",
             "the seizure of the ferry"),
            ("We regret that some firms, a handful only, go on trading.", "against",
             "that some firms, a handful only, go on trading"),
            ("We stress the role of the fund in open trade and reject all tariffs.", "against",
             "all tariffs"),
        ],
    )  # fmt: skip
    def test_what_is_held(self, text: str, stand: str, matter: str) -> None:
        found = [(one[0], one[3]) for one in test_positions.told(text)]
        assert (stand, matter) in found

    def test_a_pledge_to_act_is_no_position(self) -> None:
        assert test_positions.told("We reaffirm our commitment to protect the weak.") == []

    def test_who_met_speak_for_themselves_in_their_communique(self) -> None:
        text = (
            "Joint Communiqué of the Third Summit of the Delta States\n\n"
            "1. The Heads of State reaffirmed their support for the truce in Karvenia and welcomed"
            " the efforts of the United Nations.\n\n"
            "2. It strongly condemned the terrorist attack on the market of Velm.\n\n"
            "3. Leaders deplored the unilateral closing of the strait and rejected any"
            " interference in the internal affairs of the Delta.\n"
        )
        found = analyze(Document("test", text, Metadata(language="en")))
        held: list[Position] = list(found.positions or ())
        assert {one.holder for one in held} == {"speaker"}
        assert [one.kind for one in held] == ["for", "for", "against", "against", "against"]

    def test_we_are_no_reported_side_in_a_communique(self) -> None:
        text = (
            "Communiqué of the Third Ministerial Meeting of the Delta States\n\n"
            "1. We, the Ministers of the Delta States, met in Velm.\n\n"
            "2. We agreed to establish a fund of 40 million crowns and to review it each year.\n"
        )
        found = analyze(Document("test", text, Metadata(language="en")))
        assert {one.voice for one in found.sentences} == {"joint"}
        assert {one.actor for one in found.commitments or ()} == {"joint"}
