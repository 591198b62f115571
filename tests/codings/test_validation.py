"""The toolkit against a human coding: matching by place, scores, groups."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.codebook import load_codebook
from discourse.codings.matching import Match, count_missing, match_units
from discourse.codings.records import CodedUnit, Coding, quote_digest
from discourse.codings.validation import validate
from discourse.errors import CodingError, UsageError
from discourse.measures.score_card import Tally
from discourse.readers import read

WORDS = "We will send two ships to Port Alda.\n\nIt is late. We thank our hosts.\n"
FIRST, SECOND, THIRD = (0, 36), (38, 49), (50, 68)
LABELS = ("claim", "commitment", "ceremonial", "warning")


@pytest.fixture
def analysis(tmp_path: Path) -> Analysis:
    path = tmp_path / "speech.txt"
    path.write_text(WORDS, "utf-8")
    by_cues = load_codebook(tagger="cues")  # a new tagger changes nothing here
    return analyze(read(str(path), country="NOR", genre="address"), by_cues)


def coding(
    *units: tuple[tuple[int, int], str], text: str = "mine/speech", quote: str = ""
) -> Coding:
    coded = [
        CodedUnit(f"U{n}", frozenset(labels.split()), n + 1, text, "", *place, quote)
        for n, (place, labels) in enumerate(units, start=1)
    ]
    return Coding("ada.tsv", {unit.unit: unit for unit in coded})


def test_units_are_matched_by_place(analysis: Analysis) -> None:
    given = coding((FIRST, "commitment"), (SECOND, "claim"), (THIRD, "ceremonial"))
    found = [match.found for match in match_units(given, [analysis])]
    assert "commitment" in found[0]
    assert "ceremonial" in found[2]


def test_units_that_were_cut_otherwise_are_matched_by_half(analysis: Analysis) -> None:
    # One unit over two sentences has the labels of both; half a sentence has those of the whole.
    both = coding(((38, 68), "ceremonial"), ((0, 20), "commitment"))
    found = [match.found for match in match_units(both, [analysis])]
    assert "ceremonial" in found[0]
    assert "commitment" in found[1]


def test_scores_and_groups(analysis: Analysis) -> None:
    given = coding((FIRST, "commitment"), (SECOND, "claim"), (THIRD, "ceremonial"))
    scored = validate(match_units(given, [analysis]), LABELS)
    assert (scored.units, scored.texts) == (3, 1)
    by_label = {one.label: one for one in scored.labels}
    assert by_label["commitment"].recall.value == 1
    assert by_label["commitment"].given == 1
    assert by_label["commitment"].everywhere == pytest.approx(2 * 1 / (3 + 1))
    assert by_label["claim"].recall.value == 0
    assert by_label["warning"].f1.value is None
    assert scored.macro_acts.value is None
    groups = {(group.kind, group.name): group for group in scored.groups}
    assert groups["country", "NOR"].labels["claim"] == Tally(0, 1, 0)
    assert groups["genre", "address"].units == 3
    assert ("bloc", "nato") in groups
    assert ("region", "Western European and Other States") in groups


def test_units_without_a_label_are_counted() -> None:
    given = coding((FIRST, "commitment"), (SECOND, ""), (THIRD, "claim")).units.values()
    found = (frozenset(("commitment",)), frozenset[str](), frozenset[str]())
    matches = [Match(unit, labels, {}, ()) for unit, labels in zip(given, found, strict=True)]
    scored = validate(matches, LABELS)
    assert (scored.units, scored.silent, scored.empty) == (3, 2, 1)


def test_a_digest_that_does_not_match_is_named(analysis: Analysis) -> None:
    right = quote_digest("We will send  two ships to Port Alda.")
    assert list(match_units(coding((FIRST, "claim"), quote=right), [analysis]))
    with pytest.raises(CodingError, match=r"ada\.tsv, row 2: the words of unit 'U1' have another"):
        list(match_units(coding((FIRST, "claim"), quote="0" * 16), [analysis]))


def test_offsets_outside_the_text_are_named(analysis: Analysis) -> None:
    with pytest.raises(
        CodingError, match=r"'U1' \(400 to 420\) lies outside speech.*at character 70"
    ):
        list(match_units(coding(((400, 420), "claim")), [analysis]))
    bare = Coding("ada.tsv", {"U1": CodedUnit("U1", frozenset(), 2, "speech")})
    with pytest.raises(CodingError, match="'U1' has no offsets"):
        list(match_units(bare, [analysis]))


def test_a_unit_that_ends_beyond_the_text_is_named(analysis: Analysis) -> None:
    with pytest.raises(CodingError, match=r"ada\.tsv, row 2: unit 'U1' \(50 to 999\) lies outside"):
        list(match_units(coding(((50, 999), "claim")), [analysis]))


def test_digests_are_compared_whatever_the_place(analysis: Analysis) -> None:
    half = quote_digest("We will send two ships")
    assert list(match_units(coding(((0, 22), "claim"), quote=half), [analysis]))
    # The digest of another sentence, at a place inside one, or over two.
    other = quote_digest("It is late.")
    for place in ((0, 22), (1, 30), (38, 68)):
        with pytest.raises(CodingError, match="the words of unit 'U1' have another digest"):
            list(match_units(coding((place, "claim"), quote=other), [analysis]))


def test_digests_are_of_the_cleaned_words_at_places_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    words = "---\ntitle: Ships\n---\nWe  will send\ntwo ships   to Port Alda. It is late.\n"
    path.write_text(words, "utf-8")
    made = analyze(read(str(path)), load_codebook(tagger="cues"))
    for quote in ("send two ships to Port", "We will send two ships to Port Alda."):
        first, last = quote.split()[0], quote.split()[-1]
        place = words.index(first), words.index(last) + len(last)
        given = coding((place, "commitment"), quote=quote_digest(quote))
        assert "commitment" in next(match_units(given, [made])).found


def test_a_text_changed_at_its_head_is_refused(analysis: Analysis, tmp_path: Path) -> None:
    given = coding(((50, 69), "ceremonial"), quote=quote_digest("We thank our hosts."))
    assert list(match_units(given, [analysis]))
    path = tmp_path / "changed" / "speech.txt"
    path.parent.mkdir()
    path.write_text("An address.\n\n" + WORDS, "utf-8")
    with pytest.raises(CodingError, match=r"Use the version of speech that was coded, or correct"):
        list(match_units(given, [analyze(read(str(path)))]))


def test_two_texts_of_one_name_are_refused(analysis: Analysis) -> None:
    def named(id: str) -> Analysis:
        return replace(analysis, document=replace(analysis.document, id=id))

    given = coding((FIRST, "commitment"))
    with pytest.raises(UsageError, match="old/speech and new/speech may both be the text 'mine/sp"):
        list(match_units(given, [named("old/speech"), named("new/speech")]))
    both = {
        unit.unit: unit
        for number, text in enumerate(("old/speech", "new/speech"))
        for unit in [CodedUnit(f"U{number}", frozenset(), number + 2, text, "", *FIRST)]
    }
    both_coded = Coding("ada.tsv", both)
    found = list(match_units(both_coded, [named("new/speech"), named("old/speech")]))
    assert [match.coded.text for match in found] == ["new/speech", "old/speech"]
    with pytest.raises(UsageError, match="speech may be 'old/speech' or 'new/speech' of ada"):
        list(match_units(both_coded, [analysis]))


def test_texts_without_a_match_are_counted(analysis: Analysis) -> None:
    given = coding((FIRST, "commitment"), (SECOND, "claim"), text="speech")
    more = coding((FIRST, "claim"), (SECOND, "claim"), text="other")
    units = {**given.units, **{f"V{n}": unit for n, unit in enumerate(more.units.values())}}
    both = Coding("ada.tsv", units)
    assert count_missing(both, match_units(both, [analysis])) == {"other": 2}


def test_a_coding_of_other_texts_is_refused(analysis: Analysis) -> None:
    with pytest.raises(UsageError, match="no coded unit lies in the texts at hand"):
        validate(match_units(coding((FIRST, "claim"), text="other"), [analysis]), LABELS)
