"""The toolkit against a human coding: matching by place, scores, groups."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from discourse.analysis import Analysis
from discourse.annotators import analyze
from discourse.codebook import load_codebook
from discourse.codings.matching import Match, match_units
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
    by_cues = replace(load_codebook(), cues_only=True)  # a new tagger changes nothing here
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
    with pytest.raises(CodingError, match=r"unit 'U1' \(400 to 420\) is no sentence of speech"):
        list(match_units(coding(((400, 420), "claim")), [analysis]))
    bare = Coding("ada.tsv", {"U1": CodedUnit("U1", frozenset(), 2, "speech")})
    with pytest.raises(CodingError, match="'U1' has no offsets"):
        list(match_units(bare, [analysis]))


def test_a_coding_of_other_texts_is_refused(analysis: Analysis) -> None:
    with pytest.raises(UsageError, match="no coded unit lies in the texts at hand"):
        validate(match_units(coding((FIRST, "claim"), text="other"), [analysis]), LABELS)
