"""Formulas found in dated texts, and phrases followed through them."""

from __future__ import annotations

import pytest

from discourse.document import Document, Metadata
from discourse.errors import UsageError
from discourse.measures.formulas.study import find_formulas, find_wanted, track
from tests.measures.formula_texts import SPEECHES, dated

PHRASE = "open water for all peoples"


def test_a_formula_is_found_with_its_history():
    study = find_formulas(SPEECHES)
    (history,) = study.found
    assert (history.key, history.count, history.having) == (PHRASE, 4, 4)
    assert [(y.year, y.count, y.texts) for y in history.years] == [
        (2031, 1, 1), (2032, 2, 2), (2033, 0, 0), (2034, 1, 1), (2035, 0, 2),
    ]  # fmt: skip
    assert history.edges is not None
    assert [(edge.year, edge.texts_beyond) for edge in history.edges] == [(2031, 0), (2034, 2)]
    assert study.coverage.gaps == (2033,)


def test_wordings_that_differ_are_told_and_not_counted():
    (history,) = find_formulas(SPEECHES).found
    told = [(w.phrase, w.difference, w.counts, w.first_year) for w in history.wordings]
    assert told == [
        ("open water for all peoples", "", True, 2031),
        ("open water for some peoples", "all → some", False, 2035),
        ("Open waters for all peoples", "water → waters", False, 2035),
    ]


def test_who_uses_it_and_who_has_it_first():
    (history,) = find_formulas(SPEECHES).found
    assert [(u.holder, u.having, u.texts, u.first_year) for u in history.users] == [
        ("NVA", 3, 4, 2031),
        ("VLM", 1, 2, 2032),
    ]
    assert [user.holder for user in history.first_users] == ["NVA"]


def test_formulas_of_one_holder_with_all_users():
    study = find_formulas(SPEECHES, holder="NVA")
    (history,) = study.found
    assert (history.having, len(study.stream.texts), len(study.everywhere.texts)) == (3, 4, 6)
    assert [user.holder for user in history.users] == ["NVA", "VLM"]


def test_holders_may_be_speakers():
    texts = [
        Document(f"t{n}", "Open water for all peoples!", Metadata(date=str(2031 + n), speaker=who))
        for n, who in enumerate(("Ada Osei", "Ada Osei", None))
    ]
    (history,) = track(texts, PHRASE, by="speaker").histories
    assert [(u.holder, u.having) for u in history.users] == [("Ada Osei", 2), ("not stated", 1)]


def test_the_order_in_which_texts_are_given_changes_nothing():
    there, back = (find_formulas(texts).found for texts in (SPEECHES, SPEECHES[::-1]))
    assert [(h.key, h.count, h.trend, h.edges) for h in there] == [
        (h.key, h.count, h.trend, h.edges) for h in back
    ]


def test_a_known_formula_is_known_in_each_of_its_forms():
    texts = [
        dated("a", "2031", "We are a zone of peace."),
        dated("b", "2032", "There are Zones of Peace in two seas."),
        dated("c", "2033", "We want calm."),
    ]
    study = find_formulas(texts)
    (history,) = study.known
    assert history.known is not None
    assert (history.key, history.count) == ("zone-of-peace", 2)
    assert "zone-of-peace" not in {one.id for one in study.absent}


def test_small_words_make_no_other_formula_of_a_known_one():
    texts = [
        dated("a", "2031", "We want a community with a shared future."),
        dated("b", "2032", "We want a community with the shared future."),
        dated("c", "2033", "We want a community with a shared harvest."),
    ]
    (history,) = track(texts, "shared-future").histories
    told = [(w.phrase, w.counts, w.is_near) for w in history.wordings]
    assert history.count == 2
    assert ("community with the shared future", True, False) in told
    assert ("community with a shared harvest", False, True) in told


def test_another_known_formula_is_no_variant():
    texts = [dated("a", "2031", "The Global Security Initiative and the Global Water Initiative.")]
    (history,) = track(texts, "Global Development Initiative").histories
    assert [wording.phrase for wording in history.wordings] == ["Global Water Initiative"]


def test_phrases_are_followed_in_the_order_given():
    tracking = track(SPEECHES, ["lambs thrive", "Open Water"])
    assert [(h.phrase, h.count) for h in tracking.histories] == [
        ("lambs thrive", 1),
        ("Open Water", 5),
    ]
    (absent,) = track(SPEECHES, "deep snow").histories
    assert (absent.count, absent.edges, absent.trend) == (0, None, None)


def test_an_id_or_a_form_asks_for_the_known_formula():
    assert find_wanted("zone-of-peace").known is not None
    assert find_wanted("Zone of Peace").known is not None
    assert find_wanted("zone of quiet").known is None


@pytest.mark.parametrize("phrase", ["", "…", "  "])
def test_a_phrase_without_a_word_is_an_error(phrase: str):
    with pytest.raises(UsageError, match="has no word"):
        track(SPEECHES, phrase)


def test_what_makes_no_sense_is_an_error():
    with pytest.raises(UsageError, match="nothing to follow"):
        track(SPEECHES, [])
    with pytest.raises(UsageError, match="it takes 2 texts or more, not 1"):
        find_formulas(SPEECHES, fewest_texts=1)
    with pytest.raises(UsageError, match="no dated text is of 'XXX'"):
        find_formulas(SPEECHES, holder="XXX")


def test_equal_texts_and_one_text_give_an_answer():
    one = find_formulas(SPEECHES[:1])
    assert (one.found, one.known, one.coverage.span) == ((), (), "2031")
    twins = [dated(f"t{n}", str(2031 + n), "Open water for all peoples!") for n in range(3)]
    study = find_formulas(twins)
    assert [history.having for history in study.found] == [3]
