"""Stance: for or against whom, in which role, by which words; the same whoever it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discourse.annotators import analyze
from discourse.annotators.stance import judge
from discourse.annotators.stance_words import load_stance_words
from discourse.annotators.stances import find_stance
from discourse.codebook import load_codebook
from discourse.document import Document, Metadata
from discourse.ledger import Stance
from tests.annotators.test_swap import STATES, fill
from tests.builders import composed_codebook

MARKED = Path(__file__).with_name("stance_sentences.txt").read_text("utf-8").splitlines()
SWAPS = Path(__file__).with_name("swap_sentences.txt").read_text("utf-8").splitlines()


def stances(text: str, country: str | None = None) -> tuple[Stance, ...]:
    document = Document("test", text, Metadata(language="en", country=country))
    return analyze(document, composed_codebook(), ("stances",)).stances or ()


@pytest.mark.parametrize("marked", MARKED)
def test_whom_a_sentence_is_for_or_against(marked: str) -> None:
    before, target, after, expected = re.fullmatch(r"(.*)\[(.*)\](.*) ([+0-])", marked).groups()
    text = before + target + after
    found = judge(text, len(before), len(before) + len(target))
    assert found.polarity == expected, found.signs


def test_the_words_that_decided_are_evidence() -> None:
    text = "We condemn the brutal war of Norvania."
    found = judge(text, 29, 37)
    assert {text[sign.start : sign.end] for sign in found.signs} >= {"condemn", "brutal"}
    assert -1 <= found.score <= 1


def test_scores_follow_the_scale_of_severity() -> None:
    """Welcome > support > appreciate > note > concerned > regret > deplore > oppose > condemn."""
    verbs = ["welcome", "support", "appreciate", "note", "are concerned by", "regret", "deplore",
             "oppose", "condemn"]  # fmt: skip
    scores = []
    for verb in verbs:
        text = f"We {verb} Norvania."
        scores.append(judge(text, len(text) - 9, len(text) - 1).score)
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(verbs)
    assert scores[3] == 0


def test_a_concession_counts_half() -> None:
    main = judge("Norvania attacked us.", 0, 8).score
    assert judge("Although Norvania attacked us, we talk.", 9, 17).score == main / 2


def test_what_stands_far_away_says_nothing() -> None:
    near = "We met Norvania. The war was brutal."
    far = f"We met Norvania. {'The rain fell on the hills. ' * 40}The war was brutal."
    assert judge(near, 7, 15).polarity == "-"
    assert judge(far, 7, 15).signs == ()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (0, 99), (2, 3)])
def test_a_place_without_words_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"{start}:{end} holds no words of a text of 5"):
        judge("We go", start, end)


def test_roles_and_actors_of_records() -> None:
    found = stances("Norvania attacked Quessara. Marenza provides aid to Quessara.")
    assert [(one.actor, one.role) for one in found] == [
        ("XNV", "agent"), ("XQS", "patient"), ("XMZ", "agent"), ("XQS", "beneficiary"),
    ]  # fmt: skip
    assert [one.kind for one in found[:3]] == ["-", "0", "+"]


def test_who_praises_is_an_endorser() -> None:
    first, second = stances("Norvania commends Quessara.")
    assert (first.role, first.kind) == ("endorser", "0")
    assert (second.role, second.kind) == ("patient", "+")


def test_words_for_the_speaker_are_its_own() -> None:
    (found,) = stances("My country upholds the law.", country="XNV")
    assert (found.actor, found.actor_class, found.kind) == ("XNV", "self", "+")
    (found,) = stances("My country upholds the law.")
    assert found.actor == "self"


def test_words_in_the_mouth_of_others_are_marked() -> None:
    assert [one.reported for one in stances("The paper says that Norvania lied.")] == [True]
    assert [one.reported for one in stances("Norvania lied.")] == [False]


def test_unnamed_parties_stay_unnamed() -> None:
    (found,) = stances("Certain major powers bully others and break their word.")
    assert (found.actor, found.actor_class, found.kind) == (
        "unnamed:major_powers", "unnamed_actor", "-",
    )  # fmt: skip


def test_a_sad_sentence_says_nothing_of_those_in_it() -> None:
    text = "The famine in Norvania was a tragedy."
    assert [one.kind for one in stances(text)] == ["0"]


def test_every_record_keeps_its_evidence() -> None:
    document = Document("test", "Norvania attacked Quessara.", Metadata(language="en"))
    layer = analyze(document, composed_codebook(), ("stances",)).document.layer("stances")
    assert [document.quote(one.span) for one in layer[0].evidence] == ["attacked"]
    assert layer[0].evidence[0].source == "stance/attack/attack"


def test_another_language_is_not_measured() -> None:
    document = Document("test", "La Norvanie a attaqué.", Metadata(language="fr"))
    analysis = analyze(document, composed_codebook(), ("stances",))
    assert analysis.stances is None
    assert "'fr'" in (analysis.why_missing("stances") or "")


@pytest.mark.parametrize("sentence", SWAPS)
def test_exchanging_governments_changes_no_stance(sentence: str) -> None:
    results = set()
    for number, first in enumerate(STATES):
        text = fill(sentence, first, STATES[(number + 4) % len(STATES)])
        document = Document("swap", text, Metadata(language="en"))
        found = analyze(document, load_codebook(), ("stances",)).stances or ()
        kept = [one for one in found if one.actor in {state[3] for state in STATES}]
        results.add(tuple((one.kind, one.score, one.role, one.reported) for one in kept))
    results.discard(())  # "American" alone is no mention of a state: it may be the continent
    assert len(results) <= 1


def test_exchanging_governments_changes_no_marked_stance() -> None:
    found = set()
    for name, *_ in STATES:
        text = f"We condemn the brutal attacks of {name} on the villages of our friends."
        start = text.index(name)
        found.add(find_stance(text, start, start + len(name), load_codebook()).score)
    assert len(found) == 1


def test_the_page_names_nobody() -> None:
    words = load_stance_words()
    names = {name.lower() for actor in load_codebook().actors if actor.kind == "state"
             for name in (*actor.names, *actor.demonyms)}  # fmt: skip
    entries = {" ".join(form) for forms in words.senses.values() for form, _ in forms}
    assert entries & names == set()
    assert len(entries) > 1000


def test_the_object_of_one_verb_is_not_the_subject_of_the_next() -> None:
    def signs(marked: str) -> dict[str, str]:
        start, end = marked.index("["), marked.index("]") - 1
        judged = judge(marked.replace("[", "").replace("]", ""), start, end)
        return {sign.source: sign.role for sign in judged.signs if sign.value}

    assert "agent" not in signs("We oppose [Norvania], uphold the law and advocate peace.").values()
    assert "agent" not in signs("We reject [Norvania] and support the Assembly.").values()
    assert "agent" in signs("We oppose [Norvania], which upholds no law.").values()


@pytest.mark.parametrize(("country", "name"), [("POL", "Poland"), ("KEN", "Kenya")])
def test_who_condemns_is_not_spoken_against(country: str, name: str) -> None:
    text = (
        f"{name} condemns in the strongest terms every instance of persecution and discrimination "
        "based on religion and insists on the importance of commitments to the safety of all."
    )
    found = analyze(Document("test", text, Metadata(language="en", country=country)))
    assert [stance.kind for stance in found.stances or ()] == ["0"]
