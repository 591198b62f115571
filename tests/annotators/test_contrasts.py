"""Whom and what a sentence blames, in composed sentences about invented states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discourse.annotators.blame import find_blame, is_blamed
from discourse.annotators.contrasts import annotate_contrasts
from discourse.annotators.mentions import annotate_mentions
from discourse.document import Annotation, Evidence, Layer
from discourse.ledger import Contrast
from discourse.text import Span
from tests.builders import MADE_BY, composed_codebook, document


def layer_of(text: str, labelled: tuple[int, ...] | None = None, evidence: str = "") -> Layer:
    """The ledger of ``text``, each line a sentence; all, or some by number, labelled contrast."""
    book = composed_codebook()
    found = document(text, country="XTM")
    spans = [unit.span for unit in found.layer("units")]
    at = text.find(evidence)
    pieces = (Evidence(Span(at, at + len(evidence)), "contrast/x", 0.5),) if evidence else ()
    labels = [
        Annotation(span, "contrast", evidence=pieces)
        for number, span in enumerate(spans)
        if labelled is None or number in labelled
    ]
    found = found.with_layer(annotate_mentions(found, book, MADE_BY))
    found = found.with_layer(Layer.of("functions", labels, MADE_BY))
    return annotate_contrasts(found, book, MADE_BY)


def records(text: str) -> list[Contrast]:
    return list(map(Contrast.of, layer_of(text)))


def only(text: str) -> Contrast:
    (record,) = records(text)
    return record


def blamed(marked: str) -> bool:
    """Whether the words in brackets are a party that is blamed."""
    start, end = marked.index("["), marked.index("]") - 1
    return is_blamed(marked.replace("[", "").replace("]", ""), Span(start, end))


@pytest.mark.parametrize(
    "marked",
    [
        "[Some powers] have violated the truce again.",
        "[Certain countries] refuse to open their books.",
        "[Those who] finance militias speak of peace.",
        "The blockade imposed by [certain powers] starves the islands.",
        "We condemn [those states] for their silence.",
        "The arrogance of [a few countries] harms us all.",
        "We deplore [certain powers]’ interference in our region.",
        "[The perpetrators] walk free.",
        "[Some neighbours] continue to arm the gangs of the delta.",
        "We will hold [those responsible] accountable.",
        "We call on [certain states] to withdraw their troops.",
        "Our envoys were harassed by the border police of [some neighbours].",
        "The crimes of the authorities in [Velmar] are known to all.",
        "The army of [Velmar] has shelled our villages.",
        "We condemn the rulers of [Velmar].",
        "The obstruction of the work of the agencies by [Velmar] goes on.",
        "Progress is the right of all, not the private privilege of [a few nations].",
        "The rules of the sea must not be written by [certain powers].",
        "The strait does not belong to [a handful of countries].",
        "The unilateral sanctions adopted by [certain states] starve the islands.",
    ],
)
def test_who_does_wrong_or_is_opposed_is_blamed(marked: str) -> None:
    assert blamed(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[Some countries] have made progress in public health.",
        "We work with [other countries] on clean water.",
        "The invasion of [some countries] went unpunished.",
        "Pirates attack [certain countries] at will.",
        "Rules against interference in the affairs of [other states] are old.",
        "[Some countries] were threatened by the flood.",
        "[Those countries] suffer from the aggression.",
        "We thank [the donors] for their grain.",
        "[Certain states] reject the use of force.",
        "There are fishermen in [several countries].",
        "[Some countries] do not yet have a port.",
        "It is not [Velmar] that is to blame for the drought.",
        "[Velmar] made it clear that unilateral acts that threaten the truce have a price.",
        "[Velmar] has been torn apart by militias that wage war on each other.",
        "The hindering of the humanitarian activities of [Velmar] is a crime.",
        "We hold talks with the Government of [Velmar] on the crimes of the past.",
        "The report was not written by [a few states].",
        "The island is not the property of [Velmar].",
        "The privilege of [a few donors] is to give.",
        "[Velmar] has defied all odds.",
        "Their flight from [Velmar] to Norvania went on under the shelling.",
        "The embargo against [Velmar], which violates every norm, must end.",
        "They exploit the weak in [Velmar] in order to destabilize the coast.",
        "They divert the court from the goals entrusted to it by [the Assembly].",
        "The peoples of [Velmar], who live under foreign occupation, wait.",
        "We took in [Velmari] families displaced as a result of the crisis.",
    ],
)
def test_who_suffers_or_is_only_mentioned_is_not_blamed(marked: str) -> None:
    assert not blamed(marked)


def role(marked: str) -> str:
    """The role of the words in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return find_blame(marked.replace("[", "").replace("]", ""), Span(start, end)).role


@pytest.mark.parametrize(
    "marked",
    [
        "[Velmar] has solemnly pledged that it will never seek hegemony.",
        "[They] thanked the harbour master.",
        "[Velmar] has called for dialogue.",
        "[Velmar] is ready to help us.",
        "[The envoys] mourned those who fell in the attack.",
        "We thank [the islanders] for their patience in the siege.",
        "The truce proposed by [Velmar] was broken within a day.",
        "[Those who] support the truce wait in vain.",
    ],
)
def test_who_means_well_is_blameless(marked: str) -> None:
    assert role(marked) == "blameless"


