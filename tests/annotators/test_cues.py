"""Which cues fire where, and what becomes of them."""

from __future__ import annotations

from discourse.annotators.labels import annotate_labels
from discourse.codebook import Codebook
from discourse.document import Annotation, Layer
from discourse.text import Span
from tests.builders import MADE_BY, category, codebook, cue, document


def label(text: str, book: Codebook) -> Layer:
    actors = Layer.of("mentions", [], MADE_BY)
    return annotate_labels(document(text).with_layer(actors), book, MADE_BY)[0]


def labels(text: str, book: Codebook) -> list[tuple[str, float]]:
    return [(annotation.label, annotation.score) for annotation in label(text, book)]


def evidence(text: str, book: Codebook) -> list[str]:
    return [text[e.span.start : e.span.end] for a in label(text, book) for e in a.evidence]


def test_hits_add_up_against_doubt() -> None:
    book = codebook(category("call", cue("a", "calm", weight=0.5), cue("b", "peace", weight=0.4)))
    assert labels("Calm and peace.", book) == [("call", 0.7)]  # 1 - 0.5 * 0.6


def test_a_hit_gives_its_label_with_the_words_that_carried_it() -> None:
    book = codebook(category("call", cue("urge", "we urge", weight=0.7)))
    assert labels("Today We Urge calm.", book) == [("call", 0.7)]
    assert evidence("Today We Urge calm.", book) == ["We Urge"]
    assert label("Today We Urge calm.", book)[0].evidence[0].source == "call/urge"


def test_two_weak_cues_reach_the_threshold_together() -> None:
    book = codebook(category("call", cue("a", "calm", weight=0.3), cue("b", "peace", weight=0.3)))
    assert labels("Calm.", book) == []
    assert labels("Calm and peace.", book) == [("call", 0.51)]


def test_scores_are_kept_for_labels_that_are_not_assigned() -> None:
    book = codebook(category("call", cue("a", "calm", weight=0.3)))
    scores = label("Calm.", book).scores
    assert scores is not None
    assert (scores.labels, scores.values) == (("call",), ((0.3,),))


def test_a_veto_undoes_the_hit_it_overlaps_and_no_other() -> None:
    book = codebook(category("pledge", cue("will", "we will", unless=("we will see",))))
    assert labels("We will see.", book) == []
    assert evidence("We will see, and we will act.", book) == ["we will"]


def test_not_with_undoes_from_anywhere_in_the_sentence() -> None:
    book = codebook(category("pledge", cue("will", "we will", not_with=("never",))))
    assert labels("We will act as never before.", book) == []


def test_a_cue_does_not_reach_over_the_end_of_the_sentence() -> None:
    book = codebook(category("pledge", cue("will", "we … act")))
    assert labels("We wait\nothers act", book) == []


def test_one_labels_cue_does_not_hide_anothers() -> None:
    book = codebook(
        category("long", cue("a", "peace and security")), category("short", cue("b", "peace"))
    )
    assert [name for name, _ in labels("Peace and security.", book)] == ["long", "short"]


def test_within_a_label_the_longest_hit_counts_once() -> None:
    book = codebook(category("x", cue("a", "peace"), cue("b", "peace and security")))
    assert labels("Peace and security.", book) == [("x", 0.6)]


def test_exclusion_keeps_the_stronger() -> None:
    book = codebook(
        category("a", cue("a", "we thank", weight=0.9), excludes=("b",)),
        category("b", cue("b", "the world", weight=0.6)),
    )
    assert labels("We thank the world.", book) == [("a", 0.9)]


def test_absorption_by_label_and_by_subtype() -> None:
    claim = category(
        "claim",
        cue("a", "is vital", attributes=(("subtype", "evaluative"),)),
        attributes=(("subtype", ("evaluative", "causal")),),
    )
    whole = category("diagnosis", cue("d", "the world"), absorbs=("claim",))
    part = category("diagnosis", cue("d", "the world"), absorbs=("claim:causal",))
    text = "The world is vital."
    assert [name for name, _ in labels(text, codebook(claim, whole))] == ["diagnosis"]
    assert len(labels(text, codebook(claim, part))) == 2


def test_of_two_signalled_values_the_first_on_the_page_wins_else_the_default() -> None:
    page = category(
        "contrast",
        cue("a", "bullying", attributes=(("form", "conduct"),)),
        cue("b", "some powers", attributes=(("form", "actor"),)),
        attributes=(("form", ("actor", "conduct")), ("side", ("both", "one"))),
        defaults=(("side", "one"),),
    )
    found: Annotation = label("Some powers defend bullying.", codebook(page))[0]
    assert found.attributes == (("form", "actor"), ("side", "one"))


def test_evidence_has_eight_words_at_most() -> None:
    book = codebook(category("x", cue("a", "a … b … c")))
    text = "a 1 2 3 4 5 6 b 1 2 3 4 5 6 c."
    assert evidence(text, book) == ["a 1 2 3 4 5 6 b"]


def test_a_hidden_cue_hands_on_the_attributes_that_its_page_names() -> None:
    def page(*handed_on: str) -> Codebook:
        return codebook(
            category(
                "contrast",
                cue("long", "condemn the aggression of", attributes=(("form", "conduct"),)),
                cue("short", "aggression", attributes=(("form", "named"),)),
                attributes=(("form", ("named", "conduct")),),
                handed_on=handed_on,
            )
        )

    text = "We condemn the aggression of others."
    assert label(text, page("form"))[0].get("form") == "named"
    assert label(text, page())[0].get("form") == "conduct"
    assert label(text, page("form"))[0].score == 0.6  # the hidden cue adds no weight


def test_a_word_inside_a_name_is_no_cue() -> None:
    book = codebook(category("trade", cue("port", "port", weight=0.9)))
    text = "Port Alda grows; the port does too."
    actors = Layer.of(
        "mentions",
        [Annotation(Span(0, 9), "XNV", attributes=(("class", "state"),))],
        MADE_BY,
    )
    found = annotate_labels(document(text).with_layer(actors), book, MADE_BY)[0]
    assert [text[e.span.start : e.span.end] for a in found for e in a.evidence] == ["port"]
