"""The reference distribution: what it holds, who may be held against it, percentiles by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from discourse.analysis import Analysis
from discourse.codebook import load_codebook
from discourse.measures.profiles import KINDS, Column, Profile
from discourse.measures.reference import (
    Reference,
    find_placings,
    load_reference,
    why_not_placed,
)
from tests.builders import NEEDS_SHARED, SHARED, analysis

CONTRAST = Column("functions", "contrast")
SPEECHES = SHARED / "corpus" / "ungdc"


def test_what_labelled_the_reference_is_what_ships() -> None:
    """After a change of pages or tagger: python corpus/reference.py UNGDC_FOLDER."""
    card, codebook = load_reference().card, load_codebook()
    assert (card.codebook, card.tagger) == (codebook.digest, codebook.tagger)


def test_the_reference_is_as_its_card_says() -> None:
    reference = load_reference()
    assert len(set(reference.ids)) == reference.card.texts == 1746
    assert (reference.years.min(), reference.years.max()) == reference.card.years
    assert len(set(reference.countries) - {""}) == reference.card.countries
    assert {column.kind for column in reference.columns} == set(KINDS)
    assert (reference.counts <= reference.sentences[:, None]).all()
    # A form of target stands in critical sentences only.
    at = [n for n, column in enumerate(reference.columns) if column.kind == "targets"]
    critical = reference.counts[:, reference.columns.index(CONTRAST)]
    assert (reference.counts[:, at].sum(axis=1) <= critical).all()


def test_pairs_are_of_one_state() -> None:
    reference = load_reference()
    first, second = reference.pairs
    countries = np.array(reference.countries)
    assert (countries[first] == countries[second]).all()
    assert (first != second).all()


def speeches(text: Analysis, *shares: int) -> Reference:
    """A reference of speeches of 100 sentences, so many of them critical; the last is ``text``."""
    layer = text.document.layer("functions")
    card = replace(
        load_reference().card,
        texts=len(shares),
        model=layer.made_by.model_digest,  # type: ignore[arg-type]  # none in these tests
        codebook=text.codebook.digest,
    )
    digests = [*"0" * (len(shares) - 1), text.document.digest[:16]]
    number = len(shares)
    return Reference(
        card,
        tuple(f"speech {n}" for n in range(number)),
        ("XNV",) * number,
        np.arange(number) + 2030,
        tuple(digests),
        np.full(number, 100),
        (CONTRAST,),
        np.array(shares)[:, None],
    )


def placed(critical: int, *shares: int):
    text = analysis("All is well.", genre="general debate address")
    reference = speeches(text, *shares)
    table = np.zeros((20, 1), dtype=np.int64)
    table[:critical] = 1
    profile = Profile("test", (CONTRAST,), table, np.full(20, 5), np.full(20, 100))
    found = find_placings(text, profile, reference)
    assert not isinstance(found, str)
    (placing,) = found
    return placing


def test_a_percentile_counts_equal_shares_by_half_and_leaves_the_text_out() -> None:
    # 5 of 100 sentences, against 1, 5, 9 and 20 per cent; the last of the five is the text itself.
    placing = placed(5, 1, 5, 9, 20, 5)
    assert placing.percentile.base == 4
    assert placing.percentile.value == 100 * (1 + 0.5) / 4
    assert placing.median == pytest.approx(0.07)


def test_the_interval_of_a_percentile_is_that_of_the_text_itself() -> None:
    placing = placed(5, 1, 5, 9, 20, 5)
    span, share = placing.percentile.interval, placing.share.interval
    assert span is not None
    assert share is not None
    # The share may well be 1.5 to 12 per cent: above 1 of the four, up to above three.
    assert share.low > 0.01
    assert 0.09 < share.high < 0.2
    assert (span.low, span.high) == (25, 75)


def test_speeches_without_any_such_sentence_are_counted() -> None:
    assert placed(5, 0, 0, 9, 5).zeros == 2


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "the genre of the text is not stated"),
        ({"genre": "toast"}, "the text is of the genre “toast”"),
        ({"genre": "General debate address"}, "labelled by another tagger or other pages"),
    ],
)
def test_other_texts_are_refused_with_the_reason(given: dict[str, str], reason: str) -> None:
    told = why_not_placed(analysis("All is well.", **given), load_reference().card)
    assert told is not None
    assert reason in told


@pytest.mark.skipif(not SPEECHES.is_dir(), reason=NEEDS_SHARED)
@pytest.mark.parametrize("name", ["NOR_70_2015", "GHA_74_2019", "URY_78_2023"])
def test_a_row_is_what_the_script_measures_today(name: str) -> None:
    """Where a rule of a ledger changed the counts, python corpus/reference.py is to be run."""
    from reference import measure_speech

    (path,) = SPEECHES.glob(f"Session */{name}.txt")
    cells = measure_speech(path).cells
    table = load_reference()
    row = table.ids.index(name)
    counts = zip(table.columns, table.counts[row].tolist(), strict=True)
    assert {column.name: str(count) for column, count in counts} == {
        column.name: cells[column.name] for column in table.columns
    }
    assert cells["sentences"] == str(table.sentences[row])
