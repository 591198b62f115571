"""Who does what, in composed sentences about invented states; roles set by hand."""

from __future__ import annotations

import pytest

from discourse.annotators import analyze
from discourse.annotators.agency_words import load_agency_words
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata
from discourse.ledger import Participant
from tests.builders import composed_codebook

BOOK = composed_codebook()


def participants(text: str, country: str | None = "XTM") -> tuple[Participant, ...]:
    document = Document("t", text, Metadata(language="en", country=country))
    found = analyze(document, BOOK, ("actors",)).actors
    assert found is not None
    return found


def roles(text: str, **given: str | None) -> dict[str, str]:
    """Words of each party → its role."""
    return {text[r.span.start : r.span.end]: r.kind for r in participants(text, **given)}


def record(text: str, words: str) -> Participant:
    """The record of the party ``words``."""
    start = text.index(words)
    return next(r for r in participants(text) if (r.span.start, len(r.span)) == (start, len(words)))


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Norvania opened two harbours.", "agent"),
        ("Norvania has also opened two harbours.", "agent"),
        ("Norvania, which has two coasts, opened a harbour.", "agent"),
        ("The government of Norvania opened a harbour.", "agent"),
        ("Norvania’s government opened a harbour.", "agent"),
        ("Norvania continues to build harbours.", "agent"),
        ("The bridge was built by Norvania.", "agent"),
        ("Norvania was attacked at dawn.", "patient"),
        ("Raiders attacked Norvania.", "patient"),
        ("Norvania was given ten boats.", "beneficiary"),
        ("Norvania received ten boats.", "beneficiary"),
        ("We granted ten boats to Norvania.", "beneficiary"),
        ("We assist Norvania.", "beneficiary"),
        ("Their assistance to Norvania goes on.", "beneficiary"),
        ("Norvania supports the plan.", "endorser"),
        ("The plan was welcomed by Norvania.", "endorser"),
        ("Norvania said that the river is low.", "source"),
        ("According to Norvania, the river is low.", "source"),
        ("Norvania is a coastal state.", "other"),
        ("Norvania’s economy grew.", "other"),
        ("The harbours of Norvania opened in spring.", "other"),
        ("Norvania–Ardesh trade grew.", "other"),
        ("We sailed to Norvania.", "other"),
        ("We visited Norvania’s harbours.", "other"),
        ("We signed the Norvania Protocol.", "other"),
        ("We count on the support of Norvania.", "other"),
        ("Norvania is committed to peace.", "other"),
        ("Norvania wants to join.", "other"),
        ("Norvania tried three officers.", "agent"),
        ("The war in Norvania, Ardesh and Talmere has killed thousands.", "other"),
        ("Relations with Ardesh and Norvania improved.", "other"),
        ("The border between Ardesh and Norvania was closed.", "other"),
        ("We assist Norvania’s enemies.", "other"),
        ("We helped Norvania build a harbour.", "beneficiary"),
        ("As we do, Norvania opened a harbour.", "agent"),
    ],
)
def test_the_words_beside_a_name_tell_its_role(sentence: str, role: str) -> None:
    assert roles(sentence)["Norvania"] == role


@pytest.mark.parametrize(
    ("sentence", "mood"),
    [
        ("Norvania opened a harbour.", "done"),
        ("Norvania will open a harbour.", "will"),
        ("Norvania must open its harbour.", "asked"),
        ("Norvania could open a harbour.", "may"),
        ("If Norvania opens a harbour, we sail.", "may"),
        ("Norvania has never closed its harbour.", "not"),
        ("Nor can Norvania close its harbour.", "not"),
        ("If the government of Norvania opens a harbour, we sail.", "may"),
        ("Should Norvania open a harbour, we sail.", "may"),
        ("Had Norvania opened a harbour, we would sail.", "may"),
        ("Norvania has not only opened a harbour.", "done"),
        ("Norvania no longer opens harbours.", "not"),
        ("Norvania is going to open a harbour.", "will"),
        ("Will Norvania open a harbour?", "may"),
        ("The harbour was never opened by Norvania.", "not"),
        ("The harbour must be opened by Norvania.", "asked"),
    ],
)
def test_helping_verbs_tell_how_an_act_is_asserted(sentence: str, mood: str) -> None:
    found = record(sentence, "Norvania")
    assert (found.kind, found.mood) == ("agent", mood)


def test_a_purpose_is_not_done() -> None:
    assert record("We met to help Norvania.", "Norvania").mood == "may"
    assert record("We must help Norvania.", "Norvania").mood == "asked"


def test_what_is_not_given_is_not_received() -> None:
    assert record("We will not give assistance to Norvania.", "Norvania").mood == "not"


def test_an_agent_may_give() -> None:
    assert record("Norvania granted ten boats to Ardesh.", "Norvania").gives
    assert not record("Norvania gave up its boats.", "Norvania").gives
    assert not record("Norvania opened a harbour.", "Norvania").gives


