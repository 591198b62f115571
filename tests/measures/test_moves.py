"""The order of a text: groups of sentences, moves, distances, and openings that repeat."""

from __future__ import annotations

from discourse.codebook import GROUPS
from discourse.measures.anaphora import find_anaphora
from discourse.measures.moves import measure_course
from tests.builders import analysis, category, codebook, cue

BOOK = codebook(
    category("contrast", cue("a", "blame"), group="evaluation"),
    category("exhortation", cue("a", "let us"), group="acts"),
    category("claim", cue("a", "surely"), group="content"),
    category("statistic", cue("a", "tons"), group="warrants"),
)
BLAME, CALL, CLAIM, FIGURE, PLAIN = (
    "They blame others.", "Let us go.", "It is surely so.", "It weighs tons.", "The sea is wide.",
)  # fmt: skip


def course_of(*sentences: str, paragraph: int = 2):
    parts = [" ".join(sentences[n : n + paragraph]) for n in range(0, len(sentences), paragraph)]
    found = measure_course(analysis("\n\n".join(parts), BOOK))
    assert found is not None
    return found


def test_what_follows_what_is_counted_by_group() -> None:
    course = course_of(BLAME, CALL, CALL, PLAIN, CLAIM, CLAIM)
    acts, content, evaluation = (GROUPS.index(name) for name in ("acts", "content", "evaluation"))
    counts = course.transitions.counts
    assert counts[evaluation, acts] == counts[acts, acts] == counts[content, content] == 1
    assert counts.sum() == 3  # pairs with the plain sentence are left out


def test_moves_are_three_sentences_of_a_group_and_more() -> None:
    course = course_of(CALL, CALL, CALL, PLAIN, CLAIM, CLAIM)
    assert [(move.label, move.start, move.end) for move in course.moves] == [("acts", 0, 3)]


def test_the_distance_from_criticism_to_the_next_call() -> None:
    course = course_of(BLAME, PLAIN, CALL, BLAME, CALL, BLAME)
    # 2 from the first, 1 from the second; no call follows the third.
    assert (course.to_call.value, course.to_call.base, course.unanswered) == (1.5, 2, 1)
    assert course.to_call.by_chance is None
    assert course.to_call.reason == "3 paragraphs, fewer than 6: not shuffled"


def test_figures_near_claims_are_within_two_sentences() -> None:
    course = course_of(CLAIM, PLAIN, FIGURE, PLAIN, PLAIN, CLAIM)
    assert (course.figures_near.value, course.figures_near.base) == (0.5, 2)


def test_an_order_of_paragraphs_beyond_chance() -> None:
    """All criticism first and all calls last: random orders bring them nearer."""
    course = course_of(*[BLAME] * 12, *[PLAIN] * 12, *[CALL] * 12)
    assert course.to_call.value == 18.5  # 24, 23 … 13 sentences on
    assert course.to_call.by_chance is not None
    assert course.to_call.by_chance < 8
    assert course.to_call.p_value is not None
    assert course.to_call.p_value < 0.05
    assert course_of(*[BLAME] * 12, *[PLAIN] * 12, *[CALL] * 12).to_call == course.to_call


def test_sentences_close_together_that_begin_alike() -> None:
    others = [f"{word} is far away." for word in ("Alda", "Brena", "Corvo", "Delmar", "Esk")]
    musts = [f"We must {verb} now." for verb in ("act", "build", "trade", "speak", "rest")]
    text = analysis(" ".join([*others * 4, *musts, *others * 4]), BOOK)
    found = {one.words: one for one in find_anaphora(text)}
    must = found["we", "must"]
    assert [unit.sentence_no for unit in must.sentences] == [21, 22, 23, 24, 25]
    assert must.everywhere == 5
    assert must.q_value is not None
    assert must.q_value < 0.05
    # "Alda is" comes every fifth sentence: never three close together.
    assert set(found) == {("we", "must")}


def test_the_words_are_those_that_all_of_the_cluster_share() -> None:
    lines = [f"Only peace can {verb} us." for verb in ("save", "feed", "free")]
    (found,) = find_anaphora(analysis(" ".join([PLAIN, *lines]), BOOK))
    assert found.words == ("only", "peace", "can")


def test_few_words_and_no_sentence_do_no_harm() -> None:
    assert find_anaphora(analysis("No. No. No.", BOOK)) == ()