@pytest.mark.parametrize(
    "marked",
    [
        "[Velmar] pledged ten ships but sent none.",
        "[Velmar] falsely pledged that it would leave.",
        "[Velmar] claims to support peace.",
        "[Velmar] refused to help us.",
        "[Velmar] helps the invaders.",
        "[Velmar] supports those who burn ports.",
        "[Velmar] called for the destruction of the port.",
        "[Velmar] calls the pirates fishermen.",
    ],
)
def test_goodwill_is_taken_back_by_what_is_said_of_it(marked: str) -> None:
    assert role(marked) != "blameless"


def test_a_turn_ends_what_an_innocent_verb_excuses() -> None:
    assert role("[Velmar] welcomed the treaty but has violated it.") == "agent"
    assert role("[Velmar] welcomed the treaty but the pirates violated it.") == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Velmar has pledged that it will never seek hegemony.",
        "They thanked the harbour master.",
        "We extend our gratitude to Velmar in the face of aggression.",
        "The embargo robs the Velmari people of its rights.",
    ],
)
def test_nobody_who_is_blameless_is_named(text: str) -> None:
    record = only(text)
    assert (record.target_form, record.target_id) == ("unnamed_conduct", None)


def test_a_people_is_not_what_its_state_is() -> None:
    found = records("The Velmari people starve under the blockade imposed by Haldmark.")
    assert [record.target_id for record in found] == ["XHM"]
    assert only("Velmar has attacked the Norvanian people.").target_id == "XVM"


@pytest.mark.parametrize(
    "text",
    [
        "Our islands still bear the wounds of the Third Delta War.",
        "They falsely claim to be Islamic, and burn the wells.",
        "The plunder of the Amber Ocean goes on.",
    ],
)
def test_wars_waters_and_adjectives_are_no_parties(text: str) -> None:
    assert [one for one in records(text) if one.target_form == "named"] == []


def test_a_state_that_acts_with_its_victim() -> None:
    record = only("Velmar has attacked Norvania without warning.")
    assert (record.target_form, record.target_kind) == ("named", "state")
    assert (record.target, record.target_id, record.victim) == ("Velmar", "XVM", "Norvania")
    assert record.conduct == "attacked Norvania without warning"
    assert record.kind == "onesided"
    assert (record.self_pole, record.other_pole, record.marker) == (None, None, None)
    assert record.anaphora is False


def test_the_place_holds_the_target_and_its_conduct() -> None:
    text = "Today, as in spring, Velmar has invaded the isles, and we mourn."
    assert only(text).span.quote(text) == "Velmar has invaded the isles"


@pytest.mark.parametrize(
    "text",
    [
        "We condemn Velmar's brutal occupation of the valley.",
        "The Velmari aggression against Norvania must end.",
        "The blockade imposed by Velmar is unjust.",
        "We call on Velmar to withdraw from the isles.",
        "Velmar refuses to honour the treaty.",
    ],
)
def test_a_named_state_in_every_role_of_blame(text: str) -> None:
    assert [record.target_id for record in records(text)] == ["XVM"]


def test_exchanging_two_states_changes_nothing_else() -> None:
    text = "Velmar has attacked Norvania without warning."
    swapped = only(
        text.replace("Velmar", "*").replace("Norvania", "Velmar").replace("*", "Norvania")
    )
    assert (swapped.target_id, swapped.victim) == ("XNV", "Velmar")
    assert swapped.target_form == only(text).target_form


def test_several_targets_are_several_records() -> None:
    found = records("We condemn Velmar's aggression and the blockade imposed by Haldmark.")
    assert [record.target_id for record in found] == ["XVM", "XHM"]


def test_an_unnamed_party_keeps_its_surface_class() -> None:
    record = only("Certain powers impose their tariffs on small islands.")
    assert (record.target_form, record.target_kind) == ("unnamed_actor", "unnamed")
    assert record.target_id == "unnamed:powers"
    assert record.target == "Certain powers"


def test_an_unnamed_party_is_not_resolved_by_the_sentence_before() -> None:
    first, second = records("Velmar has invaded the isles.\nCertain powers violate every treaty.")
    assert (first.target_id, second.target_id) == ("XVM", "unnamed:powers")


def test_conduct_without_its_doer_has_no_target() -> None:
    record = only("We reject economic coercion against small islands.")
    assert (record.target_form, record.target_kind) == ("unnamed_conduct", "conduct")
    assert (record.target, record.target_id) == (None, None)
    assert (record.conduct or "").startswith("economic coercion")
    assert record.victim == "small islands"


def test_a_pronoun_stands_for_the_one_blamed_before() -> None:
    _, second = records("Velmar has invaded the isles.\nIt has violated every treaty.")
    assert (second.target, second.target_id, second.anaphora) == ("It", "XVM", True)
    assert second.target_form == "named"