@pytest.mark.parametrize(
    "subject",
    ["Norvania and Ardesh", "Norvania, together with Ardesh,", "Both Norvania and Ardesh"],
)
def test_parties_in_one_subject_are_a_party_of_their_own(subject: str) -> None:
    found = participants(f"{subject} have signed a treaty.")
    together = next(one for one in found if one.actor == "joint")
    assert (together.kind, together.members, together.mood) == ("agent", ("XNV", "XAR"), "done")
    assert [one.kind for one in found if one.actor != "joint"] == ["joint", "joint"]


def test_a_comma_alone_joins_nobody() -> None:
    assert roles("As a friend of Norvania, Ardesh opened a harbour.") == {
        "Norvania": "other",
        "Ardesh": "agent",
    }


def test_both_sides_are_a_party() -> None:
    found = record("Both sides agreed to open the border.", "Both sides")
    assert (found.kind, found.actor, found.act) == ("agent", "joint", "agreed to open")
    found = record("All four ministers agreed to open the border.", "All four ministers")
    assert (found.kind, found.actor, found.act) == ("agent", "joint", "agreed to open")


def test_one_of_several_is_not_all_of_them() -> None:
    for words in ("One of the seven countries opened the border.",
                  "Marenza is among the seven countries that opened the border."):  # fmt: skip
        assert "joint" not in {one.actor for one in participants(words)}
    found = participants("The agreement among the seven countries opened the border.")
    assert "joint" in {one.actor for one in found}


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("We must all act together.", "we_inclusive", "we_inclusive"),
        ("We must act.", "we_inclusive", "we_inclusive"),
        ("We thank the Assembly.", "we_exclusive", "XTM"),
        ("In our country we opened schools.", "we_exclusive", "XTM"),
        ("We opened schools.", "we", "we"),
    ],
)
def test_we_are_all_or_the_own_side_or_open(sentence: str, kind: str, actor: str) -> None:
    found = next(r for r in participants(sentence) if len(r.span) == 2)
    assert (found.actor_class, found.actor) == (kind, actor)


def test_without_a_country_the_own_side_is_self() -> None:
    found = participants("My country thanks Ardesh.", country=None)
    assert [(one.actor, one.kind) for one in found] == [("self", "endorser"), ("XAR", "patient")]


def test_an_unnamed_party_stays_unnamed() -> None:
    found = participants("Certain major powers imposed tariffs.")
    assert [(one.kind, one.actor_class) for one in found] == [("agent", "unnamed_actor")]
    assert found[0].actor.startswith("unnamed:")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvania granted twenty boats to Ardesh, and Ardesh thanked Norvania.",
        "According to Norvania, the government of Ardesh must open its harbours.",
        "Norvania and Ardesh have signed; we helped Ardesh build a pier for Norvania.",
    ],
)
def test_exchanging_two_states_changes_no_role(sentence: str) -> None:
    swapped = sentence.replace("Norvania", "#").replace("Ardesh", "Norvania").replace("#", "Ardesh")
    assert [one.kind for one in participants(sentence)] == [
        one.kind for one in participants(swapped)
    ]


def test_the_words_of_others_are_not_of_the_own_side() -> None:
    said = "The envoy of Ardesh said: “We thank Norvania, and my country thanks it.”"
    assert [one.actor for one in participants(said)] == ["XAR", "we", "XNV", "self"]


def test_where_several_speak_nobody_is_the_country_of_the_text() -> None:
    text = "MR. LIND: We thank Norvania.\n\nMS. ODA: We thank Ardesh."
    assert [one.actor for one in participants(text)] == ["self", "XNV", "self", "XAR"]


def test_a_name_does_not_tell_who_we_are() -> None:
    for name in ("Norvania", "the World Assembly", "Ardesh"):
        first = participants(f"We thank {name} for its help.")[0]
        assert first.actor_class == "we_exclusive"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We", [("other", "we")]),
        ("and Norvania and", [("other", "state")]),
        ("Norvania’s", [("other", "state")]),
        ("“Norvania", [("other", "state")]),
    ],
)
def test_fragments_have_parties_without_a_role(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.actor_class) for one in participants(text)] == found


def test_another_language_is_not_measured() -> None:
    document = Document("t", "Norvania abrió dos puertos.", Metadata(language="es"))
    assert analyze(document, BOOK, ("actors",)).actors is None


def test_every_verb_of_the_page_is_one_of_the_language() -> None:
    page = load_agency_words(load_codebook())
    known = {base for readings in page.forms.values() for base, _ in readings}
    verbs = ("giving", "helping", "receiving", "endorsing", "saying", "being", "chained",
             "stative", "wishing", "exclusive_verbs")  # fmt: skip
    unknown = {verb for name in verbs for verb in page.sets[name] if verb not in known}
    assert not unknown
