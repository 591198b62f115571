from __future__ import annotations

import random
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.annotators import generic_sentiment_lexicons, pattern_polarity, vader
from discourse.annotators.generic_sentiment import score_pattern, score_vader
from discourse.annotators.generic_sentiment_lexicons import (
    load_pattern_tables,
    load_vader_tables,
)
from discourse.errors import UsageError

UNGDC = Path(__file__).resolve().parents[2] / "../shared/corpus/ungdc"
COMPOSED = tomllib.loads(
    Path(__file__).with_name("sentiment_sentences.toml").read_text(encoding="utf-8")
)["sentences"]
JOINERS = ["no", "not", "least", "this", "of", "or", "nor", "at", "kind", "stop", "death"]
SIGNS = ["!", "??", "(", ")", "(!)", ":", "'", "’", "“", ".", "...", "8)", "-", ",", "D", "\n\n"]

Reference = Callable[[str], tuple[float, float, float]]


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The three values as the two reference programs give them."""
    textblob = pytest.importorskip("textblob")
    analyzer = pytest.importorskip("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()

    def score(sentence: str) -> tuple[float, float, float]:
        polarity, subjectivity = textblob.TextBlob(sentence).sentiment
        return analyzer.polarity_scores(sentence)["compound"], polarity, subjectivity

    return score


def ours(sentences: Sequence[str]) -> list[tuple[float, float, float]]:
    compounds, pairs = score_vader(sentences), score_pattern(sentences)
    return [(compound, *pair) for compound, pair in zip(compounds, pairs, strict=True)]


def differing(sentences: Sequence[str], reference: Reference) -> list[str]:
    values = zip(sentences, ours(sentences), strict=True)
    return [sentence for sentence, value in values if value != reference(sentence)]


# Worked out by hand: a sum x of ratings gives x / sqrt(x² + 15).
@pytest.mark.parametrize(
    ("sentence", "compound"),
    [
        ("Good", 0.4404),  # 1.9
        ("Good!", 0.4926),  # 1.9 + 0.292
        ("very good", 0.4927),  # 1.9 + 0.293
        ("not good", -0.3412),  # 1.9 * -0.74
        ("good but good", 0.7003),  # 0.95 + 2.85
        # 3.2 is halved to 1.6; the 1.6 after "but" is taken for it, so 0.8 + 1.6 remain
        ("love but accept", 0.5267),
        ("The envoy arrived", 0.0),
        ("", 0.0),
    ],
)
def test_compound_by_hand(sentence: str, compound: float) -> None:
    assert score_vader([sentence]) == [compound]


# "good" has polarity 0.7 and subjectivity 0.6 in the lexicon, "very" the intensity 1.3.
@pytest.mark.parametrize(
    ("sentence", "polarity", "subjectivity"),
    [
        ("Good", 0.7, 0.6),
        ("not good", -0.35, 0.6),
        ("very good", 0.91, 0.78),
        ("good!", 0.875, 0.6),
        ("good :)", 0.6, 0.8),  # the emoticon is 0.5, fully subjective
        ("The envoy arrived", 0.0, 0.0),
    ],
)
def test_polarity_by_hand(sentence: str, polarity: float, subjectivity: float) -> None:
    assert score_pattern([sentence]) == [pytest.approx((polarity, subjectivity), abs=1e-12)]


@pytest.mark.parametrize("group", COMPOSED)
def test_composed_sentences_equal_reference(group: str, reference: Reference) -> None:
    assert differing(COMPOSED[group], reference) == []


def test_composed_sentences_are_many_and_most_are_rated() -> None:
    assert sum(map(len, COMPOSED.values())) >= 150
    rated = [sentence for group in COMPOSED.values() for sentence in group]
    assert sum(compound != 0 for compound, *_ in ours(rated)) > 120


def test_upper_lower_and_title_case_equal_reference(reference: Reference) -> None:
    sentences = [sentence for group in COMPOSED.values() for sentence in group]
    changed = [form(s) for s in sentences for form in (str.upper, str.lower, str.title)]
    assert differing(changed, reference) == []


def salads() -> st.SearchStrategy[str]:
    """Words of both lexicons and signs, in any order, apart or run together."""
    tables, pattern = load_vader_tables(), load_pattern_tables()
    rules = [*tables.boosts, *tables.negations, *tables.phrases, *JOINERS]
    words = st.one_of(
        st.sampled_from(sorted({*tables.ratings, *pattern.words})),
        st.sampled_from(sorted(rules)),
        st.sampled_from(sorted({*SIGNS, *pattern.emoticons, *tables.emoji})),
        st.text(max_size=4),
    )
    forms = st.sampled_from([str, str.upper, str.title])
    written = st.builds(lambda word, form: form(word), words, forms)
    pieces = st.tuples(written, st.sampled_from([" ", " ", " ", "", "\n"]))
    return st.lists(pieces, max_size=14).map(lambda found: "".join(map("".join, found)))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(salads())
def test_any_words_equal_reference(reference: Reference, sentence: str) -> None:
    assert ours([sentence]) == [reference(sentence)]


@pytest.mark.skipif(not UNGDC.is_dir(), reason="needs ../shared")
def test_speeches_equal_reference(reference: Reference) -> None:
    rng = random.Random(20)
    sentences: list[str] = []
    for path in rng.sample(sorted(UNGDC.rglob("*_*.txt")), 80):
        text = path.read_text(encoding="utf-8", errors="replace")
        pieces = re.split(r"(?<=[.!?])\s+", text)
        sentences += rng.sample(pieces, min(25, len(pieces)))
    assert len(sentences) == 2000
    assert differing(sentences, reference) == []


def test_what_was_met_before_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [sentence for group in COMPOSED.values() for sentence in group]
    expected = ours(sentences)
    monkeypatch.setattr(vader, "REMEMBERED_CHARACTERS", 20)
    monkeypatch.setattr(pattern_polarity, "REMEMBERED_CHARACTERS", 20)
    compound = vader.CompoundScorer(load_vader_tables())
    polarity = pattern_polarity.PolarityScorer(load_pattern_tables())
    cut = [(s, s.split()) for s in sentences]
    assert [(compound(*s), *polarity(*s)) for s in cut] == expected


def test_memory_of_tokens_is_bounded() -> None:
    compound = vader.CompoundScorer(load_vader_tables())
    polarity = pattern_polarity.PolarityScorer(load_pattern_tables())
    for letter in "abcdefghij":  # a million characters, each token one that may join
        sentence = letter * 100_000 + ":)"
        compound(sentence, [sentence])
        polarity(sentence, [sentence])
    for kept in (compound.values, polarity.chunks, polarity.chunks.joining):
        assert sum(map(len, kept)) < 700_000


def test_no_emoji_is_ascii() -> None:
    """Plain ASCII is not searched for emoji."""
    assert not any(sign.isascii() for sign in load_vader_tables().emoji)


def test_neither_textblob_nor_nltk_is_imported() -> None:
    code = (
        "import sys; from discourse.annotators.generic_sentiment import *;"
        "assert 'vaderSentiment' not in sys.modules;"
        "score_vader(['Good']), score_pattern(['Good :)']);"
        "print(sorted({'textblob', 'nltk', 'requests', 'sklearn'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("load", [load_pattern_tables, load_vader_tables])
def test_missing_package_is_named(
    load: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(generic_sentiment_lexicons, "import_module", missing)
    monkeypatch.setattr(generic_sentiment_lexicons, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="install"):
        load.__wrapped__()  # type: ignore[attr-defined]
