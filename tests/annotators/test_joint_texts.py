"""Joint texts in the third person: who undertakes, asks and holds what; composed, by hand."""

from __future__ import annotations

from functools import cache

import pytest

from discourse.analysis import Analysis, Unit
from discourse.annotators import analyze
from discourse.annotators.examples import load_example_codebook
from discourse.annotators.own_party import find_own_country
from discourse.document import Document, Metadata
from discourse.ledger import Commitment, Contrast, Position, Request
from tests.annotators.test_pledges import calls, pledges

TEXT = """Joint Communiqué of the Foreign Ministers of Norvania and Quessara

1. The Ministers met in Port Alda on 4 May 2031.

2. The Ministers resolved to dredge the strait before the end of the year.

3. Norvania pledged 40 million crowns to the harbour fund.

4. The Quessaran side expressed its readiness to share its charts.

5. Quessara announced that it would open a consulate in Alda next year.

6. Velmar will join the survey next year.

7. The Ministers encouraged the ferry companies of both countries to use the new piers.

8. The Ministers demanded the immediate release of all those detained.

9. The Ministers voiced their concern at the rise in piracy.

10. Both sides praised the work of the pilots. They deplored the raids on the piers.

11. They affirmed that no country should bar the ships of others.
"""


@cache
def read() -> Analysis:
    return analyze(Document("communiqué", TEXT), codebook=load_example_codebook())


def sentence(number: int) -> Unit:
    return read().sentences[number - 1]


def test_the_text_is_of_none_of_its_parties_alone() -> None:
    assert find_own_country(TEXT, load_example_codebook()) is None
    assert find_own_country("By Ana Lund, Foreign Minister of Norvania\n\nWe met.",
                            load_example_codebook()) is not None  # fmt: skip


@pytest.mark.parametrize(("number", "voice"), [(2, "joint"), (4, "reported_own"), (8, "joint")])
def test_what_a_party_of_the_title_says_is_the_texts_own(number: int, voice: str) -> None:
    assert sentence(number).voice == voice


def test_parties_that_no_list_knows_are_those_of_the_title() -> None:
    text = "Joint Statement of Orvale and Teslar\n\n{} expressed its readiness to help the islands."
    voices = [
        analyze(Document("x", text.format(side)), codebook=load_example_codebook())
        .sentences[0]
        .voice
        for side in ("The Teslarian side", "The Corvan side")
    ]
    assert voices == ["reported_own", "reported_other"]


@pytest.mark.parametrize(
    ("number", "actor", "action"),
    [
        (2, "joint", "dredge the strait"),
        (3, "Norvania", "40 million crowns to the harbour fund"),
        (4, "The Quessaran side", "share its charts"),
        (5, "Quessara", "open a consulate in Alda"),
    ],
)
def test_who_undertakes_what(number: int, actor: str, action: str) -> None:
    (record,) = sentence(number).recorded(Commitment)
    assert (record.actor, record.action) == (actor, action)


@pytest.mark.parametrize(
    ("number", "asked_of", "action"),
    [
        (7, "the ferry companies of both countries", "use the new piers"),
        (8, None, "the immediate release of all those detained"),
    ],
)
def test_what_is_asked_of_whom(number: int, asked_of: str | None, action: str) -> None:
    (record,) = sentence(number).recorded(Request)
    assert (record.asked_of, record.action) == (asked_of, action)


@pytest.mark.parametrize(
    ("number", "kind", "matter"),
    [(9, "against", "the rise in piracy"), (10, "for", "the work of the pilots")],
)
def test_what_they_hold(number: int, kind: str, matter: str) -> None:
    (record,) = sentence(number).recorded(Position)
    assert (record.kind, record.matter, record.holder) == (kind, matter, "speaker")


def test_whoever_is_encouraged_to_act_is_asked_and_not_praised() -> None:
    assert not sentence(7).recorded(Position)


def test_those_who_met_blame_others() -> None:
    records = [record for unit in read().sentences for record in unit.recorded(Contrast)]
    targets = {(record.target or "").lower() for record in records}
    assert targets.isdisjoint({"the ministers", "they", "that no country"})


@pytest.mark.parametrize(
    "text",
    [
        "They asked for help, so let us give it.",
        "The meeting was requested by us; all must attend.",
        "We must do what the women of the delta asked us to do.",
    ],
)
def test_what_others_asked_is_no_request(text: str) -> None:
    assert all("ask" not in (one.verb or "") and "request" not in (one.verb or "")
               for one in calls(text))  # fmt: skip


def test_an_order_to_prepare_is_a_pledge() -> None:
    (record,) = pledges("The Ministers tasked their envoys with drafting a plan by May 2032.",
                        voice="joint")  # fmt: skip
    assert (record.kind, record.actor, record.deadline) == ("commit", "joint", "by May 2032")


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("We intend to conclude the talks before the summit.", "conclude the talks"),
        ("We plan to begin the survey next year.", "begin the survey"),
        ("We intend to join the convention.", "join the convention"),
    ],
)
def test_verbs_that_may_only_speak_are_acts_with_an_object(text: str, action: str) -> None:
    (record,) = pledges(text)
    assert record.action == action


def test_a_country_given_is_its_own_party_in_a_joint_text() -> None:
    document = Document("x", TEXT, Metadata(country="XNV"))
    analysis = analyze(document, codebook=load_example_codebook())
    (record,) = analysis.sentences[2].recorded(Commitment)
    assert record.actor == "self"
