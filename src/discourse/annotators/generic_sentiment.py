"""Two generic sentiment scorers, kept as named baselines: VADER and the Pattern lexicon.

Both were made for other registers (social media, product and film reviews) and misread the
diplomatic one: they rate the words and not what is done with them, so that an accusation worded
with "peace", "respect" and "security" comes out positive, and neither says towards whom a sentence
is friendly or hostile. They are here because readers know them and compare with them.

The values equal those of ``vaderSentiment`` 3.3.2 and ``textblob`` 0.20.1; the lexicons are read
from these packages at the first call and are not part of this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from discourse.annotators.generic_sentiment_lexicons import (
    load_pattern_tables,
    load_vader_tables,
)
from discourse.annotators.pattern_polarity import PolarityScorer
from discourse.annotators.vader import CompoundScorer


def score_vader(sentences: Sequence[str]) -> list[float]:
    """The compound score of VADER for each sentence: in [-1, 1], rounded to four decimals.

    A generic baseline that misreads diplomatic register: accusations are worded with rated words
    of peace and cooperation and come out positive.

    Raises:
        UsageError: ``vaderSentiment`` is not installed.

    Source: Hutto, C.J. & Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment
    Analysis of Social Media Text. ICWSM-14.
    """
    score = _compound_scorer()
    return [score(sentence, sentence.split()) for sentence in sentences]


def score_pattern(sentences: Sequence[str]) -> list[tuple[float, float]]:
    """Polarity in [-1, 1] and subjectivity in [0, 1] of the Pattern lexicon for each sentence.

    A generic baseline that misreads diplomatic register: the lexicon holds adjectives of reviews,
    many sentences get (0.0, 0.0), and formulas of courtesy weigh as much as positions.

    Raises:
        UsageError: ``textblob`` is not installed, or keeps its tables elsewhere.

    Source: De Smedt, T. & Daelemans, W. (2012). Pattern for Python. Journal of Machine Learning
    Research 13, 2063-2067.
    """
    score = _polarity_scorer()
    return [score(sentence, sentence.split()) for sentence in sentences]


def score_both(sentences: Sequence[str]) -> list[tuple[float, float, float]]:
    """Polarity and subjectivity of :func:`score_pattern`, and the score of :func:`score_vader`.

    Each sentence is split only once.
    """
    score_words, score_rules = _polarity_scorer(), _compound_scorer()
    scores = []
    for sentence in sentences:
        tokens = sentence.split()
        scores.append((*score_words(sentence, tokens), score_rules(sentence, tokens)))
    return scores


@cache
def _compound_scorer() -> CompoundScorer:
    return CompoundScorer(load_vader_tables())


@cache
def _polarity_scorer() -> PolarityScorer:
    return PolarityScorer(load_pattern_tables())