def test_a_pronoun_with_nobody_before_names_nobody() -> None:
    record = only("They have violated every treaty.")
    assert (record.target_form, record.anaphora) == ("unnamed_actor", True)


def test_a_pronoun_looks_two_sentences_back_and_no_further() -> None:
    text = "Velmar has invaded the isles.\nIt rained.\nIt snowed.\nThey have violated every treaty."
    found = [Contrast.of(one) for one in layer_of(text, labelled=(0, 3))]
    assert [record.target_id for record in found] == ["XVM", "unnamed:they"]


@pytest.mark.xfail(
    strict=True,  # so that its mending is noticed
    reason="the learned choice takes the sailors' own state; no report names a guess",
)
def test_what_is_done_against_an_armed_group_is_no_wrong_to_a_state() -> None:
    record = only("The brave sailors of Norvania fight against the pirates whom Velmar has armed.")
    assert record.target_id == "XVM"


def test_the_own_side_may_be_the_target() -> None:
    record = only("We have failed the fishermen of the delta.")
    assert (record.target_kind, record.target) == ("own_side", "We")


def test_both_poles_and_the_marker() -> None:
    record = only("While certain powers weaponise grain, we will keep our ports open.")
    assert (record.kind, record.marker) == ("explicit", "while")
    assert record.self_pole == "we will keep our ports open."
    assert record.other_pole == "certain powers weaponise grain"


def test_a_marker_without_an_own_pole_is_one_sided() -> None:
    assert only("Velmar has invaded the isles, but the rain has stopped.").kind == "onesided"


def test_only_labelled_sentences_are_read_and_evidence_is_handed_on() -> None:
    text = "Velmar has invaded the isles.\nHaldmark has invaded the coast."
    layer = layer_of(text, labelled=(0,), evidence="has invaded")
    assert [one.get("target_id") for one in layer] == ["XVM"]
    assert [piece.source for piece in layer[0].evidence] == ["contrast/x"]


def test_a_record_comes_back_from_its_annotation() -> None:
    record = only("Velmar has attacked Norvania without warning.")
    assert Contrast.of(record.to_annotation()) == record


def test_a_language_without_cues_is_not_measured() -> None:
    found = document("Velmar.", country="XTM")
    found = replace(found, metadata=replace(found.metadata, language="qq"))
    assert annotate_contrasts(found, composed_codebook(), MADE_BY).reason


def test_doers_in_a_row_have_the_same_conduct() -> None:
    both = records("The sanctions imposed by Castrel and the Republic of Marenza ruin us.")
    assert [(one.target_id, one.conduct) for one in both] == [
        ("XCT", "imposed"),
        ("XMZ", "imposed"),
    ]
    (only_one,) = records("With Castrel and Marenza we condemn the aggression of Velmar.")
    assert only_one.target_id == "XVM"


def test_a_member_of_an_organ_is_not_the_organ() -> None:
    found = only("The aggression by a permanent member of the Standing Council shocks us.")
    assert found.target_id == "unnamed:permanent_members"


def test_agencies_that_are_denied_access_do_no_wrong() -> None:
    found = only("The denial of humanitarian access by the World Food Office is a crime.")
    assert found.target_form == "unnamed_conduct"
    assert only("The denial of humanitarian access by Castrel is a crime.").target_id == "XCT"


def test_one_person_is_no_state_that_is_only_named() -> None:
    text = "Castrel held elections.\nHe lied to the voters."
    (found,) = map(Contrast.of, layer_of(text, (1,)))
    assert (found.target, found.target_id, found.target_form) == ("He", None, "named")
    text = "Castrel has bombed our harbours.\nHe lies to the voters about it."
    assert [one.target_id for one in records(text)] == ["XCT", "XCT"]


def test_words_for_conduct_are_no_party() -> None:
    found = only("We reject outside interference in our affairs.")
    assert (found.target_form, found.target) == ("unnamed_conduct", None)


def test_one_of_a_group_is_not_the_group() -> None:
    record = only("They slander every bridge that a developing country builds and bombs.")
    assert record.target_id != "developing-countries"


def test_those_whom_they_invaded_are_not_who_they_are() -> None:
    text = "They invaded Velmar, but also Norvania and Lumaru.\nThey did it for oil and plunder."
    found = records(text)
    assert [record.target_id for record in found] == ["unnamed:they", "unnamed:they"]


def test_a_command_in_quotation_marks_is_no_party() -> None:
    found = records("“Destroy the plant that kills”, they shout, and set the forest on fire.")
    assert {record.target_kind for record in found} <= {"unnamed", "conduct"}


@pytest.mark.parametrize(
    "text",
    [
        "Velmar’s war against Norvania is a crime.",
        "Velmar’s ongoing campaign of lies against Norvania continues.",
    ],
)
def test_whose_war_it_is_and_against_whom(text: str) -> None:
    assert [record.target_id for record in records(text)] == ["XVM"]
